"""Use cases of whoever sits at a seat, by a link: answer, be finished, and change answers after all.

What is answered from a seat leaves no line in the audit, as all that the public sends: a line would say at which minute
somebody sat there. So nothing that reads seats is kept (``_kept``).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from logic.activity import PUBLIC_ACTOR, Activity, Part
from logic.bootstrap import Application
from logic.errors import NotFound, Problem, Refused
from logic.links import Door
from logic.seats import NO_TALK, CameOf, Seat, came_of
from logic.services._change import Change, begin, to_save, use_case
from logic.services.activities import find_activity
from logic.services.answers import refused_answer
from logic.services.links import open_link
from logic.store.queries import seats
from logic.text import Cleaner


@dataclass(frozen=True, slots=True)
class Behind:
    """What a seat's link shows whoever holds it: their own answers, and a little of the work. Never the lead's answers,
    but where they became what all of them agreed.

    talked_on
        the day of the conversation; from then on nothing is changed from here.
    came
        what came of it, of what they differed on; none before, and where they took no part.
    """

    door: Door
    activity: Activity
    part: Part
    seat: Seat
    talked_on: date | None
    came: CameOf | None

    @property
    def takes_answers(self) -> bool:
        """Whether an answer can be given just now."""
        return self.seat.finished_on is None and self.talked_on is None and not self.door.archived


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
    return Behind(door, activity, part, seat, talk.talked_on, came_of(app.pack.flow, part, talk, seat))


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
