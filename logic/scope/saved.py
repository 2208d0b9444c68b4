"""What somebody wrote for a scope statement, and the statement as it was when they finished it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

EASY = "_easy"
"""Ends the name of a field's Easy Read twin."""
OF = ".of"
"""Ends the name of what marks the draft that somebody wrote over."""
SEALED = "told" + OF
"""What marks the facts that the statement was finished from (``logic.scope.seal``). Kept by finishing alone."""
NO_LIMITS = "no_limits"
"""The field that says, by "yes", that somebody looked and there is no limit."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "deciding": ("deciding",),
    "open": ("open",),
    "paid": ("pay", "costs", "claim", "benefits"),
    "contact": ("ask", "hear"),
}
"""The fields somebody writes, by the page that asks for them, in the order of the statement."""
FIELDS = tuple(name for names in GROUPS.values() for name in names)
KEPT = frozenset(
    {NO_LIMITS, *(name + end for name in FIELDS for end in ("", EASY, OF, EASY + OF))},
)
"""Every name under which anything is kept."""


@dataclass(frozen=True, slots=True)
class ScopeStatement:
    """The words somebody wrote for it, by field; what is fixed and who decides come from the register and the part.

    told
        both editions as they were when it was finished (``Statement.as_data``), by edition; empty before.
    version
        0 while nothing was ever saved.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    finished_on: date | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0
