"""Several seats on one part: where those who answered the same questions differ, and what of it changes the result.

A lead answers for a part, and people with lived experience answer the same flow from seats of their own. Nobody's answers
steer the activity but those of the part; what the seats are for is the conversation afterwards (domain.md B.9).
"""

from logic.seats.agenda import Agenda, Comparison, Point, Said, Turn, agenda, compare
from logic.seats.came import CameOf, CamePoint, came_of
from logic.seats.effect import Effect, effect_of
from logic.seats.seat import (
    NO_TALK,
    SEATS_MOST,
    Agreed,
    Seat,
    Talk,
    asked_of,
    go_on_at,
    known_to,
    names_of,
    standing,
)

__all__ = [
    "NO_TALK",
    "SEATS_MOST",
    "Agenda",
    "Agreed",
    "CameOf",
    "CamePoint",
    "Comparison",
    "Effect",
    "Point",
    "Said",
    "Seat",
    "Talk",
    "Turn",
    "agenda",
    "asked_of",
    "came_of",
    "compare",
    "effect_of",
    "go_on_at",
    "known_to",
    "names_of",
    "standing",
]
