"""A server killed midway: what was saved is there, what was typed still stands, the first click counts."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from bench.kills import kill_again_and_again, killable
from bench.voting import held
from tests.browser.kept import answered, part_of, records_of
from tests.browser.watching import BACK, settled
from tests.browser.wizard import GIVEN, HEADING, NOTE, Wizard, say


def test_a_server_killed_midway_loses_neither_answers_nor_the_note_being_typed(fresh_server, page, watch):
    wizard = Wizard(page, fresh_server)
    ref = wizard.start_activity("Through a power cut")
    wizard.answer("yes", "The lead member asked for it.")
    wizard.describe_decision("Where the drop-in goes")
    wizard.choose(GIVEN["yes"])
    wizard.fill(NOTE, "Everybody who comes on Mondays.")
    watch.expect_lost_connection()
    fresh_server.kill()
    expect(page.locator(".dw-connection")).to_contain_text("Connection lost")
    fresh_server.start()
    expect(page.locator(".dw-connection")).to_be_empty(timeout=BACK)
    settled(page)
    expect(page.locator(HEADING)).to_have_attribute("data-step", "question-affected")
    expect(wizard.field(NOTE)).to_have_value("Everybody who comes on Mondays.")
    expect(wizard.chosen).to_have_accessible_name(GIVEN["yes"])
    wizard.button(say("approach.continue")).click()
    wizard.is_at("question-open")
    part = part_of(records_of(fresh_server), ref)
    assert part.values == {"purpose": "yes", "affected": "yes"}
    assert part.answers["purpose"].note == "The lead member asked for it."
    assert part.answers["affected"].note == "Everybody who comes on Mondays."
    assert part.decision == "Where the drop-in goes"


def test_a_record_half_filled_when_the_server_dies_is_made_with_the_first_click_after(fresh_server, page, watch):
    app = records_of(fresh_server)
    ref = answered(app, title="A record through a power cut")
    wizard = Wizard(page, fresh_server)
    wizard.open("record", a=ref, p="1")
    wizard.fill_in_record()
    wizard.field(say("record.agreed.told")).blur()
    settled(page)
    watch.expect_lost_connection()
    fresh_server.kill()
    expect(page.locator(".dw-connection")).to_contain_text("Connection lost")
    fresh_server.start()
    expect(page.locator(".dw-connection")).to_be_empty(timeout=BACK)
    settled(page)
    wizard.button(say("record.make")).click()
    wizard.is_at(f"record-{ref}-1-1")
    assert part_of(app, ref).records[0].snapshot["agreement"]["agreed_by"] == "Sam Senior"


@pytest.fixture(params=["sqlite", "postgresql"])
def killed(request, tmp_path):
    """A server to be killed by itself, without a browser, over either database."""
    if request.param == "sqlite":
        with killable(tmp_path) as (server, app):
            yield server, app
        return
    postgres = request.getfixturevalue("postgres_server")
    with postgres.database() as name:
        postgres.run("CREATE EXTENSION amcheck", database=name)
        with killable(tmp_path, postgres.url(name)) as (server, app):
            yield server, app


def test_no_answer_confirmed_before_a_random_kill_is_lost_and_none_is_saved_by_halves(killed):
    """Three kills of the two hundred that ``bench/kills.py`` makes."""
    server, app = killed
    with ThreadPoolExecutor(1) as apart:  # the browser's own loop runs in this thread
        tally = apart.submit(asyncio.run, kill_again_and_again(server, app, 3, seed=7)).result()
    assert tally.well, str(tally)
    assert tally.kills == 3
    assert tally.confirmed > 3


@pytest.mark.parametrize(("database", "servers"), [("sqlite", 1), ("postgresql", 2)])
def test_no_vote_confirmed_before_a_server_dies_is_lost_and_none_counts_twice(request, tmp_path, database, servers):
    """A few phones of the two hundred that ``bench/voting.py --kill`` has vote, amid which one server is killed."""
    postgres = None if database == "sqlite" else request.getfixturevalue("postgres_server")
    with ExitStack() as stack, ThreadPoolExecutor(1) as apart:
        url = postgres.url(stack.enter_context(postgres.database())) if postgres else ""
        how = {"killed_at": 0.8, "window": 1.6, "items": ["S02"]}
        room = apart.submit(held, tmp_path, url, 8, servers, **how).result()
    assert not room.faults
    assert room.lost == 8 // servers
