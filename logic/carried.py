"""What becomes of answers to earlier questions on other ones: which still count, which do not, and where they lead.

A link carries answers by the keys of their questions and the version they were given to, and nothing that tells what
those questions said or led to. So a link whose questions are kept is held against them, and one whose questions are not
kept against nothing but today's (design 7, decision 56).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from logic.flow import ANSWERS, Answer
from logic.journey import replay
from logic.pack import Pack

OTHERS = "others"
"""Stands among add-ons in an address: those that may be left were seen."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Answers on other questions.

    answers, add_ons
        those that count there.
    gone
        keys of questions and add-ons that are not asked there.
    refused
        keys of questions that are asked there, and take no such answer: "not sure" where it is not offered.
    was, now
        outcomes there were and are, by id; none where there is no result yet.
    asks
        key of the first question on the way there that has no answer; none when the way ends.
    """

    answers: Mapping[str, Answer]
    add_ons: Mapping[str, Answer]
    gone: tuple[str, ...]
    refused: tuple[str, ...]
    was: str | None
    now: str | None
    asks: str | None


def takes(pack: Pack, key: str, value: str) -> bool:
    """Whether this pack has such a question that may be answered so."""
    question = pack.flow.by_key.get(key)
    return question is not None and value in ANSWERS and (value != "not_sure" or question.accepts_not_sure)


def add_on_keys(pack: Pack) -> frozenset[str]:
    """Keys under which this pack takes answers beside the questions: its add-ons, and that the others were seen."""
    return frozenset(one.id for one in pack.add_ons) | {OTHERS}


def carried(
    old: Pack, new: Pack, answers: Mapping[str, Answer], add_ons: Mapping[str, Answer], *, ask_all: bool = False
) -> Carried:
    """The answers to ``old``, on the questions of ``new``."""
    ids = add_on_keys(new)
    taken = {key: value for key, value in answers.items() if takes(new, key, value)}
    there = replay(new.flow, taken, ask_all=ask_all)
    return Carried(
        answers=taken,
        add_ons={key: value for key, value in add_ons.items() if key in ids},
        gone=tuple(key for key in (*answers, *add_ons) if key not in new.flow.by_key and key not in ids),
        refused=tuple(key for key in answers if key in new.flow.by_key and key not in taken),
        was=replay(old.flow, answers, ask_all=ask_all).outcome,
        now=there.outcome,
        asks=there.next_question,
    )
