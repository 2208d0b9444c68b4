"""Taking a text apart into its sentences and words."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’.:/-][^\W_]+)*")
_END = re.compile(r"(?:(?<=[.!?…])(?<!\b[A-HJ-Za-z]\.)|(?<=[.!?…][\"”’')\]]))\s+|\n+")
"""The blanks after a full stop, or after a quotation or bracket it closes, and the end of a line. A lone letter before
the stop ends nothing: "e.g. this"."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text. A line ends one too: people leave the full stop out in lists."""
    return tuple(tidy for part in _END.split(text) if (tidy := part.strip()))


def words(text: str) -> list[str]:
    """Its words, in order. A number is one, and so is what is written in one with a hyphen or a colon: 10:30."""
    return _WORD.findall(text)
