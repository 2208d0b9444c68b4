"""A document drawn on a page: the same blocks that are printed, as HTML."""

import streamlit as st

from logic.diagrams.dot import to_dot
from logic.documents.model import (
    Block,
    Bullets,
    Document,
    Drawing,
    Heading,
    Ideas,
    Notice,
    PageBreak,
    Paragraph,
    Picture,
    Rows,
    Table,
    Tone,
)
from pages.shared import frame, widgets
from pages.shared.html import Markup, draw, joined, markup

STYLES: dict[Tone, str] = {
    "body": "dw-body",
    "soft": "dw-soft",
    "small": "dw-small",
    "note": "dw-body",
}
SHORT = 9
"""Letters of a word that stands whole in its cell: three columns of such fit the narrowest screen."""
LISTS: dict[Tone, str] = {"small": "dw-list dw-small"}


def heading(document: Document, *, step: str) -> None:
    """The title, and the line above it."""
    frame.heading(document.title, step=step, above=document.above)


def blocks(document: Document) -> None:
    """Everything below the title."""
    pieces: list[Markup] = []
    for block in document.blocks:
        if isinstance(block, Drawing):
            draw(*pieces)
            pieces.clear()
            drawing(block)
        else:
            pieces.append(piece(block))
    draw(*pieces)


def piece(block: Block) -> Markup:
    """One block as HTML. Drawings are no HTML, and pictures and ideas of files have no place on a page."""
    match block:
        case Heading(text, level):
            return widgets.section(text, level)
        case Paragraph() | Bullets():
            return worded(block)
        case Rows():
            values = ((row.name, joined(worded(one) for one in row.value)) for row in block.rows)
            return widgets.summary_rows(values)
        case Table():
            return table(block)
        case Notice(title, text):
            return widgets.inset(title, text)
        case PageBreak():
            return Markup("")
        case Drawing() | Picture() | Ideas():
            raise TypeError(block)


def worded(block: Paragraph | Bullets) -> Markup:
    """Paragraphs or a list."""
    if isinstance(block, Bullets):
        return widgets.bullets(block.items, LISTS.get(block.tone, "dw-list"))
    lines = widgets.paragraphs(block.text, STYLES[block.tone])
    return markup('<div class="dw-note">{}</div>', lines) if block.tone == "note" else lines


def table(block: Table) -> Markup:
    """Rows under their header."""
    most = 3 if len(block.header) <= 3 else 0  # noqa: PLR2004 - three columns fit
    head = joined(
        markup('<th scope="col" class="{}">{}</th>', _kept_whole(words, most), words) for words in block.header
    )
    rows = (joined(markup('<td class="{}">{}</td>', _kept_whole(cell), cell) for cell in row) for row in block.rows)
    body = joined(markup("<tr>{}</tr>", cells) for cells in rows)
    caption = markup("<caption>{}</caption>", block.caption) if block.caption else ""
    return markup('<table class="dw-table">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>', caption, head, body)


def _kept_whole(cell: str, most: int = 1) -> str:
    """The class of a cell of few and short words: its column is never so narrow that it parts them."""
    words = cell.split()
    return "dw-whole" if len(words) <= most and all(len(word) <= SHORT for word in words) else ""


def drawing(block: Drawing) -> None:
    """A diagram with its words below it, to unfold."""
    st.graphviz_chart(to_dot(block.diagram, direction="BT" if block.upwards else "TB"), alt=block.diagram.alt)
    draw(widgets.details(block.words_title, widgets.bullets(block.words)))
