"""One question a page: its words, what counts as yes, Yes, No or Not sure, and room to say more. Nothing is compulsory."""

import streamlit as st

from logic import services
from logic.flow import ANSWERS, Answer
from logic.seats import asked_of, known_to
from logic.services.from_seat import Behind
from pages.shared import fields, frame, public, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.public import Reader
from pages.shared.seat_start import (
    BACK_TO,
    CHECK,
    STEP,
    asked,
    edition,
    go,
    in_edition,
    other_edition,
    question_words,
    work,
)
from pages.shared.session import say


def draw_question(who: Reader, behind: Behind, key: str) -> None:
    """The question of this key."""
    order = asked(behind)
    place = order.index(key)
    from_check = st.query_params.get(BACK_TO) == CHECK
    before = who.address(**({STEP: CHECK} if from_check else {STEP: order[place - 1]} if place else {}))
    draw(widgets.way_back("seat", say("seat.back"), before))
    frame.notices()
    number = edition(who, "number", number=place + 1, count=len(order))
    frame.heading(question_words(who, key), step=f"seat-{who.edition}-{key}", above=number)
    _means(who, key)
    _form(who, behind, key)
    back_to = {BACK_TO: CHECK} if from_check else {}
    draw(
        widgets.details(edition(who, "about"), widgets.summary_rows(work(who, behind))),
        other_edition(who, **{STEP: key}, **back_to),
    )


def _means(who: Reader, key: str) -> None:
    """What counts as yes, in this edition where the content has it."""
    words = session.app().pack.questions[key]
    if not who.easy:
        draw(widgets.counts_as_yes(words.counts_as_yes))
        return
    lines = [markup("<p>{}</p>", line) for line in words.easy_yes.splitlines() if line.strip()]
    box = markup('<div class="dw-inset dw-easy-lines">{}</div>', joined(lines)) if lines else Markup("")
    longer = joined((widgets.paragraphs(words.text), widgets.paragraphs(words.counts_as_yes)))
    draw(in_edition(who, box), widgets.details(say("seat.easy.in_other"), longer))


def _form(who: Reader, behind: Behind, key: str) -> None:
    seat, flow = behind.seat, session.app().pack.flow
    answer_key, note_key = _widgets(behind, key)
    value, note = seat.answers.get(key), seat.notes.get(key, "")
    session.seen(answer_key, {"value": value or "", "note": note})
    with st.container(key=f"seat-{who.edition}"), st.form(f"form-{answer_key}", border=False, enter_to_submit=False):
        frame.field_trouble("answer")
        offered: list[Answer] = [a for a in ANSWERS if a != "not_sure" or flow.by_key[key].accepts_not_sure]
        st.radio(
            edition(who, "choose"),
            offered,
            index=offered.index(value) if value in offered else None,
            format_func=lambda one: say(f"seat.answer.{one}"),
            key=answer_key,
        )
        if value is None:
            draw(in_edition(who, widgets.paragraphs(edition(who, "leave_out"), "dw-hint")))
        hint = edition(who, "note_hint")
        fields.text_field(edition(who, "note"), note_key, value=note, hint=hint, area=True, field="note")
        args = (who, behind, key)
        with st.container(key=f"actions-row-{answer_key}", horizontal=True):
            st.form_submit_button(say("seat.continue"), type="primary", on_click=_give, args=args)
            if value is not None:
                st.form_submit_button(say("seat.take_back"), type="tertiary", on_click=_take_back, args=args)


def _widgets(behind: Behind, key: str) -> tuple[str, str]:
    return f"seat-answer-{behind.seat.id}-{key}", f"seat-note-{behind.seat.id}-{key}"


def _give(who: Reader, behind: Behind, key: str) -> None:
    """Keep the answer at once, or that there is none, and go on."""
    answer_key, _ = _widgets(behind, key)
    _keep(who, behind, key, session.typed(answer_key) or "")


def _take_back(who: Reader, behind: Behind, key: str) -> None:
    answer_key, _ = _widgets(behind, key)
    session.forget(answer_key)
    _keep(who, behind, key, "")


def _keep(who: Reader, behind: Behind, key: str, value: str) -> None:
    app = session.app()
    answer_key, note_key = _widgets(behind, key)
    note = session.typed(note_key) or ""
    # Should it be refused for good, as when the link was closed meanwhile, the page can still show what was written.
    session.put(public.WRITTEN, note)
    from_check = st.query_params.get(BACK_TO) == CHECK

    def do() -> None:
        was = session.saw_last(answer_key)
        seat = services.answer_from_seat(app, who.token, key, value, note, was=was, address=session.came_from())
        session.saw(answer_key, {"value": seat.answers.get(key, ""), "note": seat.notes.get(key, "")})
        order = asked_of(app.pack.flow, known_to(app.pack.flow, seat.answers))
        after = order[order.index(key) + 1 :] if key in order else ()
        go(who, CHECK if from_check or not after else after[0])

    if session.attempt(do, shows=lambda conflict: {answer_key: dict(conflict.theirs)}):
        session.forget(public.WRITTEN)
