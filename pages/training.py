"""The training room: the ways into it."""

import streamlit as st

from pages.shared import frame, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say
from web.site import BY_KEY

WAYS = tuple(key for key in ("show", "practice", "live", "session_plan", "trained") if key in BY_KEY)


def page() -> None:
    """Draw each way with what it is for."""
    frame.bar("training")
    with st.container(key="narrow"):
        frame.notices()
        frame.heading(say("training.heading"), step="training")
        draw(widgets.paragraphs(say("training.lead"), "dw-lead"), joined(way(key) for key in WAYS))
    frame.foot()


def way(key: str) -> Markup:
    """One way in."""
    return markup(
        '<section class="dw-card"><h2 class="dw-h3">{}</h2>{}</section>',
        widgets.link(key, say(f"training.way.{key}.title")),
        widgets.paragraphs(say(f"training.way.{key}.words")),
    )
