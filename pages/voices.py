"""The links that people are given to see what is fixed, and what they say about it."""

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.errors import NotFound
from pages.shared import case as cases
from pages.shared import frame, session, voices_links, voices_list, voices_one
from pages.shared.pair import show_pair
from pages.shared.session import say


def page() -> None:
    """Draw the links and challenges of the activity the address names, or one challenge."""
    frame.bar("voices")
    with st.container(key="narrow"):
        try:
            activity = services.find_activity(session.app(), st.query_params.get(cases.ACTIVITY, "")[: cases.MOST])
        except NotFound:
            activity = None
        if activity is None:
            if cases.ACTIVITY in st.query_params:
                session.notice(say("activities.gone"))
            frame.no_work(say("voices.heading"), say("activities.one.none"), step="voices-none")
        else:
            show(activity)
    frame.foot()


def show(activity: Activity) -> None:
    """One challenge or one form, where the address names it; else everything."""
    params = st.query_params
    if voices_one.draw_named(activity):
        return
    wanted = params.get(voices_links.DO, "")
    # A link opens what was put away too, so it can still be closed.
    if (activity.archived_at is None or wanted == voices_links.CLOSE) and form(activity, wanted):
        return
    frame.back_to_work(activity.ref)
    frame.notices(archived=activity.archived_at is not None)
    frame.heading(say("voices.heading"), step=f"voices-{activity.ref}", above=activity.title)
    voices_links.draw_links(activity)
    voices_list.draw_list(activity)
    show_pair("voices")


def form(activity: Activity, wanted: str) -> bool:
    """The form of this name; whether there is one."""
    match wanted:
        case voices_links.NEW:
            voices_links.draw_make(activity)
        case voices_links.RENEW:
            return voices_links.draw_renew(activity, st.query_params.get(voices_links.LINK, ""))
        case voices_links.CLOSE:
            return voices_links.draw_close(activity, st.query_params.get(voices_links.LINK, ""))
        case voices_links.NOTE:
            voices_list.draw_note(activity)
        case _:
            return False
    return True
