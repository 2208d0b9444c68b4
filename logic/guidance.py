"""Do's and don'ts, and how a team finds that it keeps them (domain.md F)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kept = Literal["we_do", "not_yet", "slipped"]


@dataclass(frozen=True, slots=True)
class PairMark:
    """How one pair is kept, by the team's own look."""

    pair: str
    state: Kept
    note: str
    marked_on: date
    version: int
