"""The live sessions there are, those that are open first, a page at a time."""

import streamlit as st

from logic import services
from logic.voting import TrainingSession
from pages.shared import frame, live_words, pager, session, widgets
from pages.shared.html import Markup, draw, markup
from pages.shared.live_address import NEW, PAGE, RESULTS, VIEW, address
from pages.shared.session import say

ON_A_PAGE = 10


def draw_list() -> None:
    """The way to a new one, then all that are kept."""
    number = pager.asked()
    found, total = services.sessions(session.app(), start=(number - 1) * ON_A_PAGE, most=ON_A_PAGE)
    pages = pager.pages_of(total, ON_A_PAGE)
    if number > pages:
        number = pages
        found, _ = services.sessions(session.app(), start=(number - 1) * ON_A_PAGE, most=ON_A_PAGE)
    frame.back("training", say("live.back"))
    frame.notices()
    frame.heading(say("live.heading"), step=f"live-{number}")
    draw(
        widgets.paragraphs(say("live.lead"), "dw-lead"),
        widgets.way(PAGE, say("live.list.new"), {VIEW: NEW}, main=True),
        widgets.section(say("live.list.heading")),
        Markup("") if found else widgets.paragraphs(say("live.list.none")),
    )
    for one in found:
        with st.container(key=f"card-live-{one.id}"):
            draw(line(one))
    pager.turn(PAGE, number, pages, {})


def line(one: TrainingSession) -> Markup:
    """What it is called, how far it is, and the way to it."""
    closed = one.closed_on is not None
    label = say("live.list.results" if closed else "live.list.open")
    to = widgets.change_link(PAGE, label, one.title, address(one.id, RESULTS if closed else ""))
    return markup(
        '<h3 class="dw-h3">{} {}</h3><p class="dw-soft">{}</p><p class="dw-way">{}</p>',
        one.title,
        widgets.tag(live_words.stage_of(one), "unasked" if closed else "for"),
        say("live.list.made", date=widgets.british_date(one.made_on)),
        to,
    )
