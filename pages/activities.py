"""Activities: everything started, to search, filter, put in order, open and download; and what was archived."""

from datetime import date

import streamlit as st

from logic import list_address, services
from logic.activity import ActivityLine
from logic.listing import COUNTED, Wanted
from pages.shared import case as cases
from pages.shared import downloads, frame, list_filter, session, widgets, workspace_file
from pages.shared.html import apart, draw, joined, markup
from pages.shared.session import say

SIZE = 20


def page() -> None:
    """Draw the page of the list that the address asks for."""
    frame.bar("activities")
    workspace_file.show_taken_in()
    asked = list_address.read({key: st.query_params[key] for key in st.query_params}, session.app().pack)
    wanted, number = asked.wanted, asked.page
    lines, total = services.list_activities(session.app(), wanted, page=number, size=SIZE)
    last = max(1, -(-min(total, COUNTED) // SIZE))
    if number > last:
        # There were more when somebody made this link; what is left of them is shown.
        session.notice(say("activities.last_page", page=number, pages=last))
        number = last
        lines, total = services.list_activities(session.app(), wanted, page=number, size=SIZE)
    with st.container(key="wide"):
        frame.notices(ignored=asked.ignored)
        step = f"activities-{list_address.stamp(wanted, number)}"
        title = say("activities.archived_heading" if wanted.archived else "activities.heading")
        if last > 1:
            title = say("activities.heading_page", title=title, page=number, pages=last)
        frame.heading(title, step=step)
        draw(widgets.paragraphs(say("activities.archived_lead" if wanted.archived else "activities.lead"), "dw-lead"))
        draw(widgets.way("approach", say("activities.start"), main=True))
        everything = not list_address.address(wanted)
        if lines or not everything:
            list_filter.draw_form(wanted)
        list_filter.draw_chosen(wanted)
        found(total, wanted, everything=everything)
        for one in lines:
            line(one)
        turn(number, last, wanted)
        workspace_file.draw_take_in()
        if lines:
            take_away(wanted)
        elif everything:
            draw(
                widgets.way(
                    "activities", say("activities.show_archived"), list_address.address(Wanted(status="archived"))
                )
            )
    frame.foot()


def take_away(wanted: Wanted) -> None:
    """The list as it is narrowed, as a file of each kind."""
    asked = list_address.address(wanted)
    files = (
        downloads.File(say(f"activities.sheet.{kind}"), "list", asked | {"kind": kind}) for kind in services.LIST_KINDS
    )
    lead = widgets.paragraphs(say("activities.sheet.lead"))
    draw(widgets.section(say("activities.sheet.heading")), lead, downloads.links(files))


def found(total: int, wanted: Wanted, *, everything: bool) -> None:
    """How many there are, or what to do when there are none."""
    if total:
        count = say("activities.count_one") if total == 1 else say("activities.count", count=f"{total:,}")
        words = say("activities.count_more", most=f"{COUNTED:,}") if total > COUNTED else count
        draw(markup('<div role="status">{}</div>', widgets.section(words)))
        if total > COUNTED:
            draw(widgets.paragraphs(say("activities.beyond", most=f"{COUNTED:,}")))
    elif everything:
        draw(widgets.paragraphs(say("activities.none")))
    else:
        draw(markup('<div role="status">{}</div>', widgets.section(say("activities.count_none"))))
        only_archived = list_address.address(wanted) == list_address.address(Wanted(status="archived"))
        draw(widgets.paragraphs(say("activities.none_archived" if only_archived else "activities.none_found")))


def line(one: ActivityLine) -> None:
    """One activity: its name, where it stands, and the way in."""
    outcomes = session.app().pack.outcomes
    facts = [
        one.ref,
        *([apart(one.area)] if one.area else []),
        say("activities.parts_one") if one.parts == 1 else say("activities.parts", count=one.parts),
        say("activities.answers_one") if one.answered == 1 else say("activities.answers", count=one.answered),
        *([due(one.soonest)] if one.soonest else []),
        say("activities.updated", date=widgets.british_moment(one.updated_at)),
    ]
    recorded = [
        say(
            "activities.recorded_part" if one.parts > 1 else "activities.recorded",
            part=apart(name) or say("activities.one.part_name", number=number),
            outcome=outcomes[outcome].name if outcome in outcomes else outcome,
        )
        for number, name, outcome in one.latest
    ] or [say("activities.no_record")]
    with st.container(key=f"card-{one.ref}"):
        draw(
            markup(
                '<div class="dw-card"><h3 class="dw-h3">{}</h3><p class="dw-soft">{}</p>{}</div>',
                one.title,
                joined(markup(" · " if place else "") + markup("{}", fact) for place, fact in enumerate(facts)),
                joined(markup("<p>{}</p>", words) for words in recorded),
            )
        )
        here = {cases.ACTIVITY: one.ref}
        with st.container(key=f"actions-row-{one.ref}", horizontal=True):
            draw(widgets.way("activity", say("activities.open", ref=one.ref), here))
            if not one.archived_at and not one.latest:
                draw(widgets.way("approach", say("activities.resume", ref=one.ref), here))


def due(soonest: date) -> str:
    """When it is decided, or was to be."""
    words = "activities.due" if soonest >= session.app().today() else "activities.was_due"
    return say(words, date=widgets.british_date(soonest))


def turn(number: int, last: int, wanted: Wanted) -> None:
    """To the pages before and after, when there are more than fit."""
    if last > 1:
        with st.container(key="actions-row-turn", horizontal=True):
            if number > 1:
                to(number - 1, say("activities.previous"), wanted)
            draw(markup('<p class="dw-soft">{}</p>', say("activities.page", page=number, pages=last)))
            if number < last:
                to(number + 1, say("activities.next"), wanted)


def to(number: int, label: str, wanted: Wanted) -> None:
    """The way to another page of the same list."""
    draw(widgets.way("activities", label, list_address.address(wanted, number)))
