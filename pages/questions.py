"""How the questions lead: the whole flow as a picture and as text, and the proof in plain words."""

import streamlit as st

from logic.diagrams.dot import to_dot
from logic.diagrams.pictures import flow_diagram
from logic.journey import replay
from pages.shared import frame, session, widgets
from pages.shared.examples import examples
from pages.shared.flow_words import in_words, proof
from pages.shared.html import draw, markup
from pages.shared.session import say


def page() -> None:
    """Draw the page."""
    frame.bar("questions")
    pack = session.app().pack
    flow = pack.flow
    with st.container(key="wide"):
        frame.notices()
        frame.heading(say("questions.heading"), step="questions")
        lead = say("questions.lead", questions=len(flow.questions), outcomes=len(flow.outcomes))
        draw(widgets.paragraphs(lead, "dw-lead"))
        draw(widgets.section(say("questions.picture")))
        diagram = flow_diagram(pack, {}, replay(flow, {}))
        st.graphviz_chart(to_dot(diagram), alt=diagram.alt)
        draw(widgets.section(say("questions.picture_text")), in_words(pack))
        draw(examples(pack))
        draw(proof(pack))
        draw(
            widgets.details(say("questions.about"), widgets.paragraphs(pack.honesty)),
            markup('<p class="dw-soft">{}</p>', say("questions.version", edition=pack.edition, version=pack.version)),
        )
        draw(widgets.way("changes", say("questions.changes")))
    frame.foot()
