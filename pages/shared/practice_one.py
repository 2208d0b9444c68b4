"""One exercise before its answer is shown: the situation, or two side by side, and where somebody puts it."""

import streamlit as st

from logic.errors import Problem
from pages.shared import frame, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.practice_address import Asked, places
from pages.shared.practice_sets import Exercise, Situation
from pages.shared.session import say


def place(asked: Asked) -> None:
    """The situation and the form."""
    exercise = asked.exercise
    if exercise is None:
        return
    frame.back("practice", say(f"practice.way.{asked.way}.title"), **asked.to_list())
    frame.notices(ignored=asked.ignored)
    pair = len(exercise.sides) > 1
    named = bool(exercise.common) or not pair
    title = exercise.title if named else say("practice.place.pair")
    frame.heading(title, step=f"place-{exercise.name}", above=where(asked))
    if exercise.common:
        draw(widgets.section(say("practice.place.both"), 3), widgets.bullets(exercise.common))
    if not pair:
        draw(told(exercise.sides[0]))
    with st.form(f"practice-{exercise.name}", border=False, enter_to_submit=False):
        with st.container(key="practice-sides" if pair else "practice-side"):
            for at, side in enumerate(exercise.sides):
                with st.container(key=f"practice-side-{at}"):
                    if pair:
                        draw(markup('<h2 class="dw-h3">{}</h2>', side.title), told(side))
                    _choice(asked, exercise, at)
        st.form_submit_button(say("practice.place.see"), type="primary", on_click=_see, args=(asked, exercise))


def where(asked: Asked) -> str:
    """The way, which of its exercises this is, and how big a decision it is about."""
    exercise = asked.exercise
    level = exercise.sides[0].level if exercise and len(exercise.sides) == 1 else ""
    return say(
        "practice.place.above_level" if level else "practice.place.above",
        way=say(f"practice.way.{asked.way}.title"),
        number=asked.number,
        count=len(asked.listed),
        level=level,
    )


def told(side: Situation) -> Markup:
    """A situation in words: as it is written, or by what is so."""
    if side.differs:
        then = widgets.paragraphs(say("practice.place.then")) if side.told else Markup("")
        one = markup('<p class="dw-lead"><strong>{}</strong></p>', side.differs)
        return joined((one, then, widgets.bullets(side.told)))
    if len(side.told) == 1 and side.ground:
        return widgets.paragraphs(side.told[0], "dw-lead")
    return joined((widgets.paragraphs(say("practice.place.told")), widgets.bullets(side.told)))


def _key(exercise: Exercise, at: int) -> str:
    return f"practice-{exercise.name}-{at}"


def _choice(asked: Asked, exercise: Exercise, at: int) -> None:
    """The steps of the ladder from the top down, and off it."""
    offered = places(asked.pack)
    keys, chosen = list(offered), asked.put[at] if at < len(asked.put) else ""
    legend = say("practice.place.legend")
    if len(exercise.sides) > 1:
        # The heading above says which; whoever hears the question alone is told as well.
        legend = f"{legend}\n\n{exercise.sides[at].title}"
    frame.field_trouble(f"place-{at}")
    st.radio(
        legend,
        keys,
        index=keys.index(chosen) if chosen in keys else None,
        format_func=lambda key: offered[key][0],
        captions=[gloss for _, gloss in offered.values()],
        key=_key(exercise, at),
    )


def _see(asked: Asked, exercise: Exercise) -> None:
    """Put what is chosen in the address, with the answer; or say what is still to be chosen."""
    put = tuple(str(session.typed(_key(exercise, at)) or "") for at in range(len(exercise.sides)))
    missing = [
        Problem(f"place-{at}", "practice_place_missing", {"title": exercise.sides[at].title})
        for at, chosen in enumerate(put)
        if not chosen
    ]
    if missing:
        session.refuse(*missing)
        return
    session.no_trouble()
    st.query_params.from_dict(asked.to(exercise, put, seen=True))
