"""Use cases on the team of an activity. Names and contacts are people's data: no audit line and no log holds them."""

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem, Refused
from logic.plan import TeamMember
from logic.reference import activity_number
from logic.services._change import Change, begin, changing, once, to_change, to_save, use_case
from logic.services._kept import kept
from logic.store import Work
from logic.store.queries import team
from logic.text import Cleaner

TEAM_MOST = 100
"""People on one team; more is no team, and would make a page of it."""


@use_case
def add_member(
    app: Application, actor: Actor, ref: str, *, name: str, role: str, contact: str, lead: bool, key: str
) -> int:
    """Somebody new on the team; returns the id. One person leads: a new lead takes over from the one before."""
    clean = Cleaner()
    words = _words(clean, name, role, contact)
    clean.done()

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref)
        if len(_all(change)) >= TEAM_MOST:
            raise Refused(Problem("name", "team_full", {"most": TEAM_MOST}))
        _stand_down(change, lead=lead)
        member = team.insert(work.connection, change.activity.id, {**words, "lead": lead})
        change.write("add_member", member=member)
        return str(member)

    return int(once(app, actor, "add_member", key, create))


@use_case
def change_member(  # noqa: PLR0913
    app: Application,
    actor: Actor,
    ref: str,
    member: int,
    *,
    name: str,
    role: str,
    contact: str,
    lead: bool,
    seen_version: int | None = None,
) -> int:
    """Put right who somebody is, what they do here, how to reach them, and whether they lead.

    Returns the version that stands then.
    """
    clean = Cleaner()
    wanted = {**_words(clean, name, role, contact), "lead": lead}
    clean.done()
    with changing(app, actor, ref) as change:
        saved = _find(change, member)
        if differing := to_change("member", saved, wanted, seen=seen_version):
            _stand_down(change, lead=lead, but=member)
            team.change(change.connection, saved, differing)
            change.done("change_member", member=member, fields=sorted(differing))
        return saved.version + bool(differing)


@use_case
def remove_member(app: Application, actor: Actor, ref: str, member: int, *, seen_version: int | None = None) -> None:
    """Take somebody off the team. Their name and contact are erased; doing so twice does no harm."""
    with changing(app, actor, ref) as change:
        saved = next((one for one in _all(change) if one.id == member), None)
        if saved is None:
            return
        to_save("member", {"removed": False}, {"removed": True}, version=saved.version, seen=seen_version)
        team.forget(change.connection, member)
        change.done("remove_member", member=member)
    app.store.leave_no_trace(team.TABLES, anew=True)


@kept
def team_of(app: Application, ref: str) -> tuple[TeamMember, ...]:
    """Everybody on the team, the lead first."""
    number = activity_number(ref)
    with app.store.reading() as work:
        return () if number is None else team.of_activity(work.connection, number)


def _words(clean: Cleaner, name: str, role: str, contact: str) -> dict[str, str]:
    return {
        "name": clean.line("name", name, missing="member_name_missing"),
        "role": clean.line("role", role),
        "contact": clean.line("contact", contact),
    }


def _all(change: Change) -> tuple[TeamMember, ...]:
    return team.of_activity(change.connection, change.activity.id)


def _find(change: Change, member: int) -> TeamMember:
    for one in _all(change):
        if one.id == member:
            return one
    raise NotFound("member", str(member))


def _stand_down(change: Change, *, lead: bool, but: int | None = None) -> None:
    """Whoever led before leads no more, when somebody else does now."""
    for one in _all(change) if lead else ():
        if one.lead and one.id != but:
            team.change(change.connection, one, {"lead": False})
