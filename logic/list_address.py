"""What the address of the list of activities asks for: ``?find=drop-in&level=service&sort=name&page=2``.

It can be linked and outlives a refresh. Whatever in it means nothing is left out and named, so that it can be told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from logic import searching
from logic.listing import ORDERS, STATUSES, Order, Wanted
from logic.pack import Pack
from logic.parameters import PAGE, Parameters

FIND, APPROACH, LEVEL, AREA, STATUS = "find", "approach", "level", "area", "status"
DUE_FROM, DUE_TO, SORT = "due-from", "due-to", "sort"
KNOWN = {FIND, APPROACH, LEVEL, AREA, STATUS, DUE_FROM, DUE_TO, SORT, PAGE}
DEFAULT: Order = ORDERS[0]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, the page of it, and the names of what meant nothing."""

    wanted: Wanted
    page: int
    ignored: tuple[str, ...]


def read(params: Mapping[str, str], pack: Pack) -> Asked:
    """What these parameters of an address ask for."""
    given = Parameters(params, KNOWN)
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
