"""Use cases on concerns: somebody says that we are getting it wrong, and it is answered or goes up (domain.md I.4).

A concern may be about no piece of work, so it is held by itself. What staff do leaves a line in the audit; what came from
outside leaves none.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from logic import calendars
from logic.activity import Actor
from logic.bootstrap import Application
from logic.concerns import Concern, Level, moved_up, number_in
from logic.errors import Conflict, NotFound, Problem, Refused
from logic.local import Local
from logic.plan import leading
from logic.reference import activity_number
from logic.services._change import allow, check_key, once, to_change, use_case
from logic.services._read import number_of
from logic.services._sent import counted
from logic.services.links import open_link
from logic.store import Work
from logic.store.queries import activities, concerns, ledger, team
from logic.text import LINE, Cleaner


@use_case
def receive_concern(  # noqa: PLR0913 - a form has as many fields as it has
    app: Application,
    token: str,
    *,
    text: str,
    name: str,
    contact: str,
    before: str = "",
    key: str,
    session: str,
    address: str = "",
) -> Concern:
    """What somebody without an account says is going wrong, through any link that opens; returns it as kept.

    No time finer than a day is kept of it, nothing about who it was but what they gave, and no audit line. Work that was
    put away may be spoken of as well. Sent twice with one ``key`` it is kept once. Raises ``LinkRefused`` and ``Refused``.

    ``before``: what they typed as the number of what they wrote before. It is tied to that where it is about the same
    work, whose numbers everybody with a link can read; any other is kept as typed, and told apart from none in no way.
    """
    door = open_link(app, token, kind=None, address=address)
    words = _words(text, name, contact, before)
    check_key(key)
    often = counted(app, door, session, address)
    with app.store.writing() as work:
        number = number_of(door.ref)
        first = concerns.sent_before(work.connection, number, key)
        if first is not None:
            return first
        often.check()
        follows = concerns.under(work.connection, number_in(before), number)
        more = {"came_by": "link", "follows_id": follows, "received_on": app.today(), "sent_key": key}
        made = _insert(app, work, number, {**words, **more})
        concerns.forget_keys(work.connection, app.today())
        kept = _held(work, made)
        work.commit()
    often.count()
    return kept


@use_case
def note_concern(  # noqa: PLR0913 - as above
    app: Application,
    actor: Actor,
    *,
    ref: str = "",
    text: str,
    name: str,
    contact: str,
    before: str = "",
    received_on: date | None = None,
    key: str,
) -> int:
    """Write down what somebody said on the phone or in a meeting; returns its number.

    ``ref``: the piece of work it is about, as a person types it; empty where it is about none. ``before``: the number of
    an earlier one about the same, or about none as well.
    """
    clean = Cleaner()
    if received_on is not None and received_on > app.today():
        clean.problems.append(Problem("received_on", "date_in_future"))
    number = activity_number(ref) if ref.strip() else None
    if ref.strip() and number is None:
        clean.problems.append(Problem("ref", "concern_work_unknown"))
    words = _words(text, name, contact, before, clean)

    def create(work: Work) -> str:
        if number is not None and activities.lock(work.connection, number) is None:
            raise Refused(Problem("ref", "concern_work_unknown"))
        follows = concerns.under(work.connection, number_in(before), number)
        if words["before"] and follows is None:
            raise Refused(Problem("before", "concern_before_unknown"))
        more = {"came_by": "staff", "follows_id": follows, "received_on": received_on or app.today()}
        made = _insert(app, work, number, {**words, **more})
        _write(app, actor, work, _held(work, made), "note_concern")
        return str(made)

    return int(once(app, actor, "note_concern", key, create))


@use_case
def look_into_concern(
    app: Application, actor: Actor, concern: int, *, owner: str, seen_version: int | None = None
) -> None:
    """Say who will answer it: from then on somebody is looking into it. On the Board's agenda it stays there."""
    clean = Cleaner()
    owner = clean.line("owner", owner, missing="concern_owner_missing")
    clean.done()
    with _changing(app, actor, concern) as (work, saved):
        status = "looking" if saved.status in {"received", "closed"} else saved.status
        more = {"status": status, "closing": ""}
        _save(app, actor, work, saved, "look_into_concern", {"owner": owner}, seen_version, more)


@use_case
def answer_concern(
    app: Application,
    actor: Actor,
    concern: int,
    *,
    reply: str,
    shown: str,
    published: bool,
    seen_version: int | None = None,
) -> None:
    """Give, or put right, the reply.

    ``published``: ``shown`` and the reply may stand on the page for people and in the Board's log. Without a way to reach
    whoever sent it through a link it must be so: they could read it nowhere else.
    """
    with _changing(app, actor, concern) as (work, saved):
        clean = Cleaner()
        wanted = {
            "reply": clean.paragraph("reply", reply, missing="concern_reply_missing"),
            "shown": clean.paragraph("shown", shown, missing="concern_shown_missing" if published else None),
            "published": published,
        }
        if not published and saved.came_by == "link" and not saved.contact:
            clean.problems.append(Problem("published", "concern_reply_unseen"))
        clean.done()
        # Putting a word right does not make a reply late.
        on = app.today() if saved.waits or saved.replied_on is None else saved.replied_on
        more = {"status": "answered", "replied_on": on, "closing": ""}
        _save(app, actor, work, saved, "answer_concern", wanted, seen_version, more)


@use_case
def move_concern_up(
    app: Application,
    actor: Actor,
    concern: int,
    *,
    to: Level | None = None,
    owner: str = "",
    shown: str | None = None,
    seen_version: int | None = None,
) -> Level:
    """Take it to the next level, from whose answer day a reply is due anew; returns that level.

    ``to``: the level that the person was told it would go to. Where it is there already, as for the second of two clicks,
    nothing more is done. ``owner``: who answers there; the council's words for that level when nobody is named. ``shown``:
    what the Board reads of it, in words that name nobody; what is kept of that when none is given. Nothing goes to the
    Board without. The reply so far is kept. Raises ``Refused`` from the Board.
    """
    clean = Cleaner()
    owner = clean.line("owner", owner)
    clean.done()
    with _changing(app, actor, concern) as (work, saved):
        if saved.level == to and owner in {"", saved.owner}:
            return saved.level
        if saved.next_level is None:
            raise Refused(Problem("", "concern_at_board"))
        words = {}
        if saved.next_level == "board":
            given = saved.shown if shown is None else shown
            words["shown"] = clean.paragraph("shown", given, missing="concern_board_words_missing")
            clean.done()
        due = calendars.add_working_days(app.today(), app.pack.local.reply_days)
        wanted = dict(moved_up(saved, app.today(), due)) | words
        wanted["owner"] = owner or _owner_at(app, saved.next_level)
        if seen_version not in {None, saved.version}:
            # Of what is set here, only who answers and the words for the Board were typed.
            typed = {"owner": wanted["owner"], **words}
            raise Conflict("concern", {name: getattr(saved, name) for name in typed}, typed, saved.version)
        _save(app, actor, work, saved, "move_concern_up", wanted, seen_version)
        return saved.next_level


@use_case
def close_concern(
    app: Application, actor: Actor, concern: int, *, closing: str = "", seen_version: int | None = None
) -> None:
    """Nothing more is to be done. One without a reply needs to say why: an advertisement, or the same sent again."""
    with _changing(app, actor, concern) as (work, saved):
        clean = Cleaner()
        closing = clean.line("closing", closing, missing=None if saved.reply else "concern_closing_missing")
        clean.done()
        _save(app, actor, work, saved, "close_concern", {"closing": closing, "status": "closed"}, seen_version)


@use_case
def erase_concern_sender(app: Application, actor: Actor, concern: int) -> None:
    """Erase for good who sent it and how to reach them, and what they typed as a number. What they said stays."""
    with _changing(app, actor, concern) as (work, saved):
        _save(app, actor, work, saved, "erase_concern_sender", {"name": "", "contact": "", "before": ""}, None)


def _owner_at(app: Application, level: Level) -> str:
    local: Local = app.pack.local
    if level == "contact" and local.contacts:
        return local.contacts[0].name[:LINE]
    return app.pack.screen[f"concerns.level.{level}"]


def _insert(app: Application, work: Work, number: int | None, values: Mapping[str, Any]) -> int:
    lead = leading(team.of_activity(work.connection, number)) if number is not None else None
    more = {
        "owner": lead.name if lead else app.pack.local.answered_by,
        "due": calendars.add_working_days(values["received_on"], app.pack.local.reply_days),
    }
    return concerns.insert(work.connection, number, {**values, **more})


def _words(text: str, name: str, contact: str, before: str, clean: Cleaner | None = None) -> dict[str, str]:
    clean = clean or Cleaner()
    words = {
        "text": clean.paragraph("text", text, missing="concern_text_missing"),
        "name": clean.line("name", name),
        "contact": clean.line("contact", contact),
        "before": clean.line("before", before),
    }
    clean.done()
    return words


@contextmanager
def _changing(app: Application, actor: Actor, concern: int) -> Iterator[tuple[Work, Concern]]:
    allow(actor)
    with app.store.writing() as work:
        yield work, _held(work, concern)


def _held(work: Work, concern: int) -> Concern:
    found = concerns.lock(work.connection, concern)
    if found is None:
        raise NotFound("concern", str(concern))
    return found


def _save(
    app: Application,
    actor: Actor,
    work: Work,
    saved: Concern,
    verb: str,
    wanted: Mapping[str, Any],
    seen: int | None,
    more: Mapping[str, Any] | None = None,
) -> None:
    if differing := to_change("concern", saved, wanted, seen=seen, more=more):
        concerns.change(work.connection, saved, differing)
        _write(app, actor, work, saved, verb, fields=sorted(differing))
        work.commit()


def _write(app: Application, actor: Actor, work: Work, about: Concern, verb: str, **detail: Any) -> None:
    ledger.write(
        work.connection,
        at=app.now(),
        actor=actor,
        verb=verb,
        activity=activity_number(about.ref) if about.ref else None,
        part_number=None,
        detail={"concern": about.id, **detail},
    )
