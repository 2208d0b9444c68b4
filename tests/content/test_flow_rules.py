"""The quick rules about a flow, held against trying every set of answers."""

import re

from hypothesis import given
from hypothesis import strategies as st

from logic.authoring import checks_flow, schemas
from logic.authoring.checks import CHECKS
from logic.authoring.draft import Draft
from logic.authoring.screen import Screen
from logic.authoring.yaml_reader import YamlFile
from logic.flow import Flow, Outcome, Question
from logic.journey import replay
from logic.proof import prove
from tests.flows import our_flow, valid_flows


def draft(flow):
    model = schemas.Flow(
        start=flow.start,
        questions=[schemas.Question(id=q.id, key=q.key, yes=q.yes, no=q.no) for q in flow.questions],
        outcomes=[schemas.Outcome(id=o.id, rank=o.rank, rung=o.rung) for o in flow.outcomes],
    )
    return Draft({"flow": YamlFile("flow.yaml", {}, {})}, {"flow": model}, Screen({}, {}, (), ()))


@st.composite
def any_flow(draw):
    """Questions in order, each leading anywhere below it: most such flows are not monotone."""
    size = draw(st.integers(1, 5))
    outcomes = [f"O{rank}" for rank in range(draw(st.integers(2, 4)))]
    keys = [f"q{i}" for i in range(size)]
    questions = []
    for i, key in enumerate(keys):
        below = [*keys[i + 1 :], *outcomes]
        questions.append(Question(key, key.upper(), draw(st.sampled_from(below)), draw(st.sampled_from(below))))
    return Flow("q0", tuple(questions), tuple(Outcome(o, i, o.lower() if i else None) for i, o in enumerate(outcomes)))


@given(any_flow())
def test_a_yes_that_lowers_the_result_is_found_exactly_when_there_is_one(flow):
    found = list(checks_flow.yes_lowers_the_result(draft(flow)))
    assert bool(found) == (prove(flow).drops > 0)


@given(any_flow())
def test_the_answers_named_do_lower_the_result(flow):
    for problem in checks_flow.yes_lowers_the_result(draft(flow)):
        given_too = problem.message.partition("): ")[2]
        named = dict(pair.split(" ") for pair in given_too.split(", ") if pair)
        without, with_yes = re.findall(r"(O\d) \(rank", problem.message)
        assert replay(flow, {**named, problem.id: "no"}).outcome == without
        assert replay(flow, {**named, problem.id: "yes"}).outcome == with_yes
        assert flow.rank[without] > flow.rank[with_yes]


@given(any_flow())
def test_what_is_never_reached_is_what_no_set_of_answers_reaches(flow):
    proof = prove(flow)
    questions = {p.id for p in checks_flow.question_never_reached(draft(flow))}
    outcomes = {p.id for p in checks_flow.outcome_never_reached(draft(flow))}
    assert questions == set(flow.by_key) - set(proof.questions_reached)
    assert outcomes == set(flow.by_outcome) - set(proof.outcomes_reached)


@given(valid_flows())
def test_a_valid_flow_passes_every_rule_about_flows(flow):
    checks = [check for check in CHECKS if check.__module__ == checks_flow.__name__]
    assert len(checks) == 9
    assert [problem for check in checks for problem in check(draft(flow))] == []


def test_our_flow_never_drops():
    assert list(checks_flow.yes_lowers_the_result(draft(our_flow()))) == []
