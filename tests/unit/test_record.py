"""What a decision record needs (domain.md B.2, B.6, B.8), each rule refused and accepted."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from logic.activity import GivenAnswer
from logic.analysis import decide
from logic.conditions import Condition
from logic.record import (
    RecordForm,
    answered_later,
    changes,
    checks_holding,
    inputs,
    justification_draft,
    kept,
    problems,
    since,
    snapshot,
    tidy,
)
from logic.record.snapshot import FORMAT
from tests.builders import NOW, TODAY, answers_to, pack, part
from tests.limits import REGISTER, limit

PACK = pack()
SOON = TODAY + timedelta(days=30)

AGREED = RecordForm(
    went_through=("social worker", "two experts by experience"),
    agreed_by="Ann Example",
    agreed_role="head_of_service",
    agreed_on=TODAY,
    how_told="We wrote to everyone on the list.",
    justification="The lease ends in May.",
)
LOWER = replace(
    AGREED,
    chosen_outcome="ENGAGE",
    filled_in_by="Bo Sample",
    reason="The lease ends in May. The new building is not ready before August.",
    answers_relied_on=("time_together",),
    what_would_change="A longer lease.",
    asked_people="yes",
    what_they_said="They would rather wait.",
    review_date=SOON,
)


def fields(form, *, at="COPRO", today=TODAY, **part_changes):
    """(field, code) of every problem for this form, the answers leading to this outcome."""
    here = part(answers_to(at), **part_changes)
    return [(p.field, p.code) for p in problems(PACK, here, decide(PACK.flow, here.values), form, today)]


# What has changed since


def test_what_has_changed_since_a_record_is_told_apart_and_each_of_it_is_told():
    from tests.documents.records import record_of

    record, version = record_of(), PACK.version
    here = part(answers_to("ENGAGE"))
    assert since(record, here, version, ()) == ()
    assert since(record, replace(here, add_ons={"AQ2": "yes"}), version, ()) == ("answers",)
    assert since(record, replace(here, open_part="The hours"), version, ()) == ("answers",)
    assert since(record, replace(here, name="North", decide_by=None), version, ()) == ("words",)
    assert since(record, part(answers_to("CONSULT"), decider="Cabinet?"), "another", [(1, 1)]) == (
        *("answers", "words", "limits", "questions"),
    )


def test_an_answer_that_the_questions_of_a_record_did_not_ask_for_is_no_change_unless_it_was_given_since():
    from tests.documents.records import record_of

    here = part(answers_to("ENGAGE") | {"asked_once": "yes"})  # NOW, when the record was made
    record = record_of()
    assert since(record, here, PACK.version, ()) == ()
    assert since(replace(record, made_at=NOW - timedelta(days=1)), here, PACK.version, ()) == ("answers",)


# Who went through it, who agreed, how people were told


@pytest.mark.parametrize("outcome", ["COPRO", "CODESIGN"])
def test_doing_with_people_needs_only_who_went_through_it(outcome):
    assert fields(RecordForm(went_through=("carer",)), at=outcome) == []
    assert fields(RecordForm(), at=outcome) == [("went_through", "went_through_missing")]


@pytest.mark.parametrize("outcome", ["ENGAGE", "CONSULT", "NOTYET"])
def test_below_co_design_needs_who_agreed_and_how_people_were_told(outcome):
    assert fields(RecordForm(), at=outcome) == [
        ("went_through", "went_through_missing"),
        ("agreed_by", "agreed_by_missing"),
        ("agreed_role", "agreed_role_missing"),
        ("agreed_on", "agreed_on_missing"),
        ("how_told", "how_told_missing"),
        ("justification", "justification_missing"),
    ]
    assert fields(AGREED, at=outcome) == []


@pytest.mark.parametrize("outcome", ["ENGAGE", "CONSULT", "NOTYET"])
@pytest.mark.parametrize("emptied", ["", " \u200b"])
def test_below_co_design_a_record_needs_its_reasons(outcome, emptied):
    assert fields(replace(AGREED, justification=emptied), at=outcome) == [("justification", "justification_missing")]


def test_a_choice_below_co_design_needs_its_reasons_and_one_above_needs_none():
    assert ("justification", "justification_missing") in fields(replace(LOWER, justification=""))
    higher = replace(LOWER, chosen_outcome="CODESIGN", justification="")
    assert ("justification", "justification_missing") not in fields(higher, at="ENGAGE")


def test_words_that_cannot_be_seen_are_no_words():
    assert fields(RecordForm(went_through=("\u200b", " "))) == [("went_through", "went_through_missing")]


def test_nobody_affected_needs_the_agreement_of_a_person_outside_the_team():
    assert ("agreed_by", "agreed_by_outside_missing") in fields(RecordForm(), at="NOBODY")
    assert fields(replace(AGREED, filled_in_by="ann  EXAMPLE"), at="NOBODY") == [("agreed_by", "agreed_by_same_person")]
    assert fields(AGREED, at="NOBODY") == []


def test_nobody_can_have_agreed_tomorrow():
    assert fields(replace(AGREED, agreed_on=TODAY + timedelta(days=1)), at="ENGAGE") == [
        ("agreed_on", "date_in_future")
    ]


def test_there_is_no_record_before_there_is_a_result():
    here = part({"purpose": "yes"})
    assert [p.code for p in problems(PACK, here, decide(PACK.flow, here.values), AGREED, TODAY)] == ["not_finished"]


def test_the_level_and_the_question_of_a_duty_come_first():
    assert fields(AGREED, level="", add_ons={}) == [("level", "level_missing"), ("AQ2", "add_on_missing")]


# The checks


@pytest.mark.parametrize("duty", ["yes", "not_sure"])
def test_a_duty_to_consult_stops_a_record_that_would_only_inform(duty):
    form = replace(AGREED, check_answers={"DG11": {"senior": "Cy", "come_back": SOON.isoformat()}})
    assert fields(form, at="INFORM", add_ons={"AQ2": duty}) == [("DG9", "check_stops")]
    assert fields(form, at="INFORM", add_ons={"AQ2": "no"}) == []


def test_a_duty_to_consult_stops_a_choice_that_would_only_inform():
    form = replace(LOWER, chosen_outcome="INFORM")
    found = fields(form, at="CONSULT", add_ons={"AQ2": "yes"})
    assert ("DG9", "check_stops") in found


def test_a_duty_to_consult_does_not_stop_consulting():
    assert fields(AGREED, at="CONSULT", add_ons={"AQ2": "yes"}) == []


def test_informing_while_something_is_open_needs_a_named_senior_and_a_date_to_come_back():
    assert fields(AGREED, at="INFORM") == [("DG11.come_back", "check_field_missing")]
    nobody = fields(replace(AGREED, agreed_by=""), at="INFORM")
    assert nobody == [("DG11.come_back", "check_field_missing"), ("agreed_by", "agreed_by_missing")]


@pytest.mark.parametrize(("senior", "told"), [("", "Ann Example, Head of service"), ("Cy, director", "Cy, director")])
def test_who_agreed_is_asked_once_and_is_who_a_check_wants_named(senior, told):
    written = {"DG11": {"senior": senior, "come_back": SOON.isoformat()}}
    kept_now = taken(replace(AGREED, check_answers=written), answers_to("INFORM"))
    assert kept_now["checks"][0]["answers"][0]["written"] == told


def test_where_nobody_is_asked_who_agreed_a_check_still_wants_someone_named():
    always = replace(PACK.checks[-1], when=Condition(outcome=frozenset({"CODESIGN"})))
    here = part(answers_to("CODESIGN"))
    known = replace(PACK, checks=(always,))
    form = replace(AGREED, agreed_by="", check_answers={always.id: {"come_back": SOON.isoformat()}})
    found = problems(known, here, decide(PACK.flow, here.values), form, TODAY)
    assert [(one.field, one.code) for one in found] == [("DG11.senior", "check_field_missing")]


@pytest.mark.parametrize(
    ("agreed_on", "given", "later"),
    [
        (date(2026, 3, 1), (NOW,), date(2026, 3, 2)),
        (date(2026, 3, 2), (NOW,), None),
        (date(2026, 7, 1), (datetime(2026, 7, 1, 23, 30, tzinfo=UTC),), date(2026, 7, 2)),
        (date(2026, 3, 1), (), None),
        (None, (NOW,), None),
    ],
)
def test_that_people_agreed_before_the_last_answer_is_known(agreed_on, given, later):
    assert answered_later(agreed_on, given) == later


@pytest.mark.parametrize(
    ("come_back", "code"),
    [("2026-02-30", "date_not_real"), ("soon", "date_not_real"), (TODAY.isoformat(), "date_not_in_future")],
)
def test_the_date_to_come_back_is_a_real_day_to_come(come_back, code):
    form = replace(AGREED, check_answers={"DG11": {"senior": "Cy", "come_back": come_back}})
    assert fields(form, at="INFORM") == [("DG11.come_back", code)]


def test_a_persons_own_plan_below_co_design_needs_what_we_will_do():
    assert fields(AGREED, at="ENGAGE", level="individual") == [("DG10.what_we_will_do", "check_field_missing")]
    written = replace(AGREED, check_answers={"DG10": {"what_we_will_do": "Plan with Dee on Monday."}})
    assert fields(written, at="ENGAGE", level="individual") == []
    assert fields(AGREED, at="CODESIGN", level="individual") == []


# Leader's choice


def test_a_lower_choice_with_everything_in_place_is_accepted():
    assert fields(LOWER) == []


def test_choosing_what_is_recommended_is_no_choice():
    assert fields(RecordForm(went_through=("carer",), chosen_outcome="COPRO")) == []


def test_a_choice_needs_all_its_words():
    assert set(fields(RecordForm(chosen_outcome="CODESIGN"))) == {
        ("went_through", "went_through_missing"),
        ("agreed_by", "agreed_by_missing"),
        ("agreed_role", "agreed_role_missing"),
        ("agreed_on", "agreed_on_missing"),
        ("how_told", "how_told_missing"),
        ("filled_in_by", "filled_in_by_missing"),
        ("reason", "reason_missing"),
        ("answers_relied_on", "answers_relied_on_missing"),
        ("what_would_change", "what_would_change_missing"),
        ("asked_people", "asked_people_missing"),
        ("review_date", "review_date_missing"),
    }


@pytest.mark.parametrize("outcome", ["NOTYET", "NOBODY", "educating", "no_voice", "nonsense"])
def test_no_choice_leads_off_the_ladder(outcome):
    assert fields(replace(LOWER, chosen_outcome=outcome)) == [("chosen_outcome", "not_a_rung")]


@pytest.mark.parametrize("chosen", ["INFORM", "COPRO"])
def test_not_yet_cannot_be_overridden(chosen):
    found = fields(replace(LOWER, chosen_outcome=chosen), at="NOTYET")
    assert ("chosen_outcome", "blocked") in found
    assert all(field in {"chosen_outcome", "DG11.come_back"} for field, _ in found)


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("Because.", "reason_too_short"),
        ("The lease ends in May", "reason_too_short"),
        ("Yes. No. Well. Ok.", "reason_too_short"),
        ("The lease ends in May. the lease ENDS in May!", "reason_too_short"),
        ("No time.", "reason_stock"),
        ("We have no time. We always do it this way!", "reason_stock"),
        ("\n", "reason_missing"),
    ],
)
def test_a_reason_is_two_true_sentences(reason, code):
    assert fields(replace(LOWER, reason=reason)) == [("reason", code)]


@pytest.mark.parametrize(
    "reason",
    [
        "There is no time. The court has set a hearing for Monday and will not move it.",
        "The lease ends in May\nThe new building is not ready",
        "Is the lease ending? It is ending in May…",
    ],
)
def test_a_stock_phrase_may_stand_beside_a_true_reason(reason):
    assert fields(replace(LOWER, reason=reason)) == []


def test_answers_relied_on_led_to_the_result():
    assert fields(replace(LOWER, answers_relied_on=("reopen",))) == [
        ("answers_relied_on", "answers_relied_on_not_on_path")
    ]


def test_when_people_were_asked_their_reply_is_kept():
    assert fields(replace(LOWER, what_they_said="")) == [("what_they_said", "what_they_said_missing")]
    assert fields(replace(LOWER, asked_people="no", what_they_said="")) == []


@pytest.mark.parametrize("name", ["Bo Sample", " bo   SAMPLE ", "BO SAMPLE."])
def test_the_person_who_filled_it_in_cannot_agree_to_it(name):
    assert fields(replace(LOWER, agreed_by=name)) == [("agreed_by", "agreed_by_same_person")]


@pytest.mark.parametrize("name", ["Head of Service", "the team manager"])
def test_a_role_is_not_a_name(name):
    assert fields(replace(LOWER, agreed_by=name)) == [("agreed_by", "name_not_role")]


def test_two_rungs_lower_needs_a_head_of_service():
    manager = replace(LOWER, agreed_role="team_manager")
    assert fields(manager) == [("agreed_role", "head_needed")]
    assert fields(replace(manager, chosen_outcome="CODESIGN")) == []


def test_a_role_outside_the_list_cannot_agree_to_a_choice():
    assert fields(replace(LOWER, agreed_role="colleague")) == [("agreed_role", "agreed_role_not_senior")]


DECIDE_BY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("review", "code"),
    [(TODAY, "date_not_in_future"), (DECIDE_BY + timedelta(days=1), "review_date_too_late"), (DECIDE_BY, None)],
)
def test_the_review_comes_before_the_decision(review, code):
    expected = [("review_date", code)] if code else []
    assert fields(replace(LOWER, review_date=review), decide_by=DECIDE_BY) == expected


def test_a_choice_needs_the_date_of_the_decision():
    assert fields(LOWER, decide_by=None) == [("decide_by", "decide_by_missing")]
    assert fields(LOWER, decide_by=TODAY) == [("decide_by", "decide_by_passed")]


def test_a_higher_choice_needs_a_plan_for_each_unmet_condition():
    higher = replace(LOWER, chosen_outcome="COPRO", answers_relied_on=("power",))
    assert fields(higher, at="CODESIGN") == [("plan.power", "plan_missing"), ("plan.see_through", "plan_missing")]
    half = replace(higher, higher_plan={"power": "Seats by May.", "see_through": " "})
    assert fields(half, at="CODESIGN") == [("plan.see_through", "plan_missing")]
    whole = replace(higher, higher_plan={"power": "Seats by May.", "see_through": "A review group by June."})
    assert fields(whole, at="CODESIGN") == []


LATER = dict.fromkeys(("time_together", "resources"), "Agreed, by May.")


def missing_plans(given, **plans):
    here = part(answers_to("ENGAGE") | given)
    form = replace(LOWER, chosen_outcome="CODESIGN", answers_relied_on=("shape",), higher_plan=LATER | plans)
    return [p.field for p in problems(PACK, here, decide(PACK.flow, here.values), form, TODAY)]


def test_a_higher_choice_may_take_either_way_up():
    """Nobody has looked yet: starting afresh or reopening would each do."""
    unknown = {"start": "not_sure", "reopen": "not_sure", "open_mind": "yes"}
    assert missing_plans(unknown, start="Yes.") == missing_plans(unknown, reopen="Yes.") == []


def test_a_higher_choice_cannot_plan_for_what_is_past_changing():
    """Options are written already, so only reopening them is left."""
    late = {"start": "no", "reopen": "no", "open_mind": "yes"}
    assert missing_plans(late, start="Yes.") == ["plan.reopen"]
    assert missing_plans(late, reopen="Yes.") == []


def test_a_lower_choice_still_answers_the_checks_of_the_rung_chosen():
    found = fields(LOWER, level="individual")
    assert found == [("DG10.what_we_will_do", "check_field_missing")]


# Text in the form


def test_the_form_is_tidied_and_what_cannot_be_kept_is_named():
    form, found = tidy(
        RecordForm(
            went_through=(" carer ", ""),
            how_told="a\x00",
            check_answers={"DG10": {"what_we_will_do": "\ud800"}},
            higher_plan={"power": "x" * 10_001},
        )
    )
    assert form.went_through == ("carer",)
    assert [(p.field, p.code) for p in found] == [
        ("how_told", "control_characters"),
        ("DG10.what_we_will_do", "control_characters"),
        ("plan.power", "too_long"),
    ]


# What is kept


def taken(form=LOWER, given=None, **part_changes):
    from logic.activity import Activity

    here = part(given, **part_changes)
    activity = Activity("WT-0042", "Day service", 1, NOW, NOW, None, (here,))
    decision = decide(PACK.flow, here.values)
    return snapshot(PACK, activity, here, decision, form, made_at=NOW, today=TODAY)


def test_a_record_keeps_the_words_that_were_shown():
    kept = taken()
    assert json.loads(json.dumps(kept)) == kept
    assert kept["pack"] == {"version": PACK.version, "edition": PACK.edition, "title": PACK.title}
    assert kept["activity"] == {"ref": "WT-0042", "title": "Day service", "area": ""}
    assert kept["part"]["decider"] == "Cabinet"
    first = kept["answers"][0]
    assert (first["text"], first["said"], first["note"]) == ("Is purpose so?", "purpose: yes.", "because of purpose")
    assert kept["outcome"]["promise"] == "We promise COPRO."
    assert kept["choice"]["direction"] == "lower"
    assert kept["choice"]["chosen"]["id"] == "ENGAGE"
    assert kept["agreement"]["agreed_role"] == "Head of service"
    assert kept["sources"] == [
        {
            "key": "SW-OTH-6",
            "document": "The plan",
            "date": "2024",
            "section": "Other options",
            "gist": "Say why",
        }
    ]


def test_a_record_keeps_what_each_question_and_result_rests_on():
    kept = taken()
    kinds = ["result", "choice", *["question"] * len(kept["path"])]
    assert [one["kind"] for one in kept["rests_on"]] == kinds
    assert kept["rests_on"][0] == {
        "kind": "result",
        "name": PACK.outcomes["COPRO"].name,
        "basis": "stated",
        "places": [{"document": "The plan", "date": "2024", "section": "Other options"}],
    }


def test_a_record_keeps_what_holds_it_down_and_what_would_lift_it():
    kept = taken(AGREED, answers_to("ENGAGE", reopen="yes"))
    assert kept["ceilings"][0]["question"] == "open_mind"
    assert kept["choice"] is None
    assert [q["lever_title"] for q in kept["lifts"][0]["questions"]] == [
        "Make open_mind so",
        "Make time_together so",
        "Make resources so",
    ]
    assert {a["question"]: a["on_path"] for a in kept["answers"]}["reopen"] is False


def test_a_record_keeps_add_ons_and_the_checks_with_their_answers():
    form = replace(AGREED, check_answers={"DG10": {"what_we_will_do": "Plan with Dee."}})
    given = answers_to("ENGAGE", open="no", part_open="yes")
    kept = taken(form, given, level="individual", add_ons={"AQ1": "yes", "AQ2": "no"})
    assert {a["id"]: a["chosen"] for a in kept["add_ons"]} == {"AQ1": True, "AQ2": False, "AQ4": True}
    assert kept["checks"][0]["answers"][0]["written"] == "Plan with Dee."


def test_the_same_again_changes_nothing():
    assert changes(taken(), taken()).nothing


def test_reassessing_shows_what_changed():
    before = taken(AGREED, answers_to("ENGAGE"))
    noted = part()
    given = dict(noted.answers)
    given["purpose"] = replace(given["purpose"], note="Cabinet minute 12")
    found = changes(before, taken(LOWER, None, answers=given))
    assert [(c.question, c.before, c.after) for c in found.answers] == [
        ("open_mind", "open_mind: no.", "open_mind: yes."),
        *((key, "", f"{key}: yes.") for key in ("time_together", "resources", "power", "see_through")),
    ]
    assert ("purpose", "because of purpose", "Cabinet minute 12") in [
        (c.question, c.before, c.after) for c in found.notes
    ]
    assert (found.outcome.before, found.outcome.after) == ("Engage", "Copro")
    assert found.choice is None
    assert found.pack is None


def test_checks_that_hold_can_be_shown_before_the_form():
    here = part(answers_to("INFORM"))
    assert [check.id for check in checks_holding(PACK, here, decide(PACK.flow, here.values))] == ["DG11"]


# Why no more is done


def draft_for(given, chosen="", **part_changes):
    here = part(given, **part_changes)
    return justification_draft(PACK, here, decide(PACK.flow, here.values, ask_all=here.ask_all), chosen)


@pytest.mark.parametrize("outcome", ["ENGAGE", "CONSULT", "INFORM", "NOTYET", "NOBODY"])
def test_below_doing_with_a_justification_is_drafted_from_the_facts(outcome):
    drafted = draft_for(answers_to(outcome))
    words = PACK.outcomes[outcome]
    assert words.name in drafted.splitlines()[0]
    assert words.promise in drafted.splitlines()[-1]


@pytest.mark.parametrize("outcome", ["COPRO", "CODESIGN"])
def test_doing_with_people_needs_no_justification(outcome):
    assert draft_for(answers_to(outcome)) == ""
    assert taken(replace(AGREED, justification="Never mind."), answers_to(outcome))["justification"] == ""


def test_the_draft_says_what_holds_it_down_how_that_is_known_and_what_would_move_it_up():
    given = answers_to("ENGAGE")
    drafted = draft_for(given)
    assert "open_mind: no." in drafted
    assert "because of open_mind" in drafted
    assert "Make open_mind so; Make time_together so; Make resources so" in drafted
    noted = part(given)
    silent = dict(noted.answers)
    silent["open_mind"] = replace(silent["open_mind"], note="")
    unsaid = draft_for(given, answers=silent)
    assert PACK.screen["record.why.no_ground"].format(said="open_mind: no.") in unsaid


@pytest.mark.parametrize(
    ("value", "note", "key", "told"),
    [
        ("not_sure", "", "unsure", ""),
        ("not_sure", "Minute 12 says so", "unsure_ground", "Minute 12 says so."),
        ("not_sure", "Ask Ann?", "unsure_ground", "Ask Ann?"),
        ("no", "Ann said “no.”", "ground", "Ann said “no.”"),
        ("no", "Minute 12", "ground", "Minute 12."),
        ("no", "", "no_ground", ""),
        ("no", "minute " * 100, "ground", f"{('minute ' * 42).strip()}…"),
        ("no", "m" * 400, "ground", f"{'m' * 299}…"),
    ],
)
def test_what_nobody_knows_is_not_asked_how_it_is_known_and_a_note_ends_as_a_sentence(value, note, key, told):
    given = answers_to("ENGAGE") | {"open_mind": value}
    noted = {name: GivenAnswer(name, answer, note, 1, NOW) for name, answer in given.items()}
    drafted = draft_for(given, answers=noted)
    said = PACK.questions["open_mind"].said.get(value, "")
    assert PACK.screen[f"record.why.{key}"].format(said=said, note=told) in drafted.splitlines()


def test_everything_that_holds_it_down_is_in_the_draft_when_all_was_asked():
    given = answers_to("COPRO") | {"weigh": "no", "shape": "not_sure", "resources": "no"}
    drafted = draft_for(given, ask_all=True)
    assert [key for key in given if f"because of {key}" in drafted] == ["weigh", "shape", "resources"]


def test_a_draft_fits_its_field_however_long_the_notes():
    given = answers_to("COPRO") | dict.fromkeys(("weigh", "shape", "open_mind", "resources", "power"), "no")
    noted = part(given)
    long = {key: replace(one, note="so\n" * 3_000) for key, one in noted.answers.items()}
    drafted = draft_for(given, ask_all=True, answers=long)
    assert drafted.count("so so so") >= 5
    assert len(drafted) < 10_000


def test_a_lower_choice_is_not_blamed_on_the_answers():
    drafted = draft_for(answers_to("CODESIGN"), "CONSULT")
    assert "Codesign" in drafted
    assert "power" not in drafted
    assert PACK.outcomes["CONSULT"].promise in drafted


def test_a_choice_of_doing_with_people_needs_no_justification():
    assert draft_for(answers_to("ENGAGE"), "CODESIGN") == ""


def test_the_justification_is_kept_as_the_person_left_it():
    form = replace(AGREED, justification="  We must be out by May.\r\nThe rest is open. ")
    tidied, found = tidy(form)
    assert found == ()
    assert taken(tidied, answers_to("ENGAGE"))["justification"] == "We must be out by May.\nThe rest is open."


def test_another_justification_is_a_change_and_records_of_format_1_had_none():
    old = taken(AGREED, answers_to("ENGAGE"))
    del old["justification"]
    new = taken(replace(AGREED, justification="We must be out by May."), answers_to("ENGAGE"))
    assert [(c.question, c.before, c.after) for c in changes(old, new).agreement] == [
        ("justification", "", "We must be out by May.")
    ]


def test_the_pictures_given_are_kept_with_the_format_that_has_them():
    here = part()
    from logic.activity import Activity

    activity = Activity("WT-0042", "Day service", 1, NOW, NOW, None, (here,))
    decision = decide(PACK.flow, here.values)
    kept = snapshot(PACK, activity, here, decision, AGREED, made_at=NOW, today=TODAY, pictures={"ladder": {"a": 1}})
    assert (kept["format"], kept["pictures"]) == (FORMAT, {"ladder": {"a": 1}})


def test_the_limits_that_stand_are_kept_with_their_words_and_what_they_cost():
    from logic.activity import Activity

    known = replace(PACK, register=REGISTER)
    here = part(answers_to("ENGAGE", open_mind="no") | {"time_together": "yes", "resources": "yes", "power": "no"})
    activity = Activity("WT-0042", "Day service", 1, NOW, NOW, None, (here,))
    standing = (limit(1, explains=("open_mind",)), limit(2, version=3, explains=("power", "gone")))
    decision = decide(known.flow, here.values)
    kept_now = snapshot(known, activity, here, decision, AGREED, made_at=NOW, today=TODAY, standing=standing)
    first, second = kept_now["limits"]["each"]
    assert (first["statement"], first["status"], first["cost"]) == ("The lease is signed until 2030", "confirmed", 1)
    assert (second["cost"], [one["question"] for one in second["explains"]]) == (0, ["power"])
    assert kept_now["limits"]["together"] == 1
    assert [one["id"] for one in kept_now["add_ons"] if one["chosen"]] == []
    assert kept(kept_now)["limits"] == inputs(here, known.version, standing)["limits"] == ((1, 1), (2, 3))
    del kept_now["limits"]
    assert kept(kept_now)["limits"] == inputs(here, known.version)["limits"] == ()


def test_a_limit_that_stands_brings_the_add_on_for_what_is_fixed():
    from logic.activity import Activity

    by_limit = tuple(
        replace(one, automatic=Condition(limited=True)) if one.id == "AQ4" else one for one in PACK.add_ons
    )
    known, here = replace(PACK, register=REGISTER, add_ons=by_limit), part()
    activity = Activity("WT-0042", "Day service", 1, NOW, NOW, None, (here,))
    decision = decide(known.flow, here.values)

    def brought(*standing):
        kept_now = snapshot(known, activity, here, decision, AGREED, made_at=NOW, today=TODAY, standing=standing)
        return [one["id"] for one in kept_now["add_ons"] if one["chosen"]]

    assert brought(limit()) == ["AQ4"]
    assert brought() == []
