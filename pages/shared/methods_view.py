"""Everything that the page of ways to involve people asks about one part, worked out once a run."""

from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from logic import services
from logic.activity import Activity, Part
from logic.combination import Combination, combine
from logic.diagnosis import Finding, diagnose
from logic.experience import felt_rung
from logic.methods import Method
from logic.pack import Pack, Rung
from logic.plan import Plan, PlanFacts, PlannedMethod, read_facts
from logic.ranking import Ranked, Situation, rank, situation
from logic.workspace import outcome_for, rung_for
from pages.shared import case as cases
from pages.shared import session
from pages.shared.case import Case
from pages.shared.html import apart
from pages.shared.session import say


@dataclass(frozen=True)
class View:
    """One part with its plan and what follows from it.

    rung
        the rung that drives the order: the one of the latest record, else that of the answers; none while not known.
    """

    case: Case
    activity: Activity
    part: Part
    plan: Plan
    facts: PlanFacts
    planned: tuple[PlannedMethod, ...]
    rung: Rung | None
    outcome: str | None
    known: Situation
    ranked: tuple[Ranked, ...]
    together: Combination
    findings: tuple[Finding, ...]

    @property
    def pack(self) -> Pack:
        """The content in use."""
        return self.case.pack

    @property
    def above(self) -> str:
        """Which work this is."""
        words = {"ref": self.activity.ref, "title": apart(self.activity.title)}
        if self.part.name:
            return say("methods.above_part", **words, part=apart(self.part.name))
        return say("methods.above", **words)

    def name_of(self, one: PlannedMethod) -> str:
        """What a planned way is called."""
        if not one.method:
            return one.name
        way = self.pack.methods.by_id.get(one.method)
        return say("methods.planned.gone") if way is None else way.name

    def address(self, step: str = "") -> dict[str, str]:
        """The address of this page, or of one step of it."""
        return self.case.address(**({cases.STEP: step} if step else {}))


def view_of(case: Case) -> View | None:
    """The view of a saved part; none where nothing is saved."""
    activity, part = case.activity, case.part
    if activity is None or part is None:
        return None
    app, pack = session.app(), case.pack
    plan, planned = services.plan_and_methods(app, activity.ref, part.number)
    facts = read_facts(plan.facts)
    felt = felt_rung(services.experience_of(app, activity.ref, part.number))
    rung = rung_for(pack, part)
    known = situation(rung.key if rung else None, part.level or None, plan, facts, part.decide_by, app.today())
    return View(
        case=case,
        activity=activity,
        part=part,
        plan=plan,
        facts=facts,
        planned=planned,
        rung=rung,
        outcome=outcome_for(pack, part),
        known=known,
        ranked=_ranked(pack, known),
        together=combine(pack.methods, planned, facts, part.add_ons),
        findings=diagnose(pack, part, plan, planned, experienced=felt),
    )


@lru_cache(maxsize=256)
def _ranked(pack: Pack, known: Situation) -> tuple[Ranked, ...]:
    """The ways in order. Worked out once for what is known: a page is drawn many times while nothing of it changes."""
    return rank(pack.methods, known)


def wanted(view: View) -> tuple[str, PlannedMethod | None, Method | None]:
    """Which step of the page the address asks for; of the planned ways which one; and which way to add."""
    step = st.query_params.get(cases.STEP, "")
    return (
        step,
        next((one for one in view.planned if step == one_step(one)), None),
        next((way for way in view.pack.methods.ways if step == add_step(way)), None),
    )


def add_step(way: Method) -> str:
    """How the address names the form that adds a way to the plan."""
    return f"add-{way.id}"


def one_step(one: PlannedMethod) -> str:
    """How the address names a planned way."""
    return f"one-{one.id}"
