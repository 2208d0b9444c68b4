"""Use cases on seats: the lead invites, somebody answers from a seat by a link, and both write down what they agreed.

What is answered from a seat leaves no line in the audit, as all that the public sends: a line would say at which minute
somebody sat there. So nothing here that reads seats is kept (``_kept``). It steers nothing until it is agreed; then it
becomes the part's own answer (domain.md B.9).
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from logic.activity import PUBLIC_ACTOR, Activity, Actor, GivenAnswer, Part
from logic.bootstrap import Application
from logic.dates import british_date
from logic.errors import NotFound, Problem, Refused
from logic.flow import Answer
from logic.link_key import read_key
from logic.links import Door, PublicLink
from logic.seats import NO_TALK, SEATS_MOST, Agenda, Agreed, Seat, Talk, agenda, standing
from logic.services._change import Change, begin, changing, once, part_id, to_save, use_case
from logic.services.activities import find_activity
from logic.services.answers import refused_answer
from logic.services.links import last_day, open_link
from logic.store import Work
from logic.store.queries import answers, links, seats
from logic.text import Cleaner

if TYPE_CHECKING:
    from logic.documents.model import Document


@dataclass(frozen=True, slots=True)
class Seats:
    """Everything about the seats of a part, read in one transaction.

    links
        id -> the link of each seat.
    """

    seats: tuple[Seat, ...]
    links: Mapping[int, PublicLink]
    talk: Talk

    @property
    def speaking(self) -> tuple[Seat, ...]:
        """Those that count in the conversation."""
        return tuple(one for one in self.seats if one.speaks)


@dataclass(frozen=True, slots=True)
class Behind:
    """What a seat's link shows whoever holds it: their own answers, and a little of the work. Never the lead's answers.

    talked_on
        the day of the conversation; from then on nothing is changed from here.
    """

    door: Door
    activity: Activity
    part: Part
    seat: Seat
    talked_on: date | None

    @property
    def takes_answers(self) -> bool:
        """Whether an answer can be given just now."""
        return self.seat.finished_on is None and self.talked_on is None and not self.door.archived


# --- the lead invites -----------------------------------------------------------------------------


@use_case
def invite_seat(
    app: Application, actor: Actor, ref: str, part: int, *, label: str, expires_on: date | None = None, key: str
) -> int:
    """Make a seat and the link that opens it, in one transaction; returns the seat's id.

    ``label``: a role, such as "Carer". ``expires_on``: the last day on which the link opens; three months from today when
    none is named.
    """
    read_key(app.settings)

    def create(work: Work) -> str:
        # Looked at in here, for the second of two clicks may come when the form is empty again: it gets the first's seat.
        clean = Cleaner()
        role = clean.line("label", label, missing="seat_label_missing")
        clean.done()
        until = last_day(app, expires_on)
        change = begin(work, app, actor, ref, part)
        if seats.talk_of(work.connection, change.part.id).talked_on is not None:
            raise Refused(Problem("", "seats_talked"))
        if sum(one.closed_on is None for one in seats.of_part(work.connection, change.part.id)) >= SEATS_MOST:
            raise Refused(Problem("", "too_many_seats", {"most": SEATS_MOST}))
        link = {"part_id": change.part.id, "kind": "seat", "created_at": change.now, "expires_on": until}
        made = links.insert(work.connection, change.activity.id, link)
        values = {"part_id": change.part.id, "link_id": made, "label": role, "pack": app.pack.version}
        number = seats.insert(work.connection, {**values, "invited_on": app.today()})
        change.write("invite_seat", seat=number, link=made)
        return str(number)

    return int(once(app, actor, "invite_seat", key, create))


@use_case
def close_seat(app: Application, actor: Actor, ref: str, part: int, seat: int) -> None:
    """Close a seat and its link for good, in archived work too. It counts no more; its words stay. Twice does no harm."""
    with changing(app, actor, ref, part, archived_too=True) as change:
        saved = next((one for one in seats.of_part(change.connection, change.part.id) if one.id == seat), None)
        if saved is None:
            raise NotFound("seat", str(seat))
        if saved.closed_on is None:
            seats.change(change.connection, saved, {"closed_on": app.today()})
            links.change(change.connection, saved.link_id, {"revoked_at": change.now})
            change.done("close_seat", seat=seat)


def seats_of(app: Application, ref: str, part: int) -> Seats:
    """Every seat of a part with its link, and what came of the conversation. Raises ``NotFound``."""
    with app.store.reading() as work:
        one = part_id(work, ref, part)
        found = tuple(seats.of_part(work.connection, one))
        opened = (links.opened(work.connection, seat.link_id) for seat in found)
        return Seats(found, {link.link.id: link.link for link in opened if link}, seats.talk_of(work.connection, one))


def agenda_of(app: Application, part: Part, found: Seats) -> Agenda:
    """What the lead and the seats that are finished have to talk about."""
    return agenda(app.pack.flow, part.values, [one.answers for one in found.speaking], found.talk)


def agenda_paper(app: Application, ref: str, part: int) -> "Document":
    """The agenda as a paper. Raises ``NotFound``, and ``Refused`` while nobody is finished."""
    from logic.documents.agenda import Teller, agenda_document
    from logic.documents.paper import About

    activity = find_activity(app, ref)
    one = activity.part(part)
    if one is None:
        raise NotFound("part", f"{ref} / {part}")
    found = seats_of(app, ref, part)
    if not found.speaking:
        raise Refused(Problem("", "no_seat_finished"))
    about = About(
        ref=activity.ref,
        title=activity.title,
        part=one.number,
        part_name=one.name,
        several=len(activity.parts) > 1,
        day=app.today(),
        made_at=activity.updated_at,
        words=app.pack.screen,
    )
    notes = {key: given.note for key, given in one.answers.items()}
    teller = Teller(app.pack, about.say, agenda_of(app, one, found), found.speaking, notes)
    return agenda_document(about, teller, found.talk, standing(found.talk, one.values))


# --- somebody at a seat ---------------------------------------------------------------------------


def seat_behind(app: Application, token: str, *, address: str = "") -> Behind:
    """What this token shows. Raises ``LinkRefused``: ``address`` is where the request came from."""
    door = open_link(app, token, kind="seat", address=address)
    activity = find_activity(app, door.ref)
    part = next((one for one in activity.parts if one.number == door.link.part_number), None)
    with app.store.reading() as work:
        seat = seats.behind(work.connection, door.link.id)
        talk = seats.talk_of(work.connection, part.id) if part else NO_TALK
    if seat is None or part is None:
        raise NotFound("seat", str(door.link.id))
    return Behind(door, activity, part, seat, talk.talked_on)


@use_case
def answer_from_seat(
    app: Application,
    token: str,
    question: str,
    value: str,
    note: str = "",
    *,
    was: Mapping[str, str] | None = None,
    address: str = "",
) -> Seat:
    """Keep one answer as it is given, and what was written beside it; returns the seat as it now stands.

    An empty ``value`` leaves the question out. ``was``: the value and the note that the person was shown; newer ones from
    another window of theirs are a ``Conflict``. The same again is taken silently, so a double click needs no key. Nothing
    grows with how often it is sent: there is one answer and one note a question. Raises ``LinkRefused``, and ``Refused``
    once they are finished, once the conversation was held, and in archived work.
    """
    clean = Cleaner()
    note = clean.paragraph("note", note)
    if value or question not in app.pack.flow.by_key:
        clean.problems += refused_answer(app, question, value)
    clean.done()
    with _at_seat(app, token, address) as (change, saved):
        if saved.finished_on is not None:
            raise Refused(Problem("", "seat_finished"))
        held = {"value": saved.answers.get(question, ""), "note": saved.notes.get(question, "")}
        if not to_save("seat", held, {"value": value, "note": note}, was=was):
            return saved
        given, noted = _with(saved.answers, question, value), _with(saved.notes, question, note)
        seats.change(change.connection, saved, {"answers": given, "notes": noted})
        change.work.commit()
        return replace(saved, answers=given, notes=noted, version=saved.version + 1)


@use_case
def finish_seat(app: Application, token: str, *, address: str = "") -> None:
    """They are finished: from today the lead can read their answers. Twice does no harm."""
    with _at_seat(app, token, address) as (change, saved):
        if not saved.answers and not saved.notes:
            raise Refused(Problem("", "seat_empty"))
        if saved.finished_on is None:
            seats.change(change.connection, saved, {"finished_on": app.today()})
            change.work.commit()


@use_case
def reopen_seat(app: Application, token: str, *, address: str = "") -> None:
    """Change answers after all, until the conversation is held. Until they are finished again, the lead reads none."""
    with _at_seat(app, token, address) as (change, saved):
        if saved.finished_on is not None:
            seats.change(change.connection, saved, {"finished_on": None})
            change.work.commit()


@contextmanager
def _at_seat(app: Application, token: str, address: str) -> Iterator[tuple[Change, Seat]]:
    """A change by whoever sits at a seat: allowed while the link opens and the conversation was not held."""
    door = open_link(app, token, kind="seat", address=address)
    with app.store.writing() as work:
        change = begin(work, app, PUBLIC_ACTOR, door.ref, door.link.part_number)
        saved = seats.behind(work.connection, door.link.id)
        if saved is None:
            raise NotFound("seat", str(door.link.id))
        # The link may have been closed since it was opened above; whoever closes it holds the same row first.
        if saved.closed_on is not None:
            raise Refused(Problem("", "seat_closed"))
        if seats.talk_of(work.connection, change.part.id).talked_on is not None:
            raise Refused(Problem("", "seat_talked"))
        yield change, saved


def _with(kept: Mapping[str, Any], key: str, value: str) -> dict[str, Any]:
    return {name: one for name, one in {**kept, key: value}.items() if one}


# --- both talk ------------------------------------------------------------------------------------


@use_case
def agree(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    question: str,
    value: str,
    note: str = "",
    *,
    seen_version: int | None = None,
) -> None:
    """Make what was agreed the part's own answer, with a ground that says by whom it was agreed, in one transaction.

    By the rules of ``give_answer``. ``seen_version``: the version of the lead's answer that the person was shown, 0 for
    none; an answer given since is a ``Conflict``. What the lead had answered and noted before is kept beside it.
    """
    clean = Cleaner()
    clean.problems += refused_answer(app, question, value)
    note = clean.paragraph("note", note)
    clean.done()
    with changing(app, actor, ref, part) as change:
        talk, speaking = _talking(change)
        before = answers.find(change.connection, change.part.id, question)
        last = talk.agreed.get(question)
        if last is not None and before is not None and before.value == last.value:
            first, first_note = last.lead, last.lead_note
            if (value, note) == (last.value, last.note):
                return
        else:
            first, first_note = (before.value, before.note) if before else (None, "")
        ground = _ground(app, speaking, note)
        held = {"value": before.value if before else None, "note": before.note if before else ""}
        version = before.version if before else 0
        differing = to_save("answer", held, {"value": value, "note": ground}, version=version, seen=seen_version)
        if differing:
            given = GivenAnswer(question, cast("Answer", value), ground, version + 1, change.now)
            answers.save(change.connection, change.part.id, given)
        agreed = {**talk.agreed, question: Agreed(cast("Answer", value), note, first, first_note)}
        unresolved = {key: why for key, why in talk.unresolved.items() if key != question}
        seats.save_talk(change.connection, change.part.id, replace(talk, agreed=agreed, unresolved=unresolved))
        change.done("agree", question=question, value=value, version=version + 1)


@use_case
def leave_unresolved(
    app: Application, actor: Actor, ref: str, part: int, question: str, note: str, *, was: str | None = None
) -> None:
    """Write down that there is no agreement yet, and why. What was agreed before is let go: the lead's own answer is back.

    ``was``: the note that the person was shown; somebody else's newer one is a ``Conflict``.
    """
    clean = Cleaner()
    note = clean.paragraph("note", note, missing="unresolved_note_missing")
    if question not in app.pack.flow.by_key:
        clean.problems.append(Problem("answer", "unknown_question", {"question": question}))
    clean.done()
    with changing(app, actor, ref, part) as change:
        talk, _ = _talking(change)
        held = {"unresolved": talk.unresolved.get(question, "")}
        shown = None if was is None else {"unresolved": was}
        agreed = talk.agreed.get(question)
        if not to_save("seat_talk", held, {"unresolved": note}, was=shown) and agreed is None:
            return
        now = answers.find(change.connection, change.part.id, question)
        if agreed is not None and agreed.lead is not None and now is not None and now.value == agreed.value:
            back = GivenAnswer(question, agreed.lead, agreed.lead_note, now.version + 1, change.now)
            answers.save(change.connection, change.part.id, back)
        left = {key: kept for key, kept in talk.agreed.items() if key != question}
        unresolved = {**talk.unresolved, question: note}
        seats.save_talk(change.connection, change.part.id, replace(talk, agreed=left, unresolved=unresolved))
        change.done("leave_unresolved", question=question)


@use_case
def hold_talk(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    on: date | None,
    took_part: Sequence[str],
    seen_version: int | None = None,
) -> None:
    """Write down when the conversation was held and with whom (roles). From now on no seat takes another answer."""
    clean = Cleaner()
    roles = tuple(role for typed in took_part if (role := clean.line("took_part", typed)))
    if not roles:
        clean.problems.append(Problem("took_part", "took_part_missing"))
    if on is None:
        clean.problems.append(Problem("talked_on", "talked_on_missing"))
    elif on > app.today():
        clean.problems.append(Problem("talked_on", "date_in_future"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        talk, _ = _talking(change)
        held = {"talked_on": talk.talked_on, "took_part": talk.took_part}
        wanted = {"talked_on": on, "took_part": roles}
        differing = to_save("seat_talk", held, wanted, version=talk.version, seen=seen_version)
        if differing:
            seats.save_talk(change.connection, change.part.id, replace(talk, **differing))
            change.done("hold_talk", fields=sorted(differing))


@use_case
def talk_again(app: Application, actor: Actor, ref: str, part: int) -> None:
    """Open the conversation again: seats take answers as before. What was agreed and what was not stays. Twice does no harm."""
    with changing(app, actor, ref, part) as change:
        talk = seats.talk_of(change.connection, change.part.id)
        if talk.talked_on is not None:
            seats.save_talk(change.connection, change.part.id, replace(talk, talked_on=None, took_part=()))
            change.done("talk_again")


def _talking(change: Change) -> tuple[Talk, tuple[Seat, ...]]:
    """The conversation so far, and the seats that count in it; there must be one."""
    speaking = tuple(one for one in seats.of_part(change.connection, change.part.id) if one.speaks)
    if not speaking:
        raise Refused(Problem("", "no_seat_finished"))
    return seats.talk_of(change.connection, change.part.id), speaking


def _ground(app: Application, speaking: Sequence[Seat], note: str) -> str:
    """The ground of an agreed answer: that it was agreed, between whom, on which day, and what was noted."""
    labels = "; ".join(dict.fromkeys(one.label for one in speaking))
    words = app.pack.screen["seats.agreed_ground"].format(date=british_date(app.today()), labels=labels)
    return "\n".join(filter(None, (words, note)))
