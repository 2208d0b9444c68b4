"""How one part will be carried through: who is on the team, the dates that drive everything, what is planned.

The team belongs to the whole activity; dates and methods belong to a part, as its rung does (domain.md B.9).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody who does this work, with the part they play in it."""

    id: int
    name: str
    role: str
    contact: str
    lead: bool
    version: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The dates and facts of one part. The date of the decision is the part's own ``decide_by``.

    closes_on
        the last day on which people can answer a consultation or a survey.
    ends_on
        when the work with people ends.
    facts
        what the choice of methods goes by, as ``logic.methods`` names it; absent keys are not known.
    version
        0 while nothing was ever saved.
    """

    invitations_out: date | None = None
    first_session: date | None = None
    closes_on: date | None = None
    ends_on: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True, slots=True)
class PlannedMethod:
    """One way of involving people that was chosen, of the pack's (``method`` is its id) or of one's own (empty).

    cost
        whole pounds, before paying people; none while nobody said.
    people
        how many are expected to take part.
    """

    id: int
    method: str
    name: str
    day: date | None
    cost: int | None
    people: int | None
    notes: str
    version: int
