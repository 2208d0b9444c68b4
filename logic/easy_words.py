"""Hard words of this field, each with what it means in a plain line, and where a text uses them.

Easy Read keeps to everyday words, and explains the hard word it cannot do without (domain.md H, Easy Read rules).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from logic.ground import Ground

_INITIALS = re.compile(r"(?<![\w’'-])[A-Z]{2,6}s?(?![\w’'-])")
"""Two to six capitals standing alone: CQC, ICBs. Not WT-0042, and not a word shouted."""


@dataclass(frozen=True, slots=True)
class EasyWord:
    """One hard word or set of initials.

    forms
        other shapes it comes in, as they stand in a text: plurals, "eligible" for "eligibility".
    meaning
        one short sentence that an Easy Read page may print.
    """

    id: str
    word: str
    meaning: str
    ground: Ground
    forms: tuple[str, ...] = ()


def hard_words(text: str, words: tuple[EasyWord, ...]) -> tuple[EasyWord, ...]:
    """The hard words a text uses, in the order they first come, each once. A longer one hides those inside it."""
    if not words:
        return ()
    pattern, by_form = _pattern(words)
    return tuple(dict.fromkeys(by_form[_plain(found[0])] for found in pattern.finditer(_plain(text))))


def bare_initials(text: str, words: tuple[EasyWord, ...]) -> tuple[str, ...]:
    """Initials that none of these words explains, in the order they first come, each once."""
    known = {form for word in words for form in (word.word, *word.forms)}
    shouted = text.isupper()
    return () if shouted else tuple(dict.fromkeys(one for one in _INITIALS.findall(text) if one not in known))


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


@lru_cache(maxsize=4)
def _pattern(words: tuple[EasyWord, ...]) -> tuple[re.Pattern[str], dict[str, EasyWord]]:
    by_form = {_plain(form): word for word in words for form in (word.word, *word.forms)}
    longest_first = sorted(by_form, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"), by_form
