"""Start: what this does, how long it takes, what you need."""

import streamlit as st

from logic.journey import replay
from logic.ladder import ladder_view
from pages.shared import case as cases
from pages.shared import frame, ladder_picture, session, widgets
from pages.shared.html import draw, markup
from pages.shared.session import say, say_all


def page() -> None:
    """Draw the page."""
    frame.bar("start")
    widgets.columns(content, ladder)
    frame.foot()


def content() -> None:
    """What the tool does, and the way in."""
    frame.notices()
    frame.heading(say("start.heading"), step="start", size="xl")
    draw(widgets.paragraphs(say("start.lead"), "dw-lead"))
    with st.container(key="actions-row-start", horizontal=True):
        draw(widgets.way("approach", say("start.begin"), main=True))
        draw(widgets.way("approach", say("start.try"), {cases.TRY: "1"}))
        draw(widgets.way("activities", say("start.resume")))
    draw(
        widgets.section(say("start.time.heading")),
        widgets.paragraphs(say("start.time.body")),
        widgets.section(say("start.need.heading")),
        widgets.bullets(say_all("start.need.items")),
        widgets.section(say("start.get.heading")),
        widgets.bullets(say_all("start.get.items")),
        markup('<p class="dw-soft">{}</p>', say("start.words")),
    )


def ladder() -> None:
    """The whole ladder, with nothing held back."""
    pack = session.app().pack
    ladder_picture.aside(
        pack, ladder_view(pack, replay(pack.flow, {})), title=say("start.ladder_title"), line=say("ladder.line.start")
    )
