"""Searching, filtering and sorting the list of activities: one form, one button, and everything chosen in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from logic import list_address, searching, services
from logic.errors import Problem
from logic.listing import ORDERS, STATUSES, Wanted
from logic.text import Cleaner
from pages.shared import fields, session, widgets
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

NOT_REAL = {
    "due_from": Problem("due_from", "due_from_not_real"),
    "due_to": Problem("due_to", "due_to_not_real"),
}
"""What is said of each date that is none: there are two, and the summary of errors stands apart from both."""


def draw_form(wanted: Wanted) -> None:
    """The search box, the drawer with the filters, and Apply."""
    stamp = list_address.stamp(wanted)
    with st.container(key="list-filter"), st.form(f"list-filter-{stamp}", border=False):
        fields.text_field(
            say("activities.filter.words"),
            f"list-words-{stamp}",
            value=wanted.words,
            hint=say("activities.filter.words_hint"),
            field="words",
        )
        refused = any(problem.field != "words" for problem in session.trouble().problems)
        # Its key moves with what is chosen, for Streamlit lets nobody but the person open a drawer it has drawn.
        key = f"drawer-list-{stamp}-{session.trouble().attempt if refused else 0}"
        with st.expander(say("activities.filter.more"), expanded=refused, key=key):
            _choices(wanted, stamp)
        st.form_submit_button(say("activities.filter.apply"), on_click=apply, args=(wanted, stamp))


def _choices(wanted: Wanted, stamp: str) -> None:
    pack = session.app().pack
    areas = services.areas_in_use(session.app())
    if wanted.area and wanted.area not in areas:
        areas = (*areas, wanted.area)
    _choice("outcome", {key: words.name for key, words in pack.outcomes.items()}, wanted.outcome, stamp)
    _choice("level", {level.key: level.name for level in pack.levels}, wanted.level, stamp)
    if areas:
        _choice("area", {area: area for area in areas}, wanted.area, stamp)
    _choice("status", {key: say(f"activities.status.{key}") for key in STATUSES}, wanted.status or "", stamp)
    for end, value in (("due_from", wanted.due_from), ("due_to", wanted.due_to)):
        fields.date_fields(
            say(f"activities.filter.{end}"),
            f"list-{end}-{stamp}",
            value=value,
            hint=say("activities.filter.due_hint"),
            field=end,
        )
    orders = {key: say(f"activities.order.{key}") for key in ORDERS}
    st.selectbox(
        say("activities.filter.order"),
        list(orders),
        index=ORDERS.index(wanted.order),
        format_func=orders.__getitem__,
        key=f"list-order-{stamp}",
    )


def _choice(name: str, options: Mapping[str, str], chosen: str, stamp: str) -> None:
    """One of these, or any."""
    named = {"": say(f"activities.filter.any_{name}"), **options}
    st.selectbox(
        say(f"activities.filter.{name}"),
        list(named),
        index=list(named).index(chosen) if chosen in named else 0,
        format_func=named.__getitem__,
        key=f"list-{name}-{stamp}",
    )


def apply(wanted: Wanted, stamp: str) -> None:
    """Put what is chosen in the address, or say what is wrong with it."""
    clean = Cleaner()
    words = clean.line("words", str(session.typed(f"list-words-{stamp}") or ""))
    if words and not searching.asked(words):
        clean.problems.append(Problem("words", "search_without_letters"))
    days: dict[str, date | None] = {}
    for end in ("due_from", "due_to"):
        day = fields.read_date(f"list-{end}-{stamp}", end)
        if isinstance(day, Problem):
            clean.problems.append(NOT_REAL[end])
        else:
            days[end] = day
    first, last = days.get("due_from"), days.get("due_to")
    if first and last and first > last:
        clean.problems.append(Problem("due_to", "dates_turned_round"))

    def do() -> None:
        clean.done()
        chosen = {name: session.typed(f"list-{name}-{stamp}") or "" for name in ("outcome", "level", "area")}
        asked = replace(
            wanted,
            words=words,
            status=session.typed(f"list-status-{stamp}") or None,
            order=session.typed(f"list-order-{stamp}") or wanted.order,
            due_from=first,
            due_to=last,
            **chosen,
        )
        st.query_params.from_dict(list_address.address(asked))

    session.attempt(do)


def draw_chosen(wanted: Wanted) -> None:
    """What the list is narrowed to, and the way back to all of it."""
    chosen = tuple(_chosen(wanted))
    if not list_address.address(wanted):
        return
    with st.container(key="actions-row-chosen", horizontal=True):
        draw(_tags(chosen))
        draw(widgets.way("activities", say("activities.filter.clear")))


def _tags(chosen: Sequence[tuple[str, str]]) -> Markup:
    lines = joined(markup("<li><strong>{}:</strong> {}</li>", name, apart(value)) for name, value in chosen)
    title = say("activities.filter.chosen")
    return markup('<p class="dw-unseen">{}</p><ul class="dw-chosen">{}</ul>', title, lines)


def _chosen(wanted: Wanted) -> list[tuple[str, str]]:
    pack = session.app().pack
    found = {
        "words": wanted.words,
        "outcome": pack.outcomes[wanted.outcome].name if wanted.outcome else "",
        "level": next((level.name for level in pack.levels if level.key == wanted.level), ""),
        "area": wanted.area,
        "status": say(f"activities.status.{wanted.status}") if wanted.status else "",
        "due_from": widgets.british_date(wanted.due_from) if wanted.due_from else "",
        "due_to": widgets.british_date(wanted.due_to) if wanted.due_to else "",
        "order": say(f"activities.order.{wanted.order}") if wanted.order != list_address.DEFAULT else "",
    }
    return [(say(f"activities.filter.{name}"), value) for name, value in found.items() if value]
