"""Use cases on what must go back to people: the timetable of a part, and every promise kept, kept late or broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from logic import calendars
from logic.activity import Activity, Actor, Part
from logic.bootstrap import Application
from logic.dates import british_date
from logic.due import anchors
from logic.errors import NotFound, Problem, Refused
from logic.news import OWN, NewsDates, NewsMark, NewsTask
from logic.news_timetable import sessions, tasks, tell_by
from logic.plan import Plan, PlannedMethod
from logic.reply import Published, Reply
from logic.services._change import Change, begin, changing, once, to_change, use_case
from logic.services._kept import kept
from logic.services._read import load_part
from logic.store import Work
from logic.store.queries import news, planned_methods, plans, replies
from logic.text import Cleaner
from logic.workspace import rung_outcome_for


@dataclass(frozen=True, slots=True)
class Timetable:
    """The timetable of one part as of today. ``latest``: the last day to tell people of a promise broken today."""

    activity: Activity
    part: Part
    tasks: tuple[NewsTask, ...]
    latest: date


@kept
def news_of(app: Application, ref: str, part: int) -> Timetable:
    """What must go back to the people of a part, and how far it is. Raises ``NotFound``."""
    with app.store.reading() as work:
        return _timetable(app, work, ref, part)


def _timetable(app: Application, work: Work, ref: str, part: int) -> Timetable:
    connection = work.connection
    activity, one = load_part(work, ref, part)
    found = tasks_in(
        app, work, activity, one, plans.of_part(connection, one.id), planned_methods.of_part(connection, one.id)
    )
    return Timetable(activity, one, found, tell_by(app.pack.news, app.today(), calendars.is_working_day))


def tasks_in(
    app: Application,
    work: Work,
    activity: Activity,
    part: Part,
    plan: Plan,
    planned: Sequence[PlannedMethod],
    written: tuple[Reply, Sequence[Published]] | None = None,
) -> tuple[NewsTask, ...]:
    """The tasks of a part, in a transaction of somebody else. ``written``: its reply, where that is read already."""
    connection, pack = work.connection, app.pack
    reply, published = written or (
        replies.of_part(connection, part.id),
        replies.published(connection, part.id, told=False),
    )
    dates = dates_of(app, activity, part, plan, planned, reply, published)
    outcome, marks = rung_outcome_for(pack, part), news.of_part(connection, part.id)
    return tasks(pack.news, pack.checklist, outcome, dates, marks, calendars.is_working_day, app.today())


def dates_of(
    app: Application,
    activity: Activity,
    part: Part,
    plan: Plan,
    planned: Sequence[PlannedMethod],
    reply: Reply,
    published: Sequence[Published],
) -> NewsDates:
    """The dates that news counts from.

    A decision that was made counts from its own day: that of each reply, and that of the words being written. Before any
    is made it is the day that is planned.
    """
    made = {one.decided_on for one in published}
    if reply.decided_on is not None and reply.decided_on <= app.today():
        made.add(reply.decided_on)
    decisions = tuple(sorted(made)) or ((part.decide_by,) if part.decide_by else ())
    asks = {key: way.does == "asks" for key, way in app.pack.methods.by_id.items()}
    return NewsDates(
        anchors(plan, start=activity.begun_on, decision=decisions[0] if decisions else None),
        sessions(plan.first_session, planned, asks),
        decisions,
    )


@use_case
def mark_news(  # noqa: PLR0913 - a form has as many fields as it has
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    line: str,
    occasion: int,
    *,
    done_on: date | None = None,
    done_by: str = "",
    how: str = "",
    seen_version: int | None = None,
) -> int:
    """Say that one task was done: today when no day is named. Raises ``Refused`` for a day that is to come.

    Returns the version of what is known of it that stands then.
    """
    clean = Cleaner()
    when = done_on or app.today()
    values = {"done_on": when, "done_by": clean.line("done_by", done_by), "how": clean.paragraph("how", how)}
    if when > app.today():
        clean.problems.append(Problem("done_on", "date_in_future"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        task = _find(app, change, ref, line, occasion)
        return _save(change, task, values, "mark_news", seen_version)


@use_case
def break_promise(  # noqa: PLR0913 - a form has as many fields as it has
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    line: str,
    occasion: int,
    *,
    reason: str,
    by: date | None = None,
    seen_version: int | None = None,
) -> int:
    """Say that one task cannot be kept, why, and by when people are told: from now on they must be (SW-FORE-1).

    ``by`` is today when no day is named, and at most the working days from now that the content allows. Returns
    the version that stands then.
    """
    values = _broken(app, reason, by)
    with changing(app, actor, ref, part) as change:
        task = _find(app, change, ref, line, occasion)
        if task.mark.done_on is not None:
            raise Refused(Problem("", "news_is_done"))
        if task.mark.broken_on is not None:
            values = {"reason": values["reason"]}  # the day by which people are told stays
        return _save(change, task, values, "break_promise", seen_version)


@use_case
def note_broken_promise(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    promise: str,
    reason: str,
    by: date | None = None,
    key: str,
) -> int:
    """The same of a promise that was made beside the timetable; returns its number."""
    clean = Cleaner()
    promise = clean.paragraph("promise", promise, missing="promise_missing")
    values = _broken(app, reason, by, clean)

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        occasion = news.next_own(work.connection, change.part.id)
        news.save(work.connection, change.part.id, NewsMark(OWN, occasion), {**values, "promise": promise})
        change.write("note_broken_promise", occasion=occasion)
        return str(occasion)

    return int(once(app, actor, "note_broken_promise", key, create))


@use_case
def tell_broken(  # noqa: PLR0913 - a form has as many fields as it has
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    line: str,
    occasion: int,
    *,
    told_on: date | None = None,
    how: str,
    words: str,
    seen_version: int | None = None,
) -> int:
    """Say that people were told of a promise that is not kept: when, how, and in which words.

    Returns the version that stands then.
    """
    clean = Cleaner()
    when = told_on or app.today()
    values = {
        "told_on": when,
        "told_how": clean.paragraph("told_how", how, missing="told_how_missing"),
        "told_words": clean.paragraph("told_words", words, missing="told_words_missing"),
    }
    if when > app.today():
        clean.problems.append(Problem("told_on", "date_in_future"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        task = _find(app, change, ref, line, occasion)
        if task.mark.broken_on is None:
            raise Refused(Problem("", "promise_not_broken"))
        return _save(change, task, values, "tell_broken", seen_version)


@use_case
def take_back_news(
    app: Application, actor: Actor, ref: str, part: int, line: str, occasion: int, *, seen_version: int | None = None
) -> int:
    """Take back what was said last of one task: that it was done, else that people were told, else that it is broken.

    The audit keeps that it was said. A promise of one's own stays broken: to take that back would leave no promise.
    Returns the version that stands then.
    """
    with changing(app, actor, ref, part) as change:
        task = _find(app, change, ref, line, occasion)
        mark = task.mark
        if mark.done_on is not None:
            values: dict[str, Any] = {"done_on": None, "done_by": "", "how": ""}
        elif mark.told_on is not None:
            values = {"told_on": None, "told_how": "", "told_words": ""}
        elif mark.broken_on is not None and line != OWN:
            values = {"broken_on": None, "reason": "", "tell_by": None}
        else:
            return mark.version
        return _save(change, task, values, "take_back_news", seen_version)


def _broken(app: Application, reason: str, by: date | None, clean: Cleaner | None = None) -> dict[str, Any]:
    """What is kept of a broken promise. Raises ``Refused`` with everything that is wrong."""
    clean = clean or Cleaner()
    today = app.today()
    latest = tell_by(app.pack.news, today, calendars.is_working_day)
    values = {
        "broken_on": today,
        "reason": clean.paragraph("reason", reason, missing="broken_reason_missing"),
        "tell_by": by or today,
    }
    if by is not None and by < today:
        clean.problems.append(Problem("tell_by", "date_in_past"))
    if by is not None and by > latest:
        clean.problems.append(Problem("tell_by", "tell_by_too_late", {"date": british_date(latest)}))
    clean.done()
    return values


def _find(app: Application, change: Change, ref: str, line: str, occasion: int) -> NewsTask:
    """One task as it stands in this transaction. Raises ``NotFound``."""
    found = _timetable(app, change.work, ref, change.part.number)
    task = next((one for one in found.tasks if one.key == (line, occasion)), None)
    if task is None:
        raise NotFound("news", f"{line} / {occasion}")
    return task


def _save(change: Change, task: NewsTask, values: Mapping[str, Any], verb: str, seen: int | None) -> int:
    mark = task.mark
    if differing := to_change("news", mark, values, seen=seen):
        # With the day it was due when it was marked first: moving a date later makes nothing kept that was late.
        news.save(change.connection, change.part.id, mark, {**differing, "due": task.day})
        change.done(verb, line=mark.line, occasion=mark.occasion, fields=sorted(differing))
    return mark.version + bool(differing)
