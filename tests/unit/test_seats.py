"""Two seats: which disagreements change the result, worked by hand and held against trying everything."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.activity import DecisionRecord
from logic.analysis import masks, outcome_of
from logic.journey import replay
from logic.seats import (
    Agreed,
    Effect,
    Seat,
    Talk,
    Turn,
    agenda,
    asked_of,
    came_of,
    compare,
    effect_of,
    go_on_at,
    standing,
)
from tests.builders import NOW, TODAY, part
from tests.flows import answers_for, our_flow, valid_flows

FLOW = our_flow()
ALL_YES = dict.fromkeys(FLOW.order, "yes") | {}


def lead(**changes):
    """Somebody who goes straight up to co-production, but for these."""
    usual = {key: "yes" for key in FLOW.order if key not in {"part_open", "reopen"}}
    return {key: value for key, value in (usual | changes).items() if value is not None}


def keys(points):
    return [point.question for point in points]


# --- worked by hand -------------------------------------------------------------------------------


def test_two_who_agree_have_nothing_to_talk_about():
    found = agenda(FLOW, lead(), [lead()])
    assert (found.first, found.others, found.alone, found.unknown) == ((), (), (), ())
    assert found.seats[0].together == ()


def test_one_answer_that_moves_the_result_two_rungs_comes_before_one_that_moves_it_one():
    # COPRO without power is CODESIGN, one step; without resources ENGAGE, two.
    other = lead(power="no", resources="no")
    found = agenda(FLOW, lead(), [other])
    assert keys(found.first) == ["resources", "power"]
    assert found.first[0].turns == {0: Turn("ENGAGE", 2)}
    assert found.first[1].turns == {0: Turn("CODESIGN", 1)}
    assert found.seats[0].together == (("resources",),)  # power makes no difference below it
    assert [said.value for said in found.first[0].said] == ["yes", "no"]


def test_two_answers_that_only_together_move_the_result_stand_with_those_that_do():
    # Both of the last two are needed for the top rung: neither alone moves CODESIGN.
    found = agenda(FLOW, lead(power="no", see_through="no"), [lead()])
    assert keys(found.first) == ["power", "see_through"]
    assert [point.turns for point in found.first] == [{}, {}]
    assert [point.together for point in found.first] == [{0: (("power", "see_through"),)}] * 2
    assert [point.steps for point in found.first] == [1, 1]


def test_no_and_not_sure_differ_and_move_nothing():
    found = agenda(FLOW, lead(power="no"), [lead(power="not_sure")])
    assert (keys(found.first), keys(found.others)) == ([], ["power"])


def test_the_same_result_by_other_answers_is_said_and_each_can_still_move_it():
    # ENGAGE for both: one lacks the time, the other the money.
    found = agenda(FLOW, lead(time_together="no", resources="yes"), [lead(time_together="yes", resources="no")])
    assert found.seats[0].lead == found.seats[0].other == "ENGAGE"
    assert found.seats[0].together == ()
    assert keys(found.first) == ["time_together"]  # with more time the lead would reach COPRO
    assert found.first[0].turns == {0: Turn("COPRO", 2)}
    assert keys(found.others) == ["resources"]


def test_a_question_that_only_one_was_asked_counts_for_both_as_that_one_answered_it():
    # Whether the main decision is open is doubted; a part of it is, says the only one who was asked.
    settled = lead(open="no", part_open="yes")
    found = agenda(FLOW, lead(), [settled])
    assert found.seats[0].lead == found.seats[0].other == "COPRO"
    assert (keys(found.first), keys(found.others), keys(found.alone)) == ([], ["open"], ["part_open"])
    # Nothing is, says the one who was asked: then the doubt moves the result to the foot of the ladder.
    found = agenda(FLOW, lead(), [lead(open="no", part_open="no")])
    assert keys(found.first) == ["open"]
    assert found.first[0].turns == {0: Turn("INFORM", 4)}


def test_silence_is_no_disagreement():
    found = agenda(FLOW, lead(), [{"purpose": "yes"}])
    assert (found.first, found.others, found.unknown) == ((), (), ())
    assert keys(found.alone) == [key for key in FLOW.order if key in lead() and key != "purpose"]
    assert found.seats[0].other is None
    assert found.seats[0].other_today == "COPRO"


def test_what_nobody_knows_stands_apart():
    found = agenda(FLOW, lead(power="not_sure"), [lead(power="not_sure"), lead(power=None)])
    assert keys(found.unknown) == ["power"]


def test_of_several_seats_each_question_says_who_said_what():
    found = agenda(FLOW, lead(), [lead(power="no"), lead(), lead(power="not_sure", shape="no")])
    assert keys(found.first) == ["shape", "power"]
    power = found.first[1]
    assert [(said.seat, said.value) for said in power.said] == [(None, "yes"), (0, "no"), (1, "yes"), (2, "not_sure")]
    assert power.turns == {0: Turn("CODESIGN", 1), 2: Turn("CODESIGN", 1)}


def test_two_seats_that_differ_where_the_lead_said_nothing_have_that_to_talk_about():
    found = agenda(FLOW, lead(power=None), [lead(), lead(power="no")])
    assert "power" in keys(found.others)


def test_two_outcomes_outside_the_ladder_differ_by_no_step_and_count_all_the_same():
    found = agenda(FLOW, {"purpose": "no", "affected": "no"}, [{"purpose": "yes", "affected": "no"}])
    assert keys(found.first) == ["purpose"]
    assert found.first[0].turns == {0: Turn("NOBODY", 0)}


def test_what_was_agreed_is_no_point_any_more_until_the_lead_answers_otherwise():
    talk = Talk({"power": Agreed("no", "", "yes", "")}, {}, None, (), 1)
    seats = [lead(power="not_sure", shape="no")]
    assert keys(agenda(FLOW, lead(power="no"), seats, talk).points) == ["shape"]
    assert keys(agenda(FLOW, lead(power="yes"), seats, talk).points) == ["shape", "power"]


def test_a_question_of_earlier_content_never_steers_and_is_no_point():
    assert agenda(FLOW, lead(long_gone="yes"), [lead(long_gone="no")]).points == ()
    talk = Talk({"long_gone": Agreed("yes", "", None, "")}, {"older": "Why."}, None, (), 1)
    assert agenda(FLOW, lead(long_gone="yes"), [lead()], talk).points == ()
    assert standing(FLOW, talk, lead(long_gone="yes")) == ()


# --- what an agreed answer does to the result -----------------------------------------------------


def test_an_answer_is_told_by_where_the_result_goes_and_by_the_record_that_no_longer_fits():
    here = part(lead())
    assert effect_of(FLOW, here, "resources", "no") == Effect("COPRO", "ENGAGE", 2, "")
    assert effect_of(FLOW, here, "resources", "yes") is None
    assert effect_of(FLOW, part(lead(power="no")), "see_through", "no") is None
    assert effect_of(FLOW, part(lead(power="no")), "power", "yes") == Effect("CODESIGN", "COPRO", -1, "")
    assert effect_of(FLOW, part(lead(affected="no", purpose="yes")), "affected", "yes") == Effect(
        "NOBODY", "COPRO", -5, ""
    )
    stopped = {"purpose": "yes", "affected": "yes", "open": "yes", "weigh": "no"}
    assert effect_of(FLOW, part(stopped), "weigh", "yes") == Effect("INFORM", None, 0, "")
    assert effect_of(FLOW, part({"purpose": "yes"}), "affected", "no") is None  # there was no result to lose
    record = DecisionRecord(1, "WT-0001-1-1", 1, 1, "", "COPRO", "ENGAGE", NOW, "", {})
    assert effect_of(FLOW, replace(here, records=(record,)), "resources", "no") == Effect("COPRO", "ENGAGE", 2, "")
    assert effect_of(FLOW, replace(here, records=(record,)), "power", "no").record == record.reference


# --- what whoever sits at a seat reads of what came of it -----------------------------------------


def seat(**answers):
    return Seat(1, 1, 1, "Carer", "", answers, {}, TODAY, TODAY, None, 1)


def test_a_seat_reads_what_came_of_what_they_differed_on_and_of_nothing_else():
    talk = Talk(
        {
            "resources": Agreed("no", "Ann has no money.", "yes", ""),  # the carer had said no, the lead yes
            "power": Agreed("no", "", "no", ""),  # the two agreed all along: another seat differed
            "shape": Agreed("no", "", None, ""),  # the lead had not answered it
            "weigh": Agreed("no", "", "yes", ""),  # changed by the lead since
            "start": Agreed("no", "", "yes", ""),  # left out by the carer
        },
        {"time_ask": "We look again.", "open": "Between others."},
        TODAY,
        ("Carer",),
        1,
    )
    here = part(lead(resources="no", power="no", shape="no", start="no"))
    carer = seat(resources="no", power="no", shape="yes", weigh="no", time_ask="no", open="yes", see_through="no")
    found = came_of(FLOW, here, talk, carer)
    assert [(one.question, one.how, one.value) for one in found.points] == [
        ("weigh", "changed", "no"),
        ("time_ask", "unresolved", None),
        ("shape", "agreed", "no"),
        ("resources", "agreed", "no"),
        ("see_through", "unresolved", None),  # nobody wrote anything about it: nothing was agreed
    ]
    assert (found.result, found.chosen) == ("CONSULT", None)
    for nothing in (
        came_of(FLOW, here, replace(talk, talked_on=None), carer),
        came_of(FLOW, here, talk, replace(carer, finished_on=None)),
        came_of(FLOW, here, talk, replace(carer, closed_on=TODAY)),
    ):
        assert nothing is None


def test_a_seat_reads_that_another_step_was_chosen_only_from_a_record_made_since():
    talk = Talk({}, {}, TODAY, ("Carer",), 1)
    after = {"seats": {"talked_on": TODAY.isoformat()}}
    for kept, chosen, told in (
        (after, "ENGAGE", "ENGAGE"),
        (after, "COPRO", None),
        (after, "GONE", None),
        ({"seats": None}, "ENGAGE", None),
        ({}, "ENGAGE", None),
        ({"seats": {"talked_on": "2020-01-01"}}, "ENGAGE", None),
    ):
        record = DecisionRecord(1, "WT-0001-1-1", 1, 1, "", "COPRO", chosen, NOW, "", kept)
        found = came_of(FLOW, part(lead(), records=(record,)), talk, seat())
        assert (found.points, found.result, found.chosen) == ((), "COPRO", told)
    assert came_of(FLOW, part({"purpose": "yes"}), talk, seat()).result is None


# --- which questions a seat is asked --------------------------------------------------------------


def test_somebody_who_says_yes_all_along_is_not_asked_what_only_a_no_leads_to():
    assert asked_of(FLOW, ALL_YES) == tuple(key for key in FLOW.order if key not in {"part_open", "reopen"})


def test_they_are_asked_past_a_ceiling_and_not_past_a_gate():
    assert "see_through" in asked_of(FLOW, lead(weigh="no", shape="not_sure"))
    assert asked_of(FLOW, {"purpose": "no"}) == ("purpose",)
    assert asked_of(FLOW, {"open": "no", "part_open": "no"})[-1] == "part_open"
    assert asked_of(FLOW, {"open": "no", "part_open": "not_sure"})[-1] == "see_through"


def test_a_question_left_out_stops_nobody():
    assert asked_of(FLOW, {}) == tuple(FLOW.order)
    assert go_on_at(FLOW, {}) == "purpose"
    assert go_on_at(FLOW, {"weigh": "yes"}) == "time_ask"
    assert go_on_at(FLOW, {"weigh": "yes"}, ["shape"]) == "start"
    assert go_on_at(FLOW, {"see_through": "no"}) is None


@given(st.data())
def test_whoever_answers_all_they_are_asked_takes_the_way_of_the_wizard_that_asks_all(data):
    flow = data.draw(valid_flows())
    answers = {q.key: data.draw(st.sampled_from(("yes", "no", "not_sure"))) for q in flow.questions}
    assert asked_of(flow, answers) == replay(flow, answers, ask_all=True).path


# --- against trying everything --------------------------------------------------------------------


def result(flow, answers):
    return outcome_of(flow, masks(flow, answers)[0])


def tried(flow, one, other):
    """Every smallest set of exchanged answers that turns the one's outcome into the other's, by trying all."""
    differing = [key for key in flow.order if one.get(key) != other.get(key)]
    found = []
    for size in range(len(differing) + 1):
        for some in combinations(differing, size):
            exchanged = {**one, **{key: other[key] for key in some}}
            if not any(set(less) <= set(some) for less in found) and result(flow, exchanged) == result(flow, other):
                found.append(some)
    return found


@given(st.data())
def test_what_changes_the_result_is_what_trying_everything_finds(data):
    flow = data.draw(st.one_of(valid_flows(), st.just(FLOW)))
    mine, theirs = data.draw(answers_for(flow)), data.draw(answers_for(flow))
    found = compare(flow, mine, theirs)
    one, other = {**theirs, **mine}, {**mine, **theirs}
    assert found.differing == tuple(k for k in flow.order if k in mine and k in theirs and mine[k] != theirs[k])
    for key in found.differing:
        exchanged = result(flow, {**one, key: other[key]})
        assert (key in found.turns) == (exchanged != result(flow, one)), key
        if key in found.turns:
            assert found.turns[key].outcome == exchanged
    if result(flow, one) == result(flow, other):
        assert found.together == ()
    else:
        assert sorted(found.together) == sorted(tried(flow, one, other))
    # Whoever came to a result by themselves keeps it beside the other's answers.
    assert found.lead in {None, found.lead_today}
    assert found.other in {None, found.other_today}


@given(st.data())
def test_the_agenda_holds_each_disagreement_once_and_claims_of_none_what_is_not_so(data):
    flow = data.draw(valid_flows())
    mine = data.draw(answers_for(flow))
    seats = [data.draw(answers_for(flow)) for _ in range(data.draw(st.integers(1, 3)))]
    found = agenda(flow, mine, seats)
    differing = {key for key in flow.order if len({one[key] for one in (mine, *seats) if key in one}) > 1}
    assert sorted(keys(found.first) + keys(found.others)) == sorted(differing)
    assert len(set(keys(found.points))) == len(found.points)
    steps = [(-point.steps, flow.order[point.question]) for point in found.first]
    assert steps == sorted(steps)
    for point in (*found.first, *found.others):
        moved = set()
        for place, theirs in enumerate(seats):
            one, other = {**theirs, **mine}, {**mine, **theirs}
            if result(flow, {**one, point.question: other.get(point.question, "no")}) != result(flow, one):
                moved.add(place)
        assert set(point.turns) == moved


@pytest.mark.parametrize("accepted", [False, True])
def test_an_exchange_never_asks_for_an_answer_that_makes_no_difference(accepted):
    other = lead(power="no") | ({"see_through": "not_sure"} if accepted else {})
    assert compare(FLOW, lead(), other).together == ((("power",), ("see_through",)) if accepted else (("power",),))
