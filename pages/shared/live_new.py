"""Making a live session: its name, how many people, and what to vote on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from logic import services
from logic.activity import Activity, Part
from logic.errors import NotFound, Problem
from logic.reference import activity_number, activity_reference, whole_number
from logic.services import Wish
from logic.voting import ITEMS_MOST
from logic.voting_order import ordered
from logic.voting_told import number_of, one_of_each, pairs
from pages.shared import fields, frame, live_words, session, widgets
from pages.shared.html import apart, draw, markup
from pages.shared.live_address import NEW, PAGE, PLANNED, VIEW, WORK, address
from pages.shared.session import say

FORM = "live-new"
TICK = f"{FORM}-tick"
ADD = f"{FORM}-work"
NUMBER_MOST = 40
"""Letters of a number that there is not which are told."""
MOST = 600
"""An address names no more works than that many characters hold."""


@dataclass(frozen=True, slots=True)
class Work:
    """A part of a real activity that was added."""

    activity: Activity
    part: Part

    @property
    def source(self) -> str:
        """As a wish names it."""
        return f"{self.activity.ref}/{self.part.number}"

    @property
    def key(self) -> str:
        """The key of the box with what people should be told."""
        return f"{FORM}-told-{self.source}"

    @property
    def words(self) -> str:
        """Its number, title and part."""
        named = {"reference": self.source, "title": apart(self.activity.title), "part": apart(self.part.name)}
        return say("live.new.own_part_named" if self.part.name else "live.new.own_part", **named)


def draw_new() -> None:
    """The form, with the ready-made choices above it and the way to add real work."""
    session.form_drawn(FORM)
    works = added()
    frame.back(PAGE, say("live.heading"))
    frame.notices()
    frame.heading(say("live.new.heading"), step="live-new")
    draw(widgets.paragraphs(say("live.new.lead"), "dw-lead"))
    _ready()
    _add(works)
    with st.form(FORM, border=False, enter_to_submit=False):
        for one in works:
            fields.text_field(
                say("live.new.situation", reference=one.source),
                one.key,
                value=one.part.decision,
                hint=say("live.new.situation_hint"),
                area=True,
                field=f"situation-{one.source}",
            )
        numbered = live_words.scenarios(session.app().pack)
        fields.ticks(TICK, say("live.new.scenarios"), say("live.new.scenarios_hint"), numbered, planned(), "items")
        order = " ".join(str(number_of(session.app().pack, one)) for one in planned() if one in numbered)
        hint = say("live.new.order_hint")
        fields.text_field(say("live.new.order"), f"{FORM}-order", value=order, hint=hint, field="order")
        fields.text_field(say("live.new.title"), f"{FORM}-title", hint=say("live.new.title_hint"), field="title")
        hint = say("live.new.planned_hint")
        fields.text_field(say("live.new.planned"), f"{FORM}-planned", hint=hint, field="planned")
        st.form_submit_button(say("live.new.make"), type="primary", on_click=_make_now, args=(works,))


def _ready() -> None:
    """Buttons that tick: one of each result, every pair, each pair, none."""
    pack = session.app().pack
    together = pairs(pack)
    if not together:
        return
    each, both = one_of_each(pack), [one.id for pair in together for one in pair]
    draw(widgets.section(say("live.new.ready"), 3), markup('<p class="dw-soft">{}</p>', say("live.new.ready_lead")))
    with st.container(key="actions-row-ready", horizontal=True):
        _tick("each", say("live.new.each", count=len(each)), each)
        _tick("pairs", say("live.new.pairs", count=len(both)), both)
        for one, other in together:
            numbers = {"one": number_of(pack, one.id), "other": number_of(pack, other.id)}
            _tick(one.id, say("live.new.pair", **numbers), (one.id, other.id))
        _tick("none", say("live.new.clear"), ())


def _tick(key: str, label: str, ids: Sequence[str]) -> None:
    st.button(label, key=f"{FORM}-ready-{key}", type="tertiary", on_click=_tick_now, args=(ids,))


def _tick_now(ids: Sequence[str]) -> None:
    """Tick these beside what is ticked; nothing, to untick all."""
    for one in session.app().pack.scenarios:
        if not ids or one.id in ids:
            session.put(f"{TICK}-{one.id}", bool(ids))


def added() -> tuple[Work, ...]:
    """The parts of real work that the address names and that are there."""
    found = []
    for source in dict.fromkeys(st.query_params.get(WORK, "")[:MOST].split(",")):
        ref, _, number = source.partition("/")
        try:
            activity = services.find_activity(session.app(), ref)
        except NotFound:
            continue
        part = next((one for one in activity.parts if str(one.number) == number), None)
        if part is not None:
            found.append(Work(activity, part))
    return tuple(found[:ITEMS_MOST])


def _add(works: Sequence[Work]) -> None:
    """What was added, each with the way to take it out, and the box to add another."""
    draw(widgets.section(say("live.new.own"), 3), widgets.paragraphs(say("live.new.own_lead")))
    for one in works:
        with st.container(key=f"card-own-{one.activity.ref}-{one.part.number}"):
            draw(widgets.paragraphs(one.words))
            label = say("live.new.own_out", reference=one.source)
            st.button(label, key=f"{FORM}-out-{one.source}", type="tertiary", on_click=_take_out, args=(works, one))
    with st.form(ADD, border=False):
        fields.text_field(say("live.new.own_number"), f"{ADD}-ref", hint=say("live.new.own_hint"), field="work")
        st.form_submit_button(say("live.new.own_add"), on_click=_add_now, args=(works,))
    draw(widgets.way("activities", say("live.new.own_find")))


def _add_now(works: Sequence[Work]) -> None:
    typed = str(session.typed(f"{ADD}-ref") or "").strip()
    number = activity_number(typed)
    try:
        activity = services.find_activity(session.app(), activity_reference(number or 0))
    except NotFound:
        session.refuse(Problem("work", "not_found_activity", {"reference": typed[:NUMBER_MOST]}))
        return
    session.no_trouble()
    parts = [f"{activity.ref}/{part.number}" for part in activity.parts]
    ready = [source for source, part in zip(parts, activity.parts, strict=True) if part.answers]
    if not ready:
        session.refuse(Problem("work", "voting_no_answers", {"reference": activity.ref}))
        return
    _to(dict.fromkeys([*(one.source for one in works), *ready]))
    session.put(f"{ADD}-ref", "")
    session.notice(say("live.new.own_added", reference=activity.ref))


def _take_out(works: Sequence[Work], gone: Work) -> None:
    session.no_trouble()
    _to(one.source for one in works if one.source != gone.source)
    session.notice(say("live.new.own_gone", reference=gone.source))


def _to(sources: Iterable[str]) -> None:
    chosen = ",".join(sources)
    kept = {PLANNED: st.query_params[PLANNED]} if PLANNED in st.query_params else {}
    st.query_params.from_dict({VIEW: NEW} | kept | ({WORK: chosen} if chosen else {}))


def planned() -> tuple[str, ...]:
    """Ids of the scenarios that the plan of a session brought along in the address, ticked to begin with."""
    return tuple(st.query_params.get(PLANNED, "")[:MOST].split("-"))


def _make_now(works: Sequence[Work]) -> None:
    scenarios = session.app().pack.scenarios
    known = {number: one.id for number, one in enumerate(scenarios, 1)}
    ticked = fields.ticked(TICK, [one.id for one in scenarios])
    typed_order = str(session.typed(f"{FORM}-order") or "")
    chosen, wrong = ordered(typed_order, [one.source for one in works], ticked, known, planned())
    told = {one.source: str(session.typed(one.key) or "") for one in works}
    wishes = [Wish(kind, source, told.get(source, "")) for kind, source in chosen]
    typed = str(session.typed(f"{FORM}-planned") or "").strip()
    if wrong:
        session.refuse(Problem("order", "voting_order", {"number": wrong}))
        return

    def do() -> None:
        made = services.make_session(
            session.app(),
            session.actor(),
            title=str(session.typed(f"{FORM}-title") or ""),
            wishes=wishes,
            planned=whole_number(typed) if typed else None,
            key=session.form_key(FORM),
        )
        session.form_sent(FORM)
        session.notice(say("live.new.made"))
        st.query_params.from_dict(address(made))

    session.attempt(do)
