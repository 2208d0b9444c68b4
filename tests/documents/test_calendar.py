"""The calendar file, read back by another library than the one that wrote it."""

from datetime import UTC, date, datetime

import pytest
import vobject

from logic.documents.calendar import Day, to_calendar
from tests.hostile import HOSTILE

MADE = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FIRST = Day("WT-0042-1-first_session@x", date(2026, 6, 1), "First session", "Bring tea.\nAnd time.")
LATER = Day("WT-0042-1-closes_on@x", date(2026, 10, 25), "Answers close")


def read(*days, title="WT-0042 Day service", made_at=MADE):
    return vobject.readOne(to_calendar(title, days, made_at=made_at).decode())


def test_each_date_is_a_whole_day_whatever_the_clock_does():
    first, later = read(LATER, FIRST).vevent_list
    assert (first.dtstart.value, first.dtend.value) == (date(2026, 6, 1), date(2026, 6, 2))
    # The clocks go back that night, and a day stays a day.
    assert (later.dtstart.value, later.dtend.value) == (date(2026, 10, 25), date(2026, 10, 26))
    assert first.transp.value == "TRANSPARENT"


def test_the_last_of_all_days_has_none_after_it():
    (last,) = read(Day("x", date.max, "Never")).vevent_list
    assert last.dtstart.value == date.max
    assert "dtend" not in last.contents


def test_the_days_come_in_order_with_their_words():
    first, later = read(LATER, FIRST).vevent_list
    assert (first.summary.value, later.summary.value) == ("First session", "Answers close")
    assert first.description.value == "Bring tea.\nAnd time."
    assert "description" not in later.contents


def test_the_file_says_whose_dates_they_are_and_in_which_zone():
    calendar = read(FIRST)
    assert calendar.contents["x-wr-calname"][0].value == "WT-0042 Day service"
    assert calendar.contents["x-wr-timezone"][0].value == "Europe/London"
    assert calendar.version.value == "2.0"
    assert calendar.prodid.value


def test_a_date_keeps_its_id_when_it_moves():
    moved = Day(FIRST.uid, date(2026, 7, 1), FIRST.name)
    (before,), (after,) = read(FIRST).vevent_list, read(moved).vevent_list
    assert before.uid.value == after.uid.value
    assert before.dtstart.value != after.dtstart.value


def test_the_same_days_are_the_same_file_in_whatever_order_they_come():
    assert to_calendar("x", [FIRST, LATER], made_at=MADE) == to_calendar("x", [LATER, FIRST], made_at=MADE)


def test_no_line_is_longer_than_such_a_file_allows_and_each_ends_as_it_must():
    file = to_calendar("é" * 300, [Day("x", FIRST.on, "é" * 300, "word " * 300)], made_at=MADE)
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


@pytest.mark.parametrize("words", [*HOSTILE, "a\\nb; c, d: e", "BEGIN:VEVENT\nEND:VCALENDAR", "x\r\nATTACH:http://x"])
def test_whatever_people_wrote_is_text_and_nothing_more(words):
    calendar = read(Day("x", FIRST.on, words, words), title=words)
    (event,) = calendar.vevent_list
    assert event.summary.value == " ".join(words.split())
    assert calendar.contents["x-wr-calname"][0].value == " ".join(words.split())
    assert event.description.value.split() == words.split()
    assert set(event.contents) == {"uid", "dtstamp", "dtstart", "dtend", "summary", "description", "transp"}


def test_what_no_calendar_holds_is_marked_where_it_stood():
    (event,) = read(Day("x", FIRST.on, "a\x00b", "c\x01d")).vevent_list
    assert (event.summary.value, event.description.value) == ("a\ufffdb", "c\ufffdd")


def test_without_a_date_it_is_a_calendar_all_the_same():
    assert "vevent" not in read().contents
