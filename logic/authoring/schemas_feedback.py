"""The shape of feedback.yaml: what a form asks, and what there is to choose from."""

from pydantic import Field

from logic.authoring.schemas import Grounded, Id, Key, Model, Words
from logic.feedback import QuestionKind


class FeedbackOption(Model):
    """One answer to choose. ``rung`` and ``rungs``: the steps of the ladder that it says it felt like."""

    key: Key
    words: Words
    counts: bool = True
    rung: Key | None = None
    rungs: list[Key] = Field(default_factory=list)
    picture: Key | None = None


class FeedbackScale(Grounded):
    """What there is to choose from, in each edition."""

    key: Key
    standard: list[FeedbackOption]
    easy: list[FeedbackOption]


class FeedbackGroup(Model):
    """A page of the standard edition."""

    key: Key
    name: Words


class FeedbackQuestion(Grounded):
    """One question of the form."""

    id: Id
    kind: QuestionKind
    scale: Key | None = None
    words: Words
    easy_read: Words
    rungs: list[Key]
    first: bool = True
    later: bool = False
    group: Key
    picture: Key


class FeedbackAbout(Grounded):
    """One thing that people may say about themselves."""

    key: Key
    words: Words
    easy_read: Words
    options: list[FeedbackOption]
    easy_options: list[FeedbackOption]


class Feedback(Model):
    """feedback.yaml."""

    scales: list[FeedbackScale]
    groups: list[FeedbackGroup]
    questions: list[FeedbackQuestion]
    about: list[FeedbackAbout]
