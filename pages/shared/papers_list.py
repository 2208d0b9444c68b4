"""Each paper of a part with its link, and the pack for the first session."""

import streamlit as st

from logic.documents.making import BUNDLE, KINDS, READ, Kind
from logic.papers import Begun, PaperName, Readiness, readiness
from pages.shared import case as cases
from pages.shared import downloads, widgets
from pages.shared.case import Case
from pages.shared.downloads import File
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

CHOICES: tuple[Kind, ...] = ("pdf", "large", "word", "xlsx", "csv")
TAGS: dict[Readiness, str] = {"as_draft": "for", "not_begun": "unasked"}
"""How the tag of a paper is drawn. One that is ready carries none: what is in order is quiet."""
WHERE: dict[PaperName, str] = {
    "scope": "scope",
    "easy": "scope",
    "limits": "limits",
    "plan": "activity",
    "methods": "methods",
    "tasks": "activity",
    "dates": "activity",
    "reply": "answer_people",
    "reply_easy": "answer_people",
}
"""The page on which what a paper lacks is put right."""


def above(case: Case) -> str:
    """Which work this is."""
    if case.activity is None or case.part is None:
        return ""
    names = (case.activity.ref, apart(case.activity.title), apart(case.part.name))
    return " · ".join(name for name in names if name)


def pack(begun: Begun, ref: str, number: int) -> Markup:
    """Everything for the first session, in one file."""
    drafted = readiness("scope", begun) != "ready"
    inside = dict.fromkeys(name for _, name, _ in BUNDLE)
    file = File(say("papers.bundle.button"), "pack", {cases.ACTIVITY: ref, cases.PART: number})
    names = widgets.bullets(say(f"papers.each.{name}.name") for name in inside)
    return joined(
        (
            widgets.section(say("papers.bundle.heading")),
            widgets.paragraphs(say("papers.bundle.lead")),
            widgets.paragraphs(say("papers.bundle.draft"), "dw-soft") if drafted else Markup(""),
            widgets.details(say("papers.bundle.in_it"), names),
            downloads.links([file], main=True),
            widgets.section(say("papers.each_heading")),
        )
    )


def papers(case: Case, begun: Begun, ref: str, number: int) -> None:
    """The kind of file, then each paper that comes as one."""
    kind: Kind = st.radio(
        say("papers.kind.label"),
        CHOICES,
        format_func=lambda one: say(f"papers.kind.{one}"),
        key=f"papers-kind-{ref}-{number}",
        horizontal=True,
    )
    cards = []
    for name, kinds in KINDS.items():
        here: Kind | None = "ics" if kinds == ("ics",) else kind if kind in kinds else None
        if here is not None:
            cards.append(card(name, here, begun, ref, number))
    if case.part and case.part.records and kind in READ:
        cards.append(record(case.part.records[-1].reference))
    draw(*cards)


def card(name: PaperName, kind: Kind, begun: Begun, ref: str, number: int) -> Markup:
    """What a paper is, for whom, what it needs first, and the paper itself."""
    ready = readiness(name, begun)
    tag = widgets.tag(say(f"papers.{ready}"), TAGS[ready]) if ready in TAGS else Markup("")
    pieces = [
        markup("<h3>{}</h3> {}<p>{} {}</p>", say(f"papers.each.{name}.name"), tag, *_words(name)),
    ]
    if ready != "ready" or (name == "tasks" and begun.first_session is None):
        behind = name in {"scope", "easy"} and begun.scope_behind
        need = say("papers.scope_behind" if behind else f"papers.each.{name}.need")
        pieces.append(markup('<p class="dw-soft">{} {}</p>', need, _go(name, ref, number)))
    words = say("papers.take", name=widgets.in_a_sentence(say(f"papers.each.{name}.name")))
    asked = {cases.ACTIVITY: ref, cases.PART: number, "paper": name, "kind": kind}
    pieces.append(downloads.links([File(words, "paper", asked)]))
    return markup('<div class="dw-card">{}</div>', joined(pieces))


def _words(name: PaperName) -> tuple[str, str]:
    return say(f"papers.each.{name}.what"), say(f"papers.each.{name}.whom")


def _go(name: PaperName, ref: str, number: int) -> Markup:
    page = WHERE.get(name)
    if page is None:
        return Markup("")
    return widgets.link(page, say(f"papers.go.{page}"), {cases.ACTIVITY: ref, cases.PART: number})


def record(reference: str) -> Markup:
    """The decision record has a page of its own, with its files."""
    words = (say("papers.each.record.name"), say("papers.each.record.what"), say("papers.each.record.whom"))
    way = widgets.way("record", say("papers.each.record.open"), {cases.RECORD: reference})
    return markup('<div class="dw-card"><h3>{}</h3><p>{} {}</p>{}</div>', *words, way)
