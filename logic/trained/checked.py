"""A line of a file and what comes of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from logic.trained.reading import Line

Comes = Literal["new", "earlier", "left", "kept", "twice", "wrong"]
"""new
    a completion that is not kept yet.
earlier
    it is kept with a later day, and this day takes its place.
left
    nothing but that its person left is new in it.
kept
    it is kept with this day or an earlier one: nothing changes.
twice
    it stands in the file more than once, and another of its lines is taken.
wrong
    it cannot be taken as it is.
"""
GOOD: frozenset[Comes] = frozenset({"new", "earlier", "left"})
"""What taking in changes."""

Who = tuple[str, int]
"""The key of a person, and the number of a training."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of a person and training already."""

    id: int
    finished_on: date
    area: str


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line and what comes of it.

    wrong
        codes of what to put right, each with the field it stands in: ("finished_on", "day_missing").
    other_area
        the area that is kept for this person, where the line says another: it may be somebody else of that name.
    held
        what is kept already, of a line that is "earlier" or "kept".
    first
        the number of the line that is taken in its place, where it stands twice.
    who
        what makes it one completion.
    left_on
        the day the person left; an empty cell says nothing, and never that they came back.
    left_kept
        whether it is kept already that the person left.
    clash
        the day that does not go together with this line, where one is wrong by it.
    """

    line: Line
    comes: Comes
    person: str = ""
    area: str = ""
    course: int = 0
    finished_on: date | None = None
    session: str = ""
    wrong: tuple[tuple[str, str], ...] = ()
    other_area: str = ""
    held: Held | None = None
    first: int = 0
    who: Who = ("", 0)
    left_on: date | None = None
    left_kept: bool = False
    clash: date | None = None

    @property
    def leaves(self) -> date | None:
        """The day the person left, where that is new."""
        return None if self.comes == "wrong" or self.left_kept else self.left_on


@dataclass(frozen=True, slots=True)
class Checked:
    """Every line of a file with what comes of it, in the order of the file."""

    lines: tuple[CheckedLine, ...]

    def of(self, *comes: Comes) -> tuple[CheckedLine, ...]:
        """The lines of which this comes."""
        return tuple(one for one in self.lines if one.comes in comes)

    @property
    def good(self) -> tuple[CheckedLine, ...]:
        """The lines that taking in would keep."""
        return tuple(one for one in self.lines if one.comes in GOOD)

    @property
    def leavers(self) -> dict[str, date]:
        """Key of a person -> the day they left, of those of whom that is new."""
        return {one.who[0]: one.leaves for one in self.lines if one.leaves}

    @property
    def to_look_at(self) -> tuple[CheckedLine, ...]:
        """The lines that need somebody: those that are wrong, and those that may be another person of the same name."""
        return tuple(one for one in self.lines if one.comes == "wrong" or one.other_area)

    @property
    def month_first(self) -> bool:
        """Whether the file may hold days with the month first, so that 3 April may have become 4 March."""
        return any(code == "day_month_first" for one in self.lines for _, code in one.wrong)
