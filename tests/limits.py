"""Limits and a small register to test with, built by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

from logic.ground import Ground
from logic.register import (
    Category,
    Doubt,
    Format,
    NonNegotiable,
    Register,
    StrengthWords,
)
from logic.register import TestAnswer as Said
from logic.register import TestQuestion as Asked
from tests.builders import NOW

GROUND = Ground(("SW-PLN-2",), "reconstructed")
TEST = ("asked", "written", "opposite", "extent", "next_look")
REGISTER = Register(
    most_months=12,
    weak_is_not_proven=2,
    categories=tuple(
        Category(key, key.title(), f"What shows {key}", f"{key} says so.", ("how",), GROUND)
        for key in ("law", "budget", "contract")
    ),
    strengths=(
        StrengthWords("fixed", "Fixed", "Nobody can change it."),
        StrengthWords("fixed_for_now", "Fixed for now", "Not in time."),
        StrengthWords("preference", "A preference", "No limit."),
    ),
    formats=(Format("plain", "Plain words"), Format("easy", "Easy Read")),
    test=tuple(Asked(key, f"What of {key}?", "Nobody knows.", key == "extent", GROUND) for key in TEST),
    doubts=(
        Doubt("FD1", "There is no money", "Not here.", "Which budget?", ("no money", "can't afford"), GROUND),
        Doubt("FD2", "It is policy", "Habit.", "Which page?", ("it is policy", "our policy"), GROUND),
    ),
)


def complete(**changes: Any) -> dict[str, Any]:
    """Every field that a save of a whole limit names, sound on 2 March 2026; ``changes`` replaces any."""
    return {
        "part": None,
        "category": "contract",
        "statement": "The lease is signed until 2030",
        "plain": "We have signed a paper for this building.",
        "easy_read": "We signed a paper.",
        "evidence": "The lease of 4 May 2020",
        "clause": "Clause 3.1",
        "said_by": "Sam Ng",
        "said_role": "Head of legal",
        "said_on": date(2026, 2, 2),
        "strength": "fixed_for_now",
        "rules_out": "Moving before 2030",
        "still_open": ("What the rooms are for",),
        "why_nothing_open": "",
        "how_we_work": "Plan the rooms together.",
        "agreed_with": "The drop-in group",
        "agreed_on": date(2026, 2, 20),
        "explains": ("power",),
        "shared_on": date(2026, 3, 20),
        "shared_how": "In the invitation",
        "formats": ("plain",),
        "challenge_to": "Sam Ng, 01793 000000",
        "review_on": date(2026, 9, 1),
        "expires_on": date(2027, 3, 1),
        "test": {key: Said(f"We asked about {key}.", "strong") for key in TEST},
    } | changes


def limit(number: int = 1, **changes: Any) -> NonNegotiable:
    """A whole, sound limit; ``changes`` replaces any of its fields."""
    built = NonNegotiable(
        id=number,
        number=number,
        version=1,
        withdrawn_on=None,
        apology="",
        changed_at=NOW,
        made_at=NOW,
        **complete(),
    )
    return replace(built, **changes)
