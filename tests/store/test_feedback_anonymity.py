"""Feedback as an attacker sees it who holds the database's files and the server's logs: who said what, when, with what?

What is looked for: a moment, a person, the order in which replies came, a reply beside its comments, a word that was
taken back, and the name of a draft, which stands in addresses and so in the logs of whatever is in front of the server.
"""

import hashlib
import logging
import re
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.feedback_given import ReplyDraft
from logic.services import feedback_public
from logic.store import unit_of_work
from logic.store.queries.feedback import WITH
from logic.store.tables import feedback_about, feedback_comment, feedback_draft, feedback_key, feedback_reply
from logic.upkeep import tend
from tests import feedback
from tests.builders import answers_to

MONDAY = datetime(2026, 3, 2, 9, 41, 27, tzinfo=UTC)
MANY = 60
"""Replies sent; the order of so many by chance is like the order they came in once in a million times (see below)."""
ALIKE = 0.65
"""A rank correlation of 60 random orders is beyond this with a chance of less than one in a million (five deviations)."""
TABLES = ("feedback_reply", "feedback_comment")
PAGE = 4096
PATIENCE = 60
"""Seconds to wait for what comes by itself."""
GIVEN = (feedback_reply, feedback_comment, feedback_about, feedback_draft, feedback_key)


@pytest.fixture
def app(app):
    """On a Monday of which every second is known."""
    return replace(app, now=lambda: MONDAY, pack=replace(app.pack, feedback=feedback.FEEDBACK))


@pytest.fixture
def form(app, ref):
    for key, value in answers_to("CONSULT").items():
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=key, value=value, note="")
    return feedback.form(app, ref)


@pytest.fixture
def opened(app, ref, form):
    return feedback.token(app, ref, form)


def word(number):
    return f"comment-{number:03d}-end"


def send_many(app, opened, count=MANY):
    for number in range(count):
        feedback.send(app, opened, choices={"FB02": "agree"}, words={"FB14": word(number)})


def files(app):
    """Every byte that SQLite keeps."""
    folder = app.settings.data
    return {path.name: path.read_bytes() for path in folder.glob("doing-with.db*")}


def likeness(order):
    """Spearman's rank correlation of an order of 0 to n-1 with the order of counting: 1 is the same, 0 is nothing."""
    n = len(order)
    return 1 - 6 * sum((place - number) ** 2 for place, number in enumerate(order)) / (n * (n * n - 1))


def test_the_likeness_of_orders():
    assert likeness(range(10)) == 1
    assert likeness(range(9, -1, -1)) == -1
    assert abs(likeness([0, 9, 1, 8, 2, 7, 3, 6, 4, 5])) < 0.3


# --- what there is to find -------------------------------------------------------------------------


@pytest.mark.parametrize("table", GIVEN, ids=lambda table: table.name)
def test_no_table_of_what_people_gave_has_a_counter_a_moment_or_a_person(table):
    names = set(table.c.keys())
    assert not names & {"created_at", "sent_at", "at", "name", "contact", "address", "actor", "part_id", "activity_id"}
    assert not [column for column in table.c if isinstance(column.type, sa.DateTime)]
    assert [column.name for column in table.c if isinstance(column.type, sa.Date)] in ([], ["touched_on"])
    assert not [column for column in table.primary_key if isinstance(column.type, sa.Integer) and column.name == "id"]
    assert table.dialect_options["sqlite"]["with_rowid"] is False


def test_what_people_send_leaves_no_line_in_the_audit_and_does_not_touch_the_work(app, ref, opened, outside):
    def around():
        return [
            sorted(outside(f"SELECT * FROM {table}"), key=str)
            for table in ("audit", "activity", "idempotency", "part", "public_link", "feedback_form")
        ]

    before = around()
    later = replace(app, now=lambda: datetime(2026, 3, 3, 11, 12, 13, tzinfo=UTC))
    feedback.send(later, opened, words={"FB14": "Tea"}, choices={"FB02": "agree"})
    services.say_about_you(later, opened, edition="standard", given={"age": "old"}, key="k", session="s")
    assert around() == before


def test_neither_the_name_of_a_draft_nor_its_key_is_in_the_database(app, opened, outside):
    sent = feedback.send(app, opened)
    under_way = feedback.fill(app, opened, words={"FB14": "Half a thought"})
    told = str([outside(f"SELECT * FROM {table.name}") for table in GIVEN])
    for name in (sent, under_way):
        assert name not in told
        # Nor anything that can be made of it without the server's own key.
        for digest in ("sha256", "md5", "sha1"):
            assert hashlib.new(digest, name.encode()).hexdigest()[:32] not in told


def test_what_is_filled_in_cannot_be_read_without_its_address_nor_be_known_by_its_length(
    app, opened, outside, bytes_of
):
    said = {"choices": {"FB02": "agree"}, "words": {"FB14": "tie-me-a " * 9, "FB15": "tie-me-b"}}
    one, same, empty = (feedback.fill(app, opened, **given) for given in (said, said, {}))
    kept = [str(fields) for (fields,) in outside("SELECT fields FROM feedback_draft")]
    assert len(set(kept)) == 3
    assert len({len(fields) for fields in kept}) == 1
    assert not re.search(rb"tie-me|thumb_up|agree|FB1[45]", str(kept).encode())
    assert b"tie-me" not in bytes_of("feedback_draft")
    assert services.read_draft(app, one) == services.read_draft(app, same)
    assert services.read_draft(app, one).words["FB15"] == "tie-me-b"
    assert not services.read_draft(app, empty).chosen("standard")


def test_what_an_earlier_release_kept_of_a_draft_still_opens_and_what_was_tampered_with_is_empty(app, opened):
    names = [feedback.fill(app, opened, words={"FB14": "Tea"}) for _ in range(2)]
    plain = ReplyDraft(words={"FB14": "As before"}).to_plain()
    with app.store.writing() as work:
        for name, fields in zip(names, (plain, {"sealed": "AAAA" * 900}), strict=True):
            of = feedback_draft.c.id == feedback_public._name(app, name)
            work.connection.execute(sa.update(feedback_draft).where(of).values(fields=fields))
        work.commit()
    assert services.read_draft(app, names[0]).words == {"FB14": "As before"}
    assert services.read_draft(app, names[1]) == ReplyDraft()


def test_what_an_earlier_release_kept_that_ties_things_together_goes_when_the_results_are_opened(
    app, ref, form, opened, outside
):
    feedback.send(app, opened, edition="easy", choices={"FB02": "thumb_up"}, words={"FB14": "Tea", "FB15": "Noise"})
    with app.store.writing() as work:
        work.connection.execute(sa.update(feedback_comment).values(edition="easy"))
        work.connection.execute(sa.update(feedback_reply).values(choices={"FB02": "thumb_up", "FB18": "yes"}))
        work.commit()
    services.open_results(app, LOCAL_ACTOR, ref, form, close_now=True)
    assert set(outside("SELECT edition FROM feedback_comment")) == {("",)}
    assert "FB18" not in str(outside("SELECT choices FROM feedback_reply"))


def test_no_two_rows_share_a_value_that_ties_them(app, opened, outside):
    feedback.send(app, opened, choices={"FB02": "agree"}, words={"FB14": "Tea", "FB15": "Noise"})
    services.say_about_you(app, opened, edition="standard", given={"age": "old", "carer": "yes"}, key="k", session="s")
    ids = [one for table in GIVEN[:3] for (one,) in outside(f"SELECT id FROM {table.name}")]
    assert len(set(ids)) == len(ids) == 5
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in ids)


def test_the_choices_do_not_stand_in_the_order_in_which_they_were_made(app, opened, outside):
    draft = feedback.fill(app, opened, choices={"FB06": "agree"})
    feedback.fill(app, opened, draft=draft, choices={"FB02": "agree"})
    services.send_reply(app, opened, draft, edition="standard", session="s")
    ((kept,),) = outside("SELECT choices FROM feedback_reply")
    assert str(kept).index("FB02") < str(kept).index("FB06")


def test_the_logs_say_nothing(app, opened, caplog):
    caplog.set_level(logging.DEBUG)
    draft = feedback.send(app, opened, words={"FB14": "Mrs Patel was late"})
    services.say_about_you(app, opened, edition="standard", given={"age": "old"}, key="k", session="s")
    said = "\n".join(record.getMessage() for record in caplog.records)
    for secret in (draft, "Patel", "FB14", opened):
        assert secret not in said


# --- the files of SQLite ---------------------------------------------------------------------------


def test_in_the_file_nothing_is_twice_and_nothing_that_was_taken_back_is_left(app, file, opened):
    draft = feedback.fill(app, opened, words={"FB14": "taken-back-before-sending"})
    feedback.fill(app, opened, draft=draft, words={"FB14": "said-in-the-end"})
    services.send_reply(app, opened, draft, edition="standard", session="s")
    send_many(app, opened, 30)
    kept = files(app)
    assert kept["doing-with.db"].count(b"said-in-the-end") == 1
    assert all(kept["doing-with.db"].count(word(number).encode()) == 1 for number in range(30))
    for name, content in kept.items():
        assert b"taken-back" not in content, name
        assert name == "doing-with.db" or not content.count(b"comment-"), name
    assert kept.get("doing-with.db-wal", b"") == b""


def test_in_the_file_texts_do_not_stand_in_the_order_in_which_they_came(app, file, opened):
    send_many(app, opened)
    content = files(app)["doing-with.db"]
    order = [int(found) for found in re.findall(rb"comment-(\d{3})-end", content)]
    assert sorted(order) == list(range(MANY))
    assert abs(likeness(order)) < ALIKE
    with closing(sqlite3.connect(app.settings.data / "doing-with.db")) as connection:
        read = [int(text[8:11]) for (text,) in connection.execute("SELECT text FROM feedback_comment")]
    assert abs(likeness(read)) < ALIKE


def test_on_a_page_of_the_file_texts_do_not_stand_in_the_order_in_which_they_came(app, file, opened):
    # SQLite fills a page from its end: left alone, what stands further to the front came later.
    send_many(app, opened)
    content = files(app)["doing-with.db"]
    pairs = []
    for at in range(0, len(content), PAGE):
        there = [int(found) for found in re.findall(rb"comment-(\d{3})-end", content[at : at + PAGE])]
        pairs += [first > second for place, first in enumerate(there) for second in there[place + 1 :]]
    assert len(pairs) > MANY
    assert 0.3 < sum(pairs) / len(pairs) < 0.7


def test_long_comments_do_not_stand_in_order_either(app, file, opened):
    # Longer than a page: SQLite keeps such text on pages of its own, which it hands out one after another.
    for number in range(MANY):
        feedback.send(app, opened, words={"FB14": "and so on " * 900 + word(number)})
    order = [int(found) for found in re.findall(rb"comment-(\d{3})-end", files(app)["doing-with.db"])]
    assert sorted(order) == list(range(MANY))
    assert abs(likeness(order)) < ALIKE


def test_opening_the_results_leaves_the_order_of_the_ids_alone(app, file, ref, form, opened):
    send_many(app, opened)
    services.open_results(app, LOCAL_ACTOR, ref, form, close_now=True)
    content = files(app)["doing-with.db"]
    assert content.count(b"comment-") == MANY
    with closing(sqlite3.connect(app.settings.data / "doing-with.db")) as connection:
        rows = connection.execute("SELECT id, text FROM feedback_comment").fetchall()
        assert connection.execute("SELECT count(*) FROM feedback_key").fetchone() == (0,)
    assert [one for one, _ in rows] == sorted(one for one, _ in rows)


def test_what_a_reader_stood_in_the_way_of_is_swept_once_they_are_gone(app, file, opened, monkeypatch):
    monkeypatch.setattr(unit_of_work, "FIRST_WAIT", 0.05)
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM audit").fetchall()
        feedback.send(app, opened, words={"FB14": "the-last-one"})
        assert b"the-last-one" in files(app)["doing-with.db-wal"]
    until = time.monotonic() + PATIENCE
    while files(app)["doing-with.db-wal"] and time.monotonic() < until:
        time.sleep(0.02)
    assert files(app)["doing-with.db-wal"] == b""


def test_what_a_server_left_that_was_killed_is_swept_by_the_next(app, file, opened, monkeypatch):
    with monkeypatch.context() as killed:
        killed.setattr(app.store, "leave_no_trace", lambda *_, **__: None)
        feedback.send(app, opened, words={"FB14": "the-last-one"})
    assert b"the-last-one" in files(app)["doing-with.db-wal"]
    assert tend(app.store, app.today())
    assert files(app)["doing-with.db-wal"] == b""


# --- the rows of PostgreSQL ------------------------------------------------------------------------


def newest(outside, table, before):
    """How many rows the transaction wrote that wrote the one row that was not there before."""
    rows = outside(f"SELECT id, xmin::text, ctid::text FROM {table}")
    ((_, transaction, _),) = [row for row in rows if row[0] not in before]
    return [row for row in rows if row[1] == transaction]


def test_a_new_row_comes_with_twenty_others_in_one_transaction(app, postgres, opened, outside):
    send_many(app, opened, 40)
    before = {table: {one for (one,) in outside(f"SELECT id FROM {table}")} for table in TABLES}
    feedback.send(app, opened, choices={"FB02": "agree"}, words={"FB14": "the newest"})
    for table in TABLES:
        written = newest(outside, table, before[table])
        assert len(written) == WITH + 1
    keys = outside("SELECT xmin::text, count(*) FROM feedback_key GROUP BY 1")
    assert max(count for _, count in keys) == WITH + 1


def test_fewer_than_twenty_are_all_written_by_the_last_transaction(app, postgres, opened, outside):
    send_many(app, opened, 8)
    for table in TABLES:
        assert len({one for (one,) in outside(f"SELECT xmin::text FROM {table}")}) == 1


def test_rows_do_not_stand_in_the_order_in_which_they_came(app, postgres, opened, outside):
    send_many(app, opened)
    rows = outside("SELECT text FROM feedback_comment ORDER BY ctid")
    assert abs(likeness([int(text[8:11]) for (text,) in rows])) < ALIKE
    by_transaction = outside("SELECT text FROM feedback_comment ORDER BY xmin::text::bigint, id")
    # Rows last written long ago are old: nothing hides that. Which of a transaction's rows was the new one, is hidden.
    assert len(by_transaction) == MANY


def test_once_the_results_are_open_all_rows_are_of_one_transaction_in_the_order_of_their_ids(
    app, postgres, ref, form, opened, outside
):
    send_many(app, opened)
    services.open_results(app, LOCAL_ACTOR, ref, form, close_now=True)
    for table in TABLES:
        assert len({one for (one,) in outside(f"SELECT xmin::text FROM {table}")}) == 1
        ids = [one for (one,) in outside(f"SELECT id FROM {table} ORDER BY ctid")]
        assert ids == sorted(ids)
    assert outside("SELECT count(*) FROM feedback_key") == [(0,)]


def test_once_the_results_are_open_nothing_that_was_there_before_is_left_in_its_files(
    app, postgres, ref, form, opened, bytes_of
):
    send_many(app, opened, 30)
    assert bytes_of("feedback_comment").count(b"comment-") > 30
    services.open_results(app, LOCAL_ACTOR, ref, form, close_now=True)
    assert bytes_of("feedback_comment").count(b"comment-") == 30
    assert bytes_of("feedback_draft") == b""


def test_earlier_rows_are_swept_out_after_each_reply(app, postgres, opened, outside):
    send_many(app, opened, 30)
    outside("SELECT pg_stat_force_next_flush()")
    ((pages,),) = outside("SELECT pg_relation_size('feedback_comment') / 8192")
    # Without a sweep the 30 replies would have left some 400 dead rows in the table.
    assert pages <= 3
