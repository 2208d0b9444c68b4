"""HTML in which every piece of text is escaped, because only templates are trusted.

``markup("<p>{}</p>", text)`` escapes ``text``; a value that is already ``Markup`` stays as it is.
"""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup, escape

__all__ = ["Markup", "apart", "draw", "escape", "joined", "markup"]


def markup(template: str, /, *values: object, **named: object) -> Markup:
    """The template with values put in as text."""
    return Markup(template).format(*values, **named)  # noqa: S704 - templates are ours; values are escaped


def apart(text: str) -> str:
    """Someone's words kept apart from ours on the same line, so that a right-to-left mark cannot turn ours round."""
    return f"\u2068{text}\u2069" if text else ""


def joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces one after another."""
    return Markup("").join(pieces)


def draw(*pieces: Markup) -> None:
    """Put pieces on the page, if they hold anything."""
    body = joined(pieces)
    if body:
        st.html(str(body))
