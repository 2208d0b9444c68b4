"""What people said in a feedback form: the numbers that may be told, the comments, and what it felt like."""

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.errors import NotFound
from logic.results import Results
from pages.shared import case_address, frame, results_comments, results_ladder, results_view, session, widgets
from pages.shared.case import Case
from pages.shared.html import draw
from pages.shared.session import say


def page() -> None:
    """Draw the results of the form that the address names, or of the newest of its part; or one comment to look over."""
    frame.bar("results")
    case = case_address.here()
    activity = case.activity if case else None
    found = results_view.wanted(activity, case.part.number) if case and case.part and activity else None
    if case is None or activity is None or found is None:
        with st.container(key="narrow"):
            nothing(activity, case)
    elif st.query_params.get(results_comments.DO) == results_comments.LOOK:
        with st.container(key="narrow"):
            look_over(activity, found)
    else:
        show(case, activity, found)
    frame.foot()


def show(case: Case, activity: Activity, found: Results) -> None:
    """The results, with the ladder beside them once there are any."""
    experience = services.experience_of(session.app(), activity.ref, found.form.part_number, found.form.id)

    def content() -> None:
        results_view.draw_results(activity, found, experience)

    if experience is None:
        with st.container(key="narrow"):
            content()
        return
    title, line = say("experience.title"), results_view.in_one_line(experience)
    widgets.columns(content, lambda: results_ladder.aside(case.pack, experience, title=title, line=line))


def look_over(activity: Activity, found: Results) -> None:
    """One comment; back to the results where nothing of this form may be told or it is gone."""
    try:
        results_comments.draw_look(activity, found)
    except NotFound:
        session.notice(say("refused.not_found_comment"))
        results_view.draw_results(activity, found, None)


def nothing(activity: Activity | None, case: Case | None) -> None:
    """There is no form."""
    if activity is not None:
        frame.back_to_work(activity.ref)
    frame.notices()
    above = activity.title if activity else ""
    frame.heading(say("results.heading"), step="results-none", above=above)
    draw(widgets.paragraphs(say("results.none")))
    if activity is None:
        draw(widgets.way("activities", say("activities.heading")))
    elif case is not None and activity.archived_at is None:
        draw(widgets.way("feedback_forms", say("results.to_make"), case.address()))
