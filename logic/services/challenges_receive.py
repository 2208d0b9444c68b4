"""Use cases on taking in what people say about limits: they send it themselves, or staff write it down for them."""

from datetime import date
from typing import Any

from logic import calendars
from logic.activity import PUBLIC_ACTOR, Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem, Refused
from logic.links import CHALLENGE_KINDS, Challenge, is_open_to_doubt
from logic.register import NonNegotiable, status_of
from logic.services._challenges import challenge_of, limit_of
from logic.services._change import Change, begin, check_key, once, use_case
from logic.services._read import number_of
from logic.services._sent import counted
from logic.services.links import open_link
from logic.store import Work
from logic.store.queries import challenges
from logic.text import LINE, Cleaner


@use_case
def receive_challenge(  # noqa: PLR0913
    app: Application,
    token: str,
    *,
    limit: int,
    kind: str,
    text: str,
    name: str,
    contact: str,
    key: str,
    session: str,
    address: str = "",
) -> Challenge:
    """What somebody without an account says about a limit, through a link; returns it as kept.

    No time finer than a day is kept of it, and nothing about who it was but what they gave: no audit line, which would
    stand between two of a known minute; the challenge itself is the record. ``session`` is any text
    that tells one open page from another. Raises ``LinkRefused`` when the link opens no longer, ``Refused``, and
    ``NotFound`` for a limit about which this link lets nobody write.
    """
    door = open_link(app, token, address=address)
    words = _words(kind, text, name, contact)
    check_key(key)
    often = counted(app, door, session, address)
    with app.store.writing() as work:
        first = challenges.sent_before(work.connection, number_of(door.ref), key)
        if first is not None:
            return first
        change = begin(work, app, PUBLIC_ACTOR, door.ref)
        often.check()
        about = limit_of(change, limit)
        if not is_open_to_doubt(about, status_of(about, app.pack.register, app.today()), door.link.part_number):
            raise NotFound("limit", str(limit))
        number = _insert(app, change, about, {**words, "came_by": "link", "received_on": app.today(), "sent_key": key})
        challenges.forget_keys(work.connection, app.today())
        kept = challenge_of(change, number)
        work.commit()
    app.store.leave_no_trace(challenges.TABLES)
    often.count()
    return kept


@use_case
def note_challenge(  # noqa: PLR0913
    app: Application,
    actor: Actor,
    ref: str,
    *,
    limit: int,
    kind: str,
    text: str,
    name: str,
    contact: str,
    received_on: date | None = None,
    key: str,
) -> int:
    """Write down what somebody said about a limit, for them; returns its id."""
    words = _words(kind, text, name, contact)
    if received_on is not None and received_on > app.today():
        raise Refused(Problem("received_on", "date_in_future"))

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref)
        when = received_on or app.today()
        number = _insert(app, change, limit_of(change, limit), {**words, "came_by": "staff", "received_on": when})
        change.write("note_challenge", challenge=number, limit=limit, kind=kind)
        return str(number)

    return int(once(app, actor, "note_challenge", key, create))


def _insert(app: Application, change: Change, about: NonNegotiable, values: dict[str, Any]) -> int:
    local = app.pack.local
    named = about.challenge_to.partition("\n")[0][:LINE]
    more = {
        "owner": named or local.answered_by,
        "due": calendars.add_working_days(values["received_on"], local.reply_days),
    }
    return challenges.insert(change.connection, change.activity.id, about.id, values | more)


def _words(kind: str, text: str, name: str, contact: str) -> dict[str, Any]:
    clean = Cleaner()
    if kind not in CHALLENGE_KINDS:
        clean.problems.append(Problem("kind", "challenge_kind_missing"))
    words = {
        "kind": kind,
        "text": clean.paragraph("text", text, missing="challenge_text_missing"),
        "name": clean.line("name", name),
        "contact": clean.line("contact", contact),
    }
    clean.done()
    return words
