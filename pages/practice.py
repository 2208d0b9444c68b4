"""Practising alone: the ways to do it, one list of examples, one of them to place on the ladder, and what the questions say."""

import streamlit as st

from pages.shared import frame, session
from pages.shared.practice_address import read
from pages.shared.practice_lists import listing, ways
from pages.shared.practice_one import place
from pages.shared.practice_reveal import reveal


def page() -> None:
    """Draw what the address asks for."""
    frame.bar("practice")
    asked = read(session.app().pack)
    with st.container(key="wide"):
        if asked.exercise and asked.seen:
            reveal(asked)
        elif asked.exercise:
            place(asked)
        elif asked.way:
            listing(asked)
        else:
            ways(asked)
    frame.foot()
