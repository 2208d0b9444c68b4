"""The order of the wizard's pages: which step comes next, and which came before.

A step is a question of the flow, or something asked in words around it. Like the path itself it is
worked out from what is saved, never stored (style principle 1).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from logic import add_ons
from logic.conditions import Facts
from logic.flow import Answer, Answers
from logic.journey import replay
from logic.pack import AddOn, Pack

StepKind = Literal["question", "decision", "open_part", "level", "add_on", "others"]


@dataclass(frozen=True, slots=True)
class InterviewStep:
    """One page of the wizard. ``key``: a question key, an add-on id, or the kind again."""

    kind: StepKind
    key: str


@dataclass(frozen=True, slots=True)
class Given:
    """All that has been given so far. In "just try it" nothing is asked in words."""

    answers: Answers
    add_ons: Mapping[str, Answer]
    level: str | None
    ask_all: bool
    in_words: bool
    """Whether the decision and the open part are asked for: only where they can be saved."""
    decision: str = ""
    open_part: str = ""
    others_seen: bool = False
    """Whether the optional add-on questions were answered (any of them, yes or no)."""


def steps(pack: Pack, given: Given) -> tuple[InterviewStep, ...]:
    """Every step taken so far, then the next one to take; no next one means all is given.

    The level and the required add-on questions come before any result is shown, so that the checks
    before a record can speak (domain.md B.6).
    """
    reached = replay(pack.flow, given.answers, ask_all=given.ask_all).outcome is not None
    found: list[InterviewStep] = []
    for step, taken in _in_turn(pack, given):
        found.append(step)
        # A question asked past a ceiling bars nothing: the result stands whatever its answer.
        if not taken and not (reached and step.kind == "question"):
            break
    return tuple(found)


def next_step(pack: Pack, given: Given) -> InterviewStep | None:
    """The first step still to take; none when everything needed before a result is given."""
    return next((step for step, taken in _in_turn(pack, given) if not taken), None)


def _in_turn(pack: Pack, given: Given) -> Iterator[tuple[InterviewStep, bool]]:
    """Each step in turn with whether it was taken; what follows one not taken may still change."""
    journey = replay(pack.flow, given.answers, ask_all=given.ask_all)
    for key in journey.path:
        yield InterviewStep("question", key), True
        asked = pack.flow.by_key[key].then_ask
        if asked and given.in_words and given.answers[key] == "yes":
            yield InterviewStep(asked, asked), bool(given.decision if asked == "decision" else given.open_part)
    if journey.next_question is not None:
        yield InterviewStep("question", journey.next_question), False
    if journey.outcome is None:
        return
    yield InterviewStep("level", "level"), given.level is not None
    for add_on in pack.add_ons:
        if add_on.required:
            yield InterviewStep("add_on", add_on.id), add_on.id in given.add_ons
    # Outside the ladder there is no approach to add anything to.
    known = add_ons.facts(pack.flow, given.answers, journey, level=given.level, add_ons=given.add_ons)
    if pack.flow.rank[journey.outcome] and optional_add_ons(pack, known):
        yield InterviewStep("others", "others"), given.others_seen


def optional_add_ons(pack: Pack, known: Facts) -> tuple[AddOn, ...]:
    """Add-on questions that may be left, less those that the path has answered already (decision 16)."""
    return tuple(
        one
        for one in pack.add_ons
        if one.question and not one.required and not (one.automatic and one.automatic.holds(known))
    )


def is_complete(pack: Pack, given: Given) -> bool:
    """Whether a result may be shown: an outcome, the level, and every required add-on answer."""
    journey = replay(pack.flow, given.answers, ask_all=given.ask_all)
    required = (a.id for a in pack.add_ons if a.required)
    return journey.outcome is not None and given.level is not None and all(key in given.add_ons for key in required)
