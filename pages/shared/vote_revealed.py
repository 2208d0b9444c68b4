"""What the room said of one item, and what the questions say, on a phone."""

import streamlit as st

from logic import services
from logic.analysis import decide
from logic.documents.model import Table
from logic.errors import Problem
from logic.pack import Pack
from logic.services import Room
from logic.voting import PLACES, Item, choices
from pages.shared import document_view, frame, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say
from pages.shared.vote_address import Seat
from pages.shared.vote_come_in import is_in
from pages.shared.vote_voting import names, told_late

NONE = "differ-none"
"""Where a tab keeps that "none" was sent, which is kept nowhere else: it is told so."""


def draw_revealed(seat: Seat, room: Room) -> None:
    """The counts, one's own vote, where the questions put it and why, and which answer one sees another way."""
    item = room.session.item
    if item is None:
        return
    pack = services.pack_of(session.app(), item)
    frame.notices()
    above = say("vote.revealed.above", number=item.number, all=len(room.session.items))
    frame.heading(item.title, step=f"vote-revealed-{item.number}", above=above)
    draw(said(room, pack), flow(pack, item))
    _differ(seat, room, pack, item)
    draw(is_in(seat))


def said(room: Room, pack: Pack) -> Markup:
    """How many chose each step, and what this phone chose."""
    called = names(pack)
    counts = {ask: room.spreads[ask].counts for ask in PLACES}
    rows = tuple((called[choice], *(str(counts[ask].get(choice, 0)) for ask in PLACES)) for choice in choices(pack))
    header = (say("vote.revealed.step"), say("vote.revealed.now"), say("vote.revealed.should"))
    table = document_view.table(Table(header, rows, caption=say("vote.revealed.caption")))
    mine = widgets.paragraphs(say("vote.revealed.not_yours"))
    if room.vote.now:
        own = {
            ask: called.get(chosen, chosen) for ask, chosen in (("now", room.vote.now), ("should", room.vote.should))
        }
        mine = widgets.paragraphs(say("vote.revealed.yours", **own))
    return joined((table, mine))


def flow(pack: Pack, item: Item) -> Markup:
    """Where the questions put it, and what decided that."""
    found = decide(pack.flow, item.answers)
    if found.outcome is None:
        return Markup("")
    leads = say("vote.revealed.leads", outcome=pack.outcomes[found.outcome].name)
    why = widgets.bullets(pack.questions[key].says(item.answers[key]) for key in found.decisive or ())
    return joined(
        (
            widgets.section(say("vote.revealed.flow")),
            widgets.paragraphs(leads),
            markup("<p><strong>{}</strong></p>", say("vote.revealed.why")),
            why,
        )
    )


def _differ(seat: Seat, room: Room, pack: Pack, item: Item) -> None:
    """Which answer this phone sees another way."""
    path = decide(pack.flow, item.answers).path
    options = ["", *path]
    called = {
        key: say(
            "vote.revealed.differ_one", question=pack.questions[key].text, answer=say(f"answers.{item.answers[key]}")
        )
        for key in path
    }
    called[""] = say("vote.revealed.differ_none")
    given = room.vote.differ
    with st.form(seat.key("differ-form", item.id), border=False, enter_to_submit=False):
        frame.field_trouble("differ")
        st.radio(
            f"{say('vote.revealed.differ')}\n\n{say('vote.revealed.differ_hint')}",
            options,
            options.index(given) if given in options and given else None,
            format_func=called.__getitem__,
            key=seat.key(item.id, "differ"),
        )
        label = say("vote.revealed.differ_send")
        st.form_submit_button(label, on_click=_send, args=(seat, item.id, item.number, pack))
        if given or session.typed(seat.key(item.id, NONE)):
            told = say("vote.revealed.differ_in" if given else "vote.revealed.differ_in_none")
            draw(markup('<p class="dw-hint" role="status">{}</p>', told))


def _send(seat: Seat, item: int, number: int, pack: Pack) -> None:
    typed = session.typed(seat.key(item, "differ"))
    if typed is None:
        session.refuse(Problem("differ", "voting_choose_differ"))
        return
    chosen = str(typed)
    late = Problem("", "voting_late_answer", {"question": pack.questions[chosen].text}) if chosen else None

    def do() -> None:
        services.see_otherwise(session.app(), seat.token, seat.phone, number, chosen)

    if session.attempt(lambda: told_late(do, late)):
        session.put(seat.key(item, NONE), not chosen)
