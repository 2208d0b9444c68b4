"""A sheet of cards to hold up in a room, to be read from across it: four rows of two, with lines to cut along."""

from collections.abc import Sequence
from html import escape
from textwrap import wrap

ACROSS, WIDE, HIGH = 2, 84, 49
"""Cards beside each other, and the millimetres of each."""
LETTERS = 14
"""Letters on a line."""
INK, EDGE = "#14181b", "#767676"


def cards_svg(asked: str, names: Sequence[str]) -> bytes:
    """The cards of one colour: what is asked stands small above the name of each choice."""
    rows = -(-len(names) // ACROSS)
    width, height = WIDE * ACROSS, HIGH * rows
    cuts = "".join(
        (
            *(f"M0 {HIGH * row} H{width} " for row in range(rows + 1)),
            *(f"M{WIDE * column} 0 V{height} " for column in range(ACROSS + 1)),
        )
    )
    cards = "".join(_card(asked, name, *divmod(place, ACROSS)) for place, name in enumerate(names))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {width + 2} {height + 2}" width="{width + 2}" '
        f'height="{height + 2}"><path d="{cuts}" fill="none" stroke="{EDGE}" stroke-width=".5" stroke-dasharray="3 2"/>'
        f'<g font-family="sans-serif" fill="{INK}" text-anchor="middle">{cards}</g></svg>'
    ).encode()


def _card(asked: str, name: str, row: int, column: int) -> str:
    middle, top = WIDE * (column + 0.5), HIGH * row
    lines = wrap(name, LETTERS)[:2]
    first = top + (32 if len(lines) == 1 else 27)
    words = "".join(
        f'<text x="{middle}" y="{first + 11 * at}" font-size="10" font-weight="bold">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    return f'<text x="{middle}" y="{top + 12}" font-size="7">{escape(asked)}</text>{words}'
