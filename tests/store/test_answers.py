"""Answers, parts and actions: saved as they are given, refused with a reason, never lost to a stale page."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict, NotFound, Refused
from tests.builders import NOW, TODAY

HOSTILE = [
    "<script>alert(1)</script>",
    "![x](https://example.org/a.png) :red[x] $\\frac{1}{2}$ {{ 7*7 }} #set",
    "=cmd()|' /C calc'!A0",
    "'; DROP TABLE answer; --",
    "\u202eright to left\u202c",
    "\U0001f469\u200d\U0001f469\u200d\U0001f466",
    "%s %(a)s :a ? \\ \" ' `",
    "line one\nline two",
    "x" * 10_000,
]


def codes(refused):
    return [(problem.field, problem.code) for problem in refused.value.problems]


def give(app, ref, value="yes", *, part=1, question="purpose", **more):
    return services.give_answer(app, LOCAL_ACTOR, ref, part, question=question, value=value, **more)


def saved(app, ref, question="purpose"):
    return services.find_activity(app, ref).parts[0].answers[question]


@pytest.mark.parametrize("note", HOSTILE)
def test_a_note_is_kept_as_typed(app, ref, note):
    give(app, ref, note=note)
    assert saved(app, ref).note == note
    services.rename(app, LOCAL_ACTOR, ref, title=note[:200].replace("\n", " "))
    assert services.find_activity(app, ref).title == note[:200].replace("\n", " ")


@pytest.mark.parametrize(
    ("note", "code"), [("a\x00b", "control_characters"), ("\ud800", "control_characters"), ("x" * 10_001, "too_long")]
)
def test_a_note_that_cannot_be_kept_is_refused_and_changes_nothing(app, ref, note, code):
    give(app, ref, note="first")
    with pytest.raises(Refused) as refused:
        give(app, ref, "no", note=note, seen_version=1)
    assert codes(refused) == [("note", code)]
    assert (saved(app, ref).value, saved(app, ref).note) == ("yes", "first")


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        ("nonsense", "yes", "unknown_question"),
        ("purpose", "maybe", "unknown_answer"),
        ("purpose", "", "answer_missing"),
        ("affected", "not_sure", "not_sure_not_offered"),
    ],
)
def test_an_answer_the_flow_cannot_take_is_refused(app, ref, question, value, code):
    with pytest.raises(Refused) as refused:
        give(app, ref, value, question=question)
    assert codes(refused) == [("answer", code)]


def test_a_changed_answer_counts_a_version(app, ref):
    assert give(app, ref).version == 1
    assert give(app, ref, "no", seen_version=1).version == 2
    assert saved(app, ref).value == "no"


def test_the_same_answer_again_is_taken_silently_even_from_a_stale_page(app, ref):
    give(app, ref, note="a")
    again = give(app, ref, note="a", seen_version=0)
    assert again == saved(app, ref)
    assert again.version == 1


def test_a_stale_page_cannot_overwrite_and_both_answers_are_kept(app, ref):
    give(app, ref, "yes", note="theirs")
    with pytest.raises(Conflict) as conflict:
        give(app, ref, "no", note="mine", seen_version=0)
    assert conflict.value.theirs == {"value": "yes", "note": "theirs"}
    assert conflict.value.yours == {"value": "no", "note": "mine"}
    assert saved(app, ref).note == "theirs"
    give(app, ref, "no", note="mine", seen_version=conflict.value.version)
    assert saved(app, ref).note == "mine"


def test_a_double_click_never_undoes_what_somebody_answered_in_between(app, ref):
    give(app, ref, "yes")
    give(app, ref, "no", seen_version=1)
    with pytest.raises(Conflict):
        give(app, ref, "yes")
    assert saved(app, ref).value == "no"
    assert saved(app, ref).version == 2


def test_answers_off_the_path_are_kept(app, ref):
    give(app, ref, question="see_through")
    give(app, ref, "no", question="purpose")
    assert saved(app, ref, "see_through").value == "yes"


def test_there_is_no_such_part_or_activity(app, ref):
    with pytest.raises(NotFound):
        give(app, ref, part=2)
    with pytest.raises(NotFound):
        give(app, "WT-0099")


def test_add_on_answers_are_kept_one_by_one(app, ref):
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ1": "yes", "AQ2": "not_sure"})
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ2": "no"})
    assert services.find_activity(app, ref).parts[0].add_ons == {"AQ1": "yes", "AQ2": "no"}
    with pytest.raises(Refused) as refused:
        services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ99": "yes", "AQ1": "maybe"})
    assert codes(refused) == [("AQ99", "unknown_add_on"), ("AQ1", "answer_missing")]


def test_parts_are_answered_on_their_own(app, ref):
    number = services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="individual", key="p")
    assert services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="individual", key="p") == number == 2
    give(app, ref, "no", part=2)
    first, second = services.find_activity(app, ref).parts
    assert (first.values, second.values) == ({}, {"purpose": "no"})


def test_a_part_is_described_in_words_with_a_version(app, ref):
    def describe(decision, seen):
        services.describe_part(
            app, LOCAL_ACTOR, ref, 1, decision=decision, decider="Cabinet", decide_by=app.today(), seen_version=seen
        )

    describe("Hours", 1)
    describe("Hours", 1)
    with pytest.raises(Conflict) as conflict:
        describe("Prices", 1)
    assert conflict.value.theirs["decision"] == "Hours"
    part = services.find_activity(app, ref).parts[0]
    assert (part.decision, part.decider, part.decide_by, part.version) == ("Hours", "Cabinet", app.today(), 2)


def test_what_a_part_must_say_is_asked_for(app, ref):
    with pytest.raises(Refused) as refused:
        services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="", decider=" ", decide_by=None)
    assert codes(refused) == [("decision", "decision_missing"), ("decider", "decider_missing")]
    gone = app.today() - timedelta(days=1)
    with pytest.raises(Refused) as refused:
        services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="Hours", decider="Cabinet", decide_by=gone)
    assert codes(refused) == [("decide_by", "date_in_past")]
    with pytest.raises(Refused):
        services.name_open_part(app, LOCAL_ACTOR, ref, 1, open_part="")
    with pytest.raises(Refused):
        services.set_level(app, LOCAL_ACTOR, ref, 1, level="national")


def test_level_open_part_and_ask_all_are_saved(app, ref):
    services.set_level(app, LOCAL_ACTOR, ref, 1, level="individual")
    services.set_ask_all(app, LOCAL_ACTOR, ref, 1, ask_all=True)
    services.name_open_part(app, LOCAL_ACTOR, ref, 1, open_part="The hours")
    part = services.find_activity(app, ref).parts[0]
    assert (part.level, part.ask_all, part.open_part) == ("individual", True, "The hours")


def plan(app, ref, **changes):
    fields = {
        "kind": "lift",
        "question": "power",
        "to_outcome": "COPRO",
        "text": "Ask Cabinet for seats",
        "owner": "Ann",
        "due": TODAY + timedelta(days=7),
        "key": "a",
    }
    return services.plan_action(app, LOCAL_ACTOR, ref, 1, **(fields | changes))


def test_an_action_is_planned_changed_and_finished(app, ref):
    app = replace(app, now=lambda: NOW)
    number = plan(app, ref)
    assert plan(app, ref) == number
    later = TODAY + timedelta(days=9)
    services.change_action(app, LOCAL_ACTOR, ref, 1, number, text="Ask again", owner="Bo", due=later, seen_version=1)
    with pytest.raises(Conflict):
        services.change_action(app, LOCAL_ACTOR, ref, 1, number, text="Stop", owner="Bo", due=later, seen_version=1)
    for _ in range(2):
        services.finish_action(app, LOCAL_ACTOR, ref, 1, number)
    (action,) = services.find_activity(app, ref).parts[0].actions
    assert (action.text, action.owner, action.due, action.done_at, action.version) == ("Ask again", "Bo", later, NOW, 3)
    services.finish_action(app, LOCAL_ACTOR, ref, 1, number, done=False)
    assert services.find_activity(app, ref).parts[0].actions[0].done_at is None


def test_an_action_needs_words_somebody_and_a_day_to_come(app, ref):
    app = replace(app, now=lambda: NOW)
    with pytest.raises(Refused) as refused:
        plan(app, ref, text="", owner="", due=None)
    assert [code for _, code in codes(refused)] == ["action_text_missing", "action_owner_missing", "action_due_missing"]
    with pytest.raises(Refused) as refused:
        plan(app, ref, due=TODAY - timedelta(days=1))
    assert codes(refused) == [("due", "date_in_past")]
    with pytest.raises(Refused) as refused:
        plan(app, ref, due=date.max)
    assert codes(refused) == [("due", "date_too_far")]
    with pytest.raises(Refused) as refused:
        plan(app, ref, kind="other", question="nonsense")
    assert codes(refused) == [("kind", "unknown_action"), ("question", "unknown_question")]


def test_an_action_that_is_late_can_still_be_reworded(app, ref):
    clock = [NOW]
    app = replace(app, now=lambda: clock[0])
    due = TODAY + timedelta(days=7)
    number = plan(app, ref, due=due)
    clock[0] += timedelta(days=30)
    services.change_action(app, LOCAL_ACTOR, ref, 1, number, text="Ask again", owner="Ann", due=due)
    assert services.find_activity(app, ref).parts[0].actions[0].text == "Ask again"


def test_an_action_of_another_part_is_not_there(app, ref):
    app = replace(app, now=lambda: NOW)
    services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="service", key="p")
    number = plan(app, ref)
    with pytest.raises(NotFound):
        services.finish_action(app, LOCAL_ACTOR, ref, 2, number)


def test_an_add_on_answered_by_somebody_else_meanwhile_is_not_overwritten_unseen(app, ref):
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ2": "yes"}, was={"AQ2": None})
    with pytest.raises(Conflict) as conflict:
        services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ2": "no"}, was={"AQ2": None})
    assert (conflict.value.theirs, conflict.value.yours) == ({"AQ2": "yes"}, {"AQ2": "no"})
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ2": "yes"}, was={"AQ2": None})
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ2": "no"}, was={"AQ2": "yes"})
    assert services.find_activity(app, ref).parts[0].add_ons == {"AQ2": "no"}


def test_a_level_changed_by_somebody_else_meanwhile_is_not_overwritten_unseen(app, ref):
    services.set_level(app, LOCAL_ACTOR, ref, 1, level="individual")
    with pytest.raises(Conflict):
        services.set_level(app, LOCAL_ACTOR, ref, 1, level="strategic", was="service")
