"""What changed on the public page since people could first see it: worked out of what is stored, never typed.

Promises follow from the decision records and the answers of each day, limits from their versions. Two states are held
against each other at the end of each day, so what was put right within a day is one change or none. A change is about
what people read on the page: who changed it, and grounds that only the team reads, are no part of it (domain.md D.4
"Share it", ``SW-FORE-1``; design 9).
"""

from logic.since.answers import VERBS, AnswerLine, answers_at, asked_all_at, matches, read_line
from logic.since.limits import FIELDS, Difference, LimitChange, LimitKind, Told, differences, limit_changes
from logic.since.moments import Contents, day_of, earliest, end_of
from logic.since.promise import PromiseChange, PromiseKind, first_told, promise_changes

__all__ = [
    "FIELDS",
    "VERBS",
    "AnswerLine",
    "Contents",
    "Difference",
    "LimitChange",
    "LimitKind",
    "PromiseChange",
    "PromiseKind",
    "Told",
    "answers_at",
    "asked_all_at",
    "day_of",
    "differences",
    "earliest",
    "end_of",
    "first_told",
    "limit_changes",
    "matches",
    "promise_changes",
    "read_line",
]
