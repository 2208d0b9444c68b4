"""Days and moments, and which content was in use when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from logic.dates import LONDON
from logic.pack import Pack


def day_of(moment: datetime) -> date:
    """The day on the wall in Britain."""
    return moment.astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """The last moment of a day in Britain."""
    return datetime.combine(day + timedelta(days=1), time(), LONDON) - timedelta(microseconds=1)


def earliest(moments: Iterable[datetime | None]) -> datetime | None:
    """The first of these moments; none where there is none."""
    return min((moment for moment in moments if moment is not None), default=None)


@dataclass(frozen=True)
class Contents:
    """The content in use over time: (from when, content), oldest first; at least one.

    What was in use before the first cannot be read any more, so nothing is told of that time.
    """

    in_turn: tuple[tuple[datetime, Pack], ...]

    @property
    def begins(self) -> datetime:
        """From when on it is known."""
        return self.in_turn[0][0]

    @property
    def today(self) -> Pack:
        """The content in use now."""
        return self.in_turn[-1][1]

    def at(self, moment: datetime) -> Pack:
        """The content in use at this moment; the first that is known where that is later."""
        return next((pack for since, pack in reversed(self.in_turn) if since <= moment), self.in_turn[0][1])

    def days(self, start: datetime) -> set[date]:
        """The days after ``start`` on which other content was taken into use."""
        return {day_of(since) for since, _ in self.in_turn if since > start}
