"""A live training session: where the people in a room put a decision on the ladder, as it sits now and as it should be.

Nobody is asked for a name. A phone is a random word in its own address; what is kept of it is a signature of that word,
and of a closed session nothing but counts (design 2 and 9; the steps of the ladder are those of domain.md A).
"""

import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from types import MappingProxyType
from typing import Literal

from logic.flow import Answer
from logic.pack import Pack

Stage = Literal["lobby", "voting", "revealed", "closed"]
Ask = Literal["now", "should", "differ"]
"""What is counted of an item: where it sits now, where it should be, and, once it is revealed, the question whose answer
people see otherwise.
"""
By = Literal["phone", "hand"]
"""Counted from phones, or typed in from cards."""
Kind = Literal["scenario", "activity"]

PLACES: tuple[Ask, ...] = ("now", "should")
ASKS: tuple[Ask, ...] = (*PLACES, "differ")
NOT_ON = "not_on_ladder"
"""What stands beside the steps of the ladder to be chosen: it has no place there yet, or needs none."""
ITEMS_MOST, PHONES_MOST, COUNT_MOST = 30, 2_000, 10_000
PHONE = re.compile(r"[0-9a-f]{32}", re.ASCII)
"""How the random name of a phone is spelt."""

LETTERS = "ACDEFHJKMNPRTUVWXY34679"
"""What a code is made of: nothing in it is easily taken for another, on a screen or read aloud."""
CODE_LENGTH = 6
"""23 letters and figures, six times: 148 million codes, of which a handful open, each for half a day."""
OPENS_FOR = timedelta(hours=12)
"""How long a code opens. A session that was left open overnight lets nobody in the next morning; ours."""

_TOKEN = re.compile(r"([1-9][0-9]{0,8})-([A-Za-z0-9_-]{43})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to vote on, as it was when the session was made.

    number
        its place in the session, from 1.
    source
        the id of a scenario, or the reference of an activity and the number of its part (``WT-0001/1``).
    answers, pack
        what was answered, and the version of the content whose questions they answer.
    """

    id: int
    number: int
    kind: Kind
    source: str
    title: str
    situation: str
    level: str
    answers: Mapping[str, Answer]
    pack: str


@dataclass(frozen=True, slots=True)
class TrainingSession:
    """A session and how far it is.

    planned
        how many people were expected; none where nobody said.
    code, opens_until
        what people type to come in, and how long it opens; none once it is closed.
    step
        counts every move, so that whoever watches knows that something moved, and two facilitators cannot both move it.
    position, revealed
        the number of the item it is at, 0 before the first; and whether that was revealed.
    """

    id: int
    title: str
    planned: int | None
    code: str | None
    opens_until: datetime | None
    made_on: date
    step: int
    position: int
    revealed: bool
    closed_on: date | None
    items: tuple[Item, ...] = ()

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        if self.closed_on is not None:
            return "closed"
        if self.position == 0:
            return "lobby"
        return "revealed" if self.revealed else "voting"

    @property
    def item(self) -> Item | None:
        """What it is at; none before the first item."""
        return next((one for one in self.items if one.number == self.position), None)

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after what it is at."""
        return self.position >= len(self.items)

    def told(self, number: int) -> bool:
        """Whether what was said of the item of this number may be told: it was revealed, or the session is closed."""
        return self.closed_on is not None or number < self.position or (number == self.position and self.revealed)

    def lets_in(self, now: datetime) -> bool:
        """Whether its code opens at this moment."""
        return self.closed_on is None and self.opens_until is not None and now < self.opens_until


@dataclass(frozen=True, slots=True)
class Spread:
    """How many chose what, of one thing that was asked about one item: choice -> count, none of them 0."""

    by_phone: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    by_hand: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def counts(self) -> dict[str, int]:
        """Choice -> how many, from phones and cards together."""
        both = {**self.by_phone, **self.by_hand}
        return {choice: self.by_phone.get(choice, 0) + self.by_hand.get(choice, 0) for choice in both}

    @property
    def total(self) -> int:
        """How many chose anything."""
        return sum(self.by_phone.values()) + sum(self.by_hand.values())


@dataclass(frozen=True, slots=True)
class Count:
    """How many are in, and how many of them voted on what the session is at."""

    joined: int
    voted: int


@dataclass(frozen=True, slots=True)
class Vote:
    """What one phone chose for one item; empty where it did not."""

    now: str = ""
    should: str = ""
    differ: str = ""


def choices(pack: Pack) -> tuple[str, ...]:
    """What can be chosen: every step of the ladder from the top, then none of them."""
    return (*(rung.key for rung in pack.rungs), NOT_ON)


def place_of(pack: Pack, outcome: str) -> str:
    """Where an outcome of the questions stands among the choices."""
    rung = pack.rung_of(outcome)
    return rung.key if rung else NOT_ON


def most_split(spread: Spread) -> tuple[tuple[str, int], ...]:
    """Questions by how many would answer them otherwise, the most first: the one that split the room may be badly worded."""
    return tuple(sorted(spread.counts.items(), key=lambda one: (-one[1], one[0])))


def typed_code(text: str) -> str:
    """A code as it is kept, from how somebody typed it: without blanks and dashes, in capitals."""
    return "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum())


def shown_code(code: str) -> str:
    """A code as it is read from a wall: in two halves."""
    half = (len(code) + 1) // 2
    return f"{code[:half]} {code[half:]}".strip()


def token_of(key: str, session: int, code: str) -> str:
    """What the square code's address holds: the session and a signature. It ends with the code it was made for."""
    return f"{session}-{_signature(key, session, code)}"


def session_of(token: str) -> int | None:
    """Which session a token speaks of, before it is known to be right."""
    found = _TOKEN.fullmatch(token)
    return int(found[1]) if found else None


def is_right(key: str, token: str, code: str) -> bool:
    """Whether this key made the token for the session that has this code now."""
    found = _TOKEN.fullmatch(token)
    return bool(code and found) and hmac.compare_digest(token, token_of(key, int(found[1]), code))  # type: ignore[index]


def voter_of(key: str, session: int, phone: str) -> str:
    """What is kept of a phone: nobody who has the database can make it from an address, nor see it again elsewhere."""
    return hmac.digest(key.encode(), f"phone {phone} of session {session}".encode(), sha256).hex()[:32]


def _signature(key: str, session: int, code: str) -> str:
    made = hmac.digest(key.encode(), f"training session {session} code {code}".encode(), sha256)
    return urlsafe_b64encode(made).decode().rstrip("=")
