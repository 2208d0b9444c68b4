"""Use cases that read what people said about the limits of a piece of work."""

from collections.abc import Collection

from logic.bootstrap import Application
from logic.errors import NotFound
from logic.links import Challenge, Counts
from logic.services._kept import kept
from logic.services._read import number_of
from logic.store.queries import challenges


@kept
def challenges_of(app: Application, ref: str) -> tuple[Challenge, ...]:
    """Everything people said about the limits of an activity, the newest first."""
    with app.store.reading() as work:
        return tuple(challenges.of_activity(work.connection, number_of(ref)))


def challenges_about(app: Application, ref: str, limits: Collection[int]) -> list[Challenge]:
    """What people said about the limits with these numbers, the newest first."""
    with app.store.reading() as work:
        return challenges.about(work.connection, number_of(ref), limits)


@kept
def challenge_page(app: Application, ref: str, *, page: int, size: int) -> tuple[tuple[Challenge, ...], Counts]:
    """One page, counted from 1, with how many there are in all: what waits, the soonest due first, then the answered."""
    with app.store.reading() as work:
        counts = challenges.count(work.connection, number_of(ref), app.today())
        found = challenges.page(work.connection, number_of(ref), after=(page - 1) * size, most=size)
        return tuple(found), counts


def find_challenge(app: Application, ref: str, challenge: int) -> Challenge:
    """One of them. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = challenges.find(work.connection, number_of(ref), challenge)
    if found is None:
        raise NotFound("challenge", str(challenge))
    return found
