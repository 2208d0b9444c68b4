"""Reading concerns: for staff, for whoever came by a link, and for the Board's log.

Nothing here is kept in the process: what people send leaves no audit line that would show that there is more.
"""

from dataclasses import dataclass

from logic.bootstrap import Application
from logic.concerns import LOG_MOST, Concern, Counts, Wanted, for_board, for_everybody
from logic.errors import NotFound
from logic.links import Door
from logic.services._read import number_of
from logic.store.queries import concerns


def find_concern(app: Application, concern: int) -> Concern:
    """One of them. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = concerns.find(work.connection, concern)
    if found is None:
        raise NotFound("concern", str(concern))
    return found


def concerns_following(app: Application, concern: int) -> tuple[int, ...]:
    """The concerns that follow this one, by the number that their senders gave; the oldest first."""
    with app.store.reading() as work:
        return concerns.following(work.connection, concern)


@dataclass(frozen=True, slots=True)
class ConcernPage:
    """One page of a list: what is on it, how many fit in all, and how many of each kind there are whatever was asked."""

    concerns: tuple[Concern, ...]
    total: int
    counts: Counts


def concern_page(app: Application, wanted: Wanted, *, page: int, size: int) -> ConcernPage:
    """One page over all pieces of work, counted from 1: what waits first, the soonest due before others."""
    with app.store.reading() as work:
        found, total = concerns.page(work.connection, wanted, after=(page - 1) * size, most=size)
        return ConcernPage(tuple(found), total, concerns.count(work.connection, app.today()))


def concerns_waiting(app: Application, ref: str) -> int:
    """How many concerns about a piece of work wait for a reply."""
    with app.store.reading() as work:
        return concerns.page(work.connection, Wanted("waiting", None, number_of(ref)), after=0, most=0)[1]


def concerns_of_link(app: Application, door: Door, *, page: int, size: int) -> tuple[tuple[Concern, ...], int]:
    """What people said about the work behind a link, the newest first, and how many there are.

    What nobody may read is blanked: who it was, what they said, and a reply that was not published.
    """
    with app.store.reading() as work:
        found, total = concerns.of_activity(work.connection, number_of(door.ref), after=(page - 1) * size, most=size)
    return tuple(for_everybody(one) for one in found), total


def concern_log(app: Application) -> tuple[Concern, ...]:
    """Everything for the Board, the oldest first, with nothing in it that nobody may read; the latest ``LOG_MOST``."""
    with app.store.reading() as work:
        return tuple(for_board(one) for one in concerns.logged(work.connection, most=LOG_MOST))
