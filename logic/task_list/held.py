"""What is kept of one part, as its tasks are worked out of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from logic.activity import Part
from logic.checklist import Mark, OwnItem
from logic.checklist_lines import Line
from logic.experience import Experience
from logic.feedback import Form
from logic.guidance import PairMark
from logic.news import NewsTask
from logic.plan import Plan, PlannedMethod
from logic.scope import Difference, ScopeStatement
from logic.standings import Standing


class Written(NamedTuple):
    """How far the reply of a part is.

    begun, published
        whether any word of it was written, and how often it was published.
    changed
        whether words were changed since it was published last.
    decision_changed
        whether those tell of another decision than people were told of.
    decided
        whether the day of the decision has come.
    """

    begun: bool = False
    published: int = 0
    changed: bool = False
    decision_changed: bool = False
    decided: bool = False


NOTHING_WRITTEN = Written()


class Voices(NamedTuple):
    """What people said about limits and nobody answered: how many, and when the first reply is due."""

    waiting: int
    due: date | None


class Feedback(NamedTuple):
    """The feedback forms of a part: how many take replies and until when, are over, and have their results opened.

    How many replies there are is not among it: they leave no line in the audit, so nothing kept may rest on them.
    """

    taking: int = 0
    until: date | None = None
    over: int = 0
    opened: int = 0


NO_FORMS = Feedback()


def feedback_state(forms: Iterable[Form], today: date) -> Feedback:
    """Where these forms stand on this day. ``until``: the first day on which one of them closes."""
    found = tuple(forms)
    taking = [one.closes_on for one in found if one.takes(today)]
    opened = sum(one.opened_on is not None for one in found)
    return Feedback(len(taking), min(taking, default=None), len(found) - len(taking) - opened, opened)


class Looked(NamedTuple):
    """Whether people looked back together at a part, what is written down of it, and its lessons.

    ended
        whether its work with people is over: before that nobody is asked to look back.
    felt
        whether people looked back and what they felt, against what was planned, is written down.
    """

    ended: bool = False
    looked_back: bool = False
    lessons: int = 0
    felt: bool = False


NOT_LOOKED = Looked()


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of one part. ``limits`` are its own and those of the whole activity; ``lines`` its checklist.

    outdated
        what its finished scope statement tells and is not so any more.
    experience
        what it felt like to people beside what was promised and planned; none while no results were opened.
    news, written
        its timetable of what goes back to people, and how far its reply is.
    """

    part: Part
    limits: Sequence[Standing]
    voices: Voices
    plan: Plan
    planned: Sequence[PlannedMethod]
    marks: Mapping[str, Mark]
    own: Sequence[OwnItem]
    lines: Sequence[Line]
    pairs: Mapping[str, PairMark]
    scope: ScopeStatement
    outdated: Sequence[Difference] = ()
    feedback: Feedback = NO_FORMS
    experience: Experience | None = None
    news: Sequence[NewsTask] = ()
    written: Written = NOTHING_WRITTEN
    looked: Looked = NOT_LOOKED
