"""Use cases on links for people without an account: staff make, renew and close them, and anybody opens one."""

from datetime import date, datetime, timedelta
from hashlib import sha256

from logic import calendars, working_days
from logic.activity import Actor
from logic.bootstrap import Application
from logic.dates import LONDON
from logic.errors import NotFound, Problem, Refused
from logic.link_key import read_key
from logic.links import (
    MONTHS,
    MONTHS_MOST,
    PAGE_OF,
    Door,
    LinkKind,
    LinkRefused,
    PublicLink,
    read_token,
    token_of,
)
from logic.reference import activity_number, activity_reference
from logic.services._change import Change, begin, changing, once, use_case
from logic.services._kept import kept
from logic.store import Work
from logic.store.queries import links

EVERYBODY = "everybody"
"""The key under which wrong links from everywhere are counted."""
MINUTE = timedelta(minutes=1)


@use_case
def make_link(
    app: Application, actor: Actor, ref: str, *, part: int | None = None, expires_on: date | None = None, key: str
) -> int:
    """A new link to the page of limits, of one part or of the whole; returns its id.

    ``expires_on`` is the last day on which it opens; three months from today when none is named.
    """
    until_day = last_day(app, expires_on)
    read_key(app.settings)

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        part_id = None if part is None else change.part.id
        values = {"part_id": part_id, "kind": "limits", "created_at": change.now, "expires_on": until_day}
        number = links.insert(work.connection, change.activity.id, values)
        change.write("make_link", link=number)
        return str(number)

    return int(once(app, actor, "make_link", key, create))


@use_case
def renew_link(
    app: Application, actor: Actor, ref: str, link: int, *, expires_on: date | None = None, key: str
) -> None:
    """Give it a new address and a new last day. Its old address opens nothing from now on."""
    until_day = last_day(app, expires_on)

    def renew(work: Work) -> str:
        change = begin(work, app, actor, ref)
        saved = _find(change, link)
        values = {"version": saved.version + 1, "expires_on": until_day, "revoked_at": None}
        links.change(work.connection, link, values)
        change.write("renew_link", link=link)
        return str(link)

    once(app, actor, "renew_link", key, renew)


@use_case
def revoke_link(app: Application, actor: Actor, ref: str, link: int) -> None:
    """Close it for good, in archived work too. Doing so twice does no harm."""
    with changing(app, actor, ref, archived_too=True) as change:
        if _find(change, link).revoked_at is None:
            links.change(change.connection, link, {"revoked_at": change.now})
            change.done("revoke_link", link=link)


@kept
def links_of(app: Application, ref: str, kind: LinkKind = "limits") -> tuple[PublicLink, ...]:
    """All links of this kind of an activity, closed and expired ones too, the newest first."""
    number = activity_number(ref)
    if number is None:
        raise NotFound("activity", ref)
    with app.store.reading() as work:
        return tuple(one for one in links.of_activity(work.connection, number) if one.kind == kind)


def link_address(app: Application, link: PublicLink) -> str:
    """The address that opens it, for as long as it does."""
    token = token_of(read_key(app.settings), link.id, link.version)
    return f"{app.settings.public_url}/{PAGE_OF[link.kind]}?t={token}"


def open_link(app: Application, token: str, *, kind: LinkKind | None = "limits", address: str = "") -> Door:
    """What this token opens. ``address`` is where the request came from; empty when that is not known.

    ``kind`` is what the page that asks is for: a link opens one page and no other. None is for what any link may reach.

    Raises ``LinkRefused``. A link that was never made is refused like one that another server made.
    """
    # The signature first: a right link opens, however many wrong ones were tried from the same address.
    signed = read_token(read_key(app.settings), token)
    if signed is not None:
        with app.store.reading() as work:
            found = links.opened(work.connection, signed[0])
        if found is not None and kind in {None, found.link.kind}:
            return _door(app, found, signed[1])
    seconds, guards = app.now().timestamp(), app.guards
    wait = guards.wrong_by_address.take(caller_of(address), seconds) if address else 0
    if wait := wait or guards.wrong_in_all.take(EVERYBODY, seconds):
        raise LinkRefused("often", until(app, wait))
    raise LinkRefused("wrong")


def caller_of(address: str) -> bytes:
    """The key by which an address is counted. It is kept in memory alone, and not in words."""
    return sha256(address.encode()).digest()


def _door(app: Application, found: links.Opened, version: int) -> Door:
    if version != found.link.version or found.link.revoked_at is not None:
        raise LinkRefused("closed")
    if not found.link.opens(app.today()):
        raise LinkRefused("expired")
    return Door(found.link, activity_reference(found.activity), found.archived)


def until(app: Application, wait: float) -> datetime:
    """When a wait is over, on the next full minute: that is as exact as a person is told, and never too early."""
    over = app.now() + timedelta(seconds=wait)
    return (over + MINUTE - timedelta.resolution).astimezone(LONDON).replace(second=0, microsecond=0)


def _find(change: Change, link: int) -> PublicLink:
    found = links.find(change.connection, change.activity.id, link)
    if found is None:
        raise NotFound("link", str(link))
    return found


def last_day(app: Application, wanted: date | None) -> date:
    """The last day on which a new link opens: three months from today when none is wanted. Raises ``Refused``."""
    today = app.today()

    def later(months: int) -> date:
        return working_days.shifted(today, months, "months", calendars.is_working_day)

    found = wanted or later(MONTHS)
    if found < today:
        raise Refused(Problem("expires_on", "date_in_past"))
    if found > later(MONTHS_MOST):
        raise Refused(Problem("expires_on", "link_too_long", {"months": MONTHS_MOST}))
    return found
