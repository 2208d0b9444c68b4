"""Rules about conditions and about what names questions, outcomes, levels, rungs, add-ons and law prompts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from logic.authoring.draft import Draft, name_of
from logic.authoring.schemas import When
from logic.authoring.yaml_reader import Place
from logic.errors import ContentProblem

ITEMS = (
    *(("checklist", "items"), ("pairs", "pairs"), ("methods", "methods"), ("diagnosis", "diagnoses")),
    ("news", "lines"),
)
"""(file, list) whose items name outcomes, levels, rungs or law prompts."""


class Named(NamedTuple):
    """One name that a condition, or a list beside it, uses."""

    stem: str
    place: Place
    item: str
    name: str


def unknown_question_named(draft: Draft) -> Iterator[ContentProblem]:
    """Conditions and law prompts speak of questions that are there."""
    for used in [*_in_conditions(draft, "answer"), *_law_questions(draft)]:
        if used.name not in draft.question_keys:
            yield _unknown(draft, used, "question")


def unknown_outcome_named(draft: Draft) -> Iterator[ContentProblem]:
    """Conditions, the leader's choice and what is for some outcomes alone speak of outcomes that are there."""
    in_conditions = [*_in_conditions(draft, "outcome"), *_in_conditions(draft, "below")]
    for used in [*in_conditions, *_blocked(draft), *_in_items(draft, "outcomes"), *_in_items(draft, "due_by_outcome")]:
        if used.name not in draft.outcome_ids:
            yield _unknown(draft, used, "outcome")


def unknown_level_named(draft: Draft) -> Iterator[ContentProblem]:
    """Conditions, scenarios and what is for some levels alone speak of levels that are there."""
    known = {level.key for level in draft.levels.levels}
    elsewhere = [*_scenario_levels(draft), *_least_levels(draft), *_in_items(draft, "levels")]
    for used in [*_in_conditions(draft, "level"), *elsewhere]:
        if used.name not in known:
            yield _unknown(draft, used, "level")


def unknown_rung_named(draft: Draft) -> Iterator[ContentProblem]:
    """Conditions on what work is called, and diagnoses, speak of rungs that are there."""
    known = {rung.key for rung in draft.ladder.rungs}
    for used in [*_in_conditions(draft, "label"), *_in_items(draft, "rung")]:
        if used.name not in known:
            yield _unknown(draft, used, "rung")


def unknown_add_on_named(draft: Draft) -> Iterator[ContentProblem]:
    """Conditions and scenarios speak of add-ons that are there."""
    known = {add_on.id for add_on in draft.add_ons.add_ons}
    for used in [*_in_conditions(draft, "add_on"), *_scenario_add_ons(draft)]:
        if used.name not in known:
            yield _unknown(draft, used, "add-on")


def unknown_law_named(draft: Draft) -> Iterator[ContentProblem]:
    """Law prompts that stand beside something are there."""
    known = {prompt.id for prompt in draft.law.prompts}
    for used in _in_items(draft, "law"):
        if used.name not in known:
            yield _unknown(draft, used, "law prompt")


def refused_answer_named(draft: Draft) -> Iterator[ContentProblem]:
    """A condition does not wait for an answer that its question refuses."""
    refusing = {q.key for q in draft.flow.questions if not q.accepts_not_sure}
    for stem, place, item, when in conditions(draft):
        for key, values in when.answer.items():
            if key in refusing and "not_sure" in values:
                message = f'waits for "not_sure" to the question "{key}", which does not accept it'
                yield draft.problem(stem, (*place, "answer", key), item, message)


def answer_check_without_fields(draft: Draft) -> Iterator[ContentProblem]:
    """A check that must be answered says what to fill in."""
    for at, check in enumerate(draft.checks.checks):
        if check.effect == "answer" and not check.fields:
            yield draft.problem("checks", ("checks", at), check.id, "must be answered, but has no fields to fill in")


def stop_check_with_fields(draft: Draft) -> Iterator[ContentProblem]:
    """A check that stops asks for nothing: filling it in would change nothing."""
    for at, check in enumerate(draft.checks.checks):
        if check.effect == "stop" and check.fields:
            message = "stops the record, so nothing can be filled in; take its fields out"
            yield draft.problem("checks", ("checks", at, "fields"), check.id, message)


def field_twice(draft: Draft) -> Iterator[ContentProblem]:
    """The fields of a check are told apart by their keys."""
    for at, check in enumerate(draft.checks.checks):
        keys = [field.key for field in check.fields]
        for i, key in enumerate(keys):
            if key in keys[:i]:
                yield draft.problem("checks", ("checks", at, "fields", i), check.id, f'has two fields "{key}"')


def add_on_never_added(draft: Draft) -> Iterator[ContentProblem]:
    """An add-on is asked for, or comes by itself."""
    for at, add_on in enumerate(draft.add_ons.add_ons):
        if add_on.question is None and add_on.automatic is None:
            message = "has no question and does not come by itself, so it is never added"
            yield draft.problem("add_ons", ("add_ons", at), add_on.id, message)


def required_without_question(draft: Draft) -> Iterator[ContentProblem]:
    """An add-on that must be answered has a question to answer."""
    for at, add_on in enumerate(draft.add_ons.add_ons):
        if add_on.required and add_on.question is None:
            yield draft.problem("add_ons", ("add_ons", at), add_on.id, "must be answered, but has no question")


def law_never_shown(draft: Draft) -> Iterator[ContentProblem]:
    """A law prompt is shown somewhere, and not with every result."""
    beside = {prompt for item in draft.checklist.items for prompt in item.law}
    beside |= {prompt for way in draft.methods.methods for prompt in way.law}
    for at, prompt in enumerate(draft.law.prompts):
        if prompt.when is None and not prompt.questions and prompt.id not in beside:
            message = (
                'has neither "when" nor "questions" and stands beside no item of the checklist and no method, '
                "so it is never shown"
            )
            yield draft.problem("law", ("prompts", at), prompt.id, message)


def no_head_among_the_roles(draft: Draft) -> Iterator[ContentProblem]:
    """Somebody can agree the choices that need a head of service or above."""
    if not any(role.head for role in draft.leaders_choice.roles):
        message = "no role is a head of service or above, so nobody could agree the larger choices"
        yield draft.problem("leaders_choice", ("roles",), "leaders_choice", message)


def conditions(draft: Draft) -> Iterator[tuple[str, Place, str, When]]:
    """(file, place, item, condition) of every condition, the nested ones too, in files whose shape is right."""
    if "add_ons" in draft.models:
        for at, add_on in enumerate(draft.add_ons.add_ons):
            yield from _nested("add_ons", ("add_ons", at, "automatic"), add_on.id, add_on.automatic)
    if "checks" in draft.models:
        for at, check in enumerate(draft.checks.checks):
            yield from _nested("checks", ("checks", at, "when"), check.id, check.when)
    if "diagnosis" in draft.models:
        for at, one in enumerate(draft.diagnosis.diagnoses):
            yield from _nested("diagnosis", ("diagnoses", at, "when"), one.id, one.when)
    if "law" in draft.models:
        for at, prompt in enumerate(draft.law.prompts):
            yield from _nested("law", ("prompts", at, "when"), prompt.id, prompt.when)


def _nested(stem: str, place: Place, item: str, when: When | None) -> Iterator[tuple[str, Place, str, When]]:
    if when is None:
        return
    yield stem, place, item, when
    for name, parts in (("all_of", when.all_of), ("any_of", when.any_of)):
        for at, part in enumerate(parts):
            yield from _nested(stem, (*place, name, at), item, part)


def _in_conditions(draft: Draft, field: str) -> Iterator[Named]:
    for stem, place, item, when in conditions(draft):
        yield from _in_field(stem, (*place, field), item, getattr(when, field))


def _in_items(draft: Draft, field: str) -> Iterator[Named]:
    """What items of these lists name in a field that they have."""
    for stem, name in ITEMS:
        for at, item in enumerate(getattr(draft.models[stem], name) if stem in draft.models else ()):
            yield from _in_field(stem, (name, at, field), name_of(item), getattr(item, field, None))


def _in_field(stem: str, place: Place, item: str, used: Any) -> Iterator[Named]:
    """One name, the names of a list, or those that stand before the colons."""
    if isinstance(used, dict):
        for name in used:
            yield Named(stem, (*place, name), item, name)
    elif isinstance(used, list):
        for at, name in enumerate(used):
            yield Named(stem, (*place, at), item, name)
    elif used is not None:
        yield Named(stem, place, item, used)


def _law_questions(draft: Draft) -> Iterator[Named]:
    if "law" in draft.models:
        for at, prompt in enumerate(draft.law.prompts):
            for i, key in enumerate(prompt.questions):
                yield Named("law", ("prompts", at, "questions", i), prompt.id, key)


def _blocked(draft: Draft) -> Iterator[Named]:
    if "leaders_choice" in draft.models:
        for at, outcome in enumerate(draft.leaders_choice.blocked_outcomes):
            yield Named("leaders_choice", ("blocked_outcomes", at), "leaders_choice", outcome)


def _least_levels(draft: Draft) -> Iterator[Named]:
    """Levels that have words of their own for what must be done."""
    for outcome, words in draft.outcomes.items():
        for name in ("least_by_level", "next_by_level"):
            for level in getattr(words, name):
                yield Named("outcomes", (outcome, name, level), outcome, level)


def _scenario_levels(draft: Draft) -> Iterator[Named]:
    if "scenarios" in draft.models:
        for at, scenario in enumerate(draft.scenarios.scenarios):
            yield Named("scenarios", ("scenarios", at, "level"), scenario.id, scenario.level)


def _scenario_add_ons(draft: Draft) -> Iterator[Named]:
    if "scenarios" in draft.models:
        for at, scenario in enumerate(draft.scenarios.scenarios):
            for i, add_on in enumerate(scenario.add_ons):
                yield Named("scenarios", ("scenarios", at, "add_ons", i), scenario.id, add_on)


def _unknown(draft: Draft, used: Named, kind: str) -> ContentProblem:
    return draft.problem(
        used.stem, used.place, used.item, f'names the {kind} "{used.name}", which this pack does not have'
    )
