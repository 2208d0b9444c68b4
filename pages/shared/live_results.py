"""What came out of a session, item by item, open or closed; its files; and removing it."""

import streamlit as st

from logic import services
from logic.services import SessionTold, SessionView
from logic.voting import TrainingSession
from logic.voting_told import ItemTold, stands_out
from pages.shared import downloads, frame, live_desk, live_words, session, widgets
from pages.shared.downloads import File
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.live_address import CARDS, ITEM, PAGE, REMOVE, RESULTS, address
from pages.shared.session import say

KINDS = ("pdf", "large", "word", "csv", "xlsx")


def draw_results(view: SessionView) -> None:
    """Every item with what was said. What is being voted on just now stays hidden until it is revealed."""
    one = view.session
    told = services.session_told(session.app(), one.id)
    closed = one.stage == "closed"
    if closed:
        frame.back(PAGE, say("live.heading"))
    else:
        frame.back(PAGE, say("live.cards.back"), **address(one.id))
    frame.notices()
    frame.heading(
        one.title, step=f"results-{one.id}", above=f"{say('live.results.heading')} · {live_words.stage_of(one)}"
    )
    files = [File(say(f"live.results.file.{kind}"), "live", {"s": one.id, "kind": kind}) for kind in KINDS]
    draw(
        widgets.paragraphs(say("live.results.lead" if closed else "live.results.so_far")),
        downloads.links(files),
        widgets.way("trained", say("live.results.trained")) if closed else Markup(""),
        overall(told),
        joined(_item(one, found) for found in told.items),
    )
    if closed:
        draw(widgets.way(PAGE, say("live.results.remove"), address(one.id, REMOVE)))


def overall(told: SessionTold) -> Markup:
    """The question that split the room, where one did: it may be badly worded."""
    if not told.splits:
        return Markup("")
    lines = live_words.splits(told)
    if not stands_out(told.splits):
        lead = widgets.paragraphs(say("live.differ.apart_lead"))
        return joined((widgets.section(say("live.differ.apart")), widgets.bullets(lines), lead))
    more = widgets.details(say("live.differ.overall_more"), widgets.bullets(lines[1:])) if lines[1:] else Markup("")
    return joined(
        (
            widgets.section(say("live.differ.overall")),
            widgets.inset("", lines[0]),
            widgets.paragraphs(say("live.differ.overall_lead")),
            more,
        )
    )


def _item(one: TrainingSession, found: ItemTold) -> Markup:
    number = found.item.number
    title = say("live.new.scenario", number=number, title=found.item.title)
    if not one.told(number):
        body = widgets.paragraphs(say("live.results.waits"))
    elif not found.was_voted_on(one):
        body = widgets.paragraphs(say("live.results.not_voted"))
    else:
        body = joined(live_desk.said(found))
    cards = widgets.change_link(PAGE, say("live.results.cards"), title, address(one.id, CARDS, **{ITEM: str(number)}))
    return markup(
        '<section class="dw-live-item">{}{}{}<p class="dw-way">{}</p></section>',
        widgets.section(title),
        widgets.paragraphs(found.item.situation),
        body,
        cards,
    )


def draw_remove(view: SessionView) -> None:
    """Asks once more. A session that is open is not removed."""
    one = view.session
    frame.back(PAGE, say("live.list.results"), **address(one.id, RESULTS))
    frame.notices()
    frame.heading(say("live.remove.heading"), step=f"remove-{one.id}", above=one.title)
    if one.stage != "closed":
        draw(widgets.paragraphs(say("live.remove.open")))
        return
    draw(widgets.paragraphs(say("live.remove.lead")))
    label = say("live.remove.yes")
    st.button(label, key=f"live-remove-{one.id}", type="primary", on_click=_remove_now, args=(one.id,))
    draw(widgets.way(PAGE, say("live.remove.no"), address(one.id, RESULTS)))


def _remove_now(number: int) -> None:
    def do() -> None:
        services.remove_session(session.app(), session.actor(), number)
        session.notice(say("live.remove.done"))
        st.query_params.clear()

    session.attempt(do)
