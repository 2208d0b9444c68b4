"""Typing in a form that came on paper: one screen, a number for each question, and on to the next."""

import streamlit as st

from logic import services
from logic.feedback import EDITIONS, AboutQuestion, Edition, Form, Option, Question
from logic.feedback_given import Filled, about_by_number, by_number
from pages.shared import fields, pager, session, widgets
from pages.shared.feedback_change import head
from pages.shared.feedback_list import ABOUT, ENTER, SHEET, WHICH, View
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say

HELPED = "helped"


def draw_enter(view: View, form: Form) -> None:
    """An empty form of one edition. ``data-step`` counts, so that the focus comes back to its head after each.

    Each sheet has boxes of its own, so that the next one is empty. Which one it is stands in the address, where a restart
    finds it: what is half typed is in the boxes of that sheet.
    """
    edition = _edition(st.query_params.get(WHICH, ""))
    asked = services.feedback_of(session.app(), form).on_paper(form.kind, form.rung, edition)
    number = pager.number(SHEET)
    sheet = f"enter-{form.id}-{edition}-{number}"
    session.form_drawn(sheet)
    head(view, say("feedback_forms.enter.heading"), sheet, form)
    draw(
        widgets.paragraphs(say("feedback_forms.enter.lead")),
        _other(view, form, edition, ENTER, say("feedback_forms.enter.which")),
    )
    after = view.address(ENTER, form, **{WHICH: edition, SHEET: str(number + 1)})
    with st.form(sheet, border=False, enter_to_submit=False):
        for place, question in enumerate(asked, 1):
            _field(question, _asked(edition, place, question), edition, sheet)
        st.checkbox(say("feedback_forms.enter.helped"), key=f"{sheet}-{HELPED}")
        st.form_submit_button(
            say("feedback_forms.enter.save"),
            type="primary",
            on_click=_save,
            args=(view, form, edition, asked, sheet, after),
        )
    draw(widgets.way("feedback_forms", say("feedback_forms.enter.stop"), view.address()))


def draw_about(view: View, form: Form) -> None:
    """An empty sheet of what people say about themselves, in the way of ``draw_enter``."""
    edition = _edition(st.query_params.get(WHICH, ""))
    asked = services.feedback_of(session.app(), form).about
    number = pager.number(SHEET)
    sheet = f"about-{form.id}-{edition}-{number}"
    session.form_drawn(sheet)
    head(view, say("feedback_forms.enter.about_heading"), sheet, form)
    which = _other(view, form, edition, ABOUT, say("feedback_forms.enter.about_which"))
    draw(widgets.paragraphs(say("feedback_forms.enter.about_lead")), which)
    after = view.address(ABOUT, form, **{WHICH: edition, SHEET: str(number + 1)})
    with st.form(sheet, border=False, enter_to_submit=False):
        for place, one in enumerate(asked, 1):
            _number(one.key, _asked(edition, place, one), one.offered(edition), sheet)
        args = (view, form, edition, asked, sheet, after)
        st.form_submit_button(say("feedback_forms.enter.save"), type="primary", on_click=_save_about, args=args)
    draw(widgets.way("feedback_forms", say("feedback_forms.enter.stop"), view.address()))


def _edition(given: str) -> Edition:
    return next((edition for edition in EDITIONS if edition == given), "standard")


def _other(view: View, form: Form, edition: Edition, do: str, which: str) -> Markup:
    """Which edition is typed in, and the way to the other."""
    pieces = [
        markup("<strong>{}</strong>", say(f"feedback_forms.enter.{one}"))
        if one == edition
        else widgets.link("feedback_forms", say(f"feedback_forms.enter.{one}"), view.address(do, form, **{WHICH: one}))
        for one in EDITIONS
    ]
    return markup('<p class="dw-body">{} {}</p>', which, joined([pieces[0], markup(" · "), pieces[1]]))


def _asked(edition: Edition, number: int, question: Question | AboutQuestion) -> str:
    """A question as its sheet asks it; those of Easy Read stand there with their numbers."""
    words = (question.easy_read if edition == "easy" else question.words).replace("\n", " ")
    return say("feedback_forms.enter.asked", number=number, words=words) if edition == "easy" else words


def _field(question: Question, words: str, edition: Edition, sheet: str) -> None:
    key = f"{sheet}-{question.id}"
    if question.kind == "concern":
        st.checkbox(say("feedback_forms.enter.concern"), key=key)
    elif question.kind == "open":
        fields.text_field(words, key, area=True, field=question.id)
    elif question.scale is not None:
        _number(question.id, words, question.scale.options(edition), sheet)


def _number(name: str, words: str, options: tuple[Option, ...], sheet: str) -> None:
    """A box for the number beside what is ticked."""
    hint = "; ".join(
        say("feedback_forms.enter.numbers", number=number, words=option.words)
        for number, option in enumerate(options, 1)
    )
    with st.container(key=f"number-{name}"):
        fields.text_field(words, f"{sheet}-{name}", hint=hint, field=name)


def _save(
    view: View, form: Form, edition: Edition, asked: tuple[Question, ...], sheet: str, after: dict[str, str]
) -> None:
    def typed(question: Question) -> str:
        return str(session.typed(f"{sheet}-{question.id}") or "")

    choices, wrong = by_number(asked, edition, {one.id: typed(one) for one in asked if one.kind == "choice"})
    if wrong:
        session.refuse(*wrong)
        return

    def do() -> None:
        paper = Filled(
            edition,
            choices,
            {one.id: typed(one) for one in asked if one.kind == "open"},
            {one.id: bool(session.typed(f"{sheet}-{one.id}")) for one in asked if one.kind == "concern"},
            bool(session.typed(f"{sheet}-{HELPED}")),
        )
        app, actor = session.app(), session.actor()
        services.enter_paper(app, actor, view.activity.ref, form.id, paper, key=session.form_key(sheet, paper))
        session.form_sent(sheet)
        session.notice(say("feedback_forms.enter.saved"))
        st.query_params.from_dict(after)

    session.attempt(do)


def _save_about(
    view: View, form: Form, edition: Edition, asked: tuple[AboutQuestion, ...], sheet: str, after: dict[str, str]
) -> None:
    typed = fields.written(sheet, (one.key for one in asked))
    given, wrong = about_by_number(asked, edition, typed)
    if wrong:
        session.refuse(*wrong)
        return

    def do() -> None:
        app, actor, ref = session.app(), session.actor(), view.activity.ref
        key = session.form_key(sheet, given)
        services.enter_about(app, actor, ref, form.id, edition=edition, given=given, key=key)
        session.form_sent(sheet)
        session.notice(say("feedback_forms.enter.about_saved"))
        st.query_params.from_dict(after)

    session.attempt(do)
