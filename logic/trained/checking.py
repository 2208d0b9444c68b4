"""What would come of each line of a file, before anything of it is kept.

The same person and training are one completion, and its earliest day is kept: it is then that they finished.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from logic.text import LINE, TextRefused, clean_line, has_words
from logic.trained.completion import Course, key_of
from logic.trained.days import read_day
from logic.trained.reading import Line

Comes = Literal["new", "earlier", "kept", "twice", "wrong"]
"""new
    a completion that is not kept yet.
earlier
    it is kept with a later day, and this day takes its place.
kept
    it is kept with this day or an earlier one: nothing changes.
twice
    it stands in the file more than once, and another of its lines is taken.
wrong
    it cannot be taken as it is.
"""
GOOD: frozenset[Comes] = frozenset({"new", "earlier"})
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
    def to_look_at(self) -> tuple[CheckedLine, ...]:
        """The lines that need somebody: those that are wrong, and those that may be another person of the same name."""
        return tuple(one for one in self.lines if one.comes == "wrong" or one.other_area)

    @property
    def month_first(self) -> bool:
        """Whether the file may hold days with the month first, so that 3 April may have become 4 March."""
        return any(code == "day_month_first" for one in self.lines for _, code in one.wrong)


def read_lines(lines: Iterable[Line], courses: Sequence[Course], today: date) -> tuple[CheckedLine, ...]:
    """Each line by itself, either "new" or "wrong"."""
    by_name = {key_of(course.name): course for course in courses}
    return tuple(_read(line, by_name, today) for line in lines)


def check(read: Sequence[CheckedLine], held: Mapping[Who, Held]) -> Checked:
    """What comes of each line beside the others and beside what is kept.

    Parameters
    ----------
    read
        what ``read_lines`` gave.
    held
        what is kept of every person and training in them.
    """
    earliest: dict[Who, CheckedLine] = {}
    for one in read:
        if one.comes != "wrong" and one.finished_on is not None:
            before = earliest.get(one.who)
            if before is None or before.finished_on is None or one.finished_on < before.finished_on:
                earliest[one.who] = one
    return Checked(tuple(one if one.comes == "wrong" else _beside(one, earliest, held) for one in read))


def _beside(one: CheckedLine, earliest: Mapping[Who, CheckedLine], held: Mapping[Who, Held]) -> CheckedLine:
    taken, kept = earliest[one.who], held.get(one.who)
    areas = (kept.area if kept else "", taken.area if taken is not one else "")
    other = next((area for area in areas if area and one.area and key_of(area) != key_of(one.area)), "")
    if taken is not one:
        return replace(one, comes="twice", other_area=other, first=taken.line.number)
    if kept is None:
        return replace(one, comes="new", other_area=other)
    later = one.finished_on is not None and one.finished_on < kept.finished_on
    return replace(one, comes="earlier" if later else "kept", other_area=other, held=kept)


def _read(line: Line, courses: Mapping[str, Course], today: date) -> CheckedLine:
    if line.wrong and not line.cells:
        return CheckedLine(line, "wrong", wrong=(("", line.wrong),))
    wrong: list[tuple[str, str]] = []
    words = {}
    for field in ("person", "area", "course", "session"):
        try:
            words[field] = clean_line(line.cells[field])
        except TextRefused as problem:
            words[field] = ""
            wrong.append((field, problem.code))
        else:
            if "\ufffd" in words[field]:
                wrong.append((field, "letters_lost"))
    said = {field for field, _ in wrong}
    if "person" not in said and not has_words(words["person"]):
        wrong.append(("person", "person_missing"))
    course = courses.get(key_of(words["course"]))
    if course is None and "course" not in said:
        wrong.append(("course", "course_unknown" if has_words(words["course"]) else "course_missing"))
    day = read_day(line.cells["finished_on"][:LINE])
    if isinstance(day, str):
        wrong.append(("finished_on", day))
    elif day > today:
        wrong.append(("finished_on", "day_in_future"))
    return CheckedLine(
        line,
        "wrong" if wrong else "new",
        words["person"],
        words["area"],
        course.id if course else 0,
        None if isinstance(day, str) else day,
        words["session"],
        tuple(wrong),
        who=(key_of(words["person"]), course.id if course else 0),
    )
