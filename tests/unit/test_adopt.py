"""Taking content into use from the command line, and what a start says about it."""

import os
import sqlite3
from contextlib import closing

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.bootstrap import start
from logic.record import RecordForm
from logic.settings import Settings
from tests import contents
from tests.builders import TODAY
from tests.cli import Here

FORM = RecordForm(
    went_through=("carer",),
    agreed_by="Ann Example",
    agreed_role="Team manager",
    agreed_on=TODAY,
    how_told="By letter.",
    justification="There is no time.",
)
_SHARED = dict.fromkeys(("purpose", "affected", "open", "weigh", "time_ask", "shape", "start", "open_mind"), "yes")
ENDS = {
    "CODESIGN": _SHARED | dict.fromkeys(("time_together", "resources", "power"), "yes") | {"see_through": "no"},
    "ENGAGE": _SHARED | {"time_together": "no"},
}
"""Answers that end so with our content; where nobody asks whether it is seen through, the first co-produce."""


def answered(app, answers, title):
    ref = services.start_activity(app, LOCAL_ACTOR, title=title, level="service", key=title)
    for question, value in answers.items():
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value)
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={one.id: "no" for one in app.pack.add_ons if one.question})
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="When to open", decider="Cabinet", decide_by=None)
    return ref


def recorded(app, ref):
    return services.make_record(app, LOCAL_ACTOR, ref, 1, form=FORM, key=ref)


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


def test_the_words_that_diff_knows_are_known_here_too(run, sql, tmp_path, monkeypatch):
    (first,) = adoptions(sql)
    told = run("adopt", "in-use", "--yes")
    assert (told.code, told.out) == (0, f"Content {first} is in use already. Nothing was changed.\n".encode())
    contents.with_another_edge(tmp_path / "other")
    monkeypatch.setenv("DOING_WITH_CONTENT", str(tmp_path / "other"))
    assert run("adopt", "folder", "--yes").code == 0
    assert len(adoptions(sql)) == 2


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


# Faults in the folder


def spoil(folder):
    flow = folder / "flow.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("yes: affected", "yes: afected"), encoding="utf-8")
    (folder / "law.yaml").unlink()


def test_once_content_is_in_use_faults_in_the_folder_are_a_warning_with_every_one_of_them(run, sql, tmp_path):
    (version,) = adoptions(sql)
    spoil(tmp_path / "content")
    ran = run("migrate")
    assert (ran.code, ran.out) == (0, b"")
    first, *faults = ran.lines
    assert str(tmp_path / "content") in first
    assert f"{version} stays in use" in first
    assert any(line.startswith("law.yaml:1:") for line in faults)
    assert any(line.startswith("flow.yaml:") and "afected" in line for line in faults)
    assert adoptions(sql) == [version]


def test_a_first_start_with_faults_in_the_folder_is_stopped_with_every_one_of_them(monkeypatch, tmp_path):
    folder = contents.copied(tmp_path / "content")
    spoil(folder)
    monkeypatch.setenv("DOING_WITH_CONTENT", str(folder))
    monkeypatch.setenv("DOING_WITH_DATA", str(tmp_path / "data"))
    for _ in range(2):
        ran = Here(monkeypatch)("migrate")
        assert (ran.code, ran.out) == (1, b"")
        assert [line.partition(":")[0] for line in ran.lines if "afected" in line or "law" in line]


def test_a_start_where_nothing_can_be_kept_says_where_and_what_to_do_and_tells_no_password(monkeypatch, tmp_path):
    (tmp_path / "a file").touch()
    monkeypatch.setenv("DOING_WITH_DATA", str(tmp_path / "a file"))
    ran = Here(monkeypatch)("migrate")
    assert (ran.code, ran.out) == (2, b"")
    assert "Nothing can be written in" in ran.lines[0]
    assert str(tmp_path / "a file") in ran.lines[0]
    monkeypatch.setenv("DOING_WITH_DATABASE_URL", "postgresql://ann:secret@127.0.0.1:1/work")
    ran = Here(monkeypatch)("migrate")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.lines[0].startswith("The database server cannot be reached.")
    assert "secret" not in "".join(ran.lines)


# What is saved, in ``diff``


@pytest.fixture
def work(run):
    """Three pieces of work on that database, two of them recorded, and how they are called."""
    app = start(Settings.from_environment(os.environ))
    refs = [answered(app, ENDS[end], title=f"Secret {n}") for n, end in enumerate(("CODESIGN", "CODESIGN", "ENGAGE"))]
    records = [recorded(app, ref) for ref in (refs[0], refs[2])]
    app.store.close()
    return refs, records


def test_every_saved_decision_that_would_come_out_otherwise_is_listed_and_no_other(run, work, tmp_path):
    (_, moving, _), (flipped, stays) = work
    other = str(contents.without_a_question(tmp_path / "other"))
    for old in ("in-use", "folder", str(tmp_path / "content")):
        ran = run("diff", old, other)
        assert (ran.code, ran.err) == (1, "")
        told = ran.out.decode().splitlines()
        assert "decisions recorded that would come out otherwise: 1 of 2" in told
        assert f"{flipped}: Co-design (CODESIGN) would be Co-production (COPRO)" in told
        assert "work still being answered that would move: 1 of 1" in told
        assert f"{moving}, part 1: Co-design (CODESIGN) would be Co-production (COPRO)" in told
        assert stays not in ran.out.decode()
        assert "Secret" not in ran.out.decode()


def test_the_same_for_another_program(run, work, tmp_path):
    refs, (flipped, _) = work
    ran = run("diff", "in-use", str(contents.without_a_question(tmp_path / "other")), "--json")
    moved = {"part": 1, "was": "CODESIGN", "now": "COPRO"}
    assert ran.json["changed"] == 9
    assert ran.json["saved"] == {
        "records": 2,
        "already": 0,
        "parts": 1,
        "decisions": [{"record": flipped, "activity": refs[0], **moved}],
        "work": [{"activity": refs[1], **moved}],
    }
    reworded = run("diff", "in-use", str(contents.reworded(tmp_path / "words")), "--json").json["saved"]
    assert (reworded["decisions"], reworded["work"]) == ([], [])


def test_two_packs_of_which_none_is_in_use_say_nothing_of_what_is_saved(run, work, tmp_path):
    packs = [str(contents.with_another_edge(tmp_path / "one")), str(contents.without_a_question(tmp_path / "two"))]
    assert run("diff", *packs, "--json").json["saved"] is None
    assert b"recorded" not in run("diff", *packs).out


def test_no_database_is_no_error_and_none_is_made(run, tmp_path, monkeypatch):
    other = str(contents.without_a_question(tmp_path / "other"))
    monkeypatch.setenv("DOING_WITH_DATA", str(tmp_path / "nowhere"))
    ran = run("diff", "folder", other, "--json")
    assert (ran.code, ran.err, ran.json["saved"]) == (1, "", None)
    assert not (tmp_path / "nowhere").exists()


def test_a_database_that_cannot_be_read_is_told_and_the_packs_are_compared(run, tmp_path):
    (tmp_path / "data dir" / "doing-with.db").write_bytes(b"this is no database" * 100)
    ran = run("diff", "folder", str(contents.without_a_question(tmp_path / "other")), "--json")
    assert (ran.code, ran.json["changed"], ran.json["saved"]) == (1, 9, None)
    assert len(ran.lines) == 1
    assert "database" in ran.lines[0]


def test_many_decisions_are_read_and_written_piece_by_piece(run, work, tmp_path, monkeypatch):
    from logic.commands import saved

    monkeypatch.setattr(saved, "AT_ONCE", 1)
    app = start(Settings.from_environment(os.environ))
    more = [recorded(app, answered(app, ENDS["CODESIGN"], title=f"More {n}")) for n in range(3)]
    app.store.close()
    ran = run("diff", "in-use", str(contents.without_a_question(tmp_path / "other")), "--json")
    assert [one["record"] for one in ran.json["saved"]["decisions"]] == [work[1][0], *more]
