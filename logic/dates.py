"""Days and times as people here write them: British order, on the clock in Britain. They are stored in UTC."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def british_date(day: date) -> str:
    """14 March 2027."""
    return f"{day.day} {day:%B %Y}"


def british_time(moment: datetime) -> str:
    """10:42 on the clock in Britain."""
    return f"{moment.astimezone(LONDON):%H:%M}"


def british_moment(moment: datetime) -> str:
    """14 March 2027, 10:42."""
    local = moment.astimezone(LONDON)
    return f"{british_date(local.date())}, {local:%H:%M}"


def day(kept: str | None) -> str:
    """A kept date (``2026-05-31``) in British order; what was kept where it is no date."""
    try:
        return british_date(date.fromisoformat(kept)) if kept else ""
    except ValueError:
        return str(kept)
