"""Rules about ways of involving people and about the diagnosis of a plan."""

from collections.abc import Iterator

from logic.authoring.draft import Draft
from logic.authoring.schemas_methods import Method, Span
from logic.errors import ContentProblem


def method_for_an_unknown_rung(draft: Draft) -> Iterator[ContentProblem]:
    """Every way fits rungs that can be recommended."""
    known = {rung.key for rung in draft.ladder.rungs if rung.recommended}
    for at, way in enumerate(draft.methods.methods):
        for rung in way.fits:
            if rung not in known:
                message = f'fits the rung "{rung}", which this pack never recommends'
                yield draft.problem("methods", ("methods", at, "fits", rung), way.id, message)


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


def reach_asked_by_an_unknown_add_on(draft: Draft) -> Iterator[ContentProblem]:
    """Add-ons that say whom to reach are there."""
    known = {add_on.id for add_on in draft.add_ons.add_ons}
    for whom, name in draft.methods.reach_asked.items():
        if name not in known:
            message = f'is asked by the add-on "{name}", which this pack does not have'
            yield draft.problem("methods", ("reach_asked", whom), whom, message)


def _spans(way: Method) -> Iterator[tuple[str, Span]]:
    yield "size", way.size
    yield "lead", way.lead
    if way.open is not None:
        yield "open", way.open
