"""The ways to involve people in the order of what fits, each with why it stands there."""

from functools import lru_cache

from logic.methods import Method
from logic.pack import Pack
from logic.ranking import Ranked, Reason, Situation
from pages.shared import session, widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.methods_view import View, add_step
from pages.shared.methods_words import cost_words, names_of, weeks
from pages.shared.session import say

FIRST = 5
"""Ways shown before the whole list is asked for."""


def best(view: View, *, whole: bool = False) -> Markup:
    """The ways in order, each with why it stands there: the first few, or all of them."""
    some = view.ranked if whole else view.ranked[:FIRST]
    chosen = frozenset(one.method for one in view.planned)
    ordered = view.known != Situation(level=view.known.level)
    words = say("methods.best.heading" if ordered else "methods.best.heading_any")
    heading = Markup("") if whole else widgets.section(words)
    more = Markup("")
    if not whole and len(view.ranked) > FIRST:
        label = say("methods.best.all" if ordered else "methods.best.all_any", count=len(view.ranked))
        more = widgets.way("methods", label, view.address("all"))
    cards = joined(
        _card(view, one, place if ordered else None, chosen=one.way.id in chosen) for place, one in enumerate(some, 1)
    )
    return joined((heading, markup('<div class="dw-ways">{}</div>', cards), more))


def _card(view: View, one: Ranked, place: int | None, *, chosen: bool) -> Markup:
    pack, way = view.pack, one.way
    tags = [widgets.tag(say("methods.best.chosen"), "can")] if chosen else []
    if way.does != "asks":
        tags.append(widgets.tag(say(f"methods.best.{way.does}"), "for"))
    why = joined(markup('<li class="dw-why-{}">{}</li>', _weight(reason), _why(pack, reason)) for reason in one.reasons)
    return markup(
        '<div class="dw-card"><h3>{}</h3> {}<p>{}</p>{}{}{}</div>',
        say("methods.best.rank", place=place, name=way.name) if place else way.name,
        Markup(" ").join(tags),
        way.what,
        markup('<ul class="dw-list dw-why">{}</ul>', why) if why else "",
        _more(pack, session.app().pack, way.id),
        Markup("") if view.case.archived else add_link(view, way),
    )


def add_link(view: View, way: Method) -> Markup:
    """The way to the form that adds it to the plan."""
    label = say("methods.choose.link", name=way.name)
    return markup('<p class="dw-way">{}</p>', widgets.link("methods", label, view.address(add_step(way))))


def _weight(reason: Reason) -> str:
    if reason.code.endswith("_some") or not reason.points:
        return "even"
    return "for" if reason.points > 0 else "against"


def _why(pack: Pack, reason: Reason) -> str:
    time, names = reason.code.startswith("time"), ""
    if reason.names and reason.code.startswith("fits"):
        names = widgets.listed([widgets.in_a_sentence(r.name) for r in pack.rungs if r.key in reason.names])
    elif reason.names:
        both = {**pack.methods.mode_names, **pack.methods.access_names}
        names = ", ".join(name for key, name in both.items() if key in reason.names)
    need, have = (
        "" if number is None else weeks(number) if time else f"{number:,}" for number in (reason.need, reason.have)
    )
    return say(f"methods.why.{reason.code}", need=need, have=have, names=names)


@lru_cache(maxsize=128)
def _more(pack: Pack, _spoken: Pack, way_id: str) -> Markup:
    """What is said of a way whatever the work is. ``_spoken``: the pack whose interface words it is drawn in."""
    way = pack.methods.by_id[way_id]
    rungs = {
        fit: [widgets.in_a_sentence(rung.name) for rung in pack.ladder if way.fits.get(rung.key) == fit]
        for fit in ("best", "can")
    }
    rows = [
        ("fits", widgets.listed(rungs["best"]) if rungs["best"] else ""),
        ("can", widgets.listed(rungs["can"]) if rungs["can"] else ""),
        ("size", way.size.words),
        ("lead", way.lead.words),
        ("open", way.open.words if way.open else ""),
        ("cost", cost_words(way)),
        ("modes", names_of(pack.methods.mode_names, way.modes)),
        ("access", way.access_notes),
        ("good_for", way.good_for),
        ("not_good_for", way.not_good_for),
    ]
    law = joined(
        markup("<p><strong>{}.</strong> {}</p>", prompt.topic, prompt.text)
        for prompt in pack.law
        if prompt.id in way.law
    )
    return widgets.details(
        say("methods.best.more", name=way.name),
        widgets.summary_rows((say(f"methods.best.{key}"), value) for key, value in rows if value),
        markup("<p><strong>{}</strong> {}</p>", say("methods.best.easy"), way.easy_read),
        law,
        widgets.ground(pack, way.ground),
    )
