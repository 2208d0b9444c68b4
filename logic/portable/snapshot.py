"""What a decision record keeps (``logic.record.snapshot``), as it is when it comes with a file.

Its words are taken as they stand. Its shape is held to, for pages and documents are made of it.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from logic.flow import Answer
from logic.portable.kinds import Count, DayText, Key, MomentText, Number, Some, Strict, Words
from logic.portable.snapshot_added import Limits, Pictures, Resting, Seats
from logic.record.snapshot import FORMAT


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
