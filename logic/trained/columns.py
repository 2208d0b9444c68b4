"""Which column of a file holds what, by its heading."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from logic.errors import Problem, Refused

FIELDS = ("person", "area", "course", "finished_on", "session", "left_on")
NEEDED = ("person", "course", "finished_on")
"""Without these a line says nothing."""
HEADINGS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "person": frozenset(
            {
                *("person", "name", "full name", "staff name", "employee name", "employee", "learner", "learner name"),
                *(
                    "staff member",
                    "colleague",
                    "participant",
                    "delegate",
                    "staff reference",
                    "staff ref",
                    "staff number",
                ),
                *(
                    "staff no",
                    "staff id",
                    "employee number",
                    "employee no",
                    "employee id",
                    "payroll number",
                    "payroll no",
                ),
                *("name or staff reference", "name or staff number", "attendee", "who"),
            }
        ),
        "area": frozenset(
            {"area", "service area", "service", "team", "department", "directorate", "division", "section", "unit"}
        ),
        "course": frozenset(
            {
                *("course", "course name", "course title", "training", "training name", "training course", "module"),
                *("module name", "programme", "title", "learning", "event"),
            }
        ),
        "finished_on": frozenset(
            {
                *("date", "date finished", "finished", "finished on", "finish date", "date completed", "completed"),
                *(
                    "completed on",
                    "completion date",
                    "date of completion",
                    "completed date",
                    "end date",
                    "day finished",
                ),
                *("date attended", "attended on", "training date", "course date"),
            }
        ),
        "session": frozenset(
            {
                *("session", "live session", "session reference", "session ref", "live session reference"),
                *("session code", "session name", "which session"),
            }
        ),
        # Not "last day": somebody is still in post on that one.
        "left_on": frozenset(
            {
                *("date left", "left", "left on", "day left", "leaving date", "leave date", "date of leaving"),
                *("leaver date", "leavers date", "date they left", "termination date"),
            }
        ),
    }
)
"""Field -> what its heading may be, without capitals and signs. Ours, from what exports of learning systems call them."""
SHOWN_MOST = 12
"""Headings that are named back."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Field -> the place of its column, from 0. ``others``: headings that mean nothing here."""

    places: Mapping[str, int]
    others: tuple[str, ...]


def heading(text: str) -> str:
    """A heading without capitals, signs and needless blanks: " Date_Finished:" is "date finished"."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(one if one.isalnum() else " " for one in plain).split())


def known(cells: Sequence[str]) -> int:
    """How many of these headings mean something here."""
    return sum(1 for cell in cells if _field(cell))


def columns_of(cells: Sequence[str], names: Mapping[str, str]) -> Columns:
    """Which column is which. ``names``: field -> what a person calls it, for what is refused.

    Raises ``Refused``: ``training_columns_missing`` with ``missing`` and ``found``, or ``training_columns_none`` where
    the first line has no words at all; ``training_columns_twice`` with ``first``, ``second`` and ``field``.
    """
    places: dict[str, int] = {}
    others = []
    for place, cell in enumerate(cells):
        field = _field(cell)
        if not field:
            others.append(cell.strip())
        elif field in places:
            both = {"first": _short(cells[places[field]]), "second": _short(cell), "field": names[field]}
            raise Refused(Problem("file", "training_columns_twice", both))
        else:
            places[field] = place
    missing = [names[field] for field in NEEDED if field not in places]
    if missing:
        found = [shown for cell in cells if (shown := _short(cell))]
        told = ", ".join([*found[:SHOWN_MOST], *(["…"] if len(found) > SHOWN_MOST else [])])
        data = {"missing": ", ".join(missing), "found": told}
        raise Refused(Problem("file", "training_columns_missing" if found else "training_columns_none", data))
    return Columns(places, tuple(other for other in others if other))


def _field(cell: str) -> str:
    plain = heading(cell)
    return next((field for field, headings in HEADINGS.items() if plain in headings), "")


def _short(cell: str) -> str:
    seen = "".join(one for one in cell if one.isprintable()).strip()
    return seen if len(seen) <= 40 else f"{seen[:40]}…"  # noqa: PLR2004 - for the eye
