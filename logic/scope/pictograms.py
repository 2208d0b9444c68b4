"""The pictograms of the Easy Read edition: a few shapes of our own, the same on a page, in a PDF and in Word."""

from functools import cache
from pathlib import Path

PICTURES = ("question", "people", "calendar", "open", "closed", "pound", "speech", "done", "not_done")
"""Their names. What each shows is said under ``scope.picture`` in the screen words."""

_FOLDER = Path(__file__).with_name("pictures")


@cache
def picture(name: str) -> bytes:
    """The picture as SVG, 64 by 64. KeyError when there is none of this name."""
    if name not in PICTURES:
        raise KeyError(name)
    return (_FOLDER / f"{name}.svg").read_bytes()
