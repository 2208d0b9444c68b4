"""How what people were promised changed: by another decision record, by other answers, or by other content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

from logic.activity import GivenAnswer, Part
from logic.pack import OutcomeWords, Pack
from logic.scope import Choice, choice_in
from logic.since.answers import AnswerLine, answers_at, asked_all_at, matches
from logic.since.moments import Contents, day_of, earliest, end_of
from logic.workspace import outcome_for

PromiseKind = Literal["less", "more", "other", "back", "made"]
"""``back``: what was promised does not hold, and nobody knows yet what does. ``made``: there was no promise before.

``other``: neither less nor more, where it left the ladder or came back to it."""


@dataclass(frozen=True, slots=True)
class PromiseChange:
    """What was promised to the people of one part before a day, and at its end.

    part
        the number of the part.
    before, after
        the words of the promise as the content of that time has them; none where there was no promise.
    choice
        the leaders' choice that came with it, as people are told it; none where leaders chose nothing then.
    """

    day: date
    part: int
    kind: PromiseKind
    before: OutcomeWords | None
    after: OutcomeWords | None
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class _Promise:
    pack: Pack
    outcome: str | None
    records: int

    @property
    def words(self) -> OutcomeWords | None:
        return self.pack.outcomes[self.outcome] if self.outcome else None

    @property
    def rank(self) -> int:
        """0 off the ladder, and where nothing is promised."""
        return self.pack.flow.rank[self.outcome] if self.outcome else 0


def first_told(part: Part) -> datetime | None:
    """When people were told by a record what they can expect: of the first that says how they were told; else none."""
    return earliest(
        record.made_at
        for record in part.records
        if ((record.snapshot.get("agreement") or {}).get("how_told") or "").strip()
    )


def promise_changes(
    part: Part, lines: Sequence[AnswerLine], contents: Contents, start: datetime
) -> tuple[PromiseChange, ...]:
    """Every change of the promise of a part after ``start``, a day at most one, oldest first.

    ``lines``: what the audit tells of its answers, oldest first. Where they do not lead to the answers of today, only
    what decision records say is told.
    """
    start = max(start, contents.begins)
    if not matches(part, lines):
        recorded = earliest(record.made_at for record in part.records)
        if recorded is None:
            return ()
        start = max(start, recorded)
    moments = [start, *(end_of(day) for day in _days(part, lines, contents, start))]
    promises = [(moment, _at(part, lines, contents, moment)) for moment in moments]
    return tuple(_changes(part, promises))


def _days(part: Part, lines: Sequence[AnswerLine], contents: Contents, start: datetime) -> list[date]:
    """The days after ``start`` on which anything happened that a promise follows from, in order."""
    moments = [*(line.at for line in lines), *(record.made_at for record in part.records)]
    return sorted({day_of(moment) for moment in moments if moment > start} | contents.days(start))


def _at(part: Part, lines: Sequence[AnswerLine], contents: Contents, moment: datetime) -> _Promise:
    """What the page promised at this moment, by the rule that it goes by (``outcome_for``)."""
    answers = answers_at(lines, moment)
    then = replace(
        part,
        answers={key: GivenAnswer(key, value, "", 1, moment) for key, value in answers.items()},
        ask_all=asked_all_at(part, lines, moment),
        records=tuple(record for record in part.records if record.made_at <= moment),
    )
    pack = contents.at(moment)
    return _Promise(pack, outcome_for(pack, then), len(then.records))


def _changes(part: Part, promises: Sequence[tuple[datetime, _Promise]]) -> Iterator[PromiseChange]:
    for (_, before), (moment, after) in pairwise(promises):
        kind = _kind(before, after)
        if kind is not None:
            newer = after.records > before.records
            choice = choice_in(part.records[after.records - 1]) if newer else None
            yield PromiseChange(day_of(moment), part.number, kind, before.words, after.words, choice)


def _kind(before: _Promise, after: _Promise) -> PromiseKind | None:
    """None where it is the same, or there was no promise of the ladder before and there is none now."""
    if before.outcome == after.outcome or not (before.rank or after.rank):
        return None
    if after.outcome is None:
        return "back"
    if before.outcome is None:
        return "made"
    if not (before.rank and after.rank):
        return "other"
    return "less" if after.rank < before.rank else "more"
