"""What people give in a feedback form, while they fill it in and when it is sent: pure rules (domain.md H).

Nothing here knows who gave anything, nor when.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from logic.errors import Problem
from logic.feedback import EDITIONS, AboutQuestion, Edition, Option, Question

FIVE = 5
"""How many replies stand together whenever a number of them is told before the results are opened (H, under 5)."""
NEWS_DAYS = 42
"""Days after the closing day by which people hear what the replies said (domain.md H.1: 6 weeks after the end)."""
NAME = re.compile(r"[0-9a-f]{32}", re.ASCII)
"""How the random name of a draft looks."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What one page of a form gave, by question id: each question of the page, none or empty where nothing was given.

    supported
        whether somebody helped to fill it in; none where the page did not ask.
    """

    edition: Edition
    choices: Mapping[str, str | None] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    ticked: Mapping[str, bool] = field(default_factory=dict)
    supported: bool | None = None


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """What one person has filled in and not sent yet.

    choices
        edition -> question id -> option key. The editions have different scales, so each keeps its own.
    words
        question id -> what they wrote, the same in both editions.
    ticked
        ids of the concerns that are ticked (FB18): they show the way to raise one, and are not sent.
    supported
        whether somebody helped to fill it in.
    """

    choices: Mapping[Edition, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    ticked: frozenset[str] = frozenset()
    supported: bool = False

    def chosen(self, edition: Edition) -> Mapping[str, str]:
        """What was chosen in this edition."""
        return self.choices.get(edition, {})

    def merged(self, page: Filled) -> "ReplyDraft":
        """With what one page of it gave. A choice of none, and no words, take away what was given before."""
        here = {**self.chosen(page.edition), **page.choices}
        on = {*self.ticked, *(key for key, ticked in page.ticked.items() if ticked)}
        off = {key for key, ticked in page.ticked.items() if not ticked}
        return ReplyDraft(
            {**self.choices, page.edition: {key: value for key, value in here.items() if value}},
            {key: text for key, text in {**self.words, **page.words}.items() if text},
            frozenset(on - off),
            self.supported if page.supported is None else page.supported,
        )

    def left_behind(self, edition: Edition) -> tuple[str, ...]:
        """Questions answered in the other edition and not in this one: a reply is of one edition alone."""
        here = self.chosen(edition)
        return tuple(key for other in EDITIONS if other != edition for key in self.chosen(other) if key not in here)

    def to_plain(self) -> dict[str, Any]:
        """As values that JSON holds."""
        return {
            "choices": {edition: dict(given) for edition, given in self.choices.items()},
            "words": dict(self.words),
            "ticked": sorted(self.ticked),
            "supported": self.supported,
        }


def from_plain(plain: Mapping[str, Any]) -> ReplyDraft:
    """The draft that these values stand for."""
    choices = cast("dict[Edition, dict[str, str]]", plain["choices"])
    return ReplyDraft(choices, plain["words"], frozenset(plain["ticked"]), bool(plain["supported"]))


def is_draft_name(name: str) -> bool:
    """Whether this can be the name of a draft."""
    return NAME.fullmatch(name) is not None


def fives(count: int) -> int:
    """How many replies may be told of so many: 0 stands for fewer than five, 10 for 10 to 14.

    Whoever looked at exact numbers before and after one person filled in the form could tell that they did.
    """
    return count // FIVE * FIVE


def unfit(asked: Iterable[Question], edition: Edition, choices: Mapping[str, str | None]) -> list[Problem]:
    """What is chosen that cannot be: an answer that the question does not offer, or a question that is not asked."""
    scales = {one.id: one.scale for one in asked if one.kind == "choice"}
    found = []
    for key, value in choices.items():
        scale = scales.get(key)
        if value and (scale is None or value not in {option.key for option in scale.options(edition)}):
            found.append(Problem(key, "option_unknown"))
    return found


def unfit_about(asked: Iterable[AboutQuestion], edition: Edition, given: Mapping[str, str]) -> list[Problem]:
    """What is said about oneself that is not among the answers."""
    offered = {one.key: {option.key for option in one.offered(edition)} for one in asked}
    return [Problem(key, "option_unknown") for key, value in given.items() if value not in offered.get(key, ())]


def by_number(
    asked: Iterable[Question], edition: Edition, typed: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """(what was chosen, what is wrong) of the numbers that stand beside the boxes on paper, each from 1 on."""
    return _by_number({one.id: one.scale.options(edition) for one in asked if one.scale is not None}, typed)


def about_by_number(
    asked: Iterable[AboutQuestion], edition: Edition, typed: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """As ``by_number``, of the sheet on which people say something about themselves."""
    return _by_number({one.key: one.offered(edition) for one in asked}, typed)


def _by_number(
    offered: Mapping[str, tuple[Option, ...]], typed: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    choices: dict[str, str] = {}
    problems = []
    for key, options in offered.items():
        given = typed.get(key, "").strip()
        if not given:
            continue
        number = int(given) if re.fullmatch("[0-9]{1,2}", given, re.ASCII) else 0
        if 1 <= number <= len(options):
            choices[key] = options[number - 1].key
        else:
            problems.append(Problem(key, "number_not_there", {"given": given[:20], "most": len(options)}))
    return choices, problems
