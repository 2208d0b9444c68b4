"""Rules about words and names: nothing without its words, no name twice, no hidden characters."""

import re
from collections.abc import Iterator
from typing import Any

from logic.authoring.draft import Draft, name_of
from logic.authoring.yaml_reader import Place, YamlFile
from logic.errors import ContentProblem

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, half characters and marks that turn the writing direction. New lines and tabs may stand."""

NAMED_LISTS = (
    ("sources", "documents"),
    ("ladder", "bands"),
    ("ladder", "rungs"),
    ("flow", "outcomes"),
    ("add_ons", "add_ons"),
    ("checks", "checks"),
    ("levels", "levels"),
    ("law", "prompts"),
    ("leaders_choice", "roles"),
    ("scenarios", "scenarios"),
    ("scenarios", "pairs"),
    ("easy_words", "words"),
    ("register", "categories"),
    ("register", "strengths"),
    ("register", "formats"),
    ("register", "test"),
    ("register", "doubts"),
    ("register", "examples"),
    ("checklist", "items"),
    ("checklist", "lead_times"),
    ("checklist", "tags"),
    ("pairs", "themes"),
    ("pairs", "pairs"),
    ("methods", "costs"),
    ("methods", "modes"),
    ("methods", "access"),
    ("methods", "methods"),
    ("diagnosis", "diagnoses"),
    ("feedback", "scales"),
    ("feedback", "groups"),
    ("feedback", "questions"),
    ("feedback", "about"),
)
"""(file, list) whose items each have a name of their own."""


def question_without_words(draft: Draft) -> Iterator[ContentProblem]:
    """Every question has its words."""
    words = draft.questions
    for at, q in enumerate(draft.flow.questions):
        if q.key not in words:
            yield draft.problem("flow", ("questions", at), q.key, "this question has no words in questions.yaml")


def words_without_question(draft: Draft) -> Iterator[ContentProblem]:
    """No words for a question that is not asked."""
    for key in draft.questions:
        if key not in draft.question_keys:
            yield draft.problem("questions", (key,), key, "these are words for a question that flow.yaml does not have")


def outcome_without_words(draft: Draft) -> Iterator[ContentProblem]:
    """Every outcome has its words."""
    words = draft.outcomes
    for at, outcome in enumerate(draft.flow.outcomes):
        if outcome.id not in words:
            yield draft.problem("flow", ("outcomes", at), outcome.id, "this outcome has no words in outcomes.yaml")


def words_without_outcome(draft: Draft) -> Iterator[ContentProblem]:
    """No words for an outcome that is not there."""
    for key in draft.outcomes:
        if key not in draft.outcome_ids:
            yield draft.problem("outcomes", (key,), key, "these are words for an outcome that flow.yaml does not have")


def answer_without_a_statement(draft: Draft) -> Iterator[ContentProblem]:
    """Each answer that a question takes can be said as a statement."""
    for q in draft.flow.questions:
        said = draft.questions[q.key].said if q.key in draft.questions else None
        for answer in ("yes", "no", "not_sure") if q.accepts_not_sure else ("yes", "no"):
            if said is not None and answer not in said:
                yield draft.problem("questions", (q.key, "said"), q.key, f'"said" does not say "{answer}"')


def statement_for_a_refused_answer(draft: Draft) -> Iterator[ContentProblem]:
    """A question that refuses "not sure" has no statement for it."""
    for q in draft.flow.questions:
        if not q.accepts_not_sure and q.key in draft.questions and "not_sure" in draft.questions[q.key].said:
            message = '"said" speaks of "not_sure", which this question does not accept'
            yield draft.problem("questions", (q.key, "said", "not_sure"), q.key, message)


def name_twice(draft: Draft) -> Iterator[ContentProblem]:
    """Ids and keys are unique in their list."""
    for stem, name in NAMED_LISTS:
        if stem in draft.models:
            items = getattr(draft.models[stem], name)
            yield from _repeats(draft, stem, name, [name_of(item) for item in items])
    if "flow" in draft.models:
        yield from _repeats(draft, "flow", "questions", [q.key for q in draft.flow.questions])
        yield from _repeats(draft, "flow", "questions", [q.id for q in draft.flow.questions])


def _repeats(draft: Draft, stem: str, name: str, names: list[str]) -> Iterator[ContentProblem]:
    first: dict[str, int] = {}
    for at, item in enumerate(names):
        if first.setdefault(item, at) != at:
            line = draft.files[stem].line(name, first[item])
            yield draft.problem(stem, (name, at), item, f"is named twice; the first is on line {line}")


def hidden_character(draft: Draft) -> Iterator[ContentProblem]:
    """No text holds a character that a reader cannot see but a page or printer would obey."""
    for file in (*draft.files.values(), *draft.screen.files):
        for place, text in _texts(file.data, ()):
            found = HIDDEN.search(text)
            if found:
                yield _hidden(file, place, ord(found[0]))


def _hidden(file: YamlFile, place: Place, code: int) -> ContentProblem:
    name = next((str(part) for part in reversed(place) if isinstance(part, str)), file.name)
    message = f"holds a character that cannot be seen: U+{code:04X}"
    return ContentProblem(file.name, file.line(*place), HIDDEN.sub("?", name), message)


def _texts(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (*place, key), key
            yield from _texts(value, (*place, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from _texts(value, (*place, at))
