"""Use cases of whoever leads a live training session: move it on, read what the room said, close it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import Conflict, NotFound, Problem, Refused
from logic.link_key import read_key
from logic.services._change import allow, use_case
from logic.services._voting import found_in, new_code, write_line
from logic.store import Work
from logic.store.queries import voting
from logic.voting import ASKS, PLACES, Ask, Count, Item, Spread, TrainingSession, token_of

Move = Literal["next", "reveal", "again"]
"""``again``: back to voting on what was revealed before anybody had voted on it."""


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What the room said of one item. ``spreads`` has every ask."""

    item: Item
    spreads: Mapping[Ask, Spread]

    @property
    def voted_on(self) -> bool:
        """Whether anybody said where it sits or should be, by phone or by card."""
        return any(self.spreads[ask].total for ask in PLACES)


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as whoever leads it sees it. ``token``: what its square code holds; empty when nobody can come in."""

    session: TrainingSession
    count: Count
    token: str
    asleep: bool
    """Left open past the time its code opens: nobody comes in until there is a new code."""


def sessions(app: Application, *, start: int = 0, most: int = 20) -> tuple[list[TrainingSession], int]:
    """Sessions without their items, open ones first, and how many there are in all."""
    with app.store.reading() as work:
        return voting.listed(work.connection, start=start, most=most), voting.how_many(work.connection)


def session_view(app: Application, session: int) -> SessionView:
    """How far a session is, and how many are in. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = found_in(work, session)
        count = voting.count(work.connection, found)
    lets_in = found.lets_in(app.now())
    token = token_of(read_key(app.settings), found.id, found.code or "") if lets_in else ""
    return SessionView(found, count, token, asleep=found.closed_on is None and not lets_in)


def item_result(app: Application, session: int, number: int) -> ItemResult:
    """What the room said of one item, revealed or not: for whoever leads, and no page that people see before.

    Raises ``NotFound`` where there is no such session, or no such item in it.
    """
    with app.store.reading() as work:
        found = found_in(work, session)
        item = next((one for one in found.items if one.number == number), None)
        if item is None:
            raise NotFound("session", f"{session} / {number}")
        return _result(work, item)


def session_results(app: Application, session: int) -> tuple[ItemResult, ...]:
    """What the room said of every item, in order. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = found_in(work, session)
        return tuple(_result(work, item) for item in found.items)


def _result(work: Work, item: Item) -> ItemResult:
    return ItemResult(item, {ask: voting.spread(work.connection, item.id, ask) for ask in ASKS})


@use_case
def move_session(app: Application, actor: Actor, session: int, move: Move, *, seen: int) -> None:
    """Go on to the next item, reveal the one it is at, or, while nobody has voted on that, go back to voting on it.

    ``seen`` is the step that the person was shown.

    Somebody else's move since is a ``Conflict``, so two facilitators do not skip an item, nor a double click. Raises
    ``Refused`` where there is no such move.
    """
    with _moving(app, actor, session) as (work, saved):
        if saved.step != seen:
            raise Conflict("session", {"position": saved.position}, {}, saved.step)
        if move == "reveal":
            if saved.stage != "voting":
                raise Refused(Problem("", "voting_cannot_reveal"))
            values: dict[str, Any] = {"revealed": True}
        elif move == "again":
            if saved.stage != "revealed" or saved.item is None or _result(work, saved.item).voted_on:
                raise Refused(Problem("", "voting_no_way_back"))
            values = {"revealed": False}
        else:
            if saved.stage not in {"lobby", "revealed"} or saved.is_last:
                raise Refused(Problem("", "voting_no_next"))
            values = {"position": saved.position + 1, "revealed": False}
        voting.change(work.connection, saved, values)
        write_line(work, app, actor, f"{move}_session", session)
        work.commit()


@use_case
def renew_code(app: Application, actor: Actor, session: int, *, seen: int) -> None:
    """Another code, that opens from now on for as long as the first did; the one before opens no longer.

    Phones that are in come in again by the new code, and their votes stay.
    """
    with _moving(app, actor, session) as (work, saved):
        if saved.step != seen:
            raise Conflict("session", {"position": saved.position}, {}, saved.step)
        voting.change(work.connection, saved, new_code(app))
        write_line(work, app, actor, "renew_code", session)
        work.commit()


@use_case
def close_session(app: Application, actor: Actor, session: int, *, seen: int | None = None) -> None:
    """End it: votes become counts, phones are forgotten, the code opens no longer. Twice does no harm.

    ``seen`` is the step that the person was shown; somebody else's move since is a ``Conflict``.
    """
    allow(actor)
    with app.store.writing() as work:
        saved = found_in(work, session, hold=True)
        if saved.closed_on is not None:
            return
        if seen not in {None, saved.step}:
            raise Conflict("session", {"position": saved.position}, {}, saved.step)
        voting.end(work.connection, saved, app.today())
        write_line(work, app, actor, "close_session", session)
        work.commit()
    app.store.leave_no_trace(voting.TABLES, anew=True)


@use_case
def remove_session(app: Application, actor: Actor, session: int) -> None:
    """Remove a closed session with everything that was counted in it. Twice does no harm."""
    allow(actor)
    with app.store.writing() as work:
        saved = voting.find(work.connection, session, hold=True)
        if saved is None:
            return
        if saved.closed_on is None:
            raise Refused(Problem("", "voting_still_open"))
        voting.remove(work.connection, session)
        write_line(work, app, actor, "remove_session", session)
        work.commit()


@contextmanager
def _moving(app: Application, actor: Actor, session: int) -> Iterator[tuple[Work, TrainingSession]]:
    """A move of a session that is not closed."""
    allow(actor)
    with app.store.writing() as work:
        saved = found_in(work, session, hold=True)
        if saved.closed_on is not None:
            raise Refused(Problem("", "voting_closed"))
        yield work, saved
