"""Every check that is made of a pack, in one list."""

from collections.abc import Callable, Iterable

from logic.authoring.draft import Draft
from logic.errors import ContentProblem

CHECKS: tuple[Callable[[Draft], Iterable[ContentProblem]], ...] = ()
