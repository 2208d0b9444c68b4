"""Feedback: what a form asks, and what one person gave (domain.md H).

Frozen definitions and pure rules. Nothing here knows who gave anything, nor when.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from logic.ground import Ground

Edition = Literal["standard", "easy"]
_OURS = Ground((), "reconstructed")
EDITIONS: tuple[Edition, ...] = ("standard", "easy")
CameBy = Literal["link", "paper"]
FormKind = Literal["first", "later"]
"""The form after the work, or the later one that asks whether people were told what came of it (FB13)."""
QuestionKind = Literal["choice", "open", "concern"]
"""Pick one of several; write in one's own words; or a box that shows the way to raise a concern (FB18)."""
CommentState = Literal["new", "shown", "held"]
COMMENT_STATES: tuple[CommentState, ...] = ("new", "shown", "held")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose.

    counts
        whether it stands on the scale: "does not apply", "don't know" and "not offered" do not, and are told apart.
    rung
        of FB12: key of the rung that it says it felt like; empty elsewhere, and in Easy Read.
    rungs
        of FB12 in Easy Read: keys of the rungs that its picture stands for; empty elsewhere.
    """

    key: str
    words: str
    counts: bool = True
    rung: str = ""
    rungs: tuple[str, ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The options of a choice, in order, for each edition: they are different scales and are never mixed."""

    key: str
    standard: tuple[Option, ...]
    easy: tuple[Option, ...]

    def options(self, edition: Edition) -> tuple[Option, ...]:
        """The options of this edition, in order."""
        return self.easy if edition == "easy" else self.standard


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form (FB01 to FB16, FB18).

    scale
        of a choice; none of the others.
    rungs
        keys of the rungs at which it is asked.
    later
        whether the later form asks it too; ``first`` whether the first does.
    group
        key of the page it stands on in the standard edition.
    """

    id: str
    kind: QuestionKind
    words: str
    easy_read: str
    scale: Scale | None
    rungs: frozenset[str]
    first: bool
    later: bool
    group: str
    picture: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class AboutQuestion:
    """One thing people may say about themselves (FB17), on a page of its own and tied to nothing else."""

    key: str
    words: str
    easy_read: str
    options: tuple[Option, ...]
    easy_options: tuple[Option, ...]
    ground: Ground = _OURS

    def offered(self, edition: Edition) -> tuple[Option, ...]:
        """What there is to choose from in this edition, in order."""
        return self.easy_options if edition == "easy" else self.options


@dataclass(frozen=True, slots=True)
class Group:
    """A page of the standard edition, with its heading."""

    key: str
    name: str


@dataclass(frozen=True)
class Feedback:
    """What the pack says about feedback. Content kept by an earlier release has none of it."""

    questions: tuple[Question, ...] = ()
    about: tuple[AboutQuestion, ...] = ()
    groups: tuple[Group, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Question id -> question."""
        return {question.id: question for question in self.questions}

    def on_paper(self, kind: FormKind, rung: str, edition: Edition) -> tuple[Question, ...]:
        """What such a form asks, in the order in which it stands on paper: page by page in the standard edition."""
        asked = self.asked(kind, rung)
        if edition == "easy":
            return asked
        return tuple(one for group in self.groups for one in asked if one.group == group.key)

    def asked(self, kind: FormKind, rung: str) -> tuple[Question, ...]:
        """What a form of this kind asks at this rung, in order."""
        return tuple(
            one for one in self.questions if rung in one.rungs and (one.first if kind == "first" else one.later)
        )


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a part. ``opened_on``: the day its results were opened; nothing is added from then on.

    link
        id of the link under which people find it.
    rung
        key of the rung it asks about: the one decided or planned when it was made.
    pack
        version of the content it asks with.
    closes_on
        the last day on which it takes replies.
    """

    id: int
    part_number: int
    link: int
    kind: FormKind
    rung: str
    pack: str
    made_on: date
    closes_on: date
    opened_on: date | None
    version: int

    def takes(self, today: date) -> bool:
        """Whether people can fill it in on this day."""
        return self.opened_on is None and today <= self.closes_on


@dataclass(frozen=True, slots=True)
class Reply:
    """The choices of one person: question id -> option key. A question they left out is not among them."""

    edition: Edition
    came_by: CameBy
    supported: bool
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment in somebody's own words. ``shown``: what others may read of it, once somebody looked it over.

    In which edition it was written is kept of none: where one person used Easy Read it would tell all that they said.
    """

    id: str
    question: str
    text: str
    shown: str
    state: CommentState
    version: int
