"""Where a set of answers stands on the ladder."""

import pytest

from logic.journey import replay
from logic.ladder import ladder_view
from tests.builders import ALL_YES, answers_to, pack

PACK = pack()
TOP_DOWN = ["COPRO", "CODESIGN", "ENGAGE", "CONSULT", "INFORM"]


def view(answers, *, ask_all=False):
    return ladder_view(PACK, replay(PACK.flow, answers, ask_all=ask_all))


def states(seen):
    return {step.rung.outcome: step.state for step in seen.steps}


def held(seen):
    return {step.rung.outcome: step.held_by for step in seen.steps if step.held_by}


def test_every_rung_is_open_at_the_start_from_the_top_down():
    seen = view({})
    assert [step.rung.outcome for step in seen.steps] == TOP_DOWN
    assert set(states(seen).values()) == {"open"}
    assert (seen.here, seen.still_open) == (None, 5)


def test_favourable_answers_hold_nothing_back():
    assert view({"purpose": "yes", "affected": "yes", "open": "no"}).still_open == 5


@pytest.mark.parametrize(("place", "outcome"), list(enumerate(TOP_DOWN)))
def test_the_rung_reached_is_here_those_above_are_held_and_those_below_stay_open(place, outcome):
    seen = view(answers_to(outcome))
    assert list(states(seen).values()) == ["held"] * place + ["here"] + ["open"] * (4 - place)
    assert seen.here.rung.outcome == outcome
    assert seen.still_open == 5 - place


@pytest.mark.parametrize("key", ["purpose", "affected"])
def test_a_gate_holds_every_rung_back(key):
    seen = view({"purpose": "yes"} | {key: "no"})
    assert held(seen) == dict.fromkeys(TOP_DOWN, (key,))
    assert (seen.here, seen.still_open) == (None, 0)


def test_not_sure_holds_back_as_no_does():
    assert held(view(ALL_YES | {"power": "not_sure"})) == {"COPRO": ("power",)}


def test_asking_every_question_names_all_that_holds_a_rung_back_in_flow_order():
    seen = view(ALL_YES | {"shape": "no", "time_together": "not_sure", "see_through": "no"}, ask_all=True)
    assert held(seen) == {
        "COPRO": ("shape", "time_together", "see_through"),
        "CODESIGN": ("shape", "time_together"),
        "ENGAGE": ("shape",),
    }
    assert seen.here.rung.outcome == "CONSULT"


def test_a_step_knows_its_band_and_rank():
    top, *_, foot = view({}).steps
    assert (top.band, top.rank) == ("Doing with", 5)
    assert (foot.band, foot.rank) == ("Doing for", 1)
