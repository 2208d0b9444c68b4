"""Everybody who finished a training, searched and paged in the database; above it the target and what to do."""

import streamlit as st

from logic import searching, services
from logic.errors import Problem
from logic.services import LIST_KINDS, TargetNow
from logic.trained import Completion, Wanted, address
from pages.shared import downloads, fields, frame, pager, session, trained_target, widgets
from pages.shared.html import apart, draw, markup
from pages.shared.session import say
from pages.shared.trained_address import ADD, COUNT, COURSES, DO, LINE, PAGE, UPLOAD

ON_A_PAGE = 20


def draw_list() -> None:
    """The page as the address narrows it."""
    app = session.app()
    wanted, number = address.read(st.query_params.to_dict()), pager.asked()
    found, total = services.training_page(app, wanted, page=number, size=ON_A_PAGE)
    pages = pager.pages_of(total, ON_A_PAGE)
    if number > pages:
        number = pages
        found, total = services.training_page(app, wanted, page=number, size=ON_A_PAGE)
    frame.back("training", say("training.heading"))
    frame.notices()
    title = say("trained.heading")
    if pages > 1:
        title = say("trained.list.page", title=title, page=number, pages=pages)
    frame.heading(title, step=f"trained-{_stamp(wanted)}-{number}")
    if number == 1 and wanted == Wanted():
        now = services.training_target(app, areas=False)
        draw(widgets.paragraphs(say("trained.lead"), "dw-lead"))
        _ways(now)
        draw(trained_target.panel(now))
    draw(widgets.section(say("trained.list.heading")))
    if total or wanted != Wanted():
        _filter(wanted)
    if total:
        words = say("trained.list.count_one") if total == 1 else say("trained.list.count", count=f"{total:,}")
    else:
        words = say("trained.list.none_found" if wanted != Wanted() else "trained.list.none")
    draw(markup('<div role="status">{}</div>', widgets.paragraphs(words)))
    if found:
        draw(widgets.summary_rows(_line(one) for one in found))
    pager.turn(PAGE, number, pages, address.written(wanted))
    if total:
        files = [
            downloads.File(say(f"trained.list.{kind}"), "trained", address.written(wanted) | {"kind": kind})
            for kind in LIST_KINDS
        ]
        draw(
            widgets.section(say("trained.list.take")),
            widgets.paragraphs(say("trained.list.take_lead")),
            downloads.links(files),
        )
    draw(widgets.details(say("trained.keep.heading"), widgets.paragraphs(say("trained.keep.words"))))


def _ways(now: TargetNow) -> None:
    named = len(services.training_courses(session.app()))
    todo = (say("trained.way.todo"), "for")
    ready = (say("trained.way.ready" if named else "trained.way.not_yet"), "unasked")
    done = say("trained.way.courses_one") if named == 1 else say("trained.way.courses_done", count=named)
    courses = (done, "done") if named else todo
    day = now.whole.on
    count = (say("trained.way.count_done", date=widgets.british_date(day)), "done") if day else todo
    ways = ((COURSES, courses), (ADD, ready), (UPLOAD, ready), (COUNT, count))
    draw(widgets.steps(PAGE, ((*state, say(f"trained.way.{way}"), {DO: way}) for way, state in ways)))


def _line(one: Completion) -> tuple[str, str]:
    facts = [
        say("trained.list.finished", course=apart(one.course_name), date=widgets.british_date(one.finished_on)),
        *(apart(words) for words in (one.area, one.session) if words),
    ]
    if one.left_on is not None:
        facts.append(say("trained.list.left", date=widgets.british_date(one.left_on)))
    where = widgets.link(PAGE, one.person, {LINE: str(one.id)})
    return where, " · ".join(facts)


def _stamp(wanted: Wanted) -> str:
    return f"{wanted.course or ''}-{wanted.area}-{wanted.words}"


def _filter(wanted: Wanted) -> None:
    app, stamp = session.app(), _stamp(wanted)
    with st.container(key="list-filter"), st.form(f"trained-filter-{stamp}", border=False):
        hint = say("trained.list.find_hint")
        fields.text_field(
            say("trained.list.find"), f"trained-words-{stamp}", value=wanted.words, hint=hint, field=address.FIND
        )
        courses = {0: say("trained.list.all"), **{one.id: one.name for one in services.training_courses(app)}}
        areas = {"": say("trained.list.all"), **services.training_areas(app)}
        _select("course", courses, wanted.course or 0, stamp)
        if len(areas) > 1:
            _select("area", areas, wanted.area, stamp)
        st.form_submit_button(say("trained.list.apply"), on_click=_apply, args=(stamp,))
    if wanted != Wanted():
        draw(widgets.way(PAGE, say("trained.list.clear")))


def _select(what: str, names: dict[int, str] | dict[str, str], chosen: int | str, stamp: str) -> None:
    options = list(names)
    at = options.index(chosen) if chosen in options else 0
    label = say(f"trained.list.{what}")
    st.selectbox(label, options, at, format_func=names.__getitem__, key=f"trained-{what}-{stamp}")


def _apply(stamp: str) -> None:
    words = str(session.typed(f"trained-words-{stamp}") or "").strip()
    if words and not searching.asked(words):
        session.refuse(Problem(address.FIND, "search_without_letters"))
        return
    session.no_trouble()
    course, area = session.typed(f"trained-course-{stamp}"), session.typed(f"trained-area-{stamp}") or ""
    asked = {address.FIND: words, address.COURSE: str(course or ""), address.AREA: area}
    st.query_params.from_dict(address.written(address.read(asked)))
