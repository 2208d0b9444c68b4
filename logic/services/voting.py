"""Use cases of whoever leads a live training session: make it, move it on, count cards, read what the room said, close it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from secrets import choice
from typing import Any, Literal

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import Conflict, NotFound, Problem, Refused
from logic.journey import replay
from logic.link_key import read_key
from logic.pack import Pack
from logic.reference import activity_number
from logic.services._change import allow, once, to_save, use_case
from logic.store import Work
from logic.store.queries import activities, ledger, voting
from logic.text import Cleaner
from logic.voting import (
    ASKS,
    CODE_LENGTH,
    COUNT_MOST,
    ITEMS_MOST,
    LETTERS,
    OPENS_FOR,
    PHONES_MOST,
    Ask,
    Count,
    Item,
    Kind,
    Spread,
    TrainingSession,
    choices,
    token_of,
)

Move = Literal["next", "reveal"]


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing somebody wants to vote on.

    source
        the id of a scenario, or the reference of an activity and the number of its part (``WT-0001/1``).
    situation
        what people are told of an activity; a scenario tells its own.
    """

    kind: Kind
    source: str
    situation: str = ""


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What the room said of one item. ``spreads`` has every ask."""

    item: Item
    spreads: Mapping[Ask, Spread]


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as whoever leads it sees it. ``token``: what its square code holds; empty when nobody can come in."""

    session: TrainingSession
    count: Count
    token: str
    asleep: bool
    """Left open past the time its code opens: nobody comes in until there is a new code."""


@use_case
def make_session(
    app: Application, actor: Actor, *, title: str, wishes: Sequence[Wish], planned: int | None = None, key: str
) -> int:
    """A new session with its code, before its first item; returns its id.

    What an item says and what was answered are kept as they are today. Raises ``Refused`` with every problem, and
    ``NotFound`` for an activity that is not there.
    """
    read_key(app.settings)
    clean = Cleaner()
    if not wishes:
        clean.problems.append(Problem("items", "voting_no_items"))
    if len(wishes) > ITEMS_MOST:
        clean.problems.append(Problem("items", "voting_many_items", {"most": ITEMS_MOST}))
    if len({(wish.kind, wish.source) for wish in wishes}) < len(wishes):
        clean.problems.append(Problem("items", "voting_same_twice"))
    title = clean.line("title", title, missing="voting_title_missing")
    if planned is not None and not 1 <= planned <= PHONES_MOST:
        clean.problems.append(Problem("planned", "voting_planned", {"most": PHONES_MOST}))
    clean.done()

    def create(work: Work) -> str:
        items = [_item(app, work, wish, clean) for wish in wishes]
        clean.done()
        values = {"title": title, "planned": planned, "made_on": app.today(), **_new_code(app)}
        session = voting.insert(work.connection, values, items)
        _line(work, app, actor, "make_session", session)
        return str(session)

    return int(once(app, actor, "make_session", key, create))


def sessions(app: Application, *, start: int = 0, most: int = 20) -> tuple[list[TrainingSession], int]:
    """Sessions without their items, open ones first, and how many there are in all."""
    with app.store.reading() as work:
        return voting.listed(work.connection, start=start, most=most), voting.how_many(work.connection)


def session_view(app: Application, session: int) -> SessionView:
    """How far a session is, and how many are in. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = _found(work, session)
        count = voting.count(work.connection, found)
    lets_in = found.lets_in(app.now())
    token = token_of(read_key(app.settings), found.id, found.code or "") if lets_in else ""
    return SessionView(found, count, token, asleep=found.closed_on is None and not lets_in)


def item_result(app: Application, session: int, number: int) -> ItemResult:
    """What the room said of one item, revealed or not: for whoever leads, and no page that people see before.

    Raises ``NotFound`` where there is no such session, or no such item in it.
    """
    with app.store.reading() as work:
        found = _found(work, session)
        item = next((one for one in found.items if one.number == number), None)
        if item is None:
            raise NotFound("session", f"{session} / {number}")
        return _result(work, item)


def session_results(app: Application, session: int) -> tuple[ItemResult, ...]:
    """What the room said of every item, in order. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = _found(work, session)
        return tuple(_result(work, item) for item in found.items)


def _result(work: Work, item: Item) -> ItemResult:
    return ItemResult(item, {ask: voting.spread(work.connection, item.id, ask) for ask in ASKS})


@use_case
def move_session(app: Application, actor: Actor, session: int, move: Move, *, seen: int) -> None:
    """Go on to the next item, or reveal the one it is at. ``seen`` is the step that the person was shown.

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
        else:
            if saved.stage not in {"lobby", "revealed"} or saved.is_last:
                raise Refused(Problem("", "voting_no_next"))
            values = {"position": saved.position + 1, "revealed": False}
        voting.change(work.connection, saved, values)
        _line(work, app, actor, f"{move}_session", session)
        work.commit()


@use_case
def renew_code(app: Application, actor: Actor, session: int, *, seen: int) -> None:
    """Another code, that opens from now on for as long as the first did; the one before opens no longer.

    Phones that are in come in again by the new code, and their votes stay.
    """
    with _moving(app, actor, session) as (work, saved):
        if saved.step != seen:
            raise Conflict("session", {"position": saved.position}, {}, saved.step)
        voting.change(work.connection, saved, _new_code(app))
        _line(work, app, actor, "renew_code", session)
        work.commit()


@use_case
def close_session(app: Application, actor: Actor, session: int, *, seen: int | None = None) -> None:
    """End it: votes become counts, phones are forgotten, the code opens no longer. Twice does no harm.

    ``seen`` is the step that the person was shown; somebody else's move since is a ``Conflict``.
    """
    allow(actor)
    with app.store.writing() as work:
        saved = _found(work, session, hold=True)
        if saved.closed_on is not None:
            return
        if seen not in {None, saved.step}:
            raise Conflict("session", {"position": saved.position}, {}, saved.step)
        voting.fold(work.connection, saved)
        voting.change(work.connection, saved, {"closed_on": app.today(), "code": None, "opens_until": None})
        _line(work, app, actor, "close_session", session)
        work.commit()
    app.store.leave_no_trace(voting.TABLES)


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
        _line(work, app, actor, "remove_session", session)
        work.commit()


@use_case
def count_cards(
    app: Application,
    actor: Actor,
    session: int,
    number: int,
    counts: Mapping[Ask, Mapping[str, int]],
    *,
    was: Mapping[Ask, Mapping[str, int]],
) -> None:
    """Keep what was counted by hand of one item, in place of what was; also once the session is closed.

    ``was``: what the person was shown, ask by ask; other counts saved since are a ``Conflict``. Raises ``Refused`` for
    choices there are none of, and for numbers below 0 or above 10,000.
    """
    allow(actor)
    with app.store.writing() as work:
        saved = _found(work, session, hold=True)
        item = next((one for one in saved.items if one.number == number), None)
        if item is None:
            raise NotFound("session", f"{session} / {number}")
        problems = _unfit(app, item, counts)
        if problems:
            raise Refused(*problems)
        held = {ask: dict(voting.spread(work.connection, item.id, ask).by_hand) for ask in counts}
        differing = to_save("counts", _plain(held), _plain(counts), was=_plain(was))
        for ask in counts:
            if ask in differing:
                voting.keep_counts(work.connection, item.id, ask, "hand", differing[ask])
        if differing:
            _line(work, app, actor, "count_cards", session)
            work.commit()


def pack_of(app: Application, item: Item) -> Pack:
    """The content that an item was made with; today's where that is kept no more."""
    return app.kept(item.pack) or app.pack


def _plain(counts: Mapping[Ask, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Counts without zeros: not to be there and to be 0 is the same."""
    return {ask: {choice: number for choice, number in given.items() if number} for ask, given in counts.items()}


def _unfit(app: Application, item: Item, counts: Mapping[Ask, Mapping[str, int]]) -> list[Problem]:
    known = {ask: set(item.answers) if ask == "differ" else set(choices(pack_of(app, item))) for ask in ASKS}
    return [
        Problem(f"{ask}-{chosen}", "voting_count", {"most": f"{COUNT_MOST:,}"})
        for ask, given in counts.items()
        for chosen, number in given.items()
        if chosen not in known[ask] or not 0 <= number <= COUNT_MOST
    ]


def _item(app: Application, work: Work, wish: Wish, clean: Cleaner) -> dict[str, Any]:
    """The row of what somebody wants to vote on, as it is today."""
    row: dict[str, Any] = {"kind": wish.kind, "source": wish.source, "pack": app.pack.version}
    if wish.kind == "scenario":
        known = next((one for one in app.pack.scenarios if one.id == wish.source), None)
        if known is None:
            raise NotFound("scenario", wish.source)
        return row | {
            "title": known.title,
            "situation": known.situation,
            "level": known.level,
            "answers": dict(known.answers),
        }
    ref, _, part = wish.source.partition("/")
    number = activity_number(ref)
    found = None if number is None else activities.load(work.connection, number, answers_only=True)
    of = next((one for one in found.parts if str(one.number) == part), None) if found else None
    if found is None or of is None:
        raise NotFound("activity", wish.source)
    situation = clean.paragraph(f"situation-{wish.source}", wish.situation, missing="voting_situation")
    answers = {key: given.value for key, given in of.answers.items() if key in app.pack.flow.by_key}
    if replay(app.pack.flow, answers).outcome is None:
        clean.problems.append(Problem("items", "voting_no_answers", {"reference": wish.source}))
    if found.archived_at is not None:
        clean.problems.append(Problem("items", "voting_archived", {"reference": wish.source}))
    return row | {"title": found.title, "situation": situation, "level": of.level, "answers": answers}


def _new_code(app: Application) -> dict[str, Any]:
    until: datetime = app.now() + OPENS_FOR
    return {"code": "".join(choice(LETTERS) for _ in range(CODE_LENGTH)), "opens_until": until}


def _found(work: Work, session: int, *, hold: bool = False) -> TrainingSession:
    found = voting.find(work.connection, session, hold=hold)
    if found is None:
        raise NotFound("session", str(session))
    return found


@contextmanager
def _moving(app: Application, actor: Actor, session: int) -> Iterator[tuple[Work, TrainingSession]]:
    """A move of a session that is not closed."""
    allow(actor)
    with app.store.writing() as work:
        saved = _found(work, session, hold=True)
        if saved.closed_on is not None:
            raise Refused(Problem("", "voting_closed"))
        yield work, saved


def _line(work: Work, app: Application, actor: Actor, verb: str, session: int) -> None:
    ledger.write(
        work.connection,
        at=app.now(),
        actor=actor,
        verb=verb,
        activity=None,
        part_number=None,
        detail={"session": session},
    )
