"""The page for people without an account, on paper: its address and a square code that opens it."""

from collections.abc import Iterator

from logic.diagrams.qr import qr_svg
from logic.documents.model import Block, Heading, Paragraph, Picture
from logic.documents.paper import About

WIDTH = 0.25
"""Of the width of the text: some 42 mm, at which a phone still reads the longest address."""


def link_blocks(about: About, address: str, *, easy: bool = False, of: str = "link") -> Iterator[Block]:
    """What it is for, the address to type, and the code to scan. ``of``: where its words stand under ``papers``."""
    edition = "easy" if easy else "plain"
    yield Heading(about.say(f"papers.{of}.{edition}_heading"))
    yield Paragraph(about.say(f"papers.{of}.{edition}"))
    yield Paragraph(address)
    yield Picture(qr_svg(address), "svg", about.say(f"papers.{of}.alt"), WIDTH)
