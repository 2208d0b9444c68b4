"""A phone in a live training session: come in by a code, vote, and see what the room said."""

from datetime import timedelta

import streamlit as st

from logic import services
from logic.errors import StoreUnavailable
from logic.links import LinkRefused
from pages.shared import public, session, vote_come_in, vote_revealed, vote_voting
from pages.shared.html import draw, markup
from pages.shared.session import say
from pages.shared.vote_address import Seat
from web import boundary

SHOWN = "vote-shown"
"""Where this tab keeps the step of the session that it shows."""
LOOK_EVERY = timedelta(seconds=2)


def page() -> None:
    """Draw where the session is, and follow it."""
    public.bar("vote")
    step()
    follow()


@st.fragment(run_every=LOOK_EVERY)
def follow() -> None:
    """Nothing, but the page is drawn anew once whoever leads moved the session: what was half chosen stays till then."""
    boundary.guarded(_look)


def _look() -> None:
    shown = session.typed(SHOWN)
    try:
        moved = shown and services.room_step(session.app(), Seat.here().token) != shown
    except StoreUnavailable:
        return  # the page itself tells it, once somebody presses; the next look may find the database again
    if moved:
        session.no_trouble()  # it was about what has moved on
        st.rerun()


@st.fragment
def step() -> None:
    """All below the bar: a vote draws that again, and not the page around it (decision 25)."""
    boundary.guarded(_step)


def _step() -> None:
    session.arrive("vote")
    seat = Seat.here()
    with st.container(key="narrow"):
        session.put(SHOWN, _draw(seat))
    public_foot()


def _draw(seat: Seat) -> int:
    """Draw what the address opens; gives the step of the session that is followed, 0 for none."""
    if not seat.token:
        vote_come_in.draw_code()
        return 0
    try:
        room = services.room(session.app(), seat.token, seat.phone)
    except LinkRefused as refused:
        vote_come_in.draw_over(seat, refused)
        return 0
    if not room.is_in:
        vote_come_in.draw_join(seat, room)
        return 0
    if room.session.stage == "lobby":
        vote_come_in.draw_lobby(seat, room)
    elif room.session.stage == "voting":
        vote_voting.draw_voting(seat, room)
    else:
        vote_revealed.draw_revealed(seat, room)
    return room.session.step


def public_foot() -> None:
    """Where to turn if someone is not safe, as on every page for the public but in a line, and what this one keeps."""
    turn = public.turn_in_a_line(session.app().pack.local)
    draw(markup('<footer class="dw-foot-public">{}<p class="dw-track">{}</p></footer>', turn, say("vote.foot")))
