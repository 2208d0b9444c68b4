"""The pictures of the feedback form: shapes of our own, the same on a page, in a PDF and in Word (domain.md H).

Beside its own there are those of the scope statement. What each shows is said under ``feedback.picture`` in the screen
words.
"""

from functools import cache
from pathlib import Path

from logic.scope import pictograms

_FOLDER = Path(__file__).parent
OWN = (
    "again",
    "alert",
    "asked_me",
    "clock",
    "cross",
    "ear",
    "face_bad",
    "face_good",
    "flat_hand",
    "heart",
    "help",
    "not_listened",
    "page",
    "person",
    "shield",
    "thumb_down",
    "thumb_up",
    "tick",
    "told_me",
    "wave",
    "with_me",
)
"""The names of those that stand in this folder."""
PICTURES: tuple[str, ...] = (*OWN, *pictograms.PICTURES)
"""The names of all there are."""


@cache
def picture(name: str) -> bytes:
    """The picture as SVG, 64 by 64. KeyError when there is none of this name."""
    return (_FOLDER / f"{name}.svg").read_bytes() if name in OWN else pictograms.picture(name)
