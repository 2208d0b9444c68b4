"""How the limits that people read changed: one came, one says something else, one stands or holds no longer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal

from logic.links import is_shown
from logic.register import STANDING, NonNegotiable, Status, date_passed, status_of
from logic.since.moments import Contents, day_of, end_of

LimitKind = Literal["added", "added_checking", "stands", "checking", "partly", "wholly", "changed", "gone", "elsewhere"]
"""``checking``: it stood, and is being checked. ``stands``: it was being checked, and stands. ``partly``, ``wholly``: only
a part of it is fixed any more, or all of it is. ``gone``: it was taken back. ``elsewhere``: it limits another part now."""
Because = Literal["partly", "did_not_stand", "day_passed"]
"""What people may know of why: what was found when one of them doubted it, or that its day to be looked at has passed."""
FIELDS = ("part", "words", "rules_out", "still_open", "how_we_work")
"""What of a limit is told before and after: what is fixed, for whom, and what people can do about it. That it was looked
at again in time, who answers and where it is written can be read on the page and take nothing from anybody."""


@dataclass(frozen=True, slots=True)
class Told:
    """A limit as people read it at one time. ``status``: a draft that people know of is told as looked at again."""

    limit: NonNegotiable
    status: Status


@dataclass(frozen=True, slots=True)
class LimitChange:
    """One limit before a day and at its end. ``before`` is none where nobody could read it, ``after`` where nobody can now."""

    day: date
    number: int
    kind: LimitKind
    before: Told | None
    after: Told | None
    because: Because | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a limit said and says, in one edition; empty where it said nothing. ``field``: one of ``FIELDS``.

    Of "part" it is the number of the part as text, empty for the whole work.
    """

    field: str
    was: str
    now: str


def limit_changes(
    versions: Sequence[NonNegotiable], contents: Contents, start: datetime, today: date, only: int | None
) -> tuple[LimitChange, ...]:
    """Every change of one limit that a reader may know of, a day at most one, oldest first.

    versions
        all of them, oldest first.
    start
        when people could first see the page.
    only
        the part that the link is about; none for the whole work.

    People who were told of a limit before that, by the day that stands in it, are told what changed since that day; but
    that it came onto the page is told by the page alone (domain.md D.1, ``shared_when``).
    """
    start = max(start, contents.begins)
    days = _days(versions, contents, today)
    told_on = versions[-1].shared_on
    if told_on is not None:
        read = (
            end_of(day)
            for day in sorted({told_on, *days})
            if day >= told_on and _told(versions, contents, end_of(day), only)
        )
        start = min(start, max(contents.begins, next(read, start)))
    moments = [start, *(end_of(day) for day in days if end_of(day) > start)]
    states = [(moment, _told(versions, contents, moment, only)) for moment in moments]
    return tuple(
        change
        for (_, before), (moment, after) in pairwise(states)
        if (change := _change(day_of(moment), before, after, only)) is not None
    )


def _days(versions: Sequence[NonNegotiable], contents: Contents, today: date) -> list[date]:
    """The days on which anything happened to it: a save, a day that passed, other content."""
    found = {day_of(one.changed_at) for one in versions} | contents.days(contents.begins)
    passed = {day + timedelta(days=1) for one in versions for day in (one.review_on, one.expires_on) if day is not None}
    return sorted(day for day in found | passed if day <= today)


def _told(versions: Sequence[NonNegotiable], contents: Contents, moment: datetime, only: int | None) -> Told | None:
    """What people read of it at this moment; none where the page did not show it."""
    limit = next((one for one in reversed(versions) if one.changed_at <= moment), None)
    if limit is None:
        return None
    status = status_of(limit, contents.at(moment).register, day_of(moment))
    if not is_shown(limit, status, only):
        return None
    return Told(limit, "reopened" if status == "draft" else status)


def _change(day: date, before: Told | None, after: Told | None, only: int | None) -> LimitChange | None:
    """None where people read the same as before."""
    newest = after or before
    kind = _kind(before, after)
    if kind is None and before and after and _reads_otherwise(before, after, only):
        kind = "changed"
    if kind is None or newest is None:
        return None
    because = _because(kind, before.limit, after.limit, day) if before and after else None
    return LimitChange(day, newest.limit.number, kind, before, after, because)


def _kind(before: Told | None, after: Told | None) -> LimitKind | None:
    """What became of where it stands; none where that is the same."""
    if after is None:
        return None if before is None or before.status == "withdrawn" else "elsewhere"
    if after.status == "withdrawn":
        return None if before is not None and before.status == "withdrawn" else "gone"
    stands = after.status in STANDING
    if before is None:
        return "added" if stands else "added_checking"
    stood = before.status in STANDING
    if stood != stands:
        return "stands" if stands else "checking"
    if not stands or before.status == after.status:
        return None
    return "partly" if after.status == "partly_open" else "wholly"


def _because(kind: LimitKind, before: NonNegotiable, after: NonNegotiable, day: date) -> Because | None:
    if kind in {"checking", "partly"} and after.doubted is not None and after.doubted != before.doubted:
        return after.doubted
    return "day_passed" if kind == "checking" and date_passed(after, day) else None


def _reads_otherwise(before: Told, after: Told, only: int | None) -> bool:
    return any(differences(before, after, only, easy=easy) for easy in (False, True))


def differences(before: Told, after: Told, only: int | None, *, easy: bool) -> tuple[Difference, ...]:
    """What a limit that people can still read says otherwise in this edition, in the order of ``FIELDS``.

    Other spaces and line ends are the same words. ``only`` as for ``limit_changes``.
    """
    was, now = (_said(one, before, after, only, easy=easy) for one in (before.limit, after.limit))
    return tuple(Difference(field, was[field], now[field]) for field in FIELDS if _other(was[field], now[field]))


def _said(limit: NonNegotiable, before: Told, after: Told, only: int | None, *, easy: bool) -> dict[str, str]:
    # The page tells what a limit rules out and leaves open only while it stands.
    stands = before.status in STANDING and after.status in STANDING
    shorter = not easy and _other(before.limit.statement, after.limit.statement)
    return {
        "part": str(limit.part or "") if only is None else "",
        "words": limit.statement if shorter else (limit.easy_read or limit.plain) if easy else limit.plain,
        "rules_out": limit.rules_out if stands else "",
        "still_open": ("\n".join(limit.still_open) or limit.why_nothing_open) if stands else "",
        "how_we_work": limit.how_we_work,
    }


def _other(was: str, now: str) -> bool:
    return was.split() != now.split()
