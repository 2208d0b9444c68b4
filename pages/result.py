"""Your approach: the rung, its promise, what decided it, what would move it up, and the way on."""

from typing import Literal

import streamlit as st

from logic import add_ons, services
from logic.diagrams.dot import to_dot
from logic.diagrams.model import Diagram
from logic.diagrams.pictures import flow_diagram, ladder_diagram
from logic.errors import NotFound
from logic.interview import is_complete
from logic.pack import Check
from logic.record import checks_holding
from pages.shared import case as cases
from pages.shared import frame, lifts, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say
from web.site import page_file


def page() -> None:
    """Draw the result, or the way to reach one."""
    frame.bar("result")
    try:
        case = cases.from_address()
    except NotFound:
        session.notice(say("approach.gone"))
        case = None
    if case is None or not is_complete(case.pack, case.given):
        with st.container(key="narrow"):
            frame.notices()
            frame.heading(say("result.not_yet"), step="result-none")
            draw(widgets.paragraphs(say("result.not_yet_lead")))
            with st.container(key="main-link-go-on"):
                label = say("result.go_on" if case else "check.choose")
                st.page_link(page_file("approach"), label=label, query_params=case.address() if case else None)
    else:
        widgets.columns(lambda: content(case), lambda: ladder(case))
    frame.foot()


def ladder(case: Case) -> None:
    """The ladder with the place reached, and what is one step above."""
    above = next((step for step in reversed(case.ladder.steps) if step.state == "held"), None)
    below = markup("<p>{}</p>", say("result.one_above", rung=widgets.in_a_sentence(above.rung.name))) if above else ""
    state = widgets.ladder_state(case.pack, case.ladder, case.journey.outcome)
    widgets.ladder_aside(case.pack, case.ladder, line=state, title=say("result.ladder_title"), below=below)


def content(case: Case) -> None:
    """The result from its promise to its pictures."""
    frame.back("check", say("result.back"), **case.address())
    frame.notices(ignored=case.ignored, archived=case.archived)
    words = case.pack.outcomes[outcome(case)]
    frame.heading(words.headline, step=f"result-{outcome(case)}", above=above(case))
    draw(checks(case))
    if stops(case):
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
    if on_ladder(case):
        draw(beside(case))
    draw(law(case))
    pictures(case)


def outcome(case: Case) -> str:
    """The outcome reached; this page is drawn only when there is one."""
    return str(case.journey.outcome)


def on_ladder(case: Case) -> bool:
    """Whether the result is a step of the ladder."""
    return case.ladder.here is not None


def above(case: Case) -> str:
    """Which work this is, and today's date."""
    date = widgets.british_date(session.app().today())
    if case.activity is None or case.part is None:
        return say("result.above_try", date=date)
    if case.part.name:
        return say(
            "result.above_part",
            ref=case.activity.ref,
            title=apart(case.activity.title),
            part=apart(case.part.name),
            date=date,
        )
    return say("result.above", ref=case.activity.ref, title=apart(case.activity.title), date=date)


def promise(case: Case) -> Markup:
    """What people are promised, in plain and in Easy Read words."""
    here = case.ladder.here
    words = case.pack.outcomes[outcome(case)]
    return markup(
        '<p class="dw-label">{}</p><blockquote class="dw-promise dw-edge-{}"><p>“{}”</p><footer><strong>{}</strong> {}</footer></blockquote>',
        say("result.promise"),
        here.rung.band if here else "gate",
        words.promise,
        say("result.easy"),
        words.easy_read,
    )


def open_part(case: Case) -> Markup:
    """What the result speaks of, where only part is open."""
    asked = [q.key for q in case.pack.flow.questions if q.then_ask == "open_part"]
    if not any(case.answers.get(key) == "yes" and key in case.journey.path for key in asked):
        return Markup("")
    name = case.part.open_part if case.part else ""
    words = say("result.open_part", part=apart(name)) if name else say("result.open_part_try")
    return widgets.inset(words, say("result.fixed_part"))


def stops(case: Case) -> bool:
    """Whether a check stands in the way of any record."""
    return any(check.effect == "stop" for check in held(case))


def unstop(case: Case) -> None:
    """The way to put right what a stop may rest on: the required add-on answers."""
    for add_on in case.pack.add_ons:
        if add_on.required:
            if case.add_ons.get(add_on.id) == "not_sure":
                draw(widgets.paragraphs(say("result.not_sure_is_yes")))
            address = case.address(**{cases.STEP: add_on.id, cases.BACK_TO: "check"})
            label = say("result.change_answer", question=add_on.question or "")
            with st.container(key=f"main-link-change-{add_on.id}"):
                st.page_link(page_file("approach"), label=label, query_params=address)


def checks(case: Case) -> Markup:
    """What stops a record, and what must be answered before one."""
    boxes = []
    for check in held(case):
        stopping = check.effect == "stop"
        after = "" if stopping else "\n" + say("result.answer_first")
        boxes.append(widgets.warning(check.title, check.message + after, css="dw-stop" if stopping else "dw-warning"))
    return joined(boxes)


def held(case: Case) -> tuple[Check, ...]:
    """The checks that hold, for a saved part and for one just tried."""
    if case.part:
        return checks_holding(case.pack, case.part, case.decision)
    return tuple(check for check in case.pack.checks if check.when.holds(case.facts))


def decided(case: Case) -> Markup:
    """The answers that alone fix the result, and those that did not matter."""
    said = [case.pack.questions[key].said[case.answers[key]] for key in case.decision.decisive or ()]
    idle = [case.pack.questions[key].said[case.answers[key]] for key in case.decision.no_difference]
    enough = markup('<p class="dw-soft">{}</p>', say("result.decided_lead")) if idle else Markup("")
    rest = widgets.details(say("result.no_difference"), widgets.bullets(idle)) if idle else Markup("")
    return joined((widgets.section(say("result.decided")), widgets.bullets(said), enough, rest))


def holding(case: Case) -> Markup:
    """Everything that holds it down, where every question was asked."""
    said = [case.pack.questions[c.question].said[case.answers[c.question]] for c in case.journey.ceilings]
    if len(said) < 2:  # noqa: PLR2004 - a single one already stands among what decided it
        return Markup("")
    return joined((widgets.section(say("result.holding")), widgets.bullets(said)))


def not_sure(case: Case) -> None:
    """Today and how far it could rise, with what to find out first."""
    decision = case.decision
    names = case.pack.outcomes
    today, top = names[decision.today].name, names[decision.could_rise_to].name
    count = len(decision.flags)
    if not count and not decision.lifts:
        return  # the top step, and nothing unsure about it
    draw(widgets.section(say("result.range.heading")))
    if decision.today != decision.could_rise_to:
        words = say("result.range.rise", today=today, top=top)
    elif count:
        words = say("result.range.same_one" if count == 1 else "result.range.same", count=count, today=today)
    else:
        words = say("result.range.sure", today=today)
    draw(widgets.paragraphs(words))
    settles = decision.settles_most
    for key in sorted(decision.flags, key=lambda flag: flag != settles):
        question = case.pack.questions[key]
        with st.container(key=f"card-find-{key}"):
            first = key == settles and count > 1
            text = say("result.range.find_out_first" if first else "result.range.find_out", question=question.text)
            draw(markup('<div class="dw-card"><h3>{}</h3></div>', text))
            button = say("result.range.make", short=question.short)
            to_do = say("result.range.find_out", question=question.text)
            lifts.action(case, "find_out", key, None, to_do, button, "find")


def way_on(case: Case) -> None:
    """The record, or a working name to keep what was tried."""
    if case.part is None:
        keep(case)
        return
    if stops(case):
        draw(markup('<p class="dw-body"><strong>{}</strong></p>', say("result.record.blocked")))
    for record in case.part.records[-1:]:
        kept = {given["question"]: given["answer"] for given in record.snapshot["answers"]}
        if kept != dict(case.answers):
            draw(widgets.paragraphs(say("result.record.changed", reference=record.reference)))
    with st.container(key="actions-row-result", horizontal=True):
        if not on_ladder(case):
            first = case.address(**{cases.STEP: case.journey.path[-1], cases.BACK_TO: "check"})
            with st.container(key="main-link-again"):
                st.page_link(page_file("approach"), label=say("result.answer_again"), query_params=first)
        if not stops(case):
            words = "result.record.again" if case.part.records else "result.record.make"
            with st.container(key="main-link-record" if on_ladder(case) else "quiet-record"):
                st.page_link(page_file("record"), label=say(words), query_params=case.address())
        for record in case.part.records[-1:]:
            st.page_link(
                page_file("record"),
                label=say("result.record.open", reference=record.reference),
                query_params={cases.RECORD: record.reference},
            )
        if case.activity:
            st.page_link(
                page_file("activity"),
                label=say("result.activity", ref=case.activity.ref),
                query_params={cases.ACTIVITY: case.activity.ref},
            )


def keep(case: Case) -> None:
    """Save what was tried as a piece of work."""
    draw(
        widgets.section(say("result.link.heading")),
        widgets.paragraphs(say("result.link.lead")),
        widgets.section(say("result.keep.heading")),
        widgets.paragraphs(say("result.keep.lead")),
    )
    session.form_drawn("keep")
    with st.form("keep", border=False):
        widgets.text_field(say("result.keep.title"), "keep-title", field="title")
        st.form_submit_button(say("result.keep.save"), type="primary", on_click=keep_now, args=(case,))


def keep_now(case: Case) -> None:
    """Start an activity with the answers that stand in the address."""

    def do() -> None:
        questions = {a.id for a in case.pack.add_ons if a.question}
        optional = {a.id: "no" for a in case.pack.add_ons if a.question and not a.required}
        given = {add_on: value for add_on, value in case.add_ons.items() if add_on in questions}
        ref = services.keep_tried(
            session.app(),
            session.actor(),
            title=session.typed("keep-title", ""),
            level=case.level or "",
            answered=case.answers,
            add_ons={**optional, **given},
            ask_all=case.ask_all,
            key=session.form_key("keep"),
        )
        session.form_sent("keep")
        session.notice(say("result.keep.saved"))
        st.query_params.from_dict({cases.ACTIVITY: ref, cases.PART: "1"})

    session.attempt(do)


def beside(case: Case) -> Markup:
    """The add-ons that stand, with the rules for them."""
    yes = add_ons.said_yes(case.pack.add_ons, case.add_ons)
    chosen = add_ons.chosen(case.pack.add_ons, case.facts, yes)
    body = widgets.bullets(one.suggestion for one in chosen) or widgets.paragraphs(say("result.beside.none"))
    return joined(
        (
            widgets.section(say("result.beside.heading")),
            markup('<p class="dw-soft">{}</p>', say("result.beside.lead")),
            body,
            widgets.details(say("result.beside.rules"), widgets.bullets(case.pack.add_on_rules)),
        )
    )


def law(case: Case) -> Markup:
    """The law prompts that fit this result; never legal advice."""
    fitting = [prompt for prompt in case.pack.law if prompt.when is not None and prompt.when.holds(case.facts)]
    if not fitting:
        return Markup("")
    prompts = joined(markup("<li><strong>{}.</strong> {}</li>", prompt.topic, prompt.text) for prompt in fitting)
    found = widgets.bullets(f"{prompt.topic}: {', '.join(prompt.found)}" for prompt in fitting)
    return joined(
        (
            widgets.section(say("result.law.heading")),
            markup('<p class="dw-body"><strong>{}</strong></p>', say("result.law.note")),
            markup('<ul class="dw-list">{}</ul>', prompts),
            widgets.details(say("result.law.found"), found),
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


if __name__ == "__main__":
    page()
