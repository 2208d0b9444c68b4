"""How the power is shared on a rung, as a picture: two sides of a balance. An order, never a measurement (issue 6)."""

from functools import cache

from logic.pack import MOST_BALANCE

COUNCIL, PEOPLE, WOOD, INK, EDGE = "#7a4e00", "#0f5f4a", "#b9a88a", "#14181b", "#767676"
DEGREES = 4
"""So far the balance tips for each step of the order."""


@cache
def balance_svg(level: int) -> bytes:
    """The balance at this level, from 0, the council's side right down, to ``MOST_BALANCE``, both sides level.

    A square stands for the council and a circle for people, an empty one where they hold nothing. It has no words: those
    stand beside it.
    """
    tilt = DEGREES * (MOST_BALANCE - level)
    people = f'fill="{PEOPLE}"' if level else f'fill="#fff" stroke="{EDGE}" stroke-width="3" stroke-dasharray="6 5"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 -10 232 106" width="232" height="106">'
        f'<path d="M120 50 L140 94 L100 94 Z" fill="{WOOD}"/>'
        f'<g transform="rotate(-{tilt} 120 50)">'
        f'<path d="M20 50 H220" stroke="{INK}" stroke-width="7" stroke-linecap="round"/>'
        f'<rect x="22" y="14" width="48" height="32" fill="{COUNCIL}"/>'
        f'<circle cx="194" cy="29" r="17" {people}/></g></svg>'
    ).encode()
