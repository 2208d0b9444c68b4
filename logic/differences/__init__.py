"""What changes from one flow, or one pack, to another: exact, and in as few words as it can be said.

Pure functions: nothing here reads a file or a database.
"""

from logic.differences.choices import Choices, choices
from logic.differences.edits import Edit, Edits, edits
from logic.differences.flips import Flip, flips
from logic.differences.outcomes import Change, Differences, Direction, Rule, Turn, differences, direction
from logic.differences.wording import ChangeInWords, Condition, in_words

__all__ = [
    "Change",
    "ChangeInWords",
    "Choices",
    "Condition",
    "Differences",
    "Direction",
    "Edit",
    "Edits",
    "Flip",
    "Rule",
    "Turn",
    "choices",
    "differences",
    "direction",
    "edits",
    "flips",
    "in_words",
]
