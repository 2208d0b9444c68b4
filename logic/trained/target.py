"""How many of the relevant staff finished, and whether the target is met (domain.md I.1 MON03; `SW-SUC-2`).

The plan says at least 85 % of relevant staff by the end of 2024, and not who is relevant (domain.md L.5). So a council
says it in its own words, with how many such people were in post on which day; until then nothing is worked out. MON03
divides by the staff in post on the day of the count, so that only who had finished by that day is counted. Whether it is
met late is told by the day of the first count that reaches it (I.3: the day of the target and the real one stand apart,
and nothing is called failed by itself). "Part met" is not said of it: there is one number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

GOAL = 85
"""Per cent of the relevant staff (`SW-SUC-2`)."""
BY = date(2024, 12, 31)
"""The last day of "by the end of 2024" (`SW-SUC-2`)."""
WHOLE = 100

Needs = Literal["all", "any"]
"""Whether a person has finished "the available training" with all trainings that count, or with one of them (ours: MON03
does not say)."""
NEEDS: tuple[Needs, ...] = ("all", "any")
Status = Literal["not_measured", "not_known", "met", "met_late", "not_yet", "not_met"]
"""not_measured
    nobody said which training counts.
not_known
    nobody said who is relevant and how many they are.
not_yet
    it is not reached, and the last day is still to come.
"""


@dataclass(frozen=True, slots=True)
class Count:
    """How many relevant people were in post on one day, and who is relevant. Never changed; a later one takes its place.

    area
        the service area it is about; empty for all of them.
    definition
        who is relevant, in the council's words.
    courses
        numbers of the trainings that counted.
    """

    id: int
    area: str
    definition: str
    relevant: int
    counted_on: date
    needs: Needs
    courses: tuple[int, ...]
    noted_on: date


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, and how many people had finished by its day."""

    count: Count
    finished: int

    @property
    def reached(self) -> bool:
        """Whether that is enough; in whole numbers, so that nothing is rounded up to the goal."""
        return WHOLE * self.finished >= GOAL * self.count.relevant

    @property
    def over(self) -> bool:
        """More finished than are in post: some have left, or are not among the relevant."""
        return self.finished > self.count.relevant


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the target stands, for a page or the Board: percentage and both numbers, or none of the three.

    finished, relevant
        people, on the day of the newest count.
    percent
        rounded down, never over 100.
    short
        how many more people need to have finished.
    on
        the day of the newest count; of a target that was met, ``met_on`` is that of the first count that reached it.
    over
        more finished than were in post, so the number says too much.
    """

    status: Status
    finished: int | None = None
    relevant: int | None = None
    percent: int | None = None
    short: int | None = None
    on: date | None = None
    met_on: date | None = None
    over: bool = False


def share(finished: int, relevant: int) -> int:
    """Per cent, rounded down so that 84.9 is not 85, and never over 100. ``relevant`` is 1 at least."""
    return min(WHOLE, WHOLE * finished // relevant)


def in_force(counts: Iterable[Count]) -> list[Count]:
    """Of several counts of one day the one noted last, the newest day last."""
    by_day = {one.counted_on: one for one in sorted(counts, key=lambda one: one.id)}
    return [by_day[day] for day in sorted(by_day)]


def standing(counted: Sequence[Counted], today: date, *, measured: bool = True) -> Standing:
    """Where the target stands for one area, or for all.

    Parameters
    ----------
    counted
        the counts of that area, in whatever order; those that were replaced are passed over.
    measured
        whether anybody said which training counts.
    """
    by_id = {one.count.id: one for one in counted}
    valid = [by_id[one.id] for one in in_force(one.count for one in counted)]
    if not valid:
        return Standing("not_known" if measured else "not_measured")
    newest = valid[-1]
    first = next((one for one in valid if one.reached), None)
    met_on = first.count.counted_on if first else None
    relevant = newest.count.relevant
    return Standing(
        _status(met_on, today),
        newest.finished,
        relevant,
        share(newest.finished, relevant),
        max(0, -(-GOAL * relevant // WHOLE) - newest.finished),
        newest.count.counted_on,
        met_on,
        newest.over,
    )


def _status(met_on: date | None, today: date) -> Status:
    if met_on is None:
        return "not_yet" if today <= BY else "not_met"
    return "met" if met_on <= BY else "met_late"
