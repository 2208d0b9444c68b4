"""The checklist of one part: what applies, where each line stands, their order, and what another rung changes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from logic.activity import Action
from logic.beside import pair_beside
from logic.calendars import is_working_day
from logic.checklist import Mark, OwnItem, changed, unmarked
from logic.checklist_limits import of_limits
from logic.checklist_lines import (
    Wanted,
    by_phase,
    count,
    in_order,
    lines,
    missing_dates,
    narrowed,
    of_actions,
    standing,
)
from logic.ground import Ground
from logic.guidance import Pair
from logic.standings import lines_of, standings
from tests.checklists import BEGUN, CHECKLIST, item
from tests.limits import REGISTER, limit

TODAY = date(2027, 3, 1)
DAYS = {"start": BEGUN, "first_session": date(2027, 4, 8), "decision": date(2027, 6, 30)}
"""C01 is due on 8 October, C04 on 11 February, P08 and I09 on 25 March, H02 on 8 April, R05 on 28 July; R09 waits."""


def mark(key, state="open", **more):
    return replace(unmarked(key), state=state, version=1, **more)


def listed(outcome="ENGAGE", level="service", days=DAYS, marks=(), own=(), today=TODAY):
    found = lines(
        CHECKLIST,
        outcome=outcome,
        level=level,
        days=days,
        marks={one.item: one for one in marks},
        own=own,
        works=is_working_day,
        today=today,
    )
    return {line.key: line for line in found}


# --- which items apply ---


@pytest.mark.parametrize(
    ("outcome", "level", "keys"),
    [
        ("COPRO", "service", "C01 C04 P08 P18 I09 H02 R05 R09"),
        ("ENGAGE", "service", "C01 C04 P08 I09 H02 R05 R09"),
        ("ENGAGE", "individual", "C01 C04 P08 H02 R05 R09"),
        ("CONSULT", "strategic", "C01 C04 I09 R05 R09"),
        ("INFORM", "service", "C01 C04 R05"),
        (None, "individual", "C01 C04 P08 P18 H02 R05 R09"),
        (None, "", "C01 C04 P08 P18 I09 H02 R05 R09"),
    ],
)
def test_items_belong_to_rungs_and_levels_and_what_is_not_known_leaves_nothing_out(outcome, level, keys):
    assert list(listed(outcome, level)) == keys.split()


# --- where a line stands ---

UNTIL = date(2027, 3, 15)


@pytest.mark.parametrize(
    ("state", "day", "stands"),
    [
        ("open", date(2027, 2, 28), "overdue"),
        ("open", date(2027, 3, 1), "next"),
        ("open", date(2027, 3, 15), "next"),
        ("open", date(2027, 3, 16), "later"),
        ("open", None, "no_date"),
        ("done", date(2027, 2, 28), "done"),
        ("done", None, "done"),
        ("not_applicable", date(2027, 2, 28), "not_applicable"),
    ],
)
def test_where_a_line_stands(state, day, stands):
    assert standing(mark("P08", state), day, TODAY, UNTIL) == stands


def test_an_item_without_its_date_says_which_one_is_missing():
    line = listed()["R09"]
    assert (line.standing, line.day, line.missing) == ("no_date", None, "end")


def test_a_date_set_by_hand_counts_in_place_of_the_one_worked_out():
    line = listed(marks=[mark("R09", due=date(2027, 3, 5))])["R09"]
    assert (line.standing, line.day, line.reckoned, line.missing) == ("next", date(2027, 3, 5), None, None)
    line = listed(marks=[mark("C04", due=date(2027, 3, 20))])["C04"]
    assert (line.standing, line.day, line.reckoned) == ("later", date(2027, 3, 20), date(2027, 2, 11))


def test_a_session_that_is_moved_moves_what_is_due_and_leaves_what_is_done():
    marks = [mark("C04", "done", marked_on=date(2027, 2, 10))]
    before, after = listed(marks=marks), listed(marks=marks, days=DAYS | {"first_session": date(2027, 3, 11)})
    assert (before["P08"].day, before["P08"].standing) == (date(2027, 3, 25), "later")
    assert (after["P08"].day, after["P08"].standing) == (date(2027, 2, 25), "overdue")
    assert before["C04"].mark == after["C04"].mark
    assert after["C04"].standing == "done"


# --- another rung ---


def test_another_rung_says_what_appeared_and_what_no_longer_applies():
    made = changed(CHECKLIST, "COPRO", "CONSULT", "service")
    assert [one.id for one in made.gone] == ["P08", "P18", "H02"]
    assert made.appeared == ()
    made = changed(CHECKLIST, "INFORM", "ENGAGE", "individual")
    assert [one.id for one in made.appeared] == ["P08", "H02", "R09"]
    assert made.gone == ()


def test_another_rung_keeps_what_was_touched_and_asks_nothing_more_of_it():
    marks = [mark("P08", "done", marked_on=TODAY), mark("H02", owner="Sam"), mark("C01", "done", marked_on=TODAY)]
    found = listed("CONSULT", marks=marks)
    assert [line.key for line in found.values() if not line.applies] == ["P08", "H02"]
    assert found["P08"].mark.state == "done"
    assert {found[key].standing for key in ("P08", "H02")} == {"gone"}
    assert count(found.values()) == count([line for line in found.values() if line.applies])
    assert listed("ENGAGE", marks=marks)["P08"].standing == "done"


# --- order, counts and filters ---


def own(number, text="Ask about the hall", phase="plan", due=None, origin="own"):
    return OwnItem(number, phase, text, origin, "", due, 1)


def test_overdue_comes_first_then_next_later_without_a_date_done_and_what_does_not_apply():
    marks = [
        mark("C01", "done", marked_on=date(2026, 10, 5)),
        mark("I09", "not_applicable", marked_on=TODAY, reason="No invitations"),
        mark("P18", owner="Sam"),
    ]
    items = [own(1, due=date(2027, 3, 2)), own(2, due=date(2027, 2, 1)), own(3)]
    found = in_order(listed(marks=marks, own=items).values())
    assert [(line.key, line.standing) for line in found] == [
        ("own-2", "overdue"),
        ("C04", "overdue"),
        ("own-1", "next"),
        ("P08", "later"),
        ("H02", "later"),
        ("R05", "later"),
        ("own-3", "no_date"),
        ("R09", "no_date"),
        ("C01", "done"),
        ("I09", "not_applicable"),
        ("P18", "gone"),
    ]


def test_on_one_day_the_earlier_phase_comes_first():
    items = [own(1, phase="review", due=TODAY), own(2, phase="commit", due=TODAY), own(3, phase="host", due=TODAY)]
    found = in_order(line for line in listed(own=items).values() if line.own)
    assert [line.key for line in found] == ["own-2", "own-3", "own-1"]


def test_phases_are_counted_by_what_is_dealt_with_and_what_is_overdue():
    marks = [mark("C01", "done"), mark("I09", "not_applicable")]
    phases = by_phase(list(listed(marks=marks).values()))
    far = {phase: (one.settled, one.total, one.overdue) for phase, these in phases.items() for one in [count(these)]}
    assert far == {
        "commit": (1, 2, 1),
        "plan": (0, 1, 0),
        "invite": (1, 1, 0),
        "host": (0, 1, 0),
        "review": (0, 2, 0),
    }


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Wanted(), "C01 C04 P08 I09 H02 R05 R09 own-1 own-2"),
        (Wanted(tag="financial"), "P08"),
        (Wanted(phase="plan"), "P08 own-1"),
        (Wanted(owner="sam PATEL"), "C04 own-2"),
        (Wanted(standing="overdue"), "C01 C04"),
        (Wanted(origin="self_check"), "own-2"),
        (Wanted(phase="commit", owner="Sam Patel", standing="overdue"), "C04"),
        (Wanted(owner="nobody"), ""),
    ],
)
def test_a_list_is_narrowed_by_everything_asked_for(wanted, keys):
    marks = [mark("C04", owner="Sam Patel"), mark("own-2", owner="Sam patel")]
    items = [own(1), own(2, phase="host", origin="self_check")]
    found = narrowed(listed(marks=marks, own=items).values(), wanted)
    assert [line.key for line in found] == keys.split()


def test_the_dates_that_open_lines_wait_for_are_counted():
    nothing = {"start": BEGUN}
    found = listed(days=nothing, marks=[mark("P08", "done"), mark("I09", due=TODAY)]).values()
    assert missing_dates(found) == {"first_session": 2, "decision": 1, "end": 1}


# --- what comes from elsewhere ---


def test_an_action_made_on_a_result_is_a_line_with_its_origin():
    done_at = datetime(2027, 2, 28, 23, 30, tzinfo=UTC)
    made = [
        Action(3, 1, "lift", "power", "COPRO", "Ask Cabinet", "Priya", date(2027, 3, 2), None, 1),
        Action(4, 1, "find_out", "weigh", None, "Ask legal", "Sam", date(2027, 2, 1), done_at, 2),
    ]
    lift, found_out = of_actions(made, soon=14, today=TODAY)
    assert (lift.key, lift.origin, lift.origin_ref, lift.standing) == ("action-3", "lift", "power", "next")
    assert (lift.mark.owner, lift.text, lift.day) == ("Priya", "Ask Cabinet", date(2027, 3, 2))
    assert (found_out.origin, found_out.standing, found_out.mark.marked_on) == ("find_out", "done", date(2027, 2, 28))


def pair(key, *sources, outcomes=("COPRO",)):
    return Pair(
        key,
        "t",
        key,
        "do",
        "dont",
        "do",
        "dont",
        frozenset(outcomes),
        ("plan",),
        (),
        "plan",
        "",
        Ground(sources, "stated"),
    )


def test_the_pair_beside_an_item_rests_on_the_same_places():
    one = replace(item("P08", "plan", "first"), ground=Ground(("A", "B", "C"), "stated"))
    pairs = [pair("X", "A", "Z"), pair("Y", "A", "B"), pair("W", "A", "B", "C", outcomes=("CONSULT",))]
    assert pair_beside(one, pairs, "COPRO").id == "Y"
    assert pair_beside(one, pairs, None).id == "W"
    assert pair_beside(one, pairs[:1], "COPRO") is None
    assert pair_beside(one, [], None) is None


def test_a_mark_that_nobody_made_says_nothing():
    assert unmarked("P08") == Mark("P08", "open", None, "", "", "", "", None, 0)


# --- limits of the register ---

MARCH = date(2026, 3, 2)
SESSION = {"first_session": date(2026, 4, 20)}


def wants(days=SESSION, today=MARCH, **changes):
    limits = [limit(4, **{"shared_on": date(2026, 2, 25)} | changes)]
    found = of_limits(limits, REGISTER, part=1, days=days, today=today, soon=14)
    # The workspace counts the same lines, without their words.
    here = [one for one in standings(limits, REGISTER, today, 14) if one.part in {None, 1}]
    counted = lines_of(here, days, today, 14)
    told = [[(line.key, line.day, line.standing, line.phase) for line in lines] for lines in (found, counted)]
    assert told[0] == told[1]
    return told[0]


def test_a_limit_in_order_asks_for_nothing():
    assert wants() == []


def test_a_limit_to_look_at_again_comes_up_two_weeks_before_and_stays_once_its_day_has_passed():
    ask = "limit-4-review"
    assert wants(today=date(2026, 8, 17)) == []
    assert wants(today=date(2026, 8, 18)) == [(ask, date(2026, 9, 1), "next", "commit")]
    assert wants(today=date(2026, 9, 2)) == [(ask, date(2026, 9, 1), "overdue", "commit")]


def test_a_limit_that_is_not_proven_is_to_be_found_out():
    assert wants(strength="preference") == [("limit-4-prove", None, "no_date", "commit")]
    assert wants(evidence="") == [("limit-4-prove", None, "no_date", "commit")]


def test_a_limit_that_was_doubted_or_rewritten_is_to_be_tested_again_or_withdrawn():
    asked = [("limit-4-test_again", None, "no_date", "commit")]
    assert wants(doubted="did_not_stand") == wants(test_again=True) == asked
    assert wants(doubted="partly") == []
    assert wants(test_again=True, withdrawn_on=MARCH) == []


def test_a_limit_that_people_were_not_told_of_is_to_be_shared_by_the_invitations_or_the_first_session():
    ask = "limit-4-share"
    assert wants(shared_on=None) == [(ask, date(2026, 4, 20), "later", "invite")]
    both = SESSION | {"invitations": date(2026, 3, 9)}
    assert wants(days=both, shared_on=None) == [(ask, date(2026, 3, 9), "next", "invite")]
    assert wants(days={}, shared_on=None) == [(ask, None, "no_date", "invite")]
    assert wants(shared_on=date(2026, 3, 9)) == [(ask, date(2026, 3, 9), "next", "invite")]
    assert wants(days=both, shared_on=date(2026, 7, 20)) == [(ask, date(2026, 7, 20), "later", "invite")]
    assert wants(today=date(2026, 3, 9), shared_on=date(2026, 3, 9)) == []


def test_a_withdrawn_limit_asks_for_nothing():
    assert wants(withdrawn_on=MARCH, shared_on=None, strength="preference") == []


def test_a_limit_of_another_part_is_left_to_it():
    assert wants(part=1, strength="preference") != []
    assert wants(part=2, strength="preference") == []
    assert wants(part=None, strength="preference") != []
