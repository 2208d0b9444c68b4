"""Use cases on the scope statement: write it, finish it, and see whether the finished one still tells what is true."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from logic import calendars
from logic.activity import Activity, Actor, Part
from logic.bootstrap import Application
from logic.errors import Conflict, Problem, Refused
from logic.plan import leading
from logic.reference import activity_number
from logic.register import NonNegotiable, Status, status_of
from logic.scope import (
    KEPT,
    SEALED,
    Difference,
    Edition,
    Facts,
    ScopeStatement,
    Statement,
    behind,
    choice_words,
    editions,
    finished,
    in_public,
    missing,
    seal,
)
from logic.services._change import changing, to_draft, use_case
from logic.services._kept import kept
from logic.services._read import load_part
from logic.standings import Standing
from logic.store import Work
from logic.store.queries import limits, plans, scope, team
from logic.text import Cleaner


@dataclass(frozen=True)
class Scope:
    """A scope statement with everything a page asks about it.

    missing
        what it still needs before it can be finished.
    behind
        what the finished one tells and is not so any more.
    """

    activity: Activity
    part: Part
    facts: Facts
    saved: ScopeStatement
    missing: tuple[Problem, ...]
    behind: tuple[Difference, ...]

    @cached_property
    def today(self) -> Mapping[Edition, Statement]:
        """Both editions as things stand."""
        return editions(self.facts, self.saved)

    @cached_property
    def finished(self) -> Mapping[Edition, Statement]:
        """Both as they were when it was finished; empty before, and where they were not asked for."""
        return finished(self.saved)

    @cached_property
    def seal(self) -> str:
        """The mark of what it is made from today."""
        return seal(self.facts, self.saved)


@kept
def scope_of(app: Application, ref: str, part: int, *, told: bool = True) -> Scope:
    """The scope statement of a part. Raises ``NotFound``. ``told``: with both editions as they were finished."""
    with app.store.reading() as work:
        return scope_in(app, work, ref, part, told=told)


def scope_in(app: Application, work: Work, ref: str, part: int, *, told: bool = True) -> Scope:
    """The same in a transaction of somebody else, which only reads."""
    held = limits.remembered(work.connection, activity_number(ref) or 0)
    return _gather(app, work, ref, part, held, told=told)


def outdated(
    app: Application, work: Work, activity: Activity, part: Part, standings: Iterable[Standing]
) -> tuple[Difference, ...]:
    """What the finished statement of a part tells and is not so any more, in a transaction that only reads.

    ``standings``: the limits of this part. Their words are read only where something it is made from is another.
    """
    saved = scope.of_part(work.connection, part.id, told=False)
    if saved.finished_on is None:
        return ()
    marks = ((one.number, one.version, one.status) for one in standings)
    if saved.fields.get(SEALED) == seal(_facts(app, work, activity, part, ()), saved, marks):
        return ()
    return scope_in(app, work, activity.ref, part.number, told=False).behind


@dataclass(frozen=True, slots=True)
class ToldInPublic:
    """What people without an account are told of a statement.

    statement
        as it was finished, in what is still so; none until somebody finished one.
    updating
        the day it was finished, where some of it is not so any more.
    choice
        the leaders' choice of another step, where there is no statement to tell of it.
    """

    statement: Statement | None
    updating: date | None = None
    choice: tuple[str, ...] = ()


def told_of(app: Application, ref: str, part: int, edition: Edition) -> ToldInPublic:
    """The scope statement of a part as people are told it. Raises ``NotFound``."""
    found = scope_of(app, ref, part)
    told = found.finished.get(edition)
    if told is None:
        return ToldInPublic(None, choice=choice_words(found.facts.say, found.facts.choice, edition))
    statement, updating = in_public(found.facts, told, found.today[edition] if found.behind else told)
    return ToldInPublic(statement, found.saved.finished_on if updating else None)


@use_case
def save_scope(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    fields: Mapping[str, str],
    was: Mapping[str, str] | None = None,
) -> Mapping[str, str]:
    """Keep what was written, and return it as it is kept.

    Fields not named stay as they are; an empty one is let go, and its draft is back.

    ``was``: what the person was shown in each; somebody else's newer words are a ``Conflict`` of both.
    """
    clean = Cleaner()
    typed = {field: clean.paragraph(field, value) for field, value in fields.items()}
    if not fields.keys() <= KEPT:
        clean.problems.append(Problem("scope", "unknown_field"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        saved = scope.of_part(change.connection, change.part.id)
        if differing := to_draft("scope", saved.fields, typed, was):
            kept = {field: value for field, value in {**saved.fields, **differing}.items() if value}
            scope.save(change.connection, change.part.id, saved, {"fields": kept})
            change.done("save_scope", fields=sorted(differing))
    return typed


@use_case
def finish_scope(app: Application, actor: Actor, ref: str, part: int, *, seen: str | None = None) -> None:
    """Finish it, or finish it again: keep both editions as they stand now. Doing so twice does no harm.

    ``seen``: the seal of what the person was shown; another is a ``Conflict``. Refused while anything is missing, each
    thing named.
    """
    with changing(app, actor, ref, part) as change:
        held = limits.of_activity(change.connection, change.activity.id)
        found = _gather(app, change.work, ref, part, held)
        if seen is not None and seen != found.seal:
            raise Conflict("scope_finished", {}, {}, found.saved.version)
        if found.missing:
            raise Refused(*found.missing)
        told = {edition: statement.as_data() for edition, statement in found.today.items()}
        if told != found.saved.told:
            fields = {**found.saved.fields, SEALED: found.seal}
            values = {"fields": fields, "told": told, "finished_on": app.today()}
            scope.save(change.connection, change.part.id, found.saved, values)
            change.done("finish_scope")


def _gather(
    app: Application,
    work: Work,
    ref: str,
    part: int,
    held: Iterable[NonNegotiable],
    *,
    told: bool = True,
) -> Scope:
    connection = work.connection
    activity, one = load_part(work, ref, part)
    register, today = app.pack.register, app.today()
    here = (limit for limit in held if limit.part in {None, part})
    its_limits = tuple((limit, status_of(limit, register, today)) for limit in here)
    facts = _facts(app, work, activity, one, its_limits)
    saved = scope.of_part(connection, one.id, told=told)
    changed: tuple[Difference, ...] = ()
    if saved.finished_on and saved.fields.get(SEALED) != seal(facts, saved):
        saved = saved if told else scope.of_part(connection, one.id)
        changed = behind(saved, editions(facts, saved))
    return Scope(activity, one, facts, saved, missing(facts, saved), changed)


def _facts(
    app: Application, work: Work, activity: Activity, part: Part, its_limits: tuple[tuple[NonNegotiable, Status], ...]
) -> Facts:
    members = team.of_activity(work.connection, activity_number(activity.ref) or 0)
    return Facts(
        app.pack,
        activity.title,
        part,
        its_limits,
        plans.of_part(work.connection, part.id),
        leading(members),
        begun=activity.begun_on,
        works=calendars.is_working_day,
    )
