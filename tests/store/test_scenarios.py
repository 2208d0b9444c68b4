"""Every scenario of our own content, answered, recorded and found again through the services."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.authoring.loader import read_pack
from logic.errors import Refused
from logic.record import RecordForm
from tests.builders import NOW, TODAY

CONTENT = Path(__file__).parents[2] / "content"
PACK = read_pack(CONTENT, CONTENT / "screen")
WRITTEN = {"text": "We will plan it together.", "name": "Ann Example, director", "date": "2026-09-01"}
FORM = RecordForm(
    went_through=("expert by experience", "social worker"),
    agreed_by="Ann Example",
    agreed_role="director",
    agreed_on=TODAY,
    how_told="By letter and at the carers' group.",
    justification="The answers leave no more room.",
    check_answers={c.id: {f.key: WRITTEN[f.kind] for f in c.fields} for c in PACK.checks},
)


@pytest.fixture
def app(app):
    return replace(app, pack=PACK, now=lambda: NOW)


def answered(app, scenario, duty="no"):
    ref = services.start_activity(app, LOCAL_ACTOR, title=scenario.title, level=scenario.level, key=scenario.id)
    for question, value in scenario.answers.items():
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value)
    required = {add_on.id: duty for add_on in PACK.add_ons if add_on.required}
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given=required)
    return ref


@pytest.mark.parametrize("scenario", PACK.scenarios, ids=lambda scenario: scenario.id)
def test_a_scenario_is_recorded_with_its_outcome(app, scenario):
    ref = answered(app, scenario)
    record = services.find_record(app, services.make_record(app, LOCAL_ACTOR, ref, 1, form=FORM, key="r"))
    assert (record.outcome, record.pack_version) == (scenario.outcome, PACK.version)
    assert record.snapshot["could_rise_to"]["id"] == scenario.could_rise_to
    assert {a["id"] for a in record.snapshot["add_ons"] if a["chosen"]} <= {a.id for a in PACK.add_ons}
    assert [a["question"] for a in record.snapshot["answers"]] == sorted(
        scenario.answers, key=PACK.flow.order.__getitem__
    )


@pytest.mark.parametrize(
    "scenario", [s for s in PACK.scenarios if s.outcome in {"INFORM", "NOBODY"}], ids=lambda scenario: scenario.id
)
def test_a_duty_to_consult_stops_the_record(app, scenario):
    ref = answered(app, scenario, duty="not_sure")
    with pytest.raises(Refused) as refused:
        services.make_record(app, LOCAL_ACTOR, ref, 1, form=FORM, key="r")
    assert [problem.code for problem in refused.value.problems] == ["check_stops"]


def test_any_rung_but_from_not_yet_may_be_chosen_with_its_rules_met(app):
    by_outcome = {scenario.outcome: scenario for scenario in PACK.scenarios}
    form = replace(
        FORM,
        filled_in_by="Bo Sample",
        reason="The lease ends in May. The landlord has said in writing that it cannot be longer.",
        what_would_change="A longer lease.",
        asked_people="no",
        review_date=TODAY + timedelta(days=30),
        higher_plan={question.key: "Agreed with the director, by May." for question in PACK.flow.questions},
    )
    tried = 0
    for outcome, scenario in by_outcome.items():
        ref = answered(app, scenario)
        services.describe_part(
            app, LOCAL_ACTOR, ref, 1, decision="Hours", decider="Cabinet", decide_by=TODAY + timedelta(days=90)
        )
        for rung in PACK.ladder:
            if rung.outcome == outcome:
                continue
            tried += 1
            path = (PACK.flow.start,)
            choice = replace(form, chosen_outcome=rung.outcome, answers_relied_on=path)
            if outcome in PACK.leaders_choice.blocked_outcomes:
                with pytest.raises(Refused) as refused:
                    services.make_record(app, LOCAL_ACTOR, ref, 1, form=choice, key=f"{outcome}-{rung.key}")
                assert [problem.code for problem in refused.value.problems] == ["blocked"]
            else:
                services.make_record(app, LOCAL_ACTOR, ref, 1, form=choice, key=f"{outcome}-{rung.key}")
    assert tried == 5 * 4 + 2 * 5
