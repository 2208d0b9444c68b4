"""Where each piece of the work stands and what comes next, against a table worked out by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from logic.checklist import Mark
from logic.checklist_lines import Line
from logic.feedback import Form
from logic.guidance import PairMark
from logic.plan import Plan, PlannedMethod
from logic.scope import Difference, ScopeStatement
from logic.standings import Standing
from logic.task_list import Feedback, Held, Looked, Task, Voices, feedback_state, moved_dates, next_task, tasks
from logic.workspace import outcome_for, rung_for
from tests.browser.wizard import our_pack
from tests.builders import NOW, TODAY, answers_to, part
from tests.documents.records import record_of

PACK = our_pack()
DAY = timedelta(days=1)
RECORD = record_of()
RECORD = replace(RECORD, pack_version=PACK.version, snapshot=RECORD.snapshot | {"pack": {"version": PACK.version}})
EARLIER = replace(RECORD, pack_version="0123456789ab", snapshot=RECORD.snapshot | {"pack": {"version": "0123456789ab"}})
ELSEWHERE = replace(EARLIER, outcome="CONSULT")


def line(key="C01", state="open", day=None, standing="no_date"):
    mark = Mark(key, state, None, "", "", "", "", None, 1)
    return Line(key, "plan", key, "pack", "", mark, standing, day)


LATE = line("C02", day=TODAY - 3 * DAY, standing="overdue")
SOON = line("C03", day=TODAY + 3 * DAY, standing="next")
TICKED = line("C04", "done", standing="done")


def way(method="", day=None):
    return PlannedMethod(1, method, "Walk", day, None, None, "", 1, "asks")


def pair_marks(state, count):
    of_engagement = PACK.pairs.of_outcome("ENGAGE")
    return {one.id: PairMark(one.id, state, "", TODAY, 1) for one in of_engagement[:count]}


ALL_PAIRS = len(PACK.pairs.of_outcome("ENGAGE"))


def held(**changes):
    known = Held(
        part=part(answers_to("ENGAGE"), records=(RECORD,)),
        limits=(),
        voices=Voices(0, None),
        plan=Plan(),
        planned=(),
        marks={},
        own=(),
        lines=(),
        pairs={},
        scope=ScopeStatement(),
    )
    return replace(known, **changes)


def task(key, **changes):
    return next(one for one in tasks(PACK, held(**changes)) if one.key == key)


def test_the_tasks_come_in_the_order_of_the_work():
    keys = [one.key for one in tasks(PACK, held())]
    assert keys == [
        "approach",
        "limits",
        "scope",
        "methods",
        "checklist",
        "guidance",
        "news",
        "feedback",
        "reply",
        "documents",
    ]


@pytest.mark.parametrize(
    ("of_part", "status", "step"),
    [
        (part({}, level="", add_ons={}), "not_started", "answer"),
        (part({"purpose": "yes"}), "in_progress", "go_on"),
        (part(answers_to("ENGAGE"), add_ons={}), "in_progress", "go_on"),
        (part(answers_to("ENGAGE")), "in_progress", "agree"),
        (part(answers_to("ENGAGE"), records=(RECORD,)), "done", ""),
        (part(answers_to("CONSULT"), records=(RECORD,)), "needs_look", "agree_again"),
        (part({"purpose": "yes"}, records=(RECORD,)), "in_progress", "go_on"),
        # One more answer, to the same result: the record does not hold it.
        (
            part(answers_to("ENGAGE", reopen="no"), records=(replace(RECORD, made_at=NOW - DAY),)),
            "needs_look",
            "agree_again",
        ),
        (part(answers_to("ENGAGE"), level="individual", records=(RECORD,)), "needs_look", "agree_again"),
        # Nobody changed an answer: the questions moved, and took the result with them or not.
        (part(answers_to("ENGAGE"), records=(EARLIER,)), "done", "questions_since"),
        (part(answers_to("ENGAGE"), records=(ELSEWHERE,)), "needs_look", "other_questions"),
        (part(answers_to("ENGAGE"), records=(EARLIER,), decider="The board"), "done", "words_since"),
    ],
)
def test_the_approach(of_part, status, step):
    assert task("approach", part=of_part) == Task("approach", status, step)


def test_limits_that_stand_and_are_not_in_the_record_are_told_and_ask_for_nothing():
    assert task("approach", limits=[limit("confirmed")]) == Task("approach", "done", "limits_since")
    assert task("approach", limits=[limit("draft")]) == Task("approach", "done")


@pytest.mark.parametrize(
    ("scope", "status", "step"),
    [
        (ScopeStatement(), "not_started", "write_scope"),
        (ScopeStatement({"open": "The hours"}, version=1), "in_progress", "finish_scope"),
        (ScopeStatement({}, TODAY, {}, 2), "done", ""),
    ],
)
def test_the_scope_statement(scope, status, step):
    assert task("scope", scope=scope) == Task("scope", status, step)


def test_limits_begin_with_writing_them_down_or_saying_that_there_are_none():
    assert task("limits") == Task("limits", "not_started", "write_limits")
    assert task("limits", scope=ScopeStatement({"no_limits": "yes"}, version=1)).status == "done"


def test_a_reply_that_is_owed_comes_before_anything_else_about_limits():
    due = TODAY - DAY
    assert task("limits", voices=Voices(2, due)) == Task("limits", "needs_look", "reply", 2, due)


def limit(status):
    return Standing(1, 1, None, status, ())


@pytest.mark.parametrize(
    ("stand", "status", "step", "count"),
    [
        (["draft"], "in_progress", "finish_limits", 1),
        (["confirmed", "draft", "draft"], "in_progress", "finish_limits", 2),
        (["confirmed", "draft", "not_proven"], "needs_look", "look_at_limits", 1),
        (["reopened", "not_proven"], "needs_look", "look_at_limits", 2),
        (["confirmed", "partly_open", "withdrawn"], "done", "", 0),
        (["withdrawn"], "not_started", "write_limits", 0),
    ],
)
def test_limits_by_where_they_stand(stand, status, step, count):
    assert task("limits", limits=[limit(one) for one in stand]) == Task("limits", status, step, count)


def test_a_finished_statement_that_tells_what_is_not_so_any_more_needs_a_look_and_says_at_what():
    changed = [Difference(section, "Title", "Before", "After") for section in ("who", "fixed", "fixed", "paid")]
    found = task("scope", scope=ScopeStatement({}, TODAY, {}, 2), outdated=changed)
    assert found == Task("scope", "needs_look", "finish_scope_again", about=("who", "fixed", "paid"))


@pytest.mark.parametrize(
    ("planned", "status", "step"),
    [
        ((), "not_started", "choose_methods"),
        ((way(),), "in_progress", "date_methods"),
        ((way(day=TODAY), way()), "in_progress", "date_methods"),
        ((way(day=TODAY),), "done", ""),
    ],
)
def test_ways_to_involve_people(planned, status, step):
    plan = Plan(facts={"recorder": "Sam", "results_on": "2026-05-01"}, version=1)
    found = task("methods", planned=planned, plan=plan)
    assert (found.status, found.step) == (status, step)


def test_a_plan_that_would_be_another_rung_needs_a_look():
    nobody_writes_it_down = Plan(facts={"recorder": ""}, version=1)
    found = task("methods", planned=(way(day=TODAY),), plan=nobody_writes_it_down)
    assert (found.status, found.step) == ("needs_look", "check_methods")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), Task("checklist", "done")),
        ((TICKED,), Task("checklist", "done")),
        ((line(), SOON), Task("checklist", "not_started", "start_checklist", 2)),
        ((TICKED, SOON, line()), Task("checklist", "in_progress", "next_item", 2, TODAY + 3 * DAY)),
        ((TICKED, line()), Task("checklist", "in_progress", "rest_of_items", 1)),
        ((TICKED, LATE, SOON), Task("checklist", "needs_look", "overdue_items", 1, TODAY - 3 * DAY)),
        ((TICKED, replace(LATE, standing="gone")), Task("checklist", "done")),
    ],
)
def test_the_checklist(lines, expected):
    assert task("checklist", lines=lines) == expected


@pytest.mark.parametrize(
    ("marks", "status", "step", "count"),
    [
        ({}, "not_started", "look_at_pairs", ALL_PAIRS),
        (pair_marks("we_do", 1), "in_progress", "look_at_more_pairs", ALL_PAIRS - 1),
        (pair_marks("slipped", 1), "needs_look", "mend_slips", 1),
        (pair_marks("not_yet", ALL_PAIRS), "in_progress", "mend_gaps", ALL_PAIRS),
        (pair_marks("we_do", ALL_PAIRS), "done", "", 0),
    ],
)
def test_dos_and_donts(marks, status, step, count):
    found = task("guidance", pairs=marks)
    assert (found.status, found.step, found.count) == (status, step, count)


def test_papers_wait_until_there_is_something_to_make_them_of():
    assert task("documents", part=part({})).step == "papers_later"
    assert task("documents").step == "take_papers"


NOT_BEGUN = Task("scope", "not_started", "write_scope")
FINISHED = Task("approach", "done")
OWED = Task("limits", "needs_look", "reply", 1, TODAY + DAY)
OVERDUE = Task("checklist", "needs_look", "overdue_items", 1, TODAY - DAY)
LONGER = Task("limits", "needs_look", "reply", 1, TODAY - 2 * DAY)
ASKED = Task("approach", "in_progress", "go_on")
SHAKY = Task("limits", "needs_look", "look_at_limits", 1)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([(1, [FINISHED])], None),
        ([(1, [FINISHED, NOT_BEGUN])], (1, NOT_BEGUN)),
        ([(1, [FINISHED, NOT_BEGUN, OWED])], (1, OWED)),
        ([(1, [ASKED, OWED])], (1, ASKED)),
        ([(1, [ASKED, OVERDUE])], (1, OVERDUE)),
        ([(1, [OVERDUE]), (2, [LONGER])], (2, LONGER)),
        ([(1, [NOT_BEGUN]), (2, [NOT_BEGUN])], (1, NOT_BEGUN)),
        ([(1, [SHAKY, NOT_BEGUN])], (1, NOT_BEGUN)),
        ([(1, [SHAKY, FINISHED])], (1, SHAKY)),
        ([(1, [Task("documents", "in_progress", "take_papers")])], None),
    ],
)
def test_the_one_next_thing_is_the_longest_overdue_then_the_approach_then_what_needs_a_look_and_limits_that_do_not_hold_last(
    found, expected
):
    assert next_task(found, TODAY) == expected


def test_dates_that_move_tell_which_days_changed_and_what_is_overdue_now():
    before = [LATE, SOON, line("C05"), TICKED]
    after = [LATE, replace(SOON, day=TODAY - DAY, standing="overdue"), line("C05", day=TODAY, standing="next"), TICKED]
    found = moved_dates(before, after)
    assert [one.key for one in found.lines] == ["C03", "C05"]
    assert [one.key for one in found.overdue] == ["C03"]
    assert moved_dates(before, before).lines == ()


def test_the_rung_of_a_part_is_that_recorded_last_else_that_of_its_answers_else_none():
    assert outcome_for(PACK, part({})) is None
    assert outcome_for(PACK, part(answers_to("CONSULT"))) == "CONSULT"
    chosen = replace(RECORD, chosen_outcome="CODESIGN")
    assert outcome_for(PACK, part(answers_to("CONSULT"), records=(RECORD, chosen))) == "CODESIGN"
    unknown = replace(RECORD, chosen_outcome="OF_OTHER_CONTENT")
    assert outcome_for(PACK, part(answers_to("CONSULT"), records=(unknown,))) == "CONSULT"
    assert rung_for(PACK, part(answers_to("CONSULT"))).outcome == "CONSULT"
    assert rung_for(PACK, part(answers_to("NOTYET"))) is None


@pytest.mark.parametrize(
    ("of_part", "feedback", "expected"),
    [
        (part({}, level="", add_ons={}), Feedback(), Task("feedback", "not_started", "feedback_later")),
        (part(answers_to("NOTYET")), Feedback(), Task("feedback", "not_started", "feedback_later")),
        (part(answers_to("ENGAGE")), Feedback(), Task("feedback", "not_started", "make_feedback")),
        (
            part(answers_to("ENGAGE")),
            Feedback(taking=2, until=TODAY, opened=1),
            Task("feedback", "in_progress", "wait_for_replies", 2, TODAY),
        ),
        (
            part(answers_to("ENGAGE")),
            Feedback(taking=1, until=TODAY, over=1),
            Task("feedback", "needs_look", "open_results", 1),
        ),
        (part(answers_to("ENGAGE")), Feedback(opened=1), Task("feedback", "done")),
    ],
)
def test_feedback(of_part, feedback, expected):
    assert task("feedback", part=of_part, feedback=feedback) == expected


def feedback_form(closes_on, opened_on=None):
    return Form(1, 1, 1, "first", "engage", "v", TODAY, closes_on, opened_on, 1)


def test_where_feedback_stands_is_counted_from_its_forms_alone():
    forms = [
        feedback_form(TODAY + 2 * DAY),
        feedback_form(TODAY),
        feedback_form(TODAY - DAY),
        feedback_form(TODAY + DAY, opened_on=TODAY),
    ]
    assert feedback_state(forms, TODAY) == Feedback(2, TODAY, 1, 1)
    assert feedback_state((), TODAY) == Feedback()


def test_forms_that_are_out_and_feedback_that_cannot_be_asked_yet_are_not_the_next_thing():
    for step in ("wait_for_replies", "feedback_later"):
        assert next_task([(1, [Task("feedback", "in_progress", step, 1, TODAY - DAY)])], TODAY) is None
    open_results = Task("feedback", "needs_look", "open_results", 1)
    assert next_task([(1, [open_results])], TODAY) == (1, open_results)


@pytest.mark.parametrize(
    ("looked", "expected"),
    [
        (Looked(), None),
        (Looked(ended=True), Task("look_back", "not_started", "look_back", day=TODAY - DAY + timedelta(weeks=6))),
        (Looked(ended=True, looked_back=True), Task("look_back", "in_progress", "write_lessons")),
        (Looked(ended=True, looked_back=True, lessons=1), Task("look_back", "done")),
    ],
)
def test_looking_back_is_a_task_once_the_work_has_ended_and_due_six_weeks_later(looked, expected):
    found = tasks(PACK, held(looked=looked, plan=Plan(ends_on=TODAY - DAY)))
    assert next((one for one in found if one.key == "look_back"), None) == expected
    assert found[-1].key == "documents"
