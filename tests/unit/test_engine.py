"""The engine against the closed form, every flip, a brute-force oracle, and random valid flows."""

import random
from dataclasses import asdict, replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.analysis import Decision, decide, outcome_of
from logic.authoring.loader import read_pack
from logic.flow import Flow, Outcome
from logic.journey import replay
from logic.proof import prove
from logic.settings import BUILT_IN_CONTENT
from tests.answers import random_answers
from tests.flows import answers_for, closed_form, our_flow, valid_flows
from tests.oracle import Oracle

FLOW = our_flow()
KEYS = [q.key for q in FLOW.questions]
ORACLE = Oracle(FLOW)


def as_json(decision: Decision) -> dict[str, Any]:
    """A decision in the shapes the oracle gives."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        return [plain(item) for item in value] if isinstance(value, list | tuple) else value

    shown = plain(asdict(decision))
    shown["ceilings"] = [c._asdict() for c in decision.ceilings]
    return shown


def test_the_flow_of_our_content_is_the_flow_held_against_the_oracle_here() -> None:
    flow = read_pack(BUILT_IN_CONTENT).flow
    asks = {"purpose": "decision", "part_open": "open_part"}
    assert flow.start == FLOW.start
    assert flow.questions == tuple(replace(q, then_ask=asks.get(q.key)) for q in FLOW.questions)
    assert flow.rank == FLOW.rank
    assert {o.id for o in flow.outcomes if o.rung is None} == {"NOTYET", "NOBODY"}
    # Answers lead to the same on both, whatever order their outcomes stand in.
    rng = random.Random(7)
    for _ in range(200):
        answers = random_answers(rng)
        assert decide(flow, answers) == decide(FLOW, answers)


def test_the_flow_equals_the_closed_form_on_every_complete_answer_set() -> None:
    seen = 0
    for bits in product(("no", "yes"), repeat=14):
        answers = dict(zip(KEYS, bits, strict=True))
        expected = closed_form(frozenset(key for key in KEYS if answers[key] == "yes"))
        assert replay(FLOW, answers).outcome == expected
        seen += 1
    assert seen == 16_384


def test_no_favourable_change_ever_lowers_the_rung() -> None:
    proof = prove(FLOW)
    assert (proof.answer_sets, proof.flips, proof.drops, proof.paths) == (16_384, 114_688, 0, 35)
    assert proof.outcomes_reached == tuple(o.id for o in FLOW.outcomes)
    assert proof.questions_reached == tuple(KEYS)


def test_everything_decided_equals_the_oracle_on_a_large_random_sample() -> None:
    rng = random.Random(20261121)
    for _ in range(1_500):
        answers, ask_all = random_answers(rng), rng.random() < 0.5
        assert as_json(decide(FLOW, answers, ask_all=ask_all)) == ORACLE.decide(answers, ask_all), answers


@settings(max_examples=300)
@given(st.data())
def test_everything_decided_equals_the_oracle_on_random_valid_flows(data: st.DataObject) -> None:
    flow = data.draw(valid_flows())
    answers, ask_all = data.draw(answers_for(flow)), data.draw(st.booleans())
    assert as_json(decide(flow, answers, ask_all=ask_all)) == Oracle(flow).decide(answers, ask_all)


@settings(max_examples=200)
@given(valid_flows())
def test_a_random_valid_flow_has_no_drop_and_every_outcome_is_reached(flow: Any) -> None:
    proof = prove(flow)
    assert proof.drops == 0
    assert proof.outcomes_reached == tuple(o.id for o in flow.outcomes)
    assert proof.holds(flow)


def swapped(key: str) -> Flow:
    """Our flow with the yes and the no of one question the wrong way round."""
    return replace(FLOW, questions=tuple(replace(q, yes=q.no, no=q.yes) if q.key == key else q for q in FLOW.questions))


@pytest.mark.parametrize("key", ["purpose", "open", "weigh", "shape", "reopen", "power", "see_through"])
def test_the_proof_finds_a_question_whose_yes_lowers_the_rung(key: str) -> None:
    proof = prove(swapped(key))
    assert proof.drops > 0
    assert not proof.holds(swapped(key))


def test_the_proof_finds_what_is_never_reached_and_what_must_not_be_recommended() -> None:
    lonely = replace(FLOW, outcomes=(*FLOW.outcomes, Outcome("ABOVE", 6, "above")))
    assert prove(lonely).drops == 0
    assert not prove(lonely).holds(lonely)
    educating = replace(FLOW, outcomes=tuple(replace(o, rung=None) if o.id == "INFORM" else o for o in FLOW.outcomes))
    assert prove(educating).unadvised_reached == ("INFORM",)
    assert not prove(educating).holds(educating)
    past = replace(FLOW, questions=tuple(replace(q, no="weigh") if q.key == "open" else q for q in FLOW.questions))
    assert "part_open" not in prove(past).questions_reached
    assert not prove(past).holds(past)


@settings(max_examples=200)
@given(st.data())
def test_asking_everything_never_changes_the_outcome(data: st.DataObject) -> None:
    flow = data.draw(valid_flows())
    answers = data.draw(answers_for(flow))
    plain, asked = replay(flow, answers), replay(flow, answers, ask_all=True)
    if plain.outcome is not None:
        assert asked.outcome == plain.outcome
    assert asked.path[: len(plain.path)] == plain.path


@settings(max_examples=200)
@given(st.data())
def test_could_rise_is_never_below_today(data: st.DataObject) -> None:
    flow = data.draw(valid_flows())
    decision = decide(flow, data.draw(answers_for(flow)))
    assert flow.rank[decision.could_rise_to] >= flow.rank[decision.today]


def test_answers_off_the_path_never_steer_and_come_back_with_it() -> None:
    answers = {"purpose": "yes", "affected": "yes", "open": "yes", "part_open": "no"}
    assert replay(FLOW, answers).next_question == "weigh"
    assert replay(FLOW, {**answers, "open": "no"}).outcome == "INFORM"


def test_answers_off_the_path_decide_nothing() -> None:
    held = {"start": "no", "reopen": "no"}
    way = {key: held.get(key, "yes") for key in ("purpose", "affected", "open", "weigh", "time_ask", "shape", *held)}
    decision = decide(FLOW, {**way, "open_mind": "no"})
    assert decision.decisive == tuple(way)
    assert decision.no_difference == ("open_mind",)


def test_asking_everything_stops_at_a_gate_and_where_nothing_is_open() -> None:
    rest = dict.fromkeys(KEYS, "yes")
    assert replay(FLOW, {**rest, "purpose": "not_sure"}, ask_all=True).path == ("purpose",)
    closed = replay(FLOW, {**rest, "open": "no", "part_open": "no"}, ask_all=True)
    assert closed.path[-1] == "part_open"
    unsure = replay(FLOW, {**rest, "open": "no", "part_open": "not_sure", "power": "no"}, ask_all=True)
    assert unsure.path[-1] == "see_through"
    assert [c.outcome for c in unsure.ceilings] == ["INFORM", "CODESIGN"]
    assert unsure.outcome == "INFORM"


@pytest.mark.parametrize("start", ["no", "not_sure"])
def test_a_lift_through_the_start_is_past_changing_only_when_it_was_answered_no(start: str) -> None:
    answers = {**dict.fromkeys(KEYS, "yes"), "start": start, "reopen": "no"}
    lifts = {(lift.to, lift.questions): lift.changeable for lift in decide(FLOW, answers).lifts}
    assert lifts == {
        ("CODESIGN", ("start",)): start != "no",
        ("CODESIGN", ("reopen",)): True,
        ("COPRO", ("start",)): start != "no",
        ("COPRO", ("reopen",)): True,
    }


def test_outcome_of_reads_the_mask_in_flow_order() -> None:
    assert outcome_of(FLOW, (1 << 14) - 1) == "COPRO"
    assert outcome_of(FLOW, 0) == "NOTYET"


def test_answers_the_flow_does_not_know_change_nothing() -> None:
    answers = {**dict.fromkeys(KEYS, "yes"), "porpoise": "no"}
    assert decide(FLOW, answers) == decide(FLOW, dict.fromkeys(KEYS, "yes"))


def test_two_gates_of_one_rank_leave_nothing_to_settle() -> None:
    decision = decide(FLOW, {"purpose": "no"})
    assert (decision.today, decision.could_rise_to, decision.settles_most) == ("NOTYET", "NOTYET", None)


def test_nothing_is_decided_while_there_is_no_outcome() -> None:
    decision = decide(FLOW, {"purpose": "yes", "affected": "yes"})
    assert (decision.outcome, decision.decisive, decision.no_difference) == (None, None, ())
    assert (decision.today, decision.could_rise_to) == ("INFORM", "COPRO")
    assert decision.lifts[0].to == "CONSULT"


@given(st.data())
@settings(max_examples=60)
def test_no_way_is_longer_than_is_said_and_one_is_as_long(data: st.DataObject) -> None:
    flow = data.draw(valid_flows())

    def ways(at: str) -> int:
        one = flow.by_key.get(at)
        return 0 if one is None else 1 + max(ways(one.yes), ways(one.no))

    assert flow.most_left == {one.key: ways(one.key) for one in flow.questions}


def test_the_longest_way_of_our_flow_asks_all_fourteen_questions() -> None:
    assert FLOW.most_left[FLOW.start] == 14
