"""What the file is made of: text, days, moments, keys and counts, each with its bounds.

Text is kept as it stands, like everything people type (``logic.text``); what a database or a page could not hold is
refused.
"""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from logic.text import clean, clean_line

FIRST_YEAR, LAST_YEAR = 2000, 9998
"""Years a date may have: the last one a date can say stands for "no date" in the list of activities."""
WORDS_MOST = 100_000
"""Characters in one piece of text that a record keeps: the words of its content may be longer than what people type."""
NUMBER_MOST = 2**31 - 1
NO_DATE = "no date"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Strict(BaseModel):
    """An object with exactly these fields."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _DAY.fullmatch(value):
        raise ValueError(NO_DATE)
    try:
        return _in_time(date.fromisoformat(value))
    except ValueError as wrong:
        raise ValueError(NO_DATE) from wrong


def _moment(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as wrong:
        raise ValueError(NO_DATE) from wrong
    if moment.tzinfo is None:
        raise ValueError(NO_DATE)
    _in_time(moment.date())
    return moment.astimezone(UTC)


def _in_time(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(NO_DATE)
    return day


def _day_as_text(value: str) -> str:
    if value:
        _day(value)
    return value


def _moment_as_text(value: str) -> str:
    _moment(value)
    return value


Line = Annotated[str, AfterValidator(clean_line)]
Paragraph = Annotated[str, AfterValidator(lambda text: clean(text, most=10_000))]
Words = Annotated[str, StringConstraints(max_length=WORDS_MOST)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$")]
"""What content calls its items. Content in use may not know it: it is kept as it is and steers nothing."""
OptionalKey = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9][A-Za-z0-9_.-]{0,99})?$")]
Field200 = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
DayText = Annotated[str, AfterValidator(_day_as_text)]
"""A day that stays text, in what a record keeps; may be empty."""
MomentText = Annotated[str, AfterValidator(_moment_as_text)]
Some, Many = Field(max_length=500), Field(max_length=5_000)
"""How long a list may be."""
Count = Annotated[int, Field(ge=0, le=NUMBER_MOST)]
Number = Annotated[int, Field(ge=1, le=100_000)]
"""Counts from 1."""


def numbered(numbers: list[int]) -> None:
    """Raise ``ValueError`` unless these are 1, 2, 3 and so on."""
    if numbers != list(range(1, len(numbers) + 1)):
        raise ValueError("not numbered from 1")


def each_once(keys: list[Any]) -> None:
    """Raise ``ValueError`` when anything stands here twice."""
    if len(set(keys)) != len(keys):
        raise ValueError("something stands here twice")
