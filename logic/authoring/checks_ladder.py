"""Rules about the ladder, and how the outcomes of the flow stand on it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

from logic.authoring.draft import Draft
from logic.errors import ContentProblem
from logic.pack import BandKey


def bands_not_complete(draft: Draft) -> Iterator[ContentProblem]:
    """The picture draws all three bands."""
    there = {band.key for band in draft.ladder.bands}
    for band in get_args(BandKey):
        if band not in there:
            yield draft.problem("ladder", ("bands",), band, "this band is missing")


def steps_not_from_the_top_down(draft: Draft) -> Iterator[ContentProblem]:
    """Rungs are listed from the top step down to step 1, none left out."""
    rungs = draft.ladder.rungs
    for at, rung in enumerate(rungs):
        expected = len(rungs) - at
        if rung.step != expected:
            message = f"is step {rung.step}, and should be step {expected}: list the rungs from the top step down to 1"
            yield draft.problem("ladder", ("rungs", at, "step"), rung.key, message)


def rung_shown_to_nobody(draft: Draft) -> Iterator[ContentProblem]:
    """Either every rung is shown to a room, or none is: a talk leaves none out."""
    rungs = draft.ladder.rungs
    for at, rung in enumerate(rungs):
        if rung.show is None and any(other.show for other in rungs):
            message = 'has no "show", as other rungs do: say how it is shown to a room'
            yield draft.problem("ladder", ("rungs", at), rung.key, message)


def balance_against_step(draft: Draft) -> Iterator[ContentProblem]:
    """Nobody holds less of the power on a higher step than on a lower one, or the picture would tip the wrong way."""
    shown = [(rung, rung.show, at) for at, rung in enumerate(draft.ladder.rungs) if rung.show is not None]
    for (rung, show, at), (lower, below, _) in pairwise(shown):
        if show.balance < below.balance:
            message = f"has the balance {show.balance}, and the lower step {lower.key} has {below.balance}"
            yield draft.problem("ladder", ("rungs", at, "show", "balance"), rung.key, message)


def unknown_rung(draft: Draft) -> Iterator[ContentProblem]:
    """An outcome stands for a rung that is there."""
    known = {rung.key for rung in draft.ladder.rungs}
    for at, outcome in enumerate(draft.flow.outcomes):
        if outcome.rung is not None and outcome.rung not in known:
            message = f'stands for the rung "{outcome.rung}", which is not on the ladder'
            yield draft.problem("flow", ("outcomes", at, "rung"), outcome.id, message)


def unadvised_rung(draft: Draft) -> Iterator[ContentProblem]:
    """Educating and No voice are never recommended."""
    unadvised = {rung.key for rung in draft.ladder.rungs if not rung.recommended}
    for at, outcome in enumerate(draft.flow.outcomes):
        if outcome.rung in unadvised:
            message = f'stands for the rung "{outcome.rung}", which is never recommended'
            yield draft.problem("flow", ("outcomes", at, "rung"), outcome.id, message)


def rung_without_outcome(draft: Draft) -> Iterator[ContentProblem]:
    """A rung that can be recommended needs an outcome that recommends it."""
    stood_for = {outcome.rung for outcome in draft.flow.outcomes}
    for at, rung in enumerate(draft.ladder.rungs):
        if rung.recommended and rung.key not in stood_for:
            yield draft.problem("ladder", ("rungs", at), rung.key, "no outcome in flow.yaml stands for this rung")


def two_outcomes_for_a_rung(draft: Draft) -> Iterator[ContentProblem]:
    """One outcome for each rung."""
    first: dict[str, str] = {}
    for at, outcome in enumerate(draft.flow.outcomes):
        if outcome.rung is not None and first.setdefault(outcome.rung, outcome.id) != outcome.id:
            message = f'stands for the rung "{outcome.rung}", as {first[outcome.rung]} already does'
            yield draft.problem("flow", ("outcomes", at, "rung"), outcome.id, message)


def gate_with_a_rank(draft: Draft) -> Iterator[ContentProblem]:
    """A gate stands outside the ladder, at rank 0."""
    for at, outcome in enumerate(draft.flow.outcomes):
        if outcome.rung is None and outcome.rank != 0:
            message = f"stands for no rung, so its rank must be 0, not {outcome.rank}"
            yield draft.problem("flow", ("outcomes", at, "rank"), outcome.id, message)


def rung_without_a_rank(draft: Draft) -> Iterator[ContentProblem]:
    """An outcome on the ladder stands above the gates."""
    for at, outcome in enumerate(draft.flow.outcomes):
        if outcome.rung is not None and outcome.rank == 0:
            yield draft.problem(
                "flow", ("outcomes", at, "rank"), outcome.id, "stands for a rung, so its rank is 1 or more"
            )


def shared_rank(draft: Draft) -> Iterator[ContentProblem]:
    """No two rungs share a rank, or neither would be the higher."""
    first: dict[int, str] = {}
    for at, outcome in enumerate(draft.flow.outcomes):
        if outcome.rung is not None and first.setdefault(outcome.rank, outcome.id) != outcome.id:
            message = f"has rank {outcome.rank}, as {first[outcome.rank]} already has"
            yield draft.problem("flow", ("outcomes", at, "rank"), outcome.id, message)


def rank_against_step(draft: Draft) -> Iterator[ContentProblem]:
    """A higher step has a higher rank."""
    step = {rung.key: rung.step for rung in draft.ladder.rungs}
    placed = [(step[o.rung], o, at) for at, o in enumerate(draft.flow.outcomes) if o.rung in step and o.rank > 0]
    placed.sort(key=lambda entry: entry[0])
    for (lower_step, lower, _), (higher_step, higher, at) in pairwise(placed):
        if lower_step < higher_step and lower.rank > higher.rank:
            message = f"stands higher on the ladder than {lower.id}, but its rank is lower"
            yield draft.problem("flow", ("outcomes", at, "rank"), higher.id, message)
