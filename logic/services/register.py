"""Use cases on the register: the limits of a piece of work, each save kept for good (domain.md D)."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import Conflict, NotFound, Problem, Refused
from logic.reference import activity_number
from logic.register import LimitVersion, NonNegotiable, TestAnswer, missing, renewed, untimely, wrong
from logic.register.wording import in_words
from logic.services._change import Change, Saved, begin, changing, once, to_save, use_case
from logic.services._kept import kept
from logic.store import Work
from logic.store.queries import limits, links, parts, scope
from logic.text import Cleaner

LINES = ("statement", "clause", "said_by", "said_role", "agreed_with")
PARAGRAPHS = (
    *("plain", "easy_read", "evidence", "rules_out", "why_nothing_open"),
    *("how_we_work", "shared_how", "challenge_to"),
)
CHOSEN = ("part", "category", "strength", "explains", "formats", "said_on", "agreed_on", "shared_on")
MAY_CHANGE = frozenset((*LINES, *PARAGRAPHS, *CHOSEN, "review_on", "expires_on", "still_open", "test"))
"""Fields a save may name; withdrawing is a use case of its own."""


@kept
def limits_of(app: Application, ref: str) -> tuple[NonNegotiable, ...]:
    """Every limit of this piece of work, by number; empty when it has none, or there is no such work."""
    number = activity_number(ref)
    if number is None:
        return ()
    with app.store.reading() as work:
        return limits.remembered(work.connection, number)


def find_limit(app: Application, ref: str, number: int) -> NonNegotiable:
    """One limit as it stands. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = limits.find(work.connection, activity_number(ref) or 0, number)
    return _there(found, ref, number)


def limit_history(app: Application, ref: str, number: int) -> tuple[LimitVersion, ...]:
    """Every save of one limit, the newest first. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = limits.history(work.connection, activity_number(ref) or 0, number)
    if not found:
        raise NotFound("limit", f"{ref} / {number}")
    return found[::-1]


@kept
def tell_limit_by(app: Application, ref: str, part: int | None) -> date | None:
    """The first session that people must have heard of a limit by; none while no plan has one."""
    with app.store.reading() as work:
        return limits.first_session(work.connection, activity_number(ref) or 0, part)


@use_case
def save_limit(
    app: Application,
    actor: Actor,
    ref: str,
    number: int | None = None,
    *,
    fields: Mapping[str, Any],
    confirm: bool = False,
    seen_version: int | None = None,
    key: str = "",
) -> Saved:
    """Save these fields of a limit, or begin one where ``number`` is none; returns its number and the version it now is.

    What is there is saved, however unfinished; fields not named stay as they are. With ``confirm`` nothing is saved
    unless every hard rule holds (domain.md D). ``still_open``, ``explains`` and ``formats`` are lists of text or keys,
    ``test`` maps keys of its questions to ``TestAnswer``, days are dates or none. Naming ``test`` says that it was
    looked at again, also where its answers stay the same.
    """
    said = _tidy(fields, new=number is None)
    if number is not None:
        with changing(app, actor, ref) as change:
            saved = _there(limits.find(change.connection, change.activity.id, number), ref, number)
            if saved.withdrawn_on is not None:
                raise Refused(Problem("", "limit_withdrawn"))
            wanted, differing = _wanted(app, saved, said, seen_version)
            _check(app, change, wanted, differing, confirm=confirm)
            if wanted != saved:
                limits.save(change.connection, _next(wanted, change.now), actor, "save_limit")
                change.done("save_limit", limit=number, version=saved.version + 1, fields=sorted(differing))
        return Saved(number, saved.version + (wanted != saved))

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref)
        given = limits.next_number(work.connection, change.activity.id)
        empty = _empty(given, change.now)
        limit = renewed(empty, replace(empty, **said), app.pack.register, app.today(), tested="test" in said)
        _check(app, change, limit, said, confirm=confirm)
        limits.insert(work.connection, change.activity.id, limit, actor, "save_limit")
        change.write("save_limit", limit=given, version=1, fields=sorted(said))
        return str(given)

    return Saved(int(once(app, actor, "save_limit", key, create)), 1)


@use_case
def withdraw_limit(
    app: Application,
    actor: Actor,
    ref: str,
    number: int,
    *,
    apology: str,
    nobody_told: bool = False,
    seen_version: int | None = None,
) -> int:
    """Say that a limit did not stand up or is gone, with what people are told. For good: a new one is a new entry.

    ``nobody_told``: nobody outside the team has heard of it, so there is nothing to be sorry for and nobody is told now.
    Refused where people may have read it. Returns the version that stands then.
    """
    clean = Cleaner()
    apology = "" if nobody_told else clean.paragraph("apology", apology, missing="limit_apology_missing")
    clean.done()
    with changing(app, actor, ref) as change:
        saved = _there(limits.find(change.connection, change.activity.id, number), ref, number)
        if saved.withdrawn_on is not None:
            if saved.apology == apology:
                return saved.version
            raise Refused(Problem("", "limit_withdrawn"))
        if nobody_told and _may_be_known(app, change.work, change.activity.id, saved):
            raise Refused(Problem("apology", "limit_was_shown"))
        if nobody_told and seen_version not in {None, saved.version}:
            raise Conflict("limit", {}, {}, saved.version)
        to_save("limit", {"apology": ""}, {"apology": apology}, version=saved.version, seen=seen_version)
        told = saved.told and not nobody_told
        gone = replace(saved, apology=apology, withdrawn_on=app.today(), told=told)
        limits.save(change.connection, _next(gone, change.now), actor, "withdraw_limit")
        change.done("withdraw_limit", limit=number, version=saved.version + 1)
        return saved.version + 1


@kept
def limit_may_be_known(app: Application, ref: str, number: int) -> bool:
    """Whether people outside the team may have read of a limit: by a link, in a finished statement, or on its day."""
    with app.store.reading() as work:
        activity = activity_number(ref) or 0
        saved = _there(limits.find(work.connection, activity, number), ref, number)
        return _may_be_known(app, work, activity, saved)


def _may_be_known(app: Application, work: Work, activity: int, limit: NonNegotiable) -> bool:
    connection = work.connection
    told = limit.shared_on is not None and limit.shared_on <= app.today()
    linked = any(link.kind == "limits" for link in links.of_activity(connection, activity))
    return (
        told or linked or any(scope.of_part(connection, row.id).told for row in parts.of_activity(connection, activity))
    )


def _there(found: NonNegotiable | None, ref: str, number: int) -> NonNegotiable:
    if found is None:
        raise NotFound("limit", f"{ref} / {number}")
    return found


def _tidy(fields: Mapping[str, Any], *, new: bool) -> dict[str, Any]:
    """The fields as they can be kept. Raises ``Refused`` with everything that cannot."""
    clean = Cleaner()
    said = {name: value for name, value in fields.items() if name in MAY_CHANGE}
    if len(said) < len(fields):
        clean.problems.append(Problem("limit", "unknown_field"))
    for name in LINES:
        if name in said:
            # A line end would hide a second limit, so it is looked for before it becomes a blank.
            ends = "; ".join(line for line in str(said[name]).splitlines() if line.strip())
            said[name] = clean.line(name, ends if name == "statement" else said[name])
    for name in PARAGRAPHS:
        if name in said:
            said[name] = clean.paragraph(name, said[name])
    for name in ("still_open", "explains", "formats"):
        if name in said:
            said[name] = tuple(line for one in said[name] if (line := clean.line(name, one)))
    if "test" in said:
        said["test"] = {
            key: TestAnswer(clean.paragraph(f"test.{key}", one.words), one.weight, one.only_part)
            for key, one in said["test"].items()
        }
    if new and not said.get("statement"):
        clean.problems.append(Problem("statement", "limit_statement_missing"))
    clean.done()
    return said


def _wanted(
    app: Application, saved: NonNegotiable, said: Mapping[str, Any], seen: int | None
) -> tuple[NonNegotiable, dict[str, Any]]:
    """The limit as it is to be, and what of it is new. Raises ``Conflict`` with both in words."""
    now = {name: getattr(saved, name) for name in said}
    try:
        differing = to_save("limit", now, said, version=saved.version, seen=seen)
    except Conflict as stale:
        raise Conflict("limit", _worded(app, stale.theirs), _worded(app, stale.yours), stale.version) from None
    wanted = renewed(saved, replace(saved, **said), app.pack.register, app.today(), tested="test" in said)
    if wanted != saved and not differing and seen not in {None, saved.version}:
        # The same answers, but about what somebody else has changed since.
        words = _worded(app, now)
        raise Conflict("limit", words, words, saved.version)
    return wanted, differing


def _worded(app: Application, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: in_words(name, value, app.pack.register, app.pack.noes, app.pack.screen["limit.no_longer"])
        for name, value in fields.items()
    }


def _check(app: Application, change: Change, limit: NonNegotiable, new: Collection[str], *, confirm: bool) -> None:
    """Raise ``Refused`` with what no save may hold and, to confirm, with everything that is missing.

    ``new``: names of the fields that this save changes. Names of what content no longer has are refused among them
    alone, so that a limit written with other content can still be changed. A day among them that comes too late is
    refused at once; one that was in time when it was saved is not, until somebody confirms.
    """
    numbers = [row.number for row in parts.of_activity(change.connection, change.activity.id)]
    unfit = wrong(limit, app.pack.register, app.pack.flow, numbers, app.today())
    found = [problem for problem in unfit if problem.field in new]
    if confirm:
        found += missing(limit, app.pack.register)
    first = limits.first_session(change.connection, change.activity.id, limit.part)
    found += [problem for problem in untimely(limit, app.today(), first) if confirm or problem.field in new]
    if found:
        raise Refused(*found)


def _next(limit: NonNegotiable, now: datetime) -> NonNegotiable:
    return replace(limit, version=limit.version + 1, changed_at=now)


def _empty(number: int, now: datetime) -> NonNegotiable:
    """A limit that says nothing yet."""
    words: dict[str, Any] = dict.fromkeys((*LINES, *PARAGRAPHS, "category", "apology"), "")
    words |= dict.fromkeys(("said_on", "agreed_on", "shared_on", "review_on", "expires_on", "withdrawn_on"))
    return NonNegotiable(
        id=0,
        number=number,
        version=1,
        part=None,
        strength=None,
        still_open=(),
        explains=(),
        formats=(),
        changed_at=now,
        made_at=now,
        **words,
    )
