"""How the questions lead: the whole flow as a picture and as text, and the proof in plain words."""

from functools import lru_cache

import streamlit as st

from logic.diagrams.dot import to_dot
from logic.diagrams.pictures import flow_diagram
from logic.flow import Flow
from logic.journey import replay
from logic.pack import Pack
from logic.proof import Proof, prove
from pages.shared import frame, session, widgets
from pages.shared.examples import examples
from pages.shared.html import Markup, draw, joined, markup
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


def proof(pack: Pack) -> Markup:
    """What was tried and counted."""
    shown = proved(pack.flow)
    figures = {
        "sets": f"{shown.answer_sets:,}",
        "flips": f"{shown.flips:,}",
        "drops": f"{shown.drops:,}",
        "paths": shown.paths,
        "asked": len(shown.questions_reached),
        "questions": len(pack.flow.questions),
        "reached": len(shown.outcomes_reached),
        "outcomes": len(pack.flow.outcomes),
    }
    items = (say(f"questions.proof.items.{key}", **figures) for key in ("sets", "flips", "paths", "reached", "never"))
    return joined(
        (
            widgets.section(say("questions.proof.heading")),
            widgets.paragraphs(say("questions.proof.lead")),
            widgets.bullets(items),
        )
    )


@lru_cache(maxsize=2)
def proved(flow: Flow) -> Proof:
    """The proof of a flow; worked out once a process, in about 0.02 s."""
    return prove(flow)


def in_words(pack: Pack) -> Markup:
    """Every question with where each answer leads."""
    return joined(
        markup(
            '<section class="dw-card" id="{}"><h3>{}</h3><p>{}</p><p>{}</p>{}</section>',
            question.key,
            pack.questions[question.key].text,
            leads(pack, question.yes, "yes"),
            leads(pack, question.no, "no" if question.accepts_not_sure else "no_only"),
            widgets.details(
                say("ladder_page.sources"),
                widgets.paragraphs(pack.questions[question.key].why),
                widgets.ground(pack, pack.questions[question.key].ground),
            ),
        )
        for question in pack.flow.questions
    )


def leads(pack: Pack, target: str, answer: str) -> str:
    """Where one answer goes, as a sentence."""
    flow: Flow = pack.flow
    if target in flow.by_key:
        return say(f"questions.{answer}_to", to=pack.questions[target].easy_read)
    return say(f"questions.{answer}_end", to=pack.outcomes[target].name)


if __name__ == "__main__":
    page()
