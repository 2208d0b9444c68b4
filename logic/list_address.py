"""What the address of the list of activities asks for: ``?find=drop-in&level=service&sort=name&page=2``.

It can be linked and outlives a refresh. Whatever in it means nothing is left out and named, so that it can be told.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from zlib import crc32

from logic import searching
from logic.listing import ORDERS, STATUSES, Order, Wanted
from logic.pack import Pack
from logic.text import LINE, TextRefused, clean_line

FIND, APPROACH, LEVEL, AREA, STATUS = "find", "approach", "level", "area", "status"
DUE_FROM, DUE_TO, SORT, PAGE = "due-from", "due-to", "sort", "page"
KNOWN = {FIND, APPROACH, LEVEL, AREA, STATUS, DUE_FROM, DUE_TO, SORT, PAGE}
NAME_MOST = 40
"""Letters of an unknown name that are told."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PAGE = re.compile(r"[1-9][0-9]{0,3}")
DEFAULT: Order = ORDERS[0]

Known = TypeVar("Known", bound=str)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, the page of it, and the names of what meant nothing."""

    wanted: Wanted
    page: int
    ignored: tuple[str, ...]


def read(params: Mapping[str, str], pack: Pack) -> Asked:
    """What these parameters of an address ask for."""
    given = _Given(params)
    words, due_from, due_to = given.line(FIND), given.day(DUE_FROM), given.day(DUE_TO)
    if words and not searching.asked(words):
        given.ignore(FIND)
        words = ""
    if due_from and due_to and due_from > due_to:
        given.ignore(DUE_FROM, DUE_TO)
        due_from = due_to = None
    wanted = Wanted(
        words=words,
        outcome=given.one_of(APPROACH, pack.outcomes) or "",
        level=given.one_of(LEVEL, [level.key for level in pack.levels]) or "",
        area=given.line(AREA),
        status=given.one_of(STATUS, STATUSES),
        due_from=due_from,
        due_to=due_to,
        order=given.one_of(SORT, ORDERS) or DEFAULT,
    )
    return Asked(wanted, given.page(), tuple(given.ignored))


class _Given:
    """The parameters of an address, read one by one; what means nothing is noted."""

    def __init__(self, params: Mapping[str, str]) -> None:
        self._params = params
        self.ignored = [name[:NAME_MOST] for name in params if name not in KNOWN]

    def ignore(self, *names: str) -> None:
        """Note that these meant nothing."""
        self.ignored += names

    def one_of(self, name: str, known: Iterable[Known]) -> Known | None:
        """One of the known values, if it is one."""
        value = self._params.get(name, "")
        found = next((one for one in known if one == value), None)
        if value and found is None:
            self.ignore(name)
        return found

    def line(self, name: str) -> str:
        """One line of text that can be kept."""
        try:
            return clean_line(self._params.get(name, ""), most=LINE)
        except TextRefused:
            self.ignore(name)
            return ""

    def day(self, name: str) -> date | None:
        """A date, as 2026-03-02."""
        value = self._params.get(name, "")
        try:
            found = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            found = None
        if value and found is None:
            self.ignore(name)
        return found

    def page(self) -> int:
        """The number of a page."""
        value = self._params.get(PAGE, "1")
        if _PAGE.fullmatch(value):
            return int(value)
        self.ignore(PAGE)
        return 1


def address(wanted: Wanted, page: int = 1) -> dict[str, str]:
    """The address that asks for this, with nothing in it that goes without saying."""
    said = {
        FIND: wanted.words,
        APPROACH: wanted.outcome,
        LEVEL: wanted.level,
        AREA: wanted.area,
        STATUS: wanted.status or "",
        DUE_FROM: wanted.due_from.isoformat() if wanted.due_from else "",
        DUE_TO: wanted.due_to.isoformat() if wanted.due_to else "",
        SORT: wanted.order if wanted.order != DEFAULT else "",
        PAGE: str(page) if page > 1 else "",
    }
    return {name: value for name, value in said.items() if value}


def stamp(wanted: Wanted, page: int = 1) -> str:
    """A short name of what is asked for: fields keyed with it are drawn anew when something else is asked for."""
    return f"{crc32(repr(address(wanted, page)).encode('utf-8', 'replace')):08x}"
