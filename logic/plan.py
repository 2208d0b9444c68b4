"""How one part will be carried through: who is on the team, the dates that drive everything, what is planned.

The team belongs to the whole activity; dates and methods belong to a part, as its rung does (domain.md B.9).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Does = Literal["asks", "tells", "teaches"]
"""What a way of involving people does: it asks for their views, it only tells them, or it only teaches them."""

DOES: tuple[Does, ...] = ("asks", "tells", "teaches")


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody who does this work, with the part they play in it."""

    id: int
    name: str
    role: str
    contact: str
    lead: bool
    version: int


def leading(team: Iterable[TeamMember]) -> TeamMember | None:
    """Who leads the work; none while nobody was named: people are given no contact that nobody chose."""
    return next((member for member in team if member.lead), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """The dates and facts of one part. The date of the decision is the part's own ``decide_by``.

    closes_on
        the last day on which people can answer a consultation or a survey.
    ends_on
        when the work with people ends.
    facts
        what the choice of methods goes by, as ``logic.methods`` names it; absent keys are not known.
    made_for
        the outcome there was when anything of the plan was changed last; empty when none was known.
    version
        0 while nothing was ever saved.
    """

    invitations_out: date | None = None
    first_session: date | None = None
    closes_on: date | None = None
    ends_on: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    made_for: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PlannedMethod:
    """One way of involving people that was chosen, of the pack's (``method`` is its id) or of one's own (empty).

    cost
        whole pounds, before paying people; none while nobody said.
    people
        how many are expected to take part.
    does
        what it does, of one's own; empty for the pack's, which says so itself.
    """

    id: int
    method: str
    name: str
    day: date | None
    cost: int | None
    people: int | None
    notes: str
    version: int
    does: Does | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the choice of methods goes by. None, and nothing named, is "not known", which is not the same as none.

    people
        how many people are expected in the group.
    budget
        whole pounds for the whole of it, before paying people.
    modes, access
        ways of taking part and access needs that people have, by the keys of the pack's methods.
    label
        key of the rung that it is called by, towards people.
    recorder
        who writes down what people say; empty when nobody will.
    results_on
        the day on which those who decide see what people said.
    """

    people: int | None = None
    budget: int | None = None
    modes: frozenset[str] = frozenset()
    access: frozenset[str] = frozenset()
    label: str | None = None
    recorder: str | None = None
    results_on: date | None = None


def read_facts(kept: Mapping[str, Any]) -> PlanFacts:
    """The facts as they are kept with a plan. Absent keys are not known; keys of another release are passed over."""
    day = kept.get("results_on")
    return PlanFacts(
        people=kept.get("people"),
        budget=kept.get("budget"),
        modes=frozenset(kept.get("modes") or ()),
        access=frozenset(kept.get("access") or ()),
        label=kept.get("label"),
        recorder=kept.get("recorder"),
        results_on=date.fromisoformat(day) if day else None,
    )


def keep_facts(facts: PlanFacts) -> dict[str, Any]:
    """The facts as they are kept: what JSON can hold, and only what is known."""
    kept = {
        "people": facts.people,
        "budget": facts.budget,
        "modes": sorted(facts.modes) or None,
        "access": sorted(facts.access) or None,
        "label": facts.label,
        "recorder": facts.recorder,
        "results_on": facts.results_on.isoformat() if facts.results_on else None,
    }
    return {key: value for key, value in kept.items() if value is not None}
