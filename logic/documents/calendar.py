"""Dates as a calendar file (.ics, RFC 5545): whole days, which any calendar program can take in.

The same date keeps its ``uid``, so a file taken in again moves what was there and makes nothing twice. People's text is
text: the library escapes what means something in such a file and folds long lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from logic.text import UNDRAWABLE

MAKER = "-//Doing With//Dates//EN"
ZONE = "Europe/London"


@dataclass(frozen=True, slots=True)
class Day:
    """One whole day: ``uid`` names it for good, ``name`` is what a calendar shows, ``about`` what stands under it."""

    uid: str
    on: date
    name: str
    about: str = ""


def to_calendar(title: str, days: Iterable[Day], *, made_at: datetime) -> bytes:
    """The file, its days in order. ``made_at``: when they were settled; the same days are the same file."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_line(title)))  # its own kind of property would leave it unescaped
    calendar.add("x-wr-timezone", ZONE)
    for day in sorted(days, key=lambda day: (day.on, day.uid)):
        event = Event()
        event.add("uid", day.uid)
        event.add("dtstamp", made_at.astimezone(UTC))
        event.add("dtstart", day.on)
        # Without an end it is one day as well (RFC 5545, 3.6.1), and the last of all days has none after it.
        if day.on < date.max:
            event.add("dtend", day.on + timedelta(days=1))
        event.add("summary", _line(day.name))
        if day.about:
            event.add("description", _kept(day.about))
        # A date to keep in mind, which takes up nobody's day.
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _line(text: str) -> str:
    return " ".join(_kept(text).split())


def _kept(text: str) -> str:
    """Text without what no calendar holds; where something was, a sign says so."""
    return UNDRAWABLE.sub("\ufffd", text)
