"""Each paper of a part with its button, and the pack for the first session with how far it is."""

from functools import partial

import streamlit as st

from logic import services
from logic.documents.making import BUNDLE, ENDINGS, KINDS, MIMES, READ, Kind
from logic.papers import Begun, PaperName, Readiness, readiness
from pages.shared import case as cases
from pages.shared import downloads, session, widgets
from pages.shared.case import Case
from pages.shared.downloads import Errand, File
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say
from web.site import BY_KEY, page_of

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
}
"""The page on which what a paper lacks is put right."""


def above(case: Case) -> str:
    """Which work this is."""
    if case.activity is None or case.part is None:
        return ""
    names = (case.activity.ref, apart(case.activity.title), apart(case.part.name))
    return " · ".join(name for name in names if name)


def pack(case: Case, begun: Begun, ref: str, number: int) -> None:
    """Everything for the first session, in one file."""
    drafted = readiness("scope", begun) != "ready"
    inside = dict.fromkeys(name for _, name, _ in BUNDLE)
    draw(
        widgets.section(say("papers.bundle.heading")),
        widgets.paragraphs(say("papers.bundle.lead")),
        widgets.paragraphs(say("papers.bundle.draft"), "dw-soft") if drafted else Markup(""),
        widgets.details(
            say("papers.bundle.in_it"), widgets.bullets(say(f"papers.each.{name}.name") for name in inside)
        ),
    )
    errand = downloads.errand_of("pack")
    name = f"{_number(case, ref, number)} {say('papers.bundle.file')}.zip"
    file = File(say("papers.bundle.button"), name, MIMES["zip"], partial(build_pack, ref, number, errand))
    downloads.draw_downloads([file], key="pack", main=True, progress=progress)


def progress(errand: Errand) -> None:
    """How far the pack is."""
    if not errand.step:
        st.progress(0.0, say("papers.bundle.making"))
        return
    what = say(f"papers.each.{errand.what}.name")
    words = say("papers.bundle.progress", step=errand.step, steps=errand.steps, what=what)
    st.progress(errand.step / errand.steps, words)


def papers(case: Case, begun: Begun, ref: str, number: int) -> None:
    """The kind of file, then each paper that comes as one."""
    draw(widgets.section(say("papers.each_heading")))
    kind: Kind = st.radio(
        say("papers.kind.label"),
        CHOICES,
        format_func=lambda one: say(f"papers.kind.{one}"),
        key=f"papers-kind-{ref}-{number}",
        horizontal=True,
    )
    for name, kinds in KINDS.items():
        here: Kind | None = "ics" if kinds == ("ics",) else kind if kind in kinds else None
        if here is not None:
            with st.container(key=f"card-paper-{name}"):
                draw(about(name, begun, ref, number))
                offer(case, name, here, ref, number)
    if case.part and case.part.records and kind in READ:
        record(case.part.records[-1].reference)


def about(name: PaperName, begun: Begun, ref: str, number: int) -> Markup:
    """What a paper is, for whom, and what it needs first."""
    ready = readiness(name, begun)
    tag = widgets.tag(say(f"papers.{ready}"), TAGS[ready]) if ready in TAGS else Markup("")
    pieces = [
        markup("<h3>{}</h3> {}<p>{} {}</p>", say(f"papers.each.{name}.name"), tag, *_words(name)),
    ]
    if ready != "ready" or (name == "tasks" and begun.first_session is None):
        behind = name in {"scope", "easy"} and begun.scope_behind
        need = say("papers.scope_behind" if behind else f"papers.each.{name}.need")
        pieces.append(markup('<p class="dw-soft">{} {}</p>', need, _go(name, ref, number)))
    return markup('<div class="dw-card">{}</div>', joined(pieces))


def _words(name: PaperName) -> tuple[str, str]:
    return say(f"papers.each.{name}.what"), say(f"papers.each.{name}.whom")


def _go(name: PaperName, ref: str, number: int) -> Markup:
    page = WHERE.get(name)
    if page is None:
        return Markup("")
    address = f"{BY_KEY[page].address}?{cases.ACTIVITY}={ref}&{cases.PART}={number}"
    return markup('<a href="{}" target="_self">{}</a>', address, say(f"papers.go.{page}"))


def offer(case: Case, name: PaperName, kind: Kind, ref: str, number: int) -> None:
    """The button of a paper."""
    words = say(f"papers.each.{name}.file")
    if kind == "large":
        words = f"{words}, {say('papers.large_file')}"
    ending = ENDINGS[kind]
    file = File(
        say("papers.take", name=widgets.in_a_sentence(say(f"papers.each.{name}.name"))),
        f"{_number(case, ref, number)} {words}.{ending}",
        MIMES[ending],
        partial(build, ref, number, name, kind),
    )
    downloads.draw_downloads([file], key=f"paper-{name}")


def record(reference: str) -> None:
    """The decision record has a page of its own, with its files."""
    with st.container(key="card-paper-record"):
        words = (say("papers.each.record.name"), say("papers.each.record.what"), say("papers.each.record.whom"))
        draw(markup('<div class="dw-card"><h3>{}</h3><p>{} {}</p></div>', *words))
        address = {cases.RECORD: reference}
        st.page_link(page_of("record"), label=say("papers.each.record.open"), query_params=address)


def build(ref: str, number: int, name: PaperName, kind: Kind) -> bytes:
    """The file. Runs in a thread of its own, where there is no session."""
    return services.paper(session.app(), ref, number, name, kind).content


def build_pack(ref: str, number: int, errand: Errand) -> bytes:
    """The pack. Runs in a thread of its own; whoever left the page leaves it to finish."""
    return services.first_session_pack(session.app(), ref, number, errand.tell).content


def _number(case: Case, ref: str, number: int) -> str:
    several = case.activity is not None and len(case.activity.parts) > 1
    return say("papers.file_part", ref=ref, part=number) if several else ref
