"""Where it all comes from: the founding documents, and which items rest on which of their places."""

from zlib import crc32

import streamlit as st

from logic import sources
from logic.pack import Pack
from logic.text import Cleaner
from pages.shared import fields, frame, session, sources_view, widgets
from pages.shared.html import apart, draw, joined, markup
from pages.shared.session import say

KEY, DOCUMENT, FIND = "k", "doc", "find"
MOST = 40
"""Letters of an unknown name that are told."""
WORDS_MOST = 100


def page() -> None:
    """Draw what was asked for, then everything."""
    frame.bar("sources")
    pack = session.app().pack
    key, document = st.query_params.get(KEY, ""), st.query_params.get(DOCUMENT, "")
    words = st.query_params.get(FIND, "")[:WORDS_MOST].strip()
    known = {FIND} | ({KEY} if key in pack.locators else set()) | ({DOCUMENT} if document in pack.documents else set())
    with st.container(key="wide"):
        frame.notices(ignored=tuple(name[:MOST] for name in st.query_params if name not in known))
        frame.heading(say("sources.heading"), step=f"sources-{key if key in pack.locators else ''}")
        draw(widgets.paragraphs(say("sources.lead"), "dw-lead"))
        if key in pack.locators:
            one = sources_view.listed(pack, (pack.locators[key],), named=True, unfolded=True)
            draw(widgets.section(say("sources.asked")), one)
        form(pack, document if document in pack.documents else "", words)
        if document in pack.documents or words:
            found(pack, document if document in pack.documents else "", words)
        draw(sources_view.documents(pack))
        draw(sources_view.missing(pack), sources_view.pulls(pack))
    frame.foot()


def form(pack: Pack, document: str, words: str) -> None:
    """A document and words to look for."""
    # Keyed with what is asked for: what the address says is what the boxes show, whatever stood in them.
    stamp = f"{document}-{crc32(words.encode('utf-8', 'replace')):08x}"
    draw(widgets.section(say("sources.form.heading")))
    with st.container(key="source-filter"), st.form(f"source-filter-{stamp}", border=False):
        titles = {"": say("sources.form.any_document"), **{one.id: one.title for one in pack.documents.values()}}
        st.selectbox(
            say("sources.form.document"),
            list(titles),
            index=list(titles).index(document),
            format_func=titles.__getitem__,
            key=f"source-document-{stamp}",
        )
        fields.text_field(
            say("sources.form.words"),
            f"source-words-{stamp}",
            value=words,
            hint=say("sources.form.words_hint"),
            field="words",
        )
        st.form_submit_button(say("sources.form.apply"), on_click=choose, args=(stamp,))


def choose(stamp: str) -> None:
    """Put what is asked for in the address."""

    def do() -> None:
        clean = Cleaner()
        words = clean.line("words", str(session.typed(f"source-words-{stamp}") or ""))
        clean.done()
        picked = {DOCUMENT: str(session.typed(f"source-document-{stamp}") or ""), FIND: words[:WORDS_MOST]}
        st.query_params.from_dict({name: value for name, value in picked.items() if value})

    session.attempt(do)


def found(pack: Pack, document: str, words: str) -> None:
    """What fits, and the way back to all of it."""
    places = sources.find(pack, document, words)
    chosen = [(say("sources.form.document"), pack.documents[document].title)] if document else []
    chosen += [(say("sources.form.words"), words)] if words else []
    lines = joined(markup("<li><strong>{}:</strong> {}</li>", name, apart(value)) for name, value in chosen)
    with st.container(key="actions-row-chosen", horizontal=True):
        draw(markup('<p class="dw-unseen">{}</p><ul class="dw-chosen">{}</ul>', say("sources.chosen"), lines))
        draw(widgets.way("sources", say("sources.form.clear")))
    if not places:
        draw(widgets.paragraphs(say("sources.found.none")))
        return
    count = say("sources.found.one") if len(places) == 1 else say("sources.found.many", count=len(places))
    draw(markup('<p class="dw-soft" role="status">{}</p>', count), sources_view.listed(pack, places, named=True))
