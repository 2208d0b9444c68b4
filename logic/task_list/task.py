"""One task of a piece of work, and which of many is the next thing to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

TaskKey = Literal[
    "approach",
    "limits",
    "scope",
    "methods",
    "checklist",
    "guidance",
    "news",
    "feedback",
    "reply",
    "look_back",
    "documents",
]
"""In the order of the work; looking back is there once it has ended."""
TaskStatus = Literal["not_started", "in_progress", "needs_look", "done"]
Step = Literal[
    "",
    "answer",
    "go_on",
    "agree",
    "agree_again",
    "other_questions",
    "words_since",
    "limits_since",
    "questions_since",
    "write_limits",
    "reply",
    "look_at_limits",
    "finish_limits",
    "write_scope",
    "finish_scope",
    "finish_scope_again",
    "choose_methods",
    "check_methods",
    "date_methods",
    "start_checklist",
    "overdue_items",
    "next_item",
    "rest_of_items",
    "look_at_pairs",
    "mend_slips",
    "mend_gaps",
    "look_at_more_pairs",
    "feedback_later",
    "make_feedback",
    "wait_for_replies",
    "open_results",
    "felt_lower",
    "few_replied",
    "only_easy",
    "cannot_tell",
    "tell_broken",
    "overdue_news",
    "next_news",
    "news_waits",
    "reply_later",
    "write_reply",
    "finish_reply",
    "publish_again",
    "decision_changed",
    "look_back",
    "write_lessons",
    "take_papers",
    "papers_later",
]


@dataclass(frozen=True, slots=True)
class Task:
    """One task. ``step`` is the next thing to do for it: empty when nothing is. With one that is done it only tells.

    count, day
        what the words of the step speak of: how many, and by when.
    about
        and which sections of the scope statement.
    """

    key: TaskKey
    status: TaskStatus
    step: Step = ""
    count: int = 0
    day: date | None = None
    about: tuple[str, ...] = ()

    def overdue(self, today: date) -> bool:
        """Whether it should have been done before this day."""
        return self.day is not None and self.day < today


def next_task(found: Iterable[tuple[int, Sequence[Task]]], today: date) -> tuple[int, Task] | None:
    """The one next thing to do, of (part number, its tasks): the longest overdue, else the first that is not done.

    The approach comes before all that rests on it, and what needs a look before what was not begun. Limits that do not
    hold come last: they count as open, so the work can go on while somebody finds out. The papers wait for nobody,
    feedback for people to send it and a reply for the decision, so they are never it.
    """
    open_ones = [
        (number, task) for number, its in found for task in its if task.status != "done" and task.step not in _FOR_LATER
    ]

    def place(one: tuple[int, Task]) -> tuple[bool, date, bool, bool, bool, int, int]:
        number, task = one
        late = task.overdue(today)
        day = task.day if late and task.day else date.max
        rests = task.key != "approach"
        can_wait = task.step == "look_at_limits"
        return not late, day, rests, can_wait, task.status != "needs_look", _ORDER.index(task.key), number

    return min(open_ones, key=place, default=None)


_ORDER: tuple[TaskKey, ...] = get_args(TaskKey)
_FOR_LATER: frozenset[Step] = frozenset(
    {"news_waits", "feedback_later", "wait_for_replies", "reply_later", "take_papers", "papers_later"}
)
"""Steps that wait for something else, or for nobody: none of them is the next thing to do."""
