"""Working days, against tables worked out by hand from a wall calendar and the bank holidays that gov.uk lists."""

from datetime import date

import pytest

from logic import calendars, working_days
from logic.calendars import add_working_days, is_working_day

CHRISTMAS_2026 = {
    # A Friday, the Saturday after it, and the Monday given in place of that Saturday.
    date(2026, 12, 24): True,
    date(2026, 12, 25): False,
    date(2026, 12, 26): False,
    date(2026, 12, 27): False,
    date(2026, 12, 28): False,
    date(2026, 12, 29): True,
    date(2026, 12, 30): True,
    date(2026, 12, 31): True,
    date(2027, 1, 1): False,
    date(2027, 1, 2): False,
    date(2027, 1, 4): True,
}
EASTER_2027 = {
    date(2027, 3, 25): True,
    date(2027, 3, 26): False,  # Good Friday
    date(2027, 3, 29): False,  # Easter Monday
    date(2027, 3, 30): True,
}
IN_PLACE = {
    # Christmas 2027 falls on a weekend: both days are given on the Monday and the Tuesday.
    date(2027, 12, 24): True,
    date(2027, 12, 27): False,
    date(2027, 12, 28): False,
    date(2027, 12, 29): True,
    # New Year 2028 falls on a Saturday.
    date(2028, 1, 3): False,
    date(2028, 1, 4): True,
}
NOT_IN_ENGLAND = {
    date(2027, 3, 17): True,  # St Patrick's Day, Northern Ireland
    date(2027, 11, 30): True,  # St Andrew's Day, Scotland
    date(2027, 1, 4): True,  # the second of January, Scotland
}


@pytest.mark.parametrize(("day", "works"), [*{**CHRISTMAS_2026, **EASTER_2027, **IN_PLACE, **NOT_IN_ENGLAND}.items()])
def test_which_days_people_work_on(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        # Forwards over Christmas 2026: 29, 30 and 31 December, then 4 January.
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 24), 4, date(2027, 1, 4)),
        (date(2026, 12, 25), 1, date(2026, 12, 29)),
        # The ten days of a reply, with and without holidays in between.
        (date(2026, 12, 16), 10, date(2027, 1, 4)),
        (date(2026, 3, 2), 10, date(2026, 3, 16)),
        (date(2027, 3, 22), 10, date(2027, 4, 7)),
        # Backwards.
        (date(2027, 1, 4), -1, date(2026, 12, 31)),
        (date(2027, 3, 30), -1, date(2027, 3, 25)),
        (date(2027, 3, 30), -5, date(2027, 3, 19)),
        (date(2026, 8, 31), -1, date(2026, 8, 28)),
        # From a day nobody works on, the nearest one counts as the first.
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), -1, date(2026, 3, 6)),
        (date(2026, 3, 7), 0, date(2026, 3, 7)),
    ],
)
def test_working_days_are_counted_without_the_day_itself(day, count, then):
    assert add_working_days(day, count) == then


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 12, 28), date(2026, 12, 24)),
        (date(2027, 1, 3), date(2026, 12, 31)),
        (date(2027, 3, 29), date(2027, 3, 25)),
        (date(2027, 3, 25), date(2027, 3, 25)),
    ],
)
def test_a_day_nobody_works_on_gives_way_to_the_one_before(day, worked):
    assert working_days.last_on_or_before(day, is_working_day) == worked


@pytest.mark.parametrize(
    ("day", "count", "unit", "then"),
    [
        (date(2027, 3, 31), -1, "months", date(2027, 2, 28)),
        (date(2027, 8, 31), 6, "months", date(2028, 2, 29)),
        (date(2026, 12, 1), 12, "months", date(2027, 12, 1)),
        (date(2027, 3, 10), -6, "weeks", date(2027, 1, 27)),
        (date(2027, 3, 10), -2, "days", date(2027, 3, 8)),
        (date(2027, 3, 10), 10, "working_days", date(2027, 3, 24)),
        (date(2027, 3, 10), 0, "days", date(2027, 3, 10)),
    ],
)
def test_a_day_is_moved_by_days_weeks_months_and_working_days(day, count, unit, then):
    assert working_days.shifted(day, count, unit, is_working_day) == then


@pytest.mark.parametrize("unit", ["days", "working_days", "weeks", "months"])
def test_no_count_leaves_the_calendar(unit):
    assert working_days.shifted(date(9999, 12, 30), 40, unit, is_working_day) == date.max
    assert working_days.shifted(date(1, 1, 2), -40, unit, lambda _: True) == date.min


def test_the_holidays_of_a_year_are_worked_out_once():
    assert calendars.bank_holidays(2026) is calendars.bank_holidays(2026)
    assert len(calendars.bank_holidays(2026)) == 9
