"""The proof: what is true of a flow, found by trying every set of answers.

The checks in ``logic.authoring`` show the same without trying each one, so that the app starts
quickly. This is the slow, plain way, kept apart so that each can be held against the other.
"""

from dataclasses import dataclass
from time import perf_counter

from logic.analysis import outcome_of
from logic.flow import Flow


@dataclass(frozen=True, slots=True)
class Proof:
    """Counts over all complete yes/no answer sets. ``seconds`` is how long it took."""

    paths: int
    answer_sets: int
    flips: int
    """Single changes of one answer from no to yes that were tried."""
    drops: int
    """Flips that lowered the rank; a checked pack has none."""
    outcomes_reached: tuple[str, ...]
    questions_reached: tuple[str, ...]
    unadvised_reached: tuple[str, ...]
    """Outcomes reached that stand for no recommendable rung and are no gate; always empty."""
    seconds: float

    def holds(self, flow: Flow) -> bool:
        """Whether the flow keeps every promise: monotone, all reached, nothing recommended that must not be."""
        return (
            self.drops == 0
            and not self.unadvised_reached
            and len(self.outcomes_reached) == len(flow.outcomes)
            and len(self.questions_reached) == len(flow.questions)
        )


def prove(flow: Flow) -> Proof:
    """Try every complete answer set (2 to the number of questions) and every single favourable change."""
    began = perf_counter()
    size = 1 << len(flow.questions)
    outcome = [outcome_of(flow, yes) for yes in range(size)]
    rank = [flow.rank[reached] for reached in outcome]
    drops = flips = 0
    for bit in range(len(flow.questions)):
        here = 1 << bit
        without = [yes for yes in range(size) if not yes & here]
        flips += len(without)
        drops += sum(rank[yes] > rank[yes | here] for yes in without)
    reached = set(outcome)
    return Proof(
        paths=count_paths(flow),
        answer_sets=size,
        flips=flips,
        drops=drops,
        outcomes_reached=tuple(o.id for o in flow.outcomes if o.id in reached),
        questions_reached=_asked(flow),
        unadvised_reached=tuple(o.id for o in flow.outcomes if o.id in reached and o.rung is None and o.rank > 0),
        seconds=perf_counter() - began,
    )


def count_paths(flow: Flow) -> int:
    """How many different routes lead from the first question to an outcome."""
    routes = {o.id: 1 for o in flow.outcomes}
    for question in reversed(flow.questions):
        routes[question.key] = routes[question.yes] + routes[question.no]
    return routes[flow.start]


def _asked(flow: Flow) -> tuple[str, ...]:
    reached = {flow.start}
    for question in flow.questions:
        if question.key in reached:
            reached |= {question.yes, question.no}
    return tuple(q.key for q in flow.questions if q.key in reached)
