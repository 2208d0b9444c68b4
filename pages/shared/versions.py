"""What a page says when its link was made with other questions than those in use."""

from collections.abc import Iterator, Sequence

import streamlit as st

from logic import services
from logic.carried import Carried
from logic.pack import Pack
from pages.shared import case as cases
from pages.shared import session, widgets
from pages.shared.case import Case
from pages.shared.html import draw, markup
from pages.shared.session import say

MOST_NAMED = 10


def notice(case: Case, page: str) -> None:
    """Say so, with what differs and the way to the same answers on today's questions.

    ``page`` is the key of the page it stands on.
    """
    if case.older:
        ended = services.in_use_until(session.app(), case.pack.version)
        words = say("versions.until", date=widgets.british_date(ended)) if ended else say("versions.older")
        today, found = cases.of_today(case)
        lines = [words, *result(case, found, today.pack), *left_out(case, found), say("versions.stays")]
        with st.container(key="notice-versions"):
            draw(widgets.paragraphs("\n".join(lines)))
            draw(widgets.way(page, say("versions.see_today"), today.without_names()))
    elif case.not_kept:
        lines = [say("versions.not_kept", version=case.not_kept), *not_kept(case), say("versions.may_differ")]
        draw(markup('<div class="dw-notice">{}</div>', widgets.paragraphs("\n".join(lines))))


def result(case: Case, found: Carried, today: Pack) -> Iterator[str]:
    """Where today's questions lead, of answers that led somewhere with those they were given to."""
    if found.was is None:
        yield say("versions.may_lead")
    elif found.now is None:
        yield say("versions.no_result")
    else:
        now = today.outcomes[found.now].name
        same = found.was == found.now
        yield say("versions.same" if same else "versions.other", now=now, was=case.pack.outcomes[found.was].name)
    if found.asks is not None and found.was is not None and found.asks not in found.refused:
        yield asks(today, found.asks)


def left_out(case: Case, found: Carried) -> Iterator[str]:
    """Which answers today's questions cannot take, in the words of the questions they were given to."""
    for key, keys in (("left_out", found.gone), ("refused", found.refused)):
        if keys:
            yield say(f"versions.{key}", names=named([known_as(case.pack, one) for one in keys]))


def not_kept(case: Case) -> Iterator[str]:
    """What can be told of answers to questions that nobody here knows: how today's take them, and no more."""
    if case.gone:
        yield say("versions.not_taken_one") if case.gone == 1 else say("versions.not_taken", count=case.gone)
    if case.refused:
        yield say("versions.refused", names=named([known_as(case.pack, one) for one in case.refused]))
    if not case.gone and not case.refused:
        yield say("versions.all_taken")
    asked = case.journey.next_question
    if asked is not None and case.journey.outcome is None and asked not in case.refused:
        yield asks(case.pack, asked)


def asks(today: Pack, key: str) -> str:
    """What today's way asks that these answers do not hold. One that takes no "not sure" today was named for that."""
    return say("versions.asks", question=today.questions[key].text)


def known_as(pack: Pack, key: str) -> str:
    """A question, or one that changes no result, as that pack words it."""
    words = pack.questions.get(key)
    if words is not None:
        return words.known_as
    beside = next((one for one in pack.add_ons if one.id == key), None)
    return (beside.statement or beside.question or beside.suggestion) if beside else key


def named(names: Sequence[str]) -> str:
    """A few of these, and how many more."""
    shown = [f"“{name}”" for name in names[:MOST_NAMED]]
    more = [say("versions.more", count=len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
    return ", ".join((*shown, *more))
