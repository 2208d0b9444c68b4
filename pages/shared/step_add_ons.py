"""The steps for what runs beside the main approach."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.flow import ANSWERS, Answer
from logic.interview import InterviewStep, optional_add_ons
from logic.pack import AddOn
from pages.shared import frame, session, widgets
from pages.shared.case import Case
from pages.shared.html import draw, joined
from pages.shared.session import say
from pages.shared.step import continue_button, kept_from_check, onward, refuse, save_and_go_on, widget


def required_add_on(case: Case, step: InterviewStep, above: str) -> None:
    """An add-on question that must be answered before a result is shown."""
    add_on = next(one for one in case.pack.add_ons if one.id == step.key)
    about = [widgets.counts_as_yes(add_on.counts_as_yes)] if add_on.counts_as_yes else []
    about.append(widgets.details(say("approach.why"), widgets.ground(case.pack, add_on.ground)))
    frame.heading(add_on.question or "", step=f"add-on-{add_on.id}", above=above, below=joined(about))
    key = widget(case, f"add-on-{add_on.id}")
    with st.form(f"form-{key}", border=False, enter_to_submit=False):
        frame.field_trouble("answer")
        st.radio(
            add_on.question or "",
            ANSWERS,
            index=ANSWERS.index(case.add_ons[add_on.id]) if add_on.id in case.add_ons else None,
            format_func=lambda a: say(f"answers.{a}"),
            key=key,
            label_visibility="collapsed",
        )
        session.seen(key, case.add_ons.get(add_on.id))
        continue_button(give_add_ons, case, step, {add_on.id: key})


def others(case: Case, step: InterviewStep, above: str) -> None:
    """The add-on questions that may be left."""
    frame.heading(say("approach.others.heading"), step="others", above=above)
    draw(widgets.paragraphs(say("approach.others.lead"), "dw-lead"))
    keys = {one.id: widget(case, f"add-on-{one.id}") for one in optional(case)}
    with st.form(f"form-{widget(case, 'others')}", border=False, enter_to_submit=False):
        for one in optional(case):
            st.checkbox(one.statement or one.question or "", case.add_ons.get(one.id) == "yes", key=keys[one.id])
        for add_on, key in keys.items():
            session.seen(key, case.add_ons.get(add_on))
        continue_button(give_add_ons, case, step, keys)


def optional(case: Case) -> tuple[AddOn, ...]:
    """Add-on questions that need no answer, less those that the path has answered already."""
    return optional_add_ons(case.pack, case.facts)


def give_add_ons(case: Case, step: InterviewStep, keys: Mapping[str, str]) -> None:
    """Save add-on answers: a choice, or a tick that is yes and its absence no."""
    given: dict[str, Answer] = {}
    for add_on, key in keys.items():
        value = session.typed(key)
        if value is None:
            refuse(case, step, Problem("answer", "answer_missing"))
            return
        given[add_on] = value if isinstance(value, str) else ("yes" if value else "no")  # type: ignore[assignment]
    if case.saved:

        def save(ref: str, part: int) -> dict[str, Answer]:
            was = {add_on: session.saw_last(key) for add_on, key in keys.items()}
            services.answer_add_ons(session.app(), session.actor(), ref, part, given=given, was=was)
            return {key: given[add_on] for add_on, key in keys.items()}

        save_and_go_on(case, step, {key: add_on for add_on, key in keys.items()}, save)
        return
    session.no_trouble()
    shown = {key: value for key, value in given.items() if value != "no" or step.kind == "add_on"}
    if step.kind == "others":
        shown["others"] = "yes"
    rest = {key: value for key, value in case.add_ons.items() if key not in given}
    case = replace(case, add_ons={**rest, **shown})
    st.query_params.from_dict({**case.address(), **kept_from_check()})
    onward(case, step)
