"""What would move a result up, and the dated actions made of it."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from logic import services
from logic.activity import Action
from logic.analysis import Lift
from logic.errors import Problem
from logic.register import NonNegotiable, cost, explained_by, in_the_way
from pages.shared import case as cases
from pages.shared import fields, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, draw, markup
from pages.shared.limit_words import NUMBER
from pages.shared.session import say

AHEAD = timedelta(days=14)
"""How far ahead a new action is dated; ours, and changed with one click."""


def draw_lifts(case: Case) -> None:
    """Each higher rung, nearest first, with every smallest way to reach it."""
    lifts = case.decision.lifts
    targets = list(dict.fromkeys(lift.to for lift in lifts))
    if not targets:
        draw(markup('<p class="dw-body">{}</p>', say("result.up.top")))
        return
    for place, target in enumerate(targets):
        name = widgets.in_a_sentence(case.pack.outcomes[target].name)
        ways = [lift for lift in lifts if lift.to == target]
        if place == 0:
            draw(widgets.section(say("result.up.heading", rung=name)))
            _ways(case, ways)
        else:
            with st.expander(say("result.up.further", rung=name)):
                _ways(case, ways)


def _ways(case: Case, ways: Sequence[Lift]) -> None:
    """The ways to one rung: those that can change, then those that cannot."""
    for changeable, words in ((True, "result.up.can"), (False, "result.up.cannot")):
        some = [lift for lift in ways if lift.changeable == changeable]
        if some and len({lift.changeable for lift in ways}) > 1:
            draw(widgets.section(say(words), 3))
        for place, lift in enumerate(some):
            if place:
                draw(markup('<p class="dw-soft">{}</p>', say("result.up.or")))
            _way(case, lift, f"{lift.to}-{changeable}-{place}".lower())


def _way(case: Case, lift: Lift, key: str) -> None:
    with st.container(key=f"card-{key}"):
        if len(lift.questions) > 1:
            draw(markup('<p class="dw-soft">{}</p>', say("result.up.together")))
        for question in lift.questions:
            words = case.pack.questions[question]
            fixed = not lift.changeable and case.pack.flow.by_key[question].past_change
            asked = question in case.answers
            in_its_way = in_the_way(case.standing, case.answers, (question,))
            kind = "cannot" if fixed else "limited" if in_its_way else "can" if asked else "unasked"
            text = words.lever if asked else say("result.up.unasked", lever=words.lever)
            tag = widgets.tag(say(f"result.up.{kind}_tag"), kind)
            draw(markup('<div class="dw-card"><h4>{}</h4> {}<p>{}</p></div>', words.lever_title, tag, text))
            limits(case, in_its_way)
            if case.saved and not fixed:
                button = say("result.up.make", what=widgets.in_a_sentence(words.lever_title))
                action(case, "lift", question, lift.to, f"{words.lever_title}. {words.lever}", button, key)


def limits(case: Case, found: Sequence[NonNegotiable]) -> None:
    """The standing limits that are in the way of an answer, with what each costs and the way to it."""
    if not found or case.activity is None:
        return
    costs = cost(case.pack.flow, case.answers, explained_by(case.standing))
    for limit in found:
        steps = costs.each[limit.number]
        words = say(f"result.up.limit_cost{'_none' if steps == 0 else '_one' if steps == 1 else ''}", count=steps)
        if not steps and costs.together:
            words = f"{words} {say('result.up.limit_together', count=costs.together)}"
        title = say("result.up.limit", number=limit.number)
        draw(
            markup('<div class="dw-inset"><p><strong>{}</strong> {}</p><p>{}</p></div>', title, limit.statement, words)
        )
        address = {cases.ACTIVITY: case.activity.ref, NUMBER: str(limit.number)}
        draw(widgets.way("limit", say("result.up.see_limit", number=limit.number), address))


def action(case: Case, kind: str, question: str, to: str | None, text: str, button: str, place: str) -> None:
    """The action made of this lever, or the one click that makes it."""
    part = case.part
    if part is None:
        return
    made = [one for one in part.actions if one.question == question and one.kind == kind]
    if made:
        line(case, made[-1], place)
    if made or case.archived:
        return
    st.button(
        button,
        key=f"make-{kind}-{question}-{place}",
        type="tertiary",
        on_click=_make,
        args=(case, kind, question, to, text),
    )


def _make(case: Case, kind: str, question: str, to: str | None, text: str) -> None:
    part, activity = case.part, case.activity
    if part is None or activity is None:
        return
    today = session.app().today()
    due = today + AHEAD
    if part.decide_by and today <= part.decide_by < due:
        due = part.decide_by

    def do() -> None:
        services.plan_action(
            session.app(),
            session.actor(),
            activity.ref,
            part.number,
            kind=kind,
            question=question,
            to_outcome=to,
            text=text,
            owner=say("result.action.owner"),
            due=due,
            # The same button pressed twice is the same action.
            key=f"{activity.ref}/{part.number}/{kind}/{question}/{len(part.actions)}",
        )
        session.notice(say("result.action.made"))

    session.attempt(do)


def action_words(one: Action) -> Markup:
    """Who does it and by when, and whether it is done."""
    words = say("result.action.line", owner=one.owner, due=widgets.british_date(one.due))
    done = ""
    if one.done_at:
        done = say("result.action.done", date=widgets.british_date(one.done_at.astimezone(widgets.LONDON).date()))
    return markup('<p class="dw-action"><strong>{}</strong> {}</p>', words, done)


def line(case: Case, one: Action, place: str) -> None:
    """One action, with what can be done about it."""
    draw(action_words(one))
    if case.archived:
        return
    finished = one.done_at is not None
    key = f"action-{one.id}-{place}"
    with session.drawer(key, say("result.action.change")):
        session.seen(f"{key}-text", one.version)
        with st.form(f"form-{key}", border=False, enter_to_submit=False):
            fields.text_field(say("result.action.text"), f"{key}-text", value=one.text, area=True, field=f"{key}.text")
            fields.text_field(say("result.action.who"), f"{key}-owner", value=one.owner, field=f"{key}.owner")
            fields.date_fields(say("result.action.by"), f"{key}-due", value=one.due, field=f"{key}.due")
            st.form_submit_button(say("result.action.save"), on_click=_change, args=(case, one.id, key))
    words = say("result.action.reopen" if finished else "result.action.finish")
    st.button(words, key=f"{key}-done", type="tertiary", on_click=_finish, args=(case, one.id, key, not finished))


def _change(case: Case, number: int, key: str) -> None:
    due = fields.read_date(f"{key}-due", f"{key}.due")
    if isinstance(due, Problem):
        session.refuse(due, drawer=key)
        return
    part, activity = case.part, case.activity
    if part is None or activity is None:
        return

    def do() -> None:
        now = services.change_action(
            session.app(),
            session.actor(),
            activity.ref,
            part.number,
            number,
            text=session.typed(f"{key}-text", ""),
            owner=session.typed(f"{key}-owner", ""),
            due=due if isinstance(due, date) else None,
            seen_version=session.saw_last(f"{key}-text"),
        )
        session.saw(f"{key}-text", now)
        session.notice(say("result.action.saved"))

    session.save(do, f"{key}-text", drawer=key)


def _finish(case: Case, number: int, key: str, done: bool) -> None:
    part, activity = case.part, case.activity
    if part is None or activity is None:
        return

    def do() -> None:
        app, actor, seen = session.app(), session.actor(), session.saw_last(f"{key}-text")
        now = services.finish_action(app, actor, activity.ref, part.number, number, done=done, seen_version=seen)
        session.saw(f"{key}-text", now)
        session.notice(say("result.action.finished" if done else "result.action.reopened"))

    session.attempt(do)
