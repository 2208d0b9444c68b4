"""The checklist of a part, as people keep it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR as ME
from logic.activity import Actor, DecisionRecord
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.plan import PlanFacts
from logic.reference import activity_number
from logic.store.queries import checklist, parts
from tests.builders import NOW, TODAY, answers_to
from tests.checklists import CHECKLIST
from tests.hostile import HOSTILE

SOON = TODAY + timedelta(days=7)


@pytest.fixture
def app(app):
    return replace(app, pack=replace(app.pack, checklist=CHECKLIST), now=lambda: NOW)


def part_id(app, ref):
    with app.store.reading() as work:
        return parts.find(work.connection, activity_number(ref), 1).id


def answer(app, ref, outcome):
    for key, value in answers_to(outcome).items():
        services.give_answer(app, ME, ref, 1, question=key, value=value)


def set_dates(app, ref, **days):
    services.save_plan(app, ME, ref, 1, dates=days)


def listed(app, ref):
    return {line.key: line for line in services.checklist_of(app, ref, 1).lines}


def mark(app, ref, item, **fields):
    services.mark_item(app, ME, ref, 1, item, **{"state": "open"} | fields)


def add(app, ref, text="Ask about the hall", key="k1", **more):
    return services.add_item(app, ME, ref, 1, **{"phase": "plan", "text": text, "key": key} | more)


def codes(refused):
    return [(problem.field, problem.code) for problem in refused.value.problems]


def verbs(outside):
    return [row[0] for row in outside("SELECT verb FROM audit ORDER BY id")]


# --- reading ---


def test_while_the_approach_is_not_known_everything_is_listed(app, ref):
    found = services.checklist_of(app, ref, 1)
    assert (found.outcome, found.goes_by) == (None, None)
    assert len(found.lines) == 8


def test_the_list_is_for_the_outcome_of_the_answers(app, ref):
    answer(app, ref, "INFORM")
    found = services.checklist_of(app, ref, 1)
    assert found.goes_by == "INFORM"
    assert {line.key for line in found.lines} == {"C01", "C04", "R05"}


def test_an_outcome_that_is_no_rung_leaves_nothing_out(app, ref):
    answer(app, ref, "NOTYET")
    found = services.checklist_of(app, ref, 1)
    assert (found.outcome, found.goes_by, len(found.lines)) == ("NOTYET", None, 8)


def test_dates_follow_the_plan(app, ref):
    assert listed(app, ref)["P08"].missing == "first_session"
    set_dates(app, ref, first_session=date(2026, 4, 20))
    # Two weeks before is Easter Monday, and Good Friday is before it.
    assert listed(app, ref)["P08"].day == date(2026, 4, 2)
    set_dates(app, ref, first_session=date(2026, 4, 27))
    assert listed(app, ref)["P08"].day == date(2026, 4, 13)


def test_a_part_that_is_not_there_is_told(app, ref):
    with pytest.raises(NotFound):
        services.checklist_of(app, ref, 2)
    with pytest.raises(NotFound):
        services.checklist_of(app, "WT-0999", 1)


def test_actions_of_a_result_stand_in_the_list_and_nowhere_twice(app, ref, outside):
    services.plan_action(
        app, ME, ref, 1, kind="lift", question="power", text="Ask Cabinet", owner="Sam", due=SOON, key="a1"
    )
    line = listed(app, ref)["action-1"]
    assert (line.text, line.origin, line.day) == ("Ask Cabinet", "lift", SOON)
    assert outside("SELECT count(*) FROM checklist_item") == [(0,)]


# --- ticking off ---


def test_several_items_are_ticked_off_at_once(app, ref, outside):
    services.plan_action(
        app, ME, ref, 1, kind="lift", question="power", text="Ask Cabinet", owner="Sam", due=SOON, key="a1"
    )
    own = add(app, ref, owner="Priya")
    assert services.tick_items(app, ME, ref, 1, ["C01", f"own-{own}", "action-1"]) == 3
    found = listed(app, ref)
    for key in ("C01", f"own-{own}", "action-1"):
        assert (found[key].mark.state, found[key].mark.marked_on) == ("done", TODAY)
    assert found[f"own-{own}"].mark.marked_by == "Priya"
    assert verbs(outside)[-1] == "tick_items"


def test_ticking_twice_does_no_harm_and_writes_nothing(app, ref, outside):
    services.tick_items(app, ME, ref, 1, ["C01"])
    before = verbs(outside)
    assert services.tick_items(app, ME, ref, 1, ["C01"]) == 0
    assert services.tick_items(app, ME, ref, 1, []) == 0
    assert listed(app, ref)["C01"].mark.version == 1
    assert verbs(outside) == before


def test_what_somebody_said_does_not_apply_is_not_ticked_over_them(app, ref):
    mark(app, ref, "C04", state="not_applicable", reason="Already done elsewhere")
    with pytest.raises(Conflict) as conflict:
        services.tick_items(app, ME, ref, 1, ["C01", "C04"])
    assert conflict.value.theirs == {"state": "not_applicable"}
    assert listed(app, ref)["C01"].mark.state == "open"


@pytest.mark.parametrize("key", ["X99", "own-1", "own-x", "own-", "action-1", "action-²", "own-99999999999999", ""])
def test_an_item_that_is_not_on_the_list_is_told(app, ref, key):
    with pytest.raises(NotFound):
        services.tick_items(app, ME, ref, 1, [key])
    with pytest.raises(NotFound):
        mark(app, ref, key)


# --- saying more ---


def test_everything_known_about_an_item_is_kept(app, ref):
    mark(app, ref, "P08", owner=" Sam  ", notes="Ask finance", due=SOON)
    assert listed(app, ref)["P08"].mark.owner == "Sam"
    mark(
        app,
        ref,
        "P08",
        state="done",
        owner="Sam",
        marked_by="Priya",
        marked_on=TODAY - timedelta(days=3),
        seen_version=1,
    )
    found = listed(app, ref)["P08"].mark
    assert (found.state, found.marked_by, found.marked_on, found.version) == (
        "done",
        "Priya",
        TODAY - timedelta(days=3),
        2,
    )
    assert (found.notes, found.due) == ("", None)


def test_who_did_it_is_the_owner_when_nobody_else_is_named(app, ref):
    mark(app, ref, "P08", state="done", owner="Sam")
    assert (listed(app, ref)["P08"].mark.marked_by, listed(app, ref)["P08"].mark.marked_on) == ("Sam", TODAY)


def test_an_item_is_opened_again(app, ref):
    mark(app, ref, "P08", state="not_applicable", reason="Nobody is paid", owner="Sam")
    mark(app, ref, "P08", owner="Sam")
    found = listed(app, ref)["P08"].mark
    assert (found.state, found.reason, found.marked_on, found.marked_by) == ("open", "", None, "")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"state": "not_applicable"}, ("reason", "not_applicable_reason_missing")),
        ({"state": "not_applicable", "reason": " \u200b "}, ("reason", "not_applicable_reason_missing")),
        ({"state": "perhaps"}, ("state", "item_state_missing")),
        ({"state": "done", "marked_on": TODAY + timedelta(days=1)}, ("marked_on", "date_in_future")),
        ({"due": TODAY - timedelta(days=1)}, ("due", "date_in_past")),
        ({"due": date.max}, ("due", "date_too_far")),
        ({"due": date.max, "state": "done"}, ("due", "date_too_far")),
        ({"owner": "x" * 201}, ("owner", "too_long")),
        ({"notes": "a\0b"}, ("notes", "control_characters")),
    ],
)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(app, ref, fields, problem):
    with pytest.raises(Refused) as refused:
        mark(app, ref, "P08", **fields)
    assert codes(refused) == [problem]
    assert listed(app, ref)["P08"].mark.version == 0


def test_a_date_that_has_gone_by_may_stay(app, ref):
    mark(app, ref, "P08", due=SOON)
    later = replace(app, now=lambda: NOW + timedelta(days=30))
    mark(later, ref, "P08", due=SOON, owner="Sam")
    assert listed(later, ref)["P08"].standing == "overdue"


def test_a_stale_save_is_refused_with_both(app, ref):
    mark(app, ref, "P08", notes="first", seen_version=0)
    with pytest.raises(Conflict) as conflict:
        mark(app, ref, "P08", notes="second", seen_version=0)
    assert (conflict.value.theirs["notes"], conflict.value.yours["notes"]) == ("first", "second")
    assert conflict.value.version == 1
    mark(app, ref, "P08", notes="second", seen_version=1)
    assert listed(app, ref)["P08"].mark.notes == "second"


def test_the_same_again_is_no_change(app, ref):
    mark(app, ref, "P08", notes="first")
    mark(app, ref, "P08", notes="first", seen_version=0)
    assert listed(app, ref)["P08"].mark.version == 1


def test_the_audit_holds_keys_and_field_names_and_no_words(app, ref, outside):
    mark(app, ref, "P08", notes="about Mrs Patel", owner="Mrs Patel")
    add(app, ref, text="Ring Mrs Patel", owner="Mrs Patel")
    assert "Patel" not in str(outside("SELECT detail FROM audit"))
    assert verbs(outside)[-2:] == ["mark_item", "add_item"]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_people_type_is_kept_as_typed(app, ref, text):
    mark(app, ref, "P08", notes=text)
    assert listed(app, ref)["P08"].mark.notes == text.strip()


# --- items of one's own ---


def test_an_item_of_ones_own_stands_in_the_list(app, ref):
    number = add(app, ref, owner="Sam", due=SOON)
    line = listed(app, ref)[f"own-{number}"]
    assert (line.text, line.phase, line.origin, line.day) == ("Ask about the hall", "plan", "own", SOON)
    assert (line.mark.owner, line.standing) == ("Sam", "next")


def test_the_same_form_sent_twice_makes_one_item(app, ref):
    assert add(app, ref) == add(app, ref)
    assert sum(key.startswith("own-") for key in listed(app, ref)) == 1


def test_an_item_needs_its_words_and_its_phase(app, ref):
    with pytest.raises(Refused) as refused:
        add(app, ref, due=date.max)
    assert codes(refused) == [("due", "date_too_far")]
    mark(app, ref, "P08", state="done", due=TODAY - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        add(app, ref, text=" ", phase="someday", due=TODAY - timedelta(days=1))
    assert codes(refused) == [
        ("phase", "item_phase_missing"),
        ("text", "item_text_missing"),
        ("due", "date_in_past"),
    ]


def test_its_words_are_put_right_and_a_stale_change_is_refused(app, ref):
    number = add(app, ref)
    services.change_item(app, ME, ref, 1, number, phase="host", text="Book the hall", seen_version=1)
    line = listed(app, ref)[f"own-{number}"]
    assert (line.text, line.phase) == ("Book the hall", "host")
    with pytest.raises(Conflict):
        services.change_item(app, ME, ref, 1, number, phase="plan", text="Hire the hall", seen_version=1)


def test_an_item_that_was_taken_off_is_gone_and_its_row_stays(app, ref, outside):
    number = add(app, ref)
    services.remove_item(app, ME, ref, 1, number)
    assert f"own-{number}" not in listed(app, ref)
    assert outside("SELECT count(*) FROM checklist_item") == [(1,)]
    for again in (
        lambda: services.change_item(app, ME, ref, 1, number, phase="plan", text="Again"),
        lambda: mark(app, ref, f"own-{number}", notes="late"),
    ):
        with pytest.raises(NotFound):
            again()


def test_taking_an_item_off_twice_does_no_harm_and_writes_nothing(app, ref, outside):
    number = add(app, ref)
    services.remove_item(app, ME, ref, 1, number)
    services.remove_item(app, ME, ref, 1, number)
    assert verbs(outside).count("remove_item") == 1


def test_an_item_belongs_to_its_part_alone(app, ref):
    number = add(app, ref)
    services.add_part(app, ME, ref, name="Carers", level="service", key="p2")
    assert f"own-{number}" not in {line.key for line in services.checklist_of(app, ref, 2).lines}
    services.remove_item(app, ME, ref, 2, number)
    assert f"own-{number}" in listed(app, ref)


def test_other_pages_put_items_on_the_list(app, ref):
    here = part_id(app, ref)
    with app.store.writing() as work:
        number = checklist.insert_own(
            work.connection, here, phase="host", text="Book a quiet room", origin="self_check", origin_ref="DD15"
        )
        work.commit()
    line = listed(app, ref)[f"own-{number}"]
    assert (line.origin, line.origin_ref, line.standing) == ("self_check", "DD15", "no_date")


# --- another rung, archived work, others ---


def test_what_was_ticked_outlives_another_rung(app, ref):
    answer(app, ref, "COPRO")
    services.tick_items(app, ME, ref, 1, ["P18", "C01"])
    services.give_answer(app, ME, ref, 1, question="weigh", value="no", seen_version=1)
    found = listed(app, ref)
    assert set(found) == {"C01", "C04", "R05", "P18"}
    assert (found["P18"].standing, found["P18"].mark.state) == ("gone", "done")
    services.give_answer(app, ME, ref, 1, question="weigh", value="yes", seen_version=2)
    assert listed(app, ref)["P18"].standing == "done"


def recorded(app, ref, *chosen):
    """The activity with records that chose these outcomes, the oldest first."""
    activity = services.find_activity(app, ref)
    made = [
        DecisionRecord(at, f"{ref}-1-{at}", 1, at, "", outcome, outcome, NOW, "", {})
        for at, outcome in enumerate(chosen, 1)
    ]
    return replace(activity, parts=(replace(activity.parts[0], records=tuple(made)),))


@pytest.mark.parametrize(
    ("chosen", "before", "gone", "appeared"),
    [
        (["COPRO"], None, [], []),
        (["COPRO", "COPRO"], None, [], []),
        (["COPRO", "CONSULT"], "COPRO", ["P08", "P18", "H02"], []),
        (["COPRO", "INFORM", "CONSULT", "CONSULT"], "INFORM", [], ["I09", "R09"]),
        (["NOTYET", "COPRO"], None, [], []),
    ],
)
def test_what_the_last_change_of_approach_made_different(app, ref, chosen, before, gone, appeared, monkeypatch):
    made = recorded(app, ref, *chosen)
    monkeypatch.setattr("logic.services.checklist.find_activity", lambda *_: made)
    found = services.checklist_of(app, ref, 1)
    assert found.goes_by == chosen[-1]
    assert found.before == before
    assert [item.id for item in found.changed.gone] == gone
    assert [item.id for item in found.changed.appeared] == appeared


def test_a_mark_of_an_item_that_the_pack_no_longer_has_does_no_harm(app, ref):
    mark(app, ref, "P08", notes="kept")
    without = replace(CHECKLIST, items=tuple(one for one in CHECKLIST.items if one.id != "P08"))
    assert "P08" not in listed(replace(app, pack=replace(app.pack, checklist=without)), ref)
    assert listed(app, ref)["P08"].mark.notes == "kept"


def test_archived_work_can_be_read_and_not_changed(app, ref):
    number = add(app, ref)
    services.archive_activity(app, ME, ref)
    assert len(listed(app, ref)) == 9
    for change in (
        lambda: services.tick_items(app, ME, ref, 1, ["C01"]),
        lambda: mark(app, ref, "C01", state="done"),
        lambda: add(app, ref, key="k2"),
        lambda: services.change_item(app, ME, ref, 1, number, phase="plan", text="x"),
        lambda: services.remove_item(app, ME, ref, 1, number),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert codes(refused) == [("activity", "archived")]


def test_who_may_not_change_activities_may_not_tick(app, ref):
    guest = Actor("guest", "Guest", "guest")
    with pytest.raises(NotAllowed):
        services.tick_items(app, guest, ref, 1, ["C01"])
    with pytest.raises(NotAllowed):
        services.add_item(app, guest, ref, 1, phase="plan", text="x", key="g")


@pytest.mark.parametrize(
    "change",
    [
        lambda app, ref: services.tick_items(app, ME, ref, 1, ["C01"]),
        lambda app, ref: services.mark_item(app, ME, ref, 1, "C01", state="open", owner="Ann"),
        lambda app, ref: services.choose_method(app, ME, ref, 1, key="walk", name="A walk", does="tells"),
        lambda app, ref: services.save_dates(app, ME, ref, 1, dates={"ends_on": TODAY}),
        lambda app, ref: services.save_plan(app, ME, ref, 1, facts=PlanFacts(people=5)),
    ],
    ids=["tick", "mark", "method", "dates", "facts"],
)
def test_answers_that_lead_elsewhere_after_a_plan_was_begun_are_told_until_it_is_changed_again(app, ref, change):
    answer(app, ref, "COPRO")
    services.choose_method(app, ME, ref, 1, key="first", name="A talk", does="tells")
    assert told(app, ref) == (None, None)
    services.give_answer(app, ME, ref, 1, question="weigh", value="no", seen_version=1)
    before, moved = told(app, ref)
    assert before == moved.before == "COPRO"
    assert "P18" in [item.id for item in moved.checklist.gone]
    change(app, ref)
    assert told(app, ref) == (None, None)


def told(app, ref):
    """What the checklist and the workspace say was before."""
    return services.checklist_of(app, ref, 1).before, services.workspace_of(app, ref).parts[0].moved


def test_to_note_what_a_plan_is_made_for_is_no_new_version_of_what_people_save(app, ref):
    answer(app, ref, "COPRO")
    services.tick_items(app, ME, ref, 1, ["C01"])
    assert services.plan_of(app, ref, 1).version == 0
    services.save_plan(app, ME, ref, 1, facts=PlanFacts(people=5), seen_version=0)
    services.tick_items(app, ME, ref, 1, ["C04"])
    plan = services.plan_of(app, ref, 1)
    assert (plan.version, plan.made_for) == (1, "COPRO")
