"""Looking back, lessons that other work finds, and case studies with the consent of the people in them, on both databases."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from logic import services
from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.guidance import Pairs, Theme
from logic.lessons import LESSONS_MOST, Searched

MONDAY = datetime(2026, 3, 2, 9, 41, tzinfo=UTC)
TODAY = date(2026, 3, 2)
TOLD = {
    "title": "Nights at Cedar House",
    "about": "Who is there at night.",
    "said": "Two people were too many.",
    "changed": "One person, and a bell.",
    "differently": "Ask before the contract.",
}


@pytest.fixture
def app(app):
    """On a known Monday, with two themes."""
    themes = (Theme("honest", "Being honest"), Theme("power", "Sharing power"))
    return replace(app, now=lambda: MONDAY, pack=replace(app.pack, pairs=Pairs(themes)))


def codes(told):
    return [(problem.field, problem.code) for problem in told.value.problems]


def learn(app, ref, number=None, *, key="lesson", shared=True, themes=("power",), **words):
    fields = {"happened": "", "learned": "Carers come in the evening.", "differently": "Meet after six.", **words}
    return services.save_lesson(
        app, LOCAL_ACTOR, ref, 1, number, fields=fields, themes=themes, shared=shared, key=key
    ).number


def search(app, words="", **named):
    found, total = services.search_lessons(app, Searched(words, **named))
    assert len(found) == total
    return [one.id for one in found]


# --- looking back ---------------------------------------------------------------------------------


def look_back(app, ref, **changes):
    given = {"held_on": TODAY, "roles": ["carer", " "], "fields": {"well": "We listened."}, **changes}
    services.save_look_back(app, LOCAL_ACTOR, ref, 1, **given)


def test_a_look_back_is_kept_with_the_roles_of_who_took_part_and_may_be_begun(app, ref):
    assert services.learned_of(app, ref, 1).look_back.version == 0
    look_back(app, ref, held_on=None, roles=[])
    assert not services.learned_of(app, ref, 1).look_back.held
    look_back(app, ref, fields={"missing": "Night staff."})
    kept = services.learned_of(app, ref, 1).look_back
    assert (kept.held_on, list(kept.roles), kept.version) == (TODAY, ["carer"], 2)
    assert kept.fields == {"well": "We listened.", "missing": "Night staff."}


def test_a_look_back_without_people_or_on_a_day_to_come_is_refused_and_a_stale_one_shows_both(app, ref):
    with pytest.raises(Refused) as told:
        look_back(app, ref, roles=[], held_on=TODAY + timedelta(days=1), fields={"nothing": "x"})
    assert codes(told) == [
        ("nothing", "unknown_field"),
        ("held_on", "date_in_future"),
        ("roles", "look_back_roles_missing"),
    ]
    with pytest.raises(Refused) as told:
        look_back(app, ref, roles=["x"] * 21)
    assert codes(told) == [("roles", "look_back_roles_too_many")]
    look_back(app, ref)
    with pytest.raises(Conflict) as clash:
        look_back(app, ref, fields={"well": "Mine."}, seen_version=0)
    assert (clash.value.theirs["well"], clash.value.yours["well"]) == ("We listened.", "Mine.")


# --- lessons --------------------------------------------------------------------------------------


def test_a_shared_lesson_is_found_from_other_work_by_its_words_its_theme_and_its_reference(app, ref):
    other = services.start_activity(app, LOCAL_ACTOR, title="Other", level="service", key="other")
    first, hidden = learn(app, ref), learn(app, ref, key="hidden", shared=False)
    second = learn(app, other, key="second", themes=("honest", "power"), learned="Café notes help.")
    assert search(app) == [second, first]
    assert search(app, "CARER even") == [first]
    assert search(app, "cafe") == [second]
    assert search(app, theme="honest") == [second]
    assert search(app, ref) == [first]
    assert search(app, "%") == [second, first]  # nothing to search for
    assert search(app, "nowhere") == []
    services.remove_lesson(app, LOCAL_ACTOR, ref, 1, first)
    services.remove_lesson(app, LOCAL_ACTOR, ref, 1, first)
    assert [one.id for one in services.learned_of(app, ref, 1).lessons] == [hidden]
    with pytest.raises(NotFound):
        services.find_lesson(app, first)


def test_a_lesson_needs_what_was_learned_and_a_changed_one_is_found_by_its_new_words(app, ref):
    with pytest.raises(Refused) as told:
        learn(app, ref, learned=" ", differently="", themes=("nothing",))
    assert codes(told) == [
        ("learned", "lesson_learned_missing"),
        ("differently", "lesson_differently_missing"),
        ("themes", "lesson_theme_unknown"),
    ]
    number = learn(app, ref)
    assert learn(app, ref) == number
    learn(app, ref, number, learned="Mornings are better.")
    assert search(app, "mornings") == [number]
    assert search(app, "evening") == []
    with pytest.raises(NotFound):
        learn(app, ref, 999)
    with pytest.raises(NotAllowed):
        services.remove_lesson(app, PUBLIC_ACTOR, ref, 1, number)


def test_one_part_holds_a_hundred_lessons(app, ref):
    for turn in range(LESSONS_MOST):
        learn(app, ref, key=f"{turn}")
    with pytest.raises(Refused) as told:
        learn(app, ref, key="one more")
    assert codes(told) == [("", "lessons_full")]


def test_a_lesson_is_taken_over_once_to_the_checklist_of_other_work(app, ref):
    lesson = learn(app, ref)
    other = services.start_activity(app, LOCAL_ACTOR, title="Other", level="service", key="other")

    def take(key, **changes):
        given = {"phase": "plan", "text": "Meet after six.", "key": key, **changes}
        return services.take_over_lesson(app, LOCAL_ACTOR, lesson, other, 1, **given)

    item = take("take")
    assert take("take") == item
    (line,) = [one for one in services.checklist_of(app, other, 1).lines if one.origin == "lesson"]
    assert (line.text, line.phase, line.origin_ref) == ("Meet after six.", "plan", str(lesson))
    with pytest.raises(Refused) as told:
        take("again")
    assert codes(told) == [("ref", "lesson_taken_before")]
    with pytest.raises(Refused) as told:
        take("bad", phase="", text="")
    assert codes(told) == [("phase", "item_phase_missing"), ("text", "item_text_missing")]


# --- case studies ---------------------------------------------------------------------------------


@pytest.fixture
def case(app, ref):
    """The number of a draft that one person agreed to."""
    number = services.start_case(app, LOCAL_ACTOR, ref, 1, fields=TOLD, key="case")
    consent(app, number)
    return number


def consent(app, case, key="consent", **changes):
    given = {"role": "A resident", "asked_how": "Face to face", "asked_on": TODAY}
    given |= {"words": True, "picture": False, "role_named": True, "key": key, **changes}
    return services.add_consent(app, LOCAL_ACTOR, case, **given)


def check(app, case, **changes):
    services.check_case(app, LOCAL_ACTOR, case, **{"by": "The resident", "how": "Read aloud", "on": TODAY, **changes})


def publish(app, case, **changes):
    return services.publish_case(app, LOCAL_ACTOR, case, given_to="The council’s website", **changes)


def published(app, case):
    check(app, case)
    publish(app, case)
    return services.find_case(app, case)


def counts(app):
    return services.search_cases(app, Searched())[2]


def test_a_case_study_goes_from_draft_to_checked_to_published_and_is_counted(app, case):
    assert services.find_case(app, case).status == "draft"
    with pytest.raises(Refused) as told:
        publish(app, case)
    assert codes(told) == [("", "case_not_checked")]
    found = published(app, case)
    assert (found.status, found.is_out, counts(app).published) == ("published", True, 1)
    (version,) = found.versions
    assert version.told["said"] == "Two people were too many."
    assert (version.told["roles"], version.told["checked_by"]) == (["A resident"], "The resident")
    with pytest.raises(Refused) as told:
        publish(app, case)
    assert codes(told) == [("", "case_published_already")]


def test_the_second_of_two_clicks_publishes_nothing_more_and_complains_of_nothing(app, case):
    check(app, case)
    seen = services.find_case(app, case).version
    assert [publish(app, case, seen_version=seen) for _ in range(2)] == [1, 1]
    assert len(services.find_case(app, case).versions) == 1
    with pytest.raises(Conflict):
        services.publish_case(app, LOCAL_ACTOR, case, given_to="Somewhere else", seen_version=seen)


def test_what_is_needed_before_it_can_be_checked(app, ref):
    number = services.start_case(app, LOCAL_ACTOR, ref, 1, fields={"title": "Begun"}, key="begun")
    with pytest.raises(Refused) as told:
        check(app, number, by="", how="", on=None)
    assert codes(told) == [
        ("by", "case_checked_by_missing"),
        ("how", "case_checked_how_missing"),
        ("on", "case_checked_on_missing"),
        ("about", "case_about_missing"),
        ("said", "case_said_missing"),
        ("changed", "case_changed_missing"),
        ("differently", "case_differently_missing"),
        ("consent", "case_consent_missing"),
    ]
    with pytest.raises(Refused) as told:
        services.start_case(app, LOCAL_ACTOR, ref, 1, fields={"title": "", "rung_felt": "x"}, key="bad")
    assert codes(told) == [("title", "case_title_missing"), ("rung_felt", "unknown_field")]
    # People may have felt what nobody may decide on.
    lowest = "not_heard"
    rungs = (*app.pack.rungs, replace(app.pack.rungs[-1], key=lowest, outcome=None))
    app = replace(app, pack=replace(app.pack, rungs=rungs))
    fields = {"title": "Not heard", "rung_planned": lowest, "rung_felt": lowest}
    with pytest.raises(Refused) as told:
        services.start_case(app, LOCAL_ACTOR, ref, 1, fields=fields, key="low")
    assert codes(told) == [("rung_planned", "unknown_field")]
    fields["rung_planned"] = ""
    assert (
        services.find_case(app, services.start_case(app, LOCAL_ACTOR, ref, 1, fields=fields, key="low")).rung_felt
        == lowest
    )


def test_every_person_has_to_agree_to_their_words(app, case):
    consent(app, case, "silent", role="A carer", words=False)
    with pytest.raises(Refused) as told:
        check(app, case)
    assert [(one.code, one.data) for one in told.value.problems] == [("case_words_not_agreed", {"roles": "A carer"})]
    with pytest.raises(Refused) as told:
        consent(app, case, "bad", role="", asked_how="", asked_on=None)
    assert codes(told) == [
        ("role", "consent_role_missing"),
        ("asked_how", "consent_how_missing"),
        ("asked_on", "consent_on_missing"),
    ]


def test_consent_taken_back_takes_it_out_at_once_even_of_archived_work_and_says_whom_to_tell(app, ref, case):
    found = published(app, case)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    after = services.withdraw_consent(app, LOCAL_ACTOR, case, found.consents[0].id)
    assert (after.status, after.is_out, after.to_tell) == ("withdrawn", False, True)
    assert (after.withdrawn_on, after.given_to) == (TODAY, "The council’s website")
    assert (counts(app).published, counts(app).withdrawn, counts(app).to_tell) == (0, 1, 1)
    assert services.withdraw_consent(app, LOCAL_ACTOR, case, found.consents[0].id) == after
    with pytest.raises(Refused) as told:
        services.case_told(app, LOCAL_ACTOR, case, on=TODAY - timedelta(days=1))
    assert codes(told) == [("told_on", "case_told_on_wrong")]
    services.case_told(app, LOCAL_ACTOR, case)
    assert not services.find_case(app, case).to_tell


def test_it_comes_back_only_when_what_they_gave_is_out_of_it_and_it_was_checked_again(app, case):
    found = published(app, case)
    services.withdraw_consent(app, LOCAL_ACTOR, case, found.consents[0].id)
    with pytest.raises(Refused) as told:
        check(app, case)
    assert codes(told) == [("consent", "case_consent_missing"), ("taken_out", "case_taken_out_missing")]
    consent(app, case, "second", role="A carer")
    services.save_case(app, LOCAL_ACTOR, case, fields={"said": "We learned to ask."})
    with pytest.raises(Refused):
        check(app, case)
    check(app, case, gone=True)
    assert publish(app, case) == 2
    after = services.find_case(app, case)
    assert ([one.number for one in after.versions], after.is_out, after.withdrawn_on) == ([1, 2], True, None)


def test_other_words_have_to_be_checked_again_and_what_is_published_stays_as_it_was(app, case):
    published(app, case)
    services.save_case(app, LOCAL_ACTOR, case, fields={"said": "Other words."}, seen_version=3)
    found = services.find_case(app, case)
    assert (found.status, found.is_out, found.checked_by) == ("draft", True, "")
    assert found.versions[-1].told["said"] == "Two people were too many."
    services.withdraw_case(app, LOCAL_ACTOR, case)
    assert not services.find_case(app, case).is_out


def test_one_who_does_not_agree_to_their_words_takes_a_published_one_out(app, case):
    published(app, case)
    consent(app, case, "silent", role="A carer", words=False)
    assert services.find_case(app, case).status == "withdrawn"


def test_whoever_checks_or_publishes_must_have_seen_these_words(app, case):
    seen = services.find_case(app, case).version
    services.save_case(app, LOCAL_ACTOR, case, fields={"said": "Other words."}, seen_version=seen)
    for do in (check, publish):
        with pytest.raises(Conflict):
            do(app, case, seen_version=seen)
    with pytest.raises(Conflict) as clash:
        services.save_case(app, LOCAL_ACTOR, case, fields={"said": "Mine."}, seen_version=seen)
    assert (clash.value.theirs["said"], clash.value.yours["said"]) == ("Other words.", "Mine.")


def test_published_versions_are_never_changed(app, case, outside):
    published(app, case)
    for statement in ("UPDATE case_version SET number = 2", "DELETE FROM case_version"):
        with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError), match="append-only"):
            outside(statement)


def test_the_bank_is_searched_and_belongs_to_staff(app, ref, case):
    second = services.start_case(app, LOCAL_ACTOR, ref, 1, fields={"title": "Meals"}, key="second")
    assert [one.id for one in services.cases_of(app, ref, 1)] == [case, second]
    found, total, _ = services.search_cases(app, Searched("cedar"))
    assert ([one.id for one in found], total) == ([case], 1)
    found, total, _ = services.search_cases(app, Searched(), page=2, size=1)
    assert ([one.id for one in found], total) == ([case], 2)
    with pytest.raises(NotAllowed):
        services.withdraw_case(app, PUBLIC_ACTOR, case)
    with pytest.raises(NotFound):
        services.find_case(app, 999)
