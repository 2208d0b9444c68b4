"""The list of activities: which ones, in which order, a page at a time; and what is kept so that this is quick.

People's answers, names and records are the truth. ``refresh`` derives from them what the list is searched and put in
order by, in the transaction that changes them, and gives the same whenever it is run again.

Both databases are asked in the same way. A condition that fits few activities (``RARE`` is how few) starts the search;
when every one fits many, the order's own index is walked until enough are found. Either way the work stays small
however many activities there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from logic import searching
from logic.listing import COUNTED, SheetRow, Status, Wanted
from logic.reference import activity_reference
from logic.store.tables import NO_DATE, activity, activity_word, part

RARE = 20_000
"""Activities that one condition may fit for the search to begin there: sorting them takes some milliseconds."""
AREAS_MOST = 200
"""Areas offered to choose from."""
_KEY_MOST = 200
_PAST_ANY = "\U0010ffff"  # comes after every letter, and no word holds it

Clause = sa.ColumnElement[bool]
Ids = sa.Select[Any]
Columns = sa.sql.expression.ColumnCollection[str, Any]


def refresh(connection: sa.Connection, number: int) -> None:
    """Work out anew what the list needs of one activity. Call it after any change to a name, a decision or a record."""
    title = connection.execute(sa.select(activity.c.title).where(activity.c.id == number)).scalar_one()
    columns = (part.c.name, part.c.decision, part.c.decide_by, part.c.recorded_outcome)
    rows = connection.execute(sa.select(*columns).where(part.c.activity_id == number)).all()
    derived = {
        "title_key": searching.folded(title)[:_KEY_MOST],
        "soonest": min((row.decide_by for row in rows if row.decide_by), default=NO_DATE),
        "recorded": all(row.recorded_outcome is not None for row in rows),
    }
    connection.execute(sa.update(activity).where(activity.c.id == number).values(derived))
    texts = [title, *(text for row in rows for text in (row.name, row.decision))]
    _keep_words(connection, number, searching.words_of(texts) | {searching.reference_word(number)})


def _keep_words(connection: sa.Connection, number: int, wanted: set[str]) -> None:
    mine = activity_word.c.activity_id == number
    had = set(connection.execute(sa.select(activity_word.c.word).where(mine)).scalars())
    gone, new = had - wanted, wanted - had
    if gone:
        each = mine & (activity_word.c.word == sa.bindparam("gone"))
        connection.execute(sa.delete(activity_word).where(each), [{"gone": word} for word in sorted(gone)])
    if new:
        rows = [{"word": word, "activity_id": number} for word in sorted(new)]
        connection.execute(sa.insert(activity_word), rows)


@dataclass(frozen=True, slots=True)
class _Condition:
    """One thing asked for, in the ways it can be put to the database."""

    fits: Clause
    """Asked of one activity at a time."""
    ids: tuple[Ids, ...]
    """Each finds every activity it fits by an index of its own, some perhaps twice, and perhaps others too."""


def find(
    connection: sa.Connection, wanted: Wanted, *, offset: int, limit: int, most: int = COUNTED
) -> tuple[list[int], int]:
    """The ids of one page, in order, and how many fit in all; ``most + 1`` stands for more than ``most``.

    Nothing past the first ``most`` is found, so that no page is slow.
    """
    conditions = tuple(_conditions(wanted))
    where = _where(connection, wanted, conditions)
    found = sa.select(activity.c.id).where(where).order_by(*_order(wanted))
    if conditions:
        ids = list(connection.execute(found.limit(most + 1)).scalars())
        return ids[:most][offset : offset + limit], len(ids)
    # Everything: counting in the database is quicker than having a thousand ids brought.
    some = found.limit(most + 1).subquery()
    total = int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())
    page = found.offset(offset).limit(max(0, min(limit, most - offset)))
    return list(connection.execute(page).scalars()), total


def sheet(connection: sa.Connection, wanted: Wanted, *, most: int) -> Iterator[SheetRow]:
    """A row for each part that fits, at most so many, in the order of the list."""
    columns = (part.c.number, part.c.name, part.c.level, part.c.decision, part.c.decider, part.c.decide_by)
    recorded = (part.c.recorded_outcome, part.c.recorded_at)
    query = (
        sa.select(activity, *(column.label(f"part_{column.name}") for column in columns), *recorded)
        .join(part, part.c.activity_id == activity.c.id)
        .where(_where(connection, wanted, tuple(_conditions(wanted))), *_part_fits(wanted, part.c))
        .order_by(*_order(wanted), part.c.number)
        .limit(most)
    )
    for row in connection.execution_options(yield_per=500).execute(query):
        yield SheetRow(
            ref=activity_reference(row.id),
            title=row.title,
            area=row.area,
            number=row.part_number,
            part=row.part_name,
            level=row.part_level,
            decision=row.part_decision,
            decider=row.part_decider,
            decide_by=row.part_decide_by,
            recorded_outcome=row.recorded_outcome,
            recorded_at=row.recorded_at,
            status=_status(archived=row.archived_at is not None, recorded=row.recorded),
            updated_at=row.updated_at,
        )


def _status(*, archived: bool, recorded: bool) -> Status:
    if archived:
        return "archived"
    return "recorded" if recorded else "answering"


def areas(connection: sa.Connection) -> tuple[str, ...]:
    """The service areas in use, the first ``AREAS_MOST`` of them, each found by one step in the index."""
    first = (
        sa.select(sa.func.min(activity.c.area).label("area")).where(activity.c.area > "").cte("found", recursive=True)
    )
    later = sa.select(sa.func.min(activity.c.area)).where(activity.c.area > first.c.area).scalar_subquery()
    found = first.union_all(sa.select(later).where(first.c.area.is_not(None)))
    query = sa.select(found.c.area).where(found.c.area.is_not(None)).limit(AREAS_MOST)
    return tuple(sorted(connection.execute(query).scalars(), key=searching.folded))


def _where(connection: sa.Connection, wanted: Wanted, conditions: Sequence[_Condition]) -> Clause:
    """Everything asked for, begun from what fits few activities, if anything does."""
    kept = activity.c.archived_at.is_not(None) if wanted.archived else activity.c.archived_at.is_(None)
    clauses = [kept, *(condition.fits for condition in conditions)]
    ways = [ids for condition in conditions for ids in condition.ids]
    sizes = [_size(connection, ids) for ids in ways]
    if sizes and min(sizes) <= RARE:
        clauses.append(activity.c.id.in_(ways[sizes.index(min(sizes))]))
    return sa.and_(*clauses)


def _size(connection: sa.Connection, ids: Ids) -> int:
    some = ids.limit(RARE + 1).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())


def _conditions(wanted: Wanted) -> Iterator[_Condition]:
    if wanted.status in ("answering", "recorded"):
        is_so = activity.c.recorded == sa.literal(wanted.status == "recorded")
        yield _of_activity(is_so, activity.c.archived_at.is_(None))
    if wanted.area:
        yield _of_activity(activity.c.area == wanted.area)
    # All that is asked of a part is asked of one and the same part.
    one_part = part.alias("one_part")
    if fitting := _part_fits(wanted, one_part.c):
        of_this = sa.exists().where(one_part.c.activity_id == activity.c.id, *fitting)
        yield _Condition(of_this, tuple(sa.select(one_part.c.activity_id).where(each) for each in fitting))
    for each in searching.asked(wanted.words):
        is_so = _word(each)
        of_this = sa.exists().where(activity_word.c.activity_id == activity.c.id, is_so)
        yield _Condition(of_this, (sa.select(activity_word.c.activity_id).where(is_so),))


def _of_activity(is_so: Clause, *more: Clause) -> _Condition:
    # Inside a CASE no index can answer it: SQLite would take one, and then sort half of the table.
    return _Condition(sa.case((is_so, 1), else_=0) == 1, (sa.select(activity.c.id).where(is_so, *more),))


def _part_fits(wanted: Wanted, columns: Columns) -> list[Clause]:
    """What is asked of one part, whose columns these are."""
    found: list[Clause] = []
    if wanted.outcome:
        found.append(columns.recorded_outcome == wanted.outcome)
    if wanted.level:
        found.append(columns.level == wanted.level)
    if wanted.due_from or wanted.due_to:
        limits = [columns.decide_by >= wanted.due_from] if wanted.due_from else []
        limits += [columns.decide_by <= wanted.due_to] if wanted.due_to else []
        found.append(sa.and_(*limits))
    return found


def _word(asked: searching.Asked) -> Clause:
    word = activity_word.c.word
    found: list[Clause] = []
    if asked.start is not None:
        found.append(sa.and_(word >= asked.start, word < asked.start + _PAST_ANY))
    if asked.exact is not None:
        found.append(word == asked.exact)
    return sa.or_(*found)


def _order(wanted: Wanted) -> tuple[sa.ColumnElement[Any], ...]:
    if wanted.order == "changed":
        return activity.c.updated_at.desc(), activity.c.id.desc()
    column: sa.ColumnElement[Any] = activity.c.soonest if wanted.order == "soonest" else activity.c.title_key
    return column, activity.c.id
