"""A migration cut short at any moment leaves the database as it was before or as it is after, and can be run again."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from logic import services
from logic.store import migrate
from logic.store.tables import REVISION
from tests import builders

ROOT = Path(__file__).parents[2]
CUT_SHORT = """
import json, os, signal, sys
import sqlalchemy as sa
from alembic import command  # here, or every child would have to read it again
from sqlalchemy import event
from logic.store import engine, migrate

url, every = sys.argv[1], int(sys.argv[2])

def looks():
    database = engine.open_engine(url, may_create=True)
    with database.connect() as connection:
        seen = sa.inspect(connection)
        tables = {name: sorted(column["name"] for column in seen.get_columns(name)) for name in seen.get_table_names()}
        indexes = {name: sorted(str(index["name"]) for index in seen.get_indexes(name)) for name in tables}
        if database.dialect.name == "sqlite":
            triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        else:
            triggers = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        found = sorted(connection.exec_driver_sql(triggers).scalars())
        rows = {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar() for name in tables}
        at = engine.revision(database)
    database.dispose()
    return [at, tables, indexes, found, rows]

def cut_short(moment, number):
    happened = 0
    def die(*_):
        nonlocal happened
        happened += 1
        if happened == number:
            os.kill(os.getpid(), signal.SIGKILL)
    event.listen(sa.Engine, moment, die)
    migrate.upgrade(url)

def killed(moment, number):
    child = os.fork()
    if child == 0:
        code = 1
        try:
            cut_short(moment, number)
            code = 0
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        assert looks() == before, f"half a migration at {moment} {number}"
        return True
    assert os.waitstatus_to_exitcode(status) == 0
    return False

before = looks()
assert killed("commit", 1)
number = 1
while killed("before_cursor_execute", number):
    number += every
print(json.dumps([number, before[0], looks()[0]]))
"""
"""Kills a migration at its commit, at its first statement, and so on until one comes through."""
EVERY = 13
"""It is killed at each 13th statement; with 1 here, at every one, which takes minutes."""

NOON = "'2026-03-02 12:00'"
SOMETHING = (
    f"INSERT INTO activity (id, title, version, created_at, updated_at) VALUES (1, 'Day service', 1, {NOON}, {NOON})",
    """INSERT INTO part (id, activity_id, number, name, level, decision, decider, open_part, ask_all, version)
    VALUES (1, 1, 1, '', 'service', 'Hours', 'Cabinet', '', false, 1)""",
    f"""INSERT INTO answer (part_id, question, value, note, version, given_at)
    VALUES (1, 'purpose', 'yes', 'minute 3', 1, {NOON})""",
    f"""INSERT INTO decision_record
    (reference, part_id, number, pack_version, outcome, chosen_outcome, made_at, made_by, snapshot)
    VALUES ('WT-0001-1-1', 1, 1, 'p', 'ENGAGE', 'ENGAGE', {NOON}, 'Ann', '{{}}')""",
    f"""INSERT INTO audit (at, actor_id, actor_role, verb, activity_id, detail)
    VALUES ({NOON}, 'local', 'staff', 'start_activity', 1, '{{}}')""",
)
"""Rows that the first tables and all later ones can hold."""


def revisions():
    """Every revision, the oldest first."""
    config = Config()
    config.set_main_option("script_location", str(migrate.HERE))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


# All steps are one, so from the first revision on each is met with something saved; from the last but one the newest alone.
@pytest.mark.parametrize("start", [None, revisions()[0], revisions()[-2]], ids=lambda start: start or "nothing")
def test_a_migration_cut_short_anywhere_leaves_all_as_it_was_and_can_be_run_again(tmp_path, fresh_url, outside, start):
    if start:
        migrate.upgrade(fresh_url, start)
        for statement in SOMETHING:
            outside(statement)
    command = [sys.executable, "-c", CUT_SHORT, fresh_url, str(EVERY)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    statements, before, after = json.loads(run.stdout)
    assert (before, after) == (start, REVISION)
    assert statements > EVERY
    app = builders.application(tmp_path, database_url=fresh_url, migrated=True)
    if start:
        assert services.find_activity(app, "1").parts[0].answers["purpose"].note == "minute 3"
        for table in ("decision_record", "audit"):
            with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError), match="append-only"):
                outside(f"DELETE FROM {table}")
    app.store.close()
