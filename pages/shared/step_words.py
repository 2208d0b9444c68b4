"""The steps asked in words: the decision, the open part, the level."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.interview import InterviewStep
from pages.shared import fields, frame, session, widgets
from pages.shared.begin import level_field
from pages.shared.case import Case
from pages.shared.html import draw
from pages.shared.session import say
from pages.shared.step import continue_button, keep_button, kept_from_check, onward, refuse, save_and_go_on, widget


def decision(case: Case, step: InterviewStep, above: str) -> None:
    """The decision, who decides, and by when."""
    part = case.part
    assert part is not None  # noqa: S101 - this step exists for saved parts only
    frame.heading(say("approach.decision.heading"), step="decision", above=above)
    draw(widgets.paragraphs(say("approach.decision.lead"), "dw-lead"))
    keys = {name: widget(case, name) for name in ("decision", "decider", "by")}
    session.seen(keys["decision"], part.version)
    keep_button(case, step, {"decision": keys["decision"], "decider": keys["decider"], "decide_by": keys["by"]})
    with st.form(f"form-{keys['decision']}", border=False, enter_to_submit=False):
        fields.text_field(
            say("approach.decision.decision"), keys["decision"], value=part.decision, area=True, field="decision"
        )
        fields.text_field(
            say("approach.decision.decider"),
            keys["decider"],
            value=part.decider,
            hint=say("approach.decision.decider_hint"),
            field="decider",
        )
        fields.date_fields(
            say("approach.decision.by"),
            keys["by"],
            value=part.decide_by,
            hint=say("approach.decision.by_hint"),
            field="decide_by",
        )
        continue_button(describe, case, step, keys)


def describe(case: Case, step: InterviewStep, keys: Mapping[str, str]) -> None:
    """Save what is being decided."""
    box = keys["decision"]
    by = fields.read_date(keys["by"], "decide_by")
    if isinstance(by, Problem):
        refuse(case, step, by)
        return
    save_and_go_on(
        case,
        step,
        {box: None},
        lambda ref, part: {
            box: services.describe_part(
                session.app(),
                session.actor(),
                ref,
                part,
                decision=session.typed(box, ""),
                decider=session.typed(keys["decider"], ""),
                decide_by=by,
                seen_version=session.saw_last(box),
            )
        },
    )


def open_part(case: Case, step: InterviewStep, above: str) -> None:
    """Which part is still open."""
    part = case.part
    assert part is not None  # noqa: S101 - this step exists for saved parts only
    frame.heading(say("approach.open_part.heading"), step="open_part", above=above)
    draw(widgets.paragraphs(say("approach.open_part.lead"), "dw-lead"))
    key = widget(case, "open_part")
    session.seen(key, part.version)
    keep_button(case, step, {"open_part": key})
    with st.form(f"form-{key}", border=False, enter_to_submit=False):
        fields.text_field(say("approach.open_part.label"), key, value=part.open_part, area=True, field="open_part")
        continue_button(name_open_part, case, step, key)


def name_open_part(case: Case, step: InterviewStep, key: str) -> None:
    """Save which part is open."""
    save_and_go_on(
        case,
        step,
        {key: None},
        lambda ref, part: {
            key: services.name_open_part(
                *(session.app(), session.actor(), ref, part),
                open_part=session.typed(key, ""),
                seen_version=session.saw_last(key),
            )
        },
    )


def level(case: Case, step: InterviewStep, above: str) -> None:
    """The level, where it is not known yet or is being changed."""
    frame.heading(say("approach.level.heading"), step="level", above=above)
    draw(widgets.paragraphs(say("approach.level.lead"), "dw-lead"))
    key = widget(case, "level")
    with st.form(f"form-{key}", border=False):
        session.seen(key, case.level or "")
        level_field(case.pack.levels, key, case.level)
        continue_button(set_level, case, step, key)


def set_level(case: Case, step: InterviewStep, key: str) -> None:
    """Save the level."""
    chosen = session.typed(key)
    if chosen is None:
        refuse(case, step, Problem("level", "level_missing"))
    elif case.saved:

        def save(ref: str, part: int) -> dict[str, str]:
            was = session.saw_last(key)
            services.set_level(session.app(), session.actor(), ref, part, level=chosen, was=was)
            return {key: chosen}

        save_and_go_on(case, step, {key: "level"}, save)
    else:
        session.no_trouble()
        case = replace(case, level=chosen)
        st.query_params.from_dict({**case.address(), **kept_from_check()})
        onward(case, step)
