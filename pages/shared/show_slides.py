"""One slide of the show: what is said of it, the ladder beside it, the balance of power, and the ways on and back."""

from collections.abc import Callable, Mapping

from logic import show
from logic.documents import show_words
from logic.ladder import ladder_view
from logic.show import Kind
from pages.shared import stage, widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say
from pages.shared.show_address import Here, here
from pages.shared.show_answers import answers
from pages.shared.stage import Marked, View, Way

NOTHING = Markup("")
FEW: frozenset[Kind] = frozenset({"welcome", "bands", "choice", "example", "close"})
"""Slides with little to read."""


def draw_slide() -> None:
    """Draw the slide that the address names."""
    stage.arrive("show")
    at = here()
    view = View(
        heading(at),
        step="-".join((at.slide.key, *at.flips)),
        above=above(at),
        body=BODIES[at.slide.kind](at),
        side=stage.ladder(at.pack, marks(at)),
        ways=ways(at),
        place=say("show.place", here=at.at + 1, all=len(at.talk.slides)),
        letters=at.letters,
        css="dw-show-few" if at.slide.kind in FEW else "",
    )
    stage.draw_view(view)


def heading(at: Here) -> str:
    """The heading as the answers on the slide stand now."""
    if at.turned and at.turn is not None:
        return show_words.turn_title(at.pack, at.turn)
    return show_words.title(at.pack, at.talk, at.slide)


def above(at: Here) -> str:
    """The example that is spoken of, over its answers."""
    return at.talk.example.title if at.talk.example and at.talk.answers(at.slide) else ""


def ways(at: Here) -> list[Way]:
    """The links at the foot."""
    last = len(at.talk.slides) - 1
    found = [Way("back", say("show.way.back"), at.to(at.at - 1))] if at.at else []
    if at.at < last:
        found.append(Way("next", say("show.way.next"), at.to(at.at + 1), main=True))
    if at.flips:
        found.append(Way("", say("show.turn.again"), at.to(at.at)))
    if at.at:
        found.append(Way("first", say("show.way.first"), at.to(0)))
    found.append(Way("notes", say("show.way.notes"), at.to(at.at, notes=True), new=True))
    found.append(Way("leave", say("show.way.leave"), widgets.href("show", at.common())))
    return found


def marks(at: Here) -> Mapping[str, Marked]:
    """How each rung stands on this slide: the one spoken of, or what the answers leave."""
    slide, rungs = at.slide, at.pack.rungs
    if slide.rung is not None:
        return {
            one.key: Marked("here", say("show.mark.here")) if one == slide.rung else Marked("quiet") for one in rungs
        }
    never = {one.key: Marked("quiet") for one in rungs if one.outcome is None}
    if slide.kind == "choice":
        return {key: Marked("quiet", say("show.fact.never")) for key in never}
    if not at.answers:
        return {} if slide.kind in {"welcome", "bands"} else never
    view = ladder_view(at.pack, show.standing(at.pack.flow, at.answers).journey)
    found = never | {step.rung.key: Marked(step.state) for step in view.steps}
    if at.turn is not None and (was := at.pack.rung_of(at.turn.before.outcome)):
        found[was.key] = Marked(found[was.key].state, say("show.mark.was"))
    if view.here is not None:
        found[view.here.rung.key] = Marked("here", say("show.mark.now"))
    return found


def lines(*texts: str, css: str = "") -> Markup:
    """Sentences, each a paragraph; those that say nothing are left out."""
    return joined(markup('<p class="{}">{}</p>', css, text) for text in texts if text)


def points(*texts: str) -> Markup:
    """A list for a big screen."""
    return markup('<ul class="dw-stage-points">{}</ul>', joined(markup("<li>{}</li>", text) for text in texts if text))


def facts(*rows: tuple[str, str]) -> Markup:
    """Names with what stands beside them."""
    return widgets.summary_rows(rows, "dw-stage-facts")


def welcome(at: Here) -> Markup:
    """What the talk is about and how it goes."""
    example = (say("show.welcome.second"), say("show.welcome.last")) if at.talk.example else ()
    return joined(
        (
            lines(say("show.welcome.lead", rungs=len(at.pack.rungs)), css="dw-stage-lead"),
            points(say("show.welcome.first"), *example),
            lines(say("show.welcome.rules")),
        )
    )


def bands(at: Here) -> Markup:
    """Doing to, for and with, from the bottom up as the steps are."""
    return joined(
        (
            lines(say("show.bands.lead"), css="dw-stage-lead"),
            facts(*((band.name, band.gloss) for band in reversed(at.pack.bands))),
        )
    )


def step(at: Here) -> Markup:
    """One rung: who holds the power, what people can expect, how you can tell, and the balance."""
    rung = at.slide.rung
    if rung is None:
        raise LookupError(at.slide.key)
    band = next(one for one in at.pack.bands if one.key == rung.band)
    never = widgets.tag(say("show.fact.never"), "never") if rung.outcome is None else NOTHING
    tags = markup('<p class="dw-stage-tags">{} {}</p>', widgets.tag(band.name, band.key), never)
    rows = [(say(f"show.fact.{name}"), words) for name, words in show_words.facts(at.pack, rung)]
    return joined((lines(rung.gloss, css="dw-stage-lead"), tags, facts(*rows), stage.balance(rung)))


def choice(at: Here) -> Markup:
    """Which steps can be honest."""
    never = [one.name for one in at.pack.rungs if one.outcome is None]
    return points(
        say("show.choice.first", rungs=len(at.pack.ladder)),
        say("show.choice.never", names=widgets.listed(never)) if never else "",
        say("show.choice.bad"),
        say("show.choice.top"),
    )


def example(at: Here) -> Markup:
    """The example before anybody is told where it sits."""
    one = at.talk.example
    if one is None:
        raise LookupError(at.slide.key)
    level = next((known.name for known in at.pack.levels if known.key == one.level), "")
    return joined(
        (
            lines(one.title, css="dw-stage-case"),
            lines(one.situation, css="dw-stage-lead"),
            lines(level, css="dw-stage-soft"),
            markup('<p class="dw-stage-ask">{}</p>', say("show.example_slide.ask")),
        )
    )


def stands(at: Here) -> Markup:
    """Where the answers stand, what moved or holds them, and the answers to turn."""
    now = show.standing(at.pack.flow, at.answers)
    moved = show_words.turned(at.pack, at.turn) if at.turn else ""
    if at.slide.kind == "yours" and not at.turned:
        told = lines(say("show.yours.lead", stands=show_words.stands(at.pack, now)))
    else:
        rise = "" if at.turn else show_words.could_rise(at.pack, now)
        held = tuple(show_words.holding(at.pack, now))
        told = joined((lines(moved, css="dw-stage-moved"), lines(*((held[0], rise) if rise else (" ".join(held),)))))
    return joined((told, answers(at, now), stage.balance(at.pack.rung_of(now.outcome))))


def close(at: Here) -> Markup:
    """What to take away, and what the example teaches."""
    one = at.talk.example
    return joined(
        (
            points(*(say(f"show.close.{key}") for key in ("first", "second", "third"))),
            markup('<p class="dw-stage-ask"><strong>{}</strong> {}</p>', say("show.close.example"), one.teaching_point)
            if one
            else NOTHING,
        )
    )


BODIES: Mapping[Kind, Callable[[Here], Markup]] = {
    "welcome": welcome,
    "bands": bands,
    "step": step,
    "choice": choice,
    "example": example,
    "answers": stands,
    "turn": stands,
    "yours": stands,
    "close": close,
}
"""What each kind of slide says."""
