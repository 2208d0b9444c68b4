"""A plan for a training session of half an hour, an hour or two hours, made from the scenarios somebody chose.

How the time is shared out is ours (reconstructed): the plan asks for training and does not say how it is run (SW-SUC-2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from logic.errors import Problem, Refused
from logic.pack import Scenario

LENGTHS = (30, 60, 120)
"""Minutes that a session may take."""
LADDER, SCENARIOS = "ladder", "scenarios"
TALK, BREAK = "talk", "break"
BLOCKS: Mapping[int, tuple[tuple[str, int], ...]] = {
    30: (("welcome", 3), (LADDER, 7), (SCENARIOS, 15), ("close", 5)),
    60: (("welcome", 5), (LADDER, 12), (SCENARIOS, 30), ("own_work", 8), ("close", 5)),
    120: (("welcome", 10), (LADDER, 20), (SCENARIOS, 48), (BREAK, 10), ("own_work", 22), ("close", 10)),
}
"""What each session is made of, in order, with the minutes of each. A break comes amid the votes before it (``_broken``)."""
EACH: Mapping[int, int] = {30: 5, 60: 6, 120: 8}
"""The fewest minutes in which a scenario can be read, voted on, revealed and talked about. Twice that is plenty."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: ``begins`` is the minute it begins at, from 0; ``scenario`` its id where it is one."""

    key: str
    begins: int
    minutes: int
    scenario: str = ""


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """Steps that fill the time exactly; ``left_out`` are scenarios that do not fit, for when there is time."""

    length: int
    steps: tuple[Step, ...]
    left_out: tuple[str, ...]

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Ids of the scenarios that fit, in order."""
        return tuple(step.scenario for step in self.steps if step.scenario)


def plan_session(length: int, chosen: Sequence[str], pairs: Mapping[str, str | None] | None = None) -> SessionPlan:
    """Share out the time. Scenarios that are too many are left out from the end; spare time is for talking.

    ``pairs``: id of a scenario -> that of the one it belongs with; a break does not come between the two.

    Raises ``Refused`` for a length there is none of, and when no scenario was chosen.
    """
    problems = []
    if length not in LENGTHS:
        problems.append(Problem("length", "plan_length"))
    if not chosen:
        problems.append(Problem("scenarios", "plan_no_scenarios"))
    if problems:
        raise Refused(*problems)
    steps: list[Step] = []
    most = dict(BLOCKS[length])[SCENARIOS] // EACH[length]
    for key, minutes in BLOCKS[length]:
        at = steps[-1].begins + steps[-1].minutes if steps else 0
        if key == SCENARIOS:
            steps += _voting(at, minutes, chosen[:most], EACH[length])
        elif key == BREAK:
            steps = _broken(steps, minutes, pairs or {})
        else:
            steps.append(Step(key, at, minutes))
    return SessionPlan(length, tuple(steps), tuple(chosen[most:]))


def _voting(at: int, minutes: int, scenarios: Sequence[str], least: int) -> list[Step]:
    each = min(minutes // len(scenarios), 2 * least)
    steps = [Step(SCENARIOS, at + place * each, each, scenario) for place, scenario in enumerate(scenarios)]
    spare = minutes - each * len(scenarios)
    return [*steps, Step(TALK, at + minutes - spare, spare)] if spare else steps


def _broken(steps: Sequence[Step], minutes: int, pairs: Mapping[str, str | None]) -> list[Step]:
    """These with a break after half of the votes; not within a pair, but before it or, where nothing is, after it.

    Nobody should sit through all of the votes in one go; people who use care and support least of all (ours).
    """
    votes = [place for place, step in enumerate(steps) if step.scenario]
    half = (len(votes) + 1) // 2
    first, after = votes[0], votes[-1] + 1

    def parts_a_pair(place: int) -> bool:
        return place < after and pairs.get(steps[place - 1].scenario) == steps[place].scenario

    wanted = first + half
    found = next(
        (place for place in (wanted, wanted - 1, wanted + 1) if first < place and not parts_a_pair(place)), after
    )
    begins = steps[found - 1].begins + steps[found - 1].minutes
    later = [replace(step, begins=step.begins + minutes) for step in steps[found:]]
    return [*steps[:found], Step(BREAK, begins, minutes), *later]


def in_teaching_order(scenarios: Sequence[Scenario], chosen: Sequence[str]) -> tuple[str, ...]:
    """Those of the chosen that there are, as the content lists them, with the second of a pair right after the first."""
    of = {one.id: one for one in scenarios if one.id in set(chosen)}
    ordered: list[str] = []
    for one in of.values():
        partner = one.pair if one.pair in of else None
        ordered += [known for known in (one.id, partner) if known and known not in ordered]
    return tuple(ordered)


def partners(scenarios: Sequence[Scenario]) -> dict[str, str | None]:
    """Id of a scenario -> that of the one it belongs with; none where it stands alone."""
    return {one.id: one.pair for one in scenarios}
