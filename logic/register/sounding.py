"""Whether somebody's words sound like a thing that is often said and often does not stand up (domain.md D.4)."""

import re
import unicodedata

from logic.register.content import Doubt, Register
from logic.register.entry import NonNegotiable
from logic.register.status import is_tested

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def folded(words: str) -> str:
    """Words alone, in one case, with one kind of apostrophe: “It’s  POLICY!” -> ``it's policy``."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("\u2019", "'").replace("\u2018", "'")
    return " ".join(_WORD.findall(plain))


def sounds_like(words: str, doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    """The rows whose cues stand in these words, as whole words and in order."""
    said = f" {folded(words)} "
    return tuple(doubt for doubt in doubts if any(f" {folded(cue)} " in said for cue in doubt.cues))


def to_ask(entry: NonNegotiable, rules: Register) -> tuple[Doubt, ...]:
    """The rows whose question this limit still has to answer: offered until the test is answered."""
    if entry.withdrawn_on is not None or is_tested(entry, rules):
        return ()
    return sounds_like(f"{entry.statement}\n{entry.plain}", rules.doubts)
