"""The day in a cell of somebody's file: British order, a month in words, or year first (design 6: dates in British order)."""

import re
from datetime import date

YEARS = range(2000, 2101)
"""Years that a day may lie in: others are a slip of the hand."""
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SHORT = 3
"""Letters of a month's name that are enough; "sept" is written as well."""

_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?:\s*[ap]m)?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", re.IGNORECASE | re.ASCII)
_BRITISH = re.compile(rf"(\d{{1,2}})\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*(\d{{2,4}}){_TIME}", re.IGNORECASE | re.ASCII)
_WORDS = re.compile(
    rf"(?:[a-z]+day,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]{{3,9}})\.?,?[\s-]+(\d{{2,4}}){_TIME}",
    re.IGNORECASE | re.ASCII,
)
_SHORT_YEAR = 2
MONTHS_MOST = 12


def read_day(text: str) -> date | str:
    """The day, or a code of what is wrong with it.

    ``day_missing``; ``day_year_short`` for a year in two figures; ``day_month_first`` for what is a day only with the
    month first, so that the rest of the file may be as well; ``day_not_real``. A time after the day is left out.
    """
    tidy = text.strip()
    if not tidy:
        return "day_missing"
    if match := _ISO.fullmatch(tidy):
        year, month, day = (int(figures) for figures in match.groups())
        return _real(year, month, day)
    if match := _WORDS.fullmatch(tidy):
        return _with_year(match[3], _month(match[2]), int(match[1]))
    if match := _BRITISH.fullmatch(tidy):
        day, month = int(match[1]), int(match[2])
        turned = day <= MONTHS_MOST < month and isinstance(_with_year(match[3], day, month), date)
        return "day_month_first" if turned else _with_year(match[3], month, day)
    return "day_not_real"


def _month(name: str) -> int:
    """Its number; 0 where it is none."""
    word = name.lower()
    word = "sep" if word == "sept" else word
    found = [number for number, month in enumerate(MONTHS, 1) if word in {month, month[:SHORT]}]
    return found[0] if found else 0


def _with_year(figures: str, month: int, day: int) -> date | str:
    return "day_year_short" if len(figures) <= _SHORT_YEAR else _real(int(figures), month, day)


def _real(year: int, month: int, day: int) -> date | str:
    try:
        return date(year, month, day) if year in YEARS else "day_not_real"
    except ValueError:
        return "day_not_real"
