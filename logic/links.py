"""Pages for people without an account, and what they say there.

The address of such a page holds a token: the link's id, its version, and a signature of both by the server's key. So a
token can be made again whenever it is to be shown, none is kept anywhere, and a wrong one is known for wrong without
asking the database.
"""

import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

from logic.errors import DoingWithError
from logic.register import NonNegotiable, Status

LinkKind = Literal["limits", "feedback", "reply", "seat"]
ChallengeKind = Literal["challenge", "question"]
ChallengeStatus = Literal["received", "looking", "answered", "further", "aside"]
Finding = Literal["stands", "partly", "did_not_stand"]

WAITING: frozenset[ChallengeStatus] = frozenset({"received", "looking", "further"})
"""Statuses of what waits for a reply. What was taken further waits for one from there, whatever was said before."""
CHALLENGE_KINDS: tuple[ChallengeKind, ...] = ("challenge", "question")
FINDINGS: tuple[Finding, ...] = ("stands", "partly", "did_not_stand")
PAGE_OF: Mapping[LinkKind, str] = {"limits": "fixed", "feedback": "feedback", "reply": "reply", "seat": "seat"}
"""The address of the one page that each kind of link opens."""
MONTHS, MONTHS_MOST = 3, 12
"""How long a new link opens unless somebody says otherwise, and at most; ours."""
KEY_LEAST = 32
"""Fewest characters of a server key."""

_TOKEN = re.compile(r"([1-9][0-9]{0,8})-([1-9][0-9]{0,8})-([A-Za-z0-9_-]{43})", re.ASCII)


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

    def opens(self, today: date) -> bool:
        """Whether it opens on this day."""
        return self.revoked_at is None and today <= self.expires_on


def is_shown(limit: NonNegotiable, status: Status, only: int | None) -> bool:
    """Whether people see it by a link to the part of this number, or to the whole: not a draft that nobody knows of.

    Nor one that was taken back while it was a draft: there is nothing to say sorry for. One that people were told of
    before stays, with the replies to what they said.
    """
    return (status not in {"draft", "withdrawn"} or limit.told) and (only is None or limit.part in {None, only})


def is_open_to_doubt(limit: NonNegotiable, status: Status, only: int | None) -> bool:
    """Whether they can say something about it too: there is nothing to doubt about one that was taken back."""
    return is_shown(limit, status, only) and status != "withdrawn"


@dataclass(frozen=True, slots=True)
class Door:
    """What a good token opens: the page of one activity, or of one part of it."""

    link: PublicLink
    ref: str
    """The activity."""
    archived: bool
    """Whether the activity is put away: its page can be read, and nothing can be sent from it."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """A doubt ("we think this one is not real") or a question about a limit, and what came of it.

    number
        counts what was said about this limit, from 1: its sender is told it, and finds the reply by it.
    name, contact
        only where given.
    came_by
        "link", or "staff" where somebody wrote it down for them.
    due
        when a reply is due; of one that was taken further, from whoever it went to.
    finding
        of an answered challenge: the limit stands, only a part of it does, or it did not stand up.
    aside_reason
        why it was set aside without a reply, for staff; empty unless its status is "aside".
    published
        whether its words may stand on the public page. The reply always does; a name never.
    """

    id: int
    limit: int
    """The number of the limit within its activity."""
    number: int
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
    aside_reason: str
    published: bool
    version: int

    @property
    def waits(self) -> bool:
        """Whether a reply is due."""
        return self.status in WAITING

    def overdue(self, today: date) -> bool:
        """Whether a reply should have been given before this day."""
        return self.waits and self.due < today


@dataclass(frozen=True, slots=True)
class Counts:
    """How many challenges and questions there are: that wait for a reply, of these past their day, answered, set aside."""

    waiting: int
    late: int
    answered: int
    aside: int

    @property
    def all(self) -> int:
        """How many in all."""
        return self.waiting + self.answered + self.aside


class LinkRefused(DoingWithError):
    """A link that does not open.

    reason
        wrong (never made here, whatever it looks like), closed (taken back, or a newer one made in its place), expired,
        or often (too many wrong links came).
    again
        when to try again, of "often".
    """

    def __init__(self, reason: Literal["wrong", "closed", "expired", "often"], again: datetime | None = None) -> None:
        self.reason = reason
        self.again = again
        super().__init__(f"link {reason}")


def token_of(key: str, link: int, version: int) -> str:
    """The token of this version of a link: ``12-1-`` and 43 letters and figures, all fit for an address."""
    return f"{link}-{version}-{_signature(key, link, version)}"


def read_token(key: str, token: str) -> tuple[int, int] | None:
    """The link's id and its version; none when this key did not sign them. Takes as long for every wrong signature."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        return None
    link, version = int(found[1]), int(found[2])
    return (link, version) if hmac.compare_digest(found[3], _signature(key, link, version)) else None


def _signature(key: str, link: int, version: int) -> str:
    made = hmac.digest(key.encode(), f"public link {link} version {version}".encode(), sha256)
    return urlsafe_b64encode(made).decode().rstrip("=")
