"""The checklist of one part as a person sees it: every line with its date and where it stands, what is next first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from logic.activity import Action
from logic.checklist import PHASES, Anchor, Changed, Checklist, Item, Mark, OwnItem, Phase, unmarked
from logic.dates import LONDON
from logic.due import Days, due
from logic.working_days import Works

Standing = Literal["overdue", "next", "later", "no_date", "done", "not_applicable", "gone"]
"""Where a line stands. ``gone``: it was touched, and the rung or level of today no longer asks for it."""
LineOrigin = Literal["pack", "own", "lift", "find_out", "limit", "self_check", "lesson"]
"""Where a line comes from: the pack's checklist, the people of this work, an action made on a result page (two kinds),
the register, a gap in the self-check, or a lesson of other work."""

STANDINGS: tuple[Standing, ...] = get_args(Standing)
ORIGINS: tuple[LineOrigin, ...] = get_args(LineOrigin)
ACTION = "action-"
"""Begins the key of a line that is an action made on a result page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list.

    key
        the id of an item of the pack, or ``own-12``, ``action-3``, ``limit-4-review``.
    day
        when it is due: the date set by hand, else the one worked out; none when there is no date.
    reckoned
        the date worked out, whatever was set by hand.
    missing
        the date that would have to be set to know when it is due.
    need
        what a limit of the register needs: ``review``, ``prove`` or ``share``; the text is then what the limit says.
    """

    key: str
    phase: Phase
    text: str
    origin: LineOrigin
    origin_ref: str
    mark: Mark
    standing: Standing
    day: date | None
    reckoned: date | None = None
    missing: Anchor | None = None
    tag: str = ""
    item: Item | None = None
    own: OwnItem | None = None
    need: str = ""

    @property
    def applies(self) -> bool:
        """Whether the rung and level of today ask for it."""
        return self.standing != "gone"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to. Empty text and none mean: not narrowed by that."""

    phase: Phase | None = None
    tag: str = ""
    owner: str = ""
    standing: Standing | None = None
    origin: LineOrigin | None = None


def lines(
    checklist: Checklist,
    *,
    outcome: str | None,
    level: str | None,
    days: Days,
    marks: Mapping[str, Mark],
    own: Iterable[OwnItem],
    works: Works,
    today: date,
) -> list[Line]:
    """The items of the pack that belong here, those that were touched and no longer do, and this part's own items."""
    until = today + timedelta(days=checklist.soon)
    found = []
    for item in checklist.items:
        applies = item.applies(outcome, level)
        if applies or item.id in marks:
            mark, due_on = marks.get(item.id) or unmarked(item.id), due(checklist, item, outcome, days, works)
            day = mark.due or due_on.day
            stands = standing(mark, day, today, until) if applies else "gone"
            missing = None if day else due_on.missing
            key, phase, text = item.id, item.phase, item.text
            found.append(
                Line(key, phase, text, "pack", "", mark, stands, day, due_on.day, missing, item.tag, item=item)
            )
    for one in own:
        mark = marks.get(one.key) or unmarked(one.key)
        day = mark.due or one.due
        stands = standing(mark, day, today, until)
        found.append(
            Line(one.key, one.phase, one.text, one.origin, one.origin_ref, mark, stands, day, one.due, own=one)
        )
    return found


def of_actions(actions: Iterable[Action], *, soon: int, today: date) -> list[Line]:
    """Actions made on a result page, as lines of the phase that comes before planning. They are not copied."""
    until = today + timedelta(days=soon)
    return [_of_action(action, today, until) for action in actions]


def _of_action(action: Action, today: date, until: date) -> Line:
    key = f"{ACTION}{action.id}"
    done_on = action.done_at.astimezone(LONDON).date() if action.done_at else None
    mark = Mark(key, "done" if done_on else "open", done_on, "", "", action.owner, "", None, action.version)
    stands = standing(mark, action.due, today, until)
    return Line(key, "commit", action.text, action.kind, action.question, mark, stands, action.due, action.due)


def standing(mark: Mark, day: date | None, today: date, until: date) -> Standing:
    """Where an item with this mark and date stands. Next is what is due from today to ``until``."""
    if mark.state != "open":
        return mark.state
    if day is None:
        return "no_date"
    return "overdue" if day < today else "next" if day <= until else "later"


def in_order(found: Iterable[Line]) -> list[Line]:
    """As ``STANDINGS`` has them: overdue, next, later, ...; in each the soonest first, then by phase."""

    def place(line: Line) -> tuple[int, date, int]:
        settled = line.mark.marked_on if line.mark.state != "open" else None
        return STANDINGS.index(line.standing), settled or line.day or date.max, PHASES.index(line.phase)

    return sorted(found, key=place)


def narrowed(found: Iterable[Line], wanted: Wanted) -> list[Line]:
    """The lines that fit everything asked for. An owner is compared as people write names: without regard to case."""
    owner = wanted.owner.casefold()
    return [
        line
        for line in found
        if (wanted.phase is None or line.phase == wanted.phase)
        and (not wanted.tag or line.tag == wanted.tag)
        and (not owner or line.mark.owner.casefold() == owner)
        and (wanted.standing is None or line.standing == wanted.standing)
        and (wanted.origin is None or line.origin == wanted.origin)
    ]


@dataclass(frozen=True, slots=True)
class Count:
    """How far some lines are: ``settled`` (done or not applicable) of ``total``, and how many are overdue."""

    settled: int
    total: int
    overdue: int


def count(found: Iterable[Line]) -> Count:
    """How far these lines are. What no longer applies counts for nothing."""
    here = [line for line in found if line.applies]
    settled = sum(line.mark.state != "open" for line in here)
    return Count(settled, len(here), sum(line.standing == "overdue" for line in here))


def by_phase(found: Sequence[Line]) -> Mapping[Phase, list[Line]]:
    """The lines of each phase, in the order they come; phases without lines too."""
    phases: dict[Phase, list[Line]] = {phase: [] for phase in PHASES}
    for line in found:
        phases[line.phase].append(line)
    return phases


def missing_dates(found: Iterable[Line]) -> dict[Anchor, int]:
    """The dates that are not set and that open lines wait for, and how many wait for each."""
    waiting: dict[Anchor, int] = {}
    for line in found:
        if line.missing and line.mark.state == "open" and line.applies:
            waiting[line.missing] = waiting.get(line.missing, 0) + 1
    return waiting


@dataclass(frozen=True, slots=True)
class PartChecklist:
    """The whole checklist of one part, in order.

    outcome
        the id of the outcome of this part; none while it is not known.
    goes_by
        that of the outcome the list is for: none too where the outcome is no rung. Then nothing is left out.
    days
        the dates of the plan that are set.
    before
        the outcome recorded before the last change of rung, where there was one, and what that change made different.
    """

    outcome: str | None
    goes_by: str | None
    level: str
    days: Days
    lines: tuple[Line, ...]
    before: str | None
    changed: Changed
