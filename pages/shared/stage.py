"""The stage: a view for a projector that fills the window, to be read from four metres. It has no bar and no foot.

Nothing on it is smaller than 24 px in a window from 1024 x 768 up (``--u`` in ``site.css``). On a small screen it is a page
like any other. ``stage.js`` presses its links and buttons for whoever has a keyboard or a clicker; all of it works without.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from logic.diagrams.balance import balance_svg
from logic.documents import show_words
from logic.pack import Pack, Rung
from pages.shared import session
from pages.shared.html import Markup, draw, joined, markup

Pressed = Literal["next", "back", "first", "leave", "notes", ""]
"""What ``stage.js`` presses a link for; nothing where only its own words lead there."""
NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Way:
    """A link at the foot of the stage. ``main``: the way on. ``new``: it opens in another window."""

    pressed: Pressed
    words: str
    href: str
    main: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands at a rung of the stage's ladder: ``words`` below its name, and how it is drawn.

    ``held``: put out by an answer. ``quiet``: not what is spoken of now.
    """

    state: Literal["here", "open", "held", "quiet"] = "open"
    words: Markup | str = ""


def arrive(page: str) -> None:
    """The page of this key is about to be drawn, without the bar. Call it first."""
    session.arrive(page)


@dataclass(frozen=True, slots=True)
class View:
    """One whole view.

    step
        changes with every slide and moves the focus to the heading.
    above
        a line over the heading.
    side
        what stands on the right, most often the ladder; nothing gives the body all of the width.
    place
        where in the show we are, in words.
    letters
        whether single letters do anything (WCAG 2.1.4).
    css
        a class of its own.
    """

    heading: str
    step: str
    body: Markup
    ways: Sequence[Way]
    above: str = ""
    side: Markup = NOTHING
    place: str = ""
    letters: bool = True
    css: str = ""


def draw_view(view: View) -> None:
    """Draw the whole view, as one element."""
    draw(
        markup(
            '<div class="dw-stage {}{}" data-letters="{}"><div class="dw-stage-main">{}'
            '<h1 class="dw-h1" data-step="{}" tabindex="-1">{}</h1>{}</div>{}{}</div>',
            view.css,
            "" if view.side else " dw-stage-alone",
            "on" if view.letters else "off",
            markup('<p class="dw-above">{}</p>', view.above) if view.above else "",
            view.step,
            view.heading,
            view.body,
            markup('<div class="dw-stage-side">{}</div>', view.side) if view.side else "",
            foot(view.ways, view.place),
        )
    )


def foot(ways: Sequence[Way], place: str = "") -> Markup:
    """The way on, the way back and the others, with where we are and a button for the full screen."""
    return markup(
        '<nav class="dw-stage-foot" aria-label="{}">{}<span class="dw-stage-place">{}</span>{}'
        '<button type="button" class="dw-stage-full" data-press="full">{}</button>{}</nav>',
        session.say("show.foot"),
        joined(_way(one) for one in ways if one.pressed in {"back", "next"}),
        place,
        joined(_way(one) for one in ways if one.pressed not in {"back", "next", "leave"}),
        session.say("show.full"),
        joined(_way(one) for one in ways if one.pressed == "leave"),
    )


def _way(one: Way) -> Markup:
    unseen = markup('<span class="dw-unseen"> {}</span>', session.say("show.new_window")) if one.new else ""
    return markup(
        '<a class="dw-stage-way{}" href="{}" target="{}" data-press="{}"{}>{}{}</a>',
        " dw-main" if one.main else "",
        one.href,
        "_blank" if one.new else "_self",
        one.pressed,
        Markup(' rel="noopener"') if one.new else "",
        one.words,
        unseen,
    )


def ladder(pack: Pack, marks: Mapping[str, Marked]) -> Markup:
    """All rungs between the two rails, each as it is marked by its key; those without a mark are open."""
    bands = {band.key: band.name for band in pack.bands}
    rungs = joined(_rung(one, bands[one.band], marks.get(one.key, Marked())) for one in pack.rungs)
    head = markup('<h2 class="dw-unseen">{}</h2>', session.say("show.ladder"))
    return markup('{}<ol class="dw-ladder dw-stage-ladder">{}</ol>', head, rungs)


def _rung(one: Rung, band: str, marked: Marked) -> Markup:
    return markup(
        '<li class="dw-rung dw-{} dw-{}"><span class="dw-rung-top"><strong>{}</strong>'
        '<span class="dw-band">{}</span></span>{}</li>',
        one.band,
        marked.state,
        one.name,
        band,
        markup('<span class="dw-here-words">{}</span>', marked.words) if marked.words else "",
    )


def balance(rung: Rung | None) -> Markup:
    """How the power is shared on a rung: two sides, drawn and in words; nothing where the content does not say it."""
    if rung is None or rung.show is None:
        return NOTHING
    level = rung.show.balance
    return markup(
        '<div class="dw-balance dw-tips-{}">{}<div class="dw-balance-words"><p>{}</p><p class="dw-stage-soft">{}</p>'
        "</div></div>",
        level,
        scales(level),
        show_words.balance(session.app().pack, rung),
        session.say("show.balance.honest"),
    )


def scales(level: int) -> Markup:
    """The two sides of a balance, the council's down by as much as ``level`` is below the most. The words are beside it."""
    return markup(
        '<div class="dw-scales"><span aria-hidden="true">{1}</span>'
        '<img src="data:image/svg+xml;base64,{0}" alt="" width="232" height="106"/><span aria-hidden="true">{2}</span></div>',
        b64encode(balance_svg(level)).decode(),
        session.say("show.council"),
        session.say("show.people"),
    )
