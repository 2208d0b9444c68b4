"""The scope statement in a real database: kept as it was left, never overwritten unseen, finished only when whole."""

from datetime import date

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR as ME
from logic.activity import Actor
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.scope import EASY, FIELDS, NO_LIMITS, OF, SEALED, mark
from tests import builders
from tests.hostile import HOSTILE

WRITTEN = {
    "deciding": "How the day service runs",
    "open": "The times and the food",
    "pay": "We pay £15 an hour.",
    "costs": "Your travel.",
    "claim": "Ask Ann for the form.",
    "benefits": "Ask for free advice first.",
    "ask": "Ann Lee, 01793 000000.",
    "hear": "We write to you by July.",
    NO_LIMITS: "yes",
}


@pytest.fixture
def answered(app, ref):
    """The activity with a result, a decider and a date: all that a statement needs of others."""
    for question, value in builders.answers_to("CODESIGN").items():
        services.give_answer(app, ME, ref, 1, question=question, value=value, note="")
    services.describe_part(
        app, ME, ref, 1, decision="How it runs", decider="Cabinet", decide_by=date(2030, 6, 30), seen_version=None
    )
    return ref


def save(app, ref, was=None, **fields):
    services.save_scope(app, ME, ref, 1, fields=fields, was=was)


def kept(app, ref):
    return services.scope_of(app, ref, 1).saved


def test_nothing_is_kept_until_somebody_writes(app, ref):
    saved = kept(app, ref)
    assert (saved.version, dict(saved.fields), saved.finished_on) == (0, {}, None)


def test_fields_are_kept_as_they_are_left_and_an_empty_one_is_let_go(app, answered):
    save(app, answered, pay="  We pay.\r\n", **{"pay" + OF: mark("")})
    save(app, answered, costs="Travel.")
    assert dict(kept(app, answered).fields) == {"pay": "We pay.", "pay" + OF: mark(""), "costs": "Travel."}
    save(app, answered, pay="", **{"pay" + OF: ""})
    assert dict(kept(app, answered).fields) == {"costs": "Travel."}
    assert kept(app, answered).version == 3


def test_saving_the_same_again_changes_nothing(app, answered, outside):
    save(app, answered, pay="We pay.")
    before = outside("SELECT count(*) FROM audit")
    save(app, answered, was={"pay": "something older"}, pay="We pay.")
    assert kept(app, answered).version == 1
    assert outside("SELECT count(*) FROM audit") == before


def test_somebody_elses_newer_words_are_a_conflict_of_both_and_nothing_is_lost(app, answered):
    save(app, answered, pay="Theirs")
    with pytest.raises(Conflict) as both:
        save(app, answered, was={"pay": ""}, pay="Mine")
    assert (both.value.theirs["pay"], both.value.yours["pay"]) == ("Theirs", "Mine")
    assert kept(app, answered).fields["pay"] == "Theirs"
    save(app, answered, was={"pay": "Theirs"}, pay="Mine")
    assert kept(app, answered).fields["pay"] == "Mine"


def test_two_people_in_two_fields_do_not_meet(app, answered):
    save(app, answered, was={"pay": ""}, pay="Mine")
    save(app, answered, was={"costs": ""}, costs="Theirs")
    assert dict(kept(app, answered).fields) == {"pay": "Mine", "costs": "Theirs"}


@pytest.mark.parametrize("name", ["title", "", "pay_easy_easy", "told", SEALED, "pay.of.of"])
def test_a_field_that_is_not_there_is_refused(app, answered, name):
    with pytest.raises(Refused) as refused:
        services.save_scope(app, ME, answered, 1, fields={name: "words"})
    assert refused.value.problems[0].code == "unknown_field"
    assert kept(app, answered).version == 0


def test_what_cannot_be_kept_is_refused_by_its_field(app, answered):
    with pytest.raises(Refused) as refused:
        save(app, answered, pay="a\x00b", costs="x" * 10_001)
    assert {(one.field, one.code) for one in refused.value.problems} == {
        ("pay", "control_characters"),
        ("costs", "too_long"),
    }


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_as_they_are(app, answered, words):
    save(app, answered, **dict.fromkeys(FIELDS, words), **{name + EASY: words for name in FIELDS})
    assert all(kept(app, answered).fields[name] == words for name in FIELDS)


def test_it_is_refused_while_anything_is_missing_with_each_thing_named(app, ref):
    with pytest.raises(Refused) as refused:
        services.finish_scope(app, ME, ref, 1)
    codes = [one.code for one in refused.value.problems]
    assert codes[:4] == ["scope_rung_missing", "scope_decider_missing", "scope_date_missing", "scope_limits_unknown"]
    assert {one.field for one in refused.value.problems if one.code == "scope_words_missing"} >= {"deciding", "pay"}
    assert kept(app, ref).finished_on is None


def test_a_finished_one_is_kept_as_it_was_told(app, answered):
    save(app, answered, **WRITTEN)
    found = services.scope_of(app, answered, 1)
    services.finish_scope(app, ME, answered, 1, seen=found.seal)
    after = services.scope_of(app, answered, 1)
    assert after.saved.finished_on == app.today()
    assert after.finished == found.today
    assert after.behind == ()


def test_the_statement_as_it_was_told_is_read_only_when_asked_for_or_when_it_is_behind(app, answered):
    save(app, answered, **WRITTEN)
    services.finish_scope(app, ME, answered, 1)
    brief = services.scope_of(app, answered, 1, told=False)
    assert (brief.saved.finished_on, dict(brief.finished), brief.behind) == (app.today(), {}, ())
    save(app, answered, pay="Nothing.")
    assert [one.title for one in services.scope_of(app, answered, 1, told=False).behind] == ["What is paid"]


def test_finishing_twice_does_no_harm(app, answered):
    save(app, answered, **WRITTEN)
    for _ in range(2):
        services.finish_scope(app, ME, answered, 1)
    assert kept(app, answered).version == 2


def test_what_was_not_shown_is_not_finished(app, answered):
    save(app, answered, **WRITTEN)
    shown = services.scope_of(app, answered, 1).seal
    save(app, answered, pay="Nothing.")
    with pytest.raises(Conflict) as moved:
        services.finish_scope(app, ME, answered, 1, seen=shown)
    assert moved.value.what == "scope_finished"
    assert kept(app, answered).finished_on is None


def test_a_date_moved_later_says_what_changed_and_finishing_again_mends_it(app, answered):
    save(app, answered, **WRITTEN)
    services.finish_scope(app, ME, answered, 1)
    services.describe_part(app, ME, answered, 1, decision="How it runs", decider="Cabinet", decide_by=date(2030, 9, 1))
    found = services.scope_of(app, answered, 1)
    assert [(one.before.count("30 June"), one.after.count("1 September")) for one in found.behind] == [(1, 1)]
    assert "30 June" in str(found.finished["plain"])
    services.finish_scope(app, ME, answered, 1)
    assert services.scope_of(app, answered, 1).behind == ()


def test_the_task_list_and_the_papers_say_the_same_day_what_it_no_longer_tells(app, answered):
    def task():
        return services.workspace_of(app, answered).parts[0].tasks[2]

    save(app, answered, **WRITTEN)
    services.finish_scope(app, ME, answered, 1)
    assert (task().status, services.papers_of(app, answered, 1).scope_behind) == ("done", False)
    services.add_member(app, ME, answered, name="Bo Hart", role="", contact="", lead=True, key="member")
    assert task().status == "done"  # who to ask was written by hand
    services.describe_part(app, ME, answered, 1, decision="How it runs", decider="Cabinet", decide_by=date(2030, 9, 1))
    assert (task().status, task().about) == ("needs_look", ("who",))
    assert services.papers_of(app, answered, 1).scope_behind
    save(app, answered, pay="Nothing.")
    assert task().about == ("who", "paid")
    services.finish_scope(app, ME, answered, 1)
    assert task().status == "done"
    services.save_limit(app, ME, answered, fields={"statement": "No more than £200,000"}, key="limit")
    assert task().status == "done"  # half written, it is told to nobody


def test_each_part_has_its_own(app, answered):
    services.add_part(app, ME, answered, name="Carers", level="service", key="second")
    save(app, answered, pay="For the first part")
    assert dict(services.scope_of(app, answered, 2).saved.fields) == {}
    assert services.scope_of(app, answered, 2).facts.heading == "Day service: Carers"


def test_archived_work_is_read_and_not_written(app, answered):
    save(app, answered, **WRITTEN)
    services.archive_activity(app, ME, answered)
    assert services.scope_of(app, answered, 1).saved.fields["pay"]
    for change in (
        lambda: save(app, answered, pay="x"),
        lambda: services.finish_scope(app, ME, answered, 1),
    ):
        with pytest.raises(Refused):
            change()


def test_what_is_not_there_is_not_found(app, ref):
    for other, part in (("WT-9999", 1), ("nonsense", 1), (ref, 7), (ref, 0)):
        with pytest.raises(NotFound):
            services.scope_of(app, other, part)


def test_only_staff_may_write(app, answered):
    public = Actor("x", "X", "public")  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        services.save_scope(app, public, answered, 1, fields={"pay": "x"})
    with pytest.raises(NotAllowed):
        services.finish_scope(app, public, answered, 1)


def test_the_audit_trail_names_fields_and_no_words(app, answered, outside):
    save(app, answered, pay="A secret sum")
    line = outside("SELECT verb, detail FROM audit ORDER BY id DESC LIMIT 1")[0]
    assert line[0] == "save_scope"
    assert "pay" in str(line[1])
    assert "secret" not in str(line[1])
