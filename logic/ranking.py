"""Which ways of involving people suit a piece of work best: all of them, in order, each with its reasons.

Nothing is ever left out: a way that does not fit comes last and says why. What is not known neither helps nor hurts.
The points are ours (domain.md G gives none): the rung counts most, then what cannot be had at all, then the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from logic.methods import Method, Methods
from logic.plan import Plan, PlanFacts

POINTS = {
    "fits_best": 60,
    "fits_can": 30,
    "fits_not": -10,
    "level_fits": 10,
    "level_not": -40,
    "size_fits": 10,
    "size_any": 10,
    "size_over": -15,
    "size_under": -15,
    "time_enough": 10,
    "time_tight": -5,
    "time_short": -30,
    "cost_fits": 10,
    "cost_may": 0,
    "cost_over": -20,
    "mode_all": 10,
    "mode_some": 5,
    "mode_none": -15,
    "access_all": 10,
    "access_some": 5,
    "access_none": -5,
}
"""What each reason is worth."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the order goes by; none, and nothing named, is "not known".

    rung
        key of the rung the work is at.
    level
        key of how big the decision is.
    to_session, to_decision
        whole weeks left until the first session and until the decision.
    """

    rung: str | None = None
    level: str | None = None
    people: int | None = None
    budget: int | None = None
    to_session: int | None = None
    to_decision: int | None = None
    modes: frozenset[str] = frozenset()
    access: frozenset[str] = frozenset()

    def unknown(self) -> tuple[str, ...]:
        """What would make the order sharper, by name."""
        known = {
            "rung": self.rung is not None,
            "time": self.to_session is not None or self.to_decision is not None,
            "people": self.people is not None,
            "budget": self.budget is not None,
            "modes": bool(self.modes),
            "access": bool(self.access),
        }
        return tuple(name for name, given in known.items() if not given)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a way ranks where it does. ``need`` and ``have`` are weeks, pounds or people; ``names`` are keys."""

    code: str
    need: int | None = None
    have: int | None = None
    names: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """What it adds."""
        return POINTS[self.code]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One way with its reasons, in the order they are weighed."""

    way: Method
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """All its points."""
        return sum(reason.points for reason in self.reasons)


def situation(
    rung: str | None, level: str | None, plan: Plan, facts: PlanFacts, decide_by: date | None, today: date
) -> Situation:
    """What is known on this day. A day that has gone by says nothing any more about the time left."""
    to_session, to_decision = (
        None if day is None or day < today else (day - today).days // 7 for day in (plan.first_session, decide_by)
    )
    return Situation(rung, level, facts.people, facts.budget, to_session, to_decision, facts.modes, facts.access)


def rank(methods: Methods, known: Situation) -> tuple[Ranked, ...]:
    """Every way, the best first; those worth the same stay in the pack's order."""
    found = [Ranked(way, tuple(_reasons(methods, way, known))) for way in methods.ways]
    return tuple(sorted(found, key=lambda one: -one.score))


def _reasons(methods: Methods, way: Method, known: Situation) -> Iterator[Reason]:
    if known.rung is not None:
        yield Reason(f"fits_{way.fits.get(known.rung, 'not')}", names=(known.rung,))
    # A way for any level says nothing about it.
    if known.level is not None and way.levels:
        yield Reason("level_fits" if known.level in way.levels else "level_not")
    if known.people is not None:
        yield _size(way, known.people)
    time = _time(way, known)
    if time is not None:
        yield time
    if known.budget is not None:
        yield _cost(way, known.budget)
    if known.modes:
        yield _share("mode", methods.modes_of(way), known.modes)
    if known.access:
        yield _share("access", way.access, known.access)


def _size(way: Method, people: int) -> Reason:
    size = way.size
    if size.least is None and size.most is None:
        return Reason("size_any")
    if size.most is not None and people > size.most:
        return Reason("size_over", size.most, people)
    if size.least is not None and people < size.least:
        return Reason("size_under", size.least, people)
    return Reason("size_fits", have=people)


def _time(way: Method, known: Situation) -> Reason | None:
    """The lead time against the first session, and all of its time against the decision; the worse of the two."""
    found = []
    for weeks, spans in ((known.to_session, (way.lead,)), (known.to_decision, (way.lead, way.open))):
        some = [span for span in spans if span is not None and span.least is not None]
        if weeks is None or not some:
            continue
        least = sum(span.least or 0 for span in some)
        most = sum(span.most or span.least or 0 for span in some)
        code = "time_short" if weeks < least else "time_tight" if weeks < most else "time_enough"
        found.append(Reason(code, most if code == "time_tight" else least, weeks))
    return min(found, key=lambda reason: reason.points, default=None)


def _cost(way: Method, budget: int) -> Reason:
    if budget < way.cost_least:
        return Reason("cost_over", way.cost_least, budget)
    if way.cost_most is not None and budget >= way.cost_most:
        return Reason("cost_fits", way.cost_most, budget)
    return Reason("cost_may", way.cost_least, budget)


def _share(kind: str, given: frozenset[str], wanted: frozenset[str]) -> Reason:
    """How many of what is wanted it gives; the names are those it does not."""
    lacking = tuple(sorted(wanted - given))
    if not lacking:
        return Reason(f"{kind}_all")
    return Reason(f"{kind}_none" if len(lacking) == len(wanted) else f"{kind}_some", names=lacking)
