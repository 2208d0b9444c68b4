"""What the workspace needs of each limit, and no more: where it stands and what it still needs.

A limit is worked out from all that it says; hundreds of them are many words. Their versions are never changed, so what
was worked out once holds until another is saved, or another day begins.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from logic.checklist import unmarked
from logic.checklist_limits import PHASE, Need, by_when, needs
from logic.checklist_lines import Line, standing
from logic.due import Days
from logic.register import NonNegotiable, Register, Status, status_of


@dataclass(frozen=True, slots=True)
class Standing:
    """One limit. ``needs``: what it still needs, each with its day where that is its own and not the plan's."""

    number: int
    version: int
    part: int | None
    status: Status
    needs: tuple[tuple[Need, date | None], ...]


def standings(limits: Iterable[NonNegotiable], rules: Register, today: date, soon: int) -> tuple[Standing, ...]:
    """Where these limits stand on this day. What is due within ``soon`` days counts as needed."""
    until = today + timedelta(days=soon)
    return tuple(
        Standing(
            limit.number,
            limit.version,
            limit.part,
            status_of(limit, rules, today),
            tuple(needs(limit, rules, today, until)),
        )
        for limit in limits
    )


def lines_of(limits: Iterable[Standing], days: Days, today: date, soon: int) -> list[Line]:
    """What these limits need as lines of the checklist, to be counted: as ``of_limits`` gives them, without their words."""
    until = today + timedelta(days=soon)
    return [_line(limit, need, by_when(need, day, days), today, until) for limit in limits for need, day in limit.needs]


def _line(limit: Standing, need: Need, day: date | None, today: date, until: date) -> Line:
    mark = unmarked(f"limit-{limit.number}-{need}")
    stands = standing(mark, day, today, until)
    return Line(mark.item, PHASE[need], "", "limit", str(limit.number), mark, stands, day, day, need=need)
