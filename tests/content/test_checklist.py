"""The checklist that ships: sixty items, the counts by rung, and every due date against a table worked out by hand."""

from datetime import date

import pytest

from logic.calendars import is_working_day
from logic.checklist import PHASES
from logic.due import anchors, due
from logic.plan import Plan
from tests.content.test_our_pack import CODES, PACK

LIST = PACK.checklist


@pytest.mark.parametrize(
    ("outcome", "count"), [("COPRO", 60), ("CODESIGN", 59), ("ENGAGE", 55), ("CONSULT", 41), ("INFORM", 16)]
)
def test_every_rung_has_the_items_that_the_design_counts(outcome, count):
    assert len(LIST.those_for(outcome, None)) == count


def those(outcome, level=None):
    return {item.id for item in LIST.those_for(outcome, level)}


def test_a_higher_rung_keeps_every_item_of_a_lower_one():
    for higher, lower in (("COPRO", "CODESIGN"), ("CODESIGN", "ENGAGE"), ("ENGAGE", "CONSULT"), ("CONSULT", "INFORM")):
        assert those(lower) < those(higher)


def test_the_phases_hold_ten_eighteen_nine_eleven_and_twelve():
    assert [phase.key for phase in LIST.phases] == list(PHASES)
    held = [sum(item.phase == phase for item in LIST.items) for phase in PHASES]
    assert held == [10, 18, 9, 11, 12]
    assert [item.id[0] for item in LIST.items] == ["C"] * 10 + ["P"] * 18 + ["I"] * 9 + ["H"] * 11 + ["R"] * 12


def test_work_with_one_person_has_no_open_call():
    assert those("COPRO", "service") - those("COPRO", "individual") == {"P06", "I09"}


def test_every_access_tag_and_every_lead_time_is_used():
    assert {item.tag for item in LIST.items} - {""} == {tag.key for tag in LIST.tags}
    named = {item.due for item in LIST.items} | {key for item in LIST.items for key in item.due_by_outcome.values()}
    assert named | {lead.otherwise for lead in LIST.lead_times.values()} - {""} == set(LIST.lead_times)


def test_a_published_lead_time_says_where_and_ours_say_that_they_are_ours():
    for lead in LIST.lead_times.values():
        assert lead.ground.sources
        assert lead.ground.basis == "reconstructed" or lead.found, lead.key
    assert {key for key, lead in LIST.lead_times.items() if lead.ground.basis == "published"} == {
        "interpreters",
        "doors_open",
        "after_closing",
    }


def test_no_reader_meets_a_code():
    for item in LIST.items:
        assert not CODES.search(f"{item.text} {item.when}"), item.id


# Due dates. The table was worked out by hand from a wall calendar; Easter Monday 2027 is 29 March.

WHOLE = anchors(
    Plan(
        invitations_out=date(2027, 2, 25),
        first_session=date(2027, 4, 8),
        closes_on=date(2027, 5, 7),
        ends_on=date(2027, 7, 31),
    ),
    start=date(2026, 10, 1),
    decision=date(2027, 6, 30),
)
BY_HAND = {
    "C01 C02 C03": date(2026, 10, 8),
    "C04 C05 C06 C07 C08 C09 C10": date(2027, 2, 11),
    "P01 P02": date(2026, 10, 15),
    "P03 P15": date(2027, 4, 7),
    "P04 P05 P06 P07 P08 P12": date(2027, 2, 25),
    "P09 P10 P11 P13": date(2027, 3, 11),
    "P14 P16 I07 I09": date(2027, 3, 25),
    "P17 P18": date(2027, 2, 24),
    "I01 I02 I03 I04 I05": date(2027, 2, 25),
    "I06 I08": date(2027, 4, 1),
    "H01 H02 H03 H04 H05 H06 H07 H08 H09 H10 H11": date(2027, 4, 8),
    "R01 R02": date(2027, 4, 22),
    "R03": date(2027, 5, 6),
    "R04": date(2027, 6, 23),
    "R05": date(2027, 7, 28),
    "R06": date(2027, 4, 22),
    "R07 R08": date(2027, 9, 10),  # six weeks after is Saturday the 11th
    "R09": date(2027, 10, 29),  # three months after is Sunday the 31st
    "R10 R12": date(2027, 7, 31),  # the day itself, a Saturday, stays
    "R11": date(2028, 7, 31),
}
MOVED = WHOLE | {"first_session": date(2027, 4, 12)}
MOVED_BY_HAND = {
    "C04": date(2027, 2, 15),
    "P04": date(2027, 3, 1),
    "P11": date(2027, 3, 15),
    "P14": date(2027, 3, 25),  # two weeks before is Easter Monday, and Good Friday is before it
    "I06": date(2027, 4, 5),
    "P03": date(2027, 4, 9),
    "H01": date(2027, 4, 12),
    "R01": date(2027, 4, 26),
    "I01": date(2027, 2, 25),
    "R05": date(2027, 7, 28),
}


def day(key, days, outcome="COPRO"):
    return due(LIST, LIST.by_id[key], outcome, days, is_working_day)


def test_every_item_is_due_on_the_day_worked_out_by_hand():
    table = {key: on for keys, on in BY_HAND.items() for key in keys.split()}
    assert set(table) == set(LIST.by_id)
    assert {key: day(key, WHOLE).day for key in table} == table


def test_a_session_that_is_moved_takes_its_dates_with_it_and_no_others():
    assert {key: day(key, MOVED).day for key in MOVED_BY_HAND} == MOVED_BY_HAND


def test_a_consultation_is_answered_within_twelve_weeks_of_closing():
    assert day("R05", WHOLE, "CONSULT").day == date(2027, 7, 30)
    without = {key: on for key, on in WHOLE.items() if key != "closing"}
    assert day("R05", without, "CONSULT").day == date(2027, 7, 28)


def test_another_date_stands_in_for_one_that_is_not_set():
    session_only = {"start": date(2026, 10, 1), "first_session": date(2027, 4, 8)}
    assert day("I01", session_only).day == date(2027, 3, 11)
    assert day("P17", session_only).day == date(2027, 3, 4)
    decision_only = {"start": date(2026, 10, 1), "decision": date(2027, 6, 30)}
    assert day("C04", decision_only).day == date(2027, 4, 7)


def test_without_any_date_the_one_to_set_is_named():
    nothing = {"start": date(2026, 10, 1)}
    waits = {key: day(key, nothing).missing for key in ("C04", "I01", "H01", "R04", "R05", "R12")}
    assert waits == {
        "C04": "first_session",
        "I01": "invitations",
        "H01": "first_session",
        "R04": "decision",
        "R05": "decision",
        "R12": "end",
    }
    assert day("R05", nothing, "CONSULT").missing == "closing"
    assert day("C01", nothing).day == date(2026, 10, 8)
