"""What came of the conversation, for whoever sits at one seat: of what they differed on, and no answer of anybody else.

The agenda, which everyone who takes part is given, says who answered what; this says less (domain.md B.9, SW-FORE-1).
"""

from dataclasses import dataclass
from typing import Literal

from logic.activity import Part
from logic.flow import Answer, Flow
from logic.journey import replay
from logic.seats.seat import Seat, Talk, known_to

How = Literal["agreed", "changed", "unresolved"]
"""``changed``: it was agreed, and the lead answered otherwise since. ``unresolved``: nothing was agreed, said or not."""


@dataclass(frozen=True, slots=True)
class CamePoint:
    """A question on which this seat and the lead differed. ``value``: what was agreed; none where nothing was."""

    question: str
    how: How
    value: Answer | None


@dataclass(frozen=True, slots=True)
class CameOf:
    """All of that.

    points
        in flow order.
    result
        the outcome of the part's answers as they are now; none where they lead to none.
    chosen
        the outcome chosen in the latest decision record, where that tells of this conversation and it is another; else none.
    """

    points: tuple[CamePoint, ...]
    result: str | None
    chosen: str | None


def came_of(flow: Flow, part: Part, talk: Talk, seat: Seat) -> CameOf | None:
    """What came of it; none before the conversation was held, and for a seat that did not count in it."""
    if talk.talked_on is None or not seat.speaks:
        return None
    lead, own = known_to(flow, part.values), known_to(flow, seat.answers)
    result = replay(flow, lead, ask_all=part.ask_all).outcome
    latest = part.records[-1] if part.records else None
    tells = (latest.snapshot.get("seats") or {}) if latest else {}
    since = tells.get("talked_on") == talk.talked_on.isoformat()
    chosen = latest.chosen_outcome if latest and since and latest.chosen_outcome in flow.by_outcome else result
    points = tuple(_point(key, talk, lead.get(key)) for key in flow.order if _differed(key, talk, lead.get(key), own))
    return CameOf(points, result, None if chosen == result else chosen)


def _differed(key: str, talk: Talk, lead: Answer | None, own: dict[str, Answer]) -> bool:
    """Whether what they said is not what the lead had said before, or not what was agreed. Silence is no disagreement."""
    agreed = talk.agreed.get(key)
    said = {agreed.lead, agreed.value} if agreed else {lead}
    return key in own and bool(said - {None, own[key]})


def _point(key: str, talk: Talk, lead: Answer | None) -> CamePoint:
    agreed = talk.agreed.get(key)
    if agreed is None:
        return CamePoint(key, "unresolved", None)
    return CamePoint(key, "agreed" if lead == agreed.value else "changed", agreed.value)
