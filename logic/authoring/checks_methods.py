"""Rules about ways of involving people and about the diagnosis of a plan."""

from collections.abc import Iterator

from logic.authoring.draft import Draft
from logic.authoring.schemas_methods import Method, Span
from logic.authoring.yaml_reader import Place
from logic.errors import ContentProblem


def method_twice(draft: Draft) -> Iterator[ContentProblem]:
    """No two ways have the same id: plans name them by it."""
    seen: set[str] = set()
    for at, way in enumerate(draft.methods.methods):
        if way.id in seen:
            yield draft.problem("methods", ("methods", at, "id"), way.id, "is the id of an earlier way too")
        seen.add(way.id)


def method_for_an_unknown_rung(draft: Draft) -> Iterator[ContentProblem]:
    """Every way fits rungs that can be recommended."""
    known = {rung.key for rung in draft.ladder.rungs if rung.recommended}
    for at, way in enumerate(draft.methods.methods):
        for rung in way.fits:
            if rung not in known:
                message = f'fits the rung "{rung}", which this pack never recommends'
                yield draft.problem("methods", ("methods", at, "fits", rung), way.id, message)


def method_for_an_unknown_level(draft: Draft) -> Iterator[ContentProblem]:
    """A way that is for some levels alone is for levels that are there."""
    known = {level.key for level in draft.levels.levels}
    for at, way in enumerate(draft.methods.methods):
        for i, level in enumerate(way.levels):
            if level not in known:
                message = f'is for the level "{level}", which this pack does not have'
                yield draft.problem("methods", ("methods", at, "levels", i), way.id, message)


def unlisted_word_of_a_method(draft: Draft) -> Iterator[ContentProblem]:
    """Costs, modes and access needs of every way are among those that the file lists."""
    methods = draft.methods
    listed = {
        "cost": {band.key for band in methods.costs},
        "modes": {mode.key for mode in methods.modes},
        "access": {need.key for need in methods.access},
    }
    used = [
        (("methods", at, field, i), way.id, field, key)
        for at, way in enumerate(methods.methods)
        for field in listed
        for i, key in enumerate(getattr(way, field))
    ]
    stands_for = [
        (("modes", at, "stands_for", i), mode.key, "modes", key)
        for at, mode in enumerate(methods.modes)
        for i, key in enumerate(mode.stands_for)
    ]
    for place, item, field, key in (*stands_for, *used):
        if key not in listed[field]:
            yield draft.problem("methods", place, item, f'names "{key}" under {field}, which this file does not list')


def span_turned_round(draft: Draft) -> Iterator[ContentProblem]:
    """What runs from least to most does."""
    for at, way in enumerate(draft.methods.methods):
        for name, span in _spans(way):
            if span.least is not None and span.most is not None and span.most < span.least:
                message = f"ends with {span.most}, before it begins with {span.least}"
                yield draft.problem("methods", ("methods", at, name), way.id, message)


def method_with_an_unknown_law(draft: Draft) -> Iterator[ContentProblem]:
    """Law that a way names is there."""
    known = {prompt.id for prompt in draft.law.prompts}
    for at, way in enumerate(draft.methods.methods):
        for i, name in enumerate(way.law):
            if name not in known:
                place: Place = ("methods", at, "law", i)
                yield draft.problem("methods", place, way.id, f'names the law prompt "{name}", which is not here')


def reach_asked_by_an_unknown_add_on(draft: Draft) -> Iterator[ContentProblem]:
    """Add-ons that say whom to reach are there."""
    known = {add_on.id for add_on in draft.add_ons.add_ons}
    for whom, name in draft.methods.reach_asked.items():
        if name not in known:
            message = f'is asked by the add-on "{name}", which this pack does not have'
            yield draft.problem("methods", ("reach_asked", whom), whom, message)


def diagnosis_of_an_unknown_rung(draft: Draft) -> Iterator[ContentProblem]:
    """A diagnosis speaks of a rung that is there."""
    known = {rung.key for rung in draft.ladder.rungs}
    for at, one in enumerate(draft.diagnosis.diagnoses):
        if one.rung is not None and one.rung not in known:
            message = f'speaks of the rung "{one.rung}", which ladder.yaml does not have'
            yield draft.problem("diagnosis", ("diagnoses", at, "rung"), one.id, message)


def _spans(way: Method) -> Iterator[tuple[str, Span]]:
    yield "size", way.size
    yield "lead", way.lead
    if way.open is not None:
        yield "open", way.open
