"""The timetable of a part as a list: promises people must hear of first, then what is late, to come, and settled."""

from collections.abc import Iterable

import streamlit as st

from logic.news import OWN, NewsTask
from logic.news_timetable import standing
from logic.services.news import Timetable
from pages.shared import case as cases
from pages.shared import frame, named, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

LINE, OCCASION = "l", "o"
"""Short spellings in the address: which task stands there."""
MARKS = {"tell": "needs_look", "overdue": "needs_look", "due": "in_progress", "later": "not_started"}
"""How the status of a task is drawn: what asks for doing is marked, what is settled is quiet."""
SHOWN = 8
"""Tasks to come that stand open; later ones are folded."""


def wanted() -> tuple[str, int]:
    """The task the address names, on the first of its days where it names no other; one that is not there for no task."""
    return st.query_params.get(LINE, "")[: cases.MOST], named.number(OCCASION)


def heading(found: Timetable, title: str, key: str, lead: str = "") -> None:
    """The page's heading with its lead."""
    part = found.part
    name = ": ".join(filter(None, (found.activity.title, part.name)))
    above = say("news.above", ref=found.activity.ref, title=name)
    step = f"news-{found.activity.ref}-{part.number}-{key}"
    frame.heading(title, step=step, above=above, below=widgets.paragraphs(lead, "dw-lead"))


def draw_all(case: Case, found: Timetable) -> None:
    """Every task, by what it asks for."""
    heading(found, say("news.heading"), "all", say("news.lead"))
    stand = standing(found.tasks)
    first, later = split(stand.open)
    pieces = [
        *_group("telling", stand.telling, case, lead=say("news.telling.lead")),
        *_group("overdue", stand.overdue, case),
        *_group("open", first, case),
    ]
    if later:
        pieces.append(widgets.details(say("news.open.more", count=len(later)), tasks(later, case)))
    if stand.waiting:
        pieces += _group("waiting", stand.waiting, case, lead=say("news.waiting.lead"))
        way = {cases.ACTIVITY: found.activity.ref}
        pieces.append(widgets.way("activity", say("news.waiting.set"), way))
    if not found.tasks:
        pieces.append(widgets.paragraphs(say("news.empty")))
    elif not (stand.next or stand.waiting):
        pieces.append(widgets.paragraphs(say("news.nothing")))
    if stand.settled:
        title = say("news.settled.heading", count=len(stand.settled))
        pieces.append(widgets.details(title, tasks(reversed(stand.settled), case)))
    if not case.archived:
        pieces.append(widgets.way("news", say("news.own.heading"), case.address(**{LINE: OWN, OCCASION: "0"})))
    draw(*pieces)


def split(found: tuple[NewsTask, ...]) -> tuple[list[NewsTask], list[NewsTask]]:
    """Those to come that stand open, of a line that repeats only the next; and the rest."""
    first: list[NewsTask] = []
    later: list[NewsTask] = []
    repeating: set[str] = set()
    for task in found:
        again = task.line is not None and task.line.repeats and task.line.id in repeating
        (later if again or len(first) >= SHOWN else first).append(task)
        repeating.add(task.key[0])
    return first, later


def _group(name: str, found: tuple[NewsTask, ...] | list[NewsTask], case: Case, lead: str = "") -> list[Markup]:
    if not found:
        return []
    heading_words = say(f"news.{name}.heading")
    return [widgets.section(heading_words), widgets.paragraphs(lead), tasks(found, case)]


def tasks(found: Iterable[NewsTask], case: Case) -> Markup:
    """A line for each task; the whole line is the link to it."""
    return markup('<ul class="dw-tasklist">{}</ul>', joined(_line(task, case) for task in found))


def _line(task: NewsTask, case: Case) -> Markup:
    line, occasion = task.key
    address = widgets.href("news", case.address(**{LINE: line, OCCASION: str(occasion)}))
    return markup(
        '<li><a href="{}" target="_self"><span class="dw-task-name">{}</span>'
        ' <span class="dw-task-mark dw-task-{}">{}</span> <span class="dw-task-step">{}</span></a></li>',
        *(address, title(task), MARKS.get(task.status, "done"), say(f"news.status.{task.status}"), about(task)),
    )


def title(task: NewsTask) -> str:
    """What is to be done, and after which session or decision."""
    if task.key[0] == OWN:
        return say("news.line.own", promise=apart(task.mark.promise))
    if task.line is None:
        return say("news.line.gone")
    if task.after is None:
        return task.line.what
    key = "after_decision" if task.line.kind == "reply" else "after_session"
    return say(f"news.line.{key}", what=task.line.what, date=widgets.british_date(task.after))


def about(task: NewsTask) -> str:
    """By when and to whom; of what is settled, what came of it."""
    mark, today, line = task.mark, session.app().today(), task.line
    by = mark.tell_by or today
    missing = say(f"news.waits_for.{task.missing}") if task.missing else ""
    key, day = {
        "tell": ("tell_was_by" if by < today else "tell_by", by),
        "told": ("told", mark.told_on),
        "done": ("done", mark.done_on),
        "late": ("done", mark.done_on),
        "missed": ("missed", task.day),
        "waits": ("waits", None),
        "overdue": ("was_due", task.day),
    }.get(task.status, ("due", task.day))
    return say(
        f"news.line.{key}",
        date=widgets.british_date(day) if day else "",
        reason=apart(mark.reason),
        when=line.when if line else "",
        whom=line.whom if line else "",
        missing=missing,
    )
