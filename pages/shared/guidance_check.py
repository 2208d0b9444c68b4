"""The self-check of one part: one pair at a time with one press each, and the list of all of them."""

import streamlit as st

from logic import services
from logic.activity import Activity, Part
from logic.guidance import KEPT, Kept, OnChecklist, Pair, PairMark, SelfCheck, next_to_look_at, summary
from logic.workspace import outcome_for, rung_for
from pages.shared import case as cases
from pages.shared import fields, frame, session, widgets
from pages.shared import pair as pairs
from pages.shared.case import Case
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

PAIR = "pair"
STATES = (*KEPT, "not_looked_at")


def check(case: Case, activity: Activity, part: Part) -> None:
    """Where the part stands, the pair to look at now, and all pairs."""
    held = case.pack.pairs.of_outcome(outcome_for(case.pack, part))
    known = services.pairs_of(session.app(), activity.ref, part.number)
    asked = st.query_params.get(PAIR, "")
    now = next((one for one in held if one.id == asked), None) or next_to_look_at(held, known.marks)
    frame.back_to_work(activity.ref)
    ignored = tuple(key for key in case.ignored if key != PAIR or (asked and now is not None and now.id != asked))
    frame.notices(ignored=ignored, archived=case.archived)
    frame.heading(say("guidance.check.heading"), step=f"check-{now.id if now else 'all'}", above=above(activity, part))
    if now is not None and not case.archived:
        draw(standing(case, part, held, known))
        look(case, held, known, now)
        draw(listing(activity.ref, part.number))
    else:
        all_looked = widgets.paragraphs(say("guidance.check.all_looked")) if now is None else Markup("")
        draw(standing(case, part, held, known), all_looked, listing(activity.ref, part.number))


def above(activity: Activity, part: Part) -> str:
    """Which work this is."""
    if part.name:
        words = "guidance.above_part"
        return say(words, ref=activity.ref, title=apart(activity.title), part=apart(part.name))
    return say("guidance.above", ref=activity.ref, title=apart(activity.title))


def standing(case: Case, part: Part, held: tuple[Pair, ...], known: SelfCheck) -> Markup:
    """The pairs it is held against, and how many stand how."""
    rung = rung_for(case.pack, part)
    words = "guidance.check.rung" if rung else "guidance.check.no_rung"
    counts = summary(held, known.marks)
    rows = ((say(f"guidance.state.{state}"), str(getattr(counts, state))) for state in STATES)
    return joined(
        (
            widgets.paragraphs(say("guidance.check.lead")),
            widgets.paragraphs(say(words, rung=widgets.in_a_sentence(rung.name)) if rung else say(words), "dw-soft"),
            markup('<h2 class="dw-unseen">{}</h2>', say("guidance.check.summary")),
            markup(
                '<ul class="dw-counts">{}</ul>',
                joined(markup("<li><strong>{}</strong> {}</li>", count, name) for name, count in rows),
            ),
        )
    )


def look(case: Case, held: tuple[Pair, ...], known: SelfCheck, now: Pair) -> None:
    """One pair with its note and the three things to say of it."""
    mark = known.marks.get(now.id)
    key = f"pair-note-{case.activity.ref if case.activity else ''}-{case.part.number if case.part else ''}-{now.id}"
    session.seen(key, mark.version if mark else 0)
    with st.container(key="card-look"):
        draw(facing(case, held, known, now))
        with st.form(f"form-{key}", border=False, enter_to_submit=False):
            fields.text_field(
                say("guidance.check.note"),
                key,
                value=mark.note if mark else "",
                hint=say("guidance.check.note_hint"),
                area=True,
                field="note",
            )
            with st.container(key="actions-row-look", horizontal=True):
                for state in KEPT:
                    st.form_submit_button(
                        say(f"guidance.state.{state}"),
                        key=f"{key}-{state}",
                        on_click=keep,
                        args=(case, now, state, key),
                    )
        after = next_to_look_at([one for one in held if one is not now], known.marks, before(held, now))
        if after is not None:
            draw(widgets.way("guidance", say("guidance.check.leave"), case.address(**{PAIR: after.id})))


def before(held: tuple[Pair, ...], now: Pair) -> str:
    """The pair just before this one, where to go on from once it is left out; none when it is the first."""
    at = held.index(now)
    return held[at - 1].id if at else ""


def facing(case: Case, held: tuple[Pair, ...], known: SelfCheck, now: Pair) -> Markup:
    """The pair, how it stood last time, and what that put on the checklist."""
    mark, item = known.marks.get(now.id), known.items.get(now.id)
    place = say("guidance.check.place", place=held.index(now) + 1, count=len(held))
    was = Markup("")
    if mark:
        date, state = widgets.british_date(mark.marked_on), widgets.in_a_sentence(say(f"guidance.state.{mark.state}"))
        was = widgets.paragraphs(say("guidance.check.was", date=date, state=state))
    return joined(
        (
            markup('<p class="dw-above">{}</p><h2 class="dw-h2 dw-flush">{}</h2>', place, now.title),
            pairs.sides(now),
            was,
            widgets.paragraphs(on_checklist(mark, item)) if item else Markup(""),
            pairs.law(case.pack, now),
            pairs.behind(case.pack, now),
        )
    )


def keep(case: Case, now: Pair, state: Kept, key: str) -> None:
    """Keep how this pair stands, say what came of it, and go on to the next that nobody looked at."""
    activity, part = case.activity, case.part
    if activity is None or part is None:
        return

    def do() -> None:
        note = str(session.typed(key, "") or "")
        done = services.mark_pair(
            session.app(),
            session.actor(),
            activity.ref,
            part.number,
            pair=now.id,
            state=state,
            note=note,
            seen_version=session.saw_last(key),
        )
        session.saw(key, done.mark.version)
        came_of_it = "added" if done.added else "open" if state == "we_do" and done.item is not None else "plain"
        words = {"title": now.title, "state": say(f"guidance.state.{state}"), "gap": now.gap}
        session.notice(say(f"guidance.saved.{came_of_it}", **words))
        held = case.pack.pairs.of_outcome(outcome_for(case.pack, part))
        marks = services.pairs_of(session.app(), activity.ref, part.number).marks
        after = next_to_look_at(held, marks, now.id)
        st.query_params.from_dict(case.address(**({PAIR: after.id} if after else {})))

    session.save(do, key)


@session.kept_of_work
def listing(ref: str, number: int) -> Markup:
    """Every pair with how it stands, as a list of tasks, and the way to what the gaps put on the checklist."""
    case, known = cases.of_work(ref, number), services.pairs_of(session.app(), ref, number)
    held = case.pack.pairs.of_outcome(outcome_for(case.pack, case.part) if case.part else None)
    lines = joined(line(case, one, known) for one in held)
    way = widgets.way("checklist", say("guidance.check.to_checklist"), case.address())
    return joined((widgets.section(say("guidance.check.list")), markup('<ul class="dw-tasks">{}</ul>', lines), way))


def line(case: Case, one: Pair, known: SelfCheck) -> Markup:
    """One pair: its title as the way to look at it, its state, the note, and what became of the gap."""
    mark, item = known.marks.get(one.id), known.items.get(one.id)
    title: Markup | str = one.title
    if not case.archived:
        title = widgets.link("guidance", one.title, case.address(**{PAIR: one.id}))
    note = markup('<p class="dw-note">{}</p>', apart(mark.note)) if mark and mark.note else ""
    gap = markup('<p class="dw-soft">{}</p>', on_checklist(mark, item)) if item else ""
    return markup("<li><span>{}</span> {}{}{}</li>", title, state_tag(mark), note, gap)


def on_checklist(mark: PairMark | None, item: OnChecklist) -> str:
    """What became of the item that a gap put on the checklist."""
    if item.state == "open" and mark is not None and mark.state == "we_do":
        return say("guidance.item.still_open")
    return say(f"guidance.item.{item.state}")


def state_tag(mark: PairMark | None) -> Markup:
    """How it stands and since when, as a small status word."""
    if mark is None:
        return widgets.tag(say("guidance.state.not_looked_at"), "unasked")
    kind = {"we_do": "can", "not_yet": "for", "slipped": "never"}[mark.state]
    words = say(
        "guidance.check.on", state=say(f"guidance.state.{mark.state}"), date=widgets.british_date(mark.marked_on)
    )
    return widgets.tag(words, kind)
