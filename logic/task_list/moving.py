"""What a change does to a plan that was begun: of the rung, and of the dates."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from logic.checklist import Changed, changed
from logic.checklist_lines import Line
from logic.pack import Pack
from logic.plan import PlannedMethod
from logic.task_list.held import Held
from logic.workspace import outcome_before, outcome_for


class Moved(NamedTuple):
    """What another rung than before means for what was planned already.

    before
        the outcome that the plan was last changed for, or that was recorded before that of today.
    ways
        ways planned that do not fit the rung of today.
    """

    before: str
    checklist: Changed
    ways: tuple[PlannedMethod, ...]


def moved(pack: Pack, held: Held) -> Moved | None:
    """What the last change of rung did to a plan that was begun; none where nothing was planned, or nothing changed."""
    outcome, before = outcome_for(pack, held.part), outcome_before(pack, held.part, held.plan.made_for)
    rung = pack.flow.by_outcome[outcome].rung if outcome else None
    if rung is None or before is None or not (held.planned or held.marks):
        return None
    ways = tuple(_unfit(pack, held.planned, rung))
    return Moved(before, changed(pack.checklist, before, outcome, held.part.level), ways)


def _unfit(pack: Pack, planned: Iterable[PlannedMethod], rung: str) -> Iterator[PlannedMethod]:
    for one in planned:
        way = pack.methods.by_id.get(one.method)
        if way is not None and rung not in way.fits:
            yield one


class MovedDates(NamedTuple):
    """What moving the dates of a plan did to the checklist: how many lines have another day, and which are overdue now."""

    lines: tuple[Line, ...]
    overdue: tuple[Line, ...]


def moved_dates(before: Collection[Line], after: Collection[Line]) -> MovedDates:
    """Compare a checklist before with one after. Lines that are settled move without anybody minding."""
    days = {line.key: (line.day, line.standing) for line in before}
    open_lines = [line for line in after if line.applies and line.mark.state == "open"]
    other = tuple(line for line in open_lines if line.day != days.get(line.key, (line.day, ""))[0])
    late = tuple(line for line in other if line.standing == "overdue" and days[line.key][1] != "overdue")
    return MovedDates(other, late)
