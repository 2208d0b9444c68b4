"""The two pictures that a record keeps; where there is none, or none that can be read, that is said, in words instead."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from logic.diagrams.plain import from_plain, in_words, words_left
from logic.documents.model import Block, Bullets, Drawing, Heading, Paragraph

Snapshot = Mapping[str, Any]
Say = Callable[..., str]


def ladder(kept: Snapshot, say: Say) -> Iterator[Block]:
    """The ladder as it stood; records of format 1 knew none."""
    drawing = _drawn(kept, "ladder", say)
    if drawing:
        yield Heading(say("record.ladder"))
        yield drawing
    elif "pictures" in kept:
        yield Heading(say("record.ladder"))
        yield Paragraph(say("record.damaged_picture"), "soft")
        pictures = kept["pictures"]
        left = words_left(pictures.get("ladder")) if isinstance(pictures, Mapping) else ()
        yield Bullets(left or tuple(_reached(kept, say)))


def _reached(kept: Snapshot, say: Say) -> Iterator[str]:
    """Where it stood on the ladder, from the record's other words."""
    yield say("record.picture_led_to", name=kept["outcome"]["name"])
    if kept["choice"]:
        yield say("record.picture_chosen", name=kept["choice"]["chosen"]["name"])


def way(kept: Snapshot, say: Say) -> Iterator[Block]:
    """The flowchart with the way that was travelled; without it, that way in words."""
    yield Heading(say("record.flow"))
    drawing = _drawn(kept, "flow", say)
    if drawing:
        yield drawing
        return
    yield Paragraph(say("record.damaged_picture" if "pictures" in kept else "record.older_pictures"), "soft")
    travelled = (one for one in kept["answers"] if one["on_path"])
    steps = (f"{one['text']} {say('answers.' + one['answer'])}" for one in travelled)
    yield Bullets((*steps, kept["outcome"]["name"]))


def _drawn(kept: Snapshot, name: str, say: Say) -> Drawing | None:
    """A picture the record keeps; none where it keeps none, or none that can be read."""
    try:
        diagram = from_plain(kept["pictures"][name])
        words = in_words(diagram)
    except (KeyError, TypeError, ValueError):
        return None
    told = (say("documents.in_words"), say("documents.cannot_draw"))
    return Drawing(diagram, words, *told, upwards=bool(diagram.rails), part=say("documents.picture_part"))
