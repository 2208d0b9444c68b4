"""The big screen of a live session, for a projector. It follows the desk: looked at again every second or so.

The code, the address and how many are in stand on it at all times; what people voted only once it is revealed.
"""

from datetime import timedelta

import streamlit as st

from logic import services
from logic.errors import NotFound
from logic.services import Move, SessionView
from logic.voting import Item, TrainingSession, choices
from logic.voting_told import ItemTold
from pages.shared import frame, live_join, live_words, session, stage, widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.live_address import PAGE, address
from pages.shared.live_desk import move_now
from pages.shared.session import say
from web import boundary

EVERY = timedelta(seconds=1.2)
"""Seconds until the screen looks again: every screen shall follow a reveal within three (issue 6)."""
TITLE_MOST, SITUATION_MOST, LONG, MUCH = 90, 420, 60, 200
"""Letters of a title and of what people are told that the screen shows, and those of each from which both are set smaller."""
MOVES: dict[str, Move] = {"lobby": "next", "voting": "reveal", "revealed": "next"}


def draw_screen(view: SessionView) -> None:
    """All of the window, from now on."""
    stage.arrive(PAGE)
    _follow(view.session.id)


@st.fragment(run_every=EVERY)
def _follow(number: int) -> None:
    boundary.guarded(lambda: _draw(number))


def _draw(number: int) -> None:
    try:
        view = services.session_view(session.app(), number)
    except NotFound:
        st.rerun()
    one = view.session
    shown = _shown(view)
    stage.draw_view(shown)
    move = MOVES.get(one.stage)
    if move and not (one.stage == "revealed" and one.is_last):
        key = "start" if one.stage == "lobby" else move
        with st.container(key="press-next"):
            label = say(f"live.screen.{key}")
            args = (one.id, move, one.step)
            st.button(label, key=f"screen-{one.id}-{one.step}", type="primary", on_click=move_now, args=args)


def _shown(view: SessionView) -> stage.View:
    one, item = view.session, view.session.item
    heading, body, below, cards = say("live.screen.lobby"), _lobby(), Markup(""), 0
    if one.stage == "closed":
        heading, body = say("live.screen.over"), widgets.paragraphs(say("live.screen.over_words"), "dw-stage-lead")
    elif item is not None:
        heading = cut(item.title, TITLE_MOST)
        found = services.item_told(session.app(), one.id, item.number) if one.stage == "revealed" else None
        body = _revealed(found) if found else _voting(view, item)
        if found is not None:
            below, cards = _talk(found), live_words.cards(found)
    asleep = markup('<p class="dw-stage-ask">{}</p>', say("live.screen.asleep")) if view.asleep else Markup("")
    came = live_join.counts(view, voted=one.stage == "revealed", cards=cards)
    side = joined((live_join.join(view), came, below)) if one.stage != "closed" else Markup("")
    long = len(heading) > LONG or (item is not None and len(item.situation) > MUCH)
    return stage.View(
        heading=heading,
        step=f"screen-{one.id}-{one.step}",
        above=cut(one.title, TITLE_MOST) if item is None else "",
        body=joined((_trouble(one.step), asleep, body)),
        ways=[stage.Way("leave", say("live.screen.desk"), widgets.href(PAGE, address(one.id)))],
        side=markup('<div class="dw-join">{}</div>', side) if side else side,
        place=_place(one),
        css=f"dw-live dw-live-{one.stage}{' dw-live-long' if long else ''}",
    )


def _place(one: TrainingSession) -> str:
    return say("live.screen.place", number=one.position, all=len(one.items)) if one.item else ""


def _trouble(step: int) -> Markup:
    """Why the last press did nothing, if so; until the session moves on."""
    found = session.tell_trouble()
    if session.kept(f"screen-told-{found.attempt}", lambda: step) != step:
        session.no_trouble()
        return Markup("")
    if found.conflict:
        words = say("live.screen.moved")
    elif found.store:
        words = say(f"refused.store.{found.store}")
    elif found.wrong:
        words = say("frame.wrong", reference=found.wrong)
    elif found.problems:
        words = " ".join(frame.problem_words(one) for one in found.problems)
    else:
        return Markup("")
    return markup('<p class="dw-stage-ask" role="alert">{}</p>', words)


def _lobby() -> Markup:
    return joined(
        (
            widgets.paragraphs(say("live.screen.lobby_lead"), "dw-stage-lead"),
            markup(
                '<ol class="dw-stage-points"><li>{}</li><li>{}</li></ol>',
                say("live.screen.lobby_now"),
                say("live.screen.lobby_should"),
            ),
            widgets.paragraphs(say("live.screen.lobby_names")),
        )
    )


def cut(text: str, most: int) -> str:
    """As much of it as fits, ending with a whole word."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]}…"


def _voting(view: SessionView, item: Item) -> Markup:
    """What it is about, and how many have voted. What they voted stays hidden."""
    pack = services.pack_of(session.app(), item)
    whole = " ".join(item.situation.split())
    told = whole if len(whole) <= SITUATION_MOST else f"{cut(whole, SITUATION_MOST)[:-1]} {say('live.screen.rest')}"
    voted = say("live.count.voted", voted=view.count.voted, joined=view.count.joined)
    return markup(
        '<p class="dw-stage-lead">{}</p><p class="dw-stage-ask">{}</p><ol class="dw-live-steps">{}</ol>{}',
        told,
        say("live.screen.ask"),
        joined(markup("<li>{}</li>", live_words.name_of(pack, choice)) for choice in choices(pack)),
        markup('<p class="dw-live-count">{}</p>', voted) if view.count.joined else "",
    )


def _revealed(found: ItemTold) -> Markup:
    """The spread on the ladder; below it where the questions put it, why, and what one answer would change."""
    most = " ".join(live_words.in_words(found))
    lines = [most, f"{live_words.put(found)} {live_words.held(found)}", live_words.short_turn(found)]
    return markup(
        '{}<div class="dw-live-why">{}</div>',
        live_words.spread(found),
        joined(markup("<p>{}</p>", line) for line in lines if line),
    )


def _talk(found: ItemTold) -> Markup:
    """Which answer people see otherwise, and two things to talk about."""
    line, prompts = live_words.short_differ(found), live_words.prompts(found)
    if line:
        # The question stands in the line above, in a few words: the whole of it would not fit.
        prompts[0] = say("live.prompt.split_short")
    return markup(
        '<div class="dw-live-talk">{}<div class="dw-stage-ask">{}</div></div>',
        markup("<p>{}</p>", line) if line else "",
        joined(markup("<p>{}</p>", one) for one in prompts[:2]),
    )
