"""What the questions say of one thing that was voted on, and what the room said, side by side (domain.md A, B.4).

Nothing here ranks anybody: it counts choices, and says where answers put a decision.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from logic.analysis import decide, masks, outcome_of
from logic.flow import Answers, Flow
from logic.pack import Pack, Scenario
from logic.turning import changes
from logic.voting import PLACES, Ask, Item, Spread, TrainingSession, choices, most_split, place_of


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer that, turned round alone, leads elsewhere."""

    question: str
    to: str
    """Id of the outcome it leads to then, with what nobody answered as no."""
    up: bool
    down: bool
    asked: str | None = None
    """The question that would be asked next and on which it then hangs; none where nothing is left to ask."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the questions say of an item.

    outcome, place
        id of the outcome its answers lead to, and where that stands among the choices of the ladder.
    decided
        keys of the questions whose answers alone decide it, in flow order.
    held
        those of them that were not answered yes: what holds it where it is. Empty at the top.
    turns
        every answer on its path that, turned round alone, leads elsewhere: those that lift it first, nearest first, and
        of those as near the ones that leave nothing to ask.
    asked
        keys of the questions on its path: what people may see otherwise.
    teaching
        what a scenario teaches, for whoever leads; empty for an activity.
    """

    outcome: str
    place: str
    decided: tuple[str, ...]
    held: tuple[str, ...]
    turns: tuple[Turn, ...]
    asked: tuple[str, ...]
    teaching: str


def told(pack: Pack, item: Item) -> Told:
    """What the questions say of this item. ``pack``: the content it was made with, where that is kept."""
    found = decide(pack.flow, item.answers)
    outcome = found.outcome or found.today
    decided = found.decisive or ()
    scenario = next((one for one in pack.scenarios if item.kind == "scenario" and one.id == item.source), None)
    return Told(
        outcome,
        place_of(pack, outcome),
        decided,
        tuple(key for key in decided if item.answers[key] != "yes"),
        one_answer(pack.flow, item.answers),
        found.path,
        scenario.teaching_point if scenario else "",
    )


def one_answer(flow: Flow, answers: Answers) -> tuple[Turn, ...]:
    """Every answer on the way that, turned round alone, leads elsewhere. What nobody answered counts as no (B.4)."""
    now = outcome_of(flow, masks(flow, answers)[0])
    rank = flow.rank[now]
    turns = [
        Turn(
            one.question,
            one.today,
            up=flow.rank[one.today] > rank,
            down=flow.rank[one.today] < rank,
            asked=one.asked if one.could_rise_to != one.today else None,
        )
        for one in changes(flow, answers)
        if one.today != now
    ]
    return tuple(sorted(turns, key=lambda one: (not one.up, abs(flow.rank[one.to] - rank), one.asked is not None)))


def most_chosen(spread: Spread) -> tuple[str, ...]:
    """What most chose; several where as many chose each, and none where nobody chose anything."""
    counts = spread.counts
    most = max(counts.values(), default=0)
    return tuple(sorted(choice for choice, count in counts.items() if count == most))


def in_order(pack: Pack, found: Iterable[str]) -> tuple[str, ...]:
    """All choices from the top of the ladder down, and after them any of these that this content knows no more."""
    known = choices(pack)
    return (*known, *sorted(set(found) - set(known)))


def has_most(spread: Spread) -> bool:
    """Whether more than half of all chose what was chosen most: only then did "most" choose it."""
    return 2 * max(spread.counts.values(), default=0) > spread.total


def gap(pack: Pack, spreads: Mapping[Ask, Spread]) -> tuple[str, str] | None:
    """(now, should) where the room agrees most on one step each and they are two different ones; else none."""
    now, should = (most_chosen(spreads[ask]) for ask in PLACES)
    known = {rung.key for rung in pack.rungs}
    if len(now) == len(should) == 1 and now != should and {*now, *should} <= known:
        return now[0], should[0]
    return None


@dataclass(frozen=True, slots=True)
class ItemTold:
    """One item with what the room said of it, and what the questions of its own content say. ``spreads`` has every ask."""

    item: Item
    spreads: Mapping[Ask, Spread]
    told: Told
    pack: Pack

    def was_voted_on(self, session: TrainingSession) -> bool:
        """Whether the session came to it, or cards were counted: that nobody said anything is another thing (design 2)."""
        return self.item.number <= session.position or any(one.total for one in self.spreads.values())


@dataclass(frozen=True, slots=True)
class Split:
    """A question that people would answer otherwise: how many, over how many of the items."""

    question: str
    people: int
    items: int


def split_overall(spreads: Iterable[Spread]) -> tuple[Split, ...]:
    """Over all items, what people see otherwise: the question that split the room most first (it may be badly worded)."""
    people: Counter[str] = Counter()
    items: Counter[str] = Counter()
    for spread in spreads:
        for question, count in spread.counts.items():
            people[question] += count
            items[question] += 1
    whole = most_split(Spread(people))
    return tuple(Split(question, count, items[question]) for question, count in whole)


def stands_out(splits: Sequence[Split]) -> bool:
    """Whether one question split the room: two people at least saw its answer another way, and more than any other's."""
    first, second = [*(one.people for one in splits[:2]), 0, 0][:2]
    return first > max(second, 1)


def one_of_each(pack: Pack) -> tuple[str, ...]:
    """Ids of the first scenario of each result, from the top of the ladder down, those outside it last."""
    found: dict[str, str] = {}
    for one in pack.scenarios:
        found.setdefault(one.outcome, one.id)
    return tuple(found[key] for key in sorted(found, key=lambda outcome: -pack.flow.rank[outcome]))


def pairs(pack: Pack) -> tuple[tuple[Scenario, Scenario], ...]:
    """Scenarios that belong side by side, each pair once, in order."""
    by_id = {one.id: one for one in pack.scenarios}
    found = []
    seen: set[str] = set()
    for one in pack.scenarios:
        other = by_id.get(one.pair or "")
        if other is not None and one.id not in seen:
            seen |= {one.id, other.id}
            found.append((one, other))
    return tuple(found)


def number_of(pack: Pack, scenario: str) -> int:
    """The number that people know a scenario by: its place in the list, from 1."""
    return next(number for number, one in enumerate(pack.scenarios, 1) if one.id == scenario)
