"""How the time of a training session is shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.errors import Refused
from logic.session_plan import (
    BREAK,
    EACH,
    LENGTHS,
    SCENARIOS,
    TALK,
    Step,
    in_teaching_order,
    partners,
    plan_session,
)
from tests.documents.work import our_pack

IDS = st.lists(st.sampled_from([f"S{number:02}" for number in range(1, 26)]), min_size=1, max_size=25, unique=True)


@given(st.sampled_from(LENGTHS), IDS)
def test_every_plan_fills_its_time_exactly_and_loses_no_scenario(length, chosen):
    plan = plan_session(length, chosen)
    assert sum(step.minutes for step in plan.steps) == length
    ends = 0
    for step in plan.steps:
        assert step.begins == ends
        assert step.minutes > 0
        ends += step.minutes
    assert [*plan.scenarios, *plan.left_out] == chosen
    assert all(step.minutes >= EACH[length] for step in plan.steps if step.scenario)


def test_half_an_hour_with_two_scenarios_by_hand():
    assert plan_session(30, ["S02", "S03"]).steps == (
        Step("welcome", 0, 3),
        Step("ladder", 3, 7),
        Step(SCENARIOS, 10, 7, "S02"),
        Step(SCENARIOS, 17, 7, "S03"),
        Step(TALK, 24, 1),
        Step("close", 25, 5),
    )


@pytest.mark.parametrize(
    ("chosen", "before", "begins"),
    [
        (["S01"], ["S01"], 46),
        (["S01", "S04"], ["S01"], 46),
        (["S02", "S03"], ["S02", "S03"], 62),
        (["S01", "S02", "S03"], ["S01"], 46),
        (["S02", "S03", "S08", "S20", "S22", "S25"], ["S02", "S03", "S08"], 54),
        (["S01", "S09", "S02", "S03", "S20", "S25"], ["S01", "S09"], 46),
    ],
)
def test_the_break_of_two_hours_comes_amid_the_votes_and_not_within_a_pair(chosen, before, begins):
    plan = plan_session(120, chosen, partners(our_pack().scenarios))
    place = next(place for place, step in enumerate(plan.steps) if step.key == BREAK)
    assert [step.scenario for step in plan.steps[:place] if step.scenario] == before
    assert plan.steps[place] == Step(BREAK, begins, 10)
    assert [step.begins for step in plan.steps if step.key in {"own_work", "close"}] == [88, 110]
    assert list(plan.scenarios) == chosen


def test_what_does_not_fit_is_told():
    plan = plan_session(30, ["S01", "S02", "S03", "S04"])
    assert (plan.scenarios, plan.left_out) == (("S01", "S02", "S03"), ("S04",))


@pytest.mark.parametrize(
    ("length", "chosen", "codes"), [(45, ["S01"], ["plan_length"]), (30, [], ["plan_no_scenarios"])]
)
def test_a_plan_needs_a_length_and_a_scenario(length, chosen, codes):
    with pytest.raises(Refused) as told:
        plan_session(length, chosen)
    assert [problem.code for problem in told.value.problems] == codes


def test_pairs_stand_side_by_side_and_unknown_ones_are_left_out():
    chosen = ["S24", "S99", "S03", "S08", "S09", "S02"]
    assert in_teaching_order(our_pack().scenarios, chosen) == ("S02", "S03", "S08", "S24", "S09")
