"""What a decision record keeps (``logic.record.snapshot``), as it is when it comes with a file.

Its words are taken as they stand. Its shape is held to, for pages and documents are made of it.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from logic.diagrams.model import EdgeMark, Kind, NodeMark
from logic.flow import Answer
from logic.ground import Basis
from logic.portable.kinds import Count, DayText, Key, MomentText, Number, Some, Strict, Words
from logic.record.snapshot import FORMAT
from logic.register import Status


class Made(Strict):
    """With which content."""

    version: Key
    edition: Words
    title: Words


class OfActivity(Strict):
    """Whose record it is: the reference is the one it had where it was made."""

    ref: Key
    title: Words
    area: Words = ""


class OfLevel(Strict):
    """The level of the part."""

    key: Words
    name: Words


class OfPart(Strict):
    """The part as it was."""

    number: Number
    name: Words
    level: OfLevel
    decision: Words
    decider: Words
    decide_by: DayText | None
    open_part: Words
    ask_all: bool


class Given(Strict):
    """One answer."""

    question: Key
    text: Words
    answer: Answer
    said: Words
    note: Words
    given_at: MomentText
    on_path: bool


class Outcome(Strict):
    """A place on the ladder in words."""

    id: Key
    rank: Count
    name: Words
    headline: Words
    promise: Words
    least: Annotated[list[Words], Some]
    next_step: Words


class Asked(Strict):
    """A question named."""

    question: Key
    text: Words
    short: Words


class Held(Asked):
    """A question that holds something back, and where it stops."""

    outcome: Key
    name: Words


class Lever(Strict):
    """What would change an answer."""

    question: Key
    text: Words
    lever_title: Words
    lever: Words


class Lifted(Strict):
    """What would move it up."""

    to: Key
    name: Words
    changeable: bool
    questions: Annotated[list[Lever], Some]


class Beside(Strict):
    """Something that runs beside the approach."""

    id: Key
    question: Words | None
    statement: Words | None = None
    answer: Answer | None
    chosen: bool
    suggestion: Words
    given_at: MomentText | None = None


class Law(Strict):
    """A note on law."""

    id: Key
    topic: Words
    text: Words


class Written(Strict):
    """What was written to answer a check."""

    key: Key
    label: Words
    kind: Literal["text", "date", "name"]
    written: Words


class Checked(Strict):
    """A check that stood before the record."""

    id: Key
    title: Words
    message: Words
    answers: Annotated[list[Written], Some]


class Agreement(Strict):
    """Who went through it and who agreed."""

    went_through: Annotated[list[Words], Some]
    agreed_by: Words
    agreed_role: Words
    agreed_on: DayText | None
    how_told: Words
    filled_in_by: Words


class Planned(Asked):
    """How an answer will be met."""

    plan: Words


class Choice(Strict):
    """What leaders chose in place of the result."""

    chosen: Outcome
    direction: Literal["higher", "lower"]
    reason: Words
    answers_relied_on: Annotated[list[Asked], Some]
    what_would_change: Words
    asked_people: Literal["yes", "no"]
    what_they_said: Words
    higher_plan: Annotated[list[Planned], Some]
    review_date: DayText | None


class Source(Strict):
    """A place it rests on."""

    key: Key
    document: Words
    date: Words = ""
    section: Words
    gist: Words


class Place(Strict):
    """A place in a document."""

    document: Words
    date: Words = ""
    section: Words


class Resting(Strict):
    """A question, a result or a check with the places it rests on."""

    kind: Literal["result", "choice", "question", "check"]
    name: Words
    basis: Basis
    places: Annotated[list[Place], Some]


class Box(Strict):
    """A box of a picture."""

    id: Words
    kind: Kind
    heading: Words
    lines: Annotated[list[Words], Some]
    note: Words
    mark: NodeMark


class Arrow(Strict):
    """An arrow of a picture."""

    tail: Words
    head: Words
    label: Words
    mark: EdgeMark


class Picture(Strict):
    """A picture as boxes and arrows."""

    title: Words
    nodes: Annotated[list[Box], Some]
    edges: Annotated[list[Arrow], Field(max_length=2_000)]
    alt: Words
    spine: Annotated[list[Words], Some]
    rows: Annotated[list[Annotated[list[Words], Some]], Some]
    rails: Annotated[list[Annotated[list[Words], Field(min_length=2, max_length=2)]], Some]
    name: Annotated[str, Field(pattern="^[a-z]{1,40}$")]

    @model_validator(mode="after")
    def boxes_are_there(self) -> Self:
        """Every box that is named is one of the picture's."""
        known = {box.id for box in self.nodes}
        named = [end for arrow in self.edges for end in (arrow.tail, arrow.head)]
        named += [*self.spine, *(one for line in (*self.rows, *self.rails) for one in line)]
        if len(known) != len(self.nodes) or not known.issuperset(named):
            raise ValueError("a box is not there, or there twice")
        return self


class Pictures(Strict):
    """The pictures of a record; a record of the first format kept none."""

    ladder: Picture | None = None
    flow: Picture | None = None


class Explained(Strict):
    """An answer that a limit explained, as it was said."""

    question: Key
    said: Words


class Limit(Strict):
    """A limit that stood that day."""

    number: Count
    version: Count
    statement: Words
    status: Status
    explains: Annotated[list[Explained], Some]
    cost: Count


class Limits(Strict):
    """The limits that stood; a record of the first two formats kept none."""

    each: Annotated[list[Limit], Some]
    together: Count


class FromSeat(Strict):
    """What a seat answered; none where it left the question out."""

    who: Words
    answer: Answer | None


class SeatsOn(Strict):
    """A question that the seats talked about, with what the lead had answered."""

    question: Key
    text: Words
    lead: Answer | None
    said: Annotated[list[FromSeat], Some]


class SeatsAgreed(SeatsOn):
    """One on which they agreed."""

    answer: Answer
    note: Words


class SeatsUnresolved(SeatsOn):
    """One on which they did not, and why."""

    note: Words


class Seats(Strict):
    """The seats and what came of their conversation; only in records that were made after one."""

    labels: Annotated[list[Words], Some]
    talked_on: DayText
    took_part: Annotated[list[Words], Some]
    agreed: Annotated[list[SeatsAgreed], Some]
    unresolved: Annotated[list[SeatsUnresolved], Some]
    open: Annotated[list[SeatsOn], Some]


class Snapshot(Strict):
    """All that a record keeps."""

    format: Annotated[int, Field(ge=1, le=FORMAT)]
    pack: Made
    made_at: MomentText
    made_on: DayText
    activity: OfActivity
    part: OfPart
    answers: Annotated[list[Given], Some]
    path: Annotated[list[Key], Some]
    outcome: Outcome
    today: Outcome
    could_rise_to: Outcome
    settles_most: Asked | None
    flags: Annotated[list[Key], Some]
    ceilings: Annotated[list[Held], Some]
    lifts: Annotated[list[Lifted], Some]
    decisive: Annotated[list[Key], Some]
    no_difference: Annotated[list[Key], Some]
    add_ons: Annotated[list[Beside], Some]
    law: Annotated[list[Law], Some]
    checks: Annotated[list[Checked], Some]
    agreement: Agreement
    justification: Words = ""
    choice: Choice | None
    sources: Annotated[list[Source], Some]
    rests_on: Annotated[list[Resting], Some] = Field(default_factory=list)
    pictures: Pictures = Pictures()
    limits: Limits = Limits(each=[], together=0)
    seats: Seats | None = None


def checked(kept: dict[str, Any]) -> dict[str, Any]:
    """The same, once its shape is right. What it leaves out stays out: these are the words as they were recorded."""
    Snapshot.model_validate(kept)
    return kept
