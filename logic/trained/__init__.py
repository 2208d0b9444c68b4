"""Who finished which training, and how far that is towards the target (domain.md I.1 MON03, I.2 G4).

Pure rules and frozen values: nothing here reads a clock, a file or a database. Votes in a live session have nothing to do
with it: nobody's name stands beside a vote.
"""

from logic.trained.checked import Checked, CheckedLine, Comes, Held
from logic.trained.checking import check, read_lines
from logic.trained.completion import (
    COMPLETIONS_MOST,
    COURSES_MOST,
    SHEET_MOST,
    Completion,
    Course,
    Leaving,
    Typed,
    Wanted,
    key_of,
)
from logic.trained.days import read_day
from logic.trained.reading import FILE_MOST, LINES_MOST, Line, TrainingFile, read_file
from logic.trained.target import BY, GOAL, NEEDS, Count, Counted, Needs, Standing, Status, in_force, share, standing

__all__ = [
    "BY",
    "COMPLETIONS_MOST",
    "COURSES_MOST",
    "FILE_MOST",
    "GOAL",
    "LINES_MOST",
    "NEEDS",
    "SHEET_MOST",
    "Checked",
    "CheckedLine",
    "Comes",
    "Completion",
    "Count",
    "Counted",
    "Course",
    "Held",
    "Leaving",
    "Line",
    "Needs",
    "Standing",
    "Status",
    "TrainingFile",
    "Typed",
    "Wanted",
    "check",
    "in_force",
    "key_of",
    "read_day",
    "read_file",
    "read_lines",
    "share",
    "standing",
]
