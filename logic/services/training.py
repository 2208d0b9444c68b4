"""Use cases on who finished which training, typed line by line (domain.md I.1 MON03, I.2 G4).

A person is a line on a list, and no account. Everything about one person can be erased at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import Problem, Refused
from logic.services._change import Saved, allow, once, to_change, to_save, use_case
from logic.services._trained import completion_of, course_of, write
from logic.services.training_left import change_line, may_finish
from logic.store import Work
from logic.store.queries import leavers, training, training_counts, trainings
from logic.text import Cleaner
from logic.trained import COMPLETIONS_MOST, COURSES_MOST, NEEDS, Typed, Wanted, key_of

RELEVANT_MOST = 100_000
"""Staff that one count may hold."""
Came = Literal["new", "earlier", "kept"]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a line that was typed: "new"; "earlier", where its day took the place of a later one; "kept", where
    an earlier day stays. ``id``: the number of the line that is kept now.
    """

    came: Came
    id: int


@use_case
def save_course(
    app: Application,
    actor: Actor,
    course: int | None = None,
    *,
    name: str,
    about: str,
    counts: bool,
    seen_version: int | None = None,
    key: str = "",
) -> Saved:
    """A new training, made once for this key, or other words for one; returns its number and the version it now is.

    ``counts``: whether it is part of what the target asks for. Counts of relevant staff keep what counted on their day.
    """
    clean = Cleaner()
    values: dict[str, Any] = {
        "name": clean.line("name", name, missing="training_name_missing"),
        "about": clean.paragraph("about", about),
        "counts": counts,
    }
    clean.done()
    if course is None:
        return Saved(int(once(app, actor, "save_course", key, lambda work: _new_course(app, actor, work, values))), 1)
    allow(actor)
    with app.store.writing() as work:
        saved = course_of(work, course)
        if differing := to_change("course", saved, values, seen=seen_version):
            _name_is_free(work, values["name"], course)
            trainings.change_course(work.connection, saved, differing)
            write(app, actor, work, "save_course", course=course, fields=sorted(differing))
            work.commit()
        return Saved(course, saved.version + bool(differing))


def _new_course(app: Application, actor: Actor, work: Work, values: Mapping[str, Any]) -> str:
    _name_is_free(work, values["name"], None)
    if len(trainings.courses(work.connection)) >= COURSES_MOST:
        raise Refused(Problem("", "training_courses_full", {"most": COURSES_MOST}))
    number = trainings.insert_course(work.connection, values)
    write(app, actor, work, "save_course", course=number)
    return str(number)


def _name_is_free(work: Work, name: str, course: int | None) -> None:
    same = (one for one in trainings.courses(work.connection) if key_of(one.name) == key_of(name) and one.id != course)
    if any(same):
        raise Refused(Problem("name", "training_name_taken"))


@use_case
def remove_course(app: Application, actor: Actor, course: int) -> None:
    """Take a training off that nobody finished and no count names."""
    allow(actor)
    with app.store.writing() as work:
        saved = course_of(work, course)
        if saved.finished or any(course in one.courses for one in training_counts.counts(work.connection)):
            raise Refused(Problem("", "training_in_use"))
        trainings.remove_course(work.connection, course)
        write(app, actor, work, "remove_course", course=course)
        work.commit()


@use_case
def add_completion(app: Application, actor: Actor, typed: Typed, *, key: str) -> Added:
    """Write down that somebody finished a training. The same person and training are one line, with the earlier day.

    The service area and the live session may be empty. Refused for a day after the person left.
    """
    values = _values(app, typed)

    def create(work: Work) -> str:
        course_of(work, values["course_id"])
        may_finish(leavers.find(work.connection, values["person"]), values["finished_on"])
        before = training.of_whom(work.connection, values["person"], values["course_id"])
        if before is not None:
            came: Came = "earlier" if values["finished_on"] < before.finished_on else "kept"
            if came == "earlier":
                training.bring_forward(work.connection, [(before.id, values["finished_on"])])
                write(app, actor, work, "add_completion", completion=before.id, came=came)
            return f"{came} {before.id}"
        if training.how_many(work.connection, Wanted()) >= COMPLETIONS_MOST:
            raise Refused(Problem("", "training_full", {"most": f"{COMPLETIONS_MOST:,}"}))
        training.add(work.connection, [values])
        made = training.of_whom(work.connection, values["person"], values["course_id"])
        number = made.id if made else 0
        write(app, actor, work, "add_completion", completion=number, course=values["course_id"])
        return f"new {number}"

    came, number = once(app, actor, "add_completion", key, create).split()
    return Added(cast("Came", came), int(number))


@use_case
def correct_completion(
    app: Application, actor: Actor, completion: int, typed: Typed, *, seen_version: int | None = None
) -> int:
    """Put a line right. Refused where it would become the same as another, or be finished after the person left.

    Returns the version that stands then.
    """
    values = _values(app, typed)
    allow(actor)
    with app.store.writing() as work:
        saved = completion_of(work, completion)
        course_of(work, values["course_id"])
        was = {"course_id": saved.course} | {field: getattr(saved, field) for field in values if field != "course_id"}
        differing = to_save("completion", was, values, version=saved.version, seen=seen_version)
        if differing:
            other = training.of_whom(work.connection, values["person"], values["course_id"])
            if other is not None and other.id != completion:
                raise Refused(Problem("person", "training_kept_already"))
            change_line(work, saved, differing, values["person"], values["finished_on"])
            write(app, actor, work, "correct_completion", completion=completion, fields=sorted(differing))
            work.commit()
        return saved.version + bool(differing)


@use_case
def remove_completion(app: Application, actor: Actor, completion: int) -> None:
    """Erase one line for good. Doing so twice does no harm."""
    allow(actor)
    with app.store.writing() as work:
        saved = training.lock(work.connection, completion)
        if saved is not None:
            training.remove(work.connection, completion)
            leavers.tidy(work.connection, saved.person)
            write(app, actor, work, "remove_completion", completion=completion)
            work.commit()
    app.store.leave_no_trace(training.TABLES, anew=True)


@use_case
def erase_trained(app: Application, actor: Actor, person: str) -> int:
    """Erase for good everything about one person, by name or reference as typed; returns how many lines that were.

    Files that are being checked go as well: they may name the person. The audit never did.
    """
    allow(actor)
    with app.store.writing() as work:
        gone = training.erase(work.connection, person)
        if gone:
            write(app, actor, work, "erase_trained", completions=gone)
        work.commit()
    app.store.leave_no_trace(training.TABLES, anew=True)
    return gone


@use_case
def save_count(
    app: Application,
    actor: Actor,
    *,
    area: str,
    definition: str,
    relevant: int | None,
    counted_on: date | None,
    needs: str | None,
    key: str,
) -> int:
    """Write down how many relevant staff were in post on a day, and who is relevant; returns its number.

    ``area``: empty for all service areas. Earlier counts stay as they are; another one of the same day takes its place.
    What counts as the available training is kept with it.
    """
    clean = Cleaner()
    values: dict[str, Any] = {
        "area": clean.line("area", area),
        "definition": clean.paragraph("definition", definition, missing="count_definition_missing"),
        "relevant": relevant,
        "counted_on": counted_on,
        "needs": needs,
        "noted_on": app.today(),
    }
    if relevant is None or relevant < 1:
        clean.problems.append(Problem("relevant", "count_relevant_missing"))
    elif relevant > RELEVANT_MOST:
        clean.problems.append(Problem("relevant", "number_too_big", {"most": f"{RELEVANT_MOST:,}"}))
    if counted_on is None:
        clean.problems.append(Problem("counted_on", "count_day_missing"))
    elif counted_on > app.today():
        clean.problems.append(Problem("counted_on", "date_in_future"))
    if needs not in NEEDS:
        clean.problems.append(Problem("needs", "count_needs_missing"))
    clean.done()

    def create(work: Work) -> str:
        courses = tuple(one.id for one in trainings.courses(work.connection) if one.counts)
        if not courses:
            raise Refused(Problem("", "count_no_course"))
        number = training_counts.insert_count(work.connection, {**values, "courses": courses})
        write(app, actor, work, "save_count", count=number)
        return str(number)

    return int(once(app, actor, "save_count", key, create))


def _values(app: Application, typed: Typed) -> dict[str, Any]:
    clean = Cleaner()
    values: dict[str, Any] = {
        "person": clean.line("person", typed.person, missing="training_person_missing"),
        "area": clean.line("area", typed.area),
        "course_id": typed.course,
        "finished_on": typed.finished_on,
        "session": clean.line("session", typed.session),
    }
    if typed.course is None:
        clean.problems.append(Problem("course", "training_course_missing"))
    if typed.finished_on is None:
        clean.problems.append(Problem("finished_on", "training_day_missing"))
    elif typed.finished_on > app.today():
        clean.problems.append(Problem("finished_on", "date_in_future"))
    clean.done()
    return values
