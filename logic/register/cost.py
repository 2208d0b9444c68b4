"""What limits cost: how many steps up the ladder would be free without them (design 4, "Analyses")."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from logic.analysis import masks, outcome_of
from logic.flow import Answers, Flow
from logic.register.content import Register
from logic.register.entry import NonNegotiable
from logic.register.status import stands

Explained = Mapping[int, Collection[str]]
"""Number of a limit -> keys of the questions it explains."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Steps of the ladder, 0 and up.

    each
        number of a limit -> steps that this one alone costs.
    together
        steps that all of them cost.
    """

    each: Mapping[int, int]
    together: int


def cost(flow: Flow, answers: Answers, explained: Explained) -> Costs:
    """The rank with the ``no``s that only one limit explains turned to yes, less the rank of today.

    A "no" that two limits explain is freed by neither alone; both together free it. "Not sure" and what nobody
    answered are no "no", so no limit explains them: they count as unfavourable before and after. Answers that stand off
    the path count once the path reaches them. Nothing is answered here: the answers stay as they are.
    """
    sure_yes, _ = masks(flow, answers)
    today = flow.rank[outcome_of(flow, sure_yes)]
    noes = {key for key in flow.order if answers.get(key) == "no"}

    @cache
    def freed(keys: frozenset[str]) -> int:
        more = sum(1 << flow.order[key] for key in keys & noes)
        return flow.rank[outcome_of(flow, sure_yes | more)] - today

    by = [(number, set(keys)) for number, keys in explained.items()]
    count: dict[str, int] = {}
    for _, keys in by:
        for key in keys:
            count[key] = count.get(key, 0) + 1
    alone = {number: freed(frozenset(key for key in keys if count[key] == 1)) for number, keys in by}
    return Costs(alone, freed(frozenset(count)))


def standing(
    limits: Iterable[NonNegotiable], rules: Register, today: date, *, part: int | None = None
) -> tuple[NonNegotiable, ...]:
    """Those that stand today; with ``part``, those that limit this part or the whole activity."""
    return tuple(
        limit for limit in limits if (part is None or limit.part in {None, part}) and stands(limit, rules, today)
    )


def explained_by(limits: Iterable[NonNegotiable]) -> dict[int, tuple[str, ...]]:
    """What each of these standing limits explains, as ``cost`` takes it."""
    return {limit.number: limit.explains for limit in limits}


def in_the_way(
    limits: Iterable[NonNegotiable], answers: Answers, questions: Iterable[str]
) -> tuple[NonNegotiable, ...]:
    """Of these standing limits, those that explain the "no" to one of these questions."""
    wanted = {key for key in questions if answers.get(key) == "no"}
    return tuple(limit for limit in limits if wanted & set(limit.explains))
