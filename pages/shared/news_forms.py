"""One task of the timetable: marking it done, saying that it cannot be kept, and that people were told."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.news import OWN, NewsTask
from logic.services.news import Timetable
from pages.shared import fields, frame, news_list, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, draw, markup
from pages.shared.session import say


def draw_task(case: Case, found: Timetable, task: NewsTask) -> None:
    """Everything known about it, and what can be said of it now."""
    frame.back("news", say("news.task.back"), **case.address())
    frame.notices(archived=case.archived)
    news_list.heading(found, news_list.title(task), f"{task.key[0]}-{task.key[1]}")
    tag = widgets.tag(say(f"news.status.{task.status}"), _kind(task))
    draw(markup('<p class="dw-body">{}</p>', tag), widgets.summary_rows(_rows(task)))
    if task.line is not None and task.line.kind == "reply":
        draw(
            widgets.paragraphs(say("news.task.reply")),
            widgets.way("answer_people", say("news.task.reply_way"), case.address()),
        )
    if not case.archived:
        _forms(case, found, task)
    if task.line is not None:
        ground = widgets.ground(session.app().pack, task.line.ground)
        draw(widgets.details(say("news.task.sources"), ground))


def _forms(case: Case, found: Timetable, task: NewsTask) -> None:
    """First the form that most want."""
    mark = task.mark
    if mark.done_on is None and task.status == "tell":
        _told_form(case, task)
    if mark.done_on is None:
        _done_form(case, task, main=task.status not in {"tell", "told"})
    if not mark.settled:
        _broken_form(case, found, task)
    if mark.done_on is not None or mark.told_on is not None or (mark.broken_on is not None and mark.line != OWN):
        st.button(
            say("news.back.button"), key=_name("back", task), type="tertiary", on_click=_take_back, args=(case, task)
        )


def _kind(task: NewsTask) -> str:
    if task.status in {"tell", "overdue"}:
        return "never"
    return "can" if task.status in {"done", "late", "told"} else "for"


def _rows(task: NewsTask) -> list[tuple[str, Markup | str]]:
    mark, line = task.mark, task.line
    day = widgets.british_date(task.day) if task.day else say("news.task.no_day")
    rows: list[tuple[str, Markup | str]] = []
    if line is not None:
        rows += [(say("news.task.whom"), line.whom), (say("news.task.when"), line.when), (say("news.task.due"), day)]
    known: dict[str, str | date | None] = {
        "done_on": mark.done_on,
        "done_by": mark.done_by,
        "how": mark.how,
        "broken_on": mark.broken_on,
        "reason": mark.reason,
        "tell_by": None if mark.told_on else mark.tell_by,
        "told_on": mark.told_on,
        "told_how": mark.told_how,
        "told_words": mark.told_words,
    }
    for name, value in known.items():
        if value:
            words = widgets.british_date(value) if isinstance(value, date) else widgets.paragraphs(value)
            rows.append((say(f"news.task.{name}"), words))
    return rows


def _name(form: str, task: NewsTask) -> str:
    return f"news-{form}-{task.key[0]}-{task.key[1]}"


def _done_form(case: Case, task: NewsTask, *, main: bool) -> None:
    """Open on the page where that is what most want; in a drawer where people must be told something else first."""
    name = _name("done", task)
    if main:
        draw(widgets.section(say("news.done.heading")))
        _done_fields(case, task, name, None)
        return
    with session.drawer(name, say("news.done.after_all")):
        _done_fields(case, task, name, name)


def _done_fields(case: Case, task: NewsTask, name: str, drawer: str | None) -> None:
    start = f"{drawer}." if drawer else ""
    session.seen(f"{name}-how", task.mark.version)
    with st.form(name, border=False, enter_to_submit=False):
        hint = say("news.done.on_hint")
        fields.date_fields(say("news.done.on"), f"{name}-on", hint=hint, field=f"{start}done_on")
        fields.text_field(say("news.done.by"), f"{name}-by", field=f"{start}done_by")
        hint = say("news.done.how_hint")
        fields.text_field(say("news.done.how"), f"{name}-how", hint=hint, area=True, field=f"{start}how")
        st.form_submit_button(
            say("news.done.save"),
            type="secondary" if drawer else "primary",
            on_click=_done,
            args=(case, task, name, drawer),
        )


def _done(case: Case, task: NewsTask, name: str, drawer: str | None) -> None:
    _send(
        case,
        _boxes(task),
        name,
        "done_on",
        say("news.done.saved"),
        lambda on: services.mark_news(
            *_where(case),
            *task.key,
            done_on=on,
            done_by=str(session.typed(f"{name}-by", "")),
            how=str(session.typed(f"{name}-how", "")),
            seen_version=session.saw_last(f"{name}-how"),
        ),
        drawer=drawer,
    )


def _broken_form(case: Case, found: Timetable, task: NewsTask) -> None:
    name = _name("broken", task)
    with session.drawer(name, say("news.broken.heading")):
        session.seen(f"{name}-reason", task.mark.version)
        with st.form(name, border=False, enter_to_submit=False):
            draw(widgets.paragraphs(say("news.broken.lead")))
            _why_fields(name, found, drawer=f"{name}.")
            label = say("news.broken.save")
            st.form_submit_button(label, on_click=_broken, args=(case, task, name))


def _why_fields(name: str, found: Timetable, *, drawer: str = "") -> None:
    """Why, and by when people hear it."""
    fields.text_field(say("news.broken.reason"), f"{name}-reason", area=True, field=f"{drawer}reason")
    hint = say("news.broken.by_hint", date=widgets.british_date(found.latest))
    fields.date_fields(say("news.broken.by"), f"{name}-on", hint=hint, field=f"{drawer}tell_by")


def _broken(case: Case, task: NewsTask, name: str) -> None:
    box = f"{name}-reason"
    _send(
        case,
        _boxes(task),
        name,
        "tell_by",
        say("news.broken.saved"),
        lambda on: services.break_promise(
            *_where(case), *task.key, reason=str(session.typed(box, "")), by=on, seen_version=session.saw_last(box)
        ),
        drawer=name,
    )


def _told_form(case: Case, task: NewsTask) -> None:
    name = _name("told", task)
    draw(widgets.section(say("news.told.heading")), widgets.paragraphs(say("news.told.lead")))
    session.seen(f"{name}-how", task.mark.version)
    with st.form(name, border=False, enter_to_submit=False):
        hint = say("news.told.on_hint")
        fields.date_fields(say("news.told.on"), f"{name}-on", hint=hint, field="told_on")
        fields.text_field(say("news.told.how"), f"{name}-how", field="told_how")
        fields.text_field(say("news.told.words"), f"{name}-words", area=True, tall=True, field="told_words")
        label = say("news.told.save")
        st.form_submit_button(label, type="primary", on_click=_told, args=(case, task, name))


def _told(case: Case, task: NewsTask, name: str) -> None:
    _send(
        case,
        _boxes(task),
        name,
        "told_on",
        say("news.told.saved"),
        lambda on: services.tell_broken(
            *_where(case),
            *task.key,
            told_on=on,
            how=str(session.typed(f"{name}-how", "")),
            words=str(session.typed(f"{name}-words", "")),
            seen_version=session.saw_last(f"{name}-how"),
        ),
    )


def draw_own(case: Case, found: Timetable) -> None:
    """The form for a promise that is not in the timetable."""
    frame.back("news", say("news.task.back"), **case.address())
    frame.notices()
    news_list.heading(found, say("news.own.heading"), "own", say("news.own.lead"))
    name = f"news-own-{found.activity.ref}-{found.part.number}"
    session.form_drawn(name)
    with st.form(name, border=False, enter_to_submit=False):
        fields.text_field(say("news.own.promise"), f"{name}-promise", area=True, field="promise")
        _why_fields(name, found)
        st.form_submit_button(say("news.broken.save"), type="primary", on_click=_own, args=(case, name))


def _own(case: Case, name: str) -> None:
    def do(on: date | None) -> None:
        (ref, part), words = case.place, fields.written(name, ("promise", "reason"))
        key = session.form_key(name, words, on)
        services.note_broken_promise(session.app(), session.actor(), ref, part, **words, by=on, key=key)
        session.form_sent(name)

    _send(case, (), name, "tell_by", say("news.broken.saved"), do)


def _take_back(case: Case, task: NewsTask) -> None:
    def do() -> None:
        now = services.take_back_news(*_where(case), *task.key, seen_version=task.mark.version)
        for box in _boxes(task):
            session.saw(box, now)
        session.notice(say("news.back.saved"))

    session.attempt(do)


def _boxes(task: NewsTask) -> tuple[str, ...]:
    """A box of each form: what is known of the task has one version."""
    return f"{_name('done', task)}-how", f"{_name('told', task)}-how", f"{_name('broken', task)}-reason"


def _where(case: Case) -> tuple[Any, Any, str, int]:
    return session.app(), session.actor(), *case.place


def _send(
    case: Case,
    boxes: Sequence[str],
    name: str,
    field: str,
    saved: str,
    do: Callable[[date | None], object],
    *,
    drawer: str | None = None,
) -> None:
    """Do it with the date typed, and go back to the timetable, which says so. A date that is none is refused.

    ``boxes``: those that have seen what ``do`` returns once it is done.
    """
    on = fields.read_date(f"{name}-on", f"{drawer}.{field}" if drawer else field)
    if isinstance(on, Problem):
        session.refuse(on, drawer=drawer)
        return

    def whole() -> None:
        now = do(on)
        for box in boxes:
            session.saw(box, now)
        session.notice(saved)
        st.query_params.from_dict(case.address())

    session.attempt(whole, drawer=drawer, shows=lambda conflict: dict.fromkeys(boxes, conflict.version))
