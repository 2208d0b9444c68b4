"""The forms of the page of ways to involve people: what is known, and one planned way."""

from typing import Any

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.plan import PlanFacts, PlannedMethod
from pages.shared import fields, frame, session, widgets
from pages.shared.html import draw
from pages.shared.methods_view import View
from pages.shared.session import say

RECORDED = ("yes", "no", "unknown")
"""Whether somebody will write down what people say."""


def back(view: View) -> None:
    """From one step of the page back to the whole of it."""
    frame.back("methods", say("methods.back_to_all"), **view.address())


def facts(view: View) -> None:
    """The form of what is known about how people will be involved."""
    back(view)
    frame.notices(ignored=view.case.ignored)
    frame.heading(say("methods.form.heading"), step="methods-facts", above=view.above)
    draw(widgets.paragraphs(say("methods.form.lead")))
    known, methods, key = view.facts, view.pack.methods, form_key(view, "facts")
    session.seen(f"{key}-people", view.plan.version)
    rungs = {rung.key: rung.name for rung in view.pack.ladder}
    with st.form(key, border=False, enter_to_submit=False):
        fields.text_field(say("methods.form.people"), f"{key}-people", value=_shown(known.people), field="people")
        hint = say("methods.form.budget_hint")
        fields.text_field(
            say("methods.form.budget"), f"{key}-budget", value=_shown(known.budget), hint=hint, field="budget"
        )
        for name, offered, chosen in (
            ("modes", methods.mode_names, known.modes),
            ("access", methods.access_names, known.access),
        ):
            fields.ticks(f"{key}-{name}", say(f"methods.form.{name}"), "", offered, chosen, name)
        labels = {"": say("methods.form.no_label"), **rungs}
        place = list(labels).index(known.label) if known.label in labels else 0
        st.selectbox(say("methods.form.label"), list(labels), place, format_func=labels.__getitem__, key=f"{key}-label")
        recorded = {one: say(f"methods.form.recorder_{one}") for one in RECORDED}
        now = "unknown" if known.recorder is None else "yes" if known.recorder else "no"
        st.radio(
            say("methods.form.recorder"),
            RECORDED,
            RECORDED.index(now),
            format_func=recorded.__getitem__,
            key=f"{key}-recorded",
        )
        fields.text_field(say("methods.form.who"), f"{key}-who", value=known.recorder or "", field="recorder")
        fields.date_fields(say("methods.form.results_on"), f"{key}-results", value=known.results_on, field="results_on")
        st.form_submit_button(say("methods.form.save"), type="primary", on_click=_save_facts, args=(view, key))
    draw(widgets.way("methods", say("methods.form.cancel"), view.address()))


def _save_facts(view: View, key: str) -> None:
    methods = view.case.pack.methods
    people = fields.read_number(f"{key}-people", "people")
    budget = fields.read_number(f"{key}-budget", "budget")
    results = fields.read_date(f"{key}-results", "results_on")
    recorded, who = session.typed(f"{key}-recorded"), session.typed(f"{key}-who", "")
    unnamed = Problem("recorder", "recorder_missing") if recorded == "yes" and not who.strip() else None
    wrong = [one for one in (people, budget, unnamed, results) if isinstance(one, Problem)]
    if wrong or isinstance(people, Problem) or isinstance(budget, Problem) or isinstance(results, Problem):
        session.refuse(*wrong)
        return
    known = PlanFacts(
        people=people,
        budget=budget,
        modes=frozenset(fields.ticked(f"{key}-modes", methods.mode_names)),
        access=frozenset(fields.ticked(f"{key}-access", methods.access_names)),
        label=session.typed(f"{key}-label") or None,
        recorder=who if recorded == "yes" else "" if recorded == "no" else None,
        results_on=results,
    )
    box = f"{key}-people"

    def do() -> None:
        app, actor, seen = session.app(), session.actor(), session.saw_last(box)
        now = services.save_plan(app, actor, view.activity.ref, view.part.number, facts=known, seen_version=seen)
        session.saw(box, now)
        done(view, say("methods.form.saved"))

    session.save(do, box)


def change(view: View, one: PlannedMethod) -> None:
    """The form of one planned way, and the way to take it out."""
    back(view)
    frame.notices(ignored=view.case.ignored)
    name = view.name_of(one)
    frame.heading(name, step=f"methods-one-{one.id}", above=view.above)
    key = form_key(view, f"one-{one.id}")
    session.seen(f"{key}-cost", one.version)
    with st.form(key, border=False, enter_to_submit=False):
        particulars(key, one)
        st.form_submit_button(say("methods.one.save"), type="primary", on_click=_save_one, args=(view, one, key))
    st.button(say("methods.one.drop"), key=f"{key}-drop", type="tertiary", on_click=_drop, args=(view, one))
    draw(widgets.way("methods", say("methods.form.cancel"), view.address()))


def particulars(key: str, one: PlannedMethod | None) -> None:
    """The fields of a planned way; empty of one that is not planned yet."""
    day, cost, people = (one.day, one.cost, one.people) if one else (None, None, None)
    hint = say("methods.one.day_hint")
    fields.date_fields(say("methods.one.day"), f"{key}-day", value=day, hint=hint, field="day")
    hint = say("methods.one.cost_hint")
    fields.text_field(say("methods.one.cost"), f"{key}-cost", value=_shown(cost), hint=hint, field="cost")
    fields.text_field(say("methods.one.people"), f"{key}-people", value=_shown(people), field="people")
    notes = one.notes if one else ""
    fields.text_field(say("methods.one.notes"), f"{key}-notes", value=notes, area=True, field="notes")


def read_particulars(key: str) -> dict[str, Any] | None:
    """What was typed in them, by the names that the use cases have; none, and told, when something is not real."""
    found = {
        "day": fields.read_date(f"{key}-day", "day"),
        "cost": fields.read_number(f"{key}-cost", "cost"),
        "people": fields.read_number(f"{key}-people", "people"),
    }
    if wrong := [one for one in found.values() if isinstance(one, Problem)]:
        session.refuse(*wrong)
        return None
    return {**found, "notes": session.typed(f"{key}-notes", "")}


def _save_one(view: View, one: PlannedMethod, key: str) -> None:
    given = read_particulars(key)
    if given is None:
        return
    box = f"{key}-cost"

    def do() -> None:
        app, actor, ref, number = session.app(), session.actor(), view.activity.ref, view.part.number
        now = services.change_planned(app, actor, ref, number, one.id, seen_version=session.saw_last(box), **given)
        session.saw(box, now)
        done(view, say("methods.one.saved"))

    session.save(do, box)


def _drop(view: View, one: PlannedMethod) -> None:
    def do() -> None:
        services.drop_method(session.app(), session.actor(), view.activity.ref, view.part.number, one.id)
        done(view, say("methods.one.dropped"))

    session.attempt(do)


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


def form_key(view: View, form: str) -> str:
    """The key of a form of this part."""
    return f"{form}-{view.activity.ref}-{view.part.number}"


def done(view: View, words: str) -> None:
    """Tell what was done, and show the whole page again."""
    session.notice(words)
    st.query_params.from_dict(view.address())
