"""How the questions lead, in words, and the proof of it."""

from functools import lru_cache

from logic.flow import Flow
from logic.pack import Pack
from logic.proof import prove
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say


@lru_cache(maxsize=2)
def proof(pack: Pack) -> Markup:
    """What was tried and counted; worked out once a process, in about 0.02 s."""
    shown = prove(pack.flow)
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
