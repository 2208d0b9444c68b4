"""Turns easy_words.yaml into frozen values. Nothing is decided here."""

from logic.authoring import schemas_scope
from logic.easy_words import EasyWord


def build_easy_words(model: schemas_scope.EasyWords) -> tuple[EasyWord, ...]:
    """The hard words, in the pack's order."""
    return tuple(EasyWord(w.id, w.word, w.meaning, w.ground, tuple(w.forms)) for w in model.words)
