"""As much of a pack as this release can read: enough to compare where its questions lead."""

from typing import Any

from logic.authoring.build import build_outcome, build_question
from logic.authoring.loader import Texts, read_flow
from logic.authoring.shapes import read_shape
from logic.authoring.yaml_reader import missing, read_said
from logic.flow import ANSWERS
from logic.ground import Ground
from logic.pack import LeadersChoice, OutcomeWords, Pack, QuestionWords

NOWHERE = Ground((), "reconstructed")


def read_partly(texts: Texts, version: str) -> Pack:
    """The flow with its words, and nothing else; a question or outcome whose words cannot be read is called by its key.

    Raises ``PackInvalid`` when the flow itself cannot be read.
    """
    flow = read_flow(texts)
    questions, outcomes = (_words(texts, stem) for stem in ("questions", "outcomes"))
    return Pack(
        title="",
        edition="",
        version=version,
        honesty="",
        flow=flow,
        questions={
            key: build_question(questions[key]) if key in questions else _unknown_question(key) for key in flow.by_key
        },
        outcomes={
            key: build_outcome(outcomes[key]) if key in outcomes else _unknown_outcome(key) for key in flow.by_outcome
        },
        bands=(),
        rungs=(),
        add_ons=(),
        add_on_rules=(),
        checks=(),
        levels=(),
        law=(),
        leaders_choice=LeadersChoice("", 0, 0, frozenset(), (), (), NOWHERE),
        scenarios=(),
        documents={},
        locators={},
        screen={},
    )


def _words(texts: Texts, stem: str) -> dict[str, Any]:
    name = f"{stem}.yaml"
    model, _ = read_shape(stem, read_said(texts.get(name, missing(name)), name))
    return model if isinstance(model, dict) else {}


def _unknown_question(key: str) -> QuestionWords:
    return QuestionWords(
        key, key, "", "", key, {answer: f"{key}: {answer}" for answer in ANSWERS}, key, "", (), NOWHERE
    )


def _unknown_outcome(key: str) -> OutcomeWords:
    return OutcomeWords(key, key, "", "", (), "", NOWHERE)
