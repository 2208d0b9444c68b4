"""The reply: what people said, what was done, what could not be done and why (domain.md H.1, E.5 R05).

Pure rules: nothing here reads a clock or a database. Its sentences are those of the screen words under ``reply``.
"""

from logic.reply.drafts import day_of_work, draft, is_stale, said
from logic.reply.editions import editions
from logic.reply.facts import Facts
from logic.reply.missing import missing
from logic.reply.saved import (
    ANSWERS,
    CHOSEN,
    DECIDED,
    EASY,
    FIELDS,
    GROUPS,
    LAST,
    LINES,
    LINES_MOST,
    OF_LINE,
    Answer,
    Published,
    Reply,
    is_kept,
    name_of,
)

__all__ = [
    "ANSWERS",
    "CHOSEN",
    "DECIDED",
    "EASY",
    "FIELDS",
    "GROUPS",
    "LAST",
    "LINES",
    "LINES_MOST",
    "OF_LINE",
    "Answer",
    "Facts",
    "Published",
    "Reply",
    "day_of_work",
    "draft",
    "editions",
    "is_kept",
    "is_stale",
    "missing",
    "name_of",
    "said",
]
