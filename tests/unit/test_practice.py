"""Practice: what the fewest exercises show, the twins, what one answer changes, and where somebody's place stands.

For our own pack, and for random flows; each held against walking the flow the plain way.
"""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic import practice
from logic.authoring.loader import read_pack
from logic.examples import every_step, fewest_walks
from logic.settings import BUILT_IN_CONTENT
from logic.turning import Change, changes
from logic.twins import twins
from tests.flows import answers_for, our_flow, valid_flows

PACK = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen")
SCENARIOS = {one.id: one for one in PACK.scenarios}


# The plain way


def walk(flow, answers):
    """Steps taken and outcome reached, followed by hand; ``answers`` are complete for this walk."""
    routes = {q.key: {"yes": q.yes, "no": q.no, "not_sure": q.no} for q in flow.questions}
    at, steps = flow.start, []
    while at in routes and at in answers:
        steps.append((at, "yes" if answers[at] == "yes" else "no"))
        at = routes[at][answers[at]]
    return steps, at


def ends(flow, answers):
    """Every outcome that these answers leave possible: not answered, or not sure, may be either."""
    free = [key for key in flow.by_key if answers.get(key, "not_sure") == "not_sure"]
    return {
        walk(flow, {**answers, **dict(zip(free, more, strict=True))})[1]
        for more in product(("yes", "no"), repeat=len(free))
    }


def lowest_and_highest(flow, answers):
    found = sorted(ends(flow, answers), key=flow.rank.__getitem__)
    return found[0], found[-1]


@st.composite
def complete_walks(draw, flow):
    """Answers that end somewhere, some of them not sure, with others beside the way."""
    answers = draw(answers_for(flow))
    at = flow.start
    while (question := flow.by_key.get(at)) is not None:
        answers.setdefault(at, draw(st.sampled_from(("yes", "no"))))
        at = question.yes if answers[at] == "yes" else question.no
    return answers


def assert_shows_everything(flow, found, given_):
    """Every question, every edge out of it, and every outcome."""
    walks = [walk(flow, given_[name]) for name in found.names] + [walk(flow, one.answers) for one in found.made]
    assert {step for steps, _ in walks for step in steps} == {tuple(step) for step in every_step(flow)}
    assert {key for steps, _ in walks for key, _ in steps} == set(flow.by_key)
    assert {end for _, end in walks} == set(flow.by_outcome)


# The fewest that show everything


def test_the_fewest_of_our_examples_show_every_question_edge_and_outcome():
    given_ = {one.id: one.answers for one in PACK.scenarios}
    found = practice.practice_set(PACK.flow, list(given_.items()))
    assert_shows_everything(PACK.flow, found, given_)
    assert found.fewest
    assert len(found.names) == 13
    assert found.made == ()


@pytest.mark.parametrize("left_out", sorted(SCENARIOS))
def test_what_a_left_out_example_alone_showed_is_made_up(left_out):
    given_ = {one.id: one.answers for one in PACK.scenarios if one.id != left_out}
    found = practice.practice_set(PACK.flow, list(given_.items()))
    assert_shows_everything(PACK.flow, found, given_)
    assert len(found.made) <= 1


@given(st.data())
def test_for_any_pack_and_any_examples_of_it_the_practice_set_shows_everything(data):
    flow = data.draw(valid_flows(7))
    given_ = {str(at): data.draw(complete_walks(flow)) for at in range(data.draw(st.integers(0, 6)))}
    found = practice.practice_set(flow, list(given_.items()))
    assert_shows_everything(flow, found, given_)
    shown = {step for name in found.names for step in walk(flow, given_[name])[0]}
    assert {step for answers in given_.values() for step in walk(flow, answers)[0]} == shown
    names = [practice.name_of_walk(one.answers.values()) for one in found.made]
    assert len(set(names)) == len(names)


@given(st.data())
def test_walks_for_some_steps_are_as_few_as_the_steps_that_stand_apart(data):
    flow = data.draw(valid_flows(7))
    wanted = data.draw(st.lists(st.sampled_from(every_step(flow)), unique=True))
    wanted.sort(key=lambda step: (flow.order[step.question], step.answer))
    found = fewest_walks(flow, wanted)
    taken = {step for one in found.examples for step in walk(flow, one.answers)[0]}
    assert {tuple(step) for step in wanted} <= taken
    assert len(found.examples) == len(found.apart)
    assert set(found.apart) <= set(wanted)


# One answer apart


@pytest.mark.parametrize("flow", [PACK.flow, our_flow()], ids=["the pack", "the document"])
def test_our_twins_are_one_answer_apart_and_end_otherwise_for_every_question(flow):
    found = twins(flow).twins
    assert [pair.question for pair in found] == list(flow.by_key)
    for pair in found:
        assert_twins_are_one_answer_apart(flow, pair)


@given(valid_flows(7))
def test_the_twins_of_any_pack_are_one_answer_apart_and_end_otherwise(flow):
    found = twins(flow)
    assert {pair.question for pair in found.twins} | set(found.without) == set(flow.by_key)
    for pair in found.twins:
        assert_twins_are_one_answer_apart(flow, pair)


def assert_twins_are_one_answer_apart(flow, pair):
    one, other = pair.answers("yes"), pair.answers("no")
    assert {key for key in one if one[key] != other[key]} == {pair.question}
    assert one.keys() == other.keys()
    ended = walk(flow, one)[1], walk(flow, other)[1]
    assert ended == (pair.with_yes, pair.with_no)
    assert ended[0] != ended[1]
    # So that one answer is also what practice shows as moving it.
    moved = {change.question for change in changes(flow, other)}
    assert pair.question in moved
    assert practice.differences(flow, one, other)[0].question == pair.question


# What one answer would change


@given(st.data())
def test_what_one_answer_changes_is_what_trying_each_shows(data):
    flow = data.draw(valid_flows(6))
    answers = data.draw(complete_walks(flow))
    expected = {}
    for key, answer in answers.items():
        turned = {**answers, key: "no" if answer == "yes" else "yes"}
        if key in dict(walk(flow, answers)[0]) and lowest_and_highest(flow, turned) != lowest_and_highest(
            flow, answers
        ):
            expected[key] = lowest_and_highest(flow, turned)
    found = changes(flow, answers)
    assert {one.question: (one.today, one.could_rise_to) for one in found} == expected
    for one in found:
        open_end = walk(flow, {**answers, one.question: one.to})[1]
        assert one.asked == (open_end if open_end in flow.by_key else None)


def test_what_one_answer_changes_worked_by_hand():
    # S02 stops at "shape". Turned to yes, the next question is "start", and everything above engagement is possible.
    found = {one.question: one for one in changes(PACK.flow, SCENARIOS["S02"].answers)}
    assert list(found) == ["purpose", "affected", "open", "weigh", "time_ask", "shape"]
    assert found["shape"] == Change("shape", "yes", "ENGAGE", "COPRO", "start")
    assert found["open"] == Change("open", "no", "INFORM", "CONSULT", "part_open")
    assert found["weigh"] == Change("weigh", "no", "INFORM", "INFORM", None)
    # S25: "not sure" about money turned to yes leaves only the second unknown in the way.
    found = {one.question: one for one in changes(PACK.flow, SCENARIOS["S25"].answers)}
    assert found["resources"] == Change("resources", "yes", "CODESIGN", "COPRO", None)
    assert "open" not in found


# Where somebody put it


@pytest.mark.parametrize(
    ("place", "outcome", "steps"),
    [
        ("consultation", "CODESIGN", -2),
        ("coproduction", "CODESIGN", 1),
        ("codesign", "CODESIGN", 0),
        ("no_voice", "INFORM", -2),
        (practice.OFF, "NOTYET", 0),
        (practice.OFF, "INFORM", None),
        ("informing", "NOBODY", None),
    ],
)
def test_how_many_steps_lie_between_a_place_and_where_the_questions_lead(place, outcome, steps):
    assert practice.steps_apart(PACK, place, outcome) == steps


@pytest.mark.parametrize("scenario", PACK.scenarios, ids=lambda one: one.id)
@pytest.mark.parametrize("place", [*(rung.key for rung in PACK.rungs), practice.OFF])
def test_what_would_have_to_be_so_does_lead_to_the_place(scenario, place):
    found = practice.bridge(PACK, scenario.answers, place)
    if found is None:
        return
    assert place not in {"educating", "no_voice"}
    sets = [found.questions] if found.together else [(key,) for key in found.questions]
    for questions in sets:
        turned = {**scenario.answers, **dict.fromkeys(questions, found.to)}
        least = lowest_and_highest(PACK.flow, turned)[0]
        assert practice.place_of(PACK, least) == place


def test_what_would_have_to_be_so_worked_by_hand():
    answers = SCENARIOS["S03"].answers
    assert practice.bridge(PACK, answers, "coproduction") == practice.Bridge(
        ("power", "see_through"), "yes", together=True
    )
    assert practice.bridge(PACK, answers, "consultation") == practice.Bridge(("shape",), "no", together=False)
    assert practice.bridge(PACK, answers, "no_voice") is None
    # Six answers away: there would be nothing left of the example.
    assert practice.bridge(PACK, SCENARIOS["S02"].answers, "codesign") is None


def test_the_answers_in_which_two_differ_worked_by_hand():
    found = practice.differences(PACK.flow, SCENARIOS["S02"].answers, SCENARIOS["S03"].answers)
    assert found[0] == practice.Difference("shape", "no", "yes")
    assert [one.question for one in found if one.one is None] == [
        "start",
        "open_mind",
        "time_together",
        "resources",
        "power",
    ]


# The order


def test_the_order_begins_with_one_of_each_result_and_no_two_neighbours_end_alike():
    order = practice.teaching_order(PACK.scenarios, PACK.flow)
    assert sorted(one.id for one in order) == sorted(SCENARIOS)
    assert {one.outcome for one in order[: len(PACK.outcomes)]} == set(PACK.outcomes)
    lengths = [len(walk(PACK.flow, one.answers)[0]) for one in order[: len(PACK.outcomes)]]
    assert lengths == sorted(lengths)
    assert all(one.outcome != other.outcome for one, other in pairwise(order))
    assert order == practice.teaching_order(PACK.scenarios, PACK.flow)


@pytest.mark.parametrize(("one", "other"), [("S02", "S03"), ("S04", "S05")])
def test_an_example_whose_title_speaks_of_another_comes_after_it(one, other):
    ids = [scenario.id for scenario in practice.teaching_order(PACK.scenarios, PACK.flow)]
    assert ids.index(one) < ids.index(other)
