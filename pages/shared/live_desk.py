"""The desk of whoever leads a session: where it is, what to say, and what moves it on. It follows a second facilitator."""

from datetime import timedelta

import streamlit as st

from logic import services
from logic.documents import voting_words
from logic.errors import NotFound
from logic.services import Move, SessionView
from logic.voting import Item
from logic.voting_told import ItemTold
from pages.shared import downloads, frame, live_join, live_words, passing_on, session, widgets
from pages.shared.downloads import File
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.live_address import CARDS, ITEM, PAGE, RESULTS, SCREEN, address
from pages.shared.session import say
from web import boundary

EVERY = timedelta(seconds=2)
"""How often the desk looks whether something moved."""
PAPERS = ("cards_pdf", "cards_word", "tally_pdf", "tally_word")


def draw_desk(view: SessionView) -> None:
    """The whole desk. Everything but the numbers stays until the session moves."""
    widgets.columns(lambda: _main(view), lambda: _watch(view.session.id, view.session.step, view.asleep))


@st.fragment(run_every=EVERY)
def _watch(number: int, step: int, asleep: bool) -> None:
    """How people come in and how many did, looked at again and again; all of the page again once something moved."""
    boundary.guarded(lambda: _look(number, step, asleep))


def _look(number: int, step: int, asleep: bool) -> None:
    try:
        view = services.session_view(session.app(), number)
    except NotFound:
        st.rerun()
    if (view.session.step, view.asleep) != (step, asleep):
        session.no_trouble()  # what it was about has moved on
        st.rerun()
    # Of a closed session nobody is known any more: none would be a wrong number.
    came = Markup("")
    if view.session.stage != "closed":
        at = view.session.position
        came = live_join.counts(
            view, cards=live_words.cards(services.item_result(session.app(), number, at)) if at else 0
        )
    draw(markup('<div class="dw-join">{}{}</div>', live_join.join(view), came))


def _main(view: SessionView) -> None:
    one = view.session
    frame.back(PAGE, say("live.heading"))
    frame.notices()
    frame.heading(one.title, step=f"desk-{one.id}-{one.step}", above=live_words.stage_of(one))
    if one.stage == "closed":
        draw(
            widgets.paragraphs(say("live.desk.closed")),
            widgets.way(PAGE, say("live.list.results"), address(one.id, RESULTS), main=True),
        )
        return
    if view.asleep:
        draw(widgets.warning(say("live.desk.asleep"), say("live.desk.asleep_words")))
        _new_code(view)
    elif one.item is None and passing_on.only_here(session.app().settings):
        draw(widgets.warning(say("live.desk.only_here"), say("live.desk.only_here_words")))
    draw(screen_link(view))
    if one.item is None:
        order = [say("live.new.scenario", number=item.number, title=item.title) for item in one.items]
        draw(
            widgets.paragraphs(say("live.desk.lobby")), widgets.details(say("live.desk.order"), widgets.bullets(order))
        )
    else:
        _item(view, one.item)
    _ways(view)


def screen_link(view: SessionView) -> Markup:
    """To the big screen, in a window of its own."""
    href = widgets.href(PAGE, address(view.session.id, SCREEN))
    template = '<p class="dw-way"><a href="{}" target="_blank" rel="noopener">{}</a></p>'
    return markup(template, href, say("live.desk.screen"))


def _item(view: SessionView, item: Item) -> None:
    """What it is at; what moves it on; and once it is revealed, what was said, looked at again and again."""
    one = view.session
    draw(
        widgets.section(item.title),
        widgets.paragraphs(item.situation),
        markup('<p class="dw-soft">{}</p>', item.source) if item.kind == "activity" else Markup(""),
    )
    if one.stage == "revealed":
        _moves(view)
        _too_soon(view)
        _said(one.id, item.number)
    else:
        draw(markup('<p class="dw-soft">{}</p>', say("live.desk.hidden")))
        _moves(view)
        found = services.item_told(session.app(), one.id, item.number)
        if found.told.teaching:
            draw(widgets.details(say("live.prompt.teaching"), widgets.paragraphs(found.told.teaching)))


@st.fragment(run_every=EVERY)
def _said(number: int, item: int) -> None:
    """What the room said: people still say which answer they see otherwise, and cards are still typed in."""
    boundary.guarded(lambda: _draw_said(number, item))


def _draw_said(number: int, item: int) -> None:
    try:
        found = services.item_told(session.app(), number, item)
    except NotFound:
        return
    for piece in (*said(found), talk(found)):
        draw(piece)


def said(found: ItemTold) -> tuple[Markup, ...]:
    """The spread, and what the questions say. What is to be unfolded stands apart from what changes as people go on."""
    changes = [live_words.turn(found, one) for one in found.told.turns]
    spread = joined(
        (
            widgets.section(say("live.spread.heading"), 3),
            joined(widgets.paragraphs(line) for line in live_words.in_words(found)),
            live_words.spread(found),
            markup('<p class="dw-soft">{}</p>', live_words.counted_by(found)),
        )
    )
    why = joined(
        (
            widgets.section(say("live.why.heading"), 3),
            widgets.paragraphs(f"{live_words.put(found)} {live_words.held(found)}"),
            widgets.details(
                say("live.why.because"), widgets.bullets(voting_words.statements(found, found.told.decided))
            ),
            widgets.details(
                say("live.why.turns"), widgets.bullets(changes) or widgets.paragraphs(say("live.why.turns_none"))
            ),
        )
    )
    differ = joined(
        (
            widgets.section(say("live.differ.heading"), 3),
            widgets.bullets(live_words.differ(found)) or widgets.paragraphs(say("live.differ.none")),
        )
    )
    return spread, widgets.details(say("live.spread.table"), live_words.table(found)), why, differ


def talk(found: ItemTold) -> Markup:
    """Speaker notes: what it teaches, and what to talk about."""
    teaching = found.told.teaching
    return joined(
        (
            widgets.section(say("live.prompt.heading"), 3),
            widgets.inset(say("live.prompt.teaching"), teaching) if teaching else Markup(""),
            widgets.bullets(live_words.prompts(found)),
        )
    )


def _moves(view: SessionView) -> None:
    """The way on."""
    one = view.session
    if one.stage == "revealed" and one.is_last:
        draw(widgets.paragraphs(say("live.desk.last")))
    with st.container(key="actions-row-moves", horizontal=True):
        if one.stage == "voting":
            _button(view, "reveal", say("live.desk.reveal"))
        elif not one.is_last:
            _button(view, "next", say("live.desk.next" if one.item else "live.desk.start"))
        if one.item is not None:
            label, to = say("live.desk.cards"), address(one.id, CARDS, **{ITEM: str(one.position)})
            draw(widgets.way(PAGE, label, to))


def _too_soon(view: SessionView) -> None:
    """The way back to voting, while phones are in and none has voted. Cards can be counted at any time."""
    one = view.session
    if not view.count.joined or view.count.voted:
        return
    if services.item_result(session.app(), one.id, one.position).voted_on:
        return
    with st.container(key="card-too-soon"):
        draw(widgets.paragraphs(say("live.desk.soon")))
        key = f"live-again-{one.id}-{one.step}"
        st.button(say("live.desk.again"), key=key, on_click=move_now, args=(one.id, "again", one.step))


def _button(view: SessionView, move: Move, label: str) -> None:
    one = view.session
    key = f"live-{move}-{one.id}-{one.step}"
    st.button(label, key=key, type="primary", on_click=move_now, args=(one.id, move, one.step))


def move_now(number: int, move: Move, seen: int) -> None:
    """Move it on, as whoever was shown this step. What stands in the way is told on the page."""
    session.attempt(lambda: services.move_session(session.app(), session.actor(), number, move, seen=seen))


def _ways(view: SessionView) -> None:
    """What is needed less often."""
    one = view.session
    if one.item is None:
        _moves(view)
    else:
        draw(widgets.way(PAGE, say("live.desk.results"), address(one.id, RESULTS)))
    with session.drawer(f"live-paper-{one.id}", say("live.desk.paper")):
        scenarios = "-".join(item.source for item in one.items if item.kind == "scenario")
        plan = (
            widgets.way("session_plan", say("live.desk.plan"), {"m": "60", "s": scenarios}) if scenarios else Markup("")
        )
        draw(widgets.paragraphs(say("live.desk.paper_lead")), papers(one.id), plan)
    if not view.asleep:
        with session.drawer(f"live-code-{one.id}", say("live.desk.code")):
            draw(widgets.paragraphs(say("live.desk.code_lead")))
            _new_code(view)
    with session.drawer(f"live-close-{one.id}", say("live.desk.close")):
        draw(widgets.paragraphs(say("live.desk.close_lead")))
        label = say("live.desk.close_now")
        st.button(label, key=f"live-close-now-{one.id}", on_click=_close_now, args=(one.id, one.step))


def papers(number: int) -> Markup:
    """The cards and the tally sheet."""
    files = []
    for name in PAPERS:
        paper, kind = name.split("_")
        files.append(File(say(f"live.paper.{name}"), "live", {"s": number, "paper": paper, "kind": kind}))
    return downloads.links(files)


def _new_code(view: SessionView) -> None:
    one = view.session
    label = say("live.desk.code_now")
    st.button(label, key=f"live-code-now-{one.id}-{one.step}", on_click=_code_now, args=(one.id, one.step))


def _code_now(number: int, seen: int) -> None:
    def do() -> None:
        services.renew_code(session.app(), session.actor(), number, seen=seen)
        session.notice(say("live.desk.code_made"))

    session.attempt(do)


def _close_now(number: int, seen: int) -> None:
    def do() -> None:
        services.close_session(session.app(), session.actor(), number, seen=seen)
        session.notice(say("live.desk.closed"))
        st.query_params.from_dict(address(number, RESULTS))

    session.attempt(do)
