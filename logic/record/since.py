"""What has changed since the latest record of a part: one rule for every page that speaks of it."""

from collections.abc import Iterable
from typing import Literal, get_args

from logic.activity import DecisionRecord, Part
from logic.record.form import inputs, kept

Since = Literal["answers", "words", "limits", "questions"]
KINDS: tuple[Since, ...] = get_args(Since)


def since(record: DecisionRecord, part: Part, content: str, limits: Iterable[tuple[int, int]]) -> tuple[Since, ...]:
    """Everything that is another than this record keeps, in the order above; empty while all of it is the same.

    answers
        to questions and add-ons, with their grounds, the size of the decision, and which part is open.
    words
        what the part is called, what is decided, by whom and by when.
    limits
        those that stand today, each as (number, version).
    questions
        the content in use, by its version ``content``. It moves for all work at once, so it tells of no change that
        anybody made to this one.
    """
    was, now = kept(record.snapshot), inputs(part, content)
    # A record leaves out answers that its questions did not ask for: those were there when it was made.
    answers = {
        key: now["answers"][key]
        for key, given in part.answers.items()
        if key in was["answers"] or given.given_at > record.made_at
    }
    name, level, *about, open_part = was["words"]
    different: dict[Since, bool] = {
        "answers": (was["answers"], was["add_ons"], level, open_part)
        != (answers, now["add_ons"], part.level, part.open_part),
        "words": (name, *about) != (part.name, part.decision, part.decider, part.decide_by),
        "limits": set(was["limits"]) != set(limits),
        "questions": was["content"] != content,
    }
    return tuple(kind for kind in KINDS if different[kind])
