"""Use cases on looking back together, and on lessons that other work can use (domain.md E.5: R07, R09; I.5: MX13)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.checklist import PHASES
from logic.errors import NotFound, Problem, Refused
from logic.lessons import (
    LESSONS_MOST,
    LOOK_BACK_FIELDS,
    ROLES_MOST,
    Lesson,
    LookBack,
    Searched,
    kept_themes,
)
from logic.services._change import Saved, begin, changing, once, to_save, use_case
from logic.services._read import part_id
from logic.store import Work
from logic.store.queries import checklist, lessons
from logic.text import Cleaner


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned in one part: the look-back, and its lessons, the oldest first."""

    look_back: LookBack
    lessons: tuple[Lesson, ...]


def learned_of(app: Application, ref: str, part: int) -> Learned:
    """What was learned in one part. Raises ``NotFound``."""
    with app.store.reading() as work:
        here = part_id(work, ref, part)
        return Learned(lessons.look_back_of(work.connection, here), tuple(lessons.of_part(work.connection, here)))


@use_case
def save_look_back(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    held_on: date | None,
    roles: Sequence[str],
    fields: Mapping[str, str],
    seen_version: int | None = None,
) -> int:
    """Keep what people found when they looked back, whole or begun; returns the version that stands then.

    ``held_on``: the day people looked back together; with it somebody must have taken part. ``roles``: as roles, never
    names. ``fields``: those of ``LOOK_BACK_FIELDS``; one not named stays.
    """
    clean = Cleaner()
    if unknown := fields.keys() - set(LOOK_BACK_FIELDS):
        clean.problems.append(Problem(min(unknown), "unknown_field"))
    its_roles = [role for one in roles if (role := clean.line("roles", one))]
    if len(its_roles) > ROLES_MOST:
        clean.problems.append(Problem("roles", "look_back_roles_too_many", {"most": ROLES_MOST}))
    words = {name: clean.paragraph(name, text) for name, text in fields.items()}
    if held_on is not None and held_on > app.today():
        clean.problems.append(Problem("held_on", "date_in_future"))
    if held_on is not None and not its_roles:
        clean.problems.append(Problem("roles", "look_back_roles_missing"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        saved = lessons.look_back_of(change.connection, change.part.id)
        was: dict[str, Any] = {"held_on": saved.held_on, "roles": list(saved.roles)}
        wanted: dict[str, Any] = {"held_on": held_on, "roles": its_roles}
        was |= {name: saved.fields.get(name, "") for name in words}
        differing = to_save("look_back", was, wanted | words, version=saved.version, seen=seen_version)
        if differing:
            values = {name: value for name, value in differing.items() if name in wanted}
            values["fields"] = {**saved.fields, **words}
            lessons.save_look_back(change.connection, change.part.id, saved, values)
            change.done("save_look_back", fields=sorted(differing))
        return saved.version + bool(differing)


@use_case
def save_lesson(  # noqa: PLR0913 - a form has as many fields as it has
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    lesson: int | None = None,
    *,
    fields: Mapping[str, str],
    themes: Sequence[str],
    shared: bool,
    seen_version: int | None = None,
    key: str = "",
) -> Saved:
    """A new lesson, made once for this key, or other words for one; returns its number and the version it now is.

    ``fields``: happened, learned and differently, the last two needed. ``themes``: keys of the pairs' themes.
    """
    clean = Cleaner()
    values: dict[str, Any] = {
        "happened": clean.paragraph("happened", fields.get("happened", "")),
        "learned": clean.paragraph("learned", fields.get("learned", ""), missing="lesson_learned_missing"),
        "differently": clean.paragraph(
            "differently", fields.get("differently", ""), missing="lesson_differently_missing"
        ),
        "shared": shared,
    }
    known = {theme.key for theme in app.pack.pairs.themes}
    if set(themes) - known:
        clean.problems.append(Problem("themes", "lesson_theme_unknown"))
    clean.done()
    values["themes"] = kept_themes([theme.key for theme in app.pack.pairs.themes if theme.key in themes])
    if lesson is None:
        return Saved(_new_lesson(app, actor, ref, part, values, key), 1)
    with changing(app, actor, ref, part) as change:
        saved = _of_part(change.work, ref, part, lesson)
        was = {name: getattr(saved, name) for name in values} | {"themes": kept_themes(saved.themes)}
        differing = to_save("lesson", was, values, version=saved.version, seen=seen_version)
        if differing:
            lessons.change(change.connection, saved, differing)
            change.done("save_lesson", lesson=lesson, fields=sorted(differing))
        return Saved(lesson, saved.version + bool(differing))


def _new_lesson(app: Application, actor: Actor, ref: str, part: int, values: Mapping[str, Any], key: str) -> int:
    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        if lessons.count(work.connection, change.part.id) >= LESSONS_MOST:
            raise Refused(Problem("", "lessons_full", {"most": LESSONS_MOST}))
        number = lessons.insert(work.connection, change.part.id, change.activity.id, values)
        change.write("save_lesson", lesson=number)
        return str(number)

    return int(once(app, actor, "save_lesson", key, create))


@use_case
def remove_lesson(app: Application, actor: Actor, ref: str, part: int, lesson: int) -> None:
    """Take a lesson off. What other work took over from it stays there. Doing so twice does no harm."""
    with changing(app, actor, ref, part) as change:
        saved = lessons.find(change.connection, lesson)
        if saved is not None:
            _of_part(change.work, ref, part, lesson)
            lessons.remove(change.connection, saved, change.now)
            change.done("remove_lesson", lesson=lesson)


def find_lesson(app: Application, lesson: int) -> Lesson:
    """One lesson, of whichever piece of work. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = lessons.find(work.connection, lesson)
    if found is None:
        raise NotFound("lesson", str(lesson))
    return found


def search_lessons(
    app: Application, wanted: Searched, *, page: int = 1, size: int = 10
) -> tuple[tuple[Lesson, ...], int]:
    """One page, counted from 1, of the shared lessons that fit, the newest first; and how many fit in all."""
    with app.store.reading() as work:
        found, total = lessons.shared(work.connection, wanted, after=(page - 1) * size, most=size)
    return tuple(found), total


@use_case
def take_over_lesson(
    app: Application, actor: Actor, lesson: int, ref: str, part: int, *, phase: str, text: str, key: str
) -> int:
    """Put what a shared lesson says to do differently on the checklist of another part; returns the item's number."""
    clean = Cleaner()
    if phase not in PHASES:
        clean.problems.append(Problem("phase", "item_phase_missing"))
    text = clean.line("text", text, missing="item_text_missing")
    clean.done()

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        if lessons.find(work.connection, lesson) is None:
            raise NotFound("lesson", str(lesson))
        here = change.part.id
        if any(
            one.origin == "lesson" and one.origin_ref == str(lesson) for one in checklist.own_of(work.connection, here)
        ):
            raise Refused(Problem("ref", "lesson_taken_before"))
        number = checklist.insert_own(
            work.connection, here, phase=phase, text=text, origin="lesson", origin_ref=str(lesson), due=None
        )
        change.write("take_over_lesson", item=number, lesson=lesson)
        return str(number)

    return int(once(app, actor, "take_over_lesson", key, create))


def _of_part(work: Work, ref: str, part: int, lesson: int) -> Lesson:
    """A lesson of this part and no other. Raises ``NotFound``."""
    here = part_id(work, ref, part)
    found = next((one for one in lessons.of_part(work.connection, here) if one.id == lesson), None)
    if found is None:
        raise NotFound("lesson", str(lesson))
    return found
