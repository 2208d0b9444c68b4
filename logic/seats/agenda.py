"""Where the lead and those at other seats differ, what of it changes the result, and what to talk about first.

Everything is worked out exactly, by the engine, from the flow and the answers; no question is known by name.

**What one of them left out.** Silence is no disagreement. A question that only one of two answered counts for both as
that one answered it, when the two are compared; what neither answered counts as no, as "not sure" does (domain.md B.4).
So whoever reached an outcome keeps it, and an exchanged answer never falls into a gap that nobody meant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from logic.analysis import exchanges, masks, outcome_of
from logic.flow import Answer, Answers, Flow
from logic.journey import replay
from logic.seats.seat import NO_TALK, Talk, known_to, standing


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes of the lead's answers when one of them is exchanged for the other's: an outcome, and so many steps off."""

    outcome: str
    steps: int
    """How many rungs lie between; 0 between two outcomes outside the ladder."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The lead and one other seat.

    lead, other
        the outcomes they reach by themselves; none when their answers do not lead to one.
    lead_today, other_today
        the outcomes once each counts what only the other answered: those that are compared.
    differing
        questions that both answered, and differently, in flow order.
    turns
        those of them which alone change the lead's outcome -> into what.
    together
        every smallest set of them that turns the lead's outcome into the other's; none when both come to the same.
    """

    lead: str | None
    other: str | None
    lead_today: str
    other_today: str
    differing: tuple[str, ...]
    turns: Mapping[str, Turn]
    together: tuple[tuple[str, ...], ...]
    steps: int
    """How many rungs lie between the two."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one of them said about a question. ``seat``: the place among the seats compared, from 0; none for the lead."""

    seat: int | None
    value: Answer | None


@dataclass(frozen=True, slots=True)
class Point:
    """One question to talk about.

    said
        the lead first, then each seat.
    steps
        the most rungs that the disagreement moves the result, alone or together with others; 0 when it moves none, or only
        from one outcome outside the ladder to another. Two seats may also disagree where the lead said nothing: that
        moves nothing, for there is no answer of the lead's to exchange.
    turns
        place of a seat -> what the result would be with that seat's answer to this question alone.
    together
        place of a seat -> the smallest sets, each with this question and at least one more, that lead to that seat's result.
    """

    question: str
    said: tuple[Said, ...]
    steps: int = 0
    turns: Mapping[int, Turn] = field(default_factory=dict)
    together: Mapping[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        """Whether the disagreement changes the result, alone or with others."""
        return bool(self.turns or self.together)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to talk about, in this order.

    first
        disagreements that change the result: those that move it most steps first, then in flow order.
    others
        all other disagreements, in flow order.
    alone
        questions that some answered and others left out, without a disagreement.
    unknown
        what nobody knows: everyone who answered it, two at the least, is not sure.
    """

    seats: tuple[Comparison, ...]
    first: tuple[Point, ...]
    others: tuple[Point, ...]
    alone: tuple[Point, ...]
    unknown: tuple[Point, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """Everything on it."""
        return (*self.first, *self.others, *self.unknown, *self.alone)


def compare(flow: Flow, lead: Answers, other: Answers) -> Comparison:
    """Hold the lead's answers against those of one other seat."""
    lead, other = known_to(flow, lead), known_to(flow, other)
    one, two = {**other, **lead}, {**lead, **other}
    differing = tuple(key for key in flow.order if one.get(key) != two.get(key))
    today, other_today = (outcome_of(flow, masks(flow, answers)[0]) for answers in (one, two))
    turns = {}
    for key in differing:
        outcome = outcome_of(flow, masks(flow, {**one, key: two[key]})[0])
        if outcome != today:
            turns[key] = Turn(outcome, _between(flow, today, outcome))
    return Comparison(
        lead=replay(flow, lead).outcome,
        other=replay(flow, other).outcome,
        lead_today=today,
        other_today=other_today,
        differing=differing,
        turns=turns,
        together=exchanges(flow, one, two) if today != other_today else (),
        steps=_between(flow, today, other_today),
    )


def agenda(flow: Flow, lead: Answers, seats: Sequence[Answers], talk: Talk = NO_TALK) -> Agenda:
    """What the lead and these seats have to talk about.

    What was agreed, as long as it is still the lead's answer, counts as everybody's and is no point any more.
    """
    settled = {key: lead[key] for key in standing(flow, talk, lead)}
    given = [known_to(flow, {**answers, **settled}) for answers in seats]
    lead = known_to(flow, lead)
    compared = tuple(compare(flow, lead, answers) for answers in given)
    first: list[Point] = []
    others: list[Point] = []
    alone: list[Point] = []
    unknown: list[Point] = []
    for key in flow.order:
        if key in settled:
            continue
        point = _point(key, lead, given, compared)
        values = [said.value for said in point.said if said.value is not None]
        if len(set(values)) > 1:
            (first if point.changes else others).append(point)
        elif len(values) > 1 and set(values) == {"not_sure"}:
            unknown.append(point)
        elif values and len(values) < len(point.said):
            alone.append(point)
    first.sort(key=lambda point: (-point.steps, flow.order[point.question]))
    return Agenda(compared, tuple(first), tuple(others), tuple(alone), tuple(unknown))


def _point(key: str, lead: Answers, given: Sequence[Answers], compared: Sequence[Comparison]) -> Point:
    said = (Said(None, lead.get(key)), *(Said(place, answers.get(key)) for place, answers in enumerate(given)))
    turns = {place: one.turns[key] for place, one in enumerate(compared) if key in one.turns}
    together = {}
    for place, one in enumerate(compared):
        sets = tuple(questions for questions in one.together if key in questions and len(questions) > 1)
        if sets:
            together[place] = sets
    steps = [turn.steps for turn in turns.values()] + [compared[place].steps for place in together]
    return Point(key, said, max(steps, default=0), turns, together)


def _between(flow: Flow, one: str, other: str) -> int:
    return abs(flow.rank[one] - flow.rank[other])
