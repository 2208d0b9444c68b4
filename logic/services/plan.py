"""Use cases on the plan of a part: its dates and facts, and the ways of involving people that were chosen."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.diagnosis import what_it_does
from logic.errors import NotFound, Problem
from logic.methods import known_facts
from logic.pack import Pack
from logic.plan import DOES, Plan, PlanFacts, PlannedMethod, keep_facts, read_facts
from logic.plan_dates import DATES, date_problems, day_problems
from logic.services._change import Change, begin, changing, once, to_change, to_save, use_case
from logic.services._kept import kept
from logic.services._made_for import note_outcome
from logic.services._read import part_id
from logic.store import Work
from logic.store.queries import planned_methods, plans
from logic.text import Cleaner

MOST = 100_000_000
"""Pounds, or people: more than this is a slip of the hand."""
METHODS_MOST = 100
"""Ways of involving people in one part; more is no plan, and would make a page of it."""


def plan_of(app: Application, ref: str, part: int) -> Plan:
    """The dates and facts of a part."""
    with app.store.reading() as work:
        return plans.of_part(work.connection, part_id(work, ref, part))


def planned_of(app: Application, ref: str, part: int) -> tuple[PlannedMethod, ...]:
    """The ways of involving people chosen for a part, by day; those without a day last."""
    with app.store.reading() as work:
        return planned_methods.of_part(work.connection, part_id(work, ref, part))


@kept
def plan_and_methods(app: Application, ref: str, part: int) -> tuple[Plan, tuple[PlannedMethod, ...]]:
    """Both in one consistent picture."""
    with app.store.reading() as work:
        number = part_id(work, ref, part)
        return plans.of_part(work.connection, number), planned_methods.of_part(work.connection, number)


@use_case
def save_plan(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    dates: Mapping[str, date | None] | None = None,
    facts: PlanFacts | None = None,
    seen_version: int | None = None,
) -> int:
    """Set dates of the plan, its facts, or both; what is not named stays as it is. Returns the version that stands then.

    ``dates`` by field (``logic.plan_dates.DATES``): one that has gone by may stay but not be newly set, none may be
    after the decision but the end, and they must be in order.
    """
    clean = Cleaner()
    if facts is not None:
        facts = _facts(app, clean, facts)
    if unknown := (dates or {}).keys() - set(DATES):
        clean.problems.append(Problem(min(unknown), "unknown_field"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        saved = plans.of_part(change.connection, change.part.id)
        clean.problems.extend(date_problems(saved, dates or {}, change.part.decide_by, app.today()))
        wanted: dict[str, Any] = dict(dates or {})
        was: dict[str, Any] = {field: getattr(saved, field) for field in wanted}
        if facts is not None:
            results = read_facts(saved.facts).results_on
            clean.problems.extend(day_problems("results_on", facts.results_on, results, app.today()))
            wanted, was = wanted | _flat(app.pack, facts), was | _flat(app.pack, read_facts(saved.facts))
        clean.done()
        differing = to_save("plan", was, wanted, version=saved.version, seen=seen_version)
        if differing:
            values = {field: differing[field] for field in DATES if field in differing}
            if facts is not None:
                values["facts"] = keep_facts(facts)
            plans.save(change.connection, change.part.id, saved, values)
            note_outcome(app, change)
            change.done("save_plan", fields=sorted(differing))
        return saved.version + bool(differing)


@use_case
def choose_method(  # noqa: PLR0913
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    key: str,
    method: str = "",
    name: str = "",
    does: str = "",
    day: date | None = None,
    cost: int | None = None,
    people: int | None = None,
    notes: str = "",
) -> int:
    """A way of involving people in this part; returns its id.

    One of the pack's by its id, or, with ``method`` empty, one's own by a name and what it does. One that asks people
    cannot be set for a day after the decision.
    """
    clean = Cleaner()
    if not method:
        name = clean.line("name", name, missing="method_name_missing")
        if does not in DOES:
            clean.problems.append(Problem("does", "method_does_missing"))
    elif method not in app.pack.methods.by_id:
        clean.problems.append(Problem("method", "unknown_method"))
    notes = _details(clean, cost, people, notes)
    asks = what_it_does(app.pack, method, does) == "asks"
    own = {"name": "" if method else name, "does": "" if method else does}

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        latest = change.part.decide_by if asks else None
        clean.problems.extend(day_problems("day", day, None, app.today(), latest=latest))
        clean.done()
        if len(planned_methods.of_part(work.connection, change.part.id)) >= METHODS_MOST:
            clean.problems.append(Problem("method", "too_many_methods", {"most": METHODS_MOST}))
            clean.done()
        values = {"method": method, **own, "day": day, "cost": cost, "people": people, "notes": notes}
        number = planned_methods.insert(work.connection, change.part.id, values)
        note_outcome(app, change)
        change.write("choose_method", planned=number, method=method)
        return str(number)

    return int(once(app, actor, "choose_method", key, create))


@use_case
def change_planned(  # noqa: PLR0913
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    planned: int,
    *,
    day: date | None,
    cost: int | None,
    people: int | None,
    notes: str,
    seen_version: int | None = None,
) -> int:
    """Say when it is, what it costs, how many take part, and anything else about it.

    Returns the version that stands then.
    """
    with changing(app, actor, ref, part) as change:
        saved = _find(change, planned)
        clean = Cleaner()
        notes = _details(clean, cost, people, notes)
        # A day that has gone by may stay; it may not be newly set.
        asks = what_it_does(app.pack, saved.method, saved.does) == "asks"
        latest = change.part.decide_by if asks else None
        clean.problems.extend(day_problems("day", day, saved.day, app.today(), latest=latest))
        clean.done()
        wanted = {"day": day, "cost": cost, "people": people, "notes": notes}
        if differing := to_change("planned_method", saved, wanted, seen=seen_version):
            planned_methods.change(change.connection, saved, differing)
            note_outcome(app, change)
            change.done("change_planned", planned=planned, fields=sorted(differing))
        return saved.version + bool(differing)


@use_case
def drop_method(app: Application, actor: Actor, ref: str, part: int, planned: int) -> None:
    """Take it out of the plan. Doing so twice does no harm."""
    with changing(app, actor, ref, part) as change:
        saved = planned_methods.find(change.connection, change.part.id, planned)
        if saved is not None:
            planned_methods.drop(change.connection, saved, change.now)
            note_outcome(app, change)
            change.done("drop_method", planned=planned)


def _find(change: Change, planned: int) -> PlannedMethod:
    found = planned_methods.find(change.connection, change.part.id, planned)
    if found is None:
        raise NotFound("planned_method", str(planned))
    return found


def _details(clean: Cleaner, cost: int | None, people: int | None, notes: str) -> str:
    _number(clean, "cost", cost)
    _number(clean, "people", people)
    return clean.paragraph("notes", notes)


def _number(clean: Cleaner, field: str, number: int | None) -> None:
    if number is not None and not 0 <= number <= MOST:
        clean.problems.append(Problem(field, "number_too_big", {"most": f"{MOST:,}"}))


def _facts(app: Application, clean: Cleaner, facts: PlanFacts) -> PlanFacts:
    """The facts with their words cleaned; keys that the pack does not know any more are let go."""
    _number(clean, "people", facts.people)
    _number(clean, "budget", facts.budget)
    recorder = None if facts.recorder is None else clean.line("recorder", facts.recorder)
    rungs = frozenset(rung.key for rung in app.pack.rungs)
    return known_facts(app.pack.methods, rungs, replace(facts, recorder=recorder))


def _flat(pack: Pack, facts: PlanFacts) -> dict[str, Any]:
    """The facts as a conflict shows them: one value a field, in words."""
    numbers = {"people": facts.people, "budget": facts.budget}
    return {
        **{field: "" if number is None else f"{number:,}" for field, number in numbers.items()},
        "modes": _listed(pack.methods.mode_names, facts.modes),
        "access": _listed(pack.methods.access_names, facts.access),
        "label": next((rung.name for rung in pack.rungs if rung.key == facts.label), ""),
        "recorder": facts.recorder,
        "results_on": facts.results_on,
    }


def _listed(names: Mapping[str, str], keys: frozenset[str]) -> str:
    return ", ".join(names.get(key, key) for key in sorted(keys))
