"""A database that cannot be used says why in a word we have words for, and loses nothing given before."""

import sqlite3
import subprocess
import sys
import tempfile
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import StoreUnavailable
from logic.settings import Settings
from logic.store import Store, engine, migrate
from logic.store.tables import REVISION, metadata
from tests import builders

ROOT = Path(__file__).parents[2]


def answer(app, version):
    services.give_answer(
        app,
        LOCAL_ACTOR,
        "1",
        1,
        question="purpose",
        value="yes",
        note=f"{version} " + "x" * 3_000,
        seen_version=version,
    )


def last(app):
    return int(services.find_activity(app, "1").parts[0].answers["purpose"].note.split()[0])


# Not to be used just now


def test_a_locked_database_says_so_and_takes_the_answer_afterwards(app, ref, file):
    answer(app, 0)
    hasty = replace(app, store=Store.open(app.settings.database_url, busy_milliseconds=50))
    somebody = sqlite3.connect(file, isolation_level=None)
    somebody.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable) as unavailable:
        answer(hasty, 1)
    assert unavailable.value.reason == "locked"
    assert last(hasty) == 0
    somebody.execute("ROLLBACK")
    somebody.close()
    answer(hasty, 1)
    assert last(hasty) == 1
    hasty.store.close()


def test_a_writer_of_the_same_file_in_the_same_process_is_waited_for_and_then_reported(app, ref, file):
    hasty = replace(app, store=Store.open(app.settings.database_url, busy_milliseconds=50))
    with hasty.store.writing(), pytest.raises(StoreUnavailable) as unavailable, hasty.store.writing():
        pass
    assert unavailable.value.reason == "locked"
    answer(hasty, 0)
    hasty.store.close()


def test_a_full_database_says_so_and_keeps_what_was_there(app, ref, file):
    answer(app, 0)
    pages = sqlite3.connect(file).execute("PRAGMA page_count").fetchone()[0]
    small = replace(app, store=Store.open(app.settings.database_url))
    small.store.close()

    @event.listens_for(small.store._engine, "connect")
    def no_room(connection, _):
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    confirmed = []

    def start_many():
        for n in range(1, 200):
            services.start_activity(small, LOCAL_ACTOR, title="x" * 200, level="service", key=str(n))
            confirmed.append(n)

    with pytest.raises(StoreUnavailable) as unavailable:
        start_many()
    assert unavailable.value.reason == "full"
    assert last(small) == 0
    assert services.list_activities(app)[1] == len(confirmed) + 1
    answer(app, 1)
    small.store.close()


READ_ONLY = """
import os, sys
from pathlib import Path
from dataclasses import replace
from logic import services
from logic.activity import LOCAL_ACTOR
from logic.bootstrap import Application
from logic.errors import StoreUnavailable
from logic.store import Store
from tests import builders

settings = builders.settings(Path(sys.argv[1]))
pack = builders.pack()
if os.geteuid() == 0:
    os.setuid(65534)  # root may write anywhere
try:
    app = Application(settings, pack, Store.open(settings.database_url))
    print(services.find_activity(app, "1").title)
    services.give_answer(app, LOCAL_ACTOR, "1", 1, question="purpose", value="no")
except StoreUnavailable as unavailable:
    print(unavailable.reason)
"""


@pytest.fixture
def open_folder():
    """A folder that another user can reach, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize(("folder_mode", "said"), [(0o777, "Day service\nread_only\n"), (0o555, "read_only\n")])
def test_a_database_that_may_only_be_read_says_so(open_folder, folder_mode, said):
    app = builders.application(open_folder)
    services.start_activity(app, LOCAL_ACTOR, title="Day service", level="service", key="k")
    app.store.close()
    (open_folder / "doing-with.db").chmod(0o444)
    open_folder.chmod(folder_mode)
    command = [sys.executable, "-c", READ_ONLY, str(open_folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == (said, "")


# Not there, not set up, not ours


def reason_to_open(url):
    with pytest.raises(StoreUnavailable) as unavailable:
        Store.open(url)
    return unavailable.value.reason


def test_a_database_that_is_not_there_is_not_made_by_looking(tmp_path):
    assert reason_to_open(builders.settings(tmp_path).database_url) == "missing"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_not_set_up(tmp_path):
    (tmp_path / "doing-with.db").touch()
    assert reason_to_open(builders.settings(tmp_path).database_url) == "missing"


def test_a_database_of_another_version_is_not_used(app, outside):
    outside("UPDATE alembic_version SET version_num = '9999'")
    assert reason_to_open(app.settings.database_url) == "broken"
    with pytest.raises(StoreUnavailable):
        app.store.check()


def test_a_file_that_is_no_database_is_broken(tmp_path):
    (tmp_path / "doing-with.db").write_bytes(b"not a database at all, but long enough to be read as one" * 100)
    assert reason_to_open(builders.settings(tmp_path).database_url) == "broken"


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite://",
        "sqlite:///a?b=c",
        "unheardof://x/y",
        "mysql://x/y",
        "postgresql+asyncpg://u:pass-word@h/d",
        "postgresql://u:pass-word@h:pass-word/d",
        "postgres//u:pass-word@h/d",
        "pass-word",
    ],
)
def test_an_address_that_is_no_database_of_ours_is_refused_without_repeating_it(url):
    with pytest.raises(StoreUnavailable) as unavailable:
        Store.open(url)
    assert unavailable.value.reason == "missing"
    assert "pass-word" not in "".join(traceback.format_exception(unavailable.value)).replace(__file__, "")


def test_a_database_removed_under_the_app_is_reported(app, ref, file):
    app.store.close()
    for left in app.settings.data.iterdir():
        left.unlink()
    with pytest.raises(StoreUnavailable) as unavailable:
        services.find_activity(app, ref)
    assert unavailable.value.reason == "missing"


# Setting it up


def test_setting_up_twice_does_no_harm(app, ref):
    migrate.upgrade(app.settings.database_url)
    assert services.find_activity(app, ref).title == "Day service"


def test_two_start_scripts_at_once_set_up_one_database(fresh_url):
    command = [
        sys.executable,
        "-c",
        "import sys; from logic.store import migrate; migrate.upgrade(sys.argv[1])",
        fresh_url,
    ]
    both = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [(one.communicate()[1], one.returncode) for one in both] == [("", 0)] * 3
    Store.open(fresh_url).close()


def test_setting_up_works_from_any_folder_and_into_any_folder(tmp_path, monkeypatch):
    odd = tmp_path / "a folder, 100% ours # é"
    monkeypatch.chdir(tmp_path)
    url = Settings.from_environment({"DOING_WITH_DATA": str(odd)}).database_url
    migrate.upgrade(url)
    Store.open(url).close()
    assert [file.name for file in odd.iterdir()] == ["doing-with.db"]


def test_setting_up_where_nothing_can_be_written_says_so(tmp_path):
    (tmp_path / "doing-with.db").mkdir()
    with pytest.raises(StoreUnavailable):
        migrate.upgrade(builders.settings(tmp_path).database_url)
    (tmp_path / "a file").touch()
    with pytest.raises(StoreUnavailable):
        migrate.upgrade(builders.settings(tmp_path / "a file").database_url)


def test_the_migrations_make_the_tables_the_code_uses(app):
    database = engine.open_engine(app.settings.database_url)
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        names = {
            constraint["name"]
            for table in metadata.tables
            for kind in ("get_unique_constraints", "get_check_constraints", "get_foreign_keys")
            for constraint in getattr(sa.inspect(connection), kind)(table)
        }
    expected = {
        str(constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
        if not isinstance(constraint, sa.PrimaryKeyConstraint)
    }
    assert names == {name.format() for name in expected}
    database.dispose()


def test_the_code_expects_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(migrate.HERE))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5_000)]
)
def test_the_file_is_opened_so_that_a_power_cut_loses_nothing(app, file, pragma, value):
    with app.store.reading() as work:
        assert work.connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


# Settings


def test_settings_come_from_the_environment_that_is_passed_in(tmp_path):
    plain = Settings.from_environment({}, root=tmp_path)
    assert (plain.content, plain.data) == (tmp_path / "content", tmp_path / "data")
    assert plain.database_url == f"sqlite:///{tmp_path / 'data' / 'doing-with.db'}"
    own = Settings.from_environment(
        {"DOING_WITH_CONTENT": "/pack", "DOING_WITH_DATA": " ", "DOING_WITH_DATABASE_URL": "postgresql://u:secret@h/d"},
        root=tmp_path,
    )
    assert (own.content, own.data, own.database_url) == (Path("/pack"), plain.data, "postgresql://u:secret@h/d")
    assert "secret" not in repr(own)
