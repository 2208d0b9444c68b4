"""What somebody finds who comes to the public surface without a link."""

import streamlit as st

from pages.shared import frame, public, widgets
from pages.shared.html import draw
from pages.shared.session import say


def page() -> None:
    """Say that a link is needed, and where to turn."""
    public.bar("door")
    who = public.reader()
    other = {} if who.easy else {public.EASY: "1"}
    with st.container(key="narrow"):
        frame.heading(say(f"fixed.door.{who.edition}.heading"), step=f"door-{who.edition}")
        draw(
            public.edition(who, widgets.paragraphs(say(f"fixed.door.{who.edition}.words"))),
            widgets.way("door", say("fixed.read_plain" if who.easy else "fixed.read_easy"), other),
            widgets.way("vote", say("vote.door")),
        )
    public.foot(who)
