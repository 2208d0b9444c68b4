"""The dates that drive a part: the decision, the invitations, the first session, the last day to answer, the end."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from logic import services
from logic.errors import Conflict, Problem
from logic.plan_dates import DATES, DECIDE_BY
from logic.services.workspace import PartWork
from logic.task_list import MovedDates
from pages.shared import fields, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, draw, markup
from pages.shared.session import say

FIELDS = (DECIDE_BY, *DATES)
NAMED_MOST = 3
"""Overdue things that are named when dates move; the checklist has them all."""


def dates_of(work: PartWork) -> dict[str, date | None]:
    """Field -> the day that is set."""
    held = work.held
    return {DECIDE_BY: held.part.decide_by} | {field: getattr(held.plan, field) for field in DATES}


def view(work: PartWork) -> Markup:
    """The dates as they stand."""
    days = dates_of(work)
    heading = markup('<h3 class="dw-h3">{}</h3>', say("workspace.dates.heading"))
    if not any(days.values()):
        return heading + markup('<p class="dw-soft">{}</p>', say("workspace.dates.none"))
    today = session.app().today()
    rows = ((say(f"workspace.dates.{field}"), told(day, today)) for field, day in days.items())
    return heading + widgets.summary_rows(rows, "dw-summary dw-summary-small")


def told(day: date | None, today: date) -> str:
    """One date in words."""
    if day is None:
        return say("workspace.dates.not_set")
    words = widgets.british_date(day)
    return say("workspace.dates.gone_by", date=words) if day < today else words


def draw_form(work: PartWork, case: Case) -> None:
    """Set them or change them."""
    number = work.held.part.number
    # By the work too: somebody may go from one piece of work to another in the same tab.
    name = f"dates-{work.held.part.id}"
    several = case.activity is not None and len(case.activity.parts) > 1
    change = say("workspace.dates.change_of", number=number) if several else say("workspace.dates.change")
    drawer = session.lazy_drawer(name, change)
    if not drawer.open:
        return
    saved = dates_of(work)
    with drawer, st.form(name, border=False):
        draw(widgets.paragraphs(say("workspace.dates.lead"), "dw-soft"))
        for field in FIELDS:
            session.seen(f"{name}-{field}-day", saved[field])
            fields.date_fields(
                say(f"workspace.dates.{field}"), f"{name}-{field}", value=saved[field], field=f"{name}.{field}"
            )
        st.form_submit_button(say("workspace.dates.save"), on_click=save, args=(case, name))


def save(case: Case, name: str) -> None:
    """Set them all, and say what that moved."""
    activity, part = case.activity, case.part
    if activity is None or part is None:
        return
    typed = {field: fields.read_date(f"{name}-{field}", f"{name}.{field}") for field in FIELDS}
    wrong = [day for day in typed.values() if isinstance(day, Problem)]
    if wrong:
        session.refuse(*wrong, drawer=name)
        return

    def do() -> None:
        was = {field: session.saw_last(f"{name}-{field}-day") for field in FIELDS}
        days = {field: day for field, day in typed.items() if not isinstance(day, Problem)}
        found = services.save_dates(session.app(), session.actor(), activity.ref, part.number, dates=days, was=was)
        for field, day in days.items():
            session.saw(f"{name}-{field}-day", day)
        session.notice(moved_words(found))

    def shows(conflict: Conflict) -> Mapping[str, date | None]:
        return {f"{name}-{field}-day": day for field, day in conflict.theirs.items()}

    session.attempt(do, drawer=name, shows=shows)


def moved_words(found: MovedDates) -> str:
    """What moving the dates did."""
    count = len(found.lines)
    if not count:
        return say("workspace.dates.saved")
    if not found.overdue:
        return say("workspace.dates.moved_one") if count == 1 else say("workspace.dates.moved", count=count)
    named = [line.text.rstrip(".") for line in found.overdue[:NAMED_MOST]]
    names = "; ".join(named)
    if (more := len(found.overdue) - len(named)) > 0:
        names = say("workspace.dates.and_more", names=names, count=more)
    if count == 1:
        return say("workspace.dates.overdue_one", names=names)
    return say("workspace.dates.overdue", count=count, late=len(found.overdue), names=names)
