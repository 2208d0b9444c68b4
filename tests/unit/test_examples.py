"""The fewest examples and the pairs one answer apart, held against walking the flow every way."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.authoring.loader import read_pack
from logic.examples import fewest_examples, fewest_of
from logic.flow import Flow, Outcome, Question
from logic.settings import BUILT_IN_CONTENT
from logic.twins import twins
from tests.flows import answers_for, our_flow, valid_flows

OURS = our_flow()
PACK = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen")


# The plain way


def walk(flow, answers):
    """Steps taken and outcome reached, followed by hand."""
    routes = {q.key: {"yes": q.yes, "no": q.no, "not_sure": q.no} for q in flow.questions}
    at, steps = flow.start, []
    while at in routes and at in answers:
        steps.append((at, "yes" if answers[at] == "yes" else "no"))
        at = routes[at][answers[at]]
    return steps, at


def every_walk(flow):
    """The steps of every walk from the first question to an outcome."""
    routes = {q.key: {"yes": q.yes, "no": q.no} for q in flow.questions}
    found, waiting = [], [(flow.start, ())]
    while waiting:
        at, steps = waiting.pop()
        if at not in routes:
            found.append(frozenset(steps))
        else:
            waiting += [(to, (*steps, (at, answer))) for answer, to in routes[at].items()]
    return found


def steps_of(flow):
    return {(q.key, answer) for q in flow.questions for answer in ("yes", "no")}


def assert_covers_everything(flow, examples):
    walks = [walk(flow, example.answers) for example in examples]
    assert {step for steps, _ in walks for step in steps} == steps_of(flow)
    assert {key for steps, _ in walks for key, _ in steps} == set(flow.by_key)
    assert {end for _, end in walks} == set(flow.by_outcome)
    for example, (steps, end) in zip(examples, walks, strict=True):
        assert example.outcome == end
        assert list(example.answers.items()) == steps  # nothing that the walk does not ask


def assert_no_walk_takes_two(flow, steps):
    assert set(steps) <= steps_of(flow)
    assert len(set(steps)) == len(steps)
    for taken in every_walk(flow):
        assert len(taken & set(steps)) <= 1


# The fewest examples


@pytest.mark.parametrize("flow", [OURS, PACK.flow], ids=["the document", "the pack"])
def test_the_examples_from_our_own_questions_cover_everything_and_are_the_fewest(flow):
    found = fewest_examples(flow)
    assert_covers_everything(flow, found.examples)
    assert_no_walk_takes_two(flow, found.apart)
    assert len(found.apart) == len(found.examples) == 13


@given(valid_flows(9))
def test_the_examples_cover_every_question_every_way_out_and_every_outcome(flow):
    assert_covers_everything(flow, fewest_examples(flow).examples)


@given(valid_flows(9))
def test_as_many_steps_as_examples_can_never_share_a_walk_so_fewer_cannot_do(flow):
    found = fewest_examples(flow)
    assert len(found.apart) == len(found.examples)
    assert_no_walk_takes_two(flow, found.apart)


@given(valid_flows(4))
def test_no_fewer_walks_take_every_step(flow):
    walks, wanted = every_walk(flow), steps_of(flow)
    fewer = len(fewest_examples(flow).examples) - 1
    assert not any(frozenset().union(*some) == wanted for some in combinations(walks, min(fewer, len(walks))))


def test_one_walk_may_serve_many_steps_when_the_ways_meet_again():
    flow = Flow(
        "a",
        (
            Question("a", "A", "c", "b"),
            Question("b", "B", "c", "X"),
            Question("c", "C", "Z", "d"),
            Question("d", "D", "Z", "Y"),
        ),
        (Outcome("X", 0, None), Outcome("Y", 1, "y"), Outcome("Z", 2, "z")),
    )
    found = fewest_examples(flow)
    assert_covers_everything(flow, found.examples)
    assert len(found.examples) == 4


# The fewest of some that are given


@given(st.data())
def test_the_fewest_of_given_answer_sets_walk_as_much_as_all_of_them(data):
    flow = data.draw(valid_flows(6))
    given_ = [(i, data.draw(answers_for(flow))) for i in range(data.draw(st.integers(0, 7)))]
    found = fewest_of(flow, given_)
    taken = {name: set(walk(flow, answers)[0]) for name, answers in given_}
    everything = set().union(*taken.values())
    assert found.fewest
    assert set().union(*(taken[name] for name in found.names)) == everything
    assert set(found.steps_missed) == steps_of(flow) - everything
    assert set(found.questions_missed) == set(flow.by_key) - {key for key, _ in everything}
    assert set(found.outcomes_missed) == set(flow.by_outcome) - {walk(flow, answers)[1] for _, answers in given_}
    if found.names:
        for some in combinations(taken.values(), len(found.names) - 1):
            assert set().union(*some) != everything


def test_the_fewest_of_our_scenarios_are_chosen_in_their_order_and_what_none_walks_is_named():
    given_ = [(scenario.id, scenario.answers) for scenario in PACK.scenarios]
    found = fewest_of(PACK.flow, given_)
    ids = [scenario.id for scenario in PACK.scenarios]
    assert found.fewest
    assert sorted(found.names, key=ids.index) == list(found.names)
    taken = {name: set(walk(PACK.flow, answers)[0]) for name, answers in given_}
    everything = set().union(*taken.values())
    assert set().union(*(taken[name] for name in found.names)) == everything
    assert set(found.steps_missed) == steps_of(PACK.flow) - everything


# One answer apart


def assert_twins(flow, pair):
    assert pair.question not in pair.shared
    ends = {}
    for answer in ("yes", "no"):
        steps, ends[answer] = walk(flow, pair.answers(answer))
        assert (pair.question, answer) in steps
        assert ends[answer] in flow.by_outcome
    assert (pair.with_yes, pair.with_no) == (ends["yes"], ends["no"])
    assert ends["yes"] != ends["no"]
    needed = {key for answer in ("yes", "no") for key, _ in walk(flow, pair.answers(answer))[0]}
    assert set(pair.shared) == needed - {pair.question}


def complete_sets(flow):
    return [dict(zip(flow.by_key, given, strict=True)) for given in product(("yes", "no"), repeat=len(flow.by_key))]


def deciding(flow):
    """Questions for which some two complete sets one answer apart end differently."""
    return {
        key
        for answers in complete_sets(flow)
        for key in flow.by_key
        if walk(flow, answers | {key: "yes"})[1] != walk(flow, answers | {key: "no"})[1]
    }


@given(valid_flows(6))
def test_every_question_that_can_make_a_difference_has_its_twins_and_the_others_are_named(flow):
    found = twins(flow)
    for pair in found.twins:
        assert_twins(flow, pair)
    assert [pair.question for pair in found.twins] == [key for key in flow.by_key if key in deciding(flow)]
    assert list(found.without) == [key for key in flow.by_key if key not in deciding(flow)]


@given(valid_flows(4))
def test_no_twins_of_a_question_have_fewer_answers(flow):
    for pair in twins(flow).twins:
        least = min(
            len({key for s in sides for key, _ in s[0]})
            for answers in complete_sets(flow)
            for sides in [[walk(flow, answers | {pair.question: answer}) for answer in ("yes", "no")]]
            if sides[0][1] != sides[1][1]
        )
        assert len(pair.shared) + 1 == least


def test_each_of_our_own_questions_makes_a_difference():
    found = twins(PACK.flow)
    assert found.without == ()
    assert [pair.question for pair in found.twins] == list(PACK.flow.by_key)
    for pair in found.twins:
        assert_twins(PACK.flow, pair)
        assert PACK.flow.rank[pair.with_yes] >= PACK.flow.rank[pair.with_no]


def test_questions_that_decide_nothing_or_are_never_asked_are_named():
    # Neither passes the checks, so a pack in use always has twins for every question.
    flow = Flow(
        "a",
        (
            Question("a", "A", "b", "X"),
            Question("b", "B", "c", "c"),
            Question("c", "C", "Y", "X"),
            Question("d", "D", "Y", "X"),
        ),
        (Outcome("X", 0, None), Outcome("Y", 1, "y")),
    )
    found = twins(flow)
    assert found.without == ("b", "d")
    assert [pair.question for pair in found.twins] == ["a", "c"]


def test_everything_comes_out_the_same_each_time():
    assert fewest_examples(OURS) == fewest_examples(our_flow())
    assert twins(OURS) == twins(our_flow())
