"""Making a live session: what is to be voted on, kept as it is on that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem
from logic.journey import replay
from logic.link_key import read_key
from logic.reference import activity_number
from logic.services._change import once, use_case
from logic.services._voting import new_code, write_line
from logic.store import Work
from logic.store.queries import activities, voting
from logic.text import Cleaner
from logic.voting import ITEMS_MOST, PHONES_MOST, Kind


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing somebody wants to vote on.

    source
        the id of a scenario, or the reference of an activity and the number of its part (``WT-0001/1``).
    situation
        what people are told of an activity; a scenario tells its own.
    """

    kind: Kind
    source: str
    situation: str = ""


@use_case
def make_session(
    app: Application, actor: Actor, *, title: str, wishes: Sequence[Wish], planned: int | None = None, key: str
) -> int:
    """A new session with its code, before its first item; returns its id.

    What an item says and what was answered are kept as they are today. Raises ``Refused`` with every problem, and
    ``NotFound`` for an activity that is not there.
    """
    read_key(app.settings)
    clean = Cleaner()
    if not wishes:
        clean.problems.append(Problem("items", "voting_no_items"))
    if len(wishes) > ITEMS_MOST:
        clean.problems.append(Problem("items", "voting_many_items", {"most": ITEMS_MOST}))
    if len({(wish.kind, wish.source) for wish in wishes}) < len(wishes):
        clean.problems.append(Problem("items", "voting_same_twice"))
    title = clean.line("title", title, missing="voting_title_missing")
    if planned is not None and not 1 <= planned <= PHONES_MOST:
        clean.problems.append(Problem("planned", "voting_planned", {"most": PHONES_MOST}))
    clean.done()

    def create(work: Work) -> str:
        items = [_item(app, work, wish, clean) for wish in wishes]
        clean.done()
        values = {"title": title, "planned": planned, "made_on": app.today(), **new_code(app)}
        session = voting.insert(work.connection, values, items)
        write_line(work, app, actor, "make_session", session)
        return str(session)

    return int(once(app, actor, "make_session", key, create))


def _item(app: Application, work: Work, wish: Wish, clean: Cleaner) -> dict[str, Any]:
    """The row of what somebody wants to vote on, as it is today."""
    row: dict[str, Any] = {"kind": wish.kind, "source": wish.source, "pack": app.pack.version}
    if wish.kind == "scenario":
        known = next((one for one in app.pack.scenarios if one.id == wish.source), None)
        if known is None:
            raise NotFound("scenario", wish.source)
        return row | {
            "title": known.title,
            "situation": known.situation,
            "level": known.level,
            "answers": dict(known.answers),
        }
    ref, _, part = wish.source.partition("/")
    number = activity_number(ref)
    found = None if number is None else activities.load(work.connection, number, answers_only=True)
    of = next((one for one in found.parts if str(one.number) == part), None) if found else None
    if found is None or of is None:
        raise NotFound("activity", wish.source)
    situation = clean.paragraph(f"situation-{wish.source}", wish.situation, missing="voting_situation")
    answers = {key: given.value for key, given in of.answers.items() if key in app.pack.flow.by_key}
    if replay(app.pack.flow, answers).outcome is None:
        clean.problems.append(Problem("items", "voting_no_answers", {"reference": wish.source}))
    if found.archived_at is not None:
        clean.problems.append(Problem("items", "voting_archived", {"reference": wish.source}))
    return row | {"title": found.title, "situation": situation, "level": of.level, "answers": answers}
