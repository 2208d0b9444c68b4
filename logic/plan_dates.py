"""Whether the dates of a plan can be as they are wanted: in order, not gone by, not after the decision.

What stood before may stay, however time or the date of the decision has moved since; only what is newly set is
looked at, against everything it must fit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from logic.errors import Problem
from logic.plan import Plan

FARTHEST = timedelta(days=3653)
"""Ten years: a plan for a day after that is a slip of the hand."""

DATES = ("invitations_out", "first_session", "closes_on", "ends_on")
"""The dates of a plan in the order people meet them."""

BEFORE_DECISION = DATES[:3]
"""Those that may not be after the decision. The work with people may go on: seeing it through is part of it."""
DECIDE_BY = "decide_by"
"""The date of the decision, which is the part's own and not its plan's."""

AFTER: Mapping[str, tuple[str, ...]] = {
    "invitations_out": (),
    "first_session": ("invitations_out",),
    "closes_on": ("invitations_out",),
    "ends_on": ("invitations_out", "first_session", "closes_on"),
}
"""The dates that each may not come before. A survey may close before the first session, which then talks about it."""


def date_problems(
    saved: Plan, wanted: Mapping[str, date | None], decide_by: date | None, today: date
) -> Iterator[Problem]:
    """What stands in the way of these dates. ``wanted``: those that are set now, by field; others stay as saved."""
    new = {field for field, day in wanted.items() if day != getattr(saved, field)}
    days: dict[str, Any] = dict(wanted)
    after = replace(saved, **days)
    latest = dict.fromkeys(BEFORE_DECISION, decide_by)
    for field in DATES:
        day: date | None = getattr(after, field)
        sooner = [getattr(after, other) for other in AFTER[field] if {field, other} & new]
        code = _fault(day, sooner, latest.get(field), today, new=field in new, last=field == DATES[-1])
        if code:
            yield Problem(field, code)


def decision_problems(
    plan: Plan, wanted: Mapping[str, date | None], decide_by: date | None, saved: date | None
) -> Iterator[Problem]:
    """A decision that moves to before a day that stays: what people say there would come too late.

    ``wanted``: dates of the plan that are set along with it.
    """
    now = {field: getattr(plan, field) for field in BEFORE_DECISION}
    stay = (day for field, day in now.items() if wanted.get(field, day) == day)
    if decide_by is not None and decide_by != saved and any(day is not None and day > decide_by for day in stay):
        yield Problem(DECIDE_BY, "decision_too_soon")


def day_problems(
    field: str, day: date | None, saved: date | None, today: date, *, latest: date | None = None
) -> Iterator[Problem]:
    """The same of one day that stands on its own. ``latest``: the date of the decision, where it must come before."""
    code = _fault(day, (), latest, today, new=day != saved)
    if code:
        yield Problem(field, code)


def _fault(
    day: date | None, sooner: Sequence[date | None], latest: date | None, today: date, *, new: bool, last: bool = False
) -> str | None:
    """What is wrong with a day, if anything. ``sooner``: days that may not come after it. ``last``: it ends the work."""
    if day is None:
        return None
    if new and day < today:
        return "date_in_past"
    if new and day > today + FARTHEST:
        return "date_too_far"
    if any(other is not None and day < other for other in sooner):
        return "ends_too_soon" if last else "before_invitations"
    return "date_after_decision" if new and latest is not None and day > latest else None
