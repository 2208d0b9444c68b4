"""One case study in a list."""

import streamlit as st

from logic.case_studies import CaseLine
from pages.shared import widgets
from pages.shared.html import Markup, apart, draw, markup
from pages.shared.lessons_address import CASE
from pages.shared.session import say

SHORT = 200
"""Characters of what it was about that the list shows."""


def draw_line(one: CaseLine) -> None:
    """Its title, where it stands, what it was about and the work it is of; no words of one that was taken back."""
    about = "" if one.status == "withdrawn" else one.about
    short = about if len(about) <= SHORT else f"{about[:SHORT].rstrip()}…"
    with st.container(key=f"card-case-{one.id}"):
        draw(
            markup(
                '<h3 class="dw-h3">{} {}</h3>{}<p class="dw-soft">{}</p>',
                one.title,
                status(one.status, is_out=one.is_out),
                markup('<p class="dw-body">{}</p>', " ".join(short.split())) if short else "",
                say("lessons.from", ref=one.ref, title=apart(one.work)),
            ),
            widgets.way("lessons", say("cases.open", number=one.id), {CASE: str(one.id)}),
        )


def status(kind: str, *, is_out: bool) -> Markup:
    """Where it stands, as a small word."""
    if is_out and kind != "published":
        return widgets.tag(say("cases.status.rewritten"), "done")
    kinds = {"draft": "unasked", "checked": "for", "published": "done", "withdrawn": "never"}
    return widgets.tag(say(f"cases.status.{kind}"), kinds[kind])
