"""Use cases on feedback forms for people without an account: open one, fill it in, send it, say something about oneself.

Nothing here leaves an audit line, a moment or a name; nothing touches the row of the activity; nothing ties a reply to its
comments, to the draft it came from, or to what the same person says about themselves (design 9, domain.md H and K13).
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from logic.bootstrap import Application
from logic.errors import Problem, Refused
from logic.feedback import Edition, Form
from logic.feedback_given import NAME, Filled, ReplyDraft, from_plain
from logic.link_key import read_key
from logic.links import Door, LinkRefused
from logic.sealed import seal, unseal
from logic.services._change import check_key, use_case
from logic.services._feedback import about_rows, asked_by, cleaned, given_of, sent_key
from logic.services._sent import Counted, counted_by
from logic.services.links import open_link
from logic.store import Work
from logic.store.queries import feedback

SEALED = "sealed"
"""Under which the fields of a draft stand sealed."""


@dataclass(frozen=True, slots=True)
class FormBehind:
    """What the token of a feedback form opens.

    takes
        whether it can be filled in now: it is not closed, and the work is not put away.
    """

    door: Door
    form: Form
    takes: bool


def form_behind(app: Application, token: str, *, address: str = "") -> FormBehind:
    """The form that this token opens, closed ones too. Raises ``LinkRefused``.

    ``address`` is where the request came from; empty when that is not known.
    """
    return form_of(app, open_link(app, token, kind="feedback", address=address))


def form_of(app: Application, door: Door) -> FormBehind:
    """The form behind a link that opened. Raises ``LinkRefused`` where there is none."""
    with app.store.reading() as work:
        form = feedback.form_of_link(work.connection, door.link.id)
    if form is None:
        raise LinkRefused("wrong")
    return FormBehind(door, form, form.takes(app.today()) and not door.archived)


def read_draft(app: Application, draft: str) -> ReplyDraft | None:
    """What is filled in under this random name; none when nothing is, it was sent, or it is too old.

    Opens without a link: whoever wrote it gets their words back although the link was closed meanwhile.
    """
    if not NAME.fullmatch(draft):
        return None
    with app.store.reading() as work:
        found = feedback.read_draft(work.connection, _name(app, draft), app.today())
    return None if found is None else _opened(app, draft, found[1])


def was_sent(app: Application, form: Form, draft: str) -> bool:
    """Whether the form filled in under this name was sent. Nobody knows any more once the results are open."""
    with app.store.reading() as work:
        return feedback.knows_key(work.connection, form.id, sent_key(app, draft))


@use_case
def save_draft_reply(app: Application, token: str, draft: str, page: Filled, *, address: str = "") -> None:
    """Keep what one page of a form gave under a random name. What other pages gave stays.

    Raises ``LinkRefused``, and ``Refused`` when the form takes nothing, was sent, or something in it cannot be kept.
    """
    door = open_link(app, token, kind="feedback", address=address)
    if not NAME.fullmatch(draft):
        raise Refused(Problem("", "form_expired"))
    with app.store.writing() as work:
        form = _taking(app, work, door, "together")
        clean = cleaned(asked_by(app, form), page)
        kept = feedback.read_draft(work.connection, _name(app, draft), app.today())
        now = (ReplyDraft() if kept is None else _opened(app, draft, kept[1])).merged(clean)
        row = (form.id, _name(app, draft), {SEALED: seal(_draft_key(app, draft), now.to_plain())}, app.today())
        if kept is None:
            guards = app.guards.feedback
            often = counted_by(app, [(guards.begun_by_link, form.id)], guards.begun_by_address, address)
            if feedback.knows_key(work.connection, form.id, sent_key(app, draft)):
                raise Refused(Problem("", "feedback_sent"))
            often.check()
            feedback.forget_drafts(work.connection, app.today())
            feedback.begin_draft(work.connection, *row)
        else:
            feedback.keep_draft(work.connection, *row)
        work.commit()
    if kept is None:
        often.count()


@use_case
def send_reply(app: Application, token: str, draft: str, *, edition: Edition, session: str, address: str = "") -> None:
    """Turn a draft into a reply: its choices in one row, each comment in a row of its own, and nothing that ties them.

    Only what was chosen in this edition counts. A concern that was ticked is not kept: it showed the way, and beside one
    that came the same day, perhaps with a name, it would tell whose answers these are. Sending twice counts once.
    ``session`` is any text that tells one open page from another. Raises ``LinkRefused``, and ``Refused`` when the form
    is closed, nothing was given, or the draft is gone.
    """
    behind = form_behind(app, token, address=address)
    if not NAME.fullmatch(draft):
        raise Refused(Problem("", "form_expired"))
    often = _counted(app, behind, session, address)
    hashed = sent_key(app, draft)
    with app.store.writing() as work:
        form = feedback.form_of_link(work.connection, behind.door.link.id, hold="alone")
        if form is not None and feedback.knows_key(work.connection, form.id, hashed):
            return
        form = _taking(app, work, behind.door)
        found = feedback.read_draft(work.connection, _name(app, draft), app.today())
        if found is None or found[0] != form.id:
            raise Refused(Problem("", "feedback_draft_gone"))
        often.check()
        filled = _opened(app, draft, found[1])
        choices = filled.chosen(edition)
        given = given_of(edition, "link", choices, filled.words, supported=filled.supported)
        if not (choices or given.comments or filled.ticked):
            raise Refused(Problem("", "nothing_given"))
        feedback.add(work.connection, form.id, given)
        feedback.remember_key(work.connection, form.id, hashed)
        feedback.forget_drafts(work.connection, app.today())
        feedback.drop_draft(work.connection, _name(app, draft))
        work.commit()
    app.store.leave_no_trace(feedback.TABLES)
    often.count()


@use_case
def say_about_you(
    app: Application,
    token: str,
    *,
    edition: Edition,
    given: Mapping[str, str],
    key: str,
    session: str,
    address: str = "",
) -> None:
    """What somebody says about themselves (FB17): each answer a row of its own, tied to nothing, not even to each other."""
    behind = form_behind(app, token, address=address)
    check_key(key)
    rows = about_rows(app, behind.form, edition, given)
    often = _counted(app, behind, session, address)
    hashed = sent_key(app, f"about {key}")
    with app.store.writing() as work:
        form = _taking(app, work, behind.door)
        if feedback.knows_key(work.connection, form.id, hashed):
            return
        often.check()
        feedback.add(work.connection, form.id, feedback.Given(about=rows))
        feedback.remember_key(work.connection, form.id, hashed)
        work.commit()
    app.store.leave_no_trace(feedback.TABLES)
    often.count()


def _name(app: Application, draft: str) -> str:
    """The name under which a draft is kept: the one in the address, signed as ``sent_key`` is."""
    made = hmac.digest(read_key(app.settings).encode(), f"feedback draft {draft}".encode(), sha256)
    return made.hex()[:32]


def _draft_key(app: Application, draft: str) -> bytes:
    """What a draft is sealed with: made of the server's own key and the name in the address, so the database opens none."""
    return hmac.digest(read_key(app.settings).encode(), f"feedback draft sealed {draft}".encode(), sha256)


def _opened(app: Application, draft: str, fields: Mapping[str, Any]) -> ReplyDraft:
    """What is filled in. A draft of an earlier release is not sealed; one that was tampered with is empty."""
    plain = unseal(_draft_key(app, draft), fields[SEALED]) if SEALED in fields else fields
    return ReplyDraft() if plain is None else from_plain(plain)


def _taking(app: Application, work: Work, door: Door, hold: feedback.Hold = "alone") -> Form:
    """The form, held, if it still takes what people give."""
    form = feedback.form_of_link(work.connection, door.link.id, hold=hold)
    if form is None or door.archived or not form.takes(app.today()):
        raise Refused(Problem("", "feedback_closed"))
    return form


def _counted(app: Application, behind: FormBehind, session: str, address: str) -> Counted:
    guards = app.guards.feedback
    return counted_by(app, [(guards.by_session, session), (guards.by_link, behind.form.id)], guards.by_address, address)
