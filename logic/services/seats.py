"""Use cases of the lead on seats: invite somebody, close a seat, and see what there is to talk about.

Whoever sits there leaves no line in the audit (``services.from_seat``), so nothing that reads seats is kept (``_kept``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from logic.activity import Actor, Part
from logic.bootstrap import Application
from logic.errors import NotFound, Problem, Refused
from logic.link_key import read_key
from logic.links import PublicLink
from logic.seats import SEATS_MOST, Agenda, Seat, Talk, agenda, standing
from logic.services._change import begin, changing, once, use_case
from logic.services._read import part_id
from logic.services.activities import find_activity
from logic.services.links import last_day
from logic.store import Work
from logic.store.queries import links, seats
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
    about = About.of(activity, one, app.today(), app.pack.screen)
    notes = {key: given.note for key, given in one.answers.items()}
    teller = Teller(app.pack, about.say, agenda_of(app, one, found), found.speaking, notes)
    return agenda_document(about, teller, found.talk, standing(app.pack.flow, found.talk, one.values))
