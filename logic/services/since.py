"""What people who open the page of limits are told of what changed since they could first see it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from logic.activity import Part
from logic.adoption import Adoption
from logic.bootstrap import Application
from logic.errors import ContentUnusable, NotFound
from logic.links import PublicLink
from logic.pack import Pack
from logic.reference import activity_number
from logic.register import NonNegotiable
from logic.services._kept import kept
from logic.since import (
    VERBS,
    AnswerLine,
    Contents,
    LimitChange,
    PromiseChange,
    earliest,
    end_of,
    first_told,
    limit_changes,
    promise_changes,
    read_line,
)
from logic.store import Work
from logic.store.queries import activities, ledger, limits, links, packs

FINISHED = "finish_scope"
"""The line of the audit that says that a scope statement was finished: from then on people may have read it."""
ALWAYS = datetime.min.replace(tzinfo=UTC)


Change = PromiseChange | LimitChange


@dataclass(frozen=True)
class _Read:
    """What was read of the work in one transaction.

    parts
        those that the link is about and that people could read of.
    seen
        number of each of them -> when people could first read of it.
    versions
        number of a limit -> all its versions, oldest first.
    """

    parts: tuple[Part, ...]
    seen: Mapping[int, datetime]
    lines: Sequence[AnswerLine]
    adoptions: Sequence[Adoption]
    versions: Mapping[int, Sequence[NonNegotiable]]


@kept
def changes_told(app: Application, ref: str, only: int | None = None) -> tuple[Change, ...]:
    """What changed on the page behind a link since people could first see it, or were told. Raises ``NotFound``.

    The newest day first; of one day promises first, then limits by number. ``only``: the part that the link is about;
    none for the whole work. People could see a part from the first link to it or to the whole, closed since or not, or
    its first finished scope statement; its promise also from the first decision record that says how they were told.
    """
    with app.store.reading() as work:
        read = _read(work, activity_number(ref) or 0, ref, only)
    if not read.seen:
        return ()
    starts = {part.number: min(filter(None, (read.seen[part.number], first_told(part)))) for part in read.parts}
    contents = _contents(app, read.adoptions, min((*starts.values(), *_told_on(read.versions.values()))))
    found: list[Change] = []
    for part in read.parts:
        its_lines = [line for line in read.lines if line.part == part.number]
        found += promise_changes(part, its_lines, contents, starts[part.number])
    for versions in read.versions.values():
        start = _first_seen(versions, read.seen)
        if start is not None:
            found += limit_changes(versions, contents, start, app.today(), only)
    return tuple(sorted(found, key=_place))


def _place(change: Change) -> tuple[int, int, int]:
    number = change.part if isinstance(change, PromiseChange) else change.number
    return (-change.day.toordinal(), int(isinstance(change, LimitChange)), number)


def _read(work: Work, number: int, ref: str, only: int | None) -> _Read:
    connection = work.connection
    activity = activities.load(connection, number)
    if activity is None:
        raise NotFound("activity", ref)
    lines = ledger.lines(connection, number, (*VERBS, FINISHED))
    opened = [link for link in links.of_activity(connection, number) if link.kind == "limits"]
    seen = {
        part.number: start
        for part in activity.parts
        if only in {None, part.number}
        and (start := earliest((*_linked(opened, part.number), *_finished(lines, part.number)))) is not None
    }
    return _Read(
        tuple(part for part in activity.parts if part.number in seen),
        seen,
        [line for one in lines if one.verb != FINISHED for line in read_line(*one)],
        packs.adoptions(connection),
        limits.versions(connection, number) if seen else {},
    )


def _linked(opened: Iterable[PublicLink], part: int) -> Iterable[datetime]:
    return (link.created_at for link in opened if link.part_number in {None, part})


def _finished(lines: Iterable[ledger.Line], part: int) -> Iterable[datetime]:
    return (line.at for line in lines if line.verb == FINISHED and line.part == part)


def _told_on(limits: Iterable[Sequence[NonNegotiable]]) -> Iterable[datetime]:
    """When people were told of each limit, by the day that stands in it; it was written down here by then, or since."""
    return (max(end_of(one[-1].shared_on), one[0].changed_at) for one in limits if one[-1].shared_on)


def _first_seen(versions: Sequence[NonNegotiable], seen: Mapping[int, datetime]) -> datetime | None:
    """When people could first see where this limit stood: of any part where it limits the whole work."""
    its_parts = {one.part for one in versions}
    return earliest(start for part, start in seen.items() if None in its_parts or part in its_parts)


def _contents(app: Application, adoptions: Sequence[Adoption], first: datetime) -> Contents:
    """The content in use from this moment on, as far back as it can be read. Nothing was in use before the first."""
    since = [ALWAYS, *(one.adopted_at for one in adoptions[1:])]
    found: list[tuple[datetime, Pack]] = [(since[-1], app.pack)]
    for one, begun in zip(reversed(adoptions[:-1]), reversed(since[:-1]), strict=True):
        if found[0][0] <= first or (pack := _kept_content(app, one.version)) is None:
            break
        found.insert(0, (begun, pack))
    return Contents(tuple(found))


def _kept_content(app: Application, version: str) -> Pack | None:
    try:
        return app.kept(version)
    except ContentUnusable:
        return None
