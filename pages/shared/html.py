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

    Escaped first and then formatted by ``str``, and made ``Markup`` without its constructor: ``Markup.format`` does the
    same at fifteen times the price, and a page makes some hundreds of these.
    """
    text = {name: _text(value) for name, value in named.items()}
    return _trusted(template.format(*[_text(value) for value in values], **text))


def joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces one after another."""
    return _trusted("".join([_text(piece) for piece in pieces]))


def _text(value: object) -> str:
    return value if type(value) is Markup else escape(value)


def _trusted(text: str) -> Markup:
    return str.__new__(Markup, text)


def draw(*pieces: Markup) -> None:
    """Put pieces on the page, if they hold anything."""
    body = joined(pieces)
    if body:
        st.html(str(body))
