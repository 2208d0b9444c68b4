"""Pages for people without an account, and what they say there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

LinkKind = Literal["limits"]
ChallengeKind = Literal["challenge", "question"]
ChallengeStatus = Literal["received", "looking", "answered", "further"]
Finding = Literal["stands", "partly", "did_not_stand"]


@dataclass(frozen=True, slots=True)
class PublicLink:
    """One page that whoever holds its address may open. The address itself is kept nowhere."""

    id: int
    part_number: int | None
    """None: it speaks of the whole activity."""
    kind: LinkKind
    version: int
    created_at: datetime
    expires_on: date
    """The last day on which it opens."""
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Challenge:
    """A doubt ("we think this one is not real") or a question about a limit, and what came of it.

    name, contact
        only where given.
    came_by
        "link", or "staff" where somebody wrote it down for them.
    due
        when a reply is due.
    finding
        of an answered challenge: the limit stands, only a part of it does, or it did not stand up.
    """

    id: int
    limit: int
    """The number of the limit within its activity."""
    kind: ChallengeKind
    text: str
    name: str
    contact: str
    came_by: str
    received_on: date
    due: date
    owner: str
    status: ChallengeStatus
    finding: Finding | None
    reply: str
    replied_on: date | None
    taken_further_on: date | None
    taken_further_to: str
    version: int
