"""Saying that something is going wrong: for people without an account, by whatever link they came."""

import streamlit as st

from pages.shared import public, public_concern


def page() -> None:
    """Draw the page, or what is said when it was sent. Any link opens it: the concern is about the link's work."""
    public.bar("concern")
    who = public.reader()
    with st.container(key="narrow"):
        door = public.opened(who, kind=None)
        if door is not None:
            public_concern.draw_page(who, door)
    public.foot(who, about_concerns=door is not None)
