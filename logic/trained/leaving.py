"""That somebody left, as a file says it: held against the day they finished, what is kept, and the file's other lines.

Leaving is about a person and not about a line. A file never changes a day that is kept, and never says that somebody came
back: two days for one person are shown to somebody who knows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from logic.trained.checked import CheckedLine, Held, Who
from logic.trained.days import read_day


def read_left(text: str, finished_on: date | str, today: date) -> tuple[date | None, str]:
    """The day in a cell, and a code of what is wrong with it; an empty cell is neither."""
    day = read_day(text)
    if isinstance(day, str):
        return None, "" if day == "day_missing" else day
    if day > today:
        return day, "left_in_future"
    before = isinstance(finished_on, date) and day < finished_on
    return day, "left_before_finished" if before else ""


def beside_kept(
    read: Sequence[CheckedLine], held: Mapping[Who, Held], left: Mapping[str, date]
) -> Iterator[CheckedLine]:
    """Each line, wrong where it does not go together with what is kept of its person."""
    last: dict[str, list[tuple[int, date]]] = {}
    for (person, course), kept in held.items():
        last.setdefault(person, []).append((course, kept.finished_on))
    for one in read:
        person, course = one.who
        gone = left.get(person)
        if one.comes == "wrong" or one.finished_on is None:
            yield one
        elif gone is None:
            # Of its own training the earlier day is kept, which is this one or one before it.
            others = (day for other, day in last.get(person, ()) if other != course)
            latest = max(others, default=date.min)
            before = one.left_on is not None and one.left_on < latest
            yield _wrong(one, "left_on", "left_before_kept", latest) if before else one
        elif one.left_on not in {None, gone}:
            yield _wrong(one, "left_on", "left_other_kept", gone)
        elif one.finished_on > gone:
            yield _wrong(one, "finished_on", "finished_after_left", gone)
        else:
            yield replace(one, left_kept=True)


def beside_each_other(read: Sequence[CheckedLine]) -> Sequence[CheckedLine]:
    """Each line, wrong where it does not go together with the first that says its person left."""
    said: dict[str, date] = {}
    for one in read:
        if one.leaves:
            said.setdefault(one.who[0], one.leaves)
    return [_beside(one, said.get(one.who[0])) for one in read] if said else read


def _beside(one: CheckedLine, gone: date | None) -> CheckedLine:
    if gone is None or one.comes == "wrong" or one.finished_on is None:
        return one
    if one.left_on not in {None, gone}:
        return _wrong(one, "left_on", "left_other_line", gone)
    return _wrong(one, "finished_on", "finished_after_left", gone) if one.finished_on > gone else one


def _wrong(one: CheckedLine, field: str, code: str, clash: date) -> CheckedLine:
    return replace(one, comes="wrong", wrong=((field, code),), clash=clash)
