"""Rules about the worked scenarios: what each says must be what the flow gives."""

from collections.abc import Iterator

from logic import add_ons
from logic.authoring.build import build_add_ons
from logic.authoring.checks_conditions import unknown_add_on_named, unknown_outcome_named, unknown_question_named
from logic.authoring.checks_flow import sound_flow
from logic.authoring.draft import Draft, Unread
from logic.authoring.schemas import Scenario
from logic.errors import ContentProblem
from logic.flow import Answer
from logic.journey import replay


def answer_to_unknown_question(draft: Draft) -> Iterator[ContentProblem]:
    """A scenario answers questions that are there."""
    for at, scenario in enumerate(draft.scenarios.scenarios):
        for key in scenario.answers:
            if key not in draft.question_keys:
                message = f'answers the question "{key}", which this pack does not have'
                yield draft.problem("scenarios", ("scenarios", at, "answers", key), scenario.id, message)


def refused_answer(draft: Draft) -> Iterator[ContentProblem]:
    """A scenario gives no answer that its question refuses."""
    refusing = {q.key for q in draft.flow.questions if not q.accepts_not_sure}
    for at, scenario in enumerate(draft.scenarios.scenarios):
        for key, answer in scenario.answers.items():
            if answer == "not_sure" and key in refusing:
                message = f'answers "{key}" with "not_sure", which the question does not accept'
                yield draft.problem("scenarios", ("scenarios", at, "answers", key), scenario.id, message)


def wrong_outcome(draft: Draft) -> Iterator[ContentProblem]:
    """A scenario ends where its answers lead."""
    flow = sound_flow(draft)
    for at, scenario in enumerate(draft.scenarios.scenarios):
        reached = replay(flow, scenario.answers)
        if reached.next_question is not None:
            message = f'its answers stop at the question "{reached.next_question}" and reach no outcome'
            yield draft.problem("scenarios", ("scenarios", at, "outcome"), scenario.id, message)
        elif reached.outcome != scenario.outcome:
            message = f"says the outcome is {scenario.outcome}, but its answers lead to {reached.outcome}"
            yield draft.problem("scenarios", ("scenarios", at, "outcome"), scenario.id, message)


def wrong_could_rise_to(draft: Draft) -> Iterator[ContentProblem]:
    """A scenario could rise as far as its answers go with everything unknown taken as yes."""
    flow = sound_flow(draft)
    for at, scenario in enumerate(draft.scenarios.scenarios):
        hopeful: dict[str, Answer] = {q.key: "yes" for q in flow.questions}
        hopeful |= {key: answer for key, answer in scenario.answers.items() if answer != "not_sure"}
        reached = replay(flow, hopeful).outcome
        if reached != scenario.could_rise_to:
            message = f"says it could rise to {scenario.could_rise_to}, but its answers could rise to {reached}"
            yield draft.problem("scenarios", ("scenarios", at, "could_rise_to"), scenario.id, message)


def automatic_add_on_left_out(draft: Draft) -> Iterator[ContentProblem]:
    """A scenario lists every add-on that its answers bring by themselves."""
    for at, scenario, added in _with_automatic(draft):
        for name in sorted(added - set(scenario.add_ons)):
            message = f"does not list the add-on {name}, which its answers bring by themselves"
            yield draft.problem("scenarios", ("scenarios", at, "add_ons"), scenario.id, message)


def automatic_add_on_not_due(draft: Draft) -> Iterator[ContentProblem]:
    """A scenario lists no add-on that only comes by itself, when it does not come."""
    unasked = {a.id for a in draft.add_ons.add_ons if a.question is None}
    for at, scenario, added in _with_automatic(draft):
        for i, name in enumerate(scenario.add_ons):
            if name in unasked - added:
                message = f"lists the add-on {name}, which its answers do not bring"
                yield draft.problem("scenarios", ("scenarios", at, "add_ons", i), scenario.id, message)


def unknown_pair(draft: Draft) -> Iterator[ContentProblem]:
    """A scenario is paired with one that is there."""
    known = {scenario.id for scenario in draft.scenarios.scenarios}
    for at, scenario in enumerate(draft.scenarios.scenarios):
        if scenario.pair is not None and scenario.pair not in known:
            message = f"is paired with {scenario.pair}, which is not here"
            yield draft.problem("scenarios", ("scenarios", at, "pair"), scenario.id, message)


def one_sided_pair(draft: Draft) -> Iterator[ContentProblem]:
    """Pairs are mutual."""
    pairs = {scenario.id: scenario.pair for scenario in draft.scenarios.scenarios}
    for at, scenario in enumerate(draft.scenarios.scenarios):
        if scenario.pair in pairs and (scenario.pair == scenario.id or pairs[scenario.pair] != scenario.id):
            message = f"is paired with {scenario.pair}, which is not paired with it"
            yield draft.problem("scenarios", ("scenarios", at, "pair"), scenario.id, message)


def told_pair_that_is_none(draft: Draft) -> Iterator[ContentProblem]:
    """What two scenarios teach together is told of two that are each other's pair."""
    pairs = {scenario.id: scenario.pair for scenario in draft.scenarios.scenarios}
    for at, told in enumerate(draft.scenarios.pairs):
        if pairs.get(told.one) != told.other or pairs.get(told.other) != told.one:
            message = f"speaks of {told.one} and {told.other}, which are not each other's pair"
            yield draft.problem("scenarios", ("pairs", at), told.key, message)


def pair_told_twice(draft: Draft) -> Iterator[ContentProblem]:
    """Two scenarios are shown side by side once."""
    told_by: dict[frozenset[str], str] = {}
    for at, told in enumerate(draft.scenarios.pairs):
        first = told_by.setdefault(frozenset((told.one, told.other)), told.key)
        if first != told.key:
            message = f'speaks of {told.one} and {told.other}, as "{first}" does'
            yield draft.problem("scenarios", ("pairs", at), told.key, message)


def pair_without_its_reason(draft: Draft) -> Iterator[ContentProblem]:
    """Where reasons are given at all, each pair has one: without it, practice would leave the pair out."""
    told = {frozenset((pair.one, pair.other)) for pair in draft.scenarios.pairs}
    known = {scenario.id for scenario in draft.scenarios.scenarios}
    for at, scenario in enumerate(draft.scenarios.scenarios):
        pair = frozenset((scenario.id, scenario.pair or ""))
        if told and scenario.pair in known and scenario.pair != scenario.id and pair not in told:
            message = f'is paired with {scenario.pair}, and nothing under "pairs" says what the two teach together'
            yield draft.problem("scenarios", ("scenarios", at, "pair"), scenario.id, message)


def _with_automatic(draft: Draft) -> Iterator[tuple[int, Scenario, set[str]]]:
    """Each scenario with the ids of the add-ons that its answers bring by themselves."""
    flow = sound_flow(draft)
    if [*unknown_question_named(draft), *unknown_outcome_named(draft), *unknown_add_on_named(draft)]:
        raise Unread("add_ons")
    known = build_add_ons(draft.add_ons, flow.rank)
    for at, scenario in enumerate(draft.scenarios.scenarios):
        facts = add_ons.facts(flow, scenario.answers, replay(flow, scenario.answers), level=scenario.level)
        yield at, scenario, {a.id for a in add_ons.chosen(known, facts, ())}
