"""HTML in which every piece of text is escaped, because only templates are trusted.

``markup("<p>{}</p>", text)`` escapes ``text``; a value that is already ``Markup`` stays as it is.
"""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup, escape

from logic.text import apart

__all__ = ["Markup", "apart", "draw", "escape", "joined", "markup"]


def markup(template: str, /, *values: object, **named: object) -> Markup:
    """The template with values put in as text.

    Escaped first and then formatted by ``str``: ``Markup.format`` does the same at ten times the price, and a step of
    the wizard makes some fifty of these.
    """
    text = {name: escape(value) for name, value in named.items()}
    return Markup(template.format(*map(escape, values), **text))  # noqa: S704 - templates are ours; values are escaped


def joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces one after another."""
    return Markup("").join(pieces)


def draw(*pieces: Markup) -> None:
    """Put pieces on the page, if they hold anything."""
    body = joined(pieces)
    if body:
        st.html(str(body))
