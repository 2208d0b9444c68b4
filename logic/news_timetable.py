"""The timetable of one part as dated tasks: what must go back to people, and when (domain.md H.1, E.5 R03 and R05).

Pure: which tasks there are follows from the dates of the part, its rung, and what was marked. What is kept are the
marks alone. The lead times are those of the checklist, so that a council sets each of them once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from logic.checklist import Anchor, Checklist, LeadTime
from logic.due import lead_of, reckoned
from logic.news import FIRST_SESSION, OTHER_SESSIONS, News, NewsDates, NewsLine, NewsMark, NewsStatus, NewsTask
from logic.plan import PlannedMethod
from logic.working_days import Works, add

MOST = 130
"""Occasions of a line that repeats: ten years of every four weeks."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the timetable of a part is. ``next`` is the one to do first."""

    telling: tuple[NewsTask, ...] = ()
    overdue: tuple[NewsTask, ...] = ()
    open: tuple[NewsTask, ...] = field(default=())
    waiting: tuple[NewsTask, ...] = ()
    settled: tuple[NewsTask, ...] = ()

    @property
    def next(self) -> NewsTask | None:
        """What people should hear first."""
        return next(iter((*self.telling, *self.overdue, *self.open)), None)


def sessions(
    first: date | None, planned: Iterable[PlannedMethod], asks: Mapping[str, bool]
) -> tuple[tuple[int, date], ...]:
    """Every session of a plan, by day; two on the same day are one.

    ``asks``: id of a method of the pack -> whether people are asked something in it. Being only told is no session.
    """
    found = [(FIRST_SESSION, first)] if first else []
    found += (
        (OTHER_SESSIONS + one.id, one.day)
        for one in planned
        if one.day is not None and asks.get(one.method, one.does == "asks")
    )
    once: dict[date, int] = {}
    for occasion, day in found:
        once.setdefault(day, occasion)
    return tuple(sorted(((occasion, day) for day, occasion in once.items()), key=lambda one: (one[1], one[0])))


def tasks(
    news: News,
    checklist: Checklist,
    outcome: str | None,
    dates: NewsDates,
    marks: Iterable[NewsMark],
    works: Works,
    today: date,
) -> tuple[NewsTask, ...]:
    """Every task of a part, in the order of the timetable and, within a line, of its occasions.

    ``outcome``: the one that drives the part; while it is not known, no line is left out. A mark whose occasion is not
    planned any more stays: people were promised it, or got it.
    """
    known = {(mark.line, mark.occasion): mark for mark in marks}
    found: list[NewsTask] = []
    for line in news.lines:
        if outcome is None or outcome in line.outcomes:
            timed = list(_timed(line, checklist, outcome, dates, works, today))
            found += _of_line(line, timed, known, today, checklist.soon)
    found += (
        _task(news.line(key[0]), key, _Timed(key[1]), mark, today, checklist.soon)
        for key, mark in sorted(known.items())
        if mark.settled
    )
    return tuple(found)


def standing(found: Sequence[NewsTask]) -> Standing:
    """The tasks by what they ask for, each group by day."""

    def group(*statuses: NewsStatus) -> tuple[NewsTask, ...]:
        here = (one for one in found if one.status in statuses)
        return tuple(sorted(here, key=lambda one: (_day(one) or date.max, one.key)))

    return Standing(
        telling=group("tell"),
        overdue=group("overdue"),
        open=group("due", "later"),
        waiting=group("waits"),
        settled=group("done", "late", "told", "missed"),
    )


def next_for_people(found: Iterable[NewsTask], today: date) -> NewsTask | None:
    """The next news that people can be promised in a reply: what goes to them and is not the reply itself."""
    coming = (
        one
        for one in found
        if one.line is not None and one.line.kind == "people" and one.is_open and one.day and one.day > today
    )
    return min(coming, key=lambda one: (one.day, one.key), default=None)


def tell_by(news: News, today: date, works: Works) -> date:
    """The last day on which people may hear that a promise is not kept."""
    return add(today, news.tell_within, works)


def _day(task: NewsTask) -> date | None:
    return task.mark.tell_by if task.status == "tell" else task.day


@dataclass(frozen=True, slots=True)
class _Timed:
    """One occasion of a line: its day, or the date it waits for; ``after`` as a task has it."""

    occasion: int
    day: date | None = None
    missing: Anchor | None = None
    after: date | None = None


def _timed(
    line: NewsLine, checklist: Checklist, outcome: str | None, dates: NewsDates, works: Works, today: date
) -> Iterator[_Timed]:
    lead = lead_of(checklist, line, outcome, dates.days)
    if lead.anchor not in dates.days:
        of_session = line.each and lead.anchor == "first_session"
        yield _Timed(FIRST_SESSION if of_session else 1, missing=lead.anchor)
    elif line.repeats:
        yield from _repeated(line, lead, dates, works, today)
    elif line.each and lead.anchor == "first_session":
        for occasion, day in dates.sessions:
            yield _Timed(occasion, reckoned(lead, day, works), after=day)
    else:
        first = dates.decisions[0] if line.each and len(dates.decisions) > 1 else None
        yield _Timed(1, reckoned(lead, dates.days[lead.anchor], works), after=first)
        if line.each:
            # A consultation closed for the first decision alone; people hear of a later one by its own day.
            later = checklist.lead_times[line.due]
            for occasion, day in enumerate(dates.decisions[1:], start=2):
                yield _Timed(occasion, reckoned(later, day, works), after=day)


def _repeated(line: NewsLine, lead: LeadTime, dates: NewsDates, works: Works, today: date) -> Iterator[_Timed]:
    """Each occasion before the end; while the end is not known, those up to the next one."""
    end = dates.days.get(line.until) if line.until else None
    for occasion in range(1, MOST + 1):
        day = reckoned(replace(lead, count=lead.count * occasion), dates.days[lead.anchor], works)
        if end is not None and day >= end:
            return
        yield _Timed(occasion, day)
        if end is None and day > today:
            return


def _of_line(
    line: NewsLine, timed: Sequence[_Timed], known: dict[tuple[str, int], NewsMark], today: date, soon: int
) -> Iterator[NewsTask]:
    """The tasks of one line. Takes their marks out of ``known``."""
    found = [
        _task(line, (line.id, one.occasion), one, known.pop((line.id, one.occasion), None), today, soon)
        for one in timed
    ]
    last = max((task.key[1] for task in found if task.mark.done_on is not None), default=0)
    for task in found:
        passed_over = line.repeats and task.status == "overdue" and task.key[1] < last
        yield replace(task, status="missed") if passed_over else task


def _task(
    line: NewsLine | None, key: tuple[str, int], timed: _Timed, mark: NewsMark | None, today: date, soon: int
) -> NewsTask:
    known = mark or NewsMark(*key)
    # What was marked is told by the day it was due then.
    day = known.due if known.settled else timed.day
    missing = timed.missing if day is None else None
    return NewsTask(key, line, day, missing, known, _status(known, day, today, soon), timed.after)


def _status(mark: NewsMark, day: date | None, today: date, soon: int) -> NewsStatus:
    if mark.done_on is not None:
        return "late" if day is not None and mark.done_on > day else "done"
    if mark.broken_on is not None:
        return "told" if mark.told_on is not None else "tell"
    if day is None:
        return "waits"
    if day < today:
        return "overdue"
    return "due" if day <= today + timedelta(days=soon) else "later"
