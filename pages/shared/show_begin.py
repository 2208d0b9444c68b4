"""The page before the show: which example, how the keys work, the notes in a window of their own, and the handout."""

import streamlit as st

from logic import show
from logic.documents import show_words
from logic.pack import Scenario
from pages.shared import downloads, frame, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say
from pages.shared.show_address import EXAMPLE, LETTERS, Here, here

KEYS = ("on", "back", "home", "answers", "leave", "f", "n")


def draw_begin() -> None:
    """Draw the page."""
    frame.bar("show")
    at = here()
    with st.container(key="narrow"):
        frame.notices()
        frame.back("training", say("show.back"))
        frame.heading(say("show.heading"), step="begin")
        draw(
            widgets.paragraphs(say("show.lead"), "dw-lead"),
            begin(at),
            widgets.section(say("show.example.heading")),
            examples(at),
            widgets.section(say("show.keys.heading")),
            keys(at),
            widgets.section(say("show.handout.heading")),
            handouts(at),
        )
    frame.foot()


def begin(at: Here) -> Markup:
    """The ways in."""
    length = say(
        "show.length" if at.talk.example else "show.length_steps",
        slides=len(at.talk.slides),
        minutes=show_words.minutes_until(at.pack, at.talk, len(at.talk.slides)),
        steps=show_words.minutes_of_steps(at.pack, at.talk),
    )
    return joined(
        (
            markup('<p class="dw-way dw-way-main"><a href="{}" target="_self">{}</a></p>', at.to(0), say("show.start")),
            markup('<p class="dw-soft">{}</p>', length),
            markup(
                '<p class="dw-way"><a href="{}" target="_blank" rel="noopener">{}</a></p>',
                at.to(0, notes=True),
                say("show.notes_start"),
            ),
        )
    )


def examples(at: Here) -> Markup:
    """The example that is shown, and the others to choose from."""
    chosen = at.talk.example
    if chosen is None:
        return widgets.paragraphs(say("show.example.none"))
    others = joined(_example(at, one) for one in at.pack.scenarios if one.id != chosen.id)
    return joined(
        (
            markup(
                '<div class="dw-inset"><p><strong>{}:</strong> {}</p><p>{}</p></div>',
                say("show.example.chosen"),
                chosen.title,
                _moves(at, chosen),
            ),
            widgets.details(
                say("show.example.other"),
                widgets.paragraphs(say("show.example.lead")),
                markup('<ul class="dw-list">{}</ul>', others),
            ),
        )
    )


def _example(at: Here, one: Scenario) -> Markup:
    link = widgets.link("show", one.title, at.common() | {EXAMPLE: one.id})
    return markup('<li>{} <span class="dw-soft">{}</span></li>', link, _moves(at, one))


def _moves(at: Here, one: Scenario) -> str:
    place = show_words.stands(at.pack, show.standing(at.pack.flow, one.answers))
    return f"{place}. {say('show.example.moves', turns=len(show.talk(at.pack, one.id).turns))}"


def keys(at: Here) -> Markup:
    """What each key does, and the switch for letters (WCAG 2.1.4)."""
    work = [key for key in KEYS if at.letters or key not in {"f", "n"}]
    rows = widgets.summary_rows((say(f"show.keys.{key}"), say(f"show.keys.{key}_what")) for key in work)
    state, other = ("letters_on", "turn_off") if at.letters else ("letters_off", "turn_on")
    address = {name: value for name, value in at.common().items() if name != LETTERS}
    switch = widgets.way("show", say(f"show.keys.{other}"), address | ({LETTERS: "off"} if at.letters else {}))
    return joined(
        (rows, widgets.paragraphs(say("show.keys.small")), widgets.paragraphs(say(f"show.keys.{state}")), switch)
    )


def handouts(at: Here) -> Markup:
    """The files, each made when it is asked for."""
    example = {EXAMPLE: at.talk.example.id} if at.talk.example else {}
    for_all = [
        ("pdf", say("show.handout.pdf")),
        ("large", say("show.handout.large")),
        ("word", say("show.handout.word")),
    ]
    trainer = [("pdf", say("show.handout.trainer_pdf")), ("word", say("show.handout.trainer_word"))]
    return joined(
        (
            widgets.paragraphs(say("show.handout.lead")),
            downloads.links(downloads.File(words, "handout", example | {"kind": kind}) for kind, words in for_all),
            widgets.paragraphs(say("show.handout.trainer")),
            downloads.links(
                downloads.File(words, "handout", example | {"kind": kind, "trainer": "1"}) for kind, words in trainer
            ),
        )
    )
