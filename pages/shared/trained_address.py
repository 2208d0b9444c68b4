"""What the address of the page of finished training says: a line, a training, a file, a form, or a search."""

from pages.shared import frame, widgets
from pages.shared.session import say

PAGE = "trained"
DO, LINE, COURSE, FILE, LAST = "do", "r", "c", "f", "last"
"""Short spellings in the address. ``LAST``: the line that was added just now."""
ADD, COURSES, UPLOAD, COUNT = "add", "courses", "file", "count"


def back() -> None:
    """The way back to the list."""
    frame.back(PAGE, say("trained.heading"))


def course_names(names: dict[int, str], number: int | None) -> str:
    """The name of a training, or what stands where none is chosen yet."""
    return names[number] if number is not None else say("trained.add.choose")


def listed(names: list[str]) -> str:
    """Names in one sentence; empty when there is none."""
    return widgets.listed(names) if names else ""
