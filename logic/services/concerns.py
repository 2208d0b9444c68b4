"""Use cases on concerns: what somebody said is going wrong is answered, or goes up (domain.md I.4).

What staff do leaves a line in the audit.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from logic import calendars
from logic.activity import Actor
from logic.bootstrap import Application
from logic.concerns import Concern, Level, moved_up
from logic.errors import Conflict, Problem, Refused
from logic.local import Local
from logic.services._change import allow, seen_now, to_change, use_case
from logic.services._concerns import held_concern, write
from logic.store import Work
from logic.store.queries import concerns
from logic.text import LINE, Cleaner


@use_case
def look_into_concern(
    app: Application, actor: Actor, concern: int, *, owner: str, seen_version: int | None = None
) -> int:
    """Say who will answer it: from then on somebody is looking into it. On the Board's agenda it stays there.

    Returns the version that stands then.
    """
    clean = Cleaner()
    owner = clean.line("owner", owner, missing="concern_owner_missing")
    clean.done()
    with _changing(app, actor, concern) as (work, saved):
        status = "looking" if saved.status in {"received", "closed"} else saved.status
        more = {"status": status, "closing": ""}
        return _save(app, actor, work, saved, "look_into_concern", {"owner": owner}, seen_version, more)


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
) -> int:
    """Give, or put right, the reply; returns the version that stands then.

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
        return _save(app, actor, work, saved, "answer_concern", wanted, seen_version, more)


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
) -> int:
    """Take it to the next level, from whose answer day a reply is due anew; returns the version that stands then.

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
            return seen_now(saved, seen_version, changed=False)
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
        return _save(app, actor, work, saved, "move_concern_up", wanted, seen_version)


@use_case
def close_concern(
    app: Application, actor: Actor, concern: int, *, closing: str = "", seen_version: int | None = None
) -> int:
    """Nothing more is to be done. One without a reply needs to say why: an advertisement, or the same sent again.

    Returns the version that stands then.
    """
    with _changing(app, actor, concern) as (work, saved):
        clean = Cleaner()
        closing = clean.line("closing", closing, missing=None if saved.reply else "concern_closing_missing")
        clean.done()
        return _save(app, actor, work, saved, "close_concern", {"closing": closing, "status": "closed"}, seen_version)


@use_case
def erase_concern_sender(app: Application, actor: Actor, concern: int, *, seen_version: int | None = None) -> int:
    """Erase for good who sent it and how to reach them, and what they typed as a number. What they said stays.

    It writes over nobody's words, so ``seen_version`` refuses nothing; returns the version that whoever saw that has seen now.
    """
    with _changing(app, actor, concern) as (work, saved):
        gone = {"name": "", "contact": "", "before": ""}
        now = _save(app, actor, work, saved, "erase_concern_sender", gone, None)
    app.store.leave_no_trace(concerns.TABLES, anew=True)
    return seen_now(saved, seen_version, changed=now != saved.version)


def _owner_at(app: Application, level: Level) -> str:
    local: Local = app.pack.local
    if level == "contact" and local.contacts:
        return local.contacts[0].name[:LINE]
    return app.pack.screen[f"concerns.level.{level}"]


@contextmanager
def _changing(app: Application, actor: Actor, concern: int) -> Iterator[tuple[Work, Concern]]:
    allow(actor)
    with app.store.writing() as work:
        yield work, held_concern(work, concern)


def _save(
    app: Application,
    actor: Actor,
    work: Work,
    saved: Concern,
    verb: str,
    wanted: Mapping[str, Any],
    seen: int | None,
    more: Mapping[str, Any] | None = None,
) -> int:
    if differing := to_change("concern", saved, wanted, seen=seen, more=more):
        concerns.change(work.connection, saved, differing)
        write(app, actor, work, saved, verb, fields=sorted(differing))
        work.commit()
    return seen_now(saved, seen, changed=bool(differing))
