"""Every worked scenario of the content, through the engine and through the command line."""

import json

import pytest

from logic import add_ons
from logic.analysis import decide
from logic.authoring.loader import read_pack
from logic.journey import replay
from logic.settings import BUILT_IN_CONTENT
from tests.cli import run

PACK = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen")


@pytest.fixture(scope="module")
def printed():
    """What `decide` prints for all scenarios, by id."""
    asked = [{"answers": dict(s.answers), "add_on_answers": list(s.add_ons)} for s in PACK.scenarios]
    ran = run("decide", "-", given=json.dumps(asked))
    assert (ran.code, ran.err) == (0, "")
    return dict(zip((s.id for s in PACK.scenarios), ran.json, strict=True))


def test_there_are_twenty_five_scenarios_that_end_at_every_outcome():
    assert len(PACK.scenarios) == 25
    assert {s.outcome for s in PACK.scenarios} == set(PACK.outcomes)


@pytest.mark.parametrize("scenario", PACK.scenarios, ids=lambda s: s.id)
def test_a_scenario_gives_its_outcome_through_the_engine(scenario):
    decision = decide(PACK.flow, scenario.answers)
    assert (decision.outcome, decision.could_rise_to) == (scenario.outcome, scenario.could_rise_to)
    assert decide(PACK.flow, scenario.answers, ask_all=True).outcome == scenario.outcome
    known = add_ons.facts(PACK.flow, scenario.answers, replay(PACK.flow, scenario.answers))
    automatic = {a.id for a in add_ons.chosen(PACK.add_ons, known, ())}
    assert automatic <= set(scenario.add_ons)


@pytest.mark.parametrize("scenario", PACK.scenarios, ids=lambda s: s.id)
def test_a_scenario_gives_its_outcome_through_the_command_line(scenario, printed):
    answer = printed[scenario.id]
    assert answer["pack"] == PACK.version
    assert (answer["outcome"], answer["could_rise_to"]) == (scenario.outcome, scenario.could_rise_to)
    assert answer["add_ons"] == sorted(scenario.add_ons)
    assert answer["next_question"] is None
