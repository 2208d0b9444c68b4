"""The cheapest choice that covers everything: exact set cover by branch and bound.

Things to cover are *rows*; what may be chosen are *columns*, counted from 0. A row is a bit mask of the
columns that cover it. Reductions that lose nothing (a row that another row implies, a column that another
beats) settle most of it; what is left falls into independent parts, and each is searched.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Rows = frozenset[int]

MOST_WORK = 100_000
"""Rows looked at while searching, each time they are; some seconds."""


class Cover(NamedTuple):
    """Chosen columns in ascending order. ``least`` is false when the search was cut short.

    Even then every chosen column is needed: without it something is not covered.
    """

    columns: tuple[int, ...]
    least: bool


def least_cover(rows: Iterable[int], costs: Sequence[int], *, most_work: int = MOST_WORK) -> Cover:
    """The cheapest columns that cover every row; the same ones each time. Costs are above 0.

    Raises ``ValueError`` when a row is covered by no column.
    """
    wanted = frozenset(rows)
    if 0 in wanted:
        raise ValueError("a row that no column covers")
    search = _Search(costs, most_work)
    _, chosen = search.best(wanted)
    return Cover(tuple(_bits(_irredundant(wanted, chosen, costs))), search.work <= most_work)


class _Search:
    """One search; counts its work over all parts."""

    def __init__(self, costs: Sequence[int], most_work: int) -> None:
        self.costs = costs
        self.most_work = most_work
        self.work = 0

    def best(self, rows: Rows) -> tuple[int, int]:
        """Cost and columns of the cheapest cover."""
        rows, chosen = self._reduced(rows)
        cost = self._cost(chosen)
        for part in _parts(rows):
            more, columns = self._branch(part)
            cost, chosen = cost + more, chosen | columns
        return cost, chosen

    def _branch(self, rows: Rows) -> tuple[int, int]:
        """The cheapest cover of rows that cannot be reduced: one column of the shortest row is in it."""
        greedy = self._greedy(rows)
        best = self._cost(greedy), greedy
        shortest = min(rows, key=lambda row: (row.bit_count(), row))
        refused = 0
        for column in sorted(_bits(shortest), key=lambda c: (-sum(row >> c & 1 for row in rows), self.costs[c], c)):
            self.work += len(rows)
            if self.work > self.most_work:
                break
            # Covers with an earlier column of this row have been tried, so they are left out here.
            rest = frozenset(row & ~refused for row in rows if not row >> column & 1)
            refused |= 1 << column
            if 0 in rest or self.costs[column] + self._at_least(rest) >= best[0]:
                continue
            more, columns = self.best(rest)
            best = min(best, (self.costs[column] + more, columns | 1 << column), key=lambda found: found[0])
        return best

    def _reduced(self, rows: Rows) -> tuple[Rows, int]:
        """What is left to choose, and the columns that have to be in."""
        chosen = 0
        while True:
            before = rows
            needed = 0
            for row in rows:
                if row.bit_count() == 1:
                    needed |= row
            chosen |= needed
            rows = _shortest(row for row in rows if not row & needed)
            beaten = self._beaten(rows)
            rows = frozenset(row & ~beaten for row in rows)
            if rows == before:
                return rows, chosen

    def _beaten(self, rows: Rows) -> int:
        """Columns beside which another covers as much and costs no more (the first of two alike stays)."""
        covers: dict[int, int] = {}
        for place, row in enumerate(sorted(rows)):
            for column in _bits(row):
                covers[column] = covers.get(column, 0) | 1 << place
        beaten = 0
        kept: list[int] = []
        for column in sorted(covers, key=lambda c: (-covers[c].bit_count(), self.costs[c], c)):
            mine, price = covers[column], self.costs[column]
            if any(mine & covers[other] == mine and self.costs[other] <= price for other in kept):
                beaten |= 1 << column
            else:
                kept.append(column)
        return beaten

    def _at_least(self, rows: Rows) -> int:
        """A cost that no cover of these rows can beat: rows that share no column each need one of their own."""
        used = least = 0
        for row in sorted(rows, key=lambda row: (row.bit_count(), row)):
            if not row & used:
                used |= row
                least += min(self.costs[column] for column in _bits(row))
        return least

    def _greedy(self, rows: Rows) -> int:
        """A cover, quickly: always the column that covers most for its cost."""
        chosen, left = 0, set(rows)
        while left:
            counts: dict[int, int] = {}
            for row in left:
                for column in _bits(row):
                    counts[column] = counts.get(column, 0) + 1
            best = min(counts, key=lambda c: (-counts[c] / self.costs[c], c))
            chosen |= 1 << best
            left = {row for row in left if not row >> best & 1}
        return _irredundant(rows, chosen, self.costs)

    def _cost(self, chosen: int) -> int:
        return sum(self.costs[column] for column in _bits(chosen))


def _irredundant(rows: Rows, chosen: int, costs: Sequence[int]) -> int:
    """The chosen columns without those that are not needed, the dearest going first."""
    for column in sorted(_bits(chosen), key=lambda c: (-costs[c], c)):
        without = chosen & ~(1 << column)
        if all(row & without for row in rows):
            chosen = without
    return chosen


def _shortest(rows: Iterable[int]) -> Rows:
    """The rows that contain no other: covering those covers the rest."""
    kept: list[int] = []
    for row in sorted(set(rows), key=lambda row: (row.bit_count(), row)):
        if not any(less & row == less for less in kept):
            kept.append(row)
    return frozenset(kept)


def _parts(rows: Rows) -> Iterator[Rows]:
    """Rows that share columns, directly or by others, together; each such part is a question of its own."""
    parts: list[tuple[int, set[int]]] = []
    for row in sorted(rows):
        columns, together = row, {row}
        apart = []
        for part in parts:
            if part[0] & columns:
                columns, together = columns | part[0], together | part[1]
            else:
                apart.append(part)
        parts = [*apart, (columns, together)]
    yield from (frozenset(together) for _, together in parts)


def _bits(mask: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
