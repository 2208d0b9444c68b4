"""A small form to test with, built by hand, and replies to it."""

from collections.abc import Iterator
from random import Random

from logic.feedback import AboutQuestion, CameBy, Edition, Feedback, Option, Question, Reply, Scale
from logic.ground import Ground

GROUND = Ground(("HW-7",), "reconstructed")
RUNGS = ("coproduction", "codesign", "engagement", "consultation", "informing", "educating", "no_voice")
"""Keys of the rungs, from the top down."""
ALL_RUNGS = frozenset(RUNGS)

AGREE = Scale(
    "agree",
    (
        Option("strongly_agree", "Strongly agree"),
        Option("agree", "Agree"),
        Option("neither", "Neither"),
        Option("disagree", "Disagree"),
        Option("strongly_disagree", "Strongly disagree"),
        Option("does_not_apply", "Does not apply", counts=False),
    ),
    (
        Option("up", "Yes"),
        Option("flat", "In between"),
        Option("down", "No"),
        Option("dont_know", "I do not know", counts=False),
    ),
)
FELT = Scale(
    "felt",
    tuple(Option(rung, f"It felt like {rung}", rung=rung) for rung in RUNGS),
    (
        Option("with_me", "They worked with me", rungs=RUNGS[:2]),
        Option("asked_me", "They asked me", rungs=RUNGS[2:4]),
        Option("told_me", "They told me", rungs=RUNGS[4:6]),
        Option("not_listened", "They did not listen", rungs=RUNGS[6:]),
    ),
)


def question(key: str, scale: Scale | None = AGREE, *, kind: str = "choice", words: str = "") -> Question:
    """One question of both forms, asked at every rung."""
    words = words or f"What do you say to {key}?"
    kinds = {"choice": "choice", "open": "open", "concern": "concern"}
    return Question(
        key,
        kinds[kind],  # type: ignore[arg-type]
        words,
        words,
        scale,
        ALL_RUNGS,
        first=True,
        later=True,
        group="all",
        picture="speech",
        ground=GROUND,
    )


FEEDBACK = Feedback(
    (
        question("FB02", words="I was treated with respect and dignity."),
        question("FB06", words="I felt heard."),
        question("FB12", FELT, words="What did this feel like?"),
        question("FB14", None, kind="open", words="What was good?"),
        question("FB15", None, kind="open", words="What should we do differently?"),
        question("FB18", None, kind="concern", words="I want to raise a concern."),
    ),
    (
        AboutQuestion(
            "age",
            "How old are you?",
            "How old are you?",
            (Option("young", "Under 65"), Option("old", "65 or over")),
            (Option("young", "Under 65"), Option("old", "65 or over")),
        ),
    ),
)


def reply(edition: Edition = "standard", came_by: CameBy = "link", *, supported: bool = False, **choices: str) -> Reply:
    """One reply."""
    return Reply(edition, came_by, supported, choices)


def replies(number: int, feedback: Feedback = FEEDBACK, *, seed: int = 7) -> Iterator[Reply]:
    """So many replies, the same each time: a third in Easy Read, some on paper, some with help, some left out."""
    chance = Random(seed)
    asked = [(one.id, one.scale) for one in feedback.questions if one.scale]
    for _ in range(number):
        edition: Edition = chance.choice(("standard", "standard", "easy"))
        chosen = {key: chance.choice(scale.options(edition)).key for key, scale in asked if chance.random() > 0.1}
        yield Reply(edition, chance.choice(("link", "link", "paper")), chance.random() < 0.2, chosen)
