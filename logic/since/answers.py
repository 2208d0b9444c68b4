"""The answers of a part as they were at an earlier moment, read back from the lines of the audit.

Answers keep their newest value alone. The audit keeps each value that was given, as a code, so the answers of any day can
be told from it; where its lines do not lead to the answers of today, nobody knows what they were (``matches``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from logic.activity import Part
from logic.flow import ANSWERS, Answer

WHOLE: frozenset[str] = frozenset({"copy_activity", "import_activity"})
"""Verbs that began a piece of work with the answers of another: by the number of the part."""
ASK_ALL = "set_ask_all"
VERBS: tuple[str, ...] = ("give_answer", "agree", "leave_unresolved", "keep_tried", *sorted(WHOLE), ASK_ALL)
"""Verbs of the audit after which answers of a part may be others."""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What one line of the audit did to the answers of a part.

    given
        question key -> its answer from then on.
    asks
        whether the line turned asking past the first ceiling on or off.
    """

    at: datetime
    part: int
    given: Mapping[str, Answer]
    asks: bool = False


def read_line(at: datetime, verb: str, part: int | None, detail: Mapping[str, Any]) -> tuple[AnswerLine, ...]:
    """One line of the audit, by part. ``detail``: as the use cases of ``VERBS`` write it."""
    if verb in WHOLE:
        return tuple(AnswerLine(at, int(number), _codes(given)) for number, given in detail.get("given", {}).items())
    if part is None:
        return ()
    if verb == ASK_ALL:
        return (AnswerLine(at, part, {}, asks=True),)
    given = detail["given"] if "given" in detail else {detail.get("question", ""): detail.get("value")}
    return (AnswerLine(at, part, _codes(given)),)


def _codes(given: Mapping[str, Any]) -> dict[str, Answer]:
    return {key: cast("Answer", value) for key, value in given.items() if value in ANSWERS}


def answers_at(lines: Iterable[AnswerLine], moment: datetime) -> dict[str, Answer]:
    """Question key -> answer, at this moment. ``lines``: of one part, oldest first."""
    found: dict[str, Answer] = {}
    for line in lines:
        if line.at <= moment:
            found |= line.given
    return found


def asked_all_at(part: Part, lines: Iterable[AnswerLine], moment: datetime) -> bool:
    """Whether every question was asked at this moment: each later line has turned it over."""
    return part.ask_all != (sum(line.asks for line in lines if line.at > moment) % 2 == 1)


def matches(part: Part, lines: Iterable[AnswerLine]) -> bool:
    """Whether the lines lead to the answers of today, so that those of other days can be told from them."""
    found: dict[str, Answer] = {}
    for line in lines:
        found |= line.given
    return found == part.values
