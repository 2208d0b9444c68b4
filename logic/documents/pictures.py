"""Drawing the diagrams of a document, so that those who write it need only place pictures."""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Literal

from logic.diagrams.along import along, is_way, pieces
from logic.diagrams.dot import SHEET, to_dot
from logic.diagrams.model import Diagram
from logic.diagrams.render import CannotDraw, render
from logic.documents.model import Block, Bullets, Document, Drawing, Ideas, Paragraph, Picture, Size

LETTERS_ACROSS = 54
"""Letters on a line of a box: more than on a page, so that a long picture is lower and its words stay larger on paper."""

A_LETTER, AROUND = 6.2, 26
"""Points across a letter in a box, about, and beside the words there."""

IN_BOXES, ON_STEPS = 13, 12
"""Points of the smallest letters in a box, and on a step of the ladder, as they are drawn."""

ON_A_SHEET: dict[Size, float] = {"standard": 760, "large": 150}
"""Points that a picture may be tall as it is drawn: its letters are large enough when it stands on one sheet, and in large
print, where a way takes several, each finds room on a sheet that is begun."""

IN_WORD = 340
"""The same for Word, where nothing below a picture can come before it: a way takes several that each find room sooner."""

POINTS_ACROSS, POINTS_ALONE = 300, 1600
"""Of a small picture beside an idea, and of one that stands alone, where it must be one of points."""

_log = logging.getLogger(__name__)


def with_pictures(document: Document, form: Literal["svg", "png"], size: Size = "standard") -> Document:
    """The document with every diagram drawn. One that cannot be drawn leaves its words and a sentence in its place."""
    # Another program draws, so two can be drawn at once.
    with ThreadPoolExecutor(2) as pool:
        tallest = min(ON_A_SHEET[size], IN_WORD) if form == "png" else ON_A_SHEET[size]
        drawings = [(block, _parts(block, tallest)) for block in document.blocks if isinstance(block, Drawing)]
        drawn = {
            id(block): (parts, [pool.submit(render, dot, form) for dot in _dots(block, parts)])
            for block, parts in drawings
        }
    blocks = (
        _placed(block, *drawn[id(block)], form) if isinstance(block, Drawing) else (_plain(block, form),)
        for block in document.blocks
    )
    return replace(document, blocks=tuple(one for some in blocks for one in some))


def _dots(block: Drawing, parts: Sequence[Diagram]) -> Iterator[str]:
    direction: Literal["TB", "BT"] = "BT" if block.upwards else "TB"
    for one in parts:
        yield to_dot(one, direction=direction, width=LETTERS_ACROSS, apart=SHEET, broad=_broad(parts))


def _placed(
    block: Drawing, parts: Sequence[Diagram], drawn: Sequence[Future[bytes]], form: Literal["svg", "png"]
) -> tuple[Block, ...]:
    try:
        images = [one.result() for one in drawn]
    except CannotDraw as problem:
        # What the drawing program says may quote the words in the picture: its kind is enough here.
        name, kind = block.diagram.name, type(problem.__cause__ or problem).__name__
        _log.warning("the picture %s could not be drawn: %s", name, kind)
        return Paragraph(block.cannot, "soft"), Bullets(block.words, "small")
    rails = bool(block.diagram.rails)
    width, letters = (0.62, ON_STEPS) if rails else (1.0, IN_BOXES)
    pictures = [Picture(image, form, one.alt, width, letters=letters) for image, one in zip(images, parts, strict=True)]
    pictures[-1] = replace(pictures[-1], words=block.words, words_title=block.words_title)
    return tuple(pictures)


def _parts(block: Drawing, tallest: float) -> tuple[Diagram, ...]:
    """What is drawn on paper: of a way that was travelled that alone, in as many pictures as keep its letters large."""
    if not is_way(block.diagram):
        return (block.diagram,)
    parts = pieces(along(block.diagram), letters=LETTERS_ACROSS, tallest=tallest)
    if len(parts) == 1:
        return parts
    return tuple(
        replace(one, alt=block.part.format(number=number, count=len(parts), steps=_steps(one)))
        for number, one in enumerate(parts, 1)
    )


def _broad(diagrams: Sequence[Diagram]) -> float:
    """Inches that hold the longest line of a column, so that all its boxes are as broad as one another."""
    headings = (len(node.heading) for one in diagrams for node in one.nodes if node.id in one.spine)
    return (min(LETTERS_ACROSS, max(headings, default=0)) * A_LETTER + AROUND) / 72


def _steps(diagram: Diagram) -> str:
    return "; ".join(f"{node.heading} {node.note}".strip() for node in diagram.nodes if node.heading)


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
