"""How hard a text is to read: the age it asks for, its long sentences, its hard words.

The age is the Flesch-Kincaid grade and five years, as schools here count them. Syllables come from the library
``textstat_rs``, which brings its dictionary with it and asks for nothing from elsewhere (decision 32).
"""

import re
from dataclasses import dataclass

from logic.easy_words import EasyWord, bare_initials, hard_words
from logic.sentences import sentences
from logic.sentences import words as words_of

PLAIN = 25
"""Most words of a sentence in plain English."""
EASY = 15
"""Most words of a sentence in Easy Read (domain.md H, Easy Read rules)."""
LEAST = 20
"""Words a text needs before its reading age says anything."""
YOUNGEST = 5
"""The age at which people begin to read; nothing is put below it."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text asks of its reader.

    age
        in years; none when it cannot be measured: fewer than ``LEAST`` words, or not written in our letters.
    long
        (sentence, how many words it has) of the sentences over the limit, whole, in order.
    hard
        hard words that have an explanation.
    initials
        initials without one.
    """

    words: int
    age: int | None
    long: tuple[tuple[str, int], ...]
    hard: tuple[EasyWord, ...]
    initials: tuple[str, ...]

    @property
    def too_short(self) -> bool:
        """Whether there is too little of it to tell an age."""
        return self.words < LEAST


def measure(text: str, words: tuple[EasyWord, ...] = (), *, longest: int = PLAIN) -> Reading:
    """Measure a text. ``words``: the pack's hard words; ``longest``: the most words a sentence may have."""
    said = [(sentence, words_of(sentence)) for sentence in sentences(text)]
    said = [(sentence, found) for sentence, found in said if found]
    all_words = [word for _, found in said for word in found]
    return Reading(
        words=len(all_words),
        age=_age(all_words, len(said)),
        long=tuple((sentence, len(found)) for sentence, found in said if len(found) > longest),
        hard=hard_words(text, words),
        initials=bare_initials(text, words),
    )


def _age(words: list[str], count: int) -> int | None:
    ours = sum(1 for word in words if _LATIN.match(word) or word[0].isdigit())
    if len(words) < LEAST or ours * 2 < len(words):
        return None
    grade = 0.39 * len(words) / count + 11.8 * _syllables(words) / len(words) - 15.59
    return max(YOUNGEST, round(grade + 5))


def _syllables(words: list[str]) -> int:
    """A number is read as one syllable: how it is spoken depends on what it is."""
    from textstat_rs import syllable_count  # its dictionary takes memory, and most pages measure nothing

    return sum(max(1, syllable_count(word.replace("’", "'"))) for word in words)
