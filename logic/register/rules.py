"""The hard rules of the register (domain.md D): what a limit needs before it stands. Each rule, one function and one code."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date

from logic.dates import LONDON, british_date
from logic.errors import Problem
from logic.flow import Flow
from logic.register.content import Register
from logic.register.entry import NonNegotiable
from logic.text import has_words

MOST_SHORT_LINES = 20
"""Most things that one limit leaves open."""
_PIECE = re.compile(r"[.!?]\s+|[;\n]\s*")
_WORDS_OF_A_LIMIT = 3
"""A piece of fewer words is an abbreviation ("s. 18", "St. Mary’s") and no second limit."""

Rule = Callable[[NonNegotiable, Register], Iterator[Problem]]


def wrong(
    entry: NonNegotiable, rules: Register, flow: Flow, parts: Collection[int], today: date
) -> tuple[Problem, ...]:
    """What no save may bring in, however unfinished: names of what is not there, and days that cannot be.

    A field that is not being saved may hold what content has dropped since; whoever asks leaves it out by its name.
    """
    found: list[Problem] = []
    if entry.category and rules.category(entry.category) is None:
        found.append(Problem("category", "limit_category_missing"))
    if entry.part is not None and entry.part not in parts:
        found.append(Problem("part", "limit_part_unknown"))
    if any(key not in flow.by_key for key in entry.explains):
        found.append(Problem("explains", "limit_explains_unknown"))
    if not set(entry.formats) <= {one.key for one in rules.formats}:
        found.append(Problem("formats", "limit_formats_missing"))
    if not set(entry.test) <= {one.key for one in rules.test}:
        found.append(Problem("test", "limit_test_unknown"))
    if is_more_than_one(entry.statement):
        found.append(Problem("statement", "limit_more_than_one"))
    if entry.said_on is not None and entry.said_on > today:
        found.append(Problem("said_on", "limit_said_in_future"))
    if len(entry.still_open) > MOST_SHORT_LINES:
        found.append(Problem("still_open", "limit_still_open_too_many", {"most": MOST_SHORT_LINES}))
    return tuple(found)


def missing(entry: NonNegotiable, rules: Register) -> tuple[Problem, ...]:
    """What a limit lacks before it can stand, in the order in which it is filled in."""
    return tuple(problem for rule in RULES for problem in rule(entry, rules))


def untimely(entry: NonNegotiable, today: date, first_session: date | None) -> tuple[Problem, ...]:
    """What the calendar says against confirming it today; ``first_session`` is the earliest it must be told by."""
    found = []
    for field, day in (("review_on", entry.review_on), ("expires_on", entry.expires_on)):
        if day is not None and day < today:
            found.append(Problem(field, "limit_date_passed"))
    # How to work with it is agreed with people, who may meet for the first time at that session (SW-PLN-2).
    # While no session has its day, any day may be before it.
    if first_session is not None and entry.agreed_on is not None and entry.agreed_on > max(today, first_session):
        found.append(Problem("agreed_on", "limit_agreed_in_future", {"first_session": british_date(first_session)}))
    if first_session is not None and told_too_late(entry, first_session):
        found.append(Problem("shared_on", "limit_shared_late", {"first_session": british_date(first_session)}))
    return tuple(found)


def told_too_late(entry: NonNegotiable, first_session: date) -> bool:
    """Whether people would hear of it only after their first session."""
    return entry.shared_on is not None and entry.shared_on > first_session


def is_more_than_one(statement: str) -> bool:
    """Whether a statement holds two sentences or more: one limit, one entry, so that each can be challenged."""
    pieces = [piece for piece in _PIECE.split(statement) if len(piece.split()) >= _WORDS_OF_A_LIMIT]
    return len(pieces) > 1


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month: 31 August and 6 months give 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def latest_end(entry: NonNegotiable, rules: Register) -> date:
    """The last day it may live to without being looked at again: so many months after it was tested last.

    Before it is tested, after it was saved last.
    """
    return months_after(entry.tested_on or entry.changed_at.astimezone(LONDON).date(), rules.most_months)


def _said(field: str, *, missing: str) -> Rule:
    """The rule that a text or a choice must be there."""

    def rule(entry: NonNegotiable, _rules: Register) -> Iterator[Problem]:
        if not has_words(str(getattr(entry, field) or "")):
            yield Problem(field, missing)

    return rule


def _still_open(entry: NonNegotiable, _rules: Register) -> Iterator[Problem]:
    """At least one thing is still open, or it is said why none is."""
    if not any(map(has_words, entry.still_open)) and not has_words(entry.why_nothing_open):
        yield Problem("still_open", "limit_still_open_missing")


def _formats(entry: NonNegotiable, _rules: Register) -> Iterator[Problem]:
    if not entry.formats:
        yield Problem("formats", "limit_formats_missing")


def _challenge_to(entry: NonNegotiable, rules: Register) -> Iterator[Problem]:
    """A person, and not only their role: somebody must answer."""
    if not has_words(entry.challenge_to):
        yield Problem("challenge_to", "limit_challenge_missing")
    elif _plain(entry.challenge_to) in {_plain(entry.said_role), *(_plain(one.name) for one in rules.categories)}:
        yield Problem("challenge_to", "limit_challenge_role")


def _dates(entry: NonNegotiable, rules: Register) -> Iterator[Problem]:
    """A day to look at it again and a day on which it ends, the first no later, and neither too far off."""
    if entry.review_on is None:
        yield Problem("review_on", "limit_review_missing")
    if entry.expires_on is None:
        yield Problem("expires_on", "limit_expires_missing")
    elif entry.expires_on > latest_end(entry, rules):
        yield Problem("expires_on", "limit_expires_late", {"months": rules.most_months})
    elif entry.review_on is not None and entry.review_on > entry.expires_on:
        yield Problem("review_on", "limit_review_late")


def _test(entry: NonNegotiable, rules: Register) -> Iterator[Problem]:
    """Every question of the test has an answer."""
    for asked in rules.test:
        if asked.key not in entry.test or not has_words(entry.test[asked.key].words):
            yield Problem(f"test.{asked.key}", "limit_test_missing", {"question": asked.text})


def _test_again(entry: NonNegotiable, _rules: Register) -> Iterator[Problem]:
    """What was tested is what it says today."""
    if entry.test_again:
        yield Problem("test", "limit_test_again")


def _not_doubted(entry: NonNegotiable, _rules: Register) -> Iterator[Problem]:
    """Nobody who was asked to look found since that it does not stand up."""
    if entry.doubted == "did_not_stand":
        yield Problem("test", "limit_doubted")


def _no_preference(entry: NonNegotiable, _rules: Register) -> Iterator[Problem]:
    """What we would rather do is no limit."""
    if entry.strength == "preference":
        yield Problem("strength", "limit_preference")


def _few_weak(entry: NonNegotiable, rules: Register) -> Iterator[Problem]:
    """Too many weak answers: it does not stand up."""
    if too_weak(entry, rules):
        yield Problem("test", "limit_weak", {"most": rules.weak_is_not_proven})


def too_weak(entry: NonNegotiable, rules: Register) -> bool:
    """Whether so many answers to the test are weak that it is not proven."""
    weak = sum(entry.test[asked.key].weight == "weak" for asked in rules.test if asked.key in entry.test)
    return bool(rules.test) and weak >= rules.weak_is_not_proven


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("the ", " ").split())


RULES: tuple[Rule, ...] = (
    _said("statement", missing="limit_statement_missing"),
    _said("category", missing="limit_category_missing"),
    _said("strength", missing="limit_strength_missing"),
    _no_preference,
    _said("plain", missing="limit_plain_missing"),
    _said("evidence", missing="limit_evidence_missing"),
    _said("clause", missing="limit_clause_missing"),
    _said("said_by", missing="limit_said_by_missing"),
    _said("said_role", missing="limit_said_role_missing"),
    _said("said_on", missing="limit_said_on_missing"),
    _said("rules_out", missing="limit_rules_out_missing"),
    _still_open,
    _said("how_we_work", missing="limit_how_we_work_missing"),
    _said("agreed_with", missing="limit_agreed_with_missing"),
    _said("agreed_on", missing="limit_agreed_on_missing"),
    _said("shared_on", missing="limit_shared_on_missing"),
    _said("shared_how", missing="limit_shared_how_missing"),
    _formats,
    _challenge_to,
    _dates,
    _test,
    _few_weak,
    _test_again,
    _not_doubted,
)
