"""The fields of a scope statement, each beside its Easy Read twin, with how hard it is to read."""

from collections.abc import Mapping
from dataclasses import replace

from logic import services
from logic.scope import EASY, FIELDS, draft
from logic.services import Scope
from pages.shared import session
from pages.shared.case import Case
from pages.shared.session import say
from pages.shared.twins import Twins

BOXES = frozenset(name + end for name in FIELDS for end in ("", EASY))
"""The names of all boxes to write in."""


class Writing(Twins):
    """The fields of one statement; each is saved as soon as it is left."""

    tall = frozenset({"open", "benefits", "hear"})

    def __init__(self, case: Case, found: Scope) -> None:
        super().__init__(case, found.saved.fields, "scope")
        self.found = found

    def keep(self, fields: Mapping[str, str], was: Mapping[str, str]) -> Mapping[str, str]:
        """Save these fields of the statement."""
        return services.save_scope(session.app(), session.actor(), self.ref, self.number, fields=fields, was=was)

    def draft_of(self, name: str, fields: Mapping[str, str]) -> str:
        """The draft of a box when these fields were written."""
        return draft(self.found.facts, replace(self.found.saved, fields=fields), name)

    def is_box(self, name: str) -> bool:
        """Whether a name is that of a box to write in."""
        return name in BOXES

    def field(self, name: str) -> None:
        """One field in plain words, its twin in Easy Read, and what both ask of a reader."""
        self.twins(name, say(f"scope.field.{name}.label"), say(f"scope.field.{name}.hint"))
