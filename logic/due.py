"""Due dates, worked back from the dates of a plan by the lead times of the content (domain.md E)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from logic.checklist import Anchor, Checklist, LeadTime
from logic.plan import Plan
from logic.working_days import Works, last_on_or_before, shifted

Days = Mapping[Anchor, date]
"""The dates of one part that are set."""


class Timed(Protocol):
    """What names a lead time, and perhaps others for some outcomes: an item of the checklist, a line of the news."""

    @property
    def due(self) -> str:
        """The key of its lead time."""

    @property
    def due_by_outcome(self) -> Mapping[str, str]:
        """Outcome -> the key of another."""


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, or which date would have to be set to know."""

    day: date | None
    missing: Anchor | None = None


def anchors(plan: Plan, *, start: date, decision: date | None) -> Days:
    """The dates of this plan that are set. ``start`` is the day the work was begun here."""
    found: dict[Anchor, date | None] = {
        "start": start,
        "invitations": plan.invitations_out,
        "first_session": plan.first_session,
        "closing": plan.closes_on,
        "decision": decision,
        "end": plan.ends_on,
    }
    return {anchor: day for anchor, day in found.items() if day is not None}


def due(checklist: Checklist, item: Timed, outcome: str | None, days: Days, works: Works) -> Due:
    """When this item is due in work with this outcome.

    On the first of its lead times whose date is set. Where none is, the date missing is that of the first.
    """
    lead = lead_of(checklist, item, outcome, days)
    return Due(reckoned(lead, days[lead.anchor], works)) if lead.anchor in days else Due(None, lead.anchor)


def lead_of(checklist: Checklist, item: Timed, outcome: str | None, days: Days) -> LeadTime:
    """The first lead time of this item whose date is set; where none is, the first of all."""
    lead = first = checklist.lead_times[item.due_by_outcome.get(outcome or "", item.due)]
    while lead.anchor not in days:
        if not lead.otherwise:
            return first
        lead = checklist.lead_times[lead.otherwise]
    return lead


def reckoned(lead: LeadTime, day: date, works: Works) -> date:
    """The date that this lead time makes of its anchor's.

    One on a weekend or a bank holiday moves to the working day before. The day itself, of a lead time of 0, stays:
    what is for the day of a Saturday session is for that Saturday.
    """
    if lead.count == 0:
        return day
    count = lead.count if lead.direction == "after" else -lead.count
    return last_on_or_before(shifted(day, count, lead.unit, works), works)
