"""Drafts, decision records and the audit trail."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict, NotFound, Refused
from logic.record import changes, inputs, kept
from logic.register import standing
from tests.builders import AGREED, NOW, TODAY, answers_to
from tests.limits import REGISTER, complete

FORM = AGREED


@pytest.fixture
def app(app):
    return replace(app, now=lambda: NOW)


@pytest.fixture
def answered(app, ref):
    for question, value in answers_to("ENGAGE").items():
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value, note="PRIVATE WORDS")
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ2": "no"})
    return ref


def make(app, ref, form=FORM, key="r1", **more):
    return services.make_record(app, LOCAL_ACTOR, ref, 1, form=form, key=key, **more)


def test_a_draft_is_kept_field_by_field(app, ref):
    services.save_draft(app, LOCAL_ACTOR, ref, 1, fields={"reason": "First half", "how_told": "By letter"})
    services.save_draft(app, LOCAL_ACTOR, ref, 1, fields={"how_told": "", "agreed_by": "Ann"})
    assert services.find_activity(app, ref).parts[0].draft == {"reason": "First half", "agreed_by": "Ann"}


def test_a_draft_that_cannot_be_kept_is_refused_by_field(app, ref):
    with pytest.raises(Refused) as refused:
        services.save_draft(app, LOCAL_ACTOR, ref, 1, fields={"reason": "\ud800", "x" * 300: "a"})
    assert [problem.code for problem in refused.value.problems] == ["control_characters", "unknown_field"]


def test_a_record_is_made_once_and_takes_the_draft_with_it(app, answered):
    services.save_draft(app, LOCAL_ACTOR, answered, 1, fields={"how_told": "By letter."})
    reference = make(app, answered)
    assert reference == make(app, answered) == "WT-0001-1-1"
    part = services.find_activity(app, answered).parts[0]
    (record,) = part.records
    assert part.draft == {}
    assert (record.outcome, record.chosen_outcome, record.pack_version) == ("ENGAGE", "ENGAGE", app.pack.version)
    assert (record.made_at, record.made_by) == (NOW, LOCAL_ACTOR.name)
    assert record.snapshot["agreement"]["agreed_by"] == "Ann Example"
    assert services.find_record(app, "wt 1 / 1 / 1") == record


def test_there_is_no_such_record(app, answered):
    for typed in ("", "WT-0001", "WT-0001-1-9", "nonsense", "\x00"):
        with pytest.raises(NotFound):
            services.find_record(app, typed)


def test_reassessing_makes_a_second_record_and_leaves_the_first(app, answered):
    make(app, answered)
    services.give_answer(app, LOCAL_ACTOR, answered, 1, question="shape", value="no", seen_version=1)
    assert make(app, answered, key="r2") == "WT-0001-1-2"
    first, second = services.find_activity(app, answered).parts[0].records
    assert (first.outcome, second.outcome) == ("ENGAGE", "CONSULT")
    assert [change.question for change in changes(first.snapshot, second.snapshot).answers] == ["shape"]
    (line,), _ = services.list_activities(app)
    assert line.latest == ((1, "", "CONSULT"),)


def test_a_choice_of_another_rung_stands_beside_the_recommended_one(app, answered):
    services.describe_part(
        app, LOCAL_ACTOR, answered, 1, decision="Hours", decider="Cabinet", decide_by=TODAY + timedelta(days=90)
    )
    form = replace(
        FORM,
        agreed_role="team_manager",
        chosen_outcome="CONSULT",
        filled_in_by="Bo",
        reason="The lease ends in May. Nobody can move it.",
        answers_relied_on=("open_mind",),
        what_would_change="A longer lease.",
        asked_people="no",
        review_date=TODAY + timedelta(days=30),
    )
    record = services.find_record(app, make(app, answered, form))
    assert (record.outcome, record.chosen_outcome) == ("ENGAGE", "CONSULT")
    assert record.snapshot["choice"]["reason"].startswith("The lease")


def test_a_record_made_since_the_form_was_opened_is_named_before_anything_that_the_emptied_form_lacks(app, answered):
    first = make(app, answered, latest="")
    with pytest.raises(Conflict) as conflict:
        make(app, answered, replace(FORM, went_through=(), agreed_by=""), key="another", latest="")
    assert (conflict.value.what, conflict.value.theirs) == ("record", {"reference": first})
    assert make(app, answered, key="another", latest=first) == "WT-0001-1-2"


def test_a_record_that_lacks_something_is_refused_and_the_draft_stays(app, answered):
    services.save_draft(app, LOCAL_ACTOR, answered, 1, fields={"how_told": "By letter."})
    with pytest.raises(Refused) as refused:
        make(app, answered, replace(FORM, agreed_by="", how_told="a\x00"))
    assert [problem.code for problem in refused.value.problems] == ["control_characters"]
    with pytest.raises(Refused) as refused:
        make(app, answered, replace(FORM, agreed_by=""))
    assert [problem.code for problem in refused.value.problems] == ["agreed_by_missing"]
    part = services.find_activity(app, answered).parts[0]
    assert (part.records, part.draft) == ((), {"how_told": "By letter."})


def test_a_result_that_changed_since_it_was_shown_is_not_recorded(app, answered):
    seen = inputs(services.find_activity(app, answered).parts[0], app.pack.version)
    services.give_answer(app, LOCAL_ACTOR, answered, 1, question="shape", value="no", seen_version=1)
    with pytest.raises(Conflict) as conflict:
        make(app, answered, seen=seen)
    assert conflict.value.theirs["answers"]["shape"][0] == "no"
    assert services.find_activity(app, answered).parts[0].records == ()


def test_a_note_changed_since_the_form_was_opened_is_not_recorded_unseen(app, answered):
    part = services.find_activity(app, answered).parts[0]
    services.give_answer(
        app, LOCAL_ACTOR, answered, 1, question="shape", value=part.values["shape"], note="New.", seen_version=1
    )
    with pytest.raises(Conflict):
        make(app, answered, seen=inputs(part, app.pack.version))


def test_words_typed_over_newer_ones_towards_a_record_are_refused_and_told(app, answered):
    services.save_draft(app, LOCAL_ACTOR, answered, 1, fields={"how_told": "Theirs"}, was={"how_told": ""})
    with pytest.raises(Conflict) as conflict:
        services.save_draft(app, LOCAL_ACTOR, answered, 1, fields={"how_told": "Mine"}, was={"how_told": ""})
    assert (conflict.value.theirs, conflict.value.yours) == ({"how_told": "Theirs"}, {"how_told": "Mine"})
    services.save_draft(app, LOCAL_ACTOR, answered, 1, fields={"how_told": "Theirs"}, was={"how_told": ""})


WAYS_ROUND = {
    "sqlite": ("INSERT OR REPLACE INTO {0} SELECT * FROM {0}", "UPDATE OR REPLACE {0} SET id = id + 1"),
    "postgresql": ("TRUNCATE {0}", "TRUNCATE {0} CASCADE"),
}


@pytest.mark.parametrize("table", ["decision_record", "audit"])
def test_the_database_refuses_to_change_or_remove_what_is_recorded(app, answered, database, outside, table):
    make(app, answered)
    before = outside(f"SELECT * FROM {table}")
    column = "outcome" if table == "decision_record" else "verb"
    for statement in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}", *WAYS_ROUND[database]):
        with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError), match="append-only"):
            outside(statement.format(table))
    assert outside(f"SELECT * FROM {table}") == before


def test_a_record_cannot_be_replaced_by_another_with_its_reference(app, answered, file):
    make(app, answered)
    with sqlite3.connect(file) as outside, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        outside.execute(
            "INSERT OR REPLACE INTO decision_record (reference, part_id, number, pack_version, outcome, chosen_outcome,"
            " made_at, made_by, snapshot) SELECT reference, part_id, 9, '', '', '', made_at, '', '{}' FROM decision_record"
        )
    outside.close()


def test_every_change_writes_one_audit_line_and_no_personal_words(app, answered, outside):
    services.rename(app, LOCAL_ACTOR, answered, title="PRIVATE WORDS")
    services.rename(app, LOCAL_ACTOR, answered, title="PRIVATE WORDS")
    services.save_draft(app, LOCAL_ACTOR, answered, 1, fields={"reason": "PRIVATE WORDS"})
    services.describe_part(
        app, LOCAL_ACTOR, answered, 1, decision="PRIVATE WORDS", decider="PRIVATE WORDS", decide_by=None
    )
    make(app, answered, replace(FORM, agreed_by="PRIVATE WORDS"))
    make(app, answered)
    lines = outside("SELECT verb, actor_id, activity_id, part_number, CAST(detail AS text) FROM audit ORDER BY id")
    answers = len(answers_to("ENGAGE"))
    assert [line[0] for line in lines] == [
        "start_activity",
        *["give_answer"] * answers,
        "answer_add_ons",
        "rename",
        "save_draft",
        "describe_part",
        "make_record",
    ]
    assert {line[1:3] for line in lines} == {("local", 1)}
    assert lines[-2][4] == '{"fields": ["decider", "decision"]}'
    assert not any("PRIVATE" in str(line) for line in lines)


def test_a_record_holds_just_what_the_part_held_and_tells_when_that_changes(app, answered):
    record = services.find_record(app, make(app, answered))
    part = services.find_activity(app, answered).parts[0]
    assert kept(record.snapshot) == inputs(part, app.pack.version)
    services.answer_add_ons(app, LOCAL_ACTOR, answered, 1, given={"AQ2": "not_sure"})
    assert kept(record.snapshot) != inputs(services.find_activity(app, answered).parts[0], app.pack.version)


def test_what_changed_tells_of_the_level_the_decision_and_the_add_ons_too(app, answered):
    first = services.find_record(app, make(app, answered))
    services.set_level(app, LOCAL_ACTOR, answered, 1, level="strategic")
    services.describe_part(app, LOCAL_ACTOR, answered, 1, decision="Something else", decider="Cabinet", decide_by=None)
    services.answer_add_ons(app, LOCAL_ACTOR, answered, 1, given={"AQ1": "yes"})
    second = services.find_record(app, make(app, answered, replace(FORM, how_told="By phone."), key="another"))
    found = changes(first.snapshot, second.snapshot)
    assert {"level", "decision"} <= {change.question for change in found.words}
    assert [change.question for change in found.add_ons] == ["AQ1"]
    assert [change.question for change in found.agreement] == ["how_told"]
    assert not found.nothing


def test_a_record_keeps_the_limits_that_stand_and_a_limit_changed_meanwhile_is_a_conflict(app, answered):
    app = replace(app, pack=replace(app.pack, register=REGISTER))
    for key, part in (("a", None), ("b", 1)):
        fields = complete(part=part, explains=("open_mind",))
        services.save_limit(app, LOCAL_ACTOR, answered, fields=fields, key=key)
    services.save_limit(app, LOCAL_ACTOR, answered, fields=complete(strength="preference"), key="c")
    part = services.find_activity(app, answered).parts[0]
    seen = inputs(part, app.pack.version, standing(services.limits_of(app, answered), REGISTER, TODAY, part=1))
    services.save_limit(app, LOCAL_ACTOR, answered, 2, fields={"plain": "In other words."})
    with pytest.raises(Conflict) as conflict:
        make(app, answered, seen=seen)
    assert conflict.value.theirs["limits"] == ((1, 1), (2, 2))
    record = services.find_record(app, make(app, answered, seen=conflict.value.theirs))
    assert [(one["number"], one["cost"]) for one in record.snapshot["limits"]["each"]] == [(1, 0), (2, 0)]
    assert kept(record.snapshot) == conflict.value.theirs
