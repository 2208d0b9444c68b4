"""All concerns over all pieces of work: what waits first, the soonest due before others; narrowed and paged in the database."""

from dataclasses import replace

import streamlit as st

from logic import services
from logic.concerns import LEVELS, STATUSES, Concern, Counts, Status, Wanted
from logic.reference import activity_number, activity_reference
from pages.shared import case as cases
from pages.shared import downloads, frame, pager, session, widgets
from pages.shared.html import Markup, apart, draw, markup
from pages.shared.session import say

CONCERN, DO, NOTE, STATUS, LEVEL = "c", "do", "note", "status", "level"
"""Short spellings in the address."""
ON_A_PAGE = 10
SHORT = 160
"""Characters of somebody's words that the list shows."""
LOG_KINDS = ("pdf", "word", "xlsx")
CHOICES = ("all", "waiting", *STATUSES)


def draw_list() -> None:
    """The list as the address narrows it."""
    wanted, number = wanted_now(), pager.asked()
    found = services.concern_page(session.app(), wanted, page=number, size=ON_A_PAGE)
    pages = pager.pages_of(found.total, ON_A_PAGE)
    if number > pages:
        number = pages
        found = services.concern_page(session.app(), wanted, page=number, size=ON_A_PAGE)
    frame.notices()
    frame.heading(say("concerns.heading"), step=f"concerns-{_stamp(wanted)}-{number}")
    draw(
        widgets.paragraphs(say("concerns.lead"), "dw-lead"),
        widgets.details(say("concerns.not_for"), widgets.paragraphs(say("concerns.not_for_words"))),
        _unfilled(),
        widgets.way("concerns", say("concerns.note.heading"), {DO: NOTE}),
    )
    counts = found.counts
    if counts.waiting or counts.answered or counts.closed:
        _filter(wanted)
        draw(widgets.paragraphs(_count(counts)))
    if not found.concerns:
        draw(widgets.paragraphs(say("concerns.none_found" if wanted != Wanted() else "concerns.none")))
    for one in found.concerns:
        with st.container(key=f"card-concern-{one.id}"):
            draw(line(one), widgets.way("concerns", say("concerns.open", number=one.id), {CONCERN: str(one.id)}))
    pager.turn("concerns", number, pages, address(wanted))
    _log()


def wanted_now() -> Wanted:
    """What the address narrows the list to; what means nothing there is left out."""
    status, level = st.query_params.get(STATUS, ""), st.query_params.get(LEVEL, "")
    known: Status | None = "waiting" if status == "waiting" else next((one for one in STATUSES if one == status), None)
    level_known = next((one for one in LEVELS if one == level), None)
    return Wanted(known, level_known, activity_number(st.query_params.get(cases.ACTIVITY, "")[: cases.MOST]))


def address(wanted: Wanted) -> dict[str, str]:
    """The address of a list narrowed so."""
    ref = activity_reference(wanted.activity) if wanted.activity else None
    found: dict[str, str | None] = {STATUS: wanted.status, LEVEL: wanted.level, cases.ACTIVITY: ref}
    return {name: value for name, value in found.items() if value}


def _filter(wanted: Wanted) -> None:
    stamp = _stamp(wanted)
    with (
        st.container(key="list-filter"),
        st.form(f"concerns-filter-{stamp}", border=False, enter_to_submit=False),
        st.container(key="actions-row-filter", horizontal=True, vertical_alignment="bottom"),
    ):
        names = {key: _choice(key) for key in CHOICES}
        at = CHOICES.index(wanted.status or "all")
        label = say("concerns.filter.status")
        st.selectbox(label, CHOICES, at, format_func=names.__getitem__, key=f"concerns-status-{stamp}", width=260)
        levels: dict[str, str] = {
            "": say("concerns.filter.all"),
            **{level: say(f"concerns.level.{level}") for level in LEVELS},
        }
        options, label = list(levels), say("concerns.filter.level")
        at = options.index(wanted.level or "")
        st.selectbox(label, options, at, format_func=levels.__getitem__, key=f"concerns-level-{stamp}", width=260)
        st.form_submit_button(say("concerns.filter.apply"), on_click=_apply, args=(wanted, stamp))
    if wanted.activity is not None:
        draw(widgets.paragraphs(say("concerns.filter.work", ref=activity_reference(wanted.activity))))
    if wanted != Wanted():
        draw(widgets.way("concerns", say("concerns.filter.clear")))


def _choice(key: str) -> str:
    return say(f"concerns.filter.{key}") if key in {"all", "waiting"} else say(f"concerns.status.{key}")


def _stamp(wanted: Wanted) -> str:
    return f"{wanted.status}-{wanted.level}-{wanted.activity}"


def _apply(wanted: Wanted, stamp: str) -> None:
    status, level = session.typed(f"concerns-status-{stamp}"), session.typed(f"concerns-level-{stamp}")
    asked = replace(wanted, status=status if status != "all" else None, level=level or None)
    session.no_trouble()
    st.query_params.from_dict(address(asked))


def _count(counts: Counts) -> str:
    many = {"waiting": counts.waiting, "late": counts.late, "answered": counts.answered, "closed": counts.closed}
    return say("concerns.count", **many)


def _unfilled() -> Markup:
    places = session.app().pack.local.concerns_to_fill_in
    if not places:
        return Markup("")
    said = [widgets.paragraphs(say("concerns.fill_in", name=place.name)) for place in places]
    return widgets.details(say("concerns.no_phone"), *said)


def line(one: Concern) -> Markup:
    """What was said, of which work, and where it stands."""
    short = one.text if len(one.text) <= SHORT else f"{one.text[:SHORT].rstrip()}…"
    late = one.overdue(session.app().today())
    return markup(
        '<h3 class="dw-h3">{} {} {}</h3><blockquote class="dw-quote"><p>{}</p></blockquote>'
        '<p class="dw-soft">{}</p><p class="dw-soft">{}</p>',
        say("concerns.one", number=one.id),
        status(one, late=late),
        widgets.tag(say(f"concerns.level.{one.level}"), "for"),
        " ".join(short.split()),
        about(one),
        when(one, late=late),
    )


def about(one: Concern) -> str:
    """The piece of work it is about, in words."""
    return say("concerns.about", ref=one.ref, title=apart(one.title)) if one.ref else say("concerns.about_none")


def status(one: Concern, *, late: bool) -> Markup:
    """Where it stands, as a small word."""
    if late:
        return widgets.tag(say("concerns.status.late"), "never")
    kinds = {"received": "for", "looking": "for", "board": "unasked", "answered": "done", "closed": "done"}
    return widgets.tag(say(f"concerns.status.{one.status}"), kinds[one.status])


def when(one: Concern, *, late: bool) -> str:
    """When it came, and by when it is answered or when it was."""
    came = widgets.british_date(one.received_on)
    if one.waits:
        key = "concerns.was_due" if late else "concerns.due"
        return say(key, came=came, date=widgets.british_date(one.due), owner=apart(one.owner))
    if one.closing:
        return say("concerns.closed_because", came=came, reason=apart(one.closing))
    if one.replied_on is not None:
        return say("concerns.answered", came=came, date=widgets.british_date(one.replied_on))
    return say("concerns.closed", came=came)


def _log() -> None:
    files = [downloads.File(say(f"concerns.log.{kind}"), "concerns", {"kind": kind}) for kind in LOG_KINDS]
    draw(
        widgets.section(say("concerns.log.heading")),
        widgets.paragraphs(say("concerns.log.lead")),
        downloads.links(files),
    )
