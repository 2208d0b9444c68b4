"""Rules about hard words and what they mean."""

from collections.abc import Iterator

from logic.authoring.draft import Draft
from logic.errors import ContentProblem
from logic.sentences import sentences, words

LONGEST = 15
"""Most words of a sentence in Easy Read (domain.md H, Easy Read rules)."""


def hard_word_twice(draft: Draft) -> Iterator[ContentProblem]:
    """No two hard words share a form, or a text could mean either."""
    of: dict[str, str] = {}
    for at, word in enumerate(draft.easy_words.words):
        for form in (word.word, *word.forms):
            if form.lower() in of:
                message = f'"{form}" is a form of {of[form.lower()]} as well'
                yield draft.problem("easy_words", ("words", at), word.id, message)
            of[form.lower()] = word.id


def hard_word_explained_at_length(draft: Draft) -> Iterator[ContentProblem]:
    """A hard word is explained in short sentences."""
    for at, word in enumerate(draft.easy_words.words):
        for sentence in sentences(word.meaning):
            if (count := len(words(sentence))) > LONGEST:
                message = f'"meaning" has a sentence of {count} words; Easy Read has at most {LONGEST}'
                yield draft.problem("easy_words", ("words", at, "meaning"), word.id, message)
