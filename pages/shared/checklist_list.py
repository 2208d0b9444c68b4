"""The list of a checklist: what is next, to be ticked off at once; the phases as folds; the ways to narrow it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from time import monotonic

import streamlit as st

from logic import services
from logic.checklist import PHASES, Phase
from logic.checklist_lines import (
    ORIGINS,
    STANDINGS,
    Line,
    PartChecklist,
    Wanted,
    by_phase,
    count,
    narrowed,
)
from pages.shared import checklist_address, checklist_words, fields, session, widgets
from pages.shared.case import Case
from pages.shared.checklist_address import narrowing
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

NEXT = 5
"""So many lines can be ticked off at once; each is an element, and a page has few."""
AGAIN = 2.0
"""Seconds in which a press with nothing ticked may be the second half of a double click."""
SIZE = 50
"""So many lines of a phase are drawn at once."""


def address(case: Case, wanted: Wanted, *, page: int = 1, item: str = "") -> dict[str, str]:
    """The whole address of this part's checklist, narrowed so, at this page or item."""
    return case.address(**checklist_address.address(wanted, page=page, item=item))


# --- what is next -----------------------------------------------------------------------------------------------


def draw_next(case: Case, lines: Iterable[Line], wanted: Wanted) -> None:
    """The open lines that come first, each with a box to tick, and one button that saves them.

    What a limit needs is no box: it is done where the limit stands, so it is a link.
    """
    upcoming = [line for line in narrowed(lines, wanted) if line.mark.state == "open" and line.applies][:NEXT]
    limits = [line for line in upcoming if line.origin == "limit"]
    first = [line for line in upcoming if line.origin != "limit"]
    if not upcoming and narrowing(wanted):
        return
    pieces = [widgets.section(say("checklist.next.heading"))]
    if limits:
        pieces.append(_rows(case, limits, wanted))
    if first:
        pieces.append(_words_of_people(first))
    elif not limits:
        pieces.append(widgets.paragraphs(say("checklist.next.none")))
    if not first:
        draw(*pieces)
        return
    with fields.boxes("next"), st.form("checklist-next", border=False):
        draw(*pieces)
        for line in first:
            st.checkbox(_label(line), key=_box(case, line.key))
        keys = tuple(line.key for line in first)
        st.form_submit_button(say("checklist.next.save"), type="primary", on_click=_tick, args=(case, keys))


def _words_of_people(first: Sequence[Line]) -> Markup:
    """What people wrote stands in no label, for a label reads Markdown: it stands above the boxes, by its name."""
    theirs = [line for line in first if line.item is None]
    said = (
        say("checklist.next.words", name=checklist_words.name(line), text=checklist_words.text(line)) for line in theirs
    )
    return markup('<p class="dw-soft">{}</p>', say("checklist.next.hint")) + widgets.bullets(said)


def _label(line: Line) -> str:
    if line.item:
        key = "checklist.next.late" if line.standing == "overdue" else "checklist.next.due"
        return say(key, text=line.text, due=widgets.in_a_sentence(checklist_words.due(line)))
    name = checklist_words.name(line)
    if line.day is None:
        return say("checklist.next.theirs_undated", name=name)
    return say("checklist.next.theirs", name=name, due=widgets.in_a_sentence(checklist_words.due(line)))


def _box(case: Case, key: str) -> str:
    return f"tick-{case.address()['a']}-{case.address()['p']}-{key}"


def _tick(case: Case, keys: Sequence[str]) -> None:
    ticked = [key for key in keys if session.typed(_box(case, key))]
    if case.activity is None or case.part is None:
        return
    ref, part = case.activity.ref, case.part.number

    told = say("checklist.next.saved_one") if len(ticked) == 1 else say("checklist.next.saved", count=len(ticked))

    def do() -> None:
        services.tick_items(session.app(), session.actor(), ref, part, ticked)
        # What was ticked is told, not what was open till now: the second click of a double click says the same again.
        session.notice(told)

    said = f"form-ticked-{ref}-{part}"
    if not ticked:
        # The second click of a double click may meet the boxes emptied by the first, which is then told again.
        words, at = session.take(said) or ("", -AGAIN)
        session.notice(words if monotonic() - at < AGAIN else say("checklist.next.saved_none"))
    elif session.attempt(do):
        session.forget(*(_box(case, key) for key in ticked))
        session.put(said, (told, monotonic()))


# --- the whole list -----------------------------------------------------------------------------------------------


def whole(case: Case, found: PartChecklist, wanted: Wanted, page: int) -> Markup:
    """Every line that fits, in folds by phase; of one phase that was chosen, page by page."""
    fitting = narrowed(found.lines, wanted)
    here = [line for line in fitting if line.applies]
    gone = [line for line in fitting if not line.applies]
    ours = markup('<p class="dw-soft">{}</p>', say("checklist.reconstructed"))
    pieces = [widgets.section(say("checklist.all.heading")), ours, _narrow(case, found, wanted), _chosen(case, wanted)]
    if not fitting:
        pieces.append(widgets.paragraphs(say("checklist.all.none_found")))
    elif wanted.phase or len(here) <= SIZE < len(found.lines):
        last = max(1, -(-len(here) // SIZE))
        number = min(page, last)
        words = say("checklist.all.found_one") if len(here) == 1 else say("checklist.all.found", count=len(here))
        pieces.append(markup('<p class="dw-label">{}</p>', words))
        pieces.append(_rows(case, here[(number - 1) * SIZE : number * SIZE], wanted))
        pieces.append(_turn(case, wanted, number, last))
    else:
        pieces += (_fold(case, phase, lines, wanted) for phase, lines in by_phase(here).items())
    if gone:
        lead = widgets.paragraphs(say("checklist.all.gone_lead"))
        pieces.append(
            widgets.details(say("checklist.all.gone", count=len(gone)), lead, _rows(case, gone[:SIZE], wanted))
        )
    return joined(pieces)


def _rows(case: Case, lines: Iterable[Line], wanted: Wanted) -> Markup:
    # A key holds letters, digits and hyphens alone, so it can stand at the end of an address as it is.
    start = widgets.href("checklist", address(case, wanted)) + f"&{checklist_address.ITEM}="
    rows = joined(checklist_words.row(line, start + line.key) for line in lines)
    return markup('<ul class="dw-todos">{}</ul>', rows)


def _fold(case: Case, phase: Phase, lines: Sequence[Line], wanted: Wanted) -> Markup:
    """One phase with how far it is. It stands open while something in it is overdue or next."""
    far = count(lines)
    name = phase_name(phase)
    key = "checklist.all.phase_overdue" if far.overdue else "checklist.all.phase"
    title = say(key, phase=name, settled=far.settled, total=far.total, overdue=far.overdue)
    if not lines:
        return widgets.details(title, widgets.paragraphs(say("checklist.all.none")))
    more = Markup("")
    if len(lines) > SIZE:
        label = say("checklist.all.more", count=len(lines))
        more = widgets.link("checklist", label, address(case, replace(wanted, phase=phase)))
    return widgets.details(title, _rows(case, lines[:SIZE], wanted), more)


def _turn(case: Case, wanted: Wanted, number: int, last: int) -> Markup:
    """To the pages before and after, when there are more than fit."""
    if last == 1:
        return Markup("")
    said = [markup("<span>{}</span>", say("checklist.all.page", page=number, pages=last))]
    if number > 1:
        said.insert(0, widgets.link("checklist", say("checklist.all.previous"), address(case, wanted, page=number - 1)))
    if number < last:
        said.append(widgets.link("checklist", say("checklist.all.next"), address(case, wanted, page=number + 1)))
    return markup('<p class="dw-turn">{}</p>', joined(said))


# --- narrowing ----------------------------------------------------------------------------------------------------


def _narrow(case: Case, found: PartChecklist, wanted: Wanted) -> Markup:
    """Links that narrow the list by one thing more, or by another in its place; only those that find something."""
    lines = found.lines
    pack = session.app().pack
    tags = {line.tag for line in lines}
    owners = {line.mark.owner.casefold(): line.mark.owner for line in lines if line.mark.owner}
    standings, origins = {line.standing for line in lines}, {line.origin for line in lines}
    groups = [
        ("state", [(say(f"checklist.state.{key}"), replace(wanted, standing=key)) for key in STANDINGS if key in standings]),
        ("phase", [(phase_name(key), replace(wanted, phase=key)) for key in PHASES]),
        ("tag", [(tag.name, replace(wanted, tag=tag.key)) for tag in pack.checklist.tags if tag.key in tags]),
        ("owner", [(apart(owners[key]), replace(wanted, owner=owners[key])) for key in sorted(owners)][:SIZE]),
        ("origin", [(_origin(key), replace(wanted, origin=key)) for key in ORIGINS if key in origins]),
    ]  # fmt: skip
    rows = joined(
        markup(
            "<div><dt>{}</dt><dd><ul>{}</ul></dd></div>",
            say(f"checklist.narrow.{name}"),
            joined(markup("<li>{}</li>", widgets.link("checklist", label, address(case, to))) for label, to in links),
        )
        for name, links in groups
        if len(links) > 1 or (links and name == "owner")
    )
    return widgets.details(say("checklist.narrow.heading"), markup('<dl class="dw-narrow">{}</dl>', rows))


def _origin(key: str) -> str:
    return say("checklist.limit_any") if key == "limit" else say(f"checklist.origin.{key}")


def _chosen(case: Case, wanted: Wanted) -> Markup:
    """What the list is narrowed to, and the way back to all of it."""
    if not narrowing(wanted):
        return Markup("")
    said = {
        "phase": phase_name(wanted.phase) if wanted.phase else "",
        "state": say(f"checklist.state.{wanted.standing}") if wanted.standing else "",
        "tag": checklist_words.tag_name(wanted.tag),
        "owner": apart(wanted.owner),
        "origin": _origin(wanted.origin) if wanted.origin else "",
    }
    items = joined(
        markup("<li><strong>{}:</strong> {}</li>", say(f"checklist.narrow.{name}"), value)
        for name, value in said.items()
        if value
    )
    clear = markup("<li>{}</li>", widgets.link("checklist", say("checklist.narrow.clear"), address(case, Wanted())))
    title = markup('<p class="dw-unseen">{}</p>', say("checklist.narrow.chosen"))
    return markup('{}<ul class="dw-chosen">{}{}</ul>', title, items, clear)


def phase_name(phase: Phase) -> str:
    """A phase by its name."""
    return next((one.name for one in session.app().pack.checklist.phases if one.key == phase), phase)
