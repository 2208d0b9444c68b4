"""Use cases on a part: one group of people, or one decision, within an activity (domain.md B.9)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import Problem, Refused
from logic.plan_dates import DECIDE_BY, day_problems, decision_problems
from logic.services._change import begin, changing, once, to_save, use_case
from logic.services.activities import known_level
from logic.store import Work
from logic.store.queries import listing, parts, plans
from logic.text import Cleaner

LISTED = {"name", "decision", "decide_by"}
"""Fields of a part that the list of activities is searched or put in order by."""


@use_case
def add_part(app: Application, actor: Actor, ref: str, *, name: str, level: str, key: str) -> int:
    """Another group or decision, answered on its own; returns its number."""
    clean = Cleaner()
    name = clean.line("name", name, missing="part_name_missing")
    if not known_level(app, level):
        clean.problems.append(Problem("level", "level_missing"))
    clean.done()

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref)
        number = len(parts.of_activity(work.connection, change.activity.id)) + 1
        parts.insert(work.connection, change.activity.id, number, name=name, level=level)
        listing.refresh(work.connection, change.activity.id)
        change.write("add_part", number=number, level=level)
        return str(number)

    return int(once(app, actor, "add_part", key, create))


@use_case
def describe_part(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    decision: str,
    decider: str,
    decide_by: date | None,
    seen_version: int | None = None,
) -> int:
    """Say what is being decided, who decides and by when; the date may be left open, and is not one that has gone by.

    Returns the version of the part that stands then.
    """
    clean = Cleaner()
    decision = clean.paragraph("decision", decision, missing="decision_missing")
    decider = clean.line("decider", decider, missing="decider_missing")
    clean.done()
    words: dict[str, Any] = {"decision": decision, "decider": decider, "decide_by": decide_by}
    return _set(app, actor, ref, part, "describe_part", seen_version, **words)


@use_case
def name_open_part(
    app: Application, actor: Actor, ref: str, part: int, *, open_part: str, seen_version: int | None = None
) -> int:
    """Say which part of a settled decision is still open; returns the version of the part that stands then."""
    clean = Cleaner()
    open_part = clean.paragraph("open_part", open_part, missing="open_part_missing")
    clean.done()
    return _set(app, actor, ref, part, "name_open_part", seen_version, open_part=open_part)


@use_case
def set_level(app: Application, actor: Actor, ref: str, part: int, *, level: str, was: str | None = None) -> None:
    """Strategic, service or individual, as the pack names them. ``was``: the one the person was shown."""
    if not known_level(app, level):
        raise Refused(Problem("level", "level_missing"))
    shown = None if was is None else {"level": was}
    _set(app, actor, ref, part, "set_level", None, was=shown, level=level)


@use_case
def set_ask_all(app: Application, actor: Actor, ref: str, part: int, *, ask_all: bool) -> None:
    """Whether to go on asking past the first ceiling."""
    _set(app, actor, ref, part, "set_ask_all", None, ask_all=ask_all)


def _set(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    verb: str,
    seen: int | None,
    *,
    was: Mapping[str, Any] | None = None,
    **wanted: Any,
) -> int:
    with changing(app, actor, ref, part) as change:
        saved = change.part
        differing = to_save("part", saved._asdict(), wanted, version=saved.version, seen=seen, was=was)
        if DECIDE_BY in differing:
            plan, day = plans.of_part(change.connection, saved.id), differing[DECIDE_BY]
            found = (
                *day_problems(DECIDE_BY, day, saved.decide_by, app.today()),
                *decision_problems(plan, {}, day, saved.decide_by),
            )
            if found:
                raise Refused(*found)
        if differing:
            parts.change(change.connection, saved, differing)
            if LISTED & differing.keys():
                listing.refresh(change.connection, change.activity.id)
            change.done(verb, fields=sorted(differing))
        return saved.version + bool(differing)
