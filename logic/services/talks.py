"""Use cases on the conversation between seats: what was agreed, what stays unresolved, and when it was held with whom.

What somebody answered from a seat steers nothing until it is agreed; then it becomes the part's own answer (domain.md B.9).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, cast

from logic.activity import Actor, GivenAnswer
from logic.bootstrap import Application
from logic.dates import british_date
from logic.errors import Problem, Refused
from logic.flow import Answer
from logic.seats import Agreed, Seat, Talk, effect_of
from logic.services._change import Change, changing, seen_now, to_change, to_save, use_case
from logic.services.answers import refused_answer
from logic.store.queries import activities, answers, seats
from logic.text import Cleaner

NO_RESULT = "none"
"""Stands for the outcome where an answer leaves questions open, so that there is no result."""


class Came(NamedTuple):
    """What came of one point."""

    version: int
    """Of the part's own answer, 0 while there is none."""
    unresolved: str
    """Why there is no agreement yet; empty where there is."""


@use_case
def agree(  # noqa: PLR0913 - a form has as many fields as it has
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    question: str,
    value: str,
    note: str = "",
    *,
    accepted: str | None = None,
    seen_version: int | None = None,
) -> Came:
    """Make what was agreed the part's own answer, with a ground that says by whom it was agreed, in one transaction.

    By the rules of ``give_answer``. Refused where it changes the result, until ``accepted`` names the outcome that the
    person was told would come of it: its id, or "none" where there would be no result. ``seen_version``: the version of the
    lead's answer that the person was shown, 0 for none; an answer given since is a ``Conflict``. What the lead had answered
    and noted before is kept beside it.
    """
    clean = Cleaner()
    clean.problems += refused_answer(app, question, value)
    note = clean.paragraph("note", note)
    clean.done()
    with changing(app, actor, ref, part) as change:
        talk, speaking = _talking(change)
        before = answers.find(change.connection, change.part.id, question)
        last = talk.agreed.get(question)
        if last is not None and before is not None and before.value == last.value:
            first, first_note = last.lead, last.lead_note
            if (value, note) == (last.value, last.note):
                return Came(before.version, "")
        else:
            first, first_note = (before.value, before.note) if before else (None, "")
        ground = _ground(app, speaking, note)
        held = {"value": before.value if before else None, "note": before.note if before else ""}
        version = before.version if before else 0
        differing = to_save("answer", held, {"value": value, "note": ground}, version=version, seen=seen_version)
        if differing:
            _accept(app, change, question, cast("Answer", value), accepted)
            given = GivenAnswer(question, cast("Answer", value), ground, version + 1, change.now)
            answers.save(change.connection, change.part.id, given)
        agreed = {**talk.agreed, question: Agreed(cast("Answer", value), note, first, first_note)}
        unresolved = {key: why for key, why in talk.unresolved.items() if key != question}
        seats.save_talk(change.connection, change.part.id, replace(talk, agreed=agreed, unresolved=unresolved))
        change.done("agree", question=question, value=value, version=version + 1)
        return Came(version + bool(differing), "")


@use_case
def leave_unresolved(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    question: str,
    note: str,
    *,
    accepted: str | None = None,
    was: str | None = None,
) -> Came:
    """Write down that there is no agreement yet, and why. What was agreed before is let go: the lead's own answer is back.

    ``was``: the note that the person was shown; somebody else's newer one is a ``Conflict``. ``accepted``: as for ``agree``,
    where the lead's own answer changes the result back.
    """
    clean = Cleaner()
    note = clean.paragraph("note", note, missing="unresolved_note_missing")
    if question not in app.pack.flow.by_key:
        clean.problems.append(Problem("answer", "unknown_question", {"question": question}))
    clean.done()
    with changing(app, actor, ref, part) as change:
        talk, _ = _talking(change)
        held = {"unresolved": talk.unresolved.get(question, "")}
        shown = None if was is None else {"unresolved": was}
        agreed, now = talk.agreed.get(question), answers.find(change.connection, change.part.id, question)
        if not to_save("seat_talk", held, {"unresolved": note}, was=shown) and agreed is None:
            return Came(now.version if now else 0, note)
        again: Answer | None = None
        if agreed is not None and agreed.lead is not None and now is not None and now.value == agreed.value:
            _accept(app, change, question, agreed.lead, accepted)
            again = agreed.lead
            back = GivenAnswer(question, agreed.lead, agreed.lead_note, now.version + 1, change.now)
            answers.save(change.connection, change.part.id, back)
        left = {key: kept for key, kept in talk.agreed.items() if key != question}
        unresolved = {**talk.unresolved, question: note}
        seats.save_talk(change.connection, change.part.id, replace(talk, agreed=left, unresolved=unresolved))
        change.done("leave_unresolved", question=question, value=again)
        return Came((now.version if now else 0) + (again is not None), note)


@use_case
def hold_talk(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    on: date | None,
    took_part: Sequence[str],
    seen_version: int | None = None,
) -> int:
    """Write down when the conversation was held and with whom (roles). From now on no seat takes another answer.

    Returns the version of the conversation that stands then.
    """
    clean = Cleaner()
    roles = tuple(role for typed in took_part if (role := clean.line("took_part", typed)))
    if not roles:
        clean.problems.append(Problem("took_part", "took_part_missing"))
    if on is None:
        clean.problems.append(Problem("talked_on", "talked_on_missing"))
    elif on > app.today():
        clean.problems.append(Problem("talked_on", "date_in_future"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        talk, _ = _talking(change)
        if differing := to_change("seat_talk", talk, {"talked_on": on, "took_part": roles}, seen=seen_version):
            seats.save_talk(change.connection, change.part.id, replace(talk, **differing))
            change.done("hold_talk", fields=sorted(differing))
        return talk.version + bool(differing)


@use_case
def talk_again(app: Application, actor: Actor, ref: str, part: int, *, seen_version: int | None = None) -> int:
    """Open the conversation again: seats take answers as before. What was agreed and what was not stays. Twice does no harm.

    ``seen_version`` refuses nothing; returns the version that whoever saw that has seen now.
    """
    with changing(app, actor, ref, part) as change:
        talk = seats.talk_of(change.connection, change.part.id)
        held = talk.talked_on is not None
        if held:
            seats.save_talk(change.connection, change.part.id, replace(talk, talked_on=None, took_part=()))
            change.done("talk_again")
        return seen_now(talk, seen_version, changed=held)


def _accept(app: Application, change: Change, question: str, value: Answer, accepted: str | None) -> None:
    """Raise ``Refused`` with what this answer does to the result, unless the person was told of just that."""
    activity = activities.load(change.connection, change.activity.id)
    part = activity.part(change.part.number) if activity else None
    effect = effect_of(app.pack.flow, part, question, value) if part else None
    if effect is None or accepted == (effect.then or NO_RESULT):
        return
    outcomes = app.pack.outcomes
    told = {
        "now": outcomes[effect.now].name,
        "then": outcomes[effect.then].name if effect.then else "",
        "steps": abs(effect.steps),
        "accepted": effect.then or NO_RESULT,
        "record": effect.record,
    }
    if effect.then is None:
        raise Refused(Problem("answer", "agreed_result_none", told))
    raise Refused(Problem("answer", "agreed_result_lower" if effect.steps > 0 else "agreed_result_other", told))


def _talking(change: Change) -> tuple[Talk, tuple[Seat, ...]]:
    """The conversation so far, and the seats that count in it; there must be one."""
    speaking = tuple(one for one in seats.of_part(change.connection, change.part.id) if one.speaks)
    if not speaking:
        raise Refused(Problem("", "no_seat_finished"))
    return seats.talk_of(change.connection, change.part.id), speaking


def _ground(app: Application, speaking: Sequence[Seat], note: str) -> str:
    """The ground of an agreed answer: that it was agreed, between whom, on which day, and what was noted."""
    labels = "; ".join(dict.fromkeys(one.label for one in speaking))
    words = app.pack.screen["seats.agreed_ground"].format(date=british_date(app.today()), labels=labels)
    return "\n".join(filter(None, (words, note)))
