"""Random flows as large as a pack may hold, sound like a checked one: in order, all reached, a yes never lowers."""

import random
from dataclasses import replace

from logic.flow import Flow, Outcome, Question

Routes = dict[str, tuple[str, str]]


def random_flow(rng: random.Random, size: int = 20, outcomes: int = 6) -> Flow:
    """A flow of this many questions, built from the last one up so that each leads to the one after it."""
    ranks = {f"O{rank}": rank for rank in range(outcomes)}
    keys = [f"q{place}" for place in range(size)]
    near = rng.choice((2, 3, 5, 8))
    routes: Routes = {}
    seen: dict[tuple[str, str], bool] = {}
    for place in reversed(range(size)):
        top, *others = keys[place + 1 : place + 1 + near] or rng.sample(sorted(ranks), 2)
        pool = [*others, *rng.sample(sorted(ranks), 2)]
        ways = [
            way
            for other in rng.sample(pool, len(pool))
            for way in ((top, other), (other, top))
            if other != top and _never_below(*way, routes, ranks, seen)
        ]
        routes[keys[place]] = ways[0] if ways else (top, "O0")
    reached = {to for pair in routes.values() for to in pair}
    return Flow(
        start=keys[0],
        questions=tuple(Question(key, key.upper(), *routes[key]) for key in keys),
        outcomes=tuple(
            Outcome(id_, rank, id_.lower() if rank else None) for id_, rank in ranks.items() if id_ in reached
        ),
    )


def with_places_changed(flow: Flow, rng: random.Random, changes: int) -> Flow:
    """The same routes with questions in other places: so many neighbours exchanged, one after another."""
    keys = list(flow.by_key)
    for _ in range(changes):
        at = rng.randrange(len(keys) - 1)
        keys[at : at + 2] = reversed(keys[at : at + 2])
    called = dict(zip(flow.by_key, keys, strict=True))
    questions = (
        replace(q, key=called[q.key], yes=called.get(q.yes, q.yes), no=called.get(q.no, q.no)) for q in flow.questions
    )
    return Flow(called[flow.start], tuple(questions), flow.outcomes)


def _never_below(
    one: str, other: str, routes: Routes, ranks: dict[str, int], seen: dict[tuple[str, str], bool]
) -> bool:
    """Whether from ``one`` no answers end lower than from ``other``."""
    if (one, other) not in seen:
        asked = sorted({one, other} & routes.keys(), key=lambda key: int(key[1:]))
        seen[one, other] = (
            ranks[one] >= ranks[other]
            if not asked
            else all(
                _never_below(*(to if at == asked[0] else at for at in (one, other)), routes, ranks, seen)
                for to in routes[asked[0]]
            )
        )
    return seen[one, other]
