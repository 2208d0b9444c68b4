"""What differs from place to place and public pages say: where to turn, where a challenge goes, who takes concerns."""

from dataclasses import dataclass

from logic.ground import Ground


@dataclass(frozen=True, slots=True)
class Place:
    """Where to turn: if someone is not safe now, with a complaint, or to the council's named contact."""

    id: str
    name: str
    words: str
    easy_read: str
    phone: str
    """Empty until the council fills it in. A place to turn to now is shown to nobody without it."""
    ground: Ground


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way that a challenge goes when people are not content with the answer."""

    id: str
    words: str
    easy_read: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Promise:
    """What holds for whoever challenges or asks."""

    id: str
    words: str
    easy_read: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Local:
    """All of it. Content kept by an earlier release has none of it.

    reply_days
        working days within which a challenge is answered.
    answered_by
        who answers where a limit names nobody.
    complaints
        where complaints go, which are no concerns: each is named, with its number where that is filled in.
    contacts
        who takes a concern when the answer was not good enough: the council's named contact (`WCC-ACC`).
    """

    reply_days: int = 10
    answered_by: str = ""
    places: tuple[Place, ...] = ()
    route: tuple[Step, ...] = ()
    promises: tuple[Promise, ...] = ()
    complaints: tuple[Place, ...] = ()
    contacts: tuple[Place, ...] = ()

    @property
    def reachable(self) -> tuple[Place, ...]:
        """The places with a number to ring."""
        return tuple(place for place in self.places if place.phone)

    @property
    def to_fill_in(self) -> tuple[Place, ...]:
        """The places to turn to now whose number this council has not filled in."""
        return tuple(place for place in self.places if not place.phone)

    @property
    def concerns_to_fill_in(self) -> tuple[Place, ...]:
        """As above, of complaints and of the named contact."""
        return tuple(place for place in (*self.complaints, *self.contacts) if not place.phone)
