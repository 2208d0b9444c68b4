"""Forms with what people gave, put straight into the tables: as if they had come by link and on paper."""

from collections.abc import Iterable
from datetime import date, timedelta
from secrets import token_hex

import sqlalchemy as sa

from logic.bootstrap import Application
from logic.feedback import FormKind, Reply
from logic.reference import activity_number
from logic.store.queries import ledger, links, parts
from logic.store.tables import feedback_about, feedback_comment, feedback_form, feedback_reply


def form_with(
    app: Application,
    ref: str,
    replies: Iterable[Reply] = (),
    *,
    comments: Iterable[tuple[str, str]] = (),
    about: Iterable[tuple[str, str]] = (),
    rung: str = "consultation",
    kind: FormKind = "first",
    opened: bool = True,
    part: int = 1,
    closes_on: date | None = None,
) -> int:
    """A form of a part with these replies, comments as (question, text) and answers about people; returns its id."""
    number, today = activity_number(ref) or 0, app.today()
    with app.store.writing() as work:
        one = parts.find(work.connection, number, part)
        assert one is not None
        closes_on = closes_on or today - timedelta(days=1 if opened else -14)
        of_link = {"part_id": one.id, "kind": "feedback", "created_at": app.now(), "expires_on": closes_on}
        values = {
            "part_id": one.id,
            "link_id": links.insert(work.connection, number, of_link),
            "kind": kind,
            "rung": rung,
            "pack": app.pack.version,
            "made_on": today - timedelta(days=30),
            "closes_on": closes_on,
            "opened_on": today if opened else None,
            "version": 1,
        }
        form = work.connection.execute(
            sa.insert(feedback_form).values(values).returning(feedback_form.c.id)
        ).scalar_one()
        given = [
            (feedback_reply, [_reply(one) for one in replies]),
            (feedback_comment, [_comment(*one) for one in comments]),
            (feedback_about, [{"question": question, "option": option} for question, option in about]),
        ]
        for table, rows in given:
            if rows:
                work.connection.execute(
                    sa.insert(table), [{"id": token_hex(16), "form_id": form, **row} for row in rows]
                )
        _line(app, work.connection, number)
        work.commit()
    return int(form)


def open_results(app: Application, ref: str, form: int) -> None:
    """Open the results of a form."""
    with app.store.writing() as work:
        query = sa.update(feedback_form).where(feedback_form.c.id == form)
        work.connection.execute(query.values(opened_on=app.today(), version=2))
        _line(app, work.connection, activity_number(ref) or 0)
        work.commit()


def _line(app: Application, connection: sa.Connection, number: int) -> None:
    """Making a form and opening its results leave a line, as every change of the work does."""
    from logic.activity import LOCAL_ACTOR

    verb = "open_results"
    ledger.write(connection, at=app.now(), actor=LOCAL_ACTOR, verb=verb, activity=number, part_number=1, detail={})


def _reply(one: Reply) -> dict[str, object]:
    return {
        "edition": one.edition,
        "came_by": one.came_by,
        "supported": one.supported,
        "choices": dict(one.choices),
    }


def _comment(question: str, text: str) -> dict[str, object]:
    return {
        "edition": "standard",
        "question": question,
        "text": text,
        "shown": "",
        "state": "new",
        "version": 1,
    }
