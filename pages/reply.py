"""What you said, what we did: the reply as people read it who came by a link, the newest first and earlier ones below."""

import streamlit as st

from pages.shared import public, public_reply


def page() -> None:
    """Draw what the link opens."""
    public.bar("reply")
    who = public.reader()
    with st.container(key="narrow"):
        door = public.opened(who, "reply")
        if door is not None:
            public_reply.draw_all(who, door)
    public.foot(who, doubts=False)
