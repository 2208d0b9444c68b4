"""Use cases on what people say about limits: they send it, staff look into it, answer, and take it further."""

from dataclasses import replace
from datetime import date
from typing import Any

from logic import calendars
from logic.activity import PUBLIC_ACTOR, Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem, Refused
from logic.links import CHALLENGE_KINDS, FINDINGS, Challenge, is_open_to_doubt
from logic.register import NonNegotiable, found_out, status_of
from logic.services._change import Change, begin, changing, check_key, once, to_change, use_case
from logic.services._sent import counted, number_of
from logic.services.links import open_link
from logic.store import Work
from logic.store.queries import challenges, limits
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
        about = _about(change, limit)
        if not is_open_to_doubt(about, status_of(about, app.pack.register, app.today()), door.link.part_number):
            raise NotFound("limit", str(limit))
        number = _insert(app, change, about, {**words, "came_by": "link", "received_on": app.today(), "sent_key": key})
        challenges.forget_keys(work.connection, app.today())
        kept = _find(change, number)
        work.commit()
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
        number = _insert(app, change, _about(change, limit), {**words, "came_by": "staff", "received_on": when})
        change.write("note_challenge", challenge=number, limit=limit, kind=kind)
        return str(number)

    return int(once(app, actor, "note_challenge", key, create))


@use_case
def look_into(
    app: Application, actor: Actor, ref: str, challenge: int, *, owner: str, seen_version: int | None = None
) -> None:
    """Say who will answer it: from then on somebody is looking into it."""
    clean = Cleaner()
    owner = clean.line("owner", owner, missing="challenge_owner_missing")
    clean.done()
    with changing(app, actor, ref) as change:
        saved = _find(change, challenge)
        status = "looking" if saved.status in {"received", "aside"} else saved.status
        _save(change, "look_into", saved, {"owner": owner}, seen_version, {"status": status, "aside_reason": ""})


@use_case
def answer_challenge(  # noqa: PLR0913
    app: Application,
    actor: Actor,
    ref: str,
    challenge: int,
    *,
    finding: str | None,
    reply: str,
    published: bool = False,
    settled: bool = False,
    seen_version: int | None = None,
) -> None:
    """Give, or put right, the reply that is shown on the public page. A challenge needs a finding; a question has none.

    ``published`` says that the question's own words may stand there too. One that was taken further goes on waiting for
    the reply from there until ``settled`` says that this is it. What was found of a challenge becomes part of
    the limit, as a version of its own: it counts until the limit is tested again.
    """
    with changing(app, actor, ref) as change:
        saved = _find(change, challenge)
        clean = Cleaner()
        reply = clean.paragraph("reply", reply, missing="reply_missing")
        if saved.kind == "question":
            finding = None
        elif finding not in FINDINGS:
            clean.problems.append(Problem("finding", "finding_missing"))
        clean.done()
        wanted = {"finding": finding, "reply": reply, "published": published}
        waits_still = saved.status == "further" and not settled
        # The day of the first reply counts, from where it stands now: putting a word right does not make it late.
        first = saved.replied_on is None or (saved.waits and not waits_still)
        more = {
            "status": "further" if waits_still else "answered",
            "replied_on": app.today() if first else saved.replied_on,
            "aside_reason": "",
        }
        if (finding, reply) != (saved.finding, saved.reply):
            # Putting a word right finds nothing new.
            _find_out(change, saved.limit, finding if finding != saved.finding else None)
        _save(change, "answer_challenge", saved, wanted, seen_version, more)


@use_case
def take_further(
    app: Application,
    actor: Actor,
    ref: str,
    challenge: int,
    *,
    to: str,
    on: date | None,
    seen_version: int | None = None,
) -> None:
    """Note to whom it went next, and on which day; today when none is named. From that day a reply is due again."""
    with changing(app, actor, ref) as change:
        saved = _find(change, challenge)
        clean = Cleaner()
        to = clean.line("to", to, missing="taken_to_missing")
        on = on or app.today()
        if on > app.today():
            clean.problems.append(Problem("on", "date_in_future"))
        elif on < saved.received_on:
            clean.problems.append(Problem("on", "before_it_came"))
        clean.done()
        wanted = {"taken_further_to": to, "taken_further_on": on}
        due = calendars.add_working_days(on, app.pack.local.reply_days)
        _save(
            change, "take_further", saved, wanted, seen_version, {"status": "further", "due": due, "aside_reason": ""}
        )


@use_case
def set_aside(
    app: Application, actor: Actor, ref: str, challenge: int, *, reason: str, seen_version: int | None = None
) -> None:
    """Give it no reply, and say why: an advertisement, or the same sent again. A reply given later brings it back."""
    clean = Cleaner()
    reason = clean.line("reason", reason, missing="aside_reason_missing")
    clean.done()
    with changing(app, actor, ref) as change:
        saved = _find(change, challenge)
        _save(change, "set_aside", saved, {"aside_reason": reason}, seen_version, {"status": "aside"})


@use_case
def erase_sender(app: Application, actor: Actor, ref: str, challenge: int) -> None:
    """Erase for good who sent it and how to reach them, in archived work too. What they said stays."""
    with changing(app, actor, ref, archived_too=True) as change:
        _save(change, "erase_sender", _find(change, challenge), {"name": "", "contact": ""}, None)


def _save(
    change: Change,
    verb: str,
    saved: Challenge,
    wanted: dict[str, Any],
    seen: int | None,
    more: dict[str, Any] | None = None,
) -> None:
    if differing := to_change("challenge", saved, wanted, seen=seen, more=more):
        challenges.change(change.connection, saved, differing)
        change.done(verb, challenge=saved.id, fields=sorted(differing))


def _about(change: Change, limit: int) -> NonNegotiable:
    found = limits.find(change.connection, change.activity.id, limit)
    if found is None:
        raise NotFound("limit", str(limit))
    return found


def _find_out(change: Change, limit: int, finding: str | None) -> None:
    """Let the limit say what was found about it; one that was withdrawn stays as it is."""
    about = _about(change, limit)
    found = found_out(about, finding)
    if found != about and about.withdrawn_on is None:
        found = replace(found, version=about.version + 1, changed_at=change.now)
        limits.save(change.connection, found, change.actor, "answer_challenge")


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


def _find(change: Change, challenge: int) -> Challenge:
    found = challenges.find(change.connection, change.activity.id, challenge)
    if found is None:
        raise NotFound("challenge", str(challenge))
    return found
