"""Drawing the diagrams of a document, so that those who write it need only place pictures."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from logic.diagrams.dot import to_dot
from logic.diagrams.render import CannotDraw, render
from logic.documents.model import Block, Bullets, Document, Drawing, Paragraph, Picture

_log = logging.getLogger(__name__)


def with_pictures(document: Document, form: Literal["svg", "png"]) -> Document:
    """The document with every diagram drawn. One that cannot be drawn leaves its words and a sentence in its place."""
    return replace(document, blocks=tuple(one for block in document.blocks for one in _drawn(block, form)))


def _drawn(block: Block, form: Literal["svg", "png"]) -> Iterator[Block]:
    if not isinstance(block, Drawing):
        yield block
        return
    diagram = block.diagram
    try:
        image = render(to_dot(diagram, direction="BT" if block.upwards else "TB"), form)
    except CannotDraw as problem:
        # What the drawing program says may quote the words in the picture: its kind is enough here.
        _log.warning("the picture %s could not be drawn: %s", diagram.name, type(problem.__cause__ or problem).__name__)
        yield Paragraph(block.cannot, "soft")
        yield Bullets(block.words, "small")
        return
    width = 0.62 if diagram.rails else 1.0
    yield Picture(image, form, diagram.alt, width, block.words, block.words_title)
