"""What the questions say of an exercise, beside where somebody put it. Nothing is right or wrong here."""

import streamlit as st

from logic.analysis import decide
from logic.pack import Pack
from logic.practice import OFF, bridge, place_of, steps_apart
from pages.shared import frame, ladder_picture, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.practice_address import Asked, places
from pages.shared.practice_one import told, where
from pages.shared.practice_sets import Exercise, Situation
from pages.shared.practice_why import changed, differing, why
from pages.shared.session import say


def reveal(asked: Asked) -> None:
    """The answer of one exercise, or of both of a pair."""
    exercise = asked.exercise
    if exercise is None:
        return
    frame.back("practice", say(f"practice.way.{asked.way}.title"), **asked.to_list())
    frame.notices(ignored=asked.ignored)
    if len(exercise.sides) == 1:
        _one(asked, exercise)
    else:
        _two(asked, exercise)


def _one(asked: Asked, exercise: Exercise) -> None:
    pack, side, put = asked.pack, exercise.sides[0], asked.put[0]
    above = f"{where(asked)} · {side.title}"
    frame.heading(compared(pack, put, side.outcome), step=f"seen-{exercise.name}-{put}", above=above)

    def main() -> None:
        draw(
            apart(pack, put, side.outcome),
            markup(
                '<div class="dw-inset"><p><strong>{}</strong></p>{}</div>', say("practice.seen.situation"), told(side)
            ),
            talk(pack, side, put),
            markup("{}{}", widgets.section(say("practice.why.heading")), why(pack, side)),
            markup("{}{}", widgets.section(say("practice.change.heading")), changed(pack, side)),
            teaches(pack, side, 2),
            ways_on(asked, exercise),
        )

    line = say("practice.seen.line", yours=_name(pack, put), theirs=_name(pack, place_of(pack, side.outcome)))
    ladder = ladder_picture.beside(say("practice.seen.ladder"), standing(pack, put, side.outcome), line)
    widgets.columns(main, lambda: draw(ladder))


def _two(asked: Asked, exercise: Exercise) -> None:
    pack = asked.pack
    step = f"seen-{exercise.name}-{'-'.join(asked.put)}"
    frame.heading(say("practice.seen.pair"), step=step, above=where(asked))
    if exercise.common:
        draw(widgets.section(say("practice.place.both"), 3), widgets.bullets(exercise.common))
    with st.container(key="practice-sides"):
        for at, (side, put) in enumerate(zip(exercise.sides, asked.put, strict=True)):
            with st.container(key=f"practice-side-{at}"):
                draw(_side(pack, side, put))
    lesson = Markup("")
    if exercise.teaches and exercise.ground:
        source = widgets.details(say("practice.seen.source"), widgets.ground(pack, exercise.ground))
        heading = widgets.section(say("practice.seen.together"))
        lesson = joined((heading, widgets.paragraphs(exercise.teaches, "dw-lead"), source))
    draw(differing(pack, exercise), lesson, ways_on(asked, exercise))


def _side(pack: Pack, side: Situation, put: str) -> Markup:
    """One of two: what was said, the ladder, and the rest to be unfolded."""
    return joined(
        (
            markup('<h2 class="dw-h2 dw-flush">{}</h2>', side.title),
            told(side),
            markup('<p class="dw-compared"><strong>{}</strong></p>', compared(pack, put, side.outcome)),
            apart(pack, put, side.outcome),
            standing(pack, put, side.outcome, "dw-ladder-small"),
            talk(pack, side, put, 3),
            widgets.details(say("practice.why.heading"), why(pack, side)),
            widgets.details(say("practice.change.heading"), changed(pack, side)),
            teaches(pack, side, 3),
        )
    )


def _name(pack: Pack, place: str) -> str:
    """A place inside a sentence."""
    return say("practice.seen.off") if place == OFF else widgets.in_a_sentence(places(pack)[place][0])


def compared(pack: Pack, put: str, outcome: str) -> str:
    """Where somebody put it, beside where the questions lead."""
    there = place_of(pack, outcome)
    yours, theirs = _name(pack, put), _name(pack, there)
    if put == there:
        return say("practice.compare.both_off") if put == OFF else say("practice.compare.same", theirs=theirs)
    which = "yours_off" if put == OFF else "theirs_off" if there == OFF else "apart"
    return say(f"practice.compare.{which}", yours=yours, theirs=theirs)


def apart(pack: Pack, put: str, outcome: str) -> Markup:
    """How many steps lie between the two; off the ladder, where the questions lead instead."""
    steps = steps_apart(pack, put, outcome)
    if place_of(pack, outcome) == OFF:
        return markup('<p class="dw-body">{}</p>', say("practice.seen.outcome", outcome=pack.outcomes[outcome].name))
    if not steps:
        return Markup("")
    names = ("higher_one", "higher") if steps > 0 else ("lower_one", "lower")
    which = names[abs(steps) > 1]
    return markup('<p class="dw-body">{}</p>', say(f"practice.compare.{which}", count=abs(steps)))


def standing(pack: Pack, put: str, outcome: str, css: str = "") -> Markup:
    """The ladder with both marks, told in words as well as drawn; what is off it stands below."""
    there = place_of(pack, outcome)
    marks = {put: say("practice.mark.yours"), there: say("practice.mark.theirs")}
    if put == there:
        marks[put] = say("practice.mark.both")
    ladder = ladder_picture.whole(pack, marks, {put: "yours", there: "here"}, css)
    if OFF not in marks:
        return ladder
    below = markup('<p class="dw-off"><strong>{}</strong> {}</p>', say("practice.place.off"), marks[OFF])
    return joined((ladder, below))


def talk(pack: Pack, side: Situation, put: str, level: int = 2) -> Markup:
    """What to talk about, from where the two differ."""
    there = place_of(pack, side.outcome)
    found = bridge(pack, side.answers, put)
    decision = decide(pack.flow, side.answers)
    advised = put == OFF or any(rung.key == put for rung in pack.ladder)
    pieces = [widgets.section(say("practice.talk.heading"), level)]
    if put == there:
        pieces.append(widgets.paragraphs(say("practice.talk.same")))
        return joined(pieces)
    if not advised:
        pieces.append(widgets.paragraphs(say("practice.talk.never", place=_name(pack, put))))
    elif found is None:
        pieces.append(widgets.paragraphs(say("practice.talk.why_there")))
    else:
        which = "off_any" if put == OFF else "together" if found.together else "any"
        pieces.append(widgets.paragraphs(say(f"practice.talk.{which}", place=_name(pack, put))))
        pieces.append(widgets.bullets(pack.questions[key].says(found.to) for key in found.questions))
    if decision.ceilings and (found is None or found.together):
        said = pack.questions[decision.ceilings[0].question].says(side.answers[decision.ceilings[0].question])
        pieces.append(widgets.paragraphs(say("practice.talk.held", said=said)))
    return joined(pieces)


def teaches(pack: Pack, side: Situation, level: int) -> Markup:
    """The teaching point of a worked example, and where it comes from."""
    if side.ground is None:
        return Markup("")
    return joined(
        (
            widgets.section(say("practice.seen.teaching"), level),
            widgets.paragraphs(side.teaches, "dw-lead" if level == 2 else "dw-body"),  # noqa: PLR2004
            widgets.details(say("practice.seen.source"), widgets.ground(pack, side.ground)),
        )
    )


def ways_on(asked: Asked, exercise: Exercise) -> Markup:
    """The next exercise, the same again, and the list. The browser remembers this one as done (practice.js)."""
    pair = len(exercise.sides) > 1
    again = widgets.way(
        "practice", say("practice.seen.again_both" if pair else "practice.seen.again"), asked.to(exercise, asked.put)
    )
    if asked.after:
        on = widgets.way(
            "practice", say("practice.seen.next", title=asked.after.title), asked.to(asked.after), main=True
        )
    else:
        on = joined(
            (
                widgets.paragraphs(say("practice.seen.last")),
                widgets.way("practice", say("practice.back_to_ways"), main=True),
            )
        )
    return markup('<div class="dw-practice-on" data-dw-practised="{}">{}{}</div>', " ".join(exercise.keeps), on, again)
