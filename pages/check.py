"""Check your answers: everything given, each with a Change link that comes back here."""

from collections.abc import Iterator

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.interview import is_complete, next_step, steps
from logic.journey import replay
from pages.shared import case as cases
from pages.shared import case_address, frame, ladder_picture, session, versions, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say
from web.site import page_of

REST = "the-rest"
"""What is left for the run that follows, when the rest of the questions was asked for: to go to the first of them."""


def page() -> None:
    """Draw the page, or the way to where answers can be given."""
    frame.bar("check")
    case = case_address.here()
    if case is None:
        with st.container(key="narrow"):
            frame.notices()
            frame.heading(say("check.heading"), step="check-none")
            draw(widgets.paragraphs(say("check.nothing")))
            draw(widgets.way("approach", say("check.choose")))
    elif session.left(REST) and case.journey.next_question:
        st.switch_page(page_of("approach"), query_params=case.address(**{cases.BACK_TO: "check"}))
    else:
        session.went_on()
        widgets.columns(lambda: content(case), lambda: ladder(case))
    frame.foot()


def ladder(case: Case) -> None:
    """The ladder as it stands."""
    state = ladder_picture.state(case.pack, case.ladder, case.journey.outcome)
    ladder_picture.aside(case.pack, case.ladder, line=state, title=say("check.ladder_title"))


def content(case: Case) -> None:
    """The answers in order, what was written, what runs beside, and the way on."""
    above = (
        say("check.above", ref=case.activity.ref, title=apart(case.activity.title))
        if case.activity
        else say("check.above_try")
    )
    last = steps(case.pack, case.given)[-1]
    frame.back("approach", say("frame.back"), **case.address(**{cases.STEP: last.key}))
    frame.notices(ignored=case.ignored, archived=case.archived)
    versions.notice(case, "check")
    frame.heading(say("check.heading"), step="check", above=above)
    given = (about(case), questions(case), beside(case), kept_aside(case))
    if is_complete(case.pack, case.given):
        pending = next_step(case.pack, case.given)
        ready = pending is None or pending.kind == "question"
        draw(*given, way_on(case, "result" if ready else "approach", "check.see_result" if ready else "check.go_on"))
        draw(seats(case))
    else:
        draw(widgets.paragraphs(say("check.not_finished")), way_on(case, "approach", "check.go_on"), *given)
    ask_all(case)


def way_on(case: Case, page_key: str, words: str) -> Markup:
    """The main way on."""
    return widgets.way(page_key, say(words), case.address(), main=True)


def row(case: Case, key: str, what: str, value: str, *, note: str = "", row_key: str = "") -> Markup:
    """One thing given, with the Change link to the step where it is given."""
    address = case.address(**{cases.STEP: key, cases.BACK_TO: "check"})
    change = widgets.change_link("approach", say("check.change"), what, address)
    return widgets.row(what, lines(value), change=change, note=note, key=row_key or key)


def lines(value: str) -> Markup:
    """What was given, line by line."""
    return joined(markup("<p>{}</p>", line) for line in value.splitlines())


def questions(case: Case) -> Markup:
    """The answers on the path."""
    if not case.journey.path:
        return widgets.NOTHING
    rows = (
        row(
            case,
            key,
            case.pack.questions[key].text,
            say(f"answers.{case.answers[key]}"),
            note=case.part.answers[key].note if case.part else "",
        )
        for key in case.journey.path
    )
    return joined((widgets.section(say("check.questions")), *rows))


def about(case: Case) -> Markup:
    """The level, and what was written about the decision."""
    part = case.part
    level = next((one.name for one in case.pack.levels if one.key == case.level), None)
    if level is None and part is None:
        return widgets.NOTHING
    rows = [widgets.section(say("check.words"))]
    if case.activity:
        rows += work(case.activity)
    if level:
        rows.append(row(case, "level", say("check.level"), level))
    if part and part.decision:
        by = widgets.british_date(part.decide_by) if part.decide_by else say("check.by_none")
        for name, value in (("decision", part.decision), ("decider", part.decider), ("by", by)):
            rows.append(row(case, "decision", say(f"check.{name}"), value, row_key=f"words-{name}"))
    if part and part.open_part:
        rows.append(row(case, "open_part", say("check.open_part"), part.open_part))
    return joined(rows)


def work(activity: Activity) -> Iterator[Markup]:
    """What it is called and where it belongs; both are changed on its own page."""
    address = {cases.ACTIVITY: activity.ref}
    for name, value in (("name", activity.title), ("area", activity.area or say("check.no_area"))):
        what = say(f"check.{name}")
        change = widgets.change_link("activity", say("check.change"), what, address)
        yield widgets.row(what, lines(value), change=change, key=name)


def beside(case: Case) -> Markup:
    """The add-on answers."""
    required = [a for a in case.pack.add_ons if a.required and a.id in case.add_ons]
    if case.journey.outcome is None or not required:
        return widgets.NOTHING
    rows = [widgets.section(say("check.beside"))]
    rows += (row(case, one.id, one.question or "", say(f"answers.{case.add_ons[one.id]}")) for one in required)
    if case.given.others_seen:
        ticked = [
            a.statement or a.question or ""
            for a in case.pack.add_ons
            if not a.required and case.add_ons.get(a.id) == "yes"
        ]
        rows.append(row(case, "others", say("check.added"), "\n".join(ticked) or say("check.none_ticked")))
    return joined(rows)


def kept_aside(case: Case) -> Markup:
    """Answers given on another route."""
    aside = [key for key in case.pack.flow.order if key in case.answers and key not in case.journey.path]
    if not aside or case.journey.outcome is None:
        return widgets.NOTHING
    rows = widgets.summary_rows((case.pack.questions[key].text, say(f"answers.{case.answers[key]}")) for key in aside)
    return widgets.details(say("check.aside"), widgets.paragraphs(say("check.aside_lead")), rows)


def seats(case: Case) -> Markup:
    """The way to let others answer the same questions from their own seat."""
    if not case.saved or case.archived or case.journey.outcome is None:
        return widgets.NOTHING
    return widgets.way("seats", say("seats.from_check"), case.address())


def ask_all(case: Case) -> None:
    """Go on past what stopped the questions, where there is anything past it."""
    if case.journey.outcome is None:
        return
    if not case.ask_all:
        further = replay(case.pack.flow, case.answers, ask_all=True)
        if not case.journey.ceilings or (further.next_question is None and further.path == case.journey.path):
            return
    asked = case.ask_all and case.journey.next_question is None
    lead = say("check.ask_all.asked" if asked else "check.ask_all.lead")
    draw(widgets.section(say("check.ask_all.heading")), widgets.paragraphs(lead))
    if case.ask_all and case.journey.next_question:
        address = case.address(**{cases.BACK_TO: "check"})
        draw(widgets.way("approach", say("check.ask_all.go_on"), address))
    words = "check.ask_all.stop" if case.ask_all else "check.ask_all.start"
    # A key of its own for each way, or the second half of a double click would undo the first.
    key = f"ask-all-{'stop' if case.ask_all else 'start'}"
    st.button(say(words), key=key, on_click=set_ask_all, args=(case, not case.ask_all))


def set_ask_all(case: Case, wanted: bool) -> None:
    """Remember whether to ask everything; when so, the next unasked question comes at once."""
    if case.activity and case.part:
        ref, part = case.activity.ref, case.part.number
        session.attempt(lambda: services.set_ask_all(session.app(), session.actor(), ref, part, ask_all=wanted))
    else:
        address = case.address()
        address.pop(cases.ALL, None)
        st.query_params.from_dict({**address, **({cases.ALL: "1"} if wanted else {})})
    if wanted:
        session.leave(REST)
