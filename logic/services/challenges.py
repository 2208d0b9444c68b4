"""Use cases on what people said about limits: staff look into it, answer, take it further or set it aside."""

from dataclasses import replace
from datetime import date
from typing import Any

from logic import calendars
from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import Problem
from logic.links import FINDINGS, Challenge
from logic.register import found_out
from logic.services._challenges import challenge_of, limit_of
from logic.services._change import Change, changing, seen_now, to_change, use_case
from logic.store.queries import challenges, limits
from logic.text import Cleaner


@use_case
def look_into(
    app: Application, actor: Actor, ref: str, challenge: int, *, owner: str, seen_version: int | None = None
) -> int:
    """Say who will answer it: from then on somebody is looking into it. Returns the version that stands then."""
    clean = Cleaner()
    owner = clean.line("owner", owner, missing="challenge_owner_missing")
    clean.done()
    with changing(app, actor, ref) as change:
        saved = challenge_of(change, challenge)
        status = "looking" if saved.status in {"received", "aside"} else saved.status
        return _save(change, "look_into", saved, {"owner": owner}, seen_version, {"status": status, "aside_reason": ""})


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
) -> int:
    """Give, or put right, the reply that is shown on the public page. A challenge needs a finding; a question has none.

    ``published`` says that the question's own words may stand there too. One that was taken further goes on waiting for
    the reply from there until ``settled`` says that this is it. What was found of a challenge becomes part of
    the limit, as a version of its own: it counts until the limit is tested again. Returns the version of what they said.
    """
    with changing(app, actor, ref) as change:
        saved = challenge_of(change, challenge)
        clean = Cleaner()
        # In the order in which they are asked for.
        if saved.kind == "question":
            finding = None
        elif finding not in FINDINGS:
            clean.problems.append(Problem("finding", "finding_missing"))
        reply = clean.paragraph("reply", reply, missing="reply_missing")
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
        return _save(change, "answer_challenge", saved, wanted, seen_version, more)


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
) -> int:
    """Note to whom it went next, and on which day; today when none is named. From that day a reply is due again.

    Returns the version that stands then.
    """
    with changing(app, actor, ref) as change:
        saved = challenge_of(change, challenge)
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
        return _save(
            change, "take_further", saved, wanted, seen_version, {"status": "further", "due": due, "aside_reason": ""}
        )


@use_case
def set_aside(
    app: Application, actor: Actor, ref: str, challenge: int, *, reason: str, seen_version: int | None = None
) -> int:
    """Give it no reply, and say why: an advertisement, or the same sent again. A reply given later brings it back.

    Returns the version that stands then.
    """
    clean = Cleaner()
    reason = clean.line("reason", reason, missing="aside_reason_missing")
    clean.done()
    with changing(app, actor, ref) as change:
        saved = challenge_of(change, challenge)
        return _save(change, "set_aside", saved, {"aside_reason": reason}, seen_version, {"status": "aside"})


@use_case
def erase_sender(app: Application, actor: Actor, ref: str, challenge: int, *, seen_version: int | None = None) -> int:
    """Erase for good who sent it and how to reach them, in archived work too. What they said stays.

    It writes over nobody's words, so ``seen_version`` refuses nothing; returns the version that whoever saw that has seen now.
    """
    with changing(app, actor, ref, archived_too=True) as change:
        saved = challenge_of(change, challenge)
        now = _save(change, "erase_sender", saved, {"name": "", "contact": ""}, None)
    app.store.leave_no_trace(challenges.TABLES, anew=True)
    return seen_now(saved, seen_version, changed=now != saved.version)


def _save(
    change: Change,
    verb: str,
    saved: Challenge,
    wanted: dict[str, Any],
    seen: int | None,
    more: dict[str, Any] | None = None,
) -> int:
    if differing := to_change("challenge", saved, wanted, seen=seen, more=more):
        challenges.change(change.connection, saved, differing)
        change.done(verb, challenge=saved.id, fields=sorted(differing))
    return seen_now(saved, seen, changed=bool(differing))


def _find_out(change: Change, limit: int, finding: str | None) -> None:
    """Let the limit say what was found about it; one that was withdrawn stays as it is."""
    about = limit_of(change, limit)
    found = found_out(about, finding)
    if found != about and about.withdrawn_on is None:
        found = replace(found, version=about.version + 1, changed_at=change.now)
        limits.save(change.connection, found, change.actor, "answer_challenge")
