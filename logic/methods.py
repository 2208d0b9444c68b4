"""Ways of involving people, as a pack describes them (domain.md G)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from logic.ground import Ground
from logic.plan import Does, PlanFacts

Fit = Literal["best", "can"]
"""How well a way fits a rung: it fits it best, or it can support another way there."""
Reach = Literal["many", "missing", "alone"]
"""Whom else it reaches: far more people than fit round a table, voices that are missing, people who join no group."""


@dataclass(frozen=True, slots=True)
class Span:
    """From least to most; none where there is no such end, or where nobody can say. ``words``: as a person reads it."""

    least: int | None
    most: int | None
    words: str


@dataclass(frozen=True, slots=True)
class CostBand:
    """What something costs in whole pounds, before paying people. ``most`` is none for the top band."""

    key: str
    name: str
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Mode:
    """One way of taking part. ``stands_for``: other modes that it gives as well."""

    key: str
    name: str
    stands_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """One way of involving people.

    fits
        rung key -> how well it fits there.
    size
        people at a time; no ends for any number.
    lead
        weeks from the go-ahead to the first time people take part.
    open
        weeks that answers take after that; none where people answer at once.
    modes, access
        keys of how people can take part, and of the access needs it meets.
    law
        ids of law prompts to have in mind.
    levels
        keys of the levels it is for; none for all of them.
    """

    id: str
    name: str
    what: str
    easy_read: str
    fits: Mapping[str, Fit]
    size: Span
    lead: Span
    open: Span | None
    cost: tuple[CostBand, ...]
    modes: frozenset[str]
    access_notes: str
    access: frozenset[str]
    good_for: str
    not_good_for: str
    does: Does
    reach: frozenset[Reach]
    law: tuple[str, ...]
    levels: frozenset[str]
    ground: Ground

    @property
    def cost_least(self) -> int:
        """Pounds that its lowest band begins with."""
        return min(band.least for band in self.cost)

    @property
    def cost_most(self) -> int | None:
        """Pounds that its highest band ends with; none where that has no end."""
        ends = [band.most for band in self.cost]
        return None if None in ends else max(end for end in ends if end is not None)

    @property
    def weeks(self) -> int | None:
        """Weeks it needs at the least before anybody could decide with what people said; none where nobody can say."""
        known = [span.least for span in (self.lead, self.open) if span is not None and span.least is not None]
        return sum(known) if known else None


@dataclass(frozen=True)
class Methods:
    """All ways of involving people, with the words for what they are described by."""

    ways: tuple[Method, ...] = ()
    costs: tuple[CostBand, ...] = ()
    modes: tuple[Mode, ...] = ()
    access: tuple[tuple[str, str], ...] = ()
    """(key, name) of each access need."""
    reach_asked: tuple[tuple[Reach, str], ...] = ()
    """(whom, add-on): the add-on that says, when answered yes, that these people have to be reached."""

    @cached_property
    def by_id(self) -> Mapping[str, Method]:
        """The ways by their ids."""
        return {way.id: way for way in self.ways}

    @cached_property
    def mode_names(self) -> Mapping[str, str]:
        """Mode key -> its name."""
        return {mode.key: mode.name for mode in self.modes}

    @cached_property
    def access_names(self) -> Mapping[str, str]:
        """Access need -> its name."""
        return dict(self.access)

    def modes_of(self, way: Method) -> frozenset[str]:
        """How people can take part, with what its modes stand for."""
        also = {other for mode in self.modes if mode.key in way.modes for other in mode.stands_for}
        return way.modes | also


def known_facts(methods: Methods, rungs: frozenset[str], facts: PlanFacts) -> PlanFacts:
    """The facts without what this content does not know (any more): modes, access needs, the rung it is called by."""
    return replace(
        facts,
        modes=facts.modes & methods.mode_names.keys(),
        access=facts.access & methods.access_names.keys(),
        label=facts.label if facts.label in rungs else None,
    )
