"""What belongs beside an item of the checklist: the do and don't that rests on the same places."""

from collections.abc import Iterable

from logic.checklist import Item
from logic.guidance import Pair

LEAST = 2
"""So many places in common make a pair and an item speak of the same thing; one alone is often a broad clause. Ours."""


def pair_beside(item: Item, pairs: Iterable[Pair], outcome: str | None) -> Pair | None:
    """The pair with the most places in common, of those for this outcome; the first of several; none below ``LEAST``."""
    places = set(item.ground.sources)

    def common(pair: Pair) -> int:
        return len(places & set(pair.ground.sources))

    fitting = [pair for pair in pairs if outcome is None or outcome in pair.outcomes]
    best = max(fitting, key=common, default=None)
    return best if best is not None and common(best) >= LEAST else None
