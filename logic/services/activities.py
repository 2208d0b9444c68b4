"""Use cases on a whole activity: start, find, list, rename, copy, archive."""

from collections.abc import Mapping
from typing import NamedTuple

from logic.activity import Activity, ActivityLine, Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem
from logic.listing import COUNTED, SHEET_MOST, SheetRow, Wanted
from logic.reference import activity_number, activity_reference
from logic.services._change import begin, changing, once, to_save, use_case
from logic.services._kept import kept
from logic.store import Work
from logic.store.queries import activities, answers, copying, listing, parts
from logic.text import Cleaner

PAGE_MOST = 100
EVERYTHING = Wanted()
"""Everything current, the latest changed first."""


@use_case
def start_activity(app: Application, actor: Actor, *, title: str, level: str, key: str, area: str = "") -> str:
    """A new piece of work with its first part; returns its reference. The service area may be left empty."""
    clean = Cleaner()
    title = clean.line("title", title, missing="title_missing")
    area = clean.line("area", area)
    if not known_level(app, level):
        clean.problems.append(Problem("level", "level_missing"))
    clean.done()

    def create(work: Work) -> str:
        number = activities.insert(work.connection, title, area, app.now())
        parts.insert(work.connection, number, 1, name="", level=level)
        listing.refresh(work.connection, number)
        begin(work, app, actor, str(number), 1).write("start_activity", level=level)
        return activity_reference(number)

    return once(app, actor, "start_activity", key, create)


def known_level(app: Application, level: str) -> bool:
    """Whether the pack has this level."""
    return any(known.key == level for known in app.pack.levels)


@kept
def find_activity(app: Application, ref: str, *, answers_only: bool = False) -> Activity:
    """The activity under a reference as a person may type it: "wt 42" finds WT-0042.

    ``answers_only``: its parts come without actions, drafts and records, for pages that show none.
    """
    number = activity_number(ref)
    if number is not None:
        with app.store.reading() as work:
            found = activities.load(work.connection, number, answers_only=answers_only)
        if found is not None:
            return found
    raise NotFound("activity", ref)


def list_activities(
    app: Application, wanted: Wanted = EVERYTHING, *, page: int = 1, size: int = 20
) -> tuple[tuple[ActivityLine, ...], int]:
    """One page of the activities that fit, and how many fit in all; ``COUNTED + 1`` stands for more than ``COUNTED``.

    Pages count from 1; one past the end is empty, and so is one past the first ``COUNTED`` activities.
    """
    size = max(1, min(size, PAGE_MOST))
    offset = min((max(page, 1) - 1) * size, COUNTED)
    with app.store.reading() as work:
        numbers, total = listing.find(work.connection, wanted, offset=offset, limit=min(size, COUNTED - offset))
        return activities.lines(work.connection, numbers), total


def areas_in_use(app: Application) -> tuple[str, ...]:
    """Service areas that activities were given so far, in order; the first few hundred when there are more."""
    with app.store.reading() as work:
        return listing.areas(work.connection)


def list_for_sheet(app: Application, wanted: Wanted = EVERYTHING) -> tuple[tuple[SheetRow, ...], bool]:
    """Every part that fits, a row each, and whether there were more than ``SHEET_MOST``, which are all it gives."""
    with app.store.reading() as work:
        rows = tuple(listing.sheet(work.connection, wanted, most=SHEET_MOST + 1))
    return rows[:SHEET_MOST], len(rows) > SHEET_MOST


class Renamed(NamedTuple):
    """The version of the activity that stands once it has other names, and the name of each part that was named."""

    version: int
    names: Mapping[int, str]


@use_case
def rename(
    app: Application,
    actor: Actor,
    ref: str,
    *,
    title: str,
    area: str | None = None,
    names: Mapping[int, str] | None = None,
    seen_version: int | None = None,
    was: Mapping[int, str] | None = None,
) -> Renamed:
    """Give the work another working name and service area, and parts of it other names: all of them or none.

    ``area``: none leaves it as it is, empty takes it away.
    ``names``: part number -> name. ``was``: the name the person was shown for each; one left as it was is not looked
    at, so that a first part without a name may stay so. Problems stand under ``title`` and ``1.name``.
    """
    shown = was or {}
    clean = Cleaner()
    title = clean.line("title", title, missing="title_missing")
    own = {"title": title} if area is None else {"title": title, "area": clean.line("area", area)}
    wanted = {
        number: clean.line(_name_of(number), name, missing="part_name_missing")
        for number, name in (names or {}).items()
        if name != shown.get(number)
    }
    clean.done()
    with changing(app, actor, ref) as change:
        saved, rows = (
            change.activity,
            {row.number: row for row in parts.of_activity(change.connection, change.activity.id)},
        )
        if unknown := wanted.keys() - rows.keys():
            raise NotFound("part", f"{ref} / {min(unknown)}")
        retitled = to_save("title", saved._asdict(), own, version=saved.version, seen=seen_version)
        renamed = to_save(
            "part",
            {_name_of(number): rows[number].name for number in wanted},
            {_name_of(number): name for number, name in wanted.items()},
            was={_name_of(number): name for number, name in shown.items()},
        )
        for number, name in wanted.items():
            if _name_of(number) in renamed:
                parts.change(change.connection, rows[number], {"name": name})
        if retitled or renamed:
            values = {**retitled, "version": saved.version + 1} if retitled else None
            change.write("rename", activity=values, fields=sorted({**retitled, **renamed}))
            listing.refresh(change.connection, saved.id)
            change.work.commit()
        now = {number: wanted.get(number, name) for number, name in {**shown, **(names or {})}.items()}
        return Renamed(saved.version + bool(retitled), now)


def _name_of(number: int) -> str:
    return f"{number}.name"


@use_case
def copy_activity(app: Application, actor: Actor, ref: str, *, title: str, key: str) -> str:
    """A new activity with the service area, parts, words, answers and notes of this one; returns its reference.

    The team comes along, and of the plan the ways to involve people and the items people added, without their days.
    Records, actions, add-on answers, limits, what people said, links, ticks and the scope statement stay behind: they
    speak of the first piece of work alone (decision 34). An archived activity may be copied.
    """
    clean = Cleaner()
    title = clean.line("title", title, missing="title_missing")
    clean.done()

    def create(work: Work) -> str:
        source = begin(work, app, actor, ref, archived_too=True)
        number = activities.insert(work.connection, title, source.activity.area, source.now)
        for row in parts.of_activity(work.connection, source.activity.id):
            words = {key: value for key, value in row._asdict().items() if key not in {"id", "number", "version"}}
            to_part = parts.insert(work.connection, number, row.number, **words)
            answers.copy(work.connection, row.id, to_part, source.now)
            copying.copy_plan(work.connection, row.id, to_part)
        copying.copy_team(work.connection, source.activity.id, number)
        listing.refresh(work.connection, number)
        given = answers.codes(work.connection, number)
        begin(work, app, actor, str(number)).write("copy_activity", copied_from=source.activity.id, given=given)
        return activity_reference(number)

    return once(app, actor, "copy_activity", key, create)


@use_case
def archive_activity(app: Application, actor: Actor, ref: str, *, seen_version: int | None = None) -> None:
    """Put it away: nothing in it can change until it is restored. Nothing is erased."""
    _archive(app, actor, ref, archived=True, seen_version=seen_version)


@use_case
def restore_activity(app: Application, actor: Actor, ref: str) -> None:
    """Bring it back."""
    _archive(app, actor, ref, archived=False)


def _archive(app: Application, actor: Actor, ref: str, *, archived: bool, seen_version: int | None = None) -> None:
    with changing(app, actor, ref, archived_too=True) as change:
        saved = change.activity
        is_archived = {"archived": saved.archived_at is not None}
        if to_save("archive", is_archived, {"archived": archived}, version=saved.version, seen=seen_version):
            values = {"archived_at": change.now if archived else None, "version": saved.version + 1}
            change.done("archive_activity" if archived else "restore_activity", activity=values)
