"""The shape of easy_words.yaml."""

from pydantic import Field

from logic.authoring.schemas import Grounded, Id, Model, Words


class EasyWord(Grounded):
    """One hard word with what it means."""

    id: Id
    word: Words
    forms: list[Words] = Field(default_factory=list)
    meaning: Words


class EasyWords(Model):
    """easy_words.yaml."""

    words: list[EasyWord]
