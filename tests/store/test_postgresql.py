"""PostgreSQL while it is shared, stopped, or lost in the middle of a save: nothing by halves, and on again by itself."""

import socket
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from time import monotonic, sleep

import psycopg
import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict, StoreUnavailable
from logic.services._change import TRIES
from logic.store import Store
from logic.store.queries import activities, ledger
from tests import builders

NAMED = "doing_with"
PATIENCE = 60
"""Seconds to wait for another thread, which takes a hundredth of one."""


def give(app, note, seen=0, ref="1"):
    return services.give_answer(
        app, LOCAL_ACTOR, ref, 1, question="purpose", value="yes", note=note, seen_version=seen
    ).version


def saved(app):
    return services.find_activity(app, "1").parts[0].answers["purpose"]


def reason_of(do, *given, **named):
    with pytest.raises(StoreUnavailable) as unavailable:
        do(*given, **named)
    return unavailable.value.reason


# The address


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_every_usual_spelling_of_the_address_is_taken(app, postgres, database_url, scheme):
    store = Store.open(database_url.replace("postgresql", scheme, 1))
    store.check()
    store.close()


def test_the_password_is_in_no_error_and_no_picture_of_the_app(tmp_path, app, postgres, database_url):
    secret = database_url.replace(f"{NAMED}@", f"{NAMED}:pass%2Fword@")
    opened = builders.application(tmp_path, database_url=secret, migrated=True)
    with pytest.raises(StoreUnavailable) as gone, postgres_stopped(postgres):
        opened.store.check()
    told = [repr(opened), repr(opened.store), str(gone.value), *traceback.format_exception(gone.value)]
    assert not any("pass%2Fword" in words or "pass/word" in words for words in told)
    opened.store.close()


@pytest.mark.parametrize("port", [1, 0])
def test_a_server_that_does_not_answer_is_away(postgres, port):
    assert reason_of(Store.open, f"postgresql://u:secret@127.0.0.1:{port}/d") == "away"


def test_a_database_that_was_never_set_up_is_missing(postgres, fresh_url):
    assert reason_of(Store.open, fresh_url) == "missing"


def test_a_database_that_cannot_keep_every_character_is_not_set_up(postgres):
    postgres.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(StoreUnavailable, match="UTF8"):
        builders.migrate.upgrade(postgres.url("latin"))
    postgres.drop("latin")


# How it is spoken to


def shown(connection, name):
    return connection.exec_driver_sql(f"SHOW {name}").scalar()


def test_a_confirmed_save_is_on_the_disk_and_nobody_waits_for_ever(app, postgres, database_url):
    name = database_url.rsplit("/", 1)[1]
    for setting in ("synchronous_commit = off", "default_transaction_isolation = serializable"):
        postgres.run(f"ALTER DATABASE {name} SET {setting}")
    store = Store.open(database_url, busy_milliseconds=3_000)
    with store.writing() as work:
        assert shown(work.connection, "transaction_isolation") == "read committed"
        assert shown(work.connection, "synchronous_commit") == "on"
        assert shown(work.connection, "lock_timeout") == "3s"
        assert shown(work.connection, "statement_timeout") == "30s"
        assert shown(work.connection, "application_name") == "doing-with"
    with store.reading() as work:
        assert shown(work.connection, "transaction_isolation") == "repeatable read"
        assert shown(work.connection, "transaction_read_only") == "on"
    store.close()


def test_a_stronger_promise_than_ours_is_left_as_it_is(app, postgres, database_url):
    postgres.run(f"ALTER DATABASE {database_url.rsplit('/', 1)[1]} SET synchronous_commit = remote_apply")
    store = Store.open(database_url + "?application_name=ours")
    with store.writing() as work:
        assert shown(work.connection, "synchronous_commit") == "remote_apply"
        assert shown(work.connection, "application_name") == "ours"
    store.close()


def test_a_database_that_may_only_be_read_says_so(app, ref, postgres, database_url):
    give(app, "first")
    postgres.run(f"ALTER DATABASE {database_url.rsplit('/', 1)[1]} SET default_transaction_read_only = on")
    only_read = replace(app, store=Store.open(database_url))
    assert reason_of(give, only_read, "second", 1) == "read_only"
    assert saved(only_read).note == "first"
    only_read.store.close()


# Shared with others


def test_a_piece_of_work_that_somebody_holds_is_waited_for_and_then_reported(app, ref, postgres, database_url):
    hasty = replace(app, store=Store.open(database_url, busy_milliseconds=50))
    with psycopg.connect(database_url) as somebody:
        somebody.execute("SELECT * FROM activity FOR UPDATE")
        assert reason_of(give, hasty, "mine") == "locked"
        # Another piece of work is nobody's business.
        services.start_activity(hasty, LOCAL_ACTOR, title="Another", level="service", key="another")
    assert give(hasty, "mine") == 1
    hasty.store.close()


def describe(app, words):
    services.describe_part(app, LOCAL_ACTOR, "1", 1, decision=words, decider="Cabinet", decide_by=None, seen_version=1)


def retitle(app, words):
    services.rename(app, LOCAL_ACTOR, "1", title=words, seen_version=1)


def answer(app, words):
    give(app, words, 1)


@pytest.mark.parametrize(
    ("change", "field"), [(answer, "note"), (describe, "decision"), (retitle, "title")], ids=["answer", "part", "title"]
)
def test_of_two_changes_under_way_at_once_one_is_refused_and_both_are_kept(
    app, ref, postgres, monkeypatch, change, field
):
    give(app, "before")
    both_are_in_their_transaction, lock = threading.Barrier(2, timeout=PATIENCE), activities.lock

    def lock_together(connection, number):
        connection.exec_driver_sql("SELECT 1")
        both_are_in_their_transaction.wait()
        return lock(connection, number)

    def attempt(words):
        try:
            change(app, words)
        except Conflict as conflict:
            return conflict.yours[field], conflict.theirs[field]
        return words, words

    monkeypatch.setattr(activities, "lock", lock_together)
    with ThreadPoolExecutor(2) as pool:
        found = sorted(pool.map(attempt, ["One", "Two"]))
    monkeypatch.undo()
    assert [yours for yours, _ in found] == ["One", "Two"]
    (winner,) = {theirs for _, theirs in found}
    work = services.find_activity(app, "1")
    part = work.parts[0]
    assert winner in {"One", "Two"}
    assert {"note": part.answers["purpose"].note, "decision": part.decision, "title": work.title}[field] == winner


def test_a_save_that_a_deadlock_undid_is_done_again_as_a_whole(app, ref, postgres, database_url, monkeypatch):
    name = database_url.rsplit("/", 1)[1]
    # Whoever looks first is the one undone: the app at once, the other one never.
    postgres.run(f"ALTER DATABASE {name} SET deadlock_timeout = '50ms'")
    app = replace(app, store=Store.open(database_url))
    holds_the_work, may_go_on, other_is_done = (threading.Event() for _ in range(3))
    tries, lock, write = [], activities.lock, ledger.write

    def lock_in_turn(*given):
        tries.append(given)
        # A row that is free goes to whoever asks first: a quick second try would be undone like the first.
        assert len(tries) == 1 or other_is_done.wait(PATIENCE)
        return lock(*given)

    def write_when_told(*given, **named):
        holds_the_work.set()
        assert may_go_on.wait(PATIENCE)
        write(*given, **named)

    monkeypatch.setattr(activities, "lock", lock_in_turn)
    monkeypatch.setattr(ledger, "write", write_when_told)
    with ThreadPoolExecutor(2) as pool, psycopg.connect(database_url, autocommit=True) as other:
        other.execute("SET deadlock_timeout = '600s'")
        other.execute("BEGIN")
        other.execute("LOCK TABLE audit IN EXCLUSIVE MODE")
        saving = pool.submit(give, app, "mine")
        assert holds_the_work.wait(PATIENCE)
        taking = pool.submit(other.execute, "SELECT * FROM activity FOR UPDATE")
        waits = f"SELECT count(*) FROM pg_locks WHERE pid = {other.info.backend_pid} AND NOT granted"
        until = monotonic() + PATIENCE
        while postgres.run(waits, database=name) == [(0,)]:
            assert monotonic() < until
            sleep(0.01)
        # The other one waits for the piece of work, and now the save for the trail.
        may_go_on.set()
        taking.result(PATIENCE)
        other.execute("COMMIT")
        other_is_done.set()
        assert saving.result(PATIENCE) == 1
    monkeypatch.undo()
    assert saved(app).note == "mine"
    assert len(tries) == 2
    app.store.close()


@pytest.fixture
def undone(app, ref, postgres, database_url):
    """Make the database undo the next saves of an answer with this state; gives how often it did."""
    name = database_url.rsplit("/", 1)[1]

    def times(most, state):
        for statement in (
            "CREATE SEQUENCE tries",  # not undone with a transaction
            f"""CREATE FUNCTION undo() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('tries') <= {most} THEN
            RAISE EXCEPTION 'undone' USING ERRCODE = '{state}'; END IF; RETURN NEW; END $$""",
            "CREATE TRIGGER undo BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION undo()",
        ):
            postgres.run(statement, database=name)
        return lambda: postgres.run("SELECT last_value FROM tries", database=name)[0][0]

    return times


@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_a_save_undone_for_the_sake_of_another_is_tried_again(app, undone, state):
    tried = undone(TRIES - 1, state)
    assert give(app, "mine") == 1
    assert (saved(app).note, tried()) == ("mine", TRIES)


def test_a_save_undone_every_time_is_given_up_and_said(app, undone):
    tried = undone(1_000, "40001")
    assert reason_of(give, app, "mine") == "locked"
    assert tried() == TRIES
    assert services.find_activity(app, "1").parts[0].answers == {}


def test_a_failure_that_another_try_cannot_mend_is_not_tried_again(app, undone):
    tried = undone(1_000, "53100")
    assert reason_of(give, app, "mine") == "full"
    assert tried() == 1


# Gone, and back


@contextmanager
def postgres_stopped(server):
    server.stop()
    try:
        yield
    finally:
        server.start()


def test_a_database_stopped_between_two_saves_is_said_and_the_next_try_after_it_is_back_saves(app, ref, postgres):
    give(app, "first")
    with postgres_stopped(postgres):
        assert reason_of(give, app, "second", 1) == "away"
        assert reason_of(services.find_activity, app, ref) == "away"
        assert reason_of(app.store.check) == "away"
    assert saved(app).note == "first"
    assert give(app, "second", 1) == 2


def test_a_database_restarted_while_nobody_looked_is_not_even_noticed(app, ref, postgres):
    everybody = [app.store.reading() for _ in range(4)]
    for one in everybody:  # several connections wait in the pool
        one.__enter__()
    for one in everybody:
        one.__exit__(None, None, None)
    give(app, "first")
    with postgres_stopped(postgres):
        pass
    assert give(app, "second", 1) == 2


def test_a_database_that_stops_in_the_middle_of_a_save_keeps_nothing_of_it(app, ref, postgres, monkeypatch):
    give(app, "first")
    write = ledger.write

    def stop_and_write(*given, **named):
        postgres.stop()
        return write(*given, **named)

    monkeypatch.setattr(ledger, "write", stop_and_write)
    assert reason_of(give, app, "second", 1) == "away"
    monkeypatch.undo()
    postgres.start()
    assert (saved(app).note, saved(app).version) == ("first", 1)
    assert give(app, "second", 1) == 2


class Severed:
    """Stands between app and server, and cuts the connection at the next commit: before it, or before its answer."""

    def __init__(self, port):
        self.cut = None
        self._port = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                app, _ = self._listening.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._port))
            answers, kept_back = threading.Event(), threading.Event()
            answers.set()
            threading.Thread(target=self._pass_on, args=(app, server, answers, kept_back), daemon=True).start()
            threading.Thread(target=self._answer, args=(server, app, answers, kept_back), daemon=True).start()

    def _pass_on(self, app, server, answers, kept_back):
        with closing(app), closing(server):
            while data := self._read(app):
                if self.cut and b"COMMIT\0" in data:
                    answers.clear()
                    if self.cut == "before its answer":
                        server.sendall(data)
                        kept_back.wait(PATIENCE)  # the server has done it
                    self.cut = None
                    for end in (app, server):
                        end.shutdown(socket.SHUT_RDWR)  # closing alone would wait for whoever reads
                    return
                server.sendall(data)

    def _answer(self, server, app, answers, kept_back):
        while data := self._read(server):
            if answers.is_set():
                with suppress(OSError):  # the app may have gone
                    app.sendall(data)
            else:
                kept_back.set()

    @staticmethod
    def _read(end):
        try:
            return end.recv(65_536)
        except OSError:
            return b""

    def close(self):
        self._listening.close()


@pytest.fixture
def severed(app, postgres, database_url):
    """The app with somebody who can cut its connection, and who that is."""
    between = Severed(postgres.port)
    apart = replace(app, store=Store.open(database_url.replace(f":{postgres.port}/", f":{between.port}/")))
    yield apart, between
    apart.store.close()
    between.close()


@pytest.mark.parametrize("cut", ["before it", "before its answer"])
def test_a_connection_lost_at_the_commit_is_not_called_saved_nor_failed_and_again_saves_once(severed, cut):
    app, between = severed
    start = {"title": "Day service", "level": "service", "key": "one form"}
    between.cut = cut
    assert reason_of(services.start_activity, app, LOCAL_ACTOR, **start) == "unsure"
    kept = services.list_activities(app)[1]
    assert kept == (0 if cut == "before it" else 1)
    ref = services.start_activity(app, LOCAL_ACTOR, **start)
    assert services.list_activities(app)[1] == 1
    between.cut = cut
    assert reason_of(give, app, "mine", ref=ref) == "unsure"
    # The same page, sent again: its answer is taken whether or not it was kept before.
    assert give(app, "mine", ref=ref) == 1
    found = services.find_activity(app, ref).parts[0].answers["purpose"]
    assert (found.note, found.version) == ("mine", 1)
