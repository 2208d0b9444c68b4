"""A database that is locked, full, read-only or gone, and content that is not sound: words, nothing lost, and on again."""

import shutil
import sqlite3
from contextlib import closing, contextmanager

import pytest
from playwright.sync_api import expect

from logic import services
from tests.browser.kept import answered, part_of, records_of
from tests.browser.serving import ROOT
from tests.browser.watching import settled
from tests.browser.wizard import GIVEN, NOTE, Wizard, our_pack, say
from web import words

MINE = "Lunch costs £4 or €5. " * 180
"""More than a page of the database holds, so that it needs room that a full disk has not got."""
STRAINED = '''
import os, sqlite3

class Strained(sqlite3.Connection):
    """Every connection does as the file says: a database that fills up, or that may only be read."""

    def cursor(self, *args):
        made = super().cursor(*args)
        try:
            with open(os.environ["STRAIN"]) as strain:
                pragmas = strain.read().split(";")
        except OSError:
            pragmas = ["max_page_count = 1073741823", "query_only = OFF"]
        for pragma in pragmas:
            made.execute("PRAGMA " + pragma)
        return made

connect = sqlite3.connect
sqlite3.connect = lambda *args, **named: connect(*args, **{"factory": Strained, **named})
'''
"""A sitecustomize module: the person running the tests may be root, whom no file permission stops."""


def file_of(server):
    return server.data / "doing-with.db"


@contextmanager
def locked(server):
    """Another program writes and does not stop."""
    with closing(sqlite3.connect(file_of(server), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


def midway(server, page):
    """Somebody with one answer saved and the next one typed."""
    wizard = Wizard(page, server)
    ref = wizard.start_activity("Through thick and thin")
    wizard.answer("yes", "The lead member asked for it.")
    wizard.describe_decision("Where the drop-in goes")
    wizard.choose(GIVEN["yes"])
    wizard.fill(NOTE, MINE)
    return wizard, ref


def still_has_what_was_typed(wizard):
    wizard.is_at("question-affected")
    expect(wizard.chosen).to_have_accessible_name(GIVEN["yes"])
    expect(wizard.field(NOTE)).to_have_value(MINE)


def saves_now(wizard, ref):
    wizard.go()
    wizard.is_at("question-open")
    part = part_of(records_of(wizard.server), ref)
    assert part.values == {"purpose": "yes", "affected": "yes"}
    assert part.answers["affected"].note == MINE.strip()


def test_a_locked_database_is_said_in_words_and_the_same_click_saves_afterwards(fresh_server, page, axe):
    wizard, ref = midway(fresh_server, page)
    with locked(fresh_server):
        wizard.button(say("approach.continue")).click()
        expect(wizard.trouble).to_contain_text(say("refused.store.locked"))
        settled(page)
        still_has_what_was_typed(wizard)
        axe(page)
    saves_now(wizard, ref)


@pytest.mark.parametrize(("strain", "reason"), [("max_page_count = 1", "full"), ("query_only = ON", "read_only")])
def test_a_database_that_cannot_be_written_is_said_in_words(strain, reason, tmp_path, new_server, page):
    (tmp_path / "sitecustomize.py").write_text(STRAINED, encoding="utf-8")
    told = tmp_path / "strain"
    server = new_server(PYTHONPATH=str(tmp_path), STRAIN=str(told)).start()
    wizard, ref = midway(server, page)
    told.write_text(strain, encoding="utf-8")
    wizard.button(say("approach.continue")).click()
    expect(wizard.trouble).to_contain_text(say(f"refused.store.{reason}"))
    settled(page)
    still_has_what_was_typed(wizard)
    # What was saved before can still be read.
    expect(page.get_by_role("main")).to_contain_text("Through thick and thin")
    told.unlink()
    saves_now(wizard, ref)


def test_a_database_that_is_not_there_is_said_on_every_page_until_it_is_back(new_server, page, axe):
    server = new_server().start(well=False)
    ref = answered(records_of(server), title="Gone for a while")
    away = file_of(server).rename(server.data / "away.db")
    paths = ("activities", f"activity?a={ref}", f"approach?a={ref}&p=1", f"result?a={ref}", f"record?a={ref}&p=1")
    for path in paths:
        page.goto(f"{server.address}/{path}")
        settled(page)
        expect(page.get_by_role("alert")).to_be_visible()
        assert "Traceback" not in page.locator("body").inner_text()
    axe(page)
    away.rename(file_of(server))
    for path in paths:
        page.goto(f"{server.address}/{path}")
        settled(page)
        expect(page.get_by_role("alert")).to_have_count(0)
        expect(page.get_by_role("main")).to_contain_text("Gone for a while")


def test_postgresql_gone_for_a_while_is_said_in_words_and_the_same_click_saves_afterwards(
    postgres_server, new_server, page, axe
):
    with postgres_server.database() as name:
        server = new_server(DOING_WITH_DATABASE_URL=postgres_server.url(name, scheme="postgres")).start()
        wizard, ref = midway(server, page)
        postgres_server.stop()
        wizard.button(say("approach.continue")).click()
        expect(wizard.trouble).to_contain_text(words.say("store.away"))
        settled(page)
        axe(page)
        postgres_server.start()
        wizard.press(words.say("store.again"))
        still_has_what_was_typed(wizard)
        expect(wizard.notice).to_contain_text(say("frame.not_saved"))
        expect(wizard.trouble).to_have_count(0)  # it can be reached again
        assert part_of(records_of(server), ref).values == {"purpose": "yes"}
        # A stop that lasts no longer than this goes by unnoticed.
        postgres_server.stop()
        postgres_server.start()
        saves_now(wizard, ref)
        a_box_that_was_ticked_is_still_ticked(wizard, ref, postgres_server)
        assert not list(server.data.glob("*.db"))
        server.kill()


def a_box_that_was_ticked_is_still_ticked(wizard, ref, postgres_server):
    wizard.open("activity", a=ref)
    wizard.unfold(say("workspace.team.add"))
    wizard.fill(say("workspace.team.name"), "Ann Example")
    wizard.tick(say("workspace.team.lead"))
    postgres_server.stop()
    wizard.button(say("workspace.team.add_save")).click()
    expect(wizard.trouble).to_contain_text(words.say("store.away"))
    postgres_server.start()
    wizard.press(words.say("store.again"))
    wizard.press(say("workspace.team.add_save"))
    expect(wizard.notice).to_contain_text(say("workspace.team.added"))
    (member,) = services.team_of(records_of(wizard.server), ref)
    assert (member.name, member.lead) == ("Ann Example", True)


def test_content_spoiled_in_its_folder_changes_nothing_now_or_at_the_next_start(tmp_path, new_server, page, watch):
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    server = new_server(content).start()
    wizard, ref = midway(server, page)
    (content / "questions.yaml").unlink()
    saves_now(wizard, ref)
    watch.expect_lost_connection()
    server.kill()
    server.start()
    log = server.log.read_text(encoding="utf-8")
    assert "Warning" in log
    assert "questions.yaml" in log
    assert "Traceback" not in log
    wizard.open("questions")
    expect(page.get_by_role("main")).to_contain_text(our_pack().questions["purpose"].text)
    assert services.find_activity(records_of(server), ref).title == "Through thick and thin"


def test_a_content_folder_that_is_not_there_is_said_in_words(tmp_path, new_server):
    server = new_server(tmp_path / "nowhere")
    with pytest.raises(pytest.fail.Exception):
        server.start()
    log = server.log.read_text(encoding="utf-8")
    assert "nowhere" in log
    assert "Traceback" not in log
