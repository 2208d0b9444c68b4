"""The test of a limit, and withdrawing one: each a step of its own."""

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.register import NonNegotiable, TestAnswer, TestQuestion, to_ask
from pages.shared import case as cases
from pages.shared import fields, frame, session, widgets
from pages.shared import limit_words as words
from pages.shared.html import draw, markup
from pages.shared.limit_forms import FIRST, keep, prefix
from pages.shared.limit_words import Held
from pages.shared.session import say

STRONG, WEAK, ALL, PART = "strong", "weak", "all", "part"


def test(held: Held, limit: NonNegotiable) -> None:
    """The questions, each with its answer and whether that holds."""
    before = prefix(held, limit)
    session.seen(before + FIRST["test"], limit.version)
    frame.field_trouble("test")
    doubts = to_ask(limit, held.rules)
    draw(
        widgets.paragraphs(say("limit.test.lead", most=held.rules.weak_is_not_proven)),
        words.sounding(doubts),
    )
    with st.form(f"{before}test-form", border=False, enter_to_submit=False):
        for place, asked in enumerate(held.rules.test, 1):
            with st.container(key=f"asked-{asked.key}"):
                question(box(before, asked, place), limit, asked, place)
        st.form_submit_button(say("limit.save"), type="primary", on_click=save, args=(held, limit))
    items = (*((one.text, one.ground) for one in held.rules.test), *((one.said, one.ground) for one in doubts))
    pack = session.app().pack
    body = (markup('<h3 class="dw-h3">{}</h3>{}', name, widgets.ground(pack, where)) for name, where in items)
    draw(widgets.details(say("ladder_page.sources"), *body))


def box(before: str, asked: TestQuestion, place: int) -> str:
    """The key of the box for an answer. That of the first is known without the content."""
    return before + (FIRST["test"] if place == 1 else f"test-{asked.key}")


def question(key: str, limit: NonNegotiable, asked: TestQuestion, place: int) -> None:
    """One question: what a weak answer looks like, the answer, and whether it holds."""
    answer = limit.test.get(asked.key)
    draw(
        widgets.section(say("limit.test.question", number=place, text=asked.text)),
        widgets.paragraphs(say("limit.test.weak", weak=asked.weak), "dw-hint"),
    )
    label = f"{say('limit.test.answer')}\n\n{asked.text}"
    fields.text_field(label, key, value=answer.words if answer else "", area=True, field=f"test.{asked.key}")
    options = offered(asked)
    chosen = None
    if answer:
        chosen = WEAK if answer.weight == "weak" else (PART if answer.only_part else ALL) if asked.extent else STRONG
    # The second line of a label is read out and not shown: the heading above stands for it.
    asks = say("limit.test.extent" if asked.extent else "limit.test.weight")
    st.radio(
        f"{asks}\n\n{asked.text}",
        list(options),
        index=list(options).index(chosen) if chosen else None,
        format_func=options.__getitem__,
        key=f"{key}-weight",
    )


def offered(asked: TestQuestion) -> dict[str, str]:
    """What can be said of an answer."""
    if asked.extent:
        return {
            ALL: say("limit.test.all"),
            PART: say("limit.test.only_part"),
            WEAK: say("limit.test.not_known"),
        }
    return {STRONG: say("limit.test.strong"), WEAK: say("limit.test.weak_choice")}


def save(held: Held, limit: NonNegotiable) -> None:
    """Save the answers given so far. An answer must say whether it holds."""
    before = prefix(held, limit)
    found: dict[str, TestAnswer] = {}
    problems = []
    for place, asked in enumerate(held.rules.test, 1):
        key = box(before, asked, place)
        said, weight = str(session.typed(key) or ""), session.typed(f"{key}-weight")
        if said.strip() and weight is None:
            problems.append(Problem(f"test.{asked.key}", "limit_weight_missing", {"question": asked.text}))
        elif said.strip() or weight:
            found[asked.key] = TestAnswer(said, "weak" if weight == WEAK else "strong", weight == PART)
    if problems:
        session.refuse(*problems)
    else:
        keep(held, limit, "test", {"test": found})


def withdraw(held: Held, limit: NonNegotiable) -> None:
    """Withdraw it, with what people are told."""
    before = prefix(held, limit)
    session.seen(f"{before}apology", limit.version)
    known = services.limit_may_be_known(session.app(), held.activity.ref, limit.number)
    draw(widgets.paragraphs(say("limit.withdraw.lead")))
    with st.form(f"{before}withdraw-form", border=False, enter_to_submit=False):
        if not known:
            st.checkbox(say("limit.withdraw.nobody"), key=f"{before}nobody")
        label, hint = say("limit.withdraw.apology"), say("limit.withdraw.apology_hint")
        fields.text_field(label, f"{before}apology", hint=hint, area=True, field="apology")
        st.form_submit_button(say("limit.withdraw.save"), type="primary", on_click=withdraw_now, args=(held, limit))


def withdraw_now(held: Held, limit: NonNegotiable) -> None:
    """Withdraw it and show it."""
    before, ref = prefix(held, limit), held.activity.ref

    def do() -> None:
        apology, nobody = str(session.typed(f"{before}apology") or ""), bool(session.typed(f"{before}nobody"))
        now = services.withdraw_limit(
            *(session.app(), session.actor(), ref, limit.number),
            apology=apology,
            nobody_told=nobody,
            seen_version=session.saw_last(f"{before}apology"),
        )
        session.saw(f"{before}apology", now)
        session.notice(say("limit.withdraw.done_quietly" if nobody else "limit.withdraw.done"))
        st.query_params.from_dict({cases.ACTIVITY: ref, words.NUMBER: str(limit.number)})

    session.save(do, f"{before}apology")
