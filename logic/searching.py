"""Words to find an activity by: the same rule for what is kept and for what is asked.

A word is a run of letters and figures without capitals, accents or apostrophes: "Carers' café" is "carers" and
"cafe". Scripts that put no blank between words give one word for each sign.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from logic.reference import activity_number

WORD_MOST = 40
"""Letters of a word that count; a longer one is cut, when kept and when asked for."""
ASKED_MOST = 10
"""Words of a search that count."""

_APOSTROPHES = re.compile("['\u2019\u02bc]")
_SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana and Chinese characters
_WORD = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+")
_REFERENCE = re.compile(r"\bwt[\s\-\u2010-\u2015/._]*0*[1-9][0-9]{0,8}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that must be found: a word that begins so, or exactly this one."""

    start: str | None
    exact: str | None = None


def folded(text: str) -> str:
    """Without capitals and accents, for comparing and for putting in order."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def words_of(texts: Iterable[str]) -> set[str]:
    """Every word of these texts."""
    return {word for text in texts for word in _words(text)}


def reference_word(number: int) -> str:
    """The word an activity is found by when somebody types its reference: 42 -> ``wt42``."""
    return f"wt{number}"


def asked(text: str) -> tuple[Asked, ...]:
    """What a search asks for; all of it must be found. Empty when there is no letter and no figure in it.

    "wt 42" is the reference and nothing else; a search for "42" alone is the reference or a word that begins so.
    """
    alone = activity_number(text)
    if alone is not None and text.strip().isdigit():
        return (Asked(text.strip(), reference_word(alone)),)
    found: dict[Asked, None] = {}
    for match in _REFERENCE.finditer(text):
        number = activity_number(match[0])
        if number is not None:
            found[Asked(None, reference_word(number))] = None
    for word in _words(_REFERENCE.sub(" ", text)):
        found[Asked(word)] = None
    return tuple(found)[:ASKED_MOST]


def _words(text: str) -> Iterable[str]:
    return (word[:WORD_MOST] for word in _WORD.findall(_APOSTROPHES.sub("", folded(text))))
