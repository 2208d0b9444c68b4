"""The task list of one part: how far each piece of the work is, and the next thing to do for it (design 7).

Nothing of it is kept: it is worked out from what is kept of the rest, so it cannot disagree with it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

from logic.activity import Part
from logic.checklist import Changed, Mark, OwnItem, changed
from logic.checklist_lines import Line
from logic.diagnosis import diagnose
from logic.experience import Experience, felt_rung
from logic.feedback import Form
from logic.flow import Flow
from logic.guidance import PairMark, gaps, summary
from logic.interview import Given, is_complete
from logic.journey import replay
from logic.lessons import LOOK_BACK_WITHIN
from logic.news import NewsTask, standing
from logic.pack import Pack
from logic.plan import Plan, PlannedMethod
from logic.register import STANDING
from logic.scope import NO_LIMITS, Difference, ScopeStatement
from logic.standings import Standing
from logic.workspace import outcome_before, outcome_for, rung_for

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
    """One task. ``step`` is the next thing to do for it: empty when nothing is.

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
    """Whether people looked back together at a part whose work with people has ended, and its lessons."""

    ended: bool = False
    looked_back: bool = False
    lessons: int = 0


NOT_ENDED = Looked()


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
    looked: Looked = NOT_ENDED


def tasks(pack: Pack, held: Held) -> tuple[Task, ...]:
    """Every task of this part, in the order of the work."""
    return (
        _approach(pack, held.part),
        _limits(held),
        _scope(held),
        _methods(pack, held),
        _checklist(held),
        _guidance(pack, held),
        _news(held),
        _feedback(pack, held),
        _reply(held),
        *_look_back(held),
        _documents(held),
    )


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


def given_of(flow: Flow, part: Part) -> Given:
    """What has been given of a saved part, as the order of the wizard takes it."""
    answers = {key: value for key, value in part.values.items() if key in flow.by_key}
    level = part.level or None
    return Given(answers, part.add_ons, level, part.ask_all, True, part.decision, part.open_part)


def _approach(pack: Pack, part: Part) -> Task:
    given = given_of(pack.flow, part)
    if not is_complete(pack, given):
        return Task("approach", "in_progress" if part.answers else "not_started", "go_on" if part.answers else "answer")
    if not part.records:
        return Task("approach", "in_progress", "agree")
    if part.records[-1].outcome != replay(pack.flow, given.answers, ask_all=part.ask_all).outcome:
        return Task("approach", "needs_look", "agree_again")
    return Task("approach", "done")


def _limits(held: Held) -> Task:
    """A reply that is owed comes first, then limits that do not hold, then those not finished."""
    if held.voices.waiting:
        return Task("limits", "needs_look", "reply", held.voices.waiting, held.voices.due)
    standings = [limit.status for limit in held.limits]
    shaky = standings.count("not_proven") + standings.count("reopened")
    if shaky:
        return Task("limits", "needs_look", "look_at_limits", shaky)
    if drafts := standings.count("draft"):
        return Task("limits", "in_progress", "finish_limits", drafts)
    # Somebody may have looked and found that nothing is fixed, which is not the same as nobody having looked.
    if STANDING & set(standings) or held.scope.fields.get(NO_LIMITS):
        return Task("limits", "done")
    return Task("limits", "not_started", "write_limits")


def _scope(held: Held) -> Task:
    if held.scope.finished_on is None:
        begun = bool(held.scope.version)
        return Task("scope", "in_progress" if begun else "not_started", "finish_scope" if begun else "write_scope")
    if held.outdated:
        about = tuple(dict.fromkeys(one.section for one in held.outdated))
        return Task("scope", "needs_look", "finish_scope_again", about=about)
    return Task("scope", "done")


def _methods(pack: Pack, held: Held) -> Task:
    if not held.planned:
        return Task("methods", "not_started", "choose_methods")
    # The checks that stand before a record are answered there.
    of_records = {check.id for check in pack.checks}
    felt = felt_rung(held.experience)
    findings = diagnose(pack, held.part, held.plan, held.planned, experienced=felt)
    found = sum(one.id not in of_records for one in findings)
    if found:
        return Task("methods", "needs_look", "check_methods", found)
    undated = sum(one.day is None for one in held.planned)
    return Task("methods", "in_progress", "date_methods", undated) if undated else Task("methods", "done")


def _checklist(held: Held) -> Task:
    here = [line for line in held.lines if line.applies]
    open_lines = [line for line in here if line.mark.state == "open"]
    late = [line.day for line in open_lines if line.standing == "overdue" and line.day]
    if late:
        return Task("checklist", "needs_look", "overdue_items", len(late), min(late))
    if not open_lines:
        return Task("checklist", "done")
    if len(open_lines) == len(here):
        return Task("checklist", "not_started", "start_checklist", len(here))
    days = [line.day for line in open_lines if line.day]
    step: Step = "next_item" if days else "rest_of_items"
    return Task("checklist", "in_progress", step, len(open_lines), min(days, default=None))


def _guidance(pack: Pack, held: Held) -> Task:
    pairs = pack.pairs.of_outcome(outcome_for(pack, held.part))
    stand = summary(pairs, held.pairs)
    if not stand.looked_at:
        return Task("guidance", "not_started", "look_at_pairs", stand.all)
    if stand.slipped:
        return Task("guidance", "needs_look", "mend_slips", stand.slipped)
    if stand.not_looked_at:
        return Task("guidance", "in_progress", "look_at_more_pairs", stand.not_looked_at)
    if open_gaps := gaps(pairs, held.pairs):
        return Task("guidance", "in_progress", "mend_gaps", len(open_gaps))
    return Task("guidance", "done")


def _feedback(pack: Pack, held: Held) -> Task:
    """From where its forms stand alone. Results that can be opened come first, then forms that are out."""
    forms = held.feedback
    if forms.over:
        return Task("feedback", "needs_look", "open_results", forms.over)
    if forms.taking:
        return Task("feedback", "in_progress", "wait_for_replies", forms.taking, forms.until)
    if forms.opened:
        return _felt(held.experience, looked_back=held.looked.looked_back)
    return Task("feedback", "not_started", "make_feedback" if rung_for(pack, held.part) else "feedback_later")


def _felt(found: Experience | None, *, looked_back: bool) -> Task:
    """What the results of feedback ask for, once they were opened (domain.md B.6 DG8, H).

    ``looked_back``: whether people have looked back on it together since.
    """
    if found is None or looked_back:
        return Task("feedback", "done")
    if below := max(found.below_promised, found.below_planned):
        return Task("feedback", "needs_look", "felt_lower", below)
    return Task("feedback", "in_progress", "few_replied") if found.look_back else Task("feedback", "done")


def _news(held: Held) -> Task:
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


def _reply(held: Held) -> Task:
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


def _look_back(held: Held) -> Iterator[Task]:
    """After the end of the work, within six weeks of it (R07); then at least one lesson is written down (R09)."""
    if not held.looked.ended or held.plan.ends_on is None:
        return
    if not held.looked.looked_back:
        yield Task("look_back", "not_started", "look_back", day=held.plan.ends_on + LOOK_BACK_WITHIN)
    elif not held.looked.lessons:
        yield Task("look_back", "in_progress", "write_lessons")
    else:
        yield Task("look_back", "done")


def _documents(held: Held) -> Task:
    begun = held.part.records or held.limits or held.planned or held.scope.version
    return (
        Task("documents", "in_progress", "take_papers") if begun else Task("documents", "not_started", "papers_later")
    )


class Moved(NamedTuple):
    """What another rung than before means for what was planned already.

    before
        the outcome that the plan was last changed for, or that was recorded before that of today.
    ways
        ways planned that do not fit the rung of today.
    """

    before: str
    checklist: Changed
    ways: tuple[PlannedMethod, ...]


def moved(pack: Pack, held: Held) -> Moved | None:
    """What the last change of rung did to a plan that was begun; none where nothing was planned, or nothing changed."""
    outcome, before = outcome_for(pack, held.part), outcome_before(pack, held.part, held.plan.made_for)
    rung = pack.flow.by_outcome[outcome].rung if outcome else None
    if rung is None or before is None or not (held.planned or held.marks):
        return None
    ways = tuple(_unfit(pack, held.planned, rung))
    return Moved(before, changed(pack.checklist, before, outcome, held.part.level), ways)


def _unfit(pack: Pack, planned: Iterable[PlannedMethod], rung: str) -> Iterator[PlannedMethod]:
    for one in planned:
        way = pack.methods.by_id.get(one.method)
        if way is not None and rung not in way.fits:
            yield one


class MovedDates(NamedTuple):
    """What moving the dates of a plan did to the checklist: how many lines have another day, and which are overdue now."""

    lines: tuple[Line, ...]
    overdue: tuple[Line, ...]


def moved_dates(before: Collection[Line], after: Collection[Line]) -> MovedDates:
    """Compare a checklist before with one after. Lines that are settled move without anybody minding."""
    days = {line.key: (line.day, line.standing) for line in before}
    open_lines = [line for line in after if line.applies and line.mark.state == "open"]
    other = tuple(line for line in open_lines if line.day != days.get(line.key, (line.day, ""))[0])
    late = tuple(line for line in other if line.standing == "overdue" and days[line.key][1] != "overdue")
    return MovedDates(other, late)
