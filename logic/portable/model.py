"""The file as it must be: every field there is, no other, each within bounds.

The names are those of the tables; ids and versions of rows stay behind. Own items of the checklist are counted within
their part, and marks call them by that count (``own-1``). What content calls its items is kept whatever it is.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from logic.checklist import Origin, Phase, State
from logic.flow import Answer
from logic.guidance import Kept
from logic.plan import Does
from logic.portable import snapshot, told
from logic.portable.kinds import (
    Count,
    Day,
    DayText,
    Field200,
    Key,
    Line,
    Many,
    Moment,
    Number,
    OptionalKey,
    Paragraph,
    Some,
    Strict,
    each_once,
    numbered,
)
from logic.portable.register import Challenge, Limit
from logic.portable.reply import NewsMark, Published, Reply

MARK = "doing-with-activity"
FORMAT = 1
"""Counts up when the shape below changes. A file with a higher one is from a newer version, and is refused."""


class GivenAnswer(Strict):
    """An answer with its ground."""

    question: Key
    value: Answer
    note: Paragraph
    given_at: Moment


class AddOnAnswer(Strict):
    """An answer about what runs beside the approach."""

    add_on: Key
    value: Answer
    given_at: Moment


class Drafted(Strict):
    """What was typed towards a record."""

    field: Field200
    value: Paragraph


class Action(Strict):
    """A dated promise."""

    kind: Literal["lift", "find_out"]
    question: Key
    to_outcome: Key | None
    text: Paragraph
    owner: Line
    due: Day
    done_at: Moment | None


class Record(Strict):
    """A decision record; its reference is made anew where it is taken in, its words stay."""

    number: Number
    pack_version: Key
    outcome: Key
    chosen_outcome: Key
    made_at: Moment
    made_by: Line
    snapshot: Annotated[dict[str, Any], AfterValidator(snapshot.checked)]

    @model_validator(mode="after")
    def says_what_it_keeps(self) -> Self:
        """The outcomes beside a record are those in it; pages read either."""
        choice, outcome = self.snapshot["choice"], self.snapshot["outcome"]
        if (self.outcome, self.chosen_outcome) != (outcome["id"], (choice["chosen"] if choice else outcome)["id"]):
            raise ValueError("another outcome than the record keeps")
        return self


class Facts(Strict):
    """What the choice of methods goes by; what is not there is not known."""

    people: Count | None = None
    budget: Count | None = None
    modes: Annotated[list[Key], Some] | None = None
    access: Annotated[list[Key], Some] | None = None
    label: Key | None = None
    recorder: Line | None = None
    results_on: DayText | None = None


class Plan(Strict):
    """The dates and the facts of a part."""

    invitations_out: Day | None
    first_session: Day | None
    closes_on: Day | None
    ends_on: Day | None
    facts: Facts
    made_for: OptionalKey


class Method(Strict):
    """A way of involving people."""

    method: OptionalKey
    name: Line
    does: Does | Literal[""]
    day: Day | None
    cost: Count | None
    people: Count | None
    notes: Paragraph


class Mark(Strict):
    """What is known about one item of the checklist."""

    item: Key
    state: State
    marked_on: Day | None
    marked_by: Line
    reason: Paragraph
    owner: Line
    notes: Paragraph
    due: Day | None


class OwnItem(Strict):
    """An item of this part alone."""

    phase: Phase
    text: Paragraph
    origin: Origin
    origin_ref: Line
    due: Day | None


class PairMark(Strict):
    """How one do and don't is kept."""

    pair: Key
    state: Kept
    note: Paragraph
    marked_on: Day


class Scope(Strict):
    """The scope statement."""

    fields: Annotated[dict[Key, Paragraph], Some]
    told: Annotated[dict[str, Any], AfterValidator(told.checked)]
    finished_on: Day | None


class Part(Strict):
    """One group of people, or one decision, with all that belongs to it."""

    number: Number
    name: Line
    level: OptionalKey
    decision: Paragraph
    decider: Line
    decide_by: Day | None
    open_part: Paragraph
    ask_all: bool
    answers: Annotated[list[GivenAnswer], Some]
    add_ons: Annotated[list[AddOnAnswer], Some]
    draft: Annotated[list[Drafted], Some]
    actions: Annotated[list[Action], Many]
    records: Annotated[list[Record], Some]
    plan: Plan | None
    methods: Annotated[list[Method], Some]
    items: Annotated[list[OwnItem], Many]
    marks: Annotated[list[Mark], Many]
    pairs: Annotated[list[PairMark], Some]
    scope: Scope | None
    news: Annotated[list[NewsMark], Many]
    reply: Reply | None
    replies: Annotated[list[Published], Some]

    @model_validator(mode="before")
    @classmethod
    def from_before_there_were_replies(cls, data: Any) -> Any:
        """A file written before has none of them."""
        return {"news": [], "reply": None, "replies": [], **data} if isinstance(data, dict) else data

    @model_validator(mode="after")
    def hangs_together(self) -> Self:
        """Nothing twice, records counted from 1, marks of own items that are there."""
        numbered([record.number for record in self.records])
        numbered([reply.number for reply in self.replies])
        for keys in (
            [one.question for one in self.answers],
            [one.add_on for one in self.add_ons],
            [one.field for one in self.draft],
            [one.item for one in self.marks],
            [one.pair for one in self.pairs],
            [(one.line, one.occasion) for one in self.news],
        ):
            each_once(keys)
        own = {f"own-{number}" for number in range(1, len(self.items) + 1)}
        if any(mark.item.startswith("own-") and mark.item not in own for mark in self.marks):
            raise ValueError("a mark of an item that is not there")
        return self


class Member(Strict):
    """Somebody on the team."""

    name: Line
    role: Line
    contact: Line
    lead: bool


class Content(Strict):
    """The content that was in use."""

    version: Key
    edition: Annotated[str, Field(max_length=1_000)]


class ActivityFile(Strict):
    """The whole file. ``came_from``: the reference it had where it was made."""

    doing_with: Literal["doing-with-activity"]
    format: Annotated[int, Field(ge=1, le=FORMAT)]
    came_from: Annotated[str, Field(pattern=r"^WT-[0-9]{4,9}$")]
    content: Content
    title: Annotated[Line, Field(min_length=1)]
    area: Line
    team: Annotated[list[Member], Field(max_length=100)]
    parts: Annotated[list[Part], Field(min_length=1, max_length=100)]
    limits: Annotated[list[Limit], Many]
    challenges: Annotated[list[Challenge], Many]

    @model_validator(mode="after")
    def hangs_together(self) -> Self:
        """Parts counted from 1, one lead, limits of parts and challenges of limits that are there."""
        numbered([part.number for part in self.parts])
        if sum(member.lead for member in self.team) > 1:
            raise ValueError("two people lead")
        limits = [limit.number for limit in self.limits]
        each_once(limits)
        of_parts = {version.fields.part for limit in self.limits for version in limit.versions} - {None}
        if not of_parts <= {part.number for part in self.parts}:
            raise ValueError("a limit of a part that is not there")
        if not {challenge.limit for challenge in self.challenges} <= set(limits):
            raise ValueError("a challenge of a limit that is not there")
        return self
