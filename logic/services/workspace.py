"""Use cases on the workspace of an activity: everything about it in one picture, and the dates that drive it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from weakref import WeakKeyDictionary

from logic import calendars
from logic.activity import Activity, Actor, Part
from logic.bootstrap import Application
from logic.checklist_limits import of_limits
from logic.checklist_lines import lines, of_actions
from logic.due import anchors
from logic.errors import NotFound, Problem
from logic.plan import Plan, TeamMember
from logic.plan_dates import DATES, DECIDE_BY, date_problems, day_problems, decision_problems
from logic.reference import activity_number
from logic.register import NonNegotiable
from logic.reply import Published, Reply
from logic.services._change import changing, to_save, use_case
from logic.services._kept import kept
from logic.services._made_for import note_outcome
from logic.services._read import load_part, number_of
from logic.services.news import tasks_in
from logic.services.results import experience_in
from logic.services.scope import outdated
from logic.standings import Standing, lines_of, standings
from logic.store import Store, Work
from logic.store.queries import (
    activities,
    checklist,
    feedback,
    lessons,
    limits,
    listing,
    pairs,
    parts,
    planned_methods,
    plans,
    replies,
    scope,
    team,
    whole,
    workspace,
)
from logic.task_list import (
    Held,
    Looked,
    Moved,
    MovedDates,
    Task,
    Voices,
    Written,
    feedback_state,
    moved,
    moved_dates,
    next_task,
    tasks,
)
from logic.text import Cleaner
from logic.workspace import rung_outcome_for

KEPT_MOST = 1_000
"""Activities whose standings are kept."""
_KEPT: WeakKeyDictionary[Store, dict[int, tuple[tuple[int, str, date], tuple[Standing, ...]]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class PartWork:
    """One part with how far it is. ``moved``: what the last change of rung did to its plan, where it did."""

    held: Held
    tasks: tuple[Task, ...]
    moved: Moved | None


@dataclass(frozen=True, slots=True)
class Workspace:
    """One activity with everything its page tells.

    came_from
        the reference in the file it was taken in from, and when; none when it was begun here.
    next
        (part number, task): the one next thing to do; none when nothing is.
    """

    activity: Activity
    team: tuple[TeamMember, ...]
    parts: tuple[PartWork, ...]
    came_from: tuple[str, datetime] | None
    next: tuple[int, Task] | None


@kept
def workspace_of(app: Application, ref: str) -> Workspace:
    """The activity and how far it is, as of today, in one consistent picture. Raises ``NotFound``."""
    number = activity_number(ref)
    with app.store.reading() as work:
        activity = None if number is None else activities.load(work.connection, number)
        if number is None or activity is None:
            raise NotFound("activity", ref)
        its_team = team.of_activity(work.connection, number)
        fixed = _standings(app, work, number)
        voices = workspace.waiting(work.connection, number)
        held = [_held(app, work, activity, one, fixed, voices) for one in activity.parts]
        forms = feedback.of_activity(work.connection, number)
        held = [
            replace(
                one,
                outdated=outdated(app, work, activity, one.part, one.limits),
                feedback=feedback_state((form for form in forms if form.part_number == one.part.number), app.today()),
                experience=experience_in(app, work, forms, one.part, one.planned),
            )
            for one in held
        ]
        origin = whole.came_from(work.connection, number)
    pack, today = app.pack, app.today()
    found = tuple(PartWork(one, tasks(pack, one), moved(pack, one)) for one in held)
    return Workspace(
        activity, its_team, found, origin, next_task(((one.held.part.number, one.tasks) for one in found), today)
    )


@use_case
def save_dates(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    dates: Mapping[str, date | None],
    was: Mapping[str, date | None] | None = None,
) -> MovedDates:
    """Set the dates that drive a part: that of the decision and those of its plan; returns what that moved.

    ``dates`` by field: ``decide_by`` and those of ``logic.plan_dates.DATES``. One not named stays. All are set or none.
    ``was``: what the person was shown in each; somebody else's newer date is a ``Conflict``.
    """
    clean = Cleaner()
    if unknown := dates.keys() - {DECIDE_BY, *DATES}:
        clean.problems.append(Problem(min(unknown), "unknown_field"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        row, plan = change.part, plans.of_part(change.connection, change.part.id)
        decide_by = dates.get(DECIDE_BY, row.decide_by)
        wanted = {field: day for field, day in dates.items() if field != DECIDE_BY}
        clean.problems.extend(day_problems(DECIDE_BY, decide_by, row.decide_by, app.today()))
        clean.problems.extend(date_problems(plan, wanted, decide_by, app.today()))
        clean.problems.extend(decision_problems(plan, wanted, decide_by, row.decide_by))
        clean.done()
        saved: dict[str, Any] = {DECIDE_BY: row.decide_by} | {field: getattr(plan, field) for field in DATES}
        differing = to_save("dates", saved, dates, was=was)
        if not differing:
            return MovedDates((), ())
        before = _now(app, change.work, ref, part)
        if DECIDE_BY in differing:
            parts.change(change.connection, row, {DECIDE_BY: decide_by})
            listing.refresh(change.connection, change.activity.id)
        if of_plan := {field: day for field, day in differing.items() if field != DECIDE_BY}:
            plans.save(change.connection, row.id, plan, of_plan)
        after = _now(app, change.work, ref, part)
        note_outcome(app, change)
        change.done("save_dates", fields=sorted(differing))
    return moved_dates(before.lines, after.lines)


def _now(app: Application, work: Work, ref: str, part: int) -> Held:
    """One part as it stands in this transaction; its limits bring lines to the checklist, what people said does not."""
    activity, one = load_part(work, ref, part)
    full = limits.of_activity(work.connection, number_of(ref))
    soon = app.pack.checklist.soon
    return _held(app, work, activity, one, standings(full, app.pack.register, app.today(), soon), (), full)


def _standings(app: Application, work: Work, number: int) -> tuple[Standing, ...]:
    """Where the limits of an activity stand. Kept in this process until one is saved, or a day or the content is another.

    What is kept says nothing that anybody wrote.
    """
    key = (workspace.newest(work.connection, number), app.pack.version, app.today())
    kept = _KEPT.setdefault(app.store, {})
    before, found = kept.get(number, (None, ()))
    if before != key:
        full = limits.of_activity(work.connection, number)
        found = standings(full, app.pack.register, app.today(), app.pack.checklist.soon)
        if len(kept) >= KEPT_MOST:
            kept.clear()
        kept[number] = (key, found)
    return found


def _held(
    app: Application,
    work: Work,
    activity: Activity,
    part: Part,
    fixed: Sequence[Standing],
    voices: Sequence[tuple[int, date]],
    full: Sequence[NonNegotiable] | None = None,
) -> Held:
    """Everything that is kept of a part. ``full``: the limits with their words, where those are to be told."""
    connection, pack, today = work.connection, app.pack, app.today()
    marks, own = checklist.marks_of(connection, part.id), checklist.own_of(connection, part.id)
    plan = plans.of_part(connection, part.id)
    here = tuple(limit for limit in fixed if limit.part in {None, part.number})
    days = anchors(plan, start=activity.begun_on, decision=part.decide_by)
    works, soon = calendars.is_working_day, pack.checklist.soon
    its_lines = lines(
        pack.checklist,
        outcome=rung_outcome_for(pack, part),
        level=part.level,
        days=days,
        marks=marks,
        own=own,
        works=works,
        today=today,
    )
    its_lines += of_actions(part.actions, soon=soon, today=today)
    if full is None:
        its_lines += lines_of(here, days, today, soon)
    else:
        its_lines += of_limits(full, pack.register, part=part.number, days=days, today=today, soon=soon)
    numbers = {limit.number for limit in here}
    due = [day for limit, day in voices if limit in numbers]
    planned = planned_methods.of_part(connection, part.id)
    reply, published = replies.of_part(connection, part.id), replies.published(connection, part.id, told=False)
    return Held(
        part,
        here,
        Voices(len(due), min(due, default=None)),
        plan,
        planned,
        marks,
        own,
        its_lines,
        pairs.of_part(connection, part.id),
        scope.of_part(connection, part.id, told=False),
        news=tasks_in(app, work, activity, part, plan, planned, (reply, published)),
        written=_written(part, reply, published, today),
        looked=_looked(work, part, plan, today),
    )


def _written(part: Part, reply: Reply, published: Sequence[Published], today: date) -> Written:
    """How far the reply is. The decision was made on the day it names, or else when its planned day has come."""
    decided = reply.decided_on or part.decide_by
    newest = next(iter(published), None)
    return Written(
        begun=bool(reply.version),
        published=len(published),
        changed=newest is not None and newest.of_version != reply.version,
        decision_changed=newest is not None and reply.decided_on not in {None, newest.decided_on},
        decided=decided is not None and decided <= today,
    )


def _looked(work: Work, part: Part, plan: Plan, today: date) -> Looked:
    """The task of its own is asked only of work that has ended; what feedback asks for is settled before that too."""
    ended = plan.ends_on is not None and plan.ends_on < today
    found = lessons.look_back_of(work.connection, part.id)
    return Looked(
        ended=ended,
        looked_back=found.held,
        lessons=lessons.count(work.connection, part.id) if ended else 0,
        felt=found.held and bool(found.fields.get("felt")),
    )
