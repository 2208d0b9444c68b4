"""What somebody finds who comes to the public surface without a link."""

import streamlit as st

from pages.shared import frame, public, widgets
from pages.shared.html import draw
from pages.shared.session import say


def page() -> None:
    """Say that a link is needed, and where to turn."""
    public.bar("door")
    with st.container(key="narrow"):
        frame.heading(say("fixed.door.heading"), step="door")
        draw(widgets.paragraphs(say("fixed.door.words")), widgets.way("vote", say("vote.door")))
    public.foot(public.reader())
