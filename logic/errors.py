"""Every error the product raises on purpose, under one root.

Errors carry data, not sentences: the words a person reads for each ``code`` stand in
``content/screen/refused.yaml``, so that they can be plain and can be changed by a council.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class DoingWithError(Exception):
    """The root. Catching it means: something we foresaw, with words for the person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in what was typed: the field it stands in, a code, and data for the words."""

    field: str
    code: str
    data: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class Refused(DoingWithError):
    """What was given cannot be taken as it is. Nothing was changed."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.field}: {p.code}" for p in problems))


class Conflict(DoingWithError):
    """Somebody saved a newer version first. Carries both, so that nobody's words are lost."""

    def __init__(self, what: str, theirs: Mapping[str, Any], yours: Mapping[str, Any], version: int) -> None:
        self.what = what
        self.theirs = theirs
        self.yours = yours
        self.version = version
        """The version now saved; saving again with it replaces theirs with yours."""
        super().__init__(f"{what} was changed by someone else")


class NotFound(DoingWithError):
    """Nothing is kept under that reference."""

    def __init__(self, what: str, reference: str) -> None:
        self.what = what
        self.reference = reference
        super().__init__(f"no {what} {reference!r}")


class NotAllowed(DoingWithError):
    """The actor's role may not do this."""


class StoreUnavailable(DoingWithError):
    """The database cannot be used just now. ``reason``: locked, full, read_only, missing, away, unsure or broken.

    unsure
        the connection was lost while saving: it may have been kept or not.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        super().__init__(f"database {reason}: {detail}" if detail else f"database {reason}")


@dataclass(frozen=True, slots=True, order=True)
class ContentProblem:
    """One fault in a pack, where an author will find it."""

    file: str
    line: int
    id: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.id}: {self.message}"


class PackInvalid(DoingWithError):
    """The pack has faults; every one is listed."""

    def __init__(self, problems: tuple[ContentProblem, ...]) -> None:
        self.problems = problems
        super().__init__(f"{len(problems)} problems in the content")


class ContentUnusable(DoingWithError):
    """Content that was kept cannot be used. ``reason``: gone, damaged, or unreadable by this release.

    ``problems`` are those of an unreadable one, as a faulty folder would have them.
    """

    def __init__(self, version: str, reason: str, problems: tuple[ContentProblem, ...] = ()) -> None:
        self.version = version
        self.reason = reason
        self.problems = problems
        super().__init__(f"content {version} is {reason}")
