"""One transaction at a time: nothing by halves, nobody overwritten, nothing confirmed and then lost."""

import ast
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict
from logic.store import Store
from logic.store.queries import activities, drafts, ledger, limits
from tests import builders

ROOT = Path(__file__).parents[2]


def test_a_write_that_is_not_committed_is_rolled_back(app, ref):
    with app.store.writing() as work:
        drafts.save(work.connection, 1, {"reason": "Half"})
    assert services.find_activity(app, ref).parts[0].draft == {}


def test_a_write_that_fails_half_way_leaves_nothing(app, ref, monkeypatch):
    monkeypatch.setattr(ledger, "write", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        services.rename(app, LOCAL_ACTOR, ref, title="Half")
    monkeypatch.undo()
    assert services.find_activity(app, ref).title == "Day service"
    services.rename(app, LOCAL_ACTOR, ref, title="Whole")


class Emptied(dict):
    """What a thread knows, emptied by another one as soon as it has been looked at."""

    def __contains__(self, key):
        held = super().__contains__(key)
        self.clear()
        return held


def test_limits_are_read_while_somebody_empties_what_is_known_of_them(app, ref, monkeypatch):
    services.save_limit(app, LOCAL_ACTOR, ref, fields={"statement": "No more than £200,000"}, key="limit")
    with app.store.reading() as work:
        engine, here = work.connection.engine, work.connection
        first = limits.remembered(here, 1)
        monkeypatch.setitem(limits._KNOWN, engine, Emptied(limits._KNOWN[engine]))
        assert limits.remembered(here, 1) == first != ()


def test_a_reader_sees_one_picture_while_somebody_writes(app, ref):
    with app.store.reading() as work:
        before = activities.load(work.connection, 1)
        services.rename(app, LOCAL_ACTOR, ref, title="New")
        assert activities.load(work.connection, 1) == before
    assert services.find_activity(app, ref).title == "New"


@pytest.fixture
def everybody(app):
    """Eight threads over two stores on the same database, as two processes would have."""
    second = replace(app, store=Store.open(app.settings.database_url))

    def run(do):
        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(do, [app, second] * 20, range(40)))

    yield run
    second.store.close()


def test_references_are_given_once_each(app, everybody):
    refs = everybody(lambda app, n: services.start_activity(app, LOCAL_ACTOR, title="A", level="service", key=f"k{n}"))
    assert sorted(refs) == [f"WT-{n:04d}" for n in range(1, 41)]


def test_one_form_sent_many_times_at_once_does_its_work_once(app, everybody):
    refs = everybody(lambda app, _: services.start_activity(app, LOCAL_ACTOR, title="A", level="service", key="same"))
    assert len(set(refs)) == 1
    assert services.list_activities(app)[1] == 1


def test_part_numbers_are_given_once_each(app, ref, everybody):
    numbers = everybody(
        lambda app, n: services.add_part(app, LOCAL_ACTOR, ref, name=f"P{n}", level="service", key=f"k{n}")
    )
    assert sorted(numbers) == list(range(2, 42))


def test_of_many_stale_saves_one_wins_and_the_others_are_told(app, ref, everybody):
    def give(app, n):
        try:
            services.give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="yes", note=f"note {n}")
        except Conflict as conflict:
            return conflict.theirs["note"]
        return f"note {n}"

    notes = set(everybody(give))
    saved = services.find_activity(app, ref).parts[0].answers["purpose"]
    assert notes == {saved.note}
    assert saved.version == 1


def writers(module):
    """Functions of a module that open a change themselves or through a private one, and whether each is a use case."""
    functions = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    called = {
        name: {
            getattr(call.func, "id", getattr(call.func, "attr", ""))
            for call in ast.walk(node)
            if isinstance(call, ast.Call)
        }
        for name, node in functions.items()
    }
    found = {"changing", "once", "writing"}
    while more := {name for name in functions if name.startswith("_") and called[name] & found} - found:
        found |= more
    for name, node in functions.items():
        if not name.startswith("_") and called[name] & found:
            yield name, "use_case" in {getattr(decorator, "id", "") for decorator in node.decorator_list}


def test_every_use_case_that_changes_something_is_done_again_when_another_change_was_in_its_way():
    files = [file for file in (ROOT / "logic" / "services").glob("*.py") if not file.name.startswith("_")]
    found = dict(pair for file in files for pair in writers(ast.parse(file.read_text(encoding="utf-8"))))
    assert {"give_answer", "set_level", "archive_activity", "make_record"} <= set(found)
    assert [name for name, again in found.items() if not again] == []


SAVE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from logic import services
from logic.activity import LOCAL_ACTOR
from tests import builders

app = builders.application(Path(sys.argv[1]), database_url=sys.argv[2], migrated=True)
for version in count(int(sys.argv[3])):
    services.give_answer(
        app, LOCAL_ACTOR, "1", 1, question="purpose", value="yes", note=f"note {version + 1}", seen_version=version
    )
    print(version + 1, flush=True)
"""


def test_a_server_killed_while_saving_loses_no_answer_it_had_confirmed(app, ref):
    version = 0
    for confirmed_before_the_kill in (1, 7, 40):
        with subprocess.Popen(
            [sys.executable, "-c", SAVE_FOR_EVER, str(app.settings.data), app.settings.database_url, str(version)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            for _ in range(confirmed_before_the_kill):
                server.stdout.readline()
            server.send_signal(signal.SIGKILL)
            rest = server.stdout.read().split()
        assert server.returncode == -signal.SIGKILL
        confirmed = int(rest[-1]) if rest else version + confirmed_before_the_kill
        saved = services.find_activity(app, ref).parts[0].answers["purpose"]
        # One more may have been kept without its confirmation getting out.
        assert saved.version in {confirmed, confirmed + 1}
        assert saved.note == f"note {saved.version}"
        version = saved.version


def test_what_is_saved_is_there_after_a_restart(tmp_path, fresh_url):
    first = builders.application(tmp_path, database_url=fresh_url)
    ref = services.start_activity(first, LOCAL_ACTOR, title="Day service", level="service", key="k")
    first.store.close()
    second = builders.application(tmp_path, database_url=fresh_url)
    assert services.find_activity(second, ref).title == "Day service"
    second.store.close()
