"""Which saved decisions and which work still being answered would come out otherwise, page by page."""

from collections.abc import Sequence

import streamlit as st

from logic import services
from logic.pack import Pack
from logic.services.content import EffectLine, Effects, Offer
from pages.shared import case as cases
from pages.shared import pager, session, widgets
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

SIZE = 20


def decisions(offer: Offer, found: Effects, address: str) -> None:
    """Decisions on record. ``address`` is the word of the page's address that names what is compared."""
    draw(widgets.section(say("changes.decisions.heading"), 3))
    if not found.records:
        draw(widgets.paragraphs(say("changes.decisions.no_records")))
        return
    count = f"{found.records:,}"
    if found.flipped:
        words = say("changes.decisions.some", flipped=f"{len(found.flipped):,}", count=count)
        draw(widgets.paragraphs(words), widgets.bullets(kinds(offer.pack, found)))
    else:
        draw(widgets.paragraphs(say("changes.decisions.none", count=count)))
    if found.already:
        draw(widgets.paragraphs(say("changes.decisions.already", already=f"{found.already:,}", count=count)))
    listed(offer, found.flipped, address, "decisions", "was")


def work(offer: Offer, found: Effects, address: str) -> None:
    """Work that has answers and no record."""
    draw(widgets.section(say("changes.work.heading"), 3))
    moved, count = f"{len(found.moved):,}", f"{found.parts:,}"
    words = say("changes.work.some", moved=moved, count=count) if found.moved else say("changes.work.none", count=count)
    draw(widgets.paragraphs(words))
    listed(offer, found.moved, address, "work", "today")


def kinds(new: Pack, found: Effects) -> Sequence[str]:
    """How many would go from which result to which, the most first."""
    most = sorted(found.kinds.items(), key=lambda each: (-each[1], str(each[0])))
    return [
        say("changes.decisions.kind", was=name(new, was), now=widgets.in_a_sentence(name(new, now)), count=f"{count:,}")
        for (was, now), count in most
    ]


def listed(offer: Offer, parts: Sequence[int], address: str, group: str, was: str) -> None:
    """One page of a list as a table, and the way to the others."""
    if not parts:
        return
    pages = -(-len(parts) // SIZE)
    number = min(pager.number(group), pages)
    lines = services.effect_lines(session.app(), offer.pack, parts, page=number, size=SIZE)
    heads = tuple(say(f"changes.table.{head}") for head in ("reference", "title", was, "now"))
    draw(
        markup(
            '<table class="dw-table dw-stacks" role="table"><caption class="dw-unseen">{}</caption>'
            '<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">{}</tbody></table>',
            say(f"changes.{group}.caption"),
            joined(markup('<th scope="col" role="columnheader">{}</th>', head) for head in heads),
            joined(row(offer.pack, line, heads) for line in lines),
        )
    )
    turn(number, pages, group, {**{key: st.query_params[key] for key in st.query_params}, address: offer.source})


def row(new: Pack, line: EffectLine, heads: Sequence[str]) -> Markup:
    """One line of a table, which begins with the way to what it is about. On a phone each cell has its head beside it."""
    if line.record:
        link = widgets.link("record", line.record, {cases.RECORD: line.record})
    else:
        link = widgets.link("result", line.ref, {cases.ACTIVITY: line.ref, cases.PART: line.number})
    title = f"{apart(line.title)} · {apart(line.name)}" if line.name else apart(line.title)
    cells = zip(heads[1:], (title, line.was_name or name(new, line.was), name(new, line.now)), strict=True)
    return markup(
        '<tr role="row"><th scope="row" role="rowheader">{}</th>{}</tr>',
        link,
        joined(markup('<td role="cell" data-head="{}">{}</td>', *cell) for cell in cells),
    )


def turn(number: int, pages: int, group: str, here: dict[str, str]) -> None:
    """To the other pages of one list."""
    if pages < 2:  # noqa: PLR2004 - a single page needs no turning
        return
    with st.container(key=f"actions-row-{group}", horizontal=True):
        if number > 1:
            draw(widgets.way("changes", say("changes.newer"), {**here, group: str(number - 1)}))
        draw(markup('<p class="dw-soft">{}</p>', say("changes.page", page=number, pages=pages)))
        if number < pages:
            draw(widgets.way("changes", say("changes.older"), {**here, group: str(number + 1)}))


def name(new: Pack, outcome: str | None) -> str:
    """A result by its name: today's, or that of the other questions."""
    if outcome is None:
        return say("changes.table.unfinished")
    words = session.app().pack.outcomes.get(outcome) or new.outcomes.get(outcome)
    return words.name if words else outcome
