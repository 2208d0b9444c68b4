"""Use cases on actions: a lever to pull or something to find out, with who and by when."""

from datetime import date

from logic.activity import Action, Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem
from logic.plan_dates import day_problems
from logic.services._change import Change, begin, changing, once, seen_now, to_change, use_case
from logic.store import Work
from logic.store.queries import actions
from logic.text import Cleaner

KINDS = frozenset({"lift", "find_out"})


@use_case
def plan_action(  # noqa: PLR0913
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    kind: str,
    question: str,
    text: str,
    owner: str,
    due: date | None,
    key: str,
    to_outcome: str | None = None,
) -> int:
    """A new dated action; returns its id. ``to_outcome`` is the rung a lift is meant to reach."""
    flow = app.pack.flow
    clean = Cleaner()
    text, owner = _words(app, clean, text, owner, due)
    if kind not in KINDS:
        clean.problems.append(Problem("kind", "unknown_action"))
    if question not in flow.by_key or (to_outcome is not None and to_outcome not in flow.by_outcome):
        clean.problems.append(Problem("question", "unknown_question", {"question": question}))
    clean.done()

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        values = {"kind": kind, "question": question, "to_outcome": to_outcome, "text": text, "owner": owner}
        number = actions.insert(work.connection, change.part.id, values | {"due": due, "done_at": None})
        change.write("plan_action", action=number, kind=kind, question=question)
        return str(number)

    return int(once(app, actor, "plan_action", key, create))


@use_case
def change_action(  # noqa: PLR0913
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    action: int,
    *,
    text: str,
    owner: str,
    due: date | None,
    seen_version: int | None = None,
) -> int:
    """Put its words, its owner or its date right; returns the version that stands then."""
    with changing(app, actor, ref, part) as change:
        saved = _find(change, action)
        clean = Cleaner()
        # A date that has gone by may stay; it may not be newly set.
        text, owner = _words(app, clean, text, owner, due, may_keep=saved.due)
        clean.done()
        wanted = {"text": text, "owner": owner, "due": due}
        if differing := to_change("action", saved, wanted, seen=seen_version):
            actions.change(change.connection, saved, differing)
            change.done("change_action", action=action, fields=sorted(differing))
        return saved.version + bool(differing)


@use_case
def finish_action(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    action: int,
    *,
    done: bool = True,
    seen_version: int | None = None,
) -> int:
    """Mark it done, or not done after all. Doing so twice does no harm.

    It writes over nobody's words, so ``seen_version`` refuses nothing; returns the version that whoever saw that has seen now.
    """
    with changing(app, actor, ref, part) as change:
        saved = _find(change, action)
        changed = (saved.done_at is not None) != done
        if changed:
            actions.change(change.connection, saved, {"done_at": change.now if done else None})
            change.done("finish_action" if done else "reopen_action", action=action)
        return seen_now(saved, seen_version, changed=changed)


def _find(change: Change, action: int) -> Action:
    found = actions.find(change.connection, change.part.id, action)
    if found is None:
        raise NotFound("action", str(action))
    return found


def _words(
    app: Application, clean: Cleaner, text: str, owner: str, due: date | None, *, may_keep: date | None = None
) -> tuple[str, str]:
    text = clean.paragraph("text", text, missing="action_text_missing")
    owner = clean.line("owner", owner, missing="action_owner_missing")
    if due is None:
        clean.problems.append(Problem("due", "action_due_missing"))
    clean.problems.extend(day_problems("due", due, may_keep, app.today()))
    return text, owner
