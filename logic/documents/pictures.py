"""Drawing the diagrams of a document, so that those who write it need only place pictures."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Literal

from logic.diagrams.dot import to_dot
from logic.diagrams.render import CannotDraw, render
from logic.documents.model import Block, Bullets, Document, Drawing, Ideas, Paragraph, Picture

LETTERS_ACROSS = 40
"""Letters on a line of a box: more than on a page, so that a long picture is lower and its words stay larger on paper."""

POINTS_ACROSS, POINTS_ALONE = 300, 800
"""Of a small picture beside an idea, and of one that stands alone, where it must be one of points."""

_log = logging.getLogger(__name__)


def with_pictures(document: Document, form: Literal["svg", "png"]) -> Document:
    """The document with every diagram drawn. One that cannot be drawn leaves its words and a sentence in its place."""
    # Another program draws, so two can be drawn at once.
    with ThreadPoolExecutor(2) as pool:
        drawn = {id(block): pool.submit(_drawn, block, form) for block in document.blocks if isinstance(block, Drawing)}
    blocks = (drawn[id(block)].result() if id(block) in drawn else (_plain(block, form),) for block in document.blocks)
    return replace(document, blocks=tuple(one for some in blocks for one in some))


def _drawn(block: Drawing, form: Literal["svg", "png"]) -> tuple[Block, ...]:
    diagram = block.diagram
    try:
        image = render(to_dot(diagram, direction="BT" if block.upwards else "TB", width=LETTERS_ACROSS), form)
    except CannotDraw as problem:
        # What the drawing program says may quote the words in the picture: its kind is enough here.
        _log.warning("the picture %s could not be drawn: %s", diagram.name, type(problem.__cause__ or problem).__name__)
        return Paragraph(block.cannot, "soft"), Bullets(block.words, "small")
    width = 0.62 if diagram.rails else 1.0
    return (Picture(image, form, diagram.alt, width, block.words, block.words_title),)


def _plain(block: Block, form: Literal["svg", "png"]) -> Block:
    """The block, its small pictures in the form asked for."""
    if form == "svg" or not isinstance(block, Ideas | Picture):
        return block
    from logic.documents.pdf import to_png

    if isinstance(block, Picture):
        return (
            block if block.form == "png" else replace(block, image=to_png(block.image, across=POINTS_ALONE), form="png")
        )
    ideas = (
        replace(one, picture=replace(one.picture, image=to_png(one.picture.image, across=POINTS_ACROSS), form="png"))
        for one in block.ideas
    )
    return replace(block, ideas=tuple(ideas))
