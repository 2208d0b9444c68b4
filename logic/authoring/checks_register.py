"""Rules about register.yaml: the test and the strengths are whole, the catalogue hears itself, the examples are true."""

from collections.abc import Iterator

from logic.authoring.build_register import build_doubt
from logic.authoring.draft import Draft
from logic.authoring.schemas_register import Example
from logic.errors import ContentProblem
from logic.register import sounds_like

STRENGTHS = ("fixed", "fixed_for_now", "preference")


def strengths_not_complete(draft: Draft) -> Iterator[ContentProblem]:
    """Each strength has its words, where there are any."""
    strengths = draft.register.strengths
    known = {one.key for one in strengths}
    for key in STRENGTHS if strengths else ():
        if key not in known:
            yield draft.problem("register", ("strengths",), "register", f'has no words for the strength "{key}"')


def extent_not_asked_once(draft: Draft) -> Iterator[ContentProblem]:
    """Exactly one question of the test asks whether all of it is fixed, or only a part."""
    test = draft.register.test
    asked = sum(one.extent for one in test)
    if test and asked != 1:
        message = f'one question should have "extent: true", and {asked} have'
        yield draft.problem("register", ("test",), "register", message)


def doubt_deaf_to_itself(draft: Draft) -> Iterator[ContentProblem]:
    """What is said in a row of the catalogue sounds like that row."""
    for at, doubt in enumerate(draft.register.doubts):
        if not sounds_like(doubt.said, (build_doubt(doubt),)):
            message = 'none of its cues stands in what it says under "said"'
            yield draft.problem("register", ("doubts", at, "cues"), doubt.id, message)


def example_of_unknown_category(draft: Draft) -> Iterator[ContentProblem]:
    """An example is of a category that is there."""
    known = {one.key for one in draft.register.categories}
    for at, example in enumerate(draft.register.examples):
        if example.category not in known:
            message = f'names the category "{example.category}", which this file does not have'
            yield draft.problem("register", ("examples", at, "category"), example.id, message)


def example_in_unknown_format(draft: Draft) -> Iterator[ContentProblem]:
    """An example was told in formats that are there."""
    known = {one.key for one in draft.register.formats}
    for at, example in enumerate(draft.register.examples):
        for i, key in enumerate(example.formats):
            if key not in known:
                message = f'names the format "{key}", which this file does not have'
                yield draft.problem("register", ("examples", at, "formats", i), example.id, message)


def example_weak_on_unknown_question(draft: Draft) -> Iterator[ContentProblem]:
    """An example is weak on questions that the test asks."""
    known = {one.key for one in draft.register.test}
    for at, example in enumerate(draft.register.examples):
        for i, key in enumerate(example.weak):
            if key not in known:
                message = f'names the test question "{key}", which this file does not have'
                yield draft.problem("register", ("examples", at, "weak", i), example.id, message)


def example_explains_unknown_question(draft: Draft) -> Iterator[ContentProblem]:
    """An example explains answers to questions that are there."""
    for at, example in enumerate(draft.register.examples):
        for i, key in enumerate(example.explains):
            if key not in draft.question_keys:
                message = f'explains the question "{key}", which flow.yaml does not have'
                yield draft.problem("register", ("examples", at, "explains", i), example.id, message)


def example_of_another_status(draft: Draft) -> Iterator[ContentProblem]:
    """The status of an example is the one that follows from what it says."""
    for at, example in enumerate(draft.register.examples):
        follows = _follows(example, draft.register.weak_is_not_proven)
        if example.status != follows:
            message = f'has the status "{example.status}", but "{follows}" follows from what it says'
            yield draft.problem("register", ("examples", at, "status"), example.id, message)


def _follows(example: Example, weak_is_not_proven: int) -> str:
    if example.apology:
        return "withdrawn"
    unshown = not example.evidence or not example.clause
    if unshown or example.strength == "preference" or len(example.weak) >= weak_is_not_proven:
        return "not_proven"
    return "partly_open" if example.only_part else "confirmed"
