"""Where a limit stands. It is worked out each time and never typed, so it cannot disagree with what the limit says."""

from datetime import date
from functools import lru_cache
from typing import Literal, get_args

from logic.register.content import Register
from logic.register.entry import NonNegotiable
from logic.register.rules import missing, too_weak
from logic.text import has_words

Status = Literal["draft", "confirmed", "partly_open", "not_proven", "reopened", "withdrawn"]
STATUSES: tuple[Status, ...] = get_args(Status)
STANDING: frozenset[Status] = frozenset({"confirmed", "partly_open"})


@lru_cache(maxsize=5_000)
def status_of(entry: NonNegotiable, rules: Register, today: date) -> Status:
    """Where it stands on this day (domain.md D.1 and D.4).

    not_proven
        a preference, two or more weak answers, tested and without evidence, or found not to stand when it was
        challenged. Counts as open.
    draft
        the test or something required is not filled in, or something else was tested.
    partly_open
        only a part of it is fixed, as the test or the answer to a challenge says.
    reopened
        the day of its review or its end has passed. Counts as open until it is looked at again.
    """
    if entry.withdrawn_on is not None:
        return "withdrawn"
    if is_not_proven(entry, rules):
        return "not_proven"
    if missing(entry, rules) or not is_tested(entry, rules):
        return "draft"
    if date_passed(entry, today):
        return "reopened"
    extents = (entry.test[asked.key] for asked in rules.test if asked.extent)
    in_part = entry.doubted == "partly" or any(answer.only_part for answer in extents)
    return "partly_open" if in_part else "confirmed"


def stands(entry: NonNegotiable, rules: Register, today: date) -> bool:
    """Whether it may explain an answer and hold a step back: confirmed or partly open, and not past its dates."""
    return status_of(entry, rules, today) in STANDING


def is_not_proven(entry: NonNegotiable, rules: Register) -> bool:
    """Whether it is no limit after all, whatever is still missing."""
    shown = has_words(entry.evidence) and has_words(entry.clause)
    disproved = entry.strength == "preference" or entry.doubted == "did_not_stand" or too_weak(entry, rules)
    return disproved or (is_tested(entry, rules) and not shown)


def is_tested(entry: NonNegotiable, rules: Register) -> bool:
    """Whether every question of the test has an answer."""
    return bool(rules.test) and all(
        asked.key in entry.test and has_words(entry.test[asked.key].words) for asked in rules.test
    )


def date_passed(entry: NonNegotiable, today: date) -> bool:
    """Whether the day of its review or its end has gone by."""
    return any(day is not None and day < today for day in (entry.review_on, entry.expires_on))
