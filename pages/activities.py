"""Activities: everything started, the latest first; and what was put away."""

import streamlit as st

from logic import services
from logic.activity import ActivityLine
from logic.errors import NotFound
from logic.listing import Wanted
from pages.shared import case as cases
from pages.shared import fields, frame, session, widgets
from pages.shared.html import apart, draw, joined, markup
from pages.shared.session import say
from web.site import page_file

SIZE = 20
ARCHIVED, PAGE = "archived", "page"


def page() -> None:
    """Draw one page of the list."""
    frame.bar("activities")
    archived = st.query_params.get(ARCHIVED) == "1"
    asked = st.query_params.get(PAGE, "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < cases.MOST else 1
    wanted = Wanted(status="archived") if archived else Wanted()
    lines, total = services.list_activities(session.app(), wanted, page=number, size=SIZE)
    with st.container(key="wide"):
        frame.notices()
        words = "activities.archived_" if archived else "activities."
        frame.heading(say(f"{words}heading"), step=f"activities-{archived}-{number}")
        draw(widgets.paragraphs(say(f"{words}lead"), "dw-lead"))
        with st.container(key="actions-row-list", horizontal=True):
            if not archived:
                with st.container(key="main-link-new"):
                    st.page_link(page_file("approach"), label=say("activities.start"))
            st.page_link(
                page_file("activities"),
                label=say("activities.show_current" if archived else "activities.show_archived"),
                query_params={} if archived else {ARCHIVED: "1"},
            )
        find()
        if not lines:
            draw(widgets.paragraphs(say("activities.none_archived" if archived else "activities.none")))
        for one in lines:
            line(one)
        turn(number, total, archived=archived)
    frame.foot()


def line(one: ActivityLine) -> None:
    """One activity: its name, where it stands, and the way in."""
    outcomes = session.app().pack.outcomes
    parts = say("activities.parts_one") if one.parts == 1 else say("activities.parts", count=one.parts)
    answers = say("activities.answers_one") if one.answered == 1 else say("activities.answers", count=one.answered)
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
                '<div class="dw-card"><h2 class="dw-h3">{}</h2><p class="dw-soft">{} · {} · {} · {}</p>{}</div>',
                one.title,
                one.ref,
                parts,
                answers,
                say("activities.updated", date=widgets.british_moment(one.updated_at)),
                joined(markup("<p>{}</p>", words) for words in recorded),
            )
        )
        here = {cases.ACTIVITY: one.ref}
        with st.container(key=f"actions-row-{one.ref}", horizontal=True):
            st.page_link(page_file("activity"), label=say("activities.open", ref=one.ref), query_params=here)
            if not one.archived_at and not one.latest:
                st.page_link(page_file("approach"), label=say("activities.resume", ref=one.ref), query_params=here)


def turn(number: int, total: int, *, archived: bool) -> None:
    """To newer and older ones, when there are more than fit."""
    pages = -(-total // SIZE)
    if pages < 2:  # noqa: PLR2004 - a single page needs no turning
        return
    here = {ARCHIVED: "1"} if archived else {}
    with st.container(key="actions-row-turn", horizontal=True):
        if number > 1:
            st.page_link(
                page_file("activities"), label=say("activities.newer"), query_params={**here, PAGE: str(number - 1)}
            )
        draw(markup('<p class="dw-soft">{}</p>', say("activities.page", page=number, pages=pages)))
        if number < pages:
            st.page_link(
                page_file("activities"), label=say("activities.older"), query_params={**here, PAGE: str(number + 1)}
            )


def find() -> None:
    """Open one by the reference somebody read aloud."""
    with st.form("find", border=False):
        fields.text_field(say("activities.find"), "find-ref", hint=say("activities.find_hint"), field="find")
        if st.form_submit_button(say("activities.find_go")):
            try:
                ref = services.find_activity(session.app(), session.typed("find-ref", "")).ref
            except NotFound:
                draw(markup('<p class="dw-field-error" role="alert">{}</p>', say("activities.gone")))
            else:
                st.switch_page(page_file("activity"), query_params={cases.ACTIVITY: ref})


if __name__ == "__main__":
    page()
