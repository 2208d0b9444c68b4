"""What the address of a checklist asks for: ``?a=WT-0042&p=1&phase=plan&state=overdue&page=2``, or one item: ``&i=P08``.

It can be linked and outlives a refresh. Whatever in it means nothing is left out and named, so that it can be told.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from logic.checklist import PHASES, Checklist
from logic.checklist_lines import ORIGINS, STANDINGS, Wanted
from logic.parameters import PAGE, Parameters
from pages.shared import case as cases

ITEM, PHASE, TAG, OWNER, STATE, ORIGIN = "i", "phase", "tag", "owner", "state", "origin"
KNOWN = {cases.ACTIVITY, cases.PART, ITEM, PHASE, TAG, OWNER, STATE, ORIGIN, PAGE}
NEW = "new"
"""The item that is not there yet: its form is asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: an item or none, what the list is narrowed to, its page, and what meant nothing."""

    item: str
    wanted: Wanted
    page: int
    ignored: tuple[str, ...]


def read(params: Mapping[str, str], checklist: Checklist) -> Asked:
    """What these parameters of an address ask for."""
    given = Parameters(params, KNOWN, name_most=cases.MOST)
    owner = given.line(OWNER)
    wanted = Wanted(
        phase=given.one_of(PHASE, PHASES),
        tag=given.one_of(TAG, [tag.key for tag in checklist.tags]) or "",
        owner=owner,
        standing=given.one_of(STATE, STANDINGS),
        origin=given.one_of(ORIGIN, ORIGINS),
    )
    return Asked(params.get(ITEM, "")[: cases.MOST], wanted, given.page(), tuple(given.ignored))


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
