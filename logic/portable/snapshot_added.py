"""What later formats of a decision record keep beside the first: pictures, the limits of its day, what seats talked about,
what each question and result rests on.

Each is left out where a record was made before it was kept.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from logic.diagrams.model import EdgeMark, Kind, NodeMark
from logic.flow import Answer
from logic.ground import Basis
from logic.portable.kinds import Count, DayText, Key, Some, Strict, Words
from logic.register import Status


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
