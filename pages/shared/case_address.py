"""What the page's address speaks of: a saved part of an activity, or answers kept in the address alone.

``?a=WT-0042&p=2`` names a part. ``?try=1&purpose=yes`` is "just try it": the answers stand in the
address and nowhere else, and ``v`` says with which version of the questions they were given. Such a link opens with
those questions where they are kept. Whatever an address holds that means nothing is put aside with a notice.
"""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from logic import services
from logic.carried import add_on_keys, takes
from logic.errors import ContentUnusable, NotFound
from logic.flow import ANSWERS, Answer
from logic.pack import Pack
from logic.reference import whole_number
from pages.shared import astray, session
from pages.shared.case import ACTIVITY, ALL, BACK_TO, LEVEL, MOST, PART, PASSED, STEP, TRY, VERSION, Case, of_part

QUESTIONS_VERSION = re.compile("[0-9a-f]{12}")
QUESTION_KEY = re.compile("[A-Za-z][A-Za-z0-9_]{0,63}")
Read = TypeVar("Read")


def read(*, answers_only: bool = False) -> Case | None:
    """The case this page's address names; none when it names none. Raises ``NotFound``.

    ``answers_only``: without its actions, drafts and records.
    """
    params = st.query_params
    if ref := params.get(ACTIVITY):
        return _saved(ref[:MOST], params.get(PART, "1"), answers_only=answers_only)
    if TRY in params or any(key in params for key in session.app().pack.flow.by_key):
        return _tried({key: params[key] for key in params})
    return None


def part_here(reader: Callable[[str, int], Read], gone: str) -> Read | None:
    """What is read of the part the address names; none, with the notice ``gone``, when it names work that is not there."""
    ref, number = st.query_params.get(ACTIVITY, ""), st.query_params.get(PART, "1")
    if not ref:
        return None
    try:
        return reader(ref[:MOST], whole_number(number))
    except NotFound:
        session.notice(astray_words(gone))
        return None


def astray_words(gone: str) -> str:
    """Why the address names nothing; ``gone`` where there is no such work."""
    return astray.words(st.query_params.get(ACTIVITY, "")[:MOST], gone)


def here(*, answers_only: bool = False) -> Case | None:
    """The case the address names; none, with a notice, when it names work that is not there."""
    try:
        return read(answers_only=answers_only)
    except NotFound:
        session.notice(astray_words(session.say("approach.gone")))
        return None


def _saved(ref: str, number: str, *, answers_only: bool) -> Case:
    activity = services.find_activity(session.app(), ref, answers_only=answers_only)
    part = activity.part(whole_number(number))
    if part is None:
        raise NotFound("part", f"{activity.ref} / {number[:MOST]}")
    known = {ACTIVITY, PART, STEP, BACK_TO}
    return of_part(activity, part, tuple(key[:MOST] for key in st.query_params if key not in known))


def _tried(params: Mapping[str, str]) -> Case:
    pack, not_kept = _made_with(params.get(VERSION, ""))
    answers: dict[str, Answer] = {}
    add_ons: dict[str, Answer] = {}
    gone = 0
    refused: list[str] = []
    ignored: list[str] = []
    level, ask_all, passed = None, False, False
    ids = add_on_keys(pack)
    for key, value in params.items():
        answer = next((a for a in ANSWERS if a == value), None)
        if answer is not None and takes(pack, key, answer):
            answers[key] = answer
        elif key in ids and answer is not None:
            add_ons[key] = answer
        elif key == LEVEL and any(known.key == value for known in pack.levels):
            level = value
        elif key == ALL and value == "1":
            ask_all = True
        elif key == PASSED and value == "1":
            passed = True
        elif not_kept and answer is not None and key in pack.flow.by_key:
            refused.append(key)
        elif not_kept and answer is not None and QUESTION_KEY.fullmatch(key):
            gone += 1
        elif key not in {TRY, STEP, BACK_TO, PART, VERSION} or (key == TRY and value != "1") or _no_version(key, value):
            ignored.append(key[:MOST])
    older = pack.version != session.app().pack.version
    return Case(
        pack,
        None,
        None,
        answers,
        add_ons,
        level,
        ask_all,
        tuple(ignored),
        older,
        not_kept=not_kept,
        gone=gone,
        refused=tuple(refused),
        passed=passed,
    )


def _made_with(version: str) -> tuple[Pack, str]:
    """The content a link was made with; or today's, and the version that cannot be shown."""
    app = session.app()
    if version == app.pack.version or not QUESTIONS_VERSION.fullmatch(version):
        return app.pack, ""
    try:
        kept = app.kept(version)
    except ContentUnusable:
        kept = None  # the page on changes of content tells why
    return (kept, "") if kept is not None else (app.pack, version)


def _no_version(key: str, value: str) -> bool:
    """Whether this is named a version and can be none: it might be anybody's words, and is shown to nobody."""
    return key == VERSION and not QUESTIONS_VERSION.fullmatch(value)
