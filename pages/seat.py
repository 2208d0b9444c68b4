"""Answering the questions from a seat of one's own: for people without an account, who came by a link."""

import streamlit as st

from logic import services
from logic.errors import NotFound
from logic.links import LinkRefused
from pages.shared import public, seat_end, seat_question, seat_start, session
from pages.shared.public import Reader


def page() -> None:
    """Draw what the link opens: the first page, one question, all answers, or the end."""
    public.bar("seat")
    who = public.reader()
    with st.container(key="narrow"):
        if public.opened(who, "seat") is not None:
            show(who)
    public.foot(who, doubts=False)


def show(who: Reader) -> None:
    """Where the person is: the address names it, unless they are finished."""
    try:
        behind = services.seat_behind(session.app(), who.token, address=session.came_from())
    except (LinkRefused, NotFound):
        public.gone(who)  # it was closed between one look and the next
        return
    step = st.query_params.get(seat_start.STEP, "")[: public.MOST]
    if not behind.takes_answers:
        seat_end.draw_end(who, behind)
    elif step == seat_start.CHECK:
        seat_end.draw_check(who, behind)
    elif step in seat_start.asked(behind):
        seat_question.draw_question(who, behind, step)
    else:
        seat_start.draw_start(who, behind)
