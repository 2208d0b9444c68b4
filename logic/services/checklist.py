"""Use cases on the checklist of one part: read it, tick it off, say more about an item, add and remove items."""

from collections.abc import Collection
from datetime import date
from typing import Any

from logic import calendars
from logic.activity import Actor, Part
from logic.bootstrap import Application
from logic.checklist import OWN, PHASES, STATES, Changed, Mark, OwnItem, changed, unmarked
from logic.checklist_limits import of_limits
from logic.checklist_lines import ACTION, PartChecklist, in_order, lines, of_actions
from logic.due import anchors
from logic.errors import NotFound, Problem
from logic.pack import Pack
from logic.plan_dates import day_problems
from logic.reference import activity_number, whole_number
from logic.services._change import Change, begin, changing, once, to_change, to_save, use_case
from logic.services._kept import kept
from logic.services._made_for import note_outcome
from logic.services.activities import find_activity
from logic.store import Work
from logic.store.queries import actions, checklist, limits, plans
from logic.text import Cleaner, has_words
from logic.workspace import outcome_before, outcome_for


@kept
def checklist_of(app: Application, ref: str, part: int) -> PartChecklist:
    """The checklist of one part as of today. Raises ``NotFound``."""
    activity = find_activity(app, ref)
    one = activity.part(part)
    if one is None:
        raise NotFound("part", f"{ref} / {part}")
    with app.store.reading() as work:
        marks = checklist.marks_of(work.connection, one.id)
        own = checklist.own_of(work.connection, one.id)
        plan = plans.of_part(work.connection, one.id)
        fixed = limits.of_activity(work.connection, activity_number(activity.ref) or 0)
    pack, today = app.pack, app.today()
    outcome = outcome_for(pack, one)
    goes_by = outcome if pack.rung_of(outcome) else None
    days = anchors(plan, start=activity.begun_on, decision=one.decide_by)
    found = lines(
        pack.checklist,
        outcome=goes_by,
        level=one.level,
        days=days,
        marks=marks,
        own=own,
        works=calendars.is_working_day,
        today=today,
    )
    soon = pack.checklist.soon
    found += of_actions(one.actions, soon=soon, today=today)
    found += of_limits(fixed, pack.register, part=part, days=days, today=today, soon=soon)
    before, differs = _changed(pack, one, goes_by, plan.made_for)
    return PartChecklist(outcome, goes_by, one.level, days, tuple(in_order(found)), before, differs)


def _changed(pack: Pack, part: Part, outcome: str | None, made_for: str) -> tuple[str | None, Changed]:
    """The outcome before that of today, and what is different since; none where it never changed."""
    before = outcome_before(pack, part, made_for)
    return before, changed(pack.checklist, before, outcome, part.level) if before else Changed((), ())


@use_case
def tick_items(app: Application, actor: Actor, ref: str, part: int, items: Collection[str]) -> int:
    """Mark these done today, all of them or none; returns how many were not done before.

    Each was shown open: raises ``Conflict`` when somebody has meanwhile said that one does not apply.
    """
    with changing(app, actor, ref, part) as change:
        done = [item for item in items if _tick(app, change, item)]
        if done:
            note_outcome(app, change)
            change.done("tick_items", items=sorted(done))
    return len(done)


def _tick(app: Application, change: Change, item: str) -> bool:
    if item.startswith(ACTION):
        action = actions.find(change.connection, change.part.id, _number(item, ACTION))
        if action is None:
            raise NotFound("item", item)
        if action.done_at is None:
            actions.change(change.connection, action, {"done_at": change.now})
        return action.done_at is None
    saved = _mark(app, change, item)
    if to_save("checklist_item", {"state": saved.state}, {"state": "done"}, was={"state": "open"}):
        values = {"state": "done", "marked_on": app.today(), "marked_by": saved.owner, "reason": ""}
        checklist.put_mark(change.connection, change.part.id, saved, values)
        return True
    return False


@use_case
def mark_item(  # noqa: PLR0913 - a form has as many fields as it has
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    item: str,
    *,
    state: str,
    reason: str = "",
    marked_by: str = "",
    marked_on: date | None = None,
    owner: str = "",
    notes: str = "",
    due: date | None = None,
    seen_version: int | None = None,
) -> int:
    """Say everything that is known about one item: the pack's (``P08``) or of one's own (``own-12``).

    Returns the version of that which stands then.

    reason
        why it does not apply; needed for that alone.
    marked_by, marked_on
        who did it, or decided that it does not apply, and when; the owner and today when not said.
    due
        a date in place of the one worked out; none for that one.
    """
    with changing(app, actor, ref, part) as change:
        saved = _mark(app, change, item)
        clean = Cleaner()
        values: dict[str, Any] = {
            "state": state,
            "reason": clean.paragraph("reason", reason),
            "owner": clean.line("owner", owner),
            "notes": clean.paragraph("notes", notes),
            "due": due,
            "marked_by": clean.line("marked_by", marked_by),
            "marked_on": marked_on or (saved.marked_on if state == saved.state else None) or app.today(),
        }
        if state not in STATES:
            clean.problems.append(Problem("state", "item_state_missing"))
        if state == "not_applicable" and not has_words(reason):
            clean.problems.append(Problem("reason", "not_applicable_reason_missing"))
        if marked_on and marked_on > app.today():
            clean.problems.append(Problem("marked_on", "date_in_future"))
        # What is done, or does not apply, may have been due before today.
        found = day_problems("due", due, saved.due, app.today())
        clean.problems.extend(one for one in found if state == "open" or one.code != "date_in_past")
        clean.done()
        if state != "not_applicable":
            values["reason"] = ""
        values |= {"marked_by": values["marked_by"] or values["owner"]} if state != "open" else _NOBODY
        if differing := to_change("checklist_item", saved, values, seen=seen_version):
            checklist.put_mark(change.connection, change.part.id, saved, differing)
            note_outcome(app, change)
            change.done("mark_item", item=item, fields=sorted(differing))
        return saved.version + bool(differing)


_NOBODY = {"marked_by": "", "marked_on": None}


def _mark(app: Application, change: Change, item: str) -> Mark:
    """What is known about an item that is on this list. Raises ``NotFound``."""
    saved = checklist.find_mark(change.connection, change.part.id, item)
    if item.startswith(OWN):
        _own(change, _number(item, OWN))
    elif saved is None and item not in app.pack.checklist.by_id:
        raise NotFound("item", item)
    return saved or unmarked(item)


def _own(change: Change, number: int) -> OwnItem:
    found = checklist.find_own(change.connection, change.part.id, number)
    if found is None:
        raise NotFound("item", str(number))
    return found


def _number(key: str, start: str) -> int:
    """The number in the key of a line; 0, which nothing has, when it holds none that could be kept."""
    return whole_number(key.removeprefix(start))


@use_case
def add_item(  # noqa: PLR0913 - as above
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    phase: str,
    text: str,
    key: str,
    owner: str = "",
    due: date | None = None,
) -> int:
    """A new item of this part alone; returns its number."""
    clean = Cleaner()
    text, owner = _words(clean, phase, text), clean.line("owner", owner)
    clean.problems.extend(day_problems("due", due, None, app.today()))
    clean.done()

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        here = change.part.id
        number = checklist.insert_own(
            work.connection, here, phase=phase, text=text, origin="own", origin_ref="", due=due
        )
        if owner:
            checklist.put_mark(work.connection, here, unmarked(f"{OWN}{number}"), {"owner": owner})
        change.write("add_item", item=number, phase=phase)
        return str(number)

    return int(once(app, actor, "add_item", key, create))


@use_case
def change_item(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    number: int,
    *,
    phase: str,
    text: str,
    seen_version: int | None = None,
) -> int:
    """Put the words or the phase of an item of one's own right; returns the version that stands then."""
    clean = Cleaner()
    text = _words(clean, phase, text)
    clean.done()
    with changing(app, actor, ref, part) as change:
        saved = _own(change, number)
        if differing := to_change("own_item", saved, {"text": text, "phase": phase}, seen=seen_version):
            checklist.change_own(change.connection, saved, differing)
            change.done("change_item", item=number, fields=sorted(differing))
        return saved.version + bool(differing)


@use_case
def remove_item(app: Application, actor: Actor, ref: str, part: int, number: int) -> None:
    """Take an item of one's own off the list. Doing so twice does no harm."""
    with changing(app, actor, ref, part) as change:
        saved = checklist.find_own(change.connection, change.part.id, number)
        if saved is not None:
            checklist.remove_own(change.connection, saved, change.now)
            change.done("remove_item", item=number)


def _words(clean: Cleaner, phase: str, text: str) -> str:
    if phase not in PHASES:
        clean.problems.append(Problem("phase", "item_phase_missing"))
    return clean.line("text", text, missing="item_text_missing")
