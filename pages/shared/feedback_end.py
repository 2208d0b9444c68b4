"""The last page of a feedback form, and the one that says why it takes nothing."""

from datetime import timedelta

import streamlit as st

from logic import services
from logic.feedback_given import NEWS_DAYS, is_draft_name
from pages.shared import frame, session, widgets
from pages.shared.feedback_form import ABOUT, Shown, easy, lines
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.public import DRAFT, Reader, concern, copied
from pages.shared.session import say_all


def draw_thanks(shown: Shown, *, again: bool = False) -> None:
    """When news comes, how to raise a concern, and the way to the page about oneself."""
    form = shown.behind.form
    frame.notices()
    frame.heading(shown.told("sent_heading"), step="sent", above=shown.activity.title)
    news = widgets.british_date(form.closes_on + timedelta(days=NEWS_DAYS))
    draw(
        easy(
            shown,
            lines(shown.told("done_already")) if again else Markup(""),
            widgets.paragraphs(shown.told("sent_lead"), "dw-lead"),
            lines(shown.told("news", date=news)),
            _concern(shown, wanted=bool(session.typed("feedback-concern", False))),
        )
    )
    if again:
        draw_written(shown.who)  # it was sent from another window, and what stood on this page was not
    if shown.behind.takes and shown.feedback.about:
        draw(
            easy(shown, widgets.section(shown.told("about_heading")), lines(shown.told("about_why"))),
            widgets.way("feedback", shown.told("about_way"), shown.address(ABOUT, draft=False)),
        )
    if shown.behind.takes:
        draw(widgets.way("feedback", shown.told("another"), shown.address("", draft=False)))


def _concern(shown: Shown, *, wanted: bool) -> Markup:
    """The way to raise a concern: open where somebody ticked that they want to, and there to be opened by anybody."""
    items = widgets.bullets(say_all("feedback.easy.raise_items" if shown.who.easy else "feedback.plain.raise_items"))
    if wanted:
        return joined((widgets.section(shown.told("raise")), items, concern(shown.who)))
    return widgets.details(shown.told("raise"), items)


def draw_closed(shown: Shown) -> None:
    """It takes no more answers. What was being filled in can be copied."""
    form = shown.behind.form
    frame.heading(shown.told("closed_heading"), step="form-closed", above=shown.activity.title)
    over = form.opened_on is None and not shown.behind.door.archived
    words = shown.told("closed_lead", date=widgets.british_date(form.closes_on)) if over else shown.told("closed_early")
    draw(easy(shown, lines(words)))
    draw_written(shown.who)


def draw_written(who: Reader) -> None:
    """What somebody wrote who can send it no longer, to be copied: what was kept, and what they were writing just now."""
    draft = st.query_params.get(DRAFT, "")
    kept = services.read_draft(session.app(), draft)
    # As ``feedback_fill`` names the boxes of a draft; they are not on this page, so it is now or never.
    now = session.texts(f"fb-{draft[:8]}-both-") if is_draft_name(draft) else {}
    written = {**(kept.words if kept else {}), **now}
    if texts := [text for text in written.values() if text.strip()]:
        words = joined(markup('<blockquote class="dw-quote">{}</blockquote>', lines(text)) for text in texts)
        draw(copied(who, words))
