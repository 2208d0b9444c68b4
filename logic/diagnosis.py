"""What a plan would in effect be, held against the answers (domain.md B.6).

DG1 to DG8 are the pack's diagnoses and DG9 to DG11 its checks; all are conditions, and this says which hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from logic import add_ons
from logic.activity import Part
from logic.conditions import Facts, PlanFact
from logic.ground import Ground
from logic.journey import replay
from logic.pack import Diagnosis, Pack, Rung
from logic.plan import Plan, PlannedMethod, read_facts


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to check about a plan.

    mend
        what would put it right, each a sentence.
    rung
        the rung the plan would in effect be at, where that is what it says.
    """

    id: str
    title: str
    message: str
    mend: tuple[str, ...]
    rung: Rung | None
    ground: Ground


def diagnose(
    pack: Pack, part: Part, plan: Plan, planned: Sequence[PlannedMethod], *, experienced: str | None = None
) -> tuple[Finding, ...]:
    """Everything that holds of what is planned, in the order of its ids.

    ``experienced``: key of the rung that most people said afterwards it felt like (FB12); none while nobody was asked.
    """
    known = facts_of(pack, part, plan, planned, experienced=experienced)
    rungs = {rung.key: rung for rung in pack.rungs}
    return (
        *(
            Finding(one.id, one.title, _message(one, known), one.mend, rungs.get(one.rung or ""), one.ground)
            for one in pack.diagnoses
            if one.when.holds(known)
        ),
        *(
            Finding(check.id, check.title, check.message, (), None, check.ground)
            for check in pack.checks
            if any(check.when.holds(facts) for facts in (known, *_as_chosen(pack, part, known)))
        ),
    )


def facts_of(
    pack: Pack, part: Part, plan: Plan, planned: Sequence[PlannedMethod], *, experienced: str | None = None
) -> Facts:
    """What is known about a part, its plan included."""
    answers = {key: value for key, value in part.values.items() if key in pack.flow.by_key}
    journey = replay(pack.flow, answers, ask_all=part.ask_all)
    known = add_ons.facts(pack.flow, answers, journey, level=part.level or None, add_ons=part.add_ons)
    label = read_facts(plan.facts).label
    plan_facts = frozenset(_plan_facts(pack, part, plan, planned, known, experienced))
    return replace(known, plan=plan_facts, label=label)


def _message(one: Diagnosis, known: Facts) -> str:
    return " ".join((one.message, *(words for fact, words in one.because.items() if fact in known.plan)))


def planned_rung(pack: Pack, planned: Sequence[PlannedMethod]) -> Rung | None:
    """The highest rung that a way planned fits best; none where no way of the pack's fits any best.

    domain.md B.6 speaks of the planned rung and does not say how it is known. G marks the rungs that each way fits
    best, and by B.7 what runs beside the main way is the same rung or lower, so the highest counts. Where the answers
    allow less, a plan counts for no more than they allow: a working group on a decision that nobody will share is not
    co-production, and people cannot have felt less than what was never there (DG8).
    """
    ways = [pack.methods.by_id[one.method] for one in planned if one.method in pack.methods.by_id]
    fitting = {rung for way in ways for rung, fit in way.fits.items() if fit == "best"}
    return next((rung for rung in pack.ladder if rung.key in fitting), None)


def bounded_rung(pack: Pack, part: Part, planned: Sequence[PlannedMethod]) -> Rung | None:
    """The planned rung, no higher than the answers allow: what people are held to have been offered (DG8)."""
    answers = {key: value for key, value in part.values.items() if key in pack.flow.by_key}
    aimed = planned_rung(pack, planned)
    recommended = pack.rung_of(replay(pack.flow, answers, ask_all=part.ask_all).outcome)
    return min((aimed, recommended), key=lambda rung: rung.step) if aimed and recommended else aimed


def _plan_facts(
    pack: Pack,
    part: Part,
    plan: Plan,
    planned: Sequence[PlannedMethod],
    known: Facts,
    experienced: str | None,
) -> Iterator[PlanFact]:
    facts, steps = read_facts(plan.facts), {rung.key: rung.step for rung in pack.rungs}
    does = [what_it_does(pack, one.method, one.does) for one in planned]
    if not planned:
        yield "nothing_planned"
    if "asks" in does:
        yield "asks_for_views"
    if does and set(does) == {"teaches"}:
        yield "only_teaches"
    if facts.recorder == "":
        yield "nobody_records"
    if facts.results_on is not None and part.decide_by is not None and facts.results_on >= part.decide_by:
        yield "results_too_late"
    if part.decide_by and any(
        what == "asks" and one.day and one.day > part.decide_by for what, one in zip(does, planned, strict=True)
    ):
        yield "asked_too_late"
    recommended = pack.rung_of(known.outcome)
    aimed = planned_rung(pack, planned)
    # A result outside the ladder allows no name of the ladder: it stands below its lowest step.
    allowed = recommended.step if recommended else 0
    if known.outcome and facts.label in steps and steps[facts.label] > allowed:
        yield "label_above"
    if recommended and aimed and aimed.step < min([recommended.step, *_chosen_steps(pack, part)]):
        yield "below_recommended"
    if aimed and experienced in steps and steps[experienced] < _bounded(aimed, recommended):
        yield "felt_lower"


def what_it_does(pack: Pack, method: str, own: str) -> str:
    """What a way planned does: the pack's say so themselves; of one's own, ``own``."""
    way = pack.methods.by_id.get(method)
    return own if way is None else way.does


def _bounded(aimed: Rung, recommended: Rung | None) -> int:
    """The step of the planned rung, no higher than the answers allow."""
    return min(aimed.step, recommended.step) if recommended else aimed.step


def _chosen_steps(pack: Pack, part: Part) -> Iterator[int]:
    """The step that a record says leaders chose, with their reasons: going no lower than that is recorded already."""
    rung = pack.rung_of(part.records[-1].chosen_outcome) if part.records else None
    if rung is not None:
        yield rung.step


def _as_chosen(pack: Pack, part: Part, known: Facts) -> Iterator[Facts]:
    """The same with the outcome that leaders chose: the checks count it as they do before a record."""
    ranks: Mapping[str, int] = pack.flow.rank
    chosen = part.records[-1].chosen_outcome if part.records else ""
    if chosen in ranks and chosen != known.outcome:
        yield replace(known, outcome=chosen, rank=ranks[chosen])
