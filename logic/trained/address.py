"""What the address of the list asks for, and of a file of it: the same words in both."""

from collections.abc import Mapping

from logic.reference import whole_number
from logic.text import LINE, TextRefused, clean_line
from logic.trained.completion import Wanted, key_of

FIND, COURSE, AREA = "w", "course", "area"


def read(asked: Mapping[str, str]) -> Wanted:
    """What is asked for; what means nothing is left out."""
    return Wanted(
        _line(asked.get(FIND, "")), whole_number(asked.get(COURSE, "")) or None, key_of(_line(asked.get(AREA, "")))
    )


def written(wanted: Wanted) -> dict[str, str]:
    """The address of a list narrowed so."""
    found = {FIND: wanted.words, COURSE: str(wanted.course or ""), AREA: wanted.area}
    return {name: value for name, value in found.items() if value}


def _line(text: str) -> str:
    try:
        return clean_line(text, most=LINE)
    except TextRefused:
        return ""
