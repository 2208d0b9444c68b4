"""The scope statement: what is open, what is fixed and why, and what people can expect, in words they can read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ScopeStatement:
    """The words somebody wrote for it, by field; what is fixed and who decides come from the register and the part.

    version
        0 while nothing was ever saved.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    finished_on: date | None = None
    version: int = 0
