"""One do with its don't, side by side: in a list, in the self-check, and as a quiet box on other pages."""

from functools import lru_cache
from typing import Literal

from logic.guidance import Pair
from logic.pack import Pack
from pages.shared import session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say


def show_pair(page: str, outcome: str | None = None, phase: str | None = None) -> None:
    """One box with the pair that matters most on this page, if there is one. ``outcome``: what drives the part, if known."""
    pack = session.app().pack
    pair = pack.pairs.pair_for(page, outcome, phase)
    if pair is not None:
        draw(_box(pack, pair))


@lru_cache(maxsize=64)
def _box(_spoken: Pack, pair: Pair) -> Markup:
    """The box. ``_spoken``: the pack whose interface words it is drawn in."""
    link = widgets.link("guidance", say("guidance.to_list"))
    return markup(
        '<aside class="dw-pair-box" aria-label="{}"><p class="dw-label">{}</p>{}<p class="dw-small">{}</p></aside>',
        say("guidance.box"),
        pair.title,
        sides(pair),
        link,
    )


def sides(pair: Pair, words: Literal["plain", "easy"] = "plain") -> Markup:
    """Do on the left, don't on the right; one below the other where it is narrow."""
    do, dont = (pair.do, pair.dont) if words == "plain" else (pair.do_easy, pair.dont_easy)
    return markup(
        '<div class="dw-pair"><div class="dw-do"><strong>{}</strong><p>{}</p></div>'
        '<div class="dw-dont"><strong>{}</strong><p>{}</p></div></div>',
        say("guidance.do"),
        do,
        say("guidance.dont"),
        dont,
    )


@lru_cache(maxsize=256)
def card(pack: Pack, pair: Pair) -> Markup:
    """A pair with what it is for, its easy words, its law prompts and where it comes from."""
    return markup(
        '<section class="dw-pair-card" id="{}"><h3 class="dw-h3">{}</h3>{}<p class="dw-soft">{}</p>{}{}</section>',
        pair.id,
        pair.title,
        sides(pair),
        what_for(pack, pair),
        law(pack, pair),
        behind(pack, pair),
    )


def what_for(pack: Pack, pair: Pair) -> str:
    """For which approaches and when, in a sentence each."""
    names = [rung.name for rung in pack.ladder if rung.outcome in pair.outcomes]
    phases = widgets.listed([widgets.in_a_sentence(say(f"guidance.phase.{phase}")) for phase in pair.phases])
    if len(names) == len(pack.ladder) or not names:
        approaches = say("guidance.for_all")
    else:
        approaches = say("guidance.for_approaches", approaches=widgets.listed([*map(widgets.in_a_sentence, names)]))
    return f"{approaches} {say('guidance.for_phases', phases=phases)}"


def law(pack: Pack, pair: Pair) -> Markup:
    """The law prompts that belong beside it."""
    prompts = [prompt for prompt in pack.law if prompt.id in pair.law]
    if not prompts:
        return Markup("")
    lines = joined(markup("<li><strong>{}.</strong> {}</li>", prompt.topic, prompt.text) for prompt in prompts)
    found = widgets.bullets(found for prompt in prompts for found in prompt.found)
    return widgets.details(say("guidance.law"), markup('<ul class="dw-list">{}</ul>', lines), found)


def behind(pack: Pack, pair: Pair) -> Markup:
    """Its easy words, and where it comes from."""
    return joined(
        (
            widgets.details(say("guidance.easy"), sides(pair, "easy")),
            widgets.details(say("guidance.sources"), widgets.ground(pack, pair.ground)),
        )
    )
