"""Coming in to a live training session: the code, what to know before, and waiting for the first vote."""

from collections.abc import Callable
from secrets import token_hex

import streamlit as st

from logic import services
from logic.errors import Problem, Refused
from logic.links import LinkRefused
from logic.services import Room
from pages.shared import fields, frame, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.public import TOKEN
from pages.shared.session import say, say_all
from pages.shared.vote_address import ANOTHER, PHONE_NAME, Seat

CODE = "vote-code"


def draw_code() -> None:
    """One box for the code."""
    frame.notices()
    frame.heading(say("vote.code.heading"), step="vote-code")
    draw(widgets.paragraphs(say("vote.code.lead"), "dw-lead"))
    _code_form()


def _code_form() -> None:
    with st.form("vote-code-form", border=False):
        fields.text_field(say("vote.code.label"), CODE, hint=say("vote.code.hint"), field="code")
        st.form_submit_button(say("vote.code.go"), type="primary", on_click=_come)


def _come() -> None:
    session.no_trouble()
    try:
        token = services.come_by_code(session.app(), session.typed(CODE, ""), address=session.came_from())
    except LinkRefused as refused:
        data = {"time": widgets.british_time(refused.again)} if refused.again else {}
        session.refuse(Problem("code", "voting_code_often" if refused.again else "voting_code", data))
        return
    st.query_params.from_dict({TOKEN: token})


def draw_join(seat: Seat, room: Room) -> None:
    """What will happen, what is kept, and the way in. A phone that was in before goes on by itself (``vote.js``)."""
    frame.notices()
    frame.heading(room.session.title, step="vote-join", above=say("vote.join.above"))
    again = Markup("") if seat.another else markup('<span data-dw-phone-again="{}"></span>', seat.session)
    draw(widgets.paragraphs(say("vote.join.lead"), "dw-lead"), again)
    st.button(say("vote.join.go"), type="primary", key="vote-join", on_click=_join, args=(seat,))
    draw(widgets.section(say("vote.join.heading_items")), widgets.bullets(say_all("vote.join.items")))


def _join(seat: Seat) -> None:
    def do() -> None:
        phone = token_hex(16)
        services.come_in(session.app(), seat.token, phone, address=session.came_from())
        st.query_params.from_dict({TOKEN: seat.token, PHONE_NAME: phone})

    session.attempt(lambda: _told_to_wait(do))


def _told_to_wait(do: Callable[[], None]) -> None:
    """Too many phones at once from one place are told to wait; a link that closed meanwhile is told by the page itself."""
    try:
        do()
    except LinkRefused as refused:
        if refused.again:
            problem = Problem("", "voting_many_phones", {"time": widgets.british_time(refused.again)})
            raise Refused(problem) from None


def draw_lobby(seat: Seat, room: Room) -> None:
    """In, and nothing to vote on yet."""
    frame.notices()
    frame.heading(say("vote.lobby.heading"), step="vote-lobby", above=room.session.title)
    draw(
        widgets.paragraphs(say("vote.lobby.lead"), "dw-lead"),
        markup('<p class="dw-soft">{}</p>', say("vote.joined", joined=room.count.joined)),
        is_in(seat),
    )


def is_in(seat: Seat) -> Markup:
    """What lets the phone find its way back, and the way for another person to come in on it."""
    here = markup('<span data-dw-phone="{}" data-dw-name="{}"></span>', seat.session, seat.phone)
    another = widgets.way("vote", say("vote.join.as_another"), {TOKEN: seat.token, ANOTHER: "1"})
    return joined((here, another))


def draw_over(seat: Seat, refused: LinkRefused) -> None:
    """It opens no longer, or never did. The phone forgets its name only once the session has ended."""
    reason = refused.reason
    frame.notices()
    frame.heading(say(f"vote.over.{reason}.heading"), step=f"vote-{reason}")
    again = {"time": widgets.british_time(refused.again)} if refused.again else {}
    over = markup('<span data-dw-phone-over="{}"></span>', seat.session) if reason == "expired" else Markup("")
    draw(widgets.paragraphs(say(f"vote.over.{reason}.words", **again)), over)
    _code_form()
