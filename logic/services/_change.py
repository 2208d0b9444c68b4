"""What every service that writes does in the same way.

A change is one transaction on one activity: find and hold it, refuse if it may not be changed, do
the work, write one audit line, keep it all. Nothing here draws, so a page that is closed half-way
cannot leave half a change.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from random import uniform
from time import sleep
from typing import Any, NamedTuple, ParamSpec, Protocol, TypeVar

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import Conflict, NotAllowed, NotFound, Problem, Refused
from logic.reference import activity_number
from logic.store import TryAgain, Work
from logic.store.queries import activities, ledger, parts
from logic.store.queries.activities import ActivityRow
from logic.store.queries.parts import PartRow

Given = ParamSpec("Given")
Done = TypeVar("Done")

KEY_MOST = 200
TRIES = 5
_FIRST_WAIT = 0.02
"""Seconds at most before the second try; each later wait is up to twice as long, and random, so that two part ways."""


def use_case(do: Callable[Given, Done]) -> Callable[Given, Done]:
    """A use case that writes, done again as a whole when another change got in its way (``TryAgain``).

    Only the whole can be done again: what it read may have changed since, and the person must get a ``Conflict`` then.
    Each try is a transaction of its own, so it must do nothing outside of it that may not be done twice.
    """

    @wraps(do)
    def whole(*given: Given.args, **named: Given.kwargs) -> Done:
        for tried in range(1, TRIES):
            try:
                return do(*given, **named)
            except TryAgain:
                sleep(uniform(0, _FIRST_WAIT * 2**tried))  # noqa: S311 - chance, not a secret
        return do(*given, **named)

    return whole


class Saved(NamedTuple):
    """What a save that may also make something came to."""

    number: int
    """By which people know the thing."""
    version: int
    """The one that stands now."""


class Change:
    """A change under way. Nothing is kept until ``done``, or until ``once`` is, for changes made inside it."""

    def __init__(self, work: Work, actor: Actor, now: datetime, activity: ActivityRow, part: PartRow | None) -> None:
        self.work = work
        self.connection = work.connection
        self.actor = actor
        self.now = now
        self.activity = activity
        self._part = part

    @property
    def part(self) -> PartRow:
        """The part being changed; only for changes that named one."""
        if self._part is None:
            message = "this change names no part"
            raise LookupError(message)
        return self._part

    def write(self, verb: str, *, activity: Mapping[str, Any] | None = None, **detail: Any) -> None:
        """Set the activity's own columns if any, and add the audit line: ids, field names and codes only."""
        if activity:
            activities.change(self.connection, self.activity.id, {**activity, "updated_at": self.now})
        else:
            activities.touch(self.connection, self.activity.id, self.now)
        ledger.write(
            self.connection,
            at=self.now,
            actor=self.actor,
            verb=verb,
            activity=self.activity.id,
            part_number=self._part.number if self._part else None,
            detail=detail,
        )

    def done(self, verb: str, *, activity: Mapping[str, Any] | None = None, **detail: Any) -> None:
        """As ``write``, and keep everything."""
        self.write(verb, activity=activity, **detail)
        self.work.commit()


def allow(actor: Actor) -> None:
    """Raise ``NotAllowed`` unless this actor may change activities."""
    if actor.role not in {"staff", "administrator"}:
        raise NotAllowed(actor.role)


@contextmanager
def changing(
    app: Application, actor: Actor, ref: str, part: int | None = None, *, archived_too: bool = False
) -> Iterator[Change]:
    """Open a change on the activity under this reference, and on one of its parts if given."""
    allow(actor)
    with app.store.writing() as work:
        yield begin(work, app, actor, ref, part, archived_too=archived_too)


def begin(
    work: Work, app: Application, actor: Actor, ref: str, part: int | None = None, *, archived_too: bool = False
) -> Change:
    """As ``changing``, in a transaction that is open already."""
    number = activity_number(ref)
    activity = None if number is None else activities.lock(work.connection, number)
    if activity is None:
        raise NotFound("activity", ref)
    if activity.archived_at is not None and not archived_too:
        raise Refused(Problem("activity", "archived"))
    row = None if part is None else parts.find(work.connection, activity.id, part)
    if part is not None and row is None:
        raise NotFound("part", f"{ref} / {part}")
    return Change(work, actor, app.now(), activity, row)


def check_key(key: str) -> None:
    """Refuse what cannot be an idempotency key; a page makes them, so a person need only open it again."""
    if not key or len(key) > KEY_MOST or not key.isprintable():
        raise Refused(Problem("key", "form_expired"))


def once(app: Application, actor: Actor, verb: str, key: str, do: Callable[[Work], str]) -> str:
    """Do this at most once for this key: used again, the key gives back the first result.

    ``do`` writes without committing and returns the result; this keeps both. Streamlit runs a double click twice, at
    times overlapping, so the key stands under a UNIQUE constraint: whoever comes second tries again and
    finds the result.
    """
    allow(actor)
    check_key(key)
    with app.store.writing() as work:
        first = ledger.first_result(work.connection, verb, key)
        if first is not None:
            return first
        try:
            result = do(work)
        except (Conflict, Refused):
            # What stands in its way may be the first of the two clicks, kept since this one looked for it.
            if (first := ledger.first_result(work.connection, verb, key)) is not None:
                return first
            raise
        ledger.remember(work.connection, verb, key, result, app.now())
        work.commit()
        return result


def to_save(
    what: str,
    saved: Mapping[str, Any],
    wanted: Mapping[str, Any],
    *,
    version: int = 0,
    seen: int | None = None,
    was: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The fields that differ from what is saved; none when the same is saved again.

    Raises ``Conflict`` with both when they differ and somebody saved since: since version ``seen``,
    or, for rows without a version, since a field held what ``was`` says. Neither means that the
    person was shown nothing that could have gone stale.
    """
    theirs = {field: saved.get(field) for field in wanted}
    differing = {field: value for field, value in wanted.items() if theirs[field] != value}
    stale = seen is not None and seen != version
    stale = stale or any(field in (was or {}) and theirs[field] != (was or {})[field] for field in differing)
    if differing and stale:
        raise Conflict(what, theirs, dict(wanted), version)
    return differing


class Versioned(Protocol):
    """Something kept whose version counts its changes."""

    @property
    def version(self) -> int:
        """How often it was changed."""


def to_change(
    what: str, saved: Versioned, wanted: Mapping[str, Any], *, seen: int | None, more: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """As ``to_save``, of something with a version; with ``more``, which the person did not type: where it stands then.

    The same words can still move it on: a reply may be the one of whoever it was taken to.
    """
    was = {field: getattr(saved, field) for field in wanted}
    differing = to_save(what, was, wanted, version=saved.version, seen=seen)
    if differing or seen in {None, saved.version}:
        differing |= {field: value for field, value in (more or {}).items() if getattr(saved, field) != value}
    return differing


def seen_now(saved: Versioned, seen: int | None, *, changed: bool) -> int:
    """The version that a person has seen who now ``changed`` one thing of what was ``saved``, and had seen version ``seen``.

    It is theirs, unless others changed something else of it since, which they have not read.
    """
    return saved.version + changed if seen in {None, saved.version} else seen or 0


def to_draft(
    what: str, saved: Mapping[str, str], typed: Mapping[str, str], was: Mapping[str, str] | None
) -> dict[str, str]:
    """As ``to_save``, of words being written: what is not saved is empty. What ``was`` leaves out was shown to nobody, and is
    kept along with the others.
    """
    theirs = {field: saved.get(field, "") for field in typed}
    shown = {field: value for field, value in typed.items() if was is None or field in was}
    differing = to_save(what, theirs, shown, was=was)
    return differing | {f: value for f, value in typed.items() if f not in shown and theirs[f] != value}
