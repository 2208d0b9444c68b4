"""Working days in England: no Saturday, no Sunday and no bank holiday.

The one way to the library that knows the bank holidays, with the days given in place of those that fall on a weekend.
Rules that only count in working days take ``is_working_day`` as a function (``logic.working_days``), so that they
can be tested without it.
"""

from datetime import date
from functools import cache

from logic import working_days


def is_working_day(day: date) -> bool:
    """Whether offices in England work on this day."""
    return day.weekday() < working_days.SATURDAY and day not in bank_holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """The working day that is ``count`` working days after this day, or before it when ``count`` is negative.

    The day itself is not counted, whether anybody works on it or not. With 0 it is the day itself.
    """
    return working_days.add(day, count, is_working_day)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in this year. Worked out when first asked for: the library takes 0.2 s to import."""
    from holidays.countries.united_kingdom import UnitedKingdom

    return frozenset(UnitedKingdom(subdiv="ENG", years=year, expand=False))  # type: ignore[no-untyped-call]
