"""What people type: tidied a little, refused when a machine could not keep it, and never altered in meaning.

Text from people is text (design 9). Right-to-left marks, emoji, ``<script>``, markdown and ``=cmd()``
are kept exactly as typed; making them harmless is the work of whatever shows them.
"""

import re

from logic.errors import Problem, Refused

LINE = 200
"""Most characters in something short: a title, a name, a role."""
PARAGRAPH = 10_000
"""Most characters in something long: a note, a reason."""

_UNKEEPABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""NUL and other control characters but tab and line end, and lone halves of a surrogate pair: no file holds them."""


UNDRAWABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and so no picture and no Word file either."""


class TextRefused(ValueError):
    """Text that cannot be kept. ``code`` names why; ``data`` fills its words."""

    def __init__(self, code: str, **data: int) -> None:
        self.code = code
        self.data = data
        super().__init__(code)


def clean(text: str, *, most: int) -> str:
    """Text without blank ends and with one kind of line end.

    Raises
    ------
    TextRefused
        ``control_characters``, or ``too_long`` with ``most`` and ``given`` (characters).
    """
    tidy = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").strip()
    if _UNKEEPABLE.search(tidy):
        raise TextRefused("control_characters")
    if len(tidy) > most:
        raise TextRefused("too_long", most=most, given=len(tidy))
    return tidy


def clean_line(text: str, *, most: int = LINE) -> str:
    """As ``clean``, on one line: a line end or a tab becomes a space."""
    return " ".join(clean(text, most=most).replace("\t", " ").split("\n"))


class Cleaner:
    """Cleans several fields and gathers every problem, so that a person sees all of them at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def line(self, field: str, text: str, *, missing: str | None = None) -> str:
        """One line of text. ``missing`` is the code when it must not be empty."""
        return self._take(field, text, LINE, missing=missing, one_line=True)

    def paragraph(self, field: str, text: str, *, missing: str | None = None) -> str:
        """Text of several lines. ``missing`` is the code when it must not be empty."""
        return self._take(field, text, PARAGRAPH, missing=missing, one_line=False)

    def done(self) -> None:
        """Raise ``Refused`` with every problem found, if any."""
        if self.problems:
            raise Refused(*self.problems)

    def _take(self, field: str, text: str, most: int, *, missing: str | None, one_line: bool) -> str:
        try:
            tidy = clean_line(text, most=most) if one_line else clean(text, most=most)
        except TextRefused as problem:
            self.problems.append(Problem(field, problem.code, problem.data))
            return ""
        if missing and not has_words(tidy):
            self.problems.append(Problem(field, missing))
        return tidy


def has_words(text: str) -> bool:
    """Whether there is anything to see: blanks and invisible marks alone say nothing."""
    return any(character.isprintable() and not character.isspace() for character in text)


def apart(text: str) -> str:
    """Someone's words kept apart from ours on the same line, so that a right-to-left mark cannot turn ours round."""
    return f"\u2068{text}\u2069" if text else ""
