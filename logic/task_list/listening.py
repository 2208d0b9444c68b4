"""How far each piece of work is that people are owed: news, feedback, the reply, looking back."""

from collections.abc import Iterator

from logic.experience import Experience
from logic.lessons import LOOK_BACK_WITHIN
from logic.news_timetable import standing
from logic.pack import Pack
from logic.task_list.held import Held
from logic.task_list.task import Task, TaskStatus
from logic.workspace import rung_for


def feedback(pack: Pack, held: Held) -> Task:
    """From where its forms stand alone. Results that can be opened come first, then forms that are out."""
    forms = held.feedback
    if forms.over:
        return Task("feedback", "needs_look", "open_results", forms.over)
    if forms.taking:
        return Task("feedback", "in_progress", "wait_for_replies", forms.taking, forms.until)
    if forms.opened:
        return _felt(held.experience, found_together=held.looked.felt)
    return Task("feedback", "not_started", "make_feedback" if rung_for(pack, held.part) else "feedback_later")


def _felt(found: Experience | None, *, found_together: bool) -> Task:
    """What the results of feedback ask for, once they were opened (domain.md B.6 DG8, H).

    ``found_together``: whether people have looked back and it is written down what they felt, as DG8 asks.
    """
    if found is None or found_together or not found.asks_to_look_back:
        return Task("feedback", "done")
    if below := max(found.below_promised, found.below_planned):
        return Task("feedback", "needs_look", "felt_lower", below)
    if found.cannot_tell:
        return Task("feedback", "in_progress", "cannot_tell")
    return Task("feedback", "in_progress", "few_replied" if found.look_back else "only_easy")


def news(held: Held) -> Task:
    """A broken promise that people have not heard of comes first, then what is late."""
    stand = standing(held.news)
    if stand.telling:
        day = min((one.mark.tell_by for one in stand.telling if one.mark.tell_by), default=None)
        return Task("news", "needs_look", "tell_broken", len(stand.telling), day)
    if stand.overdue:
        return Task("news", "needs_look", "overdue_news", len(stand.overdue), stand.overdue[0].day)
    begun: TaskStatus = "in_progress" if stand.settled else "not_started"
    if stand.open:
        return Task("news", begun, "next_news", len(stand.open), stand.open[0].day)
    return Task("news", begun, "news_waits") if stand.waiting or not stand.settled else Task("news", "done")


def reply(held: Held) -> Task:
    """Due on the day of the line of the timetable that it keeps."""
    written = held.written
    days = (one.day for one in held.news if one.line and one.line.kind == "reply" and one.is_open and one.day)
    day = min(days, default=None)
    if written.published and written.decision_changed:
        return Task("reply", "needs_look", "decision_changed", day=day)
    if written.published:
        return Task("reply", "needs_look", "publish_again") if written.changed else Task("reply", "done")
    if not written.decided and not written.begun:
        return Task("reply", "not_started", "reply_later")
    begun: TaskStatus = "in_progress" if written.begun else "not_started"
    return Task("reply", begun, "finish_reply" if written.begun else "write_reply", day=day)


def look_back(held: Held) -> Iterator[Task]:
    """After the end of the work, within six weeks of it (R07); then at least one lesson is written down (R09)."""
    if not held.looked.ended or held.plan.ends_on is None:
        return
    if not held.looked.looked_back:
        yield Task("look_back", "not_started", "look_back", day=held.plan.ends_on + LOOK_BACK_WITHIN)
    elif not held.looked.lessons:
        yield Task("look_back", "in_progress", "write_lessons")
    else:
        yield Task("look_back", "done")
