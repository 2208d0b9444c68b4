"""What would come of each line of a file, before anything of it is kept.

The same person and training are one completion, and its earliest day is kept: it is then that they finished.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from logic.text import LINE, TextRefused, clean_line, has_words
from logic.trained.checked import Checked, CheckedLine, Held, Who
from logic.trained.completion import Course, key_of
from logic.trained.days import read_day
from logic.trained.leaving import beside_each_other, beside_kept, read_left
from logic.trained.reading import Line


def read_lines(lines: Iterable[Line], courses: Sequence[Course], today: date) -> tuple[CheckedLine, ...]:
    """Each line by itself, either "new" or "wrong"."""
    by_name = {key_of(course.name): course for course in courses}
    return tuple(_read(line, by_name, today) for line in lines)


def check(
    read: Sequence[CheckedLine], held: Mapping[Who, Held], left: Mapping[str, date] = MappingProxyType({})
) -> Checked:
    """What comes of each line beside the others and beside what is kept.

    Parameters
    ----------
    read
        what ``read_lines`` gave.
    held
        what is kept of every person and training in them.
    left
        key of a person -> the day they left, of those of them who did.
    """
    read = beside_each_other(tuple(beside_kept(read, held, left)))
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
        return replace(one, comes="left" if one.leaves else "twice", other_area=other, first=taken.line.number)
    if kept is None:
        return replace(one, comes="new", other_area=other)
    later = one.finished_on is not None and one.finished_on < kept.finished_on
    return replace(one, comes="earlier" if later else "left" if one.leaves else "kept", other_area=other, held=kept)


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
    day, left = _read_days(line, today, wrong)
    return CheckedLine(
        line,
        "wrong" if wrong else "new",
        words["person"],
        words["area"],
        course.id if course else 0,
        day,
        words["session"],
        tuple(wrong),
        who=(key_of(words["person"]), course.id if course else 0),
        left_on=left,
    )


def _read_days(line: Line, today: date, wrong: list[tuple[str, str]]) -> tuple[date | None, date | None]:
    """The day they finished and the day they left; what is wrong with either is added."""
    day = read_day(line.cells["finished_on"][:LINE])
    if isinstance(day, str):
        wrong.append(("finished_on", day))
    elif day > today:
        wrong.append(("finished_on", "day_in_future"))
    left, wrong_left = read_left(line.cells["left_on"][:LINE], day, today)
    if wrong_left:
        wrong.append(("left_on", wrong_left))
    return None if isinstance(day, str) else day, left
