"""News for people: what must go back to them and when, each as a task with its day, and every promise that is not kept."""

import streamlit as st

from logic import services
from logic.news import OWN
from logic.services.news import Timetable
from pages.shared import case as cases
from pages.shared import case_address, frame, news_forms, news_list, session
from pages.shared.case import Case
from pages.shared.pair import show_pair
from pages.shared.session import say


def page() -> None:
    """Draw the timetable of the part the address names, or one task of it."""
    frame.bar("news")
    with st.container(key="narrow"):
        found = here()
        if found is None:
            frame.no_work(say("news.heading"), say("news.none"), step="news-none", way=say("news.activities"))
        else:
            show(cases.of_part(found.activity, found.part), found)
    frame.foot()


def here() -> Timetable | None:
    """The timetable of the part the address names; none, with a notice, when it names work that is not there."""
    return case_address.part_here(lambda ref, number: services.news_of(session.app(), ref, number), say("news.gone"))


def show(case: Case, found: Timetable) -> None:
    """One task, or the form for a promise of one's own, where the address names it; else everything."""
    key = news_list.wanted()
    task = next((one for one in found.tasks if one.key == key), None)
    if task is not None:
        news_forms.draw_task(case, found, task)
    elif key == (OWN, 0) and not case.archived:
        news_forms.draw_own(case, found)
    else:
        frame.back_to_work(found.activity.ref)
        frame.notices(archived=case.archived)
        news_list.draw_all(case, found)
        show_pair("news", case.journey.outcome)
