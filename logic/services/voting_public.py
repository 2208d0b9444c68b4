"""Use cases of a phone in a live training session: come in by the code, vote, say which answer one sees otherwise.

Nothing here asks who somebody is. What is kept of a phone ends with the session; no time is kept with a vote.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from logic.bootstrap import Application
from logic.errors import Problem, Refused
from logic.journey import replay
from logic.link_key import read_key
from logic.links import LinkRefused
from logic.services._change import use_case
from logic.services._voting import pack_of
from logic.services.links import EVERYBODY, caller_of, until
from logic.store import Work
from logic.store.queries import voting
from logic.voting import (
    PHONE,
    PHONES_MOST,
    PLACES,
    Ask,
    Count,
    Spread,
    TrainingSession,
    Vote,
    choices,
    is_right,
    session_of,
    token_of,
    typed_code,
    voter_of,
)


@dataclass(frozen=True, slots=True)
class Room:
    """What a phone may see. ``spreads`` are those of what was revealed, and of nothing else: of both places.

    is_in
        whether this phone came in.
    vote
        what it chose for what the session is at.
    """

    session: TrainingSession
    is_in: bool
    vote: Vote
    count: Count
    spreads: dict[Ask, Spread]


def come_by_code(app: Application, code: str, *, address: str = "") -> str:
    """The token that a typed code stands for. Raises ``LinkRefused``.

    ``address`` is where the request came from; empty when that is not known. A code can be guessed, as a token cannot:
    after many wrong ones no code opens for a while, while the square code on the screen still does.
    """
    guards, seconds = app.guards.codes, app.now().timestamp()
    tries = [(guards.wrong_in_all, EVERYBODY), *([(guards.wrong_by_address, caller_of(address))] if address else [])]
    if wait := max(guard.wait(who, seconds) for guard, who in tries):
        raise LinkRefused("often", until(app, wait))
    typed = typed_code(code)
    with app.store.reading() as work:
        session = voting.with_code(work.connection, typed, app.now()) if typed else None
    if session is None:
        for guard, who in tries:
            guard.count(who, seconds)
        raise LinkRefused("wrong")
    return token_of(read_key(app.settings), session, typed)


def room_step(app: Application, token: str) -> int:
    """How often the session was moved, so that a page need only be drawn anew when this is another. 0: it opens no longer."""
    session = session_of(token)
    with app.store.reading() as work:
        found = None if session is None else voting.at(work.connection, session)
    return found.step if found is not None and _opens(app, token, found) else 0


def room(app: Application, token: str, phone: str = "") -> Room:
    """What the phone of this random name may see. Raises ``LinkRefused``: "expired" for a session that has ended, "closed"
    for one that goes on under another code, or has none until it gets one.
    """
    with app.store.reading() as work:
        found = _behind(app, work, token)
        voter = voter_of(read_key(app.settings), found.id, phone) if PHONE.fullmatch(phone) else ""
        item = found.item
        is_in = bool(voter) and voting.is_in(work.connection, found.id, voter)
        vote = voting.vote_of(work.connection, item.id, voter) if item and is_in else Vote()
        shown = PLACES if item and found.revealed else ()
        spreads: dict[Ask, Spread] = {ask: voting.spread(work.connection, item.id, ask) for ask in shown if item}
        return Room(found, is_in, vote, voting.count(work.connection, found), spreads)


@use_case
def come_in(app: Application, token: str, phone: str, *, address: str = "") -> None:
    """This phone is in from now on; again does no harm. Raises ``LinkRefused``, and ``Refused`` when the room is full."""
    with _in_room(app, token, phone) as (work, found, voter):
        _let_in(app, work, found, voter, address)
        work.commit()


@use_case
def vote(app: Application, token: str, phone: str, number: int, *, now: str, should: str, address: str = "") -> None:
    """Keep where this phone puts the item of this number; until it is revealed, again puts it elsewhere.

    One phone has one vote an item, however often it is sent. Raises ``LinkRefused``, and ``Refused`` when voting on that
    item is not open, or a place is missing.
    """
    with _in_room(app, token, phone) as (work, found, voter):
        item = found.item
        if item is None or number > item.number:
            raise Refused(Problem("", "voting_not_open"))
        if number < item.number or found.revealed:
            raise Refused(Problem("", "voting_late"))
        known = choices(pack_of(app, item))
        missing = [Problem("now", "voting_choose_now")] if now not in known else []
        missing += [Problem("should", "voting_choose_should")] if should not in known else []
        if missing:
            raise Refused(*missing)
        _let_in(app, work, found, voter, address)
        voting.keep_vote(work.connection, item.id, voter, {"now": now, "should": should})
        work.commit()


@use_case
def see_otherwise(app: Application, token: str, phone: str, number: int, question: str) -> None:
    """Once an item is revealed: which of its answers this phone sees otherwise; empty takes that back.

    Raises ``LinkRefused``, and ``Refused`` when that item is not open to it.
    """
    with _in_room(app, token, phone) as (work, found, voter):
        item = found.item
        if item is None or number != item.number or not found.revealed:
            raise Refused(Problem("", "voting_late" if item and number < item.number else "voting_not_open"))
        if question and question not in replay(pack_of(app, item).flow, item.answers).path:
            raise Refused(Problem("differ", "voting_choose_differ"))
        if not voting.is_in(work.connection, found.id, voter):
            raise Refused(Problem("", "voting_come_in"))
        voting.keep_vote(work.connection, item.id, voter, {"differ": question})
        work.commit()


@contextmanager
def _in_room(app: Application, token: str, phone: str) -> Iterator[tuple[Work, TrainingSession, str]]:
    """What a phone gives: the session does not move while it is kept."""
    if not PHONE.fullmatch(phone):
        raise Refused(Problem("", "form_expired"))
    with app.store.writing() as work:
        found = _behind(app, work, token, share=True)
        yield work, found, voter_of(read_key(app.settings), found.id, phone)


def _let_in(app: Application, work: Work, found: TrainingSession, voter: str, address: str) -> None:
    if voting.is_in(work.connection, found.id, voter):
        return
    seconds, caller = app.now().timestamp(), caller_of(address)
    if address and (wait := app.guards.codes.in_by_address.take(caller, seconds)):
        raise LinkRefused("often", until(app, wait))
    if voting.count(work.connection, found).joined >= PHONES_MOST:
        raise Refused(Problem("", "voting_full", {"most": PHONES_MOST}))
    voting.let_in(work.connection, found.id, voter)


def _behind(app: Application, work: Work, token: str, *, share: bool = False) -> TrainingSession:
    session = session_of(token)
    found = None if session is None else voting.find(work.connection, session, share=share)
    if found is None:
        raise LinkRefused("wrong")
    if found.closed_on is not None:
        raise LinkRefused("expired")
    if not _opens(app, token, found):
        raise LinkRefused("closed")
    return found


def _opens(app: Application, token: str, found: TrainingSession) -> bool:
    return found.lets_in(app.now()) and is_right(read_key(app.settings), token, found.code or "")
