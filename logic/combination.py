"""Several ways of involving people together: whom and what they still leave out, and what they take in all.

The add-on questions (domain.md B.7, AQ1 and AQ3) say who may be left out; times and costs are those of domain.md G. No
figure is made up: a sum counts what somebody said, and the bands of the pack where nobody did.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from logic.flow import Answer
from logic.methods import Method, Methods, Reach
from logic.plan import PlanFacts, PlannedMethod


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the combination leaves out. ``names`` are keys of modes or access needs."""

    code: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Combination:
    """What several ways come to together.

    gaps
        what they leave out, the gravest first.
    modes, access
        what they give of what is wanted.
    cost_least, cost_most
        whole pounds before paying people; no most where one of them has no upper end, or nobody said.
    cost_said
        whether every cost is one that somebody gave.
    weeks
        the most weeks that any of them needs at the least before the decision; none where nobody can say.
    longest
        the way that needs them.
    """

    gaps: tuple[Gap, ...]
    modes: frozenset[str]
    access: frozenset[str]
    cost_least: int
    cost_most: int | None
    cost_said: bool
    weeks: int | None
    longest: Method | None


def combine(
    methods: Methods, planned: Sequence[PlannedMethod], facts: PlanFacts, add_ons: Mapping[str, Answer]
) -> Combination:
    """What the ways planned come to. ``add_ons``: what was answered about things to add."""
    ways = [methods.by_id[one.method] for one in planned if one.method in methods.by_id]
    modes = frozenset(mode for way in ways for mode in methods.modes_of(way)) & facts.modes
    access = frozenset(need for way in ways for need in way.access) & facts.access
    wanted = [whom for whom, asked in methods.reach_asked if add_ons.get(asked) == "yes"]
    costs = [_cost(methods, one) for one in planned]
    ends = [most for _, most in costs]
    longest = max((way for way in ways if way.weeks is not None), key=lambda way: way.weeks or 0, default=None)
    return Combination(
        gaps=tuple(_gaps(ways, wanted, facts, modes, access)) if planned else (),
        modes=modes,
        access=access,
        cost_least=sum(least for least, _ in costs),
        cost_most=None if None in ends else sum(most for most in ends if most is not None),
        cost_said=all(one.cost is not None for one in planned),
        weeks=None if longest is None else longest.weeks,
        longest=longest,
    )


def _cost(methods: Methods, one: PlannedMethod) -> tuple[int, int | None]:
    if one.cost is not None:
        return one.cost, one.cost
    way = methods.by_id.get(one.method)
    return (0, None) if way is None else (way.cost_least, way.cost_most)


def _gaps(
    ways: Sequence[Method], wanted: Sequence[Reach], facts: PlanFacts, modes: frozenset[str], access: frozenset[str]
) -> Iterator[Gap]:
    reached = {whom for way in ways for whom in way.reach}
    # Somebody always would rather not join a group, whether anybody asked or not.
    for whom in (*wanted, "alone"):
        if whom not in reached:
            yield Gap(whom)
    if facts.access - access:
        yield Gap("access", tuple(sorted(facts.access - access)))
    if facts.modes - modes:
        yield Gap("modes", tuple(sorted(facts.modes - modes)))
