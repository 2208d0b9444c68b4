"""What differs from place to place and every public page says: where to turn, and where a challenge goes."""

from dataclasses import dataclass

from logic.ground import Ground


@dataclass(frozen=True, slots=True)
class Place:
    """Where to turn if someone is not safe now."""

    id: str
    name: str
    words: str
    easy_read: str
    phone: str
    """Empty until the council fills it in; such a place is shown to nobody."""
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
    """

    reply_days: int = 10
    answered_by: str = ""
    places: tuple[Place, ...] = ()
    route: tuple[Step, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def reachable(self) -> tuple[Place, ...]:
        """The places with a number to ring."""
        return tuple(place for place in self.places if place.phone)

    @property
    def to_fill_in(self) -> tuple[Place, ...]:
        """The places whose number this council has not filled in."""
        return tuple(place for place in self.places if not place.phone)
