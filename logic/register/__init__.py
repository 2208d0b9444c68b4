"""The non-negotiables register: limits that cannot move, why, who said so, and whether each stands up (domain.md D).

Pure rules and frozen values: nothing here reads a clock, a file or a database.
"""

from logic.register.content import (
    Category,
    Doubt,
    Example,
    Format,
    Register,
    StrengthWords,
    TestQuestion,
)
from logic.register.cost import Costs, cost, explained_by, in_the_way, standing
from logic.register.entry import BY_ITSELF, Doubted, LimitVersion, NonNegotiable, Strength, TestAnswer, Weight
from logic.register.renewal import found_out, renewed
from logic.register.rules import is_more_than_one, latest_end, missing, told_too_late, untimely, wrong
from logic.register.sounding import sounds_like, to_ask
from logic.register.status import STANDING, STATUSES, Status, date_passed, is_tested, stands, status_of

__all__ = [
    "BY_ITSELF",
    "STANDING",
    "STATUSES",
    "Category",
    "Costs",
    "Doubt",
    "Doubted",
    "Example",
    "Format",
    "LimitVersion",
    "NonNegotiable",
    "Register",
    "Status",
    "Strength",
    "StrengthWords",
    "TestAnswer",
    "TestQuestion",
    "Weight",
    "cost",
    "date_passed",
    "explained_by",
    "found_out",
    "in_the_way",
    "is_more_than_one",
    "is_tested",
    "latest_end",
    "missing",
    "renewed",
    "sounds_like",
    "standing",
    "stands",
    "status_of",
    "to_ask",
    "told_too_late",
    "untimely",
    "wrong",
]
