"""What a page says when its link was made with other questions than those in use."""

from collections.abc import Sequence

import streamlit as st

from logic import services
from pages.shared import case as cases
from pages.shared import session, widgets
from pages.shared.case import Case
from pages.shared.html import draw, markup
from pages.shared.session import say

MOST_NAMED = 10


def notice(case: Case, page: str) -> None:
    """Say so, with the way to the same answers on today's questions. ``page`` is the key of the page it stands on."""
    if case.older:
        ended = services.in_use_until(session.app(), case.pack.version)
        words = say("versions.until", date=widgets.british_date(ended)) if ended else say("versions.older")
        today, left = cases.of_today(case)
        lines = [words, say("versions.stays"), *([say("versions.left_out", names=named(left))] if left else [])]
        with st.container(key="notice-versions"):
            draw(widgets.paragraphs("\n".join(lines)))
            draw(widgets.way(page, say("versions.see_today"), today.without_names()))
    elif case.not_kept:
        lines = [say("versions.not_kept", version=case.not_kept), say("versions.may_differ")]
        if case.gone:
            lines.append(
                say("versions.not_taken_one") if case.gone == 1 else say("versions.not_taken", count=case.gone)
            )
        draw(markup('<div class="dw-notice">{}</div>', widgets.paragraphs("\n".join(lines))))


def named(keys: Sequence[str]) -> str:
    """Questions by the words of their keys, for nothing else is known of them."""
    shown = [f"“{key.replace('_', ' ')}”" for key in keys[:MOST_NAMED]]
    more = [say("versions.more", count=len(keys) - MOST_NAMED)] if len(keys) > MOST_NAMED else []
    return ", ".join((*shown, *more))
