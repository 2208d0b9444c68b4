"""Comments in people's own words: those that others may read, and looking over one before they may."""

from collections.abc import Callable

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.feedback import Comment
from logic.results import Results, asked
from pages.shared import case as cases
from pages.shared import fields, frame, pager, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say

DO, LOOK, COMMENT, FORM = "do", "look", "c", "f"
ON_A_PAGE = 20
Address = Callable[..., dict[str, str]]


def draw_list(activity: Activity, found: Results, address: Address) -> None:
    """What others may read, a page at a time, and the way to look over the rest."""
    app, number = session.app(), pager.asked()
    told = services.comments_of(app, activity.ref, found.form.id, page=number, size=ON_A_PAGE)
    pages = pager.pages_of(told.counts["shown"], ON_A_PAGE)
    if number > pages:
        number = pages
        told = services.comments_of(app, activity.ref, found.form.id, page=number, size=ON_A_PAGE)
    change = activity.archived_at is None
    pieces = [widgets.section(say("results.comments.heading")), widgets.paragraphs(say("results.comments.lead"))]
    if change and told.counts["new"]:
        pieces += [
            widgets.paragraphs(_count("wait", told.counts["new"])),
            widgets.way("results", say("results.comments.look"), address(**{DO: LOOK})),
        ]
    if told.counts["held"]:
        ways = (
            widgets.way(
                "results", say("results.comments.held_again", number=place), address(**{DO: LOOK, COMMENT: one})
            )
            for place, one in enumerate(told.held, 1)
        )
        pieces.append(
            widgets.details(_count("held", told.counts["held"]), *ways)
            if change
            else widgets.paragraphs(_count("held", told.counts["held"]))
        )
    if not told.shown:
        pieces.append(widgets.paragraphs(say("results.comments.none")))
    before = ""
    for place, one in enumerate(told.shown, 1):
        if one.question != before:
            before = one.question
            pieces.append(markup('<h3 class="dw-h3">{}</h3>', _asked(found, one)))
        pieces.append(markup('<blockquote class="dw-quote">{}</blockquote>', widgets.paragraphs(one.shown)))
        if change:
            again = say("results.comments.again", number=place)
            pieces.append(widgets.way("results", again, address(**{DO: LOOK, COMMENT: one.id})))
    for other, key in ((number - 1, "previous"), (number + 1, "next")):
        if 1 <= other <= pages and pages > 1:
            words = say(f"results.comments.{key}", page=other, pages=pages)
            pieces.append(widgets.way("results", words, address(**{pager.PAGE: str(other)})))
    draw(*pieces)


def _count(key: str, number: int) -> str:
    return say(f"results.comments.{key}_one") if number == 1 else say(f"results.comments.{key}", count=number)


def _asked(found: Results, one: Comment) -> str:
    question = found.by_id.get(one.question)
    return asked(question, "standard") if question else say("results.comments.other")


def draw_look(activity: Activity, found: Results) -> None:
    """One comment as it was given, and what others may read of it. Raises ``NotFound``."""
    form = found.form.id
    back = {cases.ACTIVITY: activity.ref, cases.PART: str(found.form.part_number), FORM: str(form)}
    named = st.query_params.get(COMMENT, "")[: cases.MOST]
    one = services.comment_to_look_over(session.app(), session.actor(), activity.ref, form, named)
    frame.back("results", say("results.look.to"), **back)
    frame.notices(archived=activity.archived_at is not None)
    key = f"look-{one.id}" if one else "look-done"
    frame.heading(say("results.look.heading"), step=key, above=activity.title)
    if one is None:
        draw(widgets.paragraphs(say("results.look.done")))
        return
    draw(
        widgets.paragraphs(say("results.look.lead")),
        widgets.paragraphs(say("results.look.unhappy")),
        _stands(one),
        widgets.section(say("results.look.given")),
        markup('<p class="dw-soft">{}</p>', say("results.look.answer_to", question=_asked(found, one))),
        markup('<blockquote class="dw-quote">{}</blockquote>', widgets.paragraphs(one.text)),
    )
    if activity.archived_at is None:
        _form(activity, found, one, key)


def _stands(one: Comment) -> Markup:
    """Where a comment stands that somebody looked over before."""
    if one.state == "new":
        return Markup("")
    words = say("results.look.was_shown" if one.state == "shown" else "results.look.was_held")
    return joined((markup('<div class="dw-notice"><p>{}</p></div>', words),))


def _form(activity: Activity, found: Results, one: Comment, key: str) -> None:
    session.seen(_box(one), one.version)
    with st.form(key, border=False, enter_to_submit=False):
        words = one.shown or one.text
        fields.text_field(say("results.look.shown"), _box(one), value=words, area=True, tall=True, field="shown")
        with st.container(key=f"actions-{key}", horizontal=True):
            given = (activity, found, one)
            st.form_submit_button(say("results.look.show"), type="primary", on_click=_save, args=(*given, "shown"))
            st.form_submit_button(say("results.look.hold"), on_click=_save, args=(*given, "held"))


def _box(one: Comment) -> str:
    """The key of the box with the words that others may read."""
    return f"look-{one.id}-words"


def _save(activity: Activity, found: Results, one: Comment, state: str) -> None:
    def do() -> None:
        now = services.look_over_comment(
            session.app(),
            session.actor(),
            activity.ref,
            found.form.id,
            one.id,
            state=state,
            shown=session.typed(_box(one), ""),
            seen_version=session.saw_last(_box(one)),
        )
        session.saw(_box(one), now)
        session.notice(say("results.look.saved" if state == "shown" else "results.look.kept_back"))

    if session.save(do, _box(one)):
        st.query_params.pop(COMMENT, None)
        return
    # What was typed belongs to this comment, also when somebody else has looked it over meanwhile.
    st.query_params[COMMENT] = one.id
    session.stay()
