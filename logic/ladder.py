"""Where a set of answers stands on the ladder: one model for every picture of it.

Pages, graphs, documents and training all draw this (design 8); none works it out again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from logic.flow import Flow
from logic.journey import Ceiling, Journey
from logic.pack import Pack, Rung

State = Literal["here", "open", "held"]


@dataclass(frozen=True, slots=True)
class Step:
    """One rung as it stands now. ``held_by``: questions whose answers hold it back, in flow order."""

    rung: Rung
    band: str
    rank: int
    state: State
    held_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LadderView:
    """The recommendable rungs from the top down."""

    steps: tuple[Step, ...]

    @property
    def here(self) -> Step | None:
        """The rung reached, if one is."""
        return next((step for step in self.steps if step.state == "here"), None)

    @property
    def still_open(self) -> int:
        """How many rungs nothing holds back."""
        return sum(step.state != "held" for step in self.steps)


def ladder_view(pack: Pack, journey: Journey) -> LadderView:
    """All rungs are open at the start; each ceiling holds back those above it (domain.md B)."""
    flow = pack.flow
    bands = {band.key: band.name for band in pack.bands}
    steps = []
    for rung in pack.ladder:
        if rung.outcome is None or rung.outcome not in flow.rank:
            continue
        rank = flow.rank[rung.outcome]
        held_by = holding_back(flow, journey.ceilings, rank)
        state: State = "held" if held_by else "here" if journey.outcome == rung.outcome else "open"
        steps.append(Step(rung, bands[rung.band], rank, state, held_by))
    return LadderView(tuple(steps))


def holding_back(flow: Flow, ceilings: Iterable[Ceiling], rank: int) -> tuple[str, ...]:
    """Questions on the path whose answers lead to an outcome below this rank."""
    return tuple(c.question for c in ceilings if flow.rank[c.outcome] < rank)
