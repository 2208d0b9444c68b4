"""The ladder as every page shows it: two rails, the steps between them, and in one line for a phone."""

from collections.abc import Mapping
from functools import lru_cache

from logic.ladder import LadderView, Step
from logic.pack import Pack
from pages.shared import session, widgets
from pages.shared.html import Markup, draw, joined, markup


def why_held(pack: Pack, step: Step) -> str:
    """What holds a rung back, in words."""
    return session.say("ladder.held_back", why=widgets.listed([pack.questions[key].short for key in step.held_by]))


def state(pack: Pack, view: LadderView, outcome: str | None) -> str:
    """The ladder in one line, for a phone and for whoever cannot see it. ``outcome``: the one reached, if any."""
    if outcome and not view.here:
        return session.say("ladder.line.outside", outcome=pack.outcomes[outcome].name)
    if view.here:
        return session.say("ladder.line.here", rung=widgets.in_a_sentence(view.here.rung.name))
    if view.still_open == len(view.steps):
        return session.say("ladder.line.all_open")
    if view.still_open == 0:
        return session.say("ladder.line.none", why=why_held(pack, view.steps[-1]))
    top = next(step for step in view.steps if step.state != "held")
    return session.say("ladder.line.up_to", rung=widgets.in_a_sentence(top.rung.name))


def _rung(pack: Pack, step: Step, chosen: str | None) -> Markup:
    note = why_held(pack, step) if step.state == "held" else step.rung.gloss
    key = "chosen" if chosen == step.rung.outcome else "allowed" if chosen else "you_are_here"
    marked = key == "chosen" or step.state == "here"
    here = markup('<span class="dw-here-words">{}</span>', session.say(f"ladder.{key}")) if marked else ""
    return markup(
        '<li class="dw-rung dw-{} dw-{}"><span class="dw-rung-top"><strong>{}</strong>{}</span>'
        '<span class="dw-rung-note">{}</span><span class="dw-band">{}</span></li>',
        step.rung.band,
        "here" if marked and (not chosen or key == "chosen") else "open" if step.state == "here" else step.state,
        step.rung.name,
        here,
        note,
        step.band,
    )


def steps(pack: Pack, view: LadderView, *, chosen: str | None = None) -> Markup:
    """The two rails and the steps between them. ``chosen``: the outcome leaders chose in place of the one reached."""
    return markup('<ol class="dw-ladder">{}</ol>', joined(_rung(pack, step, chosen) for step in view.steps))


def whole(pack: Pack, words: Mapping[str, str], looks: Mapping[str, str], css: str = "") -> Markup:
    """All rungs from the top down, those never recommended as well.

    ``words``: rung key -> what is said beside its name. ``looks``: rung key -> "here", where it is drawn as the one
    reached, or "yours". ``css``: a class for the whole of it.
    """
    bands = {band.key: band.name for band in pack.bands}
    rungs = [
        markup(
            '<li class="dw-rung dw-{} dw-{}"><span class="dw-rung-top"><strong>{}</strong>{}</span>'
            '<span class="dw-rung-note">{}</span><span class="dw-band">{}</span></li>',
            *(rung.band, looks.get(rung.key, "open"), rung.name),
            markup('<span class="dw-here-words">{}</span>', words[rung.key]) if rung.key in words else "",
            *(rung.gloss, bands.get(rung.band, "")),
        )
        for rung in pack.rungs
    ]
    return markup('<ol class="dw-ladder {}">{}</ol>', css, joined(rungs))


def aside(
    pack: Pack, view: LadderView, *, title: str, line: str, below: Markup | str = "", chosen: str | None = None
) -> None:
    """The ladder beside a page; above it and folded to one line on a phone. ``chosen`` as for ``steps``."""
    draw(_aside(pack, session.app().pack, view, title, line, below, chosen))


@lru_cache(maxsize=512)
def _aside(
    pack: Pack, _spoken: Pack, view: LadderView, title: str, line: str, below: Markup | str, chosen: str | None
) -> Markup:
    """The ladder as it is drawn. There are few ways it can stand, so each is put together once.

    ``_spoken``: the pack whose interface words it is drawn in.
    """
    return beside(title, steps(pack, view, chosen=chosen), line, below)


def beside(title: str, ladder: Markup, line: str, below: Markup | str = "") -> Markup:
    """A ladder to stand beside a page, with its line below it; on a phone the line alone, to be unfolded."""
    return markup(
        '<div class="dw-aside-full"><h2 class="dw-h3">{0}</h2>{1}<div class="dw-aside-below"><p>{2}</p>{3}</div></div>'
        '<details class="dw-aside-fold"><summary>{2}</summary>{1}{3}</details>',
        title,
        ladder,
        line,
        below,
    )
