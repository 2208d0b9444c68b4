"""Choose an approach: begin a piece of work, then one step a page with the ladder beside it."""

import streamlit as st

from logic.interview import InterviewStep, next_step, steps
from pages.shared import case as cases
from pages.shared import frame, ladder_picture, session, versions, widgets
from pages.shared.begin import begin
from pages.shared.case import Case
from pages.shared.html import apart, markup
from pages.shared.session import say
from pages.shared.step_add_ons import others, required_add_on
from pages.shared.step_question import question
from pages.shared.step_words import decision, level, open_part
from web.site import page_file


def page() -> None:
    """Draw the step that the address names, or the next one to take."""
    frame.bar("approach")
    case = cases.here()
    if case is None:
        begin()
    elif case.archived:
        cases.leave_archived(case)
    else:
        go_on(case)
    frame.foot()


def go_on(case: Case) -> None:
    """Show one step of the case."""
    visited = steps(case.pack, case.given)
    wanted = st.query_params.get(cases.STEP)
    step = next((one for one in visited if one.key == wanted), None)
    if step is None:
        step = next_step(case.pack, case.given)
        if wanted is not None:
            session.notice(say("approach.no_such_step"))
    if step is None:
        st.switch_page(page_file("check"), query_params=case.address())
    place = visited.index(step)
    before = [one for one in visited[:place] if one.kind != "level"]
    widgets.columns(lambda: show(case, step, before[-1] if before else None, place), lambda: ladder(case))


def ladder(case: Case) -> None:
    """The ladder as it stands so far."""
    below = markup("<p>{}</p>", say("approach.ladder_below")) if case.journey.outcome is None else ""
    state = ladder_picture.state(case.pack, case.ladder, case.journey.outcome)
    ladder_picture.aside(case.pack, case.ladder, line=state, title=say("approach.ladder_title"), below=below)


def show(case: Case, step: InterviewStep, before: InterviewStep | None, place: int) -> None:
    """The way back, the notices, then the step itself."""
    if cases.BACK_TO in st.query_params:
        frame.back("check", say("check.back"), **case.address())
    elif before is not None:
        frame.back("approach", say("frame.back"), **case.address(**{cases.STEP: before.key}))
    frame.notices(ignored=case.ignored, archived=case.archived)
    versions.notice(case, "approach")
    DRAW[step.kind](case, step, where(case, step, place))


def where(case: Case, step: InterviewStep, place: int) -> str:
    """The line above the heading: which work, which step."""
    named = {"question": "approach.question_number", "add_on": "approach.last_things"}
    number = sum(one.kind == "question" for one in steps(case.pack, case.given)[: place + 1])
    key = named.get(step.kind, f"approach.{step.kind}.step")
    words = say(key, number=number) if step.kind == "question" else say(key)
    if case.activity is None:
        return say("approach.above_try", step=words)
    return say("approach.above", ref=case.activity.ref, title=apart(case.activity.title), step=words)


DRAW = {
    "question": question,
    "decision": decision,
    "open_part": open_part,
    "level": level,
    "add_on": required_add_on,
    "others": others,
}

if __name__ == "__main__":
    page()
