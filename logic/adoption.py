"""Which content was in use when. Content is kept by version and taken into use by a deliberate step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Adoption:
    """One version of the content taken into use. ``id`` counts from 1; the last one names the content in use."""

    id: int
    version: str
    adopted_at: datetime
    actor_id: str


@dataclass(frozen=True, slots=True)
class KeptContent:
    """Content that is kept, without its texts. ``title`` and ``edition`` are its own words for itself."""

    version: str
    title: str
    edition: str
    kept_at: datetime


def until(adoptions: Sequence[Adoption], version: str) -> datetime | None:
    """When this version last went out of use; none when it never did, or was never in use.

    ``adoptions``: all of them, oldest first.
    """
    for this, following in reversed(list(pairwise(adoptions))):
        if this.version == version:
            return following.adopted_at
    return None
