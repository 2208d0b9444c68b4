"""Feedback forms, and what people gave: kept so that nothing tells who gave it, when, or with what else (design 9).

What is added to a table of what people gave is mixed with rows that stood there before: all are written again together,
in the order of their random ids. So neither the place on a page of the database nor the number of the transaction that
PostgreSQL keeps with each row tells which one is new.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from secrets import SystemRandom, token_hex
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa

from logic.feedback import Form
from logic.store.engine import TryAgain
from logic.store.tables import (
    feedback_about,
    feedback_comment,
    feedback_draft,
    feedback_form,
    feedback_key,
    feedback_reply,
    part,
)

WITH = 20
"""How many rows are written again together with what is new, where there are so many."""
GIVEN = (feedback_reply, feedback_comment, feedback_about)
"""Tables of what people gave."""
TABLES = tuple(table.name for table in (*GIVEN, feedback_draft, feedback_key))
"""Names of every table that holds something people gave."""
DAY = timedelta(days=1)
AT_ONCE = 500
"""Rows in one statement."""

_CHANCE = SystemRandom()
_NAMES: Mapping[str, sa.ColumnElement[Any]] = {"part_number": part.c.number, "link": feedback_form.c.link_id}
_COLUMNS = tuple(_NAMES[name] if name in _NAMES else feedback_form.c[name] for name in Form.__slots__)
_FORMS = sa.select(*_COLUMNS).join_from(feedback_form, part)
_OF_ACTIVITY = _FORMS.where(part.c.activity_id == sa.bindparam("activity")).order_by(feedback_form.c.id.desc())
_OF_LINK = _FORMS.where(feedback_form.c.link_id == sa.bindparam("link"))
# What every page that is filled in asks for is built once.
_KEYS = sa.select(sa.func.count()).where(
    feedback_key.c.form_id == sa.bindparam("form"), feedback_key.c.key == sa.bindparam("known")
)
_DRAFT = sa.select(feedback_draft.c.form_id, feedback_draft.c.fields).where(
    feedback_draft.c.id == sa.bindparam("name"), feedback_draft.c.touched_on >= sa.bindparam("since")
)
_NEW_DRAFT = sa.insert(feedback_draft)
_KEEP_DRAFT = sa.update(feedback_draft).where(feedback_draft.c.id == sa.bindparam("name"))


Hold = Literal["", "together", "alone"]
"""Whether a form is held to the end of the transaction, and whether others may hold it at the same time."""


class Given(NamedTuple):
    """What one person sends, each piece for itself: rows without their id and their form."""

    replies: Sequence[Mapping[str, Any]] = ()
    comments: Sequence[Mapping[str, Any]] = ()
    about: Sequence[Mapping[str, Any]] = ()


def insert_form(connection: sa.Connection, values: Mapping[str, Any]) -> int:
    """A new form; returns its id."""
    query = sa.insert(feedback_form).values(**values, opened_on=None, version=1)
    return int(connection.execute(query.returning(feedback_form.c.id)).scalar_one())


def change_form(connection: sa.Connection, saved: Form, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version."""
    query = sa.update(feedback_form).where(feedback_form.c.id == saved.id)
    connection.execute(query.values(**values, version=saved.version + 1))


def of_activity(connection: sa.Connection, activity_id: int) -> list[Form]:
    """All forms of an activity, the newest first."""
    return [Form(*row) for row in connection.execute(_OF_ACTIVITY, {"activity": activity_id})]


def find_form(connection: sa.Connection, activity_id: int, form: int, *, hold: Hold = "") -> Form | None:
    """One form of this activity. ``hold`` "alone": until the transaction ends nothing else is added to it."""
    query = _OF_ACTIVITY.where(feedback_form.c.id == form)
    row = connection.execute(_held(query, hold), {"activity": activity_id}).one_or_none()
    return None if row is None else Form(*row)


def form_of_link(connection: sa.Connection, link: int, *, hold: Hold = "") -> Form | None:
    """The form that a link opens. ``hold`` as in ``find_form``; "together": others may hold it so as well."""
    row = connection.execute(_held(_OF_LINK, hold), {"link": link}).one_or_none()
    return None if row is None else Form(*row)


def count(connection: sa.Connection, forms: Collection[int]) -> dict[int, int]:
    """Form id -> how many replies it has, exactly."""
    of = feedback_reply.c.form_id
    query = sa.select(of, sa.func.count().label("replies")).where(of.in_(forms)).group_by(of)
    found = {row.form_id: row.replies for row in connection.execute(query)}
    return {form: found.get(form, 0) for form in forms}


def add(connection: sa.Connection, form: int, given: Given) -> None:
    """Add what one person gave, each piece in its own table, mixed with what is there. The form must be held."""
    for table, rows in zip(GIVEN, given, strict=True):
        if rows:
            _mix(connection, table, form, [{**row, "id": token_hex(16), "form_id": form} for row in rows])


def settle(connection: sa.Connection, form: int, not_kept: Collection[str] = ()) -> None:
    """Write everything people gave anew, in the order of the ids: the last trace of the order in which it came goes.

    So does what releases before kept and nobody needs: the edition of a comment, and choices of the questions ``not_kept``.
    """
    kept = sa.select(feedback_reply.c.id, feedback_reply.c.choices).where(feedback_reply.c.form_id == form)
    for key, choices in connection.execute(kept).all() if not_kept else ():
        fewer = {question: option for question, option in choices.items() if question not in not_kept}
        if fewer != choices:
            query = sa.update(feedback_reply).where(feedback_reply.c.id == key)
            connection.execute(query.values(choices=fewer))
    comments = sa.update(feedback_comment).where(feedback_comment.c.form_id == form, feedback_comment.c.edition != "")
    connection.execute(comments.values(edition=""))
    for table in GIVEN:
        _mix(connection, table, form, [], everything=True)


def remember_key(connection: sa.Connection, form: int, key: str) -> None:
    """That the form of this key was sent. Raises ``TryAgain`` when another transaction kept the same first."""
    known = feedback_key.c
    keys = [row.key for row in connection.execute(sa.select(known.key).where(known.form_id == form))]
    others = _some(keys)
    try:
        connection.execute(sa.delete(feedback_key).where(known.form_id == form, known.key.in_(others)))
        rows = [{"form_id": form, "key": one} for one in sorted([*others, key])]
        connection.execute(sa.insert(feedback_key), rows)
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same form was sent twice at once") from error


def knows_key(connection: sa.Connection, form: int, key: str) -> bool:
    """Whether a form with this key was sent."""
    return bool(connection.execute(_KEYS, {"form": form, "known": key}).scalar_one())


def forget_keys(connection: sa.Connection, form: int) -> None:
    """Drop every key of a form."""
    connection.execute(sa.delete(feedback_key).where(feedback_key.c.form_id == form))


def read_draft(connection: sa.Connection, name: str, today: date) -> tuple[int, dict[str, Any]] | None:
    """(form id, what is filled in) of the draft with this name, if it was touched yesterday or today."""
    row = connection.execute(_DRAFT, {"name": name, "since": today - DAY}).one_or_none()
    return None if row is None else (row.form_id, row.fields)


def begin_draft(connection: sa.Connection, form: int, name: str, fields: Mapping[str, Any], today: date) -> None:
    """A new draft; one of this name that is too old goes. Raises ``TryAgain`` when another page began it just now."""
    drop_draft(connection, name)
    try:
        connection.execute(_NEW_DRAFT, {"id": name, "form_id": form, "fields": fields, "touched_on": today})
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same page was sent twice at once") from error


def keep_draft(connection: sa.Connection, form: int, name: str, fields: Mapping[str, Any], today: date) -> None:
    """Put this in place of the draft with this name. Raises ``TryAgain`` when it is gone."""
    values = {"form_id": form, "fields": fields, "touched_on": today}
    if connection.execute(_KEEP_DRAFT, {"name": name, **values}).rowcount != 1:
        raise TryAgain("the draft was sent just now")


def forget_drafts(connection: sa.Connection, today: date) -> None:
    """Drop every draft, of whatever form, that nobody touched yesterday or today."""
    connection.execute(sa.delete(feedback_draft).where(feedback_draft.c.touched_on < today - DAY))


def knows_old_drafts(connection: sa.Connection, today: date) -> bool:
    """Whether there is a draft that nobody touched yesterday or today."""
    old = sa.select(sa.literal(1)).where(feedback_draft.c.touched_on < today - DAY).limit(1)
    return connection.execute(old).first() is not None


def drop_draft(connection: sa.Connection, name: str) -> None:
    """Drop the draft with this name."""
    connection.execute(sa.delete(feedback_draft).where(feedback_draft.c.id == name))


def _held(query: sa.Select[Any], hold: Hold) -> sa.Select[Any]:
    return query.with_for_update(of=feedback_form, read=hold == "together") if hold else query


def _some(there: list[str]) -> list[str]:
    return _CHANCE.sample(there, min(WITH, len(there)))


def _mix(
    connection: sa.Connection, table: sa.Table, form: int, new: list[dict[str, Any]], *, everything: bool = False
) -> None:
    """Write the new rows and some that are there again, or all, in the order of their ids."""
    ids = list(connection.execute(sa.select(table.c.id).where(table.c.form_id == form)).scalars())
    chosen = ids if everything else _some(ids)
    rows = list(new)
    for at in range(0, len(chosen), AT_ONCE):
        these = table.c.id.in_(chosen[at : at + AT_ONCE])
        rows += [dict(row) for row in connection.execute(sa.select(table).where(these)).mappings()]
        connection.execute(sa.delete(table).where(these))
    rows.sort(key=lambda row: str(row["id"]))
    for at in range(0, len(rows), AT_ONCE):
        connection.execute(sa.insert(table), rows[at : at + AT_ONCE])
