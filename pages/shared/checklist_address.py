"""What the address of a checklist asks for: ``?a=WT-0042&p=1&phase=plan&state=overdue&page=2``, or one item: ``&i=P08``.

It can be linked and outlives a refresh. Whatever in it means nothing is left out and named, so that it can be told.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from logic.checklist import PHASES, Checklist
from logic.checklist_lines import ORIGINS, STANDINGS, Wanted
from logic.text import LINE, TextRefused, clean_line
from pages.shared import case as cases

ITEM, PHASE, TAG, OWNER, STATE, ORIGIN, PAGE = "i", "phase", "tag", "owner", "state", "origin", "page"
KNOWN = {cases.ACTIVITY, cases.PART, ITEM, PHASE, TAG, OWNER, STATE, ORIGIN, PAGE}
NEW = "new"
"""The item that is not there yet: its form is asked for."""
_PAGE = re.compile(r"[1-9][0-9]{0,3}")

Known = TypeVar("Known", bound=str)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: an item or none, what the list is narrowed to, its page, and what meant nothing."""

    item: str
    wanted: Wanted
    page: int
    ignored: tuple[str, ...]


def read(params: Mapping[str, str], checklist: Checklist) -> Asked:
    """What these parameters of an address ask for."""
    ignored = [name[: cases.MOST] for name in params if name not in KNOWN]

    def one_of(name: str, known: Iterable[Known]) -> Known | None:
        value = params.get(name, "")
        found = next((one for one in known if one == value), None)
        if value and found is None:
            ignored.append(name)
        return found

    try:
        owner = clean_line(params.get(OWNER, ""), most=LINE)
    except TextRefused:
        owner = ""
        ignored.append(OWNER)
    wanted = Wanted(
        phase=one_of(PHASE, PHASES),
        tag=one_of(TAG, [tag.key for tag in checklist.tags]) or "",
        owner=owner,
        standing=one_of(STATE, STANDINGS),
        origin=one_of(ORIGIN, ORIGINS),
    )
    page = params.get(PAGE, "1")
    if not _PAGE.fullmatch(page):
        page = "1"
        ignored.append(PAGE)
    return Asked(params.get(ITEM, "")[: cases.MOST], wanted, int(page), tuple(ignored))


def narrowing(wanted: Wanted) -> dict[str, str]:
    """The part of an address that narrows a list, with nothing in it that goes without saying."""
    said = {
        PHASE: wanted.phase or "",
        TAG: wanted.tag,
        OWNER: wanted.owner,
        STATE: wanted.standing or "",
        ORIGIN: wanted.origin or "",
    }
    return {name: value for name, value in said.items() if value}


def address(wanted: Wanted, *, page: int = 1, item: str = "") -> dict[str, str]:
    """What is asked for beside the part itself."""
    more = {PAGE: str(page)} if page > 1 else {}
    return narrowing(wanted) | more | ({ITEM: item} if item else {})
