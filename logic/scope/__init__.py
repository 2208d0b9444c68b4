"""The scope statement: what is open, what is fixed and why, and what people can expect, in words they can read.

Pure rules: nothing here reads a clock or a database. Its sentences are those of the screen words under ``scope``.
"""

from logic.scope.saved import EASY, FIELDS, GROUPS, KEPT, NO_LIMITS, OF, ScopeStatement
from logic.scope.statement import EDITIONS, Difference, Edition, Line, Section, Statement, differences

__all__ = [
    "EASY",
    "EDITIONS",
    "FIELDS",
    "GROUPS",
    "KEPT",
    "NO_LIMITS",
    "OF",
    "Difference",
    "Edition",
    "Line",
    "ScopeStatement",
    "Section",
    "Statement",
    "differences",
]
