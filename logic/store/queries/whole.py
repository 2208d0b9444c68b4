"""One whole activity as plain values, and back: everything that belongs to it but what is secret or only ours.

Left behind are ids and versions of rows, the audit, links for people outside, who challenged a limit, and what rests on
what was promised or agreed here: concerns, look-backs, lessons and case studies (decision 42). The tables
say themselves which columns they have, so that a new one is not forgotten: the file's shape must then name it
(``logic.portable.model``), which a test holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from logic.checklist import OWN
from logic.news import OTHER_SESSIONS
from logic.reference import record_reference
from logic.store.queries import activities, parts
from logic.store.tables import (
    action,
    activity,
    add_on_answer,
    answer,
    challenge,
    checklist_item,
    checklist_mark,
    decision_record,
    draft,
    imported,
    news_mark,
    non_negotiable,
    non_negotiable_version,
    pair_mark,
    part,
    plan,
    planned_method,
    reply,
    reply_version,
    scope_statement,
    team_member,
)

Row = dict[str, Any]

OURS = frozenset({"id", "version", "activity_id", "part_id", "removed_at", "reference"})
"""Columns that mean nothing elsewhere."""
OF_PART: Mapping[str, tuple[sa.Table, tuple[str, ...]]] = {
    "answers": (answer, ("question",)),
    "add_ons": (add_on_answer, ("add_on",)),
    "draft": (draft, ("field",)),
    "actions": (action, ("id",)),
    "records": (decision_record, ("number",)),
    "methods": (planned_method, ("id",)),
    "items": (checklist_item, ("id",)),
    "marks": (checklist_mark, ("item",)),
    "pairs": (pair_mark, ("pair",)),
    "news": (news_mark, ("line", "occasion")),
    "replies": (reply_version, ("number",)),
}
"""Name in the file -> the table, and by which columns its rows are put in order."""
ONE_OF_PART: Mapping[str, sa.Table] = {"plan": plan, "scope": scope_statement, "reply": reply}
"""As above, for tables with at most one row a part."""
PART_OWN = tuple(name for name in parts.PartRow._fields if name not in OURS)
LIMIT_OURS = frozenset({"id", "non_negotiable_id"})
CHALLENGE_OURS = OURS | {"non_negotiable_id", "name", "contact", "sent_key"}


def columns(table: sa.Table, left_out: Iterable[str] = OURS) -> tuple[str, ...]:
    """Names of the columns of this table that go into a file."""
    return tuple(column.name for column in table.columns if column.name not in left_out)


def whole(connection: sa.Connection, number: int) -> Row | None:
    """The activity with this number; none when there is none."""
    found = connection.execute(
        sa.select(activity.c.title, activity.c.area).where(activity.c.id == number)
    ).one_or_none()
    if found is None:
        return None
    its_parts = parts.of_activity(connection, number)
    by_part: dict[int, Row] = {
        row.id: {name: getattr(row, name) for name in PART_OWN}
        | {name: [] for name in OF_PART}
        | dict.fromkeys(ONE_OF_PART)
        for row in its_parts
    }
    numbered: dict[str, dict[int, int]] = {"items": {}, "methods": {}}
    for name, (table, order) in OF_PART.items():
        for row in _rows_of_part(connection, number, table, order):
            rows = by_part[row["part_id"]][name]
            rows.append({column: row[column] for column in columns(table)})
            places = numbered.get(name)
            if places is not None:
                places[row["id"]] = len(rows)
    own_items = {f"{OWN}{item}": f"{OWN}{place}" for item, place in numbered["items"].items()}
    for each in by_part.values():
        each["marks"] = _renamed(each["marks"], own_items)
        each["news"] = _of_sessions(each["news"], numbered["methods"])
    for name, table in ONE_OF_PART.items():
        for row in _rows_of_part(connection, number, table, ()):
            by_part[row["part_id"]][name] = {column: row[column] for column in columns(table)}
            if table is reply:
                _count_replies(by_part[row["part_id"]]["replies"], row["version"])
    return {
        "title": found.title,
        "area": found.area,
        "team": _rows(connection, number, team_member, OURS),
        "parts": list(by_part.values()),
        "limits": _limits(connection, number),
        "challenges": _challenges(connection, number),
    }


def add(connection: sa.Connection, given: Row, now: datetime) -> int:
    """A new activity with all of this; returns its number. Call ``listing.refresh`` after it."""
    number = activities.insert(connection, given["title"], given["area"], now)
    _insert(connection, team_member, given["team"], activity_id=number, version=1)
    for each in given["parts"]:
        own = {name: each[name] for name in PART_OWN if name not in {"number", "name", "level"}}
        part_id = parts.insert(connection, number, each["number"], name=each["name"], level=each["level"], **own)
        _add_to_part(connection, number, each, part_id)
    limits = _add_limits(connection, number, given["limits"])
    challenges = [
        {name: value for name, value in row.items() if name != "limit"} | {"non_negotiable_id": limits[row["limit"]]}
        for row in given["challenges"]
    ]
    _insert(connection, challenge, challenges, activity_id=number, version=1, name="", contact="")
    return number


def taken_in(connection: sa.Connection, digest: str) -> tuple[int, datetime] | None:
    """The number of the activity that was last made of this file, and when; none when none was."""
    query = sa.select(imported.c.activity_id, imported.c.at).where(imported.c.digest == digest)
    row = connection.execute(query.order_by(imported.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else (row.activity_id, row.at)


def remember(connection: sa.Connection, number: int, digest: str, came_from: str, now: datetime) -> None:
    """Note of which file an activity was made."""
    row = {"activity_id": number, "digest": digest, "came_from": came_from, "at": now}
    connection.execute(sa.insert(imported).values(row))


def came_from(connection: sa.Connection, number: int) -> tuple[str, datetime] | None:
    """The reference in the file that this activity was made of, and when; none when it was begun here."""
    query = sa.select(imported.c.came_from, imported.c.at).where(imported.c.activity_id == number)
    row = connection.execute(query).one_or_none()
    return None if row is None else (row.came_from, row.at)


def _rows_of_part(
    connection: sa.Connection, number: int, table: sa.Table, order: Sequence[str]
) -> Iterable[sa.RowMapping]:
    query = sa.select(table).join(part, part.c.id == table.c.part_id).where(part.c.activity_id == number)
    if "removed_at" in table.c:
        query = query.where(table.c.removed_at.is_(None))
    return connection.execute(query.order_by(*(table.c[name] for name in order))).mappings()


def _rows(connection: sa.Connection, number: int, table: sa.Table, left_out: Iterable[str]) -> list[Row]:
    query = sa.select(*(table.c[name] for name in columns(table, left_out))).where(table.c.activity_id == number)
    return [dict(row) for row in connection.execute(query.order_by(table.c.id)).mappings()]


def _renamed(marks: Sequence[Row], names: Mapping[str, str]) -> list[Row]:
    """Marks with own items by their other name, in order of it; those of items that are not there any more are left out."""
    found = [
        mark | {"item": names.get(mark["item"], mark["item"])}
        for mark in marks
        if not mark["item"].startswith(OWN) or mark["item"] in names
    ]
    return sorted(found, key=lambda mark: str(mark["item"]))


def _of_sessions(marks: Sequence[Row], names: Mapping[int, int]) -> list[Row]:
    """Marks of the timetable with each session by the other name of its method; those of methods that are gone left out."""
    found = []
    for mark in marks:
        method = mark["occasion"] - OTHER_SESSIONS
        if method > 0 and method in names:
            found.append(mark | {"occasion": OTHER_SESSIONS + names[method]})
        elif method <= 0:
            found.append(mark)
    return sorted(found, key=lambda mark: (str(mark["line"]), int(mark["occasion"])))


def _count_replies(replies: Sequence[Row], version: int) -> None:
    """The version of the words stays behind, so each reply says only whether it is made from the words as they are."""
    for one in replies:
        one["of_version"] = int(one["of_version"] == version)


def _limits(connection: sa.Connection, number: int) -> list[Row]:
    table = non_negotiable_version
    names = columns(table, LIMIT_OURS)
    query = (
        sa.select(non_negotiable.c.number, *(table.c[name] for name in names))
        .join_from(non_negotiable, table, table.c.non_negotiable_id == non_negotiable.c.id)
        .where(non_negotiable.c.activity_id == number)
        .order_by(non_negotiable.c.number, table.c.version)
    )
    versions: dict[int, list[Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        versions[row["number"]].append({name: row[name] for name in names})
    return [{"number": limit, "versions": rows} for limit, rows in versions.items()]


def _challenges(connection: sa.Connection, number: int) -> list[Row]:
    names = columns(challenge, CHALLENGE_OURS)
    query = (
        sa.select(non_negotiable.c.number.label("limit"), *(challenge.c[name] for name in names))
        .join_from(challenge, non_negotiable, challenge.c.non_negotiable_id == non_negotiable.c.id)
        .where(challenge.c.activity_id == number)
        .order_by(challenge.c.id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Row], **more: Any) -> None:
    if rows:
        connection.execute(sa.insert(table), [{**row, **more} for row in rows])


def _insert_each(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> list[int]:
    """Add these rows; returns their ids in the same order."""
    if not rows:
        return []
    query = sa.insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return [int(found) for found in connection.execute(query, list(rows)).scalars()]


def _add_to_part(connection: sa.Connection, number: int, given: Row, part_id: int) -> None:
    items = [row | {"part_id": part_id, "version": 1} for row in given["items"]]
    made = _insert_each(connection, checklist_item, items)
    names = {f"{OWN}{place}": f"{OWN}{item}" for place, item in enumerate(made, start=1)}
    records = [
        row | {"reference": record_reference(number, given["number"], row["number"])} for row in given["records"]
    ]
    methods = _insert_each(
        connection, planned_method, [row | _own(planned_method, part_id) for row in given["methods"]]
    )
    news = _of_sessions(given["news"], dict(enumerate(methods, start=1)))
    rows = {**given, "marks": _renamed(given["marks"], names), "records": records, "news": news}
    for name, (table, _) in OF_PART.items():
        if name not in {"items", "methods"}:
            _insert(connection, table, rows[name], **_own(table, part_id))
    for name, table in ONE_OF_PART.items():
        _insert(connection, table, [given[name]] if given[name] else [], **_own(table, part_id))
    if records:
        latest = records[-1]
        parts.recorded(connection, part_id, latest["chosen_outcome"], latest["made_at"])


def _own(table: sa.Table, part_id: int) -> Row:
    return {"part_id": part_id, **({"version": 1} if "version" in table.c else {})}


def _add_limits(connection: sa.Connection, number: int, limits: Sequence[Row]) -> dict[int, int]:
    """Number of a limit -> its id."""
    rows = [{"activity_id": number, "number": one["number"], "version": len(one["versions"])} for one in limits]
    made = dict(zip((one["number"] for one in limits), _insert_each(connection, non_negotiable, rows), strict=True))
    versions = [row | {"non_negotiable_id": made[one["number"]]} for one in limits for row in one["versions"]]
    _insert(connection, non_negotiable_version, versions)
    return made
