"""What a save does to the test of a limit: it counts for what was tested, and for so long (domain.md D.1 and D.4)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from logic.register.content import Register
from logic.register.entry import Doubted, NonNegotiable
from logic.register.sounding import folded
from logic.register.status import status_of

ABOUT = ("statement", "evidence", "clause", "said_by", "said_role", "strength")
"""What the test is about: with other words here it says nothing any more."""
AGAINST: Mapping[str, Doubted] = {"partly": "partly", "did_not_stand": "did_not_stand"}
"""Findings that speak against a limit."""


def renewed(
    before: NonNegotiable, after: NonNegotiable, rules: Register, today: date, *, tested: bool
) -> NonNegotiable:
    """``after`` with what this save does to its test. ``tested``: the answers to the test are among what is saved.

    Saving the test is looking at the limit again: it counts from today, for what the limit says now, and what a
    challenge found before is settled. Any other save that changes what was tested asks for the test once more.
    """
    if tested:
        after = replace(after, tested_on=today if after.test else None, test_again=False, doubted=None)
    elif before.test and (_says_other(before, after) or _dated_anew(before, after, today)):
        after = replace(after, test_again=True)
    return after if after == before else once_told(after, rules, today)


def found_out(limit: NonNegotiable, finding: str | None) -> NonNegotiable:
    """The limit after somebody was answered: the newest finding counts until it is tested again.

    ``finding``: of a challenge ("stands", "partly", "did_not_stand"); none where the answer finds nothing new.
    """
    return replace(limit, doubted=AGAINST.get(finding) if finding else limit.doubted, told=True)


def once_told(limit: NonNegotiable, rules: Register, today: date) -> NonNegotiable:
    """The same, with the note that it was no draft when it was saved: the page for people shows it from then on."""
    return limit if limit.told else replace(limit, told=status_of(limit, rules, today) != "draft")


def _says_other(before: NonNegotiable, after: NonNegotiable) -> bool:
    """Whether something that was there says something else now, and not only in other spelling."""
    both = ((folded(getattr(before, name) or ""), folded(getattr(after, name) or "")) for name in ABOUT)
    return any(was and was != now for was, now in both)


def _dated_anew(before: NonNegotiable, after: NonNegotiable, today: date) -> bool:
    """Whether a day that had passed is another one now, though nobody tested it on that day or since."""
    both = ((before.review_on, after.review_on), (before.expires_on, after.expires_on))
    return any(
        was is not None and was < today and was != now and (before.tested_on is None or before.tested_on < was)
        for was, now in both
    )
