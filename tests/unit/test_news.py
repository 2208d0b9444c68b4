"""What must go back to people and when, against dates that a person worked out on a calendar (domain.md H.1)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.calendars import is_working_day
from logic.due import anchors
from logic.news import OPEN, OWN, NewsDates, NewsMark
from logic.news_timetable import next_for_people, sessions, standing, tasks, tell_by
from logic.plan import Plan, PlannedMethod
from tests.browser.wizard import our_pack

PACK = our_pack()
START = date(2026, 3, 2)
PLAN = Plan(
    first_session=date(2026, 5, 5), closes_on=date(2026, 6, 8), ends_on=date(2026, 7, 15), version=1
)  # Tuesday, Monday, Wednesday
DECISION = date(2026, 7, 13)  # Monday
SATURDAY = PlannedMethod(7, "", "Walk", date(2026, 5, 16), None, None, "", 1, "asks")
TODAY = date(2026, 5, 4)


def dates(plan=PLAN, decisions=(DECISION,), planned=(SATURDAY,)):
    days = anchors(plan, start=START, decision=decisions[0] if decisions else None)
    return NewsDates(days, sessions(plan.first_session, planned, {}), tuple(decisions))


def found(outcome="CODESIGN", marks=(), today=TODAY, **changes):
    return tasks(PACK.news, PACK.checklist, outcome, dates(**changes), marks, is_working_day, today)


def days(outcome="CODESIGN", **changes):
    return {one.key: one.day for one in found(outcome, **changes)}


def one(key, **changes):
    return next(task for task in found(**changes) if task.key == key)


def test_there_are_seven_lines_and_the_reply_keeps_one():
    assert [line.id for line in PACK.news.lines] == [f"NW{number}" for number in range(1, 8)]
    assert [line.id for line in PACK.news.lines if line.kind == "reply"] == ["NW5"]


def test_every_day_of_a_whole_piece_of_work():
    assert days() == {
        ("NW1", 0): date(2026, 5, 5),
        ("NW1", 1007): date(2026, 5, 16),  # on the Saturday itself
        ("NW2", 0): date(2026, 5, 19),
        ("NW2", 1007): date(2026, 6, 1),  # over the bank holiday of 25 May
        ("NW3", 1): date(2026, 6, 2),
        ("NW3", 2): date(2026, 6, 30),  # 28 July would be after the decision
        ("NW4", 1): date(2026, 7, 6),
        ("NW5", 1): date(2026, 8, 10),
        ("NW6", 1): date(2026, 8, 26),
        ("NW7", 1): date(2027, 7, 15),
    }


@pytest.mark.parametrize(
    ("closes_on", "due"),
    [
        (date(2026, 6, 9), date(2026, 9, 1)),
        (date(2026, 6, 8), date(2026, 8, 28)),  # 31 August is a bank holiday: the Friday before
        (None, date(2026, 8, 10)),  # without a closing date by the decision
    ],
)
def test_after_a_consultation_people_hear_within_twelve_weeks_of_its_last_day(closes_on, due):
    assert days("CONSULT", plan=replace(PLAN, closes_on=closes_on))["NW5", 1] == due


def test_a_line_is_for_its_rungs_alone_and_none_is_left_out_while_the_rung_is_not_known():
    def lines(outcome):
        return sorted({line for line, _ in days(outcome)})

    assert lines("INFORM") == ["NW5"]
    assert lines("CONSULT") == ["NW1", "NW3", "NW4", "NW5", "NW6"]
    assert lines("ENGAGE") == ["NW1", "NW2", "NW3", "NW4", "NW5", "NW6"]
    assert lines(None) == lines("COPRO") == [f"NW{number}" for number in range(1, 8)]


@pytest.mark.parametrize(
    ("plan", "decisions", "waiting"),
    [
        (
            Plan(),
            (),
            {
                ("NW1", 0): "first_session",
                ("NW2", 0): "first_session",
                ("NW3", 1): "first_session",
                ("NW4", 1): "decision",
                ("NW5", 1): "decision",
                ("NW6", 1): "end",
                ("NW7", 1): "end",
            },
        ),
        (replace(PLAN, ends_on=None), (DECISION,), {("NW6", 1): "end", ("NW7", 1): "end"}),
        (PLAN, (), {("NW4", 1): "decision", ("NW5", 1): "decision"}),
    ],
)
def test_a_line_whose_date_is_not_known_says_which_it_waits_for(plan, decisions, waiting):
    told = {one.key: one.missing for one in found(plan=plan, decisions=decisions) if one.status == "waits"}
    assert told == waiting


def test_updates_go_on_to_the_next_one_while_nobody_knows_when_it_is_decided():
    updates = [key for key in days(decisions=(), today=date(2026, 7, 1)) if key[0] == "NW3"]
    assert updates == [("NW3", 1), ("NW3", 2), ("NW3", 3)]


def test_a_session_on_the_same_day_counts_once_and_being_told_is_no_session():
    again = replace(SATURDAY, id=8)
    letter = replace(SATURDAY, id=9, day=date(2026, 6, 1), does="tells")
    assert sessions(None, [SATURDAY, again, letter], {}) == ((1007, date(2026, 5, 16)),)
    assert sessions(SATURDAY.day, [SATURDAY], {}) == ((0, date(2026, 5, 16)),)


def test_a_decision_that_is_made_anew_must_be_told_too_by_its_own_day():
    again = date(2026, 9, 7)
    told = days("CONSULT", decisions=(DECISION, again))
    assert (told["NW5", 1], told["NW5", 2]) == (date(2026, 8, 28), date(2026, 10, 5))
    assert one(("NW5", 2), decisions=(DECISION, again)).after == again
    assert ("NW4", 2) not in told


def mark(line="NW1", occasion=0, due=date(2026, 5, 5), **changes):
    return replace(NewsMark(line, occasion, due, version=1), **changes)


BROKEN = mark(broken_on=date(2026, 5, 6), reason="Ill", tell_by=date(2026, 5, 8))


@pytest.mark.parametrize(
    ("marks", "today", "status"),
    [
        ((), date(2026, 4, 20), "later"),
        ((), date(2026, 4, 21), "due"),  # within 14 days
        ((), date(2026, 5, 5), "due"),
        ((), date(2026, 5, 6), "overdue"),
        ((mark(done_on=date(2026, 5, 5)),), date(2026, 6, 1), "done"),
        ((mark(done_on=date(2026, 5, 6)),), date(2026, 6, 1), "late"),
        ((BROKEN,), date(2026, 5, 6), "tell"),
        ((BROKEN,), date(2026, 6, 6), "tell"),  # until it is marked as told, whatever the day
        ((replace(BROKEN, told_on=date(2026, 5, 20)),), date(2026, 6, 6), "told"),
        ((replace(BROKEN, told_on=date(2026, 5, 7), done_on=date(2026, 5, 9)),), date(2026, 6, 6), "late"),
    ],
)
def test_where_a_task_stands(marks, today, status):
    assert one(("NW1", 0), marks=marks, today=today).status == status


def test_moving_a_date_later_makes_nothing_kept_that_was_late():
    late = mark(done_on=date(2026, 5, 11))
    task = one(("NW1", 0), marks=(late,), plan=replace(PLAN, first_session=date(2026, 5, 12)))
    assert (task.status, task.day) == ("late", date(2026, 5, 5))


def test_an_update_that_was_left_out_asks_for_nothing_once_a_later_one_was_sent():
    sent = mark("NW3", 2, date(2026, 6, 30), done_on=date(2026, 6, 29))
    at = {"today": date(2026, 7, 1)}
    assert one(("NW3", 1), **at).status == "overdue"
    assert one(("NW3", 1), marks=(sent,), **at).status == "missed"


def test_a_promise_stays_when_its_session_is_not_planned_any_more():
    gone = mark("NW2", 1007, date(2026, 6, 1), broken_on=date(2026, 5, 20), reason="Ill", tell_by=date(2026, 5, 20))
    assert one(("NW2", 1007), marks=(gone,), planned=()).status == "tell"
    taken_back = replace(gone, broken_on=None, reason="", tell_by=None)
    assert ("NW2", 1007) not in days(marks=(taken_back,), planned=())


def test_a_promise_of_ones_own_comes_first_until_people_were_told():
    own = mark(OWN, 1, None, promise="A letter", broken_on=TODAY, reason="Lost", tell_by=TODAY)
    stand = standing(found(marks=(own,), today=date(2026, 8, 1)))
    assert stand.next is not None
    assert stand.next.key == (OWN, 1)
    assert {task.status for task in stand.overdue} == {"overdue"}


def test_the_next_news_is_for_people_and_not_the_reply_itself():
    task = next_for_people(found(today=date(2026, 7, 2)), date(2026, 7, 2))
    assert task is not None
    assert task.key == ("NW6", 1)


def test_people_hear_of_a_broken_promise_within_five_working_days():
    assert tell_by(PACK.news, date(2026, 5, 22), is_working_day) == date(2026, 6, 1)  # over 25 May


@given(
    first=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    decision=st.none() | st.dates(date(2026, 1, 1), date(2036, 12, 31)),
    today=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
)
def test_every_task_has_a_day_or_the_date_it_waits_for_and_updates_are_four_weeks_apart(first, decision, today):
    plan = replace(PLAN, first_session=first)
    made = found(plan=plan, decisions=(decision,) if decision else (), today=today)
    assert len({task.key for task in made}) == len(made)
    for task in made:
        assert (task.day is None) == (task.missing is not None) == (task.status == "waits")
        assert task.is_open == (task.status in OPEN)
    updates = [task.day for task in made if task.key[0] == "NW3" and task.day]
    assert all(day < decision for day in updates if decision)
    for number, day in enumerate(updates, start=1):
        assert first is not None
        wanted = first + timedelta(weeks=4 * number)
        assert timedelta(0) <= wanted - day <= timedelta(days=6)
