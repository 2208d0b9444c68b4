"""Whether the dates of a plan can be as they are wanted: in order, not gone by, not after the decision.

What stood before may stay, however time or the date of the decision has moved since; only what is newly set is
looked at, against everything it must fit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from logic.errors import Problem
from logic.plan import Plan

FARTHEST = timedelta(days=3653)
"""Ten years: a plan for a day after that is a slip of the hand."""

DATES = ("invitations_out", "first_session", "closes_on", "ends_on")
"""The dates of a plan in the order people meet them."""


def date_problems(
    saved: Plan, wanted: Mapping[str, date | None], decide_by: date | None, today: date
) -> Iterator[Problem]:
    """What stands in the way of these dates. ``wanted``: those that are set now, by field; others stay as saved."""
    new = {field for field, day in wanted.items() if day != getattr(saved, field)}
    days: dict[str, Any] = dict(wanted)
    after = replace(saved, **days)
    for field in DATES:
        day = getattr(after, field)
        if day is None:
            continue
        code = _too_far_or_gone(day, today) if field in new else None
        code = code or _fault(field, after, new) or (_late(field, day, decide_by) if field in new else None)
        if code:
            yield Problem(field, code)


def day_problems(field: str, day: date | None, saved: date | None, today: date) -> Iterator[Problem]:
    """The same of one day that stands on its own."""
    if day is not None and day != saved:
        code = _too_far_or_gone(day, today)
        if code:
            yield Problem(field, code)


def _too_far_or_gone(day: date, today: date) -> str | None:
    if day < today:
        return "date_in_past"
    return "date_too_far" if day > today + FARTHEST else None


def _late(field: str, day: date, decide_by: date | None) -> str | None:
    # The work with people may go on after the decision: seeing it through is part of it.
    return "date_after_decision" if field != "ends_on" and decide_by is not None and day > decide_by else None


def _fault(field: str, after: Plan, new: set[str]) -> str | None:
    def before(other: str) -> bool:
        """Whether this day is before the other, and one of the two was just set."""
        day, than = getattr(after, field), getattr(after, other)
        return than is not None and day < than and bool({field, other} & new)

    if field in {"first_session", "closes_on"} and before("invitations_out"):
        return "before_invitations"
    if field == "ends_on" and any(before(other) for other in DATES[:-1]):
        return "ends_too_soon"
    return None
