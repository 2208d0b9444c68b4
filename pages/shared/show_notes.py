"""The speaker's notes of one slide, for another window: what to say, a question for the room, and how long it takes."""

from logic.documents import show_words
from pages.shared import stage, widgets
from pages.shared.html import joined, markup
from pages.shared.session import say
from pages.shared.show_address import Here, here
from pages.shared.stage import View, Way


def draw_notes() -> None:
    """Draw the notes of the slide that the address names."""
    stage.arrive("show")
    at = here()
    note = show_words.note(at.pack, at.talk, at.slide)
    so_far = show_words.minutes_until(at.pack, at.talk, at.at)
    view = View(
        say("show.notes.heading", title=show_words.title(at.pack, at.talk, at.slide)),
        step=f"notes-{at.slide.key}",
        above=say("show.notes.above", here=at.at + 1, all=len(at.talk.slides), minutes=note.minutes, so_far=so_far),
        body=joined(
            (
                widgets.section(say("show.notes.say")),
                widgets.bullets(note.say),
                widgets.section(say("show.notes.ask")),
                markup('<p class="dw-stage-ask">{}</p>', note.ask),
                widgets.section(say("show.notes.screen")),
                widgets.bullets(on_screen(at)),
                markup('<p class="dw-stage-next">{}</p>', coming(at)),
                markup('<p class="dw-stage-soft">{}</p>', say("show.notes.lead")),
            )
        ),
        ways=ways(at),
        place=say("show.place", here=at.at + 1, all=len(at.talk.slides)),
        letters=at.letters,
        css="dw-stage-notes",
    )
    stage.draw_view(view)


def on_screen(at: Here) -> list[str]:
    """What the room reads, and what a rung means in full."""
    slide = at.slide
    if slide.rung is not None:
        means = f"{say('show.notes.means')}: {slide.rung.definition}"
        rows = show_words.facts(at.pack, slide.rung)
        told = [means, *(f"{say(f'show.fact.{key}')}: {words}" for key, words in rows)]
        return [*told, *filter(None, [show_words.balance(at.pack, slide.rung)])]
    if at.turn is not None:
        return [show_words.turned(at.pack, at.turn), *show_words.holding(at.pack, at.turn.after)]
    if at.talk.example is not None and slide.kind in {"example", "answers", "yours"}:
        return [at.talk.example.title, at.talk.example.situation]
    if at.talk.example is not None and slide.kind == "close":
        return [at.talk.example.teaching_point]
    return [show_words.title(at.pack, at.talk, slide)]


def coming(at: Here) -> str:
    """The slide that follows."""
    if at.at + 1 == len(at.talk.slides):
        return say("show.notes.end")
    return say("show.notes.next", title=show_words.title(at.pack, at.talk, at.talk.slides[at.at + 1]))


def ways(at: Here) -> list[Way]:
    """The notes' own ways: they follow nothing."""
    found = [Way("back", say("show.way.back"), at.to(at.at - 1, notes=True))] if at.at else []
    if at.at + 1 < len(at.talk.slides):
        found.append(Way("next", say("show.way.next"), at.to(at.at + 1, notes=True), main=True))
    found.append(Way("leave", say("show.way.leave"), widgets.href("show", at.common())))
    return found
