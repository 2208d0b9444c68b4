"""Use cases on taking in concerns: somebody says that we are getting it wrong, or staff write it down (domain.md I.4).

A concern may be about no piece of work, so it is held by itself. What came from outside leaves no line in the audit.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from logic import calendars
from logic.activity import Actor
from logic.bootstrap import Application
from logic.concerns import Concern, number_in
from logic.errors import Problem, Refused
from logic.plan import leading
from logic.reference import activity_number
from logic.services._change import check_key, once, use_case
from logic.services._concerns import held_concern, write
from logic.services._read import number_of
from logic.services._sent import counted
from logic.services.links import open_link
from logic.store import Work
from logic.store.queries import activities, concerns, team
from logic.text import Cleaner


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
        kept = held_concern(work, made)
        work.commit()
    app.store.leave_no_trace(concerns.TABLES)
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
        write(app, actor, work, held_concern(work, made), "note_concern")
        return str(made)

    return int(once(app, actor, "note_concern", key, create))


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
