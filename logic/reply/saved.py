"""What somebody wrote for a reply, and the replies that people were given (domain.md H.1, E.5 R05)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Answer = Literal["did", "could_not", "open"]
"""What came of something people said: it was done, it could not be, or it is still open."""
ANSWERS: tuple[Answer, ...] = ("did", "could_not", "open")

EASY = "_easy"
"""Ends the name of a field's Easy Read twin."""
OF = ".of"
"""Ends the name of what marks the draft that somebody wrote over."""
LINES = "lines"
"""The field with the numbers of the lines in their order, by commas. A number is never used again."""
LAST = "last"
"""The field with the highest number that a line ever had."""
DECIDED = ("decided-day", "decided-month", "decided-year")
"""The day of the decision, as it is typed."""
LINES_MOST = 60
"""Lines of one reply; nobody reads more."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "decision": ("decision",),
    "after": ("changed", "challenge", "next", "thanks"),
}
"""The texts that stand once, by the step that asks for them, in the order of the reply; the lines stand between."""
FIELDS = tuple(name for names in GROUPS.values() for name in names)
OF_LINE = ("said", "answer", "why")
"""The texts of a line: what people said, what came of it, and why where it could not be done."""
CHOSEN = ("kind", "from", "by-day", "by-month", "by-year")
"""What else is kept of a line: what came of it, which comments it was made from, and the day by which an open one is settled."""

LONGEST = 4
"""Digits of the number of a line."""

_LINE = re.compile(r"line-([1-9][0-9]{0,3})-(.+)", re.ASCII)


def name_of(line: int, what: str) -> str:
    """The name of a field of a line."""
    return f"line-{line}-{what}"


def is_kept(name: str) -> bool:
    """Whether anything is kept under this name."""
    found = _LINE.fullmatch(name)
    own = found[2] if found else name
    texts = OF_LINE if found else FIELDS
    more = CHOSEN if found else DECIDED
    return own in more or own.removesuffix(OF).removesuffix(EASY) in texts


@dataclass(frozen=True, slots=True)
class Reply:
    """The words being written, by field. ``version`` is 0 while nothing was ever saved."""

    fields: Mapping[str, str] = field(default_factory=dict)
    version: int = 0

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of its lines, in order."""
        numbers = self.fields.get(LINES, "").split(",")
        return tuple(
            dict.fromkeys(int(one) for one in numbers if one.isascii() and one.isdigit() and len(one) <= LONGEST)
        )

    @property
    def last(self) -> int:
        """The highest number that a line ever had."""
        last = self.fields.get(LAST, "")
        known = int(last) if last.isascii() and last.isdigit() and len(last) <= LONGEST else 0
        return max(known, *self.lines, 0)

    def of_line(self, line: int, what: str) -> str:
        """What a field of a line says; empty where nobody said anything."""
        return self.fields.get(name_of(line, what), "")

    def kind(self, line: int) -> Answer | None:
        """What came of it; none until somebody chose."""
        return next((one for one in ANSWERS if one == self.of_line(line, "kind")), None)

    def settled_by(self, line: int) -> date | None:
        """The day by which an open one is settled; none where none is typed, or what is typed is no date."""
        return _date(*(self.of_line(line, f"by-{part}") for part in ("day", "month", "year")))

    @property
    def decided_on(self) -> date | None:
        """The day of the decision; none where none is typed, or what is typed is no date."""
        return _date(*(self.fields.get(name, "") for name in DECIDED))


@dataclass(frozen=True, slots=True)
class Published:
    """A reply as people were given it; it is never changed.

    decided_on, decision
        the day of the decision it tells of, and its words.
    record
        reference of the decision record it is tied to; empty where there was none.
    of_version
        the version of the words it was made from.
    told
        both editions (``Statement.as_data``), by edition; empty where they were not asked for.
    """

    number: int
    published_on: date
    decided_on: date
    decision: str
    record: str
    of_version: int
    told: Mapping[str, Any] = field(default_factory=dict)


def _date(day: str, month: str, year: str) -> date | None:
    typed = (day.strip(), month.strip(), year.strip())
    if not all(one.isascii() and one.isdigit() for one in typed):
        return None
    if not all(typed) or len(typed[2]) != len("2026"):
        return None  # a year that is being typed
    try:
        return date(int(typed[2]), int(typed[1]), int(typed[0]))
    except ValueError:
        return None
