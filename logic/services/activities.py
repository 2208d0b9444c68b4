"""Use cases on a whole activity: start, find, list, rename, copy, archive."""

from collections.abc import Mapping

from logic.activity import Activity, ActivityLine, Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem
from logic.reference import activity_number, activity_reference
from logic.services._change import begin, changing, once, to_save, use_case
from logic.store import Work
from logic.store.queries import activities, answers, parts
from logic.text import Cleaner

PAGE_MOST = 100


@use_case
def start_activity(app: Application, actor: Actor, *, title: str, level: str, key: str) -> str:
    """A new piece of work with its first part; returns its reference."""
    clean = Cleaner()
    title = clean.line("title", title, missing="title_missing")
    if not known_level(app, level):
        clean.problems.append(Problem("level", "level_missing"))
    clean.done()

    def create(work: Work) -> str:
        number = activities.insert(work.connection, title, app.now())
        parts.insert(work.connection, number, 1, name="", level=level)
        begin(work, app, actor, str(number), 1).write("start_activity", level=level)
        return activity_reference(number)

    return once(app, actor, "start_activity", key, create)


def known_level(app: Application, level: str) -> bool:
    """Whether the pack has this level."""
    return any(known.key == level for known in app.pack.levels)


def find_activity(app: Application, ref: str) -> Activity:
    """The activity under a reference as a person may type it: "wt 42" finds WT-0042."""
    number = activity_number(ref)
    if number is not None:
        with app.store.reading() as work:
            found = activities.load(work.connection, number)
        if found is not None:
            return found
    raise NotFound("activity", ref)


def list_activities(
    app: Application, *, archived: bool = False, page: int = 1, size: int = 20
) -> tuple[tuple[ActivityLine, ...], int]:
    """One page of activities, the latest changed first, and how many there are in all.

    Pages count from 1; one past the end is empty.
    """
    size = max(1, min(size, PAGE_MOST))
    with app.store.reading() as work:
        total = activities.count(work.connection, archived=archived)
        # A page beyond any that could be would not fit the database's integers.
        offset = min((max(page, 1) - 1) * size, total)
        return activities.lines(work.connection, archived=archived, offset=offset, limit=size), total


@use_case
def rename(
    app: Application,
    actor: Actor,
    ref: str,
    *,
    title: str,
    names: Mapping[int, str] | None = None,
    seen_version: int | None = None,
    was: Mapping[int, str] | None = None,
) -> None:
    """Give the work another working name, and parts of it other names: all of them or none.

    ``names``: part number -> name. ``was``: the name the person was shown for each; one left as it was is not looked
    at, so that a first part without a name may stay so. Problems stand under ``title`` and ``1.name``.
    """
    shown = was or {}
    clean = Cleaner()
    title = clean.line("title", title, missing="title_missing")
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
        retitled = to_save("title", {"title": saved.title}, {"title": title}, version=saved.version, seen=seen_version)
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
            values = {"title": title, "version": saved.version + 1} if retitled else None
            change.done("rename", activity=values, fields=sorted({**retitled, **renamed}))


def _name_of(number: int) -> str:
    return f"{number}.name"


@use_case
def copy_activity(app: Application, actor: Actor, ref: str, *, title: str, key: str) -> str:
    """A new activity with the parts, words, answers and notes of this one; returns its reference.

    Records, actions and add-on answers stay behind: they speak of the first piece of work alone. An archived
    activity may be copied.
    """
    clean = Cleaner()
    title = clean.line("title", title, missing="title_missing")
    clean.done()

    def create(work: Work) -> str:
        source = begin(work, app, actor, ref, archived_too=True)
        number = activities.insert(work.connection, title, source.now)
        for row in parts.of_activity(work.connection, source.activity.id):
            words = {key: value for key, value in row._asdict().items() if key not in {"id", "number", "version"}}
            to_part = parts.insert(work.connection, number, row.number, **words)
            answers.copy(work.connection, row.id, to_part, source.now)
        begin(work, app, actor, str(number)).write("copy_activity", copied_from=source.activity.id)
        return activity_reference(number)

    return once(app, actor, "copy_activity", key, create)


@use_case
def archive_activity(app: Application, actor: Actor, ref: str, *, seen_version: int | None = None) -> None:
    """Put it away: nothing in it can change until it is restored. Nothing is erased."""
    _archive(app, actor, ref, archived=True, seen_version=seen_version)


@use_case
def restore_activity(app: Application, actor: Actor, ref: str, *, seen_version: int | None = None) -> None:
    """Bring it back."""
    _archive(app, actor, ref, archived=False, seen_version=seen_version)


def _archive(app: Application, actor: Actor, ref: str, *, archived: bool, seen_version: int | None) -> None:
    with changing(app, actor, ref, archived_too=True) as change:
        saved = change.activity
        is_archived = {"archived": saved.archived_at is not None}
        if to_save("archive", is_archived, {"archived": archived}, version=saved.version, seen=seen_version):
            values = {"archived_at": change.now if archived else None, "version": saved.version + 1}
            change.done("archive_activity" if archived else "restore_activity", activity=values)
