"""Choose an approach: begin a piece of work, then one step a page with the ladder beside it."""

import streamlit as st

from logic.interview import InterviewStep, next_step, steps
from pages.shared import case as cases
from pages.shared import case_address, frame, ladder_picture, session, versions, widgets
from pages.shared.begin import begin
from pages.shared.case import Case
from pages.shared.html import apart, markup
from pages.shared.session import say
from pages.shared.step import back_to, take_step
from pages.shared.step_add_ons import others, required_add_on
from pages.shared.step_question import question
from pages.shared.step_words import decision, level, open_part
from web import boundary
from web.site import page_of


def page() -> None:
    """Draw the step that the address names, or the next one to take."""
    frame.bar("approach")
    wizard()
    frame.foot()


@st.fragment
def wizard() -> None:
    """The step alone: a click on Continue draws it again, and not the page around it.

    What it draws stands in no more containers than it needs, and in few elements: each costs about as much as the
    transaction that saves the answer (docs/performance.md).
    """
    boundary.guarded(_wizard)


def _wizard() -> None:
    session.arrive("approach")
    case = case_address.here(answers_only=True)
    if case is None:
        begin()
    elif case.archived:
        cases.leave_archived(case)
    else:
        go_on(case)


def go_on(case: Case) -> None:
    """Show one step of the case."""
    take_step(case)
    visited = steps(case.pack, case.given)
    wanted = st.query_params.get(cases.STEP)
    step = next((one for one in visited if one.key == wanted), None)
    if step is None:
        step = next_step(case.pack, case.given)
        if wanted is not None:
            session.notice(say("approach.no_such_step"))
    if step is None:
        st.switch_page(page_of(back_to()), query_params=case.address())
    place = visited.index(step)
    show(case, step, place, visited)
    ladder(case)


def ladder(case: Case) -> None:
    """The ladder as it stands so far."""
    below = markup("<p>{}</p>", say("approach.ladder_below")) if case.journey.outcome is None else ""
    state = ladder_picture.state(case.pack, case.ladder, case.journey.outcome)
    ladder_picture.aside(case.pack, case.ladder, line=state, title=say("approach.ladder_title"), below=below)


def show(case: Case, step: InterviewStep, place: int, visited: tuple[InterviewStep, ...]) -> None:
    """The way back, the notices, then the step itself."""
    before = next((one for one in reversed(visited[:place]) if one.kind != "level"), None)
    if cases.BACK_TO in st.query_params:
        frame.back(back_to(), say(f"{back_to()}.back"), **case.address())
    elif before is not None:
        frame.back("approach", say("frame.back"), **case.address(**{cases.STEP: before.key}))
    frame.notices(ignored=case.ignored, archived=case.archived)
    versions.notice(case, "approach")
    DRAW[step.kind](case, step, where(case, step, place, visited))


def where(case: Case, step: InterviewStep, place: int, visited: tuple[InterviewStep, ...]) -> str:
    """The line above the heading: which work, which step, when it was last saved."""
    named = {"question": "approach.question_number", "add_on": "approach.last_things"}
    number = sum(one.kind == "question" for one in visited[: place + 1])
    key = named.get(step.kind, f"approach.{step.kind}.step")
    if step.kind == "question":
        words = say(key, number=number, most=number - 1 + case.pack.flow.most_left[step.key])
    else:
        words = say(key)
    if case.activity is None or case.part is None:
        return say("approach.above_try", step=words)
    here = say("approach.above", ref=case.activity.ref, title=apart(case.activity.title), step=words)
    if not case.part.answers:
        return here
    latest = max(given.given_at for given in case.part.answers.values())
    return say("approach.above_saved", here=here, time=widgets.british_time(latest))


DRAW = {
    "question": question,
    "decision": decision,
    "open_part": open_part,
    "level": level,
    "add_on": required_add_on,
    "others": others,
}
