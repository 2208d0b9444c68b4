"""What the address of the list asks for, and of a file of it: the same words in both."""

from collections.abc import Mapping

from logic.text import LINE, TextRefused, clean_line
from logic.trained.completion import Wanted, key_of

FIND, COURSE, AREA = "w", "course", "area"
FIGURES_MOST = 9


def number(text: str) -> int:
    """The number in an address; 0, which nothing has, when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= FIGURES_MOST else 0


def read(asked: Mapping[str, str]) -> Wanted:
    """What is asked for; what means nothing is left out."""
    return Wanted(_line(asked.get(FIND, "")), number(asked.get(COURSE, "")) or None, key_of(_line(asked.get(AREA, ""))))


def written(wanted: Wanted) -> dict[str, str]:
    """The address of a list narrowed so."""
    found = {FIND: wanted.words, COURSE: str(wanted.course or ""), AREA: wanted.area}
    return {name: value for name, value in found.items() if value}


def _line(text: str) -> str:
    try:
        return clean_line(text, most=LINE)
    except TextRefused:
        return ""
