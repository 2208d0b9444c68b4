"""The ladder: each rung, who holds the power, what people can expect, and how to tell."""

import streamlit as st

from logic.pack import Pack, Rung
from pages.shared import frame, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say


def page() -> None:
    """Draw every rung from the top down."""
    frame.bar("ladder")
    pack = session.app().pack
    with st.container(key="wide"):
        frame.notices()
        frame.heading(say("ladder_page.heading"), step="ladder")
        draw(widgets.paragraphs(say("ladder_page.lead"), "dw-lead"))
        draw(bands(pack), steps(pack))
        draw(widgets.details(say("ladder_page.about"), widgets.paragraphs(pack.honesty)))
    frame.foot()


def bands(pack: Pack) -> Markup:
    """What doing with, for and to mean."""
    rows = widgets.summary_rows((band.name, band.gloss) for band in pack.bands)
    return joined((widgets.section(say("ladder_page.bands")), rows))


def steps(pack: Pack) -> Markup:
    """All the rungs between the two rails."""
    rungs = joined(rung(pack, one) for one in pack.rungs)
    return markup('<div class="dw-ladder dw-ladder-whole">{}</div>', rungs)


def rung(pack: Pack, one: Rung) -> Markup:
    """One rung as a step of the ladder."""
    band = next(b for b in pack.bands if b.key == one.band)
    never = widgets.tag(say("ladder_page.never"), "never") if one.outcome is None else Markup("")
    rows = [
        (say("ladder_page.easy"), one.easy_read),
        (say("ladder_page.power"), one.power),
        (say("ladder_page.expect"), one.expect),
        (say("ladder_page.sign"), one.sign),
    ]
    others = [
        (say(f"ladder_page.{key}"), words)
        for key, words in (("warwickshire", one.warwickshire), ("iap2", one.iap2), ("other", one.other_words))
        if words
    ]
    match = widgets.summary_rows(others) if others else Markup("")
    return markup(
        '<section class="dw-step dw-step-{}"><h2 class="dw-h2">{}</h2><p class="dw-gloss">{} {} {}</p>{}{}{}{}</section>',
        one.band,
        one.name,
        one.gloss,
        widgets.tag(band.name, one.band),
        never,
        widgets.paragraphs(one.definition),
        widgets.summary_rows(rows),
        widgets.details(say("ladder_page.match"), match) if others else "",
        widgets.details(say("ladder_page.sources"), widgets.ground(pack, one.ground)),
    )
