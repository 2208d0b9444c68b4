"""Your approach: the rung, its promise, what decided it, what would move it up, and the way on."""

from typing import Literal

import streamlit as st

from logic.diagrams.dot import to_dot
from logic.diagrams.model import Diagram
from logic.diagrams.pictures import flow_diagram, ladder_diagram
from logic.interview import is_complete
from logic.record import since
from pages.shared import case as cases
from pages.shared import case_address, frame, ladder_picture, lifts, session, versions, widgets
from pages.shared.case import Case
from pages.shared.html import apart, draw, markup
from pages.shared.keep import keep, pass_on
from pages.shared.pair import show_pair
from pages.shared.result_words import (
    beside,
    checks,
    decided,
    grounds,
    holding,
    law,
    on_ladder,
    open_part,
    outcome,
    promise,
    stops,
    unstop,
    with_plan,
)
from pages.shared.session import say


def page() -> None:
    """Draw the result, or the way to reach one."""
    frame.bar("result")
    case = case_address.here()
    if case is None or not is_complete(case.pack, case.given):
        with st.container(key="narrow"):
            frame.notices(ignored=case.ignored if case else ())
            if case:
                versions.notice(case, "result")
            frame.heading(say("result.not_yet"), step="result-none")
            draw(widgets.paragraphs(say("result.not_yet_lead")))
            label = say("result.go_on" if case else "check.choose")
            draw(widgets.way("approach", label, case.address() if case else widgets.NOWHERE, main=True))
    else:
        widgets.columns(lambda: content(case), lambda: ladder(case))
    frame.foot()


def ladder(case: Case) -> None:
    """The ladder with the place reached, and what is one step above."""
    above = next((step for step in reversed(case.ladder.steps) if step.state == "held"), None)
    below = markup("<p>{}</p>", say("result.one_above", rung=widgets.in_a_sentence(above.rung.name))) if above else ""
    state = ladder_picture.state(case.pack, case.ladder, case.journey.outcome)
    ladder_picture.aside(case.pack, case.ladder, line=state, title=say("result.ladder_title"), below=below)


def content(case: Case) -> None:
    """The result from its promise to its pictures."""
    frame.back("check", say("result.back"), **case.address())
    frame.notices(ignored=case.ignored, archived=case.archived)
    versions.notice(case, "result")
    words = case.pack.outcomes[outcome(case)]
    frame.heading(words.headline, step=f"result-{outcome(case)}", above=above(case))
    draw(checks(case))
    if stops(case) and not case.archived:
        unstop(case)
    draw(promise(case), open_part(case))
    draw(
        widgets.section(say("result.least")),
        widgets.bullets(words.least_at(case.level)),
        widgets.section(say("result.next")),
        widgets.paragraphs(words.next_at(case.level)),
        decided(case),
        holding(case),
    )
    not_sure(case)
    lifts.draw_lifts(case)
    way_on(case)
    known = with_plan(case)
    if on_ladder(case):
        draw(beside(case, known))
    draw(law(case), grounds(case, known))
    show_pair("result", outcome(case))
    pass_on(case)
    pictures(case)


def above(case: Case) -> str:
    """Which work this is, and today's date."""
    date = widgets.british_date(session.app().today())
    if case.activity is None or case.part is None:
        return say("result.above_passed") if case.passed else say("result.above_try", date=date)
    if case.part.name:
        return say(
            "result.above_part",
            ref=case.activity.ref,
            title=apart(case.activity.title),
            part=apart(case.part.name),
            date=date,
        )
    return say("result.above", ref=case.activity.ref, title=apart(case.activity.title), date=date)


def not_sure(case: Case) -> None:
    """Today and how far it could rise, with what to find out first."""
    decision = case.decision
    names = case.pack.outcomes
    today, top = names[decision.today].name, names[decision.could_rise_to].name
    count = len(decision.flags)
    unsure = [
        one.question for one in case.pack.add_ons if one.not_sure_is_yes and case.add_ons.get(one.id) == "not_sure"
    ]
    if not count and not decision.lifts and not unsure:
        return  # the top step, and nothing unsure about it
    draw(widgets.section(say("result.range.heading")))
    if decision.today != decision.could_rise_to:
        words = say("result.range.rise", today=today, top=top)
    elif count:
        words = say("result.range.same_one" if count == 1 else "result.range.same", count=count, today=today)
    else:
        words = say("result.range.sure", today=today)
    draw(widgets.paragraphs(words), *(widgets.paragraphs(say("result.range.beside", question=one)) for one in unsure))
    if count and decision.today == decision.could_rise_to:
        return  # nobody is asked to find out what was just called of no account
    settles = decision.settles_most
    first = [settles] if settles else []
    for key in dict.fromkeys((*first, *decision.flags)):
        question = case.pack.questions[key]
        with st.container(key=f"card-find-{key}"):
            settling = key == settles and (len(decision.flags) > 1 or key not in decision.flags)
            text = say("result.range.find_out_first" if settling else "result.range.find_out", question=question.text)
            draw(markup('<div class="dw-card"><h3>{}</h3></div>', text))
            button = say("result.range.make", short=question.short)
            to_do = say("result.range.find_out", question=question.text)
            lifts.action(case, "find_out", key, None, to_do, button, "find")


def since_record(case: Case) -> None:
    """Everything that has changed since the latest record."""
    part = case.part
    if part is None:
        return
    stand = [(limit.number, limit.version) for limit in case.standing]
    for record in part.records[-1:]:
        changed = since(record, part, case.pack.version, stand)
        words = (say(f"result.record.other_{kind}", reference=record.reference) for kind in changed)
        draw(*(widgets.paragraphs(one) for one in words))


def way_on(case: Case) -> None:
    """The record, or a working name to keep what was tried."""
    if case.part is None:
        keep(case)
        return
    if stops(case):
        draw(markup('<p class="dw-body"><strong>{}</strong></p>', say("result.record.blocked")))
    since_record(case)
    with st.container(key="actions-row-result", horizontal=True):
        if not on_ladder(case) and not case.archived:
            first = case.address(**{cases.STEP: case.journey.path[-1], cases.BACK_TO: "check"})
            draw(widgets.way("approach", say("result.answer_again"), first, main=True))
        if not stops(case) and not case.archived:
            words = "result.record.again" if case.part.records else "result.record.make"
            draw(widgets.way("record", say(words), case.address(), main=on_ladder(case)))
        for record in case.part.records[-1:]:
            draw(
                widgets.way(
                    "record", say("result.record.open", reference=record.reference), {cases.RECORD: record.reference}
                )
            )
        if on_ladder(case):
            draw(widgets.way("methods", say("result.plan"), case.address()))
        if case.activity:
            draw(
                widgets.way(
                    "activity", say("result.activity", ref=case.activity.ref), {cases.ACTIVITY: case.activity.ref}
                )
            )


def pictures(case: Case) -> None:
    """The ladder and the travelled flowchart, each also as text."""
    draw(widgets.section(say("result.pictures.heading")), widgets.section(say("result.pictures.ladder"), 3))
    picture(ladder_diagram(case.pack, case.ladder, case.decision.lifts), "BT")
    draw(widgets.section(say("result.pictures.flow"), 3))
    picture(flow_diagram(case.pack, case.answers, case.journey), "TB")


def picture(diagram: Diagram, direction: Literal["TB", "BT"]) -> None:
    """One picture with its text."""
    st.graphviz_chart(to_dot(diagram, direction=direction), alt=diagram.alt)
    draw(widgets.details(say("result.pictures.as_text"), widgets.paragraphs(diagram.alt)))
