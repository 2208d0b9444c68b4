"""The first page of a seat: what this is, how long it takes, and that nothing is compulsory. And what its pages share."""

import streamlit as st

from logic.seats import asked_of, go_on_at, known_to
from logic.services.from_seat import Behind
from pages.shared import frame, public, session, widgets
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.public import Reader, day
from pages.shared.session import say, say_all

STEP, CHECK, BACK_TO = "q", "check", "from"
"""Short spellings in the address: the question that stands there, all answers, and where a Change link came from."""


def edition(who: Reader, key: str, **data: object) -> str:
    """The words of the seat's pages in this edition."""
    return say(f"seat.{who.edition}.{key}", **data)


def in_edition(who: Reader, *pieces: Markup) -> Markup:
    """Large and airy in the Easy Read edition."""
    body = joined(pieces)
    return markup('<div class="dw-easy">{}</div>', body) if who.easy else body


def asked(behind: Behind) -> tuple[str, ...]:
    """The questions this person is asked, as they have answered so far."""
    flow = session.app().pack.flow
    return asked_of(flow, known_to(flow, behind.seat.answers))


def question_words(who: Reader, key: str) -> str:
    """A question in this edition."""
    words = session.app().pack.questions[key]
    return words.easy_read if who.easy else words.text


def draw_start(who: Reader, behind: Behind) -> None:
    """What this is, and the way in; for somebody who comes back, the way on."""
    flow = session.app().pack.flow
    frame.notices()
    frame.heading(edition(who, "heading"), step=f"seat-{who.edition}", above=edition(who, "above"))
    draw(in_edition(who, widgets.paragraphs(edition(who, "lead"), "dw-lead")), other_edition(who))
    items = say_all("seat.easy.items") if who.easy else say_all("seat.plain.items")
    begun = bool(behind.seat.answers or behind.seat.notes)
    after = go_on_at(flow, known_to(flow, behind.seat.answers), behind.seat.notes)
    label = say("seat.go_on" if begun else "seat.start")
    way = widgets.way("seat", label, who.address(**{STEP: after or CHECK}), main=True)
    look = widgets.way("seat", say("seat.to_check"), who.address(**{STEP: CHECK})) if begun and after else Markup("")
    draw(
        in_edition(
            who,
            widgets.section(edition(who, "about")),
            widgets.summary_rows([(edition(who, "as"), behind.seat.label), *work(who, behind)]),
            widgets.section(edition(who, "what")),
            widgets.bullets(line.format(count=len(flow.questions), until=until(behind)) for line in items),
        ),
        way,
        look,
    )


def until(behind: Behind) -> str:
    """The last day on which their link opens."""
    return day(behind.door.link.expires_on)


def other_edition(who: Reader, **more: str) -> Markup:
    """The way to the same page in the other edition."""
    other = Reader(who.token, not who.easy)
    label = say(f"seat.read_{other.edition}")
    return widgets.way("seat", label, other.address(**more))


def work(who: Reader, behind: Behind) -> list[tuple[str, Markup | str]]:
    """What the questions are about, as far as somebody wrote it down."""
    part = behind.part
    name = f"{behind.activity.title}: {apart(part.name)}" if len(behind.activity.parts) > 1 else behind.activity.title
    rows: list[tuple[str, Markup | str]] = [(edition(who, "work"), name)]
    for key, value in (
        ("decision", part.decision),
        ("decider", part.decider),
        ("decide_by", day(part.decide_by)),
        ("open_part", part.open_part),
    ):
        if value:
            rows.append((edition(who, key), widgets.paragraphs(value)))
    return rows


def unsaved(who: Reader) -> Markup:
    """What somebody had typed that could not be kept, to copy it."""
    return public.written(who)


def go(who: Reader, step: str) -> None:
    """In a callback: to this page of the seat."""
    st.query_params.from_dict(who.address(**{STEP: step}))
