"""Looking back together at the end of a piece of work, and the lessons that other work can use (domain.md E.5: R07, R09)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

LOOK_BACK_FIELDS = ("well", "not_well", "promised", "missing", "felt")
"""What went well, what did not, what was promised and not kept, who was missing, and what people felt against what was
planned (R07, R08; MX11)."""
LOOK_BACK_WITHIN = timedelta(weeks=6)
"""After the end of the work (R07)."""
ROLES_MOST, LESSONS_MOST = 20, 100
"""Roles that took part in looking back, and lessons of one part."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """What people found when they looked back at one part together. ``version`` is 0 while nothing was saved.

    roles
        who took part, as roles: never a name.
    fields
        field name -> words; see ``LOOK_BACK_FIELDS``.
    """

    held_on: date | None = None
    roles: Sequence[str] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    version: int = 0

    @property
    def held(self) -> bool:
        """Whether people have looked back, and somebody wrote down on which day."""
        return self.held_on is not None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson of one part. ``shared``: people of other work find it too."""

    id: int
    ref: str
    title: str
    """The piece of work it was learned in."""
    part: int
    happened: str
    learned: str
    differently: str
    themes: tuple[str, ...]
    """Keys of the themes of the do's and don'ts."""
    shared: bool
    version: int


@dataclass(frozen=True, slots=True)
class Searched:
    """What the bank is asked for: words that must all be found, a theme, and lessons or case studies."""

    words: str = ""
    theme: str = ""
    kind: Literal["lessons", "cases"] = "lessons"


def themes_of(kept: str) -> tuple[str, ...]:
    """The themes in the text they are kept in, which begins and ends with a blank: `` honest power ``."""
    return tuple(kept.split())


def kept_themes(themes: Sequence[str]) -> str:
    """The text that themes are kept in, so that the database finds one without knowing the others."""
    return f" {' '.join(themes)} "
