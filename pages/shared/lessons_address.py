"""What the address of the page of lessons and case studies says: a lesson, a case study, a form, or a search."""

from dataclasses import replace

import streamlit as st

from logic.lessons import Searched
from logic.text import LINE, TextRefused, clean_line
from pages.shared import session

LESSON, CASE, DO = "l", "k", "do"
LOOK, NEW_LESSON, NEW_CASE, WORDS, CONSENT = "look", "lesson", "case", "words", "consent"
KIND, FIND, THEME = "kind", "w", "theme"


def searched() -> Searched:
    """What the address asks the bank for; what means nothing is left out."""
    params = st.query_params
    try:
        words = clean_line(params.get(FIND, ""), most=LINE)
    except TextRefused:
        words = ""
    found = Searched(words, kind="cases" if params.get(KIND) == "cases" else "lessons")
    themes = {theme.key for theme in session.app().pack.pairs.themes}
    theme = params.get(THEME, "")
    return replace(found, theme=theme) if theme in themes and found.kind == "lessons" else found


def address(wanted: Searched) -> dict[str, str]:
    """The address of a search."""
    found = {KIND: wanted.kind if wanted.kind == "cases" else "", FIND: wanted.words, THEME: wanted.theme}
    return {name: value for name, value in found.items() if value}
