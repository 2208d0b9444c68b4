"""Taking content into use from the command line, and what a start says about it."""

import os
import sqlite3
from contextlib import closing

import pytest

from tests import contents
from tests.cli import Here


@pytest.fixture
def run(monkeypatch, tmp_path):
    """The command line in this process, on a database that is set up with a copy of our content in use."""
    contents.copied(tmp_path / "content")
    monkeypatch.setenv("DOING_WITH_CONTENT", str(tmp_path / "content"))
    monkeypatch.setenv("DOING_WITH_DATA", str(tmp_path / "data dir"))
    here = Here(monkeypatch)
    done = here("migrate")
    assert (done.code, done.out, done.err) == (0, b"", "")
    return here


@pytest.fixture
def sql(run, tmp_path):
    """Run SQL on that database from outside."""

    def execute(statement):
        with closing(sqlite3.connect(tmp_path / "data dir" / "doing-with.db")) as connection, connection:
            return connection.execute(statement).fetchall()

    return execute


def adoptions(sql):
    return [version for (version,) in sql("SELECT version FROM adoption ORDER BY id")]


def test_without_a_yes_the_difference_is_shown_and_nothing_is_adopted(run, sql, tmp_path):
    other = contents.without_a_question(tmp_path / "other")
    for given in ("", "no\n", "yes\n"):  # no terminal: nobody can have read what would change
        ran = run("adopt", str(other), given=given)
        assert ran.code == 1
        assert b"9 of 16,384" in ran.out
        assert b"Nothing was changed" in ran.out
    assert len(adoptions(sql)) == 1


def test_with_yes_it_is_adopted_and_again_says_that_it_is_in_use(run, sql, tmp_path):
    other = contents.without_a_question(tmp_path / "other")
    assert run("adopt", str(other), "--yes").code == 0
    again = run("adopt", str(other), "--yes")
    assert again.code == 0
    assert b"in use already" in again.out
    first, second = adoptions(sql)
    assert run("adopt", first, "--yes").code == 0
    assert adoptions(sql) == [first, second, first]


def test_content_with_faults_is_refused_with_every_fault(run, sql, tmp_path):
    other = contents.copied(tmp_path / "other")
    (other / "law.yaml").unlink()
    (other / "flow.yaml").write_text("start: &a [*a]", encoding="utf-8")
    ran = run("adopt", str(other), "--yes")
    assert (ran.code, ran.out) == (1, b"")
    assert any(line.startswith("law.yaml:1:") for line in ran.lines)
    assert any(line.startswith("flow.yaml:1:") for line in ran.lines)
    assert len(adoptions(sql)) == 1


@pytest.mark.parametrize("named", ["000000000000", "/nowhere", ""])
def test_content_that_is_not_there_is_refused_in_one_line(run, sql, named):
    ran = run("adopt", named, "--yes")
    assert ran.code in {1, 2}
    assert ran.out == b""
    assert "Traceback" not in ran.err
    assert len(adoptions(sql)) == 1


def test_a_locked_database_is_said_in_one_line(run, tmp_path):
    other = contents.without_a_question(tmp_path / "other")
    with closing(sqlite3.connect(tmp_path / "data dir" / "doing-with.db", isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        ran = run("adopt", str(other), "--yes")
    assert ran.code == 2
    assert ran.lines == ["database locked: OperationalError"]


def test_a_start_with_other_content_in_the_folder_says_what_to_type_and_changes_nothing(
    run, sql, tmp_path, monkeypatch
):
    contents.with_another_edge(tmp_path / "other")
    monkeypatch.setenv("DOING_WITH_CONTENT", str(tmp_path / "other"))
    ran = run("migrate")
    assert (ran.code, ran.err) == (0, "")
    first, second = ran.out.decode().splitlines()
    assert first.endswith("-m logic diff in-use folder")
    assert second.endswith("-m logic adopt")
    assert f"DOING_WITH_DATA='{tmp_path / 'data dir'}'" in second
    assert len(adoptions(sql)) == 1


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("DELETE FROM pack", "gone from the database"),
        ("UPDATE pack SET files = 'no json'", "damaged"),
        ("UPDATE pack SET digest = 'x'", "damaged"),
    ],
)
def test_content_in_use_that_cannot_be_read_stops_the_start_until_other_content_is_adopted(run, sql, spoil, said):
    sql(spoil)
    ran = run("migrate")
    assert ran.code == 1
    assert said in ran.lines[0]
    assert ran.lines[-1].endswith("-m logic adopt")
    assert run("adopt", "--yes").code == 0
    assert run("migrate").code == 0


def test_content_of_another_release_stops_the_start_and_can_still_be_compared_and_replaced(run, sql, tmp_path):
    from logic.bootstrap import start
    from logic.settings import Settings
    from logic.store.queries import packs

    app = start(Settings.from_environment(os.environ))
    texts = dict(app.on_shelf.texts(app.pack.version)) | {"methods.yaml": "a: b"}
    texts["flow.yaml"] = texts["flow.yaml"].replace("key: reopen, yes: open_mind, no: ENGAGE", "key: reopen, yes: open_mind, no: CONSULT")  # fmt: skip
    with app.store.writing() as work:
        named = {"version": "aaaaaaaaaaaa", "title": "", "edition": ""}
        packs.keep(work.connection, **named, texts=texts, now=app.now())
        work.commit()
    app.store.close()
    sql("INSERT INTO adoption VALUES (2, 'aaaaaaaaaaaa', '2026-01-01 00:00:00.000000', 'x')")
    ran = run("migrate")
    assert ran.code == 1
    assert "methods.yaml" in ran.err
    assert "diff in-use folder" in ran.err
    compared = run("diff", "in-use", "folder")
    assert compared.code == 1
    assert b"reopen" in compared.out
    assert run("adopt", "--yes").code == 0
    assert run("migrate").code == 0
