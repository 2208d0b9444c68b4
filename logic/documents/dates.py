"""The dates of a piece of work, for a calendar."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from logic.documents.calendar import Day, to_calendar
from logic.documents.paper import About

Dated = tuple[str, date | None, str, str]
"""(what names it for good within its part, the day or none, its name, what stands under it)."""

ISSUER = "doing-with.invalid"
"""Ends every id. A name that can belong to nobody (RFC 2606), since a council's own is not known here."""


def calendar_file(about: About, begun: datetime, dates: Iterable[Dated]) -> bytes:
    """The file. ``begun``: when the work was begun; with its reference it tells apart the work of two councils."""
    return to_calendar(f"{about.ref} {about.title}", _days(about, begun, dates), made_at=about.made_at)


def _days(about: About, begun: datetime, dates: Iterable[Dated]) -> Iterator[Day]:
    for key, on, name, more in dates:
        if on is not None:
            uid = f"{about.ref}-{about.part}-{key}-{begun:%Y%m%d%H%M%S}@{ISSUER}"
            yield Day(uid, on, about.say("papers.dates.event", name=name, title=about.title), more)
