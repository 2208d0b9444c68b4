"""The scope statement: what is open, what is fixed and why, and what people can expect, in words they can read.

Pure rules: nothing here reads a clock or a database. Its sentences are those of the screen words under ``scope``.
"""

from logic.scope.drafts import draft, is_stale, mark, said
from logic.scope.easy import easy
from logic.scope.editions import behind, choice_words, editions, finished, in_public, seal, shortened
from logic.scope.facts import Choice, Facts, choice_in
from logic.scope.missing import missing, needed
from logic.scope.pictograms import PICTURES, picture
from logic.scope.plain import plain
from logic.scope.saved import EASY, FIELDS, GROUPS, KEPT, NO_LIMITS, OF, SEALED, ScopeStatement
from logic.scope.statement import EDITIONS, Difference, Edition, Line, Section, Statement, beside, differences

__all__ = [
    "EASY",
    "EDITIONS",
    "FIELDS",
    "GROUPS",
    "KEPT",
    "NO_LIMITS",
    "OF",
    "PICTURES",
    "SEALED",
    "Choice",
    "Difference",
    "Edition",
    "Facts",
    "Line",
    "ScopeStatement",
    "Section",
    "Statement",
    "behind",
    "beside",
    "choice_in",
    "choice_words",
    "differences",
    "draft",
    "easy",
    "editions",
    "finished",
    "in_public",
    "is_stale",
    "mark",
    "missing",
    "needed",
    "picture",
    "plain",
    "said",
    "seal",
    "shortened",
]
