"""Typing in what was counted from cards, item by item: also for a session without any phone, and after it is closed."""

from collections.abc import Mapping

import streamlit as st

from logic import services
from logic.errors import Conflict, Problem
from logic.services import SessionView
from logic.voting import ASKS, COUNT_MOST, PLACES, Ask, choices
from logic.voting_told import ItemTold
from pages.shared import fields, frame, live_words, named, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.live_address import CARDS, ITEM, PAGE, RESULTS, address
from pages.shared.session import say

FIGURES_MOST = 6
Counts = dict[Ask, dict[str, int]]


def draw_cards(view: SessionView) -> None:
    """One item's boxes, with the way to the other items."""
    one = view.session
    asked = named.number(ITEM)
    number = asked if 1 <= asked <= len(one.items) else max(one.position, 1)
    found = services.item_told(session.app(), one.id, number)
    back = RESULTS if one.stage == "closed" else ""
    frame.back(PAGE, say("live.cards.back"), **address(one.id, back))
    frame.notices()
    frame.heading(say("live.cards.heading"), step=f"cards-{one.id}-{number}", above=one.title)
    draw(widgets.paragraphs(say("live.cards.lead")), _which(view, number))
    _form(view, found)


def _which(view: SessionView, here: int) -> Markup:
    """The items; the one that is shown is marked."""
    template = '<li><a href="{}" target="_self"{}>{}</a></li>'
    items = joined(
        markup(
            template,
            widgets.href(PAGE, address(view.session.id, CARDS, **{ITEM: str(one.number)})),
            Markup(' aria-current="true"') if one.number == here else "",
            say("live.new.scenario", number=one.number, title=one.title),
        )
        for one in view.session.items
    )
    return markup(
        '<nav aria-label="{0}"><p class="dw-soft">{0}</p><ul class="dw-choices">{1}</ul></nav>',
        say("live.cards.which"),
        items,
    )


def asked_of(found: ItemTold) -> dict[Ask, dict[str, str]]:
    """What can be counted of an item: ask -> choice -> words. Counts of a choice there is no more stay where they are."""
    places = {choice: live_words.name_of(found.pack, choice) for choice in choices(found.pack)}
    questions = {key: found.pack.questions[key].text for key in found.told.asked}
    return {ask: questions if ask == "differ" else places for ask in ASKS}


def _form(view: SessionView, found: ItemTold) -> None:
    form = f"cards-{view.session.id}-{found.item.number}"
    held: Counts = {ask: dict(found.spreads[ask].by_hand) for ask in ASKS}
    asked = asked_of(found)
    was = session.seen(_first(form, asked), held)
    draw(widgets.section(found.item.title), widgets.paragraphs(found.item.situation))
    with st.form(form, border=False, enter_to_submit=False):
        with st.container(key="tally"):
            for ask in PLACES:
                _boxes(form, ask, asked[ask], was, held)
        _boxes(form, "differ", asked["differ"], was, held, hint=say("live.cards.differ_hint"))
        args = (view.session.id, found.item.number, form, asked)
        st.form_submit_button(say("live.cards.save"), type="primary", on_click=_save, args=args)


def _first(form: str, asked: Mapping[Ask, Mapping[str, str]]) -> str:
    """The key of the first box: while it stands, this tab shows the counts it was told of."""
    return f"{form}-now-{next(iter(asked['now']))}"


def _boxes(form: str, ask: Ask, asked: Mapping[str, str], was: Counts, held: Counts, *, hint: str = "") -> None:
    """A box for each choice. What somebody else saved meanwhile stands beside it."""
    legend = say(f"live.cards.{ask}")
    with st.container(key=f"asked-tally-{ask}"):
        draw(
            markup('<p class="dw-legend">{}</p>', legend),
            markup('<p class="dw-soft">{}</p>', hint) if hint else Markup(""),
        )
        for choice, words in asked.items():
            now, before = held.get(ask, {}).get(choice, 0), was.get(ask, {}).get(choice, 0)
            key = f"{form}-{ask}-{choice}"
            if session.trouble().conflict and str(session.typed(key) or "0").strip() != str(now):
                draw(markup('<p class="dw-soft">{}: {}</p>', words, say("live.cards.theirs", count=now)))
            with st.container(key=f"number-{ask}-{choice}"):
                field = f"{ask}-{choice}"
                fields.text_field(words, key, value=str(before) if before else "", hint=legend, field=field)


def _save(number: int, item: int, form: str, asked: Mapping[Ask, Mapping[str, str]]) -> None:
    counts: Counts = {ask: {} for ask in ASKS}
    first = _first(form, asked)
    problems = []
    for ask, there in asked.items():
        for choice in there:
            typed = str(session.typed(f"{form}-{ask}-{choice}") or "").strip()
            if not typed:
                continue
            if not (typed.isascii() and typed.isdigit() and len(typed) <= FIGURES_MOST):
                problems.append(Problem(f"{ask}-{choice}", "voting_count", {"most": f"{COUNT_MOST:,}"}))
                continue
            counts[ask][choice] = int(typed)
    if problems:
        session.refuse(*problems)
        return

    def do() -> None:
        was: Counts = session.saw_last(first) or {}
        services.count_cards(session.app(), session.actor(), number, item, counts, was=was)
        session.saw(first, counts)
        now, should = (sum(counts[ask].values()) for ask in PLACES)
        key = "live.cards.saved" if now == should else "live.cards.saved_apart"
        session.notice(say(key, now=now, should=should))

    def shows(conflict: Conflict) -> Mapping[str, Counts]:
        return {first: {ask: dict(conflict.theirs.get(ask, counts[ask])) for ask in ASKS}}

    session.attempt(do, shows=shows)
