"""The form that makes a decision record."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.pack import Check
from logic.record import (
    RecordForm,
    answered_later,
    asks_who_agreed,
    checks_holding,
    falls_short,
    inputs,
    justification_draft,
    plan_wanted,
)
from pages.shared import case as cases
from pages.shared import fields, frame, session, widgets
from pages.shared.case import Case
from pages.shared.drafted import Drafted
from pages.shared.html import apart, draw, markup
from pages.shared.session import say, say_all


def record_form(case: Case) -> None:
    """Everything a record needs, then the button that makes it."""
    form = Drafted(case)
    frame.back("result", say("record.back"), **case.address())
    frame.notices(archived=case.archived)
    activity, part = case.activity, case.part
    if activity is None or part is None or case.journey.outcome is None:
        return
    name = " · ".join(filter(None, (activity.ref, apart(activity.title), apart(part.name))))
    frame.heading(say("record.heading_new"), step="record-new", above=name)
    draw(widgets.paragraphs(say("record.lead_new"), "dw-lead"))
    approaches = offered(form)
    form.offer("chosen", approaches, default=case.journey.outcome)
    held = checks_holding(case.pack, part, case.decision, chosen=form.typed("chosen"))
    stops = [check for check in held if check.effect == "stop"]
    if stops:
        draw(widgets.section(say("record.stopped")))
        draw(*(widgets.warning(check.title, check.message, css="dw-stop") for check in stops))
        return
    session.form_drawn(form.prefix)
    draw(markup('<p class="dw-soft">{}</p>', say("record.saved")))
    who(form)
    chosen = choice(form, approaches)
    check_fields(form, held, chosen)
    if chosen:
        choice_fields(form, chosen)
    why(form, chosen)
    agreed(form, held, chosen)
    button = form.key("make")
    newest = part.records[-1].reference if part.records else ""
    seen = session.seen(button, (inputs(part, case.pack.version, case.standing), newest))
    st.button(say("record.make"), type="primary", key=button, on_click=make_now, args=(form, held, seen))


def who(form: Drafted) -> None:
    """Which roles went through it."""
    with fields.boxes("who"):
        draw(widgets.section(say("record.who.heading")), markup('<p class="dw-hint">{}</p>', say("record.who.lead")))
        frame.field_trouble("went_through")
        for place, role in enumerate(say_all("record.who.items")):
            form.tick(f"who-{place}", role)
    form.text("who-other", say("record.who.other"))


def offered(form: Drafted) -> dict[str, str]:
    """The approaches that may be taken, by outcome, as the choice names them; none where nothing may be chosen."""
    pack, outcome = form.case.pack, str(form.case.journey.outcome)
    if outcome in pack.leaders_choice.blocked_outcomes:
        return {}
    rank = pack.flow.rank
    names = {}
    for rung in pack.ladder:
        if rung.outcome:
            where = rank[rung.outcome] - rank[outcome]
            words = "recommended" if not where else "lower" if where < 0 else "higher"
            names[rung.outcome] = say(f"record.choice.{words}", name=rung.name)
    first = {} if outcome in names else {outcome: say("record.choice.recommended", name=pack.outcomes[outcome].name)}
    return first | names


def choice(form: Drafted, approaches: Mapping[str, str]) -> str:
    """Which approach is taken; the outcome chosen when it is another than recommended, else empty."""
    pack, outcome = form.case.pack, str(form.case.journey.outcome)
    draw(widgets.section(say("record.choice.heading")))
    recommended = pack.outcomes[outcome].name
    draw(widgets.paragraphs(say("record.choice.lead", recommended=widgets.in_a_sentence(recommended))))
    if not approaches:
        draw(widgets.paragraphs(say("record.choice.blocked")))
        return ""
    glosses = {rung.outcome: rung.gloss for rung in pack.ladder}
    captions = [glosses.get(one, say("record.choice.outside")) for one in approaches]
    frame.field_trouble("chosen_outcome")
    chosen = form.choose("chosen", say("record.choice.which"), approaches, default=outcome, captions=captions)
    return "" if chosen in {None, outcome} else str(chosen)


def asks_agreement(form: Drafted, chosen: str) -> bool:
    """Whether who agreed must be said, so that a check need not ask it again."""
    return asks_who_agreed(form.case.pack, str(form.case.journey.outcome), chosen=bool(chosen))


def check_fields(form: Drafted, held: Sequence[Check], chosen: str) -> None:
    """What each check asks before a record; who agreed is asked once, further down."""
    if held:
        draw(widgets.section(say("record.checks")))
    for check in held:
        draw(widgets.warning(check.title, check.message))
        for asked in check.fields:
            name = f"{check.id}.{asked.key}"
            if asked.kind == "date":
                form.day(name, asked.label)
            elif asked.kind != "name" or not asks_agreement(form, chosen):
                form.text(name, asked.label, area=asked.kind == "text")


def choice_fields(form: Drafted, chosen: str) -> None:
    """What a leader's choice needs (domain.md B.8)."""
    case, pack = form.case, form.case.pack
    rules, outcome = pack.leaders_choice, str(case.journey.outcome)
    direction = "lower_lead" if pack.flow.rank[chosen] < pack.flow.rank[outcome] else "higher_lead"
    draw(widgets.section(say("record.choice.rules_heading")), widgets.paragraphs(say(f"record.choice.{direction}")))
    draw(widgets.details(say("record.choice.more"), widgets.paragraphs(rules.introduction)))
    form.text("filled_in_by", say("record.choice.filled_in_by"))
    hint = say("record.choice.reason_hint", least=rules.least_sentences)
    form.text("reason", say("record.choice.reason"), hint=hint, area=True)
    with fields.boxes("relied"):
        draw(markup('<p class="dw-legend">{}</p>', say("record.choice.relied_on")))
        frame.field_trouble("answers_relied_on")
        for key in case.journey.path:
            form.tick(f"relied-{key}", pack.questions[key].says(case.answers[key]))
    form.text("what_would_change", say("record.choice.change"), area=True, default=levers(case))
    yes_no = {answer: say(f"answers.{answer}") for answer in ("yes", "no")}
    if form.choose("asked_people", say("record.choice.asked"), yes_no) == "yes":
        form.text("what_they_said", say("record.choice.said"), area=True)
    if pack.flow.rank[chosen] > pack.flow.rank[outcome]:
        draw(widgets.section(say("record.choice.plan_heading"), 3))
        for key in plan_wanted(case.pack, case.decision, chosen):
            form.text(f"plan.{key}", say("record.choice.plan", what=pack.questions[key].lever_title), area=True)
    by = case.part.decide_by if case.part else None
    words = say("record.choice.by", date=widgets.british_date(by)) if by else ""
    form.day("review_date", say("record.choice.review"), hint=say("record.choice.review_hint", by=words))
    frame.field_trouble("decide_by")
    address = case.address(**{cases.STEP: "decision", cases.BACK_TO: "check"})
    draw(widgets.way("approach", say("record.choice.set_date"), address))
    if pack.flow.rank[chosen] < pack.flow.rank[outcome]:
        draw(markup('<p class="dw-soft">{}</p>', say("record.choice.public")))


def levers(case: Case) -> str:
    """The levers of what holds the result down, one a line."""
    return "\n".join(case.pack.questions[c.question].lever for c in case.journey.ceilings)


def asks_outside(form: Drafted) -> bool:
    """Whether the result stands outside the ladder, so that someone outside the team looks at it (B.2)."""
    return form.case.ladder.here is None


def why(form: Drafted, chosen: str) -> None:
    """Why no more is done, drafted from the facts where the approach taken is below "doing with" (B.2)."""
    case = form.case
    drafted = justification_draft(case.pack, case.part, case.decision, chosen) if case.part else ""
    if drafted:
        draw(widgets.section(say("record.why.heading")))
        form.follow("justification", drafted)
        if "justification" in form.stale:
            outdated(form, drafted)
        label, hint = say("record.why.label"), say("record.why.hint")
        form.text("justification", label, hint=hint, area=True, tall=True, default=drafted)


def outdated(form: Drafted, drafted: str) -> None:
    """The reasons were written over a draft from other answers: the person says which hold."""
    draw(
        widgets.warning(say("record.why.stale"), say("record.why.stale_text")),
        widgets.details(say("record.why.new"), widgets.paragraphs(drafted)),
    )
    with st.container(key="record-why-stale", horizontal=True):
        for what, settle in (("use", form.draft_again), ("keep", form.stand)):
            words = say(f"record.why.{what}")
            st.button(words, key=form.key(f"why-{what}"), on_click=settle, args=("justification",))


def agreed(form: Drafted, held: Sequence[Check], chosen: str) -> None:
    """Who agreed, and how people were told."""
    pack, outcome = form.case.pack, str(form.case.journey.outcome)
    needed = asks_agreement(form, chosen)
    draw(widgets.section(say("record.agreed.heading")))
    name = pack.outcomes[chosen or outcome].name
    draw(widgets.paragraphs(say("record.agreed.lead_needed" if needed else "record.agreed.lead_with", name=name)))
    if needed and any(asked.kind == "name" for check in held for asked in check.fields):
        draw(widgets.paragraphs(say("record.agreed.senior")))
    if asks_outside(form) and not chosen:
        form.text("filled_in_by", say("record.choice.filled_in_by"))
    form.text("agreed_by", say("record.agreed.name"))
    if chosen:
        roles = {role.key: role.name for role in pack.leaders_choice.roles}
        form.choose("agreed_role", say("record.agreed.role"), roles)
    else:
        form.text("agreed_role_words", say("record.agreed.role"), field="agreed_role")
    form.day("agreed_on", say("record.agreed.on"))
    early(form)
    form.text("how_told", say("record.agreed.told"), area=True)


def early(form: Drafted) -> None:
    """Say so where the day of agreeing is before that of the last answer."""
    on, case = form.dated("agreed_on"), form.case
    given = [case.part.answers[key].given_at for key in case.journey.path] if case.part else []
    last = answered_later(on, given) if isinstance(on, date) else None
    if last:
        words = say("record.agreed.early_text", last=widgets.british_date(last))
        draw(widgets.inset(say("record.agreed.early"), words))


def make_now(form: Drafted, held: Sequence[Check], shown: tuple[Mapping[str, Any], str]) -> None:
    """First keep what a database in trouble, or a restart, left unkept: a refusal must not be all that is left of it."""
    if form.keep_unsaved():
        make(form, held, shown)


def make(form: Drafted, held: Sequence[Check], shown: tuple[Mapping[str, Any], str]) -> None:
    """Make the record from what stands in the form, and show it. ``shown``: what it is of, and the record before it."""
    case, outcome = form.case, str(form.case.journey.outcome)
    chosen = form.typed("chosen")
    chosen = "" if chosen == outcome else chosen
    dates = {name: form.dated(name) for name in ("agreed_on", "review_date")}
    wrong = [value for value in dates.values() if isinstance(value, Problem)]
    answers: dict[str, dict[str, str]] = {}
    for check in held:
        answers[check.id] = {}
        for asked in check.fields:
            name = f"{check.id}.{asked.key}"
            day = form.dated(name) if asked.kind == "date" else None
            if isinstance(day, Problem):
                wrong.append(day)
            if asked.kind == "date":
                answers[check.id][asked.key] = day.isoformat() if isinstance(day, date) else ""
            elif asked.kind != "name" or not asks_agreement(form, chosen):
                answers[check.id][asked.key] = form.typed(name)
    if "justification" in form.stale:
        wrong.append(Problem("justification", "justification_stale"))
    if wrong:
        session.refuse(*wrong)
        return
    asked_people = form.typed("asked_people") if chosen else ""
    filled = RecordForm(
        went_through=tuple(roles(form)),
        agreed_by=form.typed("agreed_by"),
        agreed_role=form.typed("agreed_role" if chosen else "agreed_role_words"),
        agreed_on=cast("date | None", dates["agreed_on"]),
        how_told=form.typed("how_told"),
        justification=form.typed("justification") if falls_short(case.pack, chosen or outcome) else "",
        check_answers=answers,
        chosen_outcome=chosen,
        filled_in_by=form.typed("filled_in_by") if chosen or asks_outside(form) else "",
        reason=form.typed("reason") if chosen else "",
        answers_relied_on=tuple(key for key in case.journey.path if chosen and form.ticked(f"relied-{key}")),
        what_would_change=form.typed("what_would_change") if chosen else "",
        asked_people="yes" if asked_people == "yes" else "no" if asked_people == "no" else "",
        what_they_said=form.typed("what_they_said") if asked_people == "yes" else "",
        higher_plan={
            key: form.typed(f"plan.{key}") for key in (plan_wanted(case.pack, case.decision, chosen) if chosen else ())
        },
        review_date=cast("date | None", dates["review_date"]) if chosen else None,
    )

    def do() -> None:
        key = session.form_key(form.prefix)
        seen, latest = shown
        reference = services.make_record(
            session.app(), session.actor(), form.ref, form.number, form=filled, key=key, seen=seen, latest=latest
        )
        session.form_sent(form.prefix)
        session.notice(say("record.made_notice"))
        st.query_params.from_dict({cases.RECORD: reference})

    if not session.attempt(do) and session.trouble().conflict is not None and case.part:
        session.unsee(form.key("make"))


def roles(form: Drafted) -> Iterator[str]:
    """The roles ticked and typed."""
    for place, role in enumerate(say_all("record.who.items")):
        if form.ticked(f"who-{place}"):
            yield role
    yield form.typed("who-other")
