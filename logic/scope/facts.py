"""What a scope statement is made from: the part, its rung, its limits, its dates and who leads the work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from logic.activity import DecisionRecord, Part
from logic.due import Days, anchors
from logic.journey import Journey, replay
from logic.pack import OutcomeWords, Pack, Rung
from logic.plan import Plan, TeamMember
from logic.register import STANDING, NonNegotiable, Status
from logic.working_days import Works
from logic.workspace import outcome_for, rung_for

CHECKED: frozenset[Status] = frozenset({"not_proven", "reopened"})
"""Limits that people are told of as being checked. A draft is nobody's word yet, so it is told to nobody."""
Say = Callable[..., str]
"""Gives one of the screen words by its key, with its blanks filled."""


def looked_at_again(limit: NonNegotiable) -> date | None:
    """The day by which a limit is looked at again. Where its entry ends then, what it says need not: a law goes on."""
    return min((day for day in (limit.review_on, limit.expires_on) if day), default=None)


@dataclass(frozen=True, slots=True)
class Choice:
    """Another step than the answers allow, as it was recorded."""

    recommended: str
    chosen: str
    reason: str
    lower: bool


def choice_in(record: DecisionRecord) -> Choice | None:
    """The leaders' choice that a record keeps; none where they made none."""
    kept = record.snapshot
    choice = kept.get("choice")
    if not choice:
        return None
    lower = choice["direction"] == "lower"
    return Choice(kept["outcome"]["name"], choice["chosen"]["name"], choice["reason"], lower)


@dataclass(frozen=True)
class Facts:
    """Everything known about one part.

    limits
        each limit of this part or of the whole activity, with where it stands.
    lead
        who leads the work; none while nobody was named.
    begun
        the day the work was begun here.
    works
        which days people work on.
    """

    pack: Pack
    title: str
    part: Part
    limits: tuple[tuple[NonNegotiable, Status], ...] = ()
    plan: Plan = field(default_factory=Plan)
    lead: TeamMember | None = None
    begun: date = field(kw_only=True)
    works: Works = field(kw_only=True)

    def say(self, key: str, /, **data: Any) -> str:
        """One of the screen words, with its blanks filled."""
        words = self.pack.screen[key]
        return words.format(**data) if data else words

    @cached_property
    def heading(self) -> str:
        """What the work is called, with the name of the part where it has one."""
        return ": ".join(filter(None, (self.title, self.part.name)))

    @cached_property
    def journey(self) -> Journey:
        """Where the answers of the part lead, those of another content left out."""
        flow = self.pack.flow
        answers = {key: value for key, value in self.part.values.items() if key in flow.by_key}
        return replay(flow, answers, ask_all=self.part.ask_all)

    @cached_property
    def outcome(self) -> str | None:
        """The outcome that drives the part."""
        return outcome_for(self.pack, self.part)

    @cached_property
    def days(self) -> Days:
        """The dates that the checklist of this part counts from."""
        return anchors(self.plan, start=self.begun, decision=self.part.decide_by)

    @cached_property
    def promised(self) -> OutcomeWords | None:
        """The words of that outcome."""
        return self.pack.outcomes[self.outcome] if self.outcome else None

    @cached_property
    def rung(self) -> Rung | None:
        """Its step of the ladder; none while not known, and where it stands outside."""
        return rung_for(self.pack, self.part)

    @cached_property
    def choice(self) -> Choice | None:
        """The leaders' choice in the latest record, where they made one."""
        return choice_in(self.part.records[-1]) if self.part.records else None

    @cached_property
    def only_tells(self) -> bool:
        """Whether nobody is asked to take part: the lowest step that can be recommended, or none at all."""
        return self.outcome is not None and (self.rung is None or self.rung == self.pack.ladder[-1])

    @cached_property
    def standing(self) -> tuple[NonNegotiable, ...]:
        """The limits that hold."""
        return self._limits(STANDING)

    @cached_property
    def checked(self) -> tuple[NonNegotiable, ...]:
        """The limits that are being checked, and count as open meanwhile."""
        return self._limits(CHECKED)

    @cached_property
    def withdrawn(self) -> tuple[NonNegotiable, ...]:
        """The limits that did not stand up and were taken back, where people had been told of them."""
        return tuple(limit for limit in self._limits(frozenset({"withdrawn"})) if limit.apology and limit.told)

    @cached_property
    def drafts(self) -> int:
        """How many limits are half written."""
        return sum(1 for _, status in self.limits if status == "draft")

    def _limits(self, wanted: frozenset[Status]) -> tuple[NonNegotiable, ...]:
        return tuple(limit for limit, status in self.limits if status in wanted)
