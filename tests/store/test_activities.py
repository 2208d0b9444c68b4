"""Starting, finding, listing, copying and archiving pieces of work."""

from dataclasses import replace
from datetime import timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR, Actor
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.listing import Wanted
from logic.reference import activity_number, activity_reference, tidy_record_reference
from logic.store.queries import whole as queries
from tests.builders import NOW
from tests.store.test_portable import file_of
from tests.whole import whole


def codes(refused):
    return [(problem.field, problem.code) for problem in refused.value.problems]


def start(app, title, key=None):
    return services.start_activity(app, LOCAL_ACTOR, title=title, level="service", key=key or title)


def test_a_new_activity_has_one_empty_part(app):
    ref = start(app, "  Day service ")
    found = services.find_activity(app, ref)
    assert (ref, found.title, found.version) == ("WT-0001", "Day service", 1)
    assert [(part.number, part.level, part.answers) for part in found.parts] == [(1, "service", {})]


def test_an_activity_needs_a_working_name_and_a_level(app):
    with pytest.raises(Refused) as refused:
        services.start_activity(app, LOCAL_ACTOR, title=" ", level="national", key="a")
    assert codes(refused) == [("title", "title_missing"), ("level", "level_missing")]
    assert services.list_activities(app) == ((), 0)


def test_the_same_form_twice_starts_one_activity(app):
    assert start(app, "One", key="form-1") == start(app, "One", key="form-1")
    assert services.list_activities(app)[1] == 1


@pytest.mark.parametrize("key", ["", "k" * 201, "a\x00"])
def test_a_form_without_a_usable_key_is_refused(app, key):
    with pytest.raises(Refused) as refused:
        services.start_activity(app, LOCAL_ACTOR, title="One", level="service", key=key)
    assert codes(refused) == [("key", "form_expired")]


@pytest.mark.parametrize("typed", ["WT-0001", "wt 1", " wt0001 ", "1", "Wt\u20130001", "WT-1", "0001"])
def test_a_reference_is_found_however_it_is_typed(app, ref, typed):
    assert services.find_activity(app, typed).ref == ref


@pytest.mark.parametrize(
    "typed", ["", "WT-0002", "0", "WT-", "1; DROP TABLE activity", "9" * 30, "-1", "1.5.2.1", "\x00", "\u0661", "%"]
)
def test_a_reference_that_is_nothing_is_not_found(app, ref, typed):
    with pytest.raises(NotFound):
        services.find_activity(app, typed)


def test_references_grow_past_four_digits():
    assert activity_reference(10_000) == "WT-10000"
    assert activity_number("wt-10000") == 10_000


@pytest.mark.parametrize("typed", ["WT-0042-1-2", "wt 42 / 1 / 2", "WT-0042 / 1 / 2", "42-1-2"])
def test_a_record_reference_is_read_however_it_is_typed(typed):
    assert tidy_record_reference(typed) == "WT-0042-1-2"


def test_the_list_shows_the_latest_changed_first_a_page_at_a_time(app):
    clock = [NOW]
    app = replace(app, now=lambda: clock[0])
    for title in ("A", "B", "C"):
        start(app, title)
        clock[0] += timedelta(minutes=1)
    services.give_answer(app, LOCAL_ACTOR, "1", 1, question="purpose", value="yes")
    first, total = services.list_activities(app, page=1, size=2)
    assert ([line.title for line in first], total) == (["A", "C"], 3)
    assert (first[0].parts, first[0].answered, first[0].latest) == (1, 1, ())
    assert [line.title for line in services.list_activities(app, page=2, size=2)[0]] == ["B"]


@pytest.mark.parametrize(("page", "size", "shown"), [(0, 20, 1), (-5, 0, 1), (10**30, 20, 0), (1, 10**30, 1)])
def test_a_page_that_makes_no_sense_shows_the_nearest_that_does(app, ref, page, size, shown):
    lines, total = services.list_activities(app, page=page, size=size)
    assert (len(lines), total) == (shown, 1)


def test_renaming_counts_a_version_and_refuses_a_stale_one(app, ref):
    services.rename(app, LOCAL_ACTOR, ref, title="Day centre", seen_version=1)
    with pytest.raises(Conflict) as conflict:
        services.rename(app, LOCAL_ACTOR, ref, title="Centre", seen_version=1)
    assert conflict.value.theirs == {"title": "Day centre"}
    assert conflict.value.yours == {"title": "Centre"}
    services.rename(app, LOCAL_ACTOR, ref, title="Centre", seen_version=conflict.value.version)
    assert services.find_activity(app, ref).title == "Centre"


def names(app, ref):
    found = services.find_activity(app, ref)
    return found.title, *(part.name for part in found.parts)


def test_the_working_name_and_the_names_of_parts_are_saved_together(app, ref):
    services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="service", key="p2")
    wanted, shown = {1: "Everybody", 2: " Family carers "}, {1: "", 2: "Carers"}
    services.rename(app, LOCAL_ACTOR, ref, title="Day centre", names=wanted, seen_version=1, was=shown)
    assert names(app, ref) == ("Day centre", "Everybody", "Family carers")


def test_a_name_that_cannot_be_kept_keeps_the_others_from_being_saved_too(app, ref):
    services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="service", key="p2")
    with pytest.raises(Refused) as refused:
        services.rename(app, LOCAL_ACTOR, ref, title=" ", names={1: "A", 2: ""}, was={1: "", 2: "Carers"})
    assert codes(refused) == [("title", "title_missing"), ("2.name", "part_name_missing")]
    with pytest.raises(NotFound):
        services.rename(app, LOCAL_ACTOR, ref, title="New", names={1: "A", 3: "B"})
    assert names(app, ref) == ("Day service", "", "Carers")


def test_a_part_without_a_name_may_stay_so(app, ref):
    services.rename(app, LOCAL_ACTOR, ref, title="Day centre", names={1: ""}, was={1: ""})
    assert names(app, ref) == ("Day centre", "")


def test_a_part_renamed_by_somebody_else_meanwhile_is_not_overwritten_and_nothing_is_half_saved(app, ref):
    services.rename(app, LOCAL_ACTOR, ref, title="Day service", names={1: "Theirs"}, was={1: ""})
    with pytest.raises(Conflict) as conflict:
        services.rename(app, LOCAL_ACTOR, ref, title="New", names={1: "Mine"}, seen_version=1, was={1: ""})
    assert (conflict.value.what, conflict.value.theirs) == ("part", {"1.name": "Theirs"})
    assert conflict.value.yours == {"1.name": "Mine"}
    assert names(app, ref) == ("Day service", "Theirs")
    services.rename(app, LOCAL_ACTOR, ref, title="New", names={1: "Mine"}, seen_version=1, was={1: "Theirs"})
    assert names(app, ref) == ("New", "Mine")


def test_a_name_left_as_it_was_shown_leaves_a_newer_one_alone(app, ref):
    services.rename(app, LOCAL_ACTOR, ref, title="Day service", names={1: "Theirs"}, was={1: ""})
    services.rename(app, LOCAL_ACTOR, ref, title="New", names={1: ""}, seen_version=1, was={1: ""})
    assert names(app, ref) == ("New", "Theirs")


def test_an_archived_activity_leaves_the_list_and_takes_no_change(app, ref):
    services.archive_activity(app, LOCAL_ACTOR, ref, seen_version=1)
    assert services.list_activities(app)[1] == 0
    assert [line.ref for line in services.list_activities(app, Wanted(status="archived"))[0]] == [ref]
    for change in (
        lambda: services.give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="yes"),
        lambda: services.rename(app, LOCAL_ACTOR, ref, title="B"),
        lambda: services.add_part(app, LOCAL_ACTOR, ref, name="B", level="service", key="b"),
        lambda: services.save_draft(app, LOCAL_ACTOR, ref, 1, fields={"how_told": "B"}),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert codes(refused) == [("activity", "archived")]
    assert services.find_activity(app, ref).parts[0].answers == {}


def test_a_restored_activity_goes_on_as_before(app, ref):
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="yes", note="minute 3")
    services.archive_activity(app, LOCAL_ACTOR, ref)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    services.restore_activity(app, LOCAL_ACTOR, ref)
    found = services.find_activity(app, ref)
    assert found.archived_at is None
    assert found.version == 3
    assert found.parts[0].answers["purpose"].note == "minute 3"
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="affected", value="yes")


def test_archiving_on_a_stale_view_is_refused(app, ref):
    services.rename(app, LOCAL_ACTOR, ref, title="Something else")
    with pytest.raises(Conflict):
        services.archive_activity(app, LOCAL_ACTOR, ref, seen_version=1)


def test_a_copy_takes_parts_words_answers_and_notes_and_leaves_the_rest(app, ref):
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="Hours", decider="Cabinet", decide_by=app.today())
    services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="individual", key="p2")
    services.give_answer(app, LOCAL_ACTOR, ref, 2, question="purpose", value="yes", note="old")
    services.give_answer(app, LOCAL_ACTOR, ref, 2, question="purpose", value="yes", note="minute 3", seen_version=1)
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 2, given={"AQ2": "yes"})
    services.save_draft(app, LOCAL_ACTOR, ref, 1, fields={"reason": "mine"})
    services.archive_activity(app, LOCAL_ACTOR, ref)
    copies = {services.copy_activity(app, LOCAL_ACTOR, ref, title="Next year", key="c") for _ in range(2)}
    (copy,) = (services.find_activity(app, each) for each in copies)
    first, second = copy.parts
    assert (copy.title, copy.archived_at, copy.version) == ("Next year", None, 1)
    assert (first.decision, first.decider, first.decide_by) == ("Hours", "Cabinet", app.today())
    assert (second.name, second.level) == ("Carers", "individual")
    assert (second.answers["purpose"].note, second.answers["purpose"].version) == ("minute 3", 1)
    assert (second.add_ons, first.draft, first.records, first.actions) == ({}, {}, (), ())


def test_somebody_whose_role_may_not_change_anything_changes_nothing(app, ref):
    visitor = Actor("v", "Visitor", "public")
    for change in (
        lambda: services.start_activity(app, visitor, title="B", level="service", key="b"),
        lambda: services.give_answer(app, visitor, ref, 1, question="purpose", value="yes"),
    ):
        with pytest.raises(NotAllowed):
            change()
    assert services.list_activities(app)[1] == 1


def test_a_copy_takes_the_team_and_the_plan_without_its_days_and_never_what_was_done_found_or_said(app):
    first = services.import_activity(app, LOCAL_ACTOR, file_of(whole()), key="file")
    copy = services.copy_activity(app, LOCAL_ACTOR, first, title="Once more", key="c")
    with app.store.reading() as work:
        before, after = (queries.whole(work.connection, activity_number(ref)) for ref in (first, copy))
    part, copied = before["parts"][0], after["parts"][0]
    assert after["team"] == before["team"]
    assert copied["methods"] == [one | {"day": None} for one in part["methods"]]
    assert copied["items"] == [part["items"][0] | {"due": None}]
    assert copied["plan"] == dict.fromkeys(part["plan"]) | {
        "facts": {"people": 12, "modes": ["online"]},
        "made_for": "",
    }
    assert not any(copied[name] for name in ("records", "actions", "draft", "marks", "pairs", "scope"))
    assert (after["limits"], after["challenges"]) == ([], [])
    assert services.came_from(app, copy) is None
