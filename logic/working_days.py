"""Counting in days, weeks, months and working days. Which days people work on is a function given by whoever asks."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

Unit = Literal["days", "working_days", "weeks", "months"]
Works = Callable[[date], bool]
"""Whether people work on this day."""

SATURDAY = 5
MONTHS = 12
ONE = timedelta(days=1)


def add(day: date, count: int, works: Works) -> date:
    """The working day ``count`` working days after this day, or before it when negative. The day itself never counts."""
    step = ONE if count > 0 else -ONE
    left = abs(count)
    while left and date.min < day < date.max:
        day += step
        left -= works(day)
    return day


def last_on_or_before(day: date, works: Works) -> date:
    """This day, or the nearest working day before it."""
    while not works(day) and day > date.min:
        day -= ONE
    return day


def shifted(day: date, count: int, unit: Unit, works: Works) -> date:
    """This day moved by so many of a unit, back when ``count`` is negative; the ends of the calendar are not passed.

    A month on from the 31st is the last day of a shorter month.
    """
    if unit == "working_days":
        return add(day, count, works)
    if unit == "months":
        return _by_months(day, count)
    try:
        return day + timedelta(days=count if unit == "days" else 7 * count)
    except OverflowError:
        return date.max if count > 0 else date.min


def _by_months(day: date, count: int) -> date:
    year, month = divmod(day.year * MONTHS + day.month - 1 + count, MONTHS)
    if not date.min.year <= year <= date.max.year:
        return date.max if count > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
