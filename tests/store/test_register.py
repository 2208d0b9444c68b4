"""The register in the store: unfinished work is kept, nothing is overwritten, and no hard rule can be got round."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict, NotFound, Refused
from logic.links import is_shown
from logic.register import TestAnswer as Said
from logic.register import status_of
from tests.builders import NOW, TODAY
from tests.hostile import HOSTILE
from tests.limits import REGISTER, complete


@pytest.fixture
def app(app):
    return replace(app, pack=replace(app.pack, register=REGISTER), now=lambda: NOW)


def save(app, ref, number=None, *, confirm=False, seen=None, key="k", **fields):
    return services.save_limit(
        app, LOCAL_ACTOR, ref, number, fields=fields, confirm=confirm, seen_version=seen, key=key
    ).number


def codes(refused):
    return {(one.field, one.code) for one in refused.value.problems}


def test_an_unfinished_limit_is_kept_as_it_is(app, ref):
    number = save(app, ref, statement="The lease is signed")
    found = services.find_limit(app, ref, number)
    assert (number, found.statement, found.version, found.category) == (1, "The lease is signed", 1, "")
    assert status_of(found, REGISTER, TODAY) == "draft"


def test_a_limit_says_at_least_what_it_is(app, ref):
    with pytest.raises(Refused) as refused:
        save(app, ref, statement="  ")
    assert codes(refused) == {("statement", "limit_statement_missing")}


def test_a_double_click_begins_one_limit(app, ref):
    assert save(app, ref, statement="One", key="same") == save(app, ref, statement="One", key="same") == 1
    assert len(services.limits_of(app, ref)) == 1


def test_fields_not_named_stay_as_they_are(app, ref):
    number = save(app, ref, **complete())
    save(app, ref, number, plain="In other words.")
    found = services.find_limit(app, ref, number)
    assert (found.plain, found.statement, found.test) == (
        "In other words.",
        complete()["statement"],
        complete()["test"],
    )


def test_a_whole_limit_is_confirmed(app, ref):
    number = save(app, ref, confirm=True, **complete())
    assert status_of(services.find_limit(app, ref, number), REGISTER, TODAY) == "confirmed"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("category", "", "limit_category_missing"),
        ("strength", None, "limit_strength_missing"),
        ("strength", "preference", "limit_preference"),
        ("plain", " ", "limit_plain_missing"),
        ("evidence", "", "limit_evidence_missing"),
        ("clause", "", "limit_clause_missing"),
        ("said_by", "", "limit_said_by_missing"),
        ("said_role", "", "limit_said_role_missing"),
        ("said_on", None, "limit_said_on_missing"),
        ("rules_out", "", "limit_rules_out_missing"),
        ("still_open", (), "limit_still_open_missing"),
        ("how_we_work", "", "limit_how_we_work_missing"),
        ("agreed_with", "", "limit_agreed_with_missing"),
        ("agreed_on", None, "limit_agreed_on_missing"),
        ("shared_on", None, "limit_shared_on_missing"),
        ("shared_how", "", "limit_shared_how_missing"),
        ("formats", (), "limit_formats_missing"),
        ("challenge_to", "", "limit_challenge_missing"),
        ("challenge_to", "The head of legal", "limit_challenge_role"),
        ("review_on", None, "limit_review_missing"),
        ("expires_on", None, "limit_expires_missing"),
        ("expires_on", date(2027, 3, 3), "limit_expires_late"),
        ("review_on", date(2027, 3, 2), "limit_review_late"),
        ("review_on", TODAY - timedelta(days=1), "limit_date_passed"),
        ("expires_on", TODAY - timedelta(days=1), "limit_date_passed"),
    ],
)
def test_a_limit_that_breaks_a_rule_is_not_confirmed_and_nothing_is_saved(app, ref, field, value, code):
    number = save(app, ref, statement="The lease is signed")
    with pytest.raises(Refused) as refused:
        save(app, ref, number, confirm=True, **complete(**{field: value}))
    assert (field, code) in codes(refused)
    assert services.find_limit(app, ref, number).version == 1


def test_nothing_still_open_is_taken_with_the_reason(app, ref):
    fields = complete(still_open=(), why_nothing_open="The court has said how, when and where.")
    assert save(app, ref, confirm=True, **fields)


def test_every_question_of_the_test_must_be_answered(app, ref):
    test = complete()["test"] | {"written": Said("", "strong")}
    with pytest.raises(Refused) as refused:
        save(app, ref, confirm=True, **complete(test=test))
    assert codes(refused) == {("test.written", "limit_test_missing")}


def test_two_weak_answers_are_too_many(app, ref):
    weak = {key: Said("We were told so.", "weak") for key in ("asked", "written")}
    with pytest.raises(Refused) as refused:
        save(app, ref, confirm=True, **complete(test=complete()["test"] | weak))
    assert codes(refused) == {("test", "limit_weak")}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("category", "weather", "limit_category_missing"),
        ("part", 7, "limit_part_unknown"),
        ("explains", ("weather",), "limit_explains_unknown"),
        ("formats", ("smoke",), "limit_formats_missing"),
        ("test", {"weather": Said("Fine", "strong")}, "limit_test_unknown"),
        ("said_on", TODAY + timedelta(days=1), "limit_said_in_future"),
        ("statement", "The lease is signed. No more money can be found.", "limit_more_than_one"),
        ("statement", "The lease is signed\nNo more money can be found", "limit_more_than_one"),
        ("still_open", tuple(map(str, range(21))), "limit_still_open_too_many"),
    ],
)
def test_what_cannot_be_is_refused_in_a_draft_too(app, ref, field, value, code):
    with pytest.raises(Refused) as refused:
        save(app, ref, **{"statement": "The lease is signed", field: value})
    assert (field, code) in codes(refused)


def without(rules, **kept):
    """The register of content that has dropped what a whole limit uses."""
    return replace(
        rules, **{"categories": rules.categories[:2], "formats": rules.formats[1:], "test": rules.test[1:]} | kept
    )


def test_a_limit_written_with_other_content_can_still_be_changed(app, ref):
    number = save(app, ref, **complete())
    later = replace(app, pack=replace(app.pack, register=without(REGISTER)))
    assert save(later, ref, number, plain="Other words.", seen=1) == number
    assert services.find_limit(later, ref, number).category == "contract"
    with pytest.raises(Refused) as refused:
        save(later, ref, number, category="weather", test=complete()["test"] | {"written": Said("In it.", "strong")})
    assert codes(refused) == {("category", "limit_category_missing"), ("test", "limit_test_unknown")}
    assert save(later, ref, number, formats=("easy",), category="law") == number


def test_what_content_dropped_is_told_in_words(app, ref):
    number = save(app, ref, **complete(formats=("plain", "easy")))
    later = replace(app, pack=replace(app.pack, register=without(REGISTER)))
    save(later, ref, number, plain="Theirs.", seen=1)
    with pytest.raises(Conflict) as conflict:
        save(later, ref, number, category="law", formats=("easy",), seen=1)
    assert conflict.value.theirs == {"category": "no longer used", "formats": "no longer used\nEasy Read"}


def test_a_limit_that_stands_is_tested_again_after_it_was_rewritten(app, ref):
    number = save(app, ref, **complete())
    assert services.find_limit(app, ref, number).tested_on == TODAY
    save(app, ref, number, statement="No room is free", seen=1)
    assert status_of(services.find_limit(app, ref, number), REGISTER, TODAY) == "draft"
    with pytest.raises(Refused) as refused:
        save(app, ref, number, confirm=True)
    assert codes(refused) == {("test", "limit_test_again")}
    # Whoever looks at the words of before tests nothing.
    with pytest.raises(Conflict):
        save(app, ref, number, test=complete()["test"], seen=1)
    save(app, ref, number, test=complete()["test"], seen=2)
    newest = services.limit_history(app, ref, number)[0]
    assert (newest.changed, status_of(newest.limit, REGISTER, TODAY)) == ((), "confirmed")


def test_a_limit_past_its_date_is_tested_before_a_new_date_counts(app, ref):
    number = save(app, ref, **complete())
    later = replace(app, now=lambda: NOW + timedelta(days=300))
    days = {"review_on": later.today() + timedelta(days=20), "expires_on": later.today() + timedelta(days=40)}
    save(later, ref, number, **days)
    assert status_of(services.find_limit(later, ref, number), REGISTER, later.today()) == "draft"
    save(later, ref, number, test=complete()["test"])
    assert status_of(services.find_limit(later, ref, number), REGISTER, later.today()) == "confirmed"


def test_people_hear_of_a_limit_no_later_than_their_first_session(app, ref, outside):
    part = services.find_activity(app, ref).parts[0]
    outside(
        f"INSERT INTO plan (part_id, first_session, facts, made_for, version) VALUES ({part.id}, '2026-04-01', '{{}}', '', 1)"
    )
    assert services.tell_limit_by(app, ref, None) == services.tell_limit_by(app, ref, 1) == date(2026, 4, 1)
    with pytest.raises(Refused) as refused:
        save(app, ref, confirm=True, **complete(shared_on=date(2026, 4, 2)))
    assert codes(refused) == {("shared_on", "limit_shared_late")}
    assert save(app, ref, confirm=True, **complete(shared_on=date(2026, 4, 1)))
    # How to work with it may be agreed there and then, and no later.
    with pytest.raises(Refused) as refused:
        save(app, ref, confirm=True, key="agreed", **complete(agreed_on=date(2026, 4, 2)))
    assert codes(refused) == {("agreed_on", "limit_agreed_in_future")}
    assert save(app, ref, confirm=True, key="agreed", **complete(agreed_on=date(2026, 4, 1)))


def test_a_day_that_comes_too_late_is_refused_in_a_draft_too_and_one_that_went_by_since_is_not(app, ref):
    past = TODAY - timedelta(days=1)
    with pytest.raises(Refused) as refused:
        save(app, ref, statement="The lease is signed", review_on=past)
    assert codes(refused) == {("review_on", "limit_date_passed")}
    number = save(app, ref, **complete())
    later = replace(app, now=lambda: NOW + timedelta(days=300))
    assert save(later, ref, number, plain="Other words.", review_on=complete()["review_on"]) == number


def test_without_a_first_session_the_day_it_is_told_is_free(app, ref):
    assert services.tell_limit_by(app, ref, None) is None
    assert save(app, ref, confirm=True, **complete(shared_on=date(2026, 12, 1)))


def test_of_two_people_the_second_sees_both_versions_in_words(app, ref):
    number = save(app, ref, **complete())
    save(app, ref, number, plain="Theirs.", category="budget", seen=1)
    with pytest.raises(Conflict) as conflict:
        save(app, ref, number, plain="Mine.", category="law", formats=("plain", "easy"), seen=1)
    raised = conflict.value
    assert (raised.version, raised.theirs["plain"], raised.yours["plain"]) == (2, "Theirs.", "Mine.")
    assert (raised.theirs["category"], raised.yours["formats"]) == ("Budget", "Plain words\nEasy Read")
    assert save(app, ref, number, plain="Mine.", seen=2) == number


def test_the_same_again_is_no_new_version(app, ref):
    number = save(app, ref, **complete())
    save(app, ref, number, seen=1, **complete())
    assert services.find_limit(app, ref, number).version == 1


def test_the_history_says_what_changed_when_and_by_which_role(app, ref):
    number = save(app, ref, statement="The lease is signed")
    save(app, ref, number, plain="We have a lease.", category="contract")
    services.withdraw_limit(app, LOCAL_ACTOR, ref, number, apology="It was not so. We are sorry.", seen_version=2)
    newest, second, first = services.limit_history(app, ref, number)
    assert (first.changed, second.changed) == ((), ("category", "plain"))
    assert newest.changed == ("withdrawn_on", "apology")
    assert [one.verb for one in (newest, second, first)] == ["withdraw_limit", "save_limit", "save_limit"]
    assert {one.role for one in (newest, second, first)} == {"staff"}
    assert (second.limit.withdrawn_on, second.limit.changed_at, second.limit.made_at) == (None, NOW, NOW)


def test_the_database_refuses_to_change_a_version(app, ref, outside):
    save(app, ref, statement="The lease is signed")
    for statement in ("UPDATE non_negotiable_version SET verb = 'x'", "DELETE FROM non_negotiable_version"):
        with pytest.raises(Exception, match="append-only"):
            outside(statement)


def test_withdrawing_takes_an_apology_and_is_for_good(app, ref):
    number = save(app, ref, **complete())
    with pytest.raises(Refused) as refused:
        services.withdraw_limit(app, LOCAL_ACTOR, ref, number, apology=" ")
    assert codes(refused) == {("apology", "limit_apology_missing")}
    services.withdraw_limit(app, LOCAL_ACTOR, ref, number, apology="We are sorry.")
    services.withdraw_limit(app, LOCAL_ACTOR, ref, number, apology="We are sorry.")
    found = services.find_limit(app, ref, number)
    assert (found.withdrawn_on, found.version, status_of(found, REGISTER, TODAY)) == (TODAY, 2, "withdrawn")
    with pytest.raises(Refused) as refused:
        save(app, ref, number, plain="Still here.")
    assert codes(refused) == {("", "limit_withdrawn")}


def test_a_limit_that_nobody_was_told_of_goes_without_an_apology(app, ref):
    number = save(app, ref, **complete(shared_on=TODAY + timedelta(days=3)))
    services.withdraw_limit(app, LOCAL_ACTOR, ref, number, apology="", nobody_told=True)
    found = services.find_limit(app, ref, number)
    assert (found.withdrawn_on, found.apology, found.told) == (TODAY, "", False)
    assert not is_shown(found, "withdrawn", None)


def test_a_limit_that_people_may_have_read_of_does_not_go_without_an_apology(app, ref):
    told = save(app, ref, **complete(shared_on=TODAY))
    other = save(app, ref, key="other", **complete(shared_on=TODAY + timedelta(days=3)))
    assert services.limit_may_be_known(app, ref, told)
    assert not services.limit_may_be_known(app, ref, other)
    services.make_link(app, LOCAL_ACTOR, ref, key="link")
    for number in (told, other):
        with pytest.raises(Refused) as refused:
            services.withdraw_limit(app, LOCAL_ACTOR, ref, number, apology="", nobody_told=True)
        assert codes(refused) == {("apology", "limit_was_shown")}


def test_a_stale_withdrawal_is_a_conflict(app, ref):
    number = save(app, ref, **complete())
    save(app, ref, number, plain="Theirs.")
    with pytest.raises(Conflict):
        services.withdraw_limit(app, LOCAL_ACTOR, ref, number, apology="Sorry.", seen_version=1)


def test_archived_work_takes_no_limit(app, ref):
    number = save(app, ref, **complete())
    services.archive_activity(app, LOCAL_ACTOR, ref)
    with pytest.raises(Refused) as refused:
        save(app, ref, number, plain="No.")
    assert codes(refused) == {("activity", "archived")}


def test_what_is_not_there_is_not_found(app, ref):
    for ask in (services.find_limit, services.limit_history):
        with pytest.raises(NotFound):
            ask(app, ref, 9)
    assert services.limits_of(app, "nonsense") == services.limits_of(app, "WT-9999") == ()


def test_peoples_words_come_back_as_they_were_typed(app, ref):
    for place, words in enumerate(HOSTILE):
        number = save(app, ref, statement="The lease is signed", plain=words, still_open=(words,), key=f"k{place}")
        found = services.find_limit(app, ref, number)
        assert (found.plain, found.still_open) == (words.strip(), (words.strip(),))


def test_a_hidden_character_and_a_field_nobody_knows_are_refused_together(app, ref):
    with pytest.raises(Refused) as refused:
        save(app, ref, statement="a\0b", withdrawn_on=TODAY)
    assert ("statement", "control_characters") in codes(refused)
    assert ("limit", "unknown_field") in codes(refused)


def test_the_audit_holds_names_of_fields_and_none_of_the_words(app, ref, outside):
    save(app, ref, statement="The lease is signed")
    rows = outside("SELECT verb, detail FROM audit ORDER BY id")
    assert rows[-1][0] == "save_limit"
    assert "lease" not in str(rows)
