"""Voting on one item from a phone: where it sits now, and where it should be."""

from collections.abc import Callable, Mapping

import streamlit as st

from logic import services
from logic.documents import voting_words
from logic.errors import Problem, Refused
from logic.links import LinkRefused
from logic.pack import Pack
from logic.services import Room
from logic.voting import NOT_ON, PLACES, Ask, choices
from pages.shared import frame, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say
from pages.shared.vote_address import Seat
from pages.shared.vote_come_in import is_in


def names(pack: Pack) -> dict[str, str]:
    """Choice -> what it is called, from the top of the ladder down."""
    return {choice: voting_words.name_of(say, pack, choice) for choice in choices(pack)}


def meanings(pack: Pack) -> dict[str, str]:
    """Choice -> what it means, in a few words."""
    return {**{rung.key: rung.gloss for rung in pack.rungs}, NOT_ON: say("vote.not_on_words")}


def draw_voting(seat: Seat, room: Room) -> None:
    """What to vote on, and both questions in one form."""
    item, voted = room.session.item, bool(room.vote.now)
    if item is None:
        return
    frame.notices()
    above = say("vote.open.above", number=item.number, all=len(room.session.items))
    told = (
        markup('<div class="dw-notice" role="status"><p>{}</p></div>', say("vote.in", change=say("vote.change")))
        if voted
        else Markup("")
    )
    below = joined((told, widgets.paragraphs(item.situation, "dw-lead")))
    step = f"vote-in-{item.number}" if voted else f"vote-open-{item.number}"
    frame.heading(item.title, step=step, above=above, below=below)
    pack = services.pack_of(session.app(), item)
    called, meant = names(pack), meanings(pack)
    options = choices(pack)
    with st.form(seat.key("form", item.id), border=False, enter_to_submit=False):
        for ask in PLACES:
            given = room.vote.now if ask == "now" else room.vote.should
            frame.field_trouble(ask)
            st.radio(
                say(f"vote.{ask}"),
                options,
                options.index(given) if given in options else None,
                format_func=called.__getitem__,
                captions=[meant[option] for option in options],
                key=seat.key(item.id, ask),
            )
        label = say("vote.change") if voted else say("vote.send")
        st.form_submit_button(label, type="primary", on_click=_send, args=(seat, item.id, item.number, called))
    draw(is_in(seat))


def told_late(do: Callable[[], None], told: Problem | None) -> None:
    """Do it. What came after voting had ended is told back, where anything was chosen: it is kept nowhere."""
    try:
        do()
    except Refused as refused:
        if told is None or [one.code for one in refused.problems] != ["voting_late"]:
            raise
    except LinkRefused as refused:
        if told is None or refused.reason != "expired":
            raise
    else:
        return
    raise Refused(told)


def _send(seat: Seat, item: int, number: int, called: Mapping[str, str]) -> None:
    def chosen(ask: Ask) -> str:
        return str(session.typed(seat.key(item, ask)) or "")

    def do() -> None:
        services.vote(
            session.app(),
            seat.token,
            seat.phone,
            number,
            now=chosen("now"),
            should=chosen("should"),
            address=session.came_from(),
        )

    now, should = (called.get(chosen(ask), "") for ask in PLACES)
    late = Problem("", "voting_late_vote", {"now": now, "should": should}) if now and should else None
    session.attempt(lambda: told_late(do, late))
