"""All answers of a seat with Change links, where they lead, "I am finished", and what is said afterwards."""

from collections.abc import Iterator

import streamlit as st

from logic import services
from logic.journey import replay
from logic.pack import OutcomeWords
from logic.seats import CameOf, known_to
from logic.services.from_seat import Behind
from pages.shared import frame, session, widgets
from pages.shared.html import Markup, draw, joined
from pages.shared.public import Reader, day
from pages.shared.seat_start import (
    BACK_TO,
    CHECK,
    STEP,
    asked,
    edition,
    in_edition,
    other_edition,
    question_words,
    unsaved,
    until,
)
from pages.shared.session import say, say_all


def draw_check(who: Reader, behind: Behind) -> None:
    """Everything given so far, and the way to the end."""
    order = asked(behind)
    draw(widgets.way_back("seat", say("seat.back"), who.address(**{STEP: order[-1]})))
    frame.notices()
    frame.heading(edition(who, "check"), step=f"seat-{who.edition}-check", above=edition(who, "above"))
    draw(
        in_edition(who, widgets.paragraphs(edition(who, "check_lead"), "dw-lead"), _given(who, behind, change=True)),
        in_edition(who, _leads(who, behind), widgets.paragraphs(edition(who, "finish_lead"))),
    )
    st.button(say("seat.finish"), type="primary", key="seat-finish", on_click=_finish, args=(who,))
    draw(other_edition(who, **{STEP: CHECK}))


def draw_end(who: Reader, behind: Behind) -> None:
    """Thanks, and what happens next; or why nothing can be changed from here."""
    frame.notices()
    what = "talked" if behind.talked_on else "done"
    if behind.door.archived and what == "done":
        frame.heading(edition(who, "yours"), step=f"seat-{who.edition}-archived", above=edition(who, "above"))
        draw(in_edition(who, widgets.paragraphs(edition(who, "archived"), "dw-lead")))
    else:
        frame.heading(edition(who, what), step=f"seat-{who.edition}-{what}", above=edition(who, "above"))
        talked = edition(who, "talked_lead", date=day(behind.talked_on))
        lead = talked if behind.talked_on else edition(who, "done_lead")
        draw(in_edition(who, widgets.paragraphs(lead, "dw-lead")))
    draw(unsaved(who))
    if behind.came is not None:
        draw(in_edition(who, _came(who, behind.came, behind)))
    if what == "done" and not behind.door.archived:
        items = say_all("seat.easy.next_items") if who.easy else say_all("seat.plain.next_items")
        next_items = [line.format(until=until(behind)) for line in items]
        draw(in_edition(who, widgets.section(edition(who, "next")), widgets.bullets(next_items)))
        st.button(say("seat.reopen"), key="seat-reopen", on_click=_reopen, args=(who,))
    yours = joined((_given(who, behind, change=False), _leads(who, behind)))
    draw(widgets.details(edition(who, "yours"), in_edition(who, yours)), other_edition(who))


def _came(who: Reader, came: CameOf, behind: Behind) -> Markup:
    """What came of each question they differed on, and what the answers lead to now."""
    rows = []
    for point in came.points:
        own = edition(who, "came_yours", answer=say(f"seat.answer.{behind.seat.answers[point.question]}"))
        value = say(f"seat.answer.{point.value}") if point.value else ""
        came_of_it = say(f"seat.{who.edition}.came_how.{point.how}", answer=value)
        lines = widgets.paragraphs(f"{own}\n{came_of_it}", "")
        rows.append(widgets.row(question_words(who, point.question), lines, key=f"came-{point.question}"))
    lead = widgets.paragraphs(edition(who, "came_lead" if rows else "came_nothing"))
    head = widgets.section(edition(who, "came"))
    return joined((head, lead, *rows, widgets.section(edition(who, "now")), *_now(who, came)))


def _now(who: Reader, came: CameOf) -> Iterator[Markup]:
    pack = session.app().pack
    if came.result is None:
        yield widgets.paragraphs(edition(who, "now_none"))
    else:
        words = pack.outcomes[came.result]
        yield widgets.paragraphs(edition(who, "now_leads", name=words.name))
        yield _promise(who, words)
    if came.chosen is not None:
        yield widgets.paragraphs(edition(who, "now_chosen", name=pack.outcomes[came.chosen].name))


def _promise(who: Reader, words: OutcomeWords) -> Markup:
    return widgets.inset("", words.easy_read if who.easy else words.promise)


def _given(who: Reader, behind: Behind, *, change: bool) -> Markup:
    """Every question they are asked, with what they answered and wrote."""
    seat, rows = behind.seat, []
    for key in asked(behind):
        value, note = seat.answers.get(key), seat.notes.get(key, "")
        if not change and value is None and not note:
            continue
        words = question_words(who, key)
        given = say(f"seat.answer.{value}") if value else edition(who, "left_out")
        link = Markup("")
        if change:
            label = say("seat.change" if value else "seat.answer_it")
            link = widgets.change_link("seat", label, words, who.address(**{STEP: key, BACK_TO: CHECK}))
        rows.append(widgets.row(words, widgets.paragraphs(given, ""), change=link, note=note, key=key))
    return joined(rows)


def _leads(who: Reader, behind: Behind) -> Markup:
    """Where their own answers lead, in plain words. Nothing is judged by it."""
    pack = session.app().pack
    outcome = replay(pack.flow, known_to(pack.flow, behind.seat.answers)).outcome
    if outcome is None:
        body = widgets.paragraphs(edition(who, "leads_none"))
    else:
        words = pack.outcomes[outcome]
        lead = widgets.paragraphs(edition(who, "leads_to", name=words.name))
        body = joined((lead, _promise(who, words), widgets.paragraphs(edition(who, "leads_note"))))
    return widgets.details(edition(who, "leads"), body)


def _finish(who: Reader) -> None:
    session.attempt(lambda: services.finish_seat(session.app(), who.token, address=session.came_from()))


def _reopen(who: Reader) -> None:
    def do() -> None:
        services.reopen_seat(session.app(), who.token, address=session.came_from())
        st.query_params.from_dict(who.address(**{STEP: CHECK}))

    session.attempt(do)
