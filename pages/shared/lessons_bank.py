"""The bank: lessons that are shared, and case studies, of every piece of work; searched and paged in the database."""

import streamlit as st

from logic import searching, services
from logic.case_studies import CaseCounts
from logic.errors import Problem
from logic.lessons import Lesson, Searched
from pages.shared import cases_line, fields, frame, pager, session, widgets
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.lessons_address import FIND, LESSON, address, searched
from pages.shared.session import say

ON_A_PAGE = 10


def draw_bank() -> None:
    """Lessons or case studies, as the address asks for."""
    wanted, number = searched(), pager.asked()
    frame.notices()
    step = f"bank-{wanted.kind}-{wanted.theme}-{len(wanted.words)}-{number}"
    frame.heading(say("lessons.heading"), step=step)
    draw(widgets.paragraphs(say("lessons.lead"), "dw-lead"), _kinds(wanted))
    _form(wanted)
    if wanted.kind == "cases":
        _cases(wanted, number)
    else:
        _lessons(wanted, number)


def _kinds(wanted: Searched) -> Markup:
    """The two halves of the bank; the one that is shown is no link."""
    pieces = []
    for kind in ("lessons", "cases"):
        label = say(f"lessons.kind.{kind}")
        href = widgets.href("lessons", address(Searched(wanted.words, kind="cases" if kind == "cases" else "lessons")))
        current = ' aria-current="page"' if kind == wanted.kind else ""
        template = f'<li><a href="{{}}" target="_self"{current}>{{}}</a></li>'
        pieces.append(markup(template, href, label))
    title = say("lessons.kind.label")
    return markup('<nav class="dw-tabs" aria-label="{}"><ul>{}</ul></nav>', title, joined(pieces))


def _form(wanted: Searched) -> None:
    stamp = f"{wanted.kind}-{wanted.theme}-{wanted.words}"
    themes = session.app().pack.pairs.themes
    with st.container(key="list-filter"), st.form(f"bank-{stamp}", border=False):
        label, hint = say("lessons.find.words"), say("lessons.find.hint")
        fields.text_field(label, f"bank-words-{stamp}", value=wanted.words, hint=hint, field=FIND)
        if wanted.kind == "lessons" and themes:
            names: dict[str, str] = {"": say("lessons.find.any"), **{theme.key: theme.name for theme in themes}}
            options = list(names)
            at = options.index(wanted.theme)
            st.selectbox(
                say("lessons.find.theme"), options, at, format_func=names.__getitem__, key=f"bank-theme-{stamp}"
            )
        st.form_submit_button(say("lessons.find.apply"), on_click=_apply, args=(wanted, stamp))
    if wanted.words or wanted.theme:
        draw(widgets.way("lessons", say("lessons.find.clear"), address(Searched(kind=wanted.kind))))


def _apply(wanted: Searched, stamp: str) -> None:
    words = str(session.typed(f"bank-words-{stamp}") or "").strip()
    if words and not searching.asked(words):
        session.refuse(Problem(FIND, "search_without_letters"))
        return
    session.no_trouble()
    theme = session.typed(f"bank-theme-{stamp}") or ""
    st.query_params.from_dict(address(Searched(words, theme, wanted.kind)))


def _lessons(wanted: Searched, number: int) -> None:
    app = session.app()
    found, total = services.search_lessons(app, wanted, page=number, size=ON_A_PAGE)
    pages = pager.pages_of(total, ON_A_PAGE)
    if number > pages:
        number = pages
        found, total = services.search_lessons(app, wanted, page=number, size=ON_A_PAGE)
    if total:
        words = say("lessons.count_one") if total == 1 else say("lessons.count", count=total)
        draw(markup('<div role="status">{}</div>', widgets.section(words)))
    else:
        draw(widgets.paragraphs(say("lessons.none_found" if wanted.words or wanted.theme else "lessons.none")))
    for one in found:
        with st.container(key=f"card-lesson-{one.id}"):
            label = say("lessons.take.of", number=one.id)
            draw(words_of(one), widgets.way("lessons", label, {LESSON: str(one.id)}))
    pager.turn("lessons", number, pages, address(wanted))


def words_of(one: Lesson, *, source: bool = True) -> Markup:
    """A lesson whole. ``source``: with the piece of work it comes from."""
    names = {theme.key: theme.name for theme in session.app().pack.pairs.themes}
    tags = joined(markup("{} ", widgets.tag(names[key], "for")) for key in one.themes if key in names)
    rows = [(say("lessons.happened"), widgets.paragraphs(one.happened))] if one.happened else []
    rows.append((say("lessons.learned"), widgets.paragraphs(one.learned)))
    rows.append((say("lessons.differently"), widgets.paragraphs(one.differently)))
    return markup(
        '<h3 class="dw-h3">{} {}</h3>{}{}',
        say("lessons.one.heading", number=one.id),
        tags,
        widgets.summary_rows(rows),
        markup('<p class="dw-soft">{}</p>', say("lessons.from", ref=one.ref, title=apart(one.title))) if source else "",
    )


def _cases(wanted: Searched, number: int) -> None:
    app = session.app()
    found, total, counts = services.search_cases(app, wanted, page=number, size=ON_A_PAGE)
    pages = pager.pages_of(total, ON_A_PAGE)
    if number > pages:
        number = pages
        found, total, counts = services.search_cases(app, wanted, page=number, size=ON_A_PAGE)
    draw(_to_tell(counts), widgets.paragraphs(_count(counts)))
    if not found:
        draw(widgets.paragraphs(say("cases.none_found" if wanted.words else "cases.none")))
    for one in found:
        cases_line.draw_line(one)
    pager.turn("lessons", number, pages, address(wanted))


def _count(counts: CaseCounts) -> str:
    many = {"published": counts.published, "checked": counts.checked, "draft": counts.draft}
    return say("cases.count", **many, withdrawn=counts.withdrawn)


def _to_tell(counts: CaseCounts) -> Markup:
    if not counts.to_tell:
        return Markup("")
    one = counts.to_tell == 1
    words = say("cases.to_tell_words_one") if one else say("cases.to_tell_words", count=counts.to_tell)
    return widgets.warning(say("cases.to_tell"), words)
