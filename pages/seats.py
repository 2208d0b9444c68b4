"""Two seats: who answers the same questions by themselves, what to talk about with them, and what came of it."""

import streamlit as st

from pages.shared import case_address, frame, seats_agenda, seats_list, seats_one, widgets
from pages.shared.html import draw
from pages.shared.seats_view import View, view_of
from pages.shared.session import say


def page() -> None:
    """Draw what the address asks for: the whole, or one point."""
    frame.bar("seats")
    case = case_address.here()
    view = view_of(case) if case else None
    with st.container(key="narrow"):
        if view is None:
            frame.no_work(say("seats.heading"), say("seats.none"), step="seats-none")
        elif not seats_one.draw_named(view):
            show(view)
    frame.foot()


def show(view: View) -> None:
    """The seats, the agenda, and the conversation."""
    frame.back_to_work(view.activity.ref)
    frame.notices(archived=view.case.archived)
    frame.heading(say("seats.heading"), step=f"seats-{view.activity.ref}-{view.part.number}", above=view.above)
    draw(widgets.paragraphs(say("seats.lead"), "dw-lead"))
    seats_list.draw_seats(view)
    seats_agenda.draw_agenda(view)
    draw(*view.other_parts())
