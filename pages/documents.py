"""The papers of one part: what there is, for whom, whether it is ready, and each as a file; the pack for the session."""

import streamlit as st

from logic import services
from logic.errors import NotFound
from logic.workspace import outcome_for
from pages.shared import case_address, frame, papers_list, session, widgets
from pages.shared.case import Case
from pages.shared.html import draw
from pages.shared.pair import show_pair
from pages.shared.session import say


def page() -> None:
    """Draw the papers of the part that the address names."""
    frame.bar("documents")
    with st.container(key="wide"):
        try:
            case = case_address.read()
        except NotFound:
            case = None
            session.notice(case_address.astray_words(say("activities.gone")))
        if case is None or case.activity is None or case.part is None:
            frame.no_work(say("papers.none"), say("papers.none_lead"), step="documents-none")
        else:
            show(case, case.activity.ref, case.part.number)
    frame.foot()


def show(case: Case, ref: str, number: int) -> None:
    """The pack first, for most need nothing else; then each paper by itself."""
    begun = services.papers_of(session.app(), ref, number)
    frame.back_to_work(ref)
    frame.notices(ignored=case.ignored, archived=case.archived)
    frame.heading(say("papers.heading"), step=f"documents-{ref}-{number}", above=papers_list.above(case))
    outcome = outcome_for(case.pack, case.part) if case.part else None
    unknown = widgets.NOTHING if outcome else widgets.paragraphs(say("papers.rung_unknown"))
    draw(widgets.paragraphs(say("papers.lead"), "dw-lead"), unknown, papers_list.pack(begun, ref, number))
    papers_list.papers(case, begun, ref, number)
    show_pair("documents", outcome)
