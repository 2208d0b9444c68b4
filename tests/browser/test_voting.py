"""Phones in a live training session: joined by code, voted, followed, refreshed, and a server that dies."""

import re

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.voting import NOT_ON, shown_code
from tests import voting
from tests.browser.watching import settled
from tests.browser.wizard import HEADING, Wizard, our_pack, say

PACK = our_pack()
NAMES = {rung.key: rung.name for rung in PACK.rungs} | {NOT_ON: say("live.place.not_on_ladder")}


@pytest.fixture
def session(app):
    """Two scenarios, before the first."""
    made = voting.make(app, key=f"session-{services.sessions(app)[1]}")
    yield made
    services.close_session(app, LOCAL_ACTOR, made)


def join(phone: Wizard, token: str) -> None:
    """Scan the square code and press Join."""
    phone.open("vote", t=token)
    phone.is_at("vote-join")
    phone.page.get_by_role("button", name=say("vote.join.go")).click()


def places(phone: Wizard, now: str, should: str) -> None:
    """Choose both places."""
    for ask, chosen in (("now", now), ("should", should)):
        group = phone.page.get_by_role("radiogroup", name=say(f"vote.{ask}"))
        group.locator("label").filter(has=phone.exactly(NAMES[chosen])).first.click()


def send(phone: Wizard) -> None:
    """Press the button that sends the vote, or changes it."""
    phone.page.get_by_role("button", name=re.compile(f"{say('vote.send')}|{say('vote.change')}")).click()
    settled(phone.page)


def sent_no_vote_and_sees_none_otherwise(phone: Wizard) -> None:
    """Its vote is not in. Press Send with nothing chosen, which is refused; then say that one sees no answer another way."""
    expect(phone.page.get_by_text(say("vote.revealed.not_yours"))).to_be_visible()
    press = phone.page.get_by_role("button", name=say("vote.revealed.differ_send"))
    press.click()
    phone.is_refused("voting_choose_differ")
    phone.page.get_by_role("radiogroup").locator("label").first.click()
    press.click()
    expect(phone.page.get_by_text(say("vote.revealed.differ_in_none"))).to_be_visible()


def test_three_phones_follow_a_session_to_its_end(app, session, new_phone, axe):
    token = voting.token_of(app, session)
    code = services.session_view(app, session).session.code
    typed, scanned, third = new_phone(), new_phone(), new_phone()
    typed.open("vote")
    typed.is_at("vote-code")
    axe(typed.page)
    typed.fill(say("vote.code.label"), "AAAAAA")
    typed.page.get_by_role("button", name=say("vote.code.go")).click()
    typed.is_refused("voting_code")
    typed.fill(say("vote.code.label"), shown_code(code).lower())
    typed.page.get_by_role("button", name=say("vote.code.go")).click()
    typed.is_at("vote-join")
    axe(typed.page)
    typed.page.get_by_role("button", name=say("vote.join.go")).click()
    join(scanned, token)
    join(third, token)
    for phone in (typed, scanned, third):
        phone.is_at("vote-lobby")
    voting.move(app, session, "next")
    for phone in (typed, scanned, third):
        expect(phone.page.locator(f"{HEADING}[data-step='vote-open-1']")).to_be_visible()
    axe(typed.page)
    send(typed)
    typed.is_refused("voting_choose_now")
    typed.is_refused("voting_choose_should")
    places(typed, "consultation", "codesign")
    send(typed)
    typed.is_at("vote-in-1")
    places(scanned, "consultation", NOT_ON)
    send(scanned)
    scanned.is_at("vote-in-1")
    scanned.page.reload()
    scanned.is_at("vote-in-1")
    expect(scanned.page.get_by_role("radio", name=NAMES["consultation"]).first).to_be_checked()
    places(scanned, "informing", NOT_ON)
    send(scanned)
    expect(scanned.page.get_by_role("button", name=say("vote.change"))).to_be_visible()
    places(third, "consultation", "codesign")
    assert say("vote.revealed.caption") not in third.page.inner_text("main")
    voting.move(app, session, "reveal")
    for phone in (typed, scanned, third):
        expect(phone.page.locator(f"{HEADING}[data-step='vote-revealed-1']")).to_be_visible()
    assert services.item_result(app, session, 1).spreads["now"].counts == {"consultation": 1, "informing": 1}
    expect(typed.page.get_by_role("row", name=f"{NAMES['consultation']} 1 0")).to_be_visible()
    axe(typed.page)
    sent_no_vote_and_sees_none_otherwise(third)
    asked = PACK.questions[next(iter(services.session_view(app, session).session.items[0].answers))].text
    typed.page.get_by_role("radiogroup").locator("label").filter(has_text=asked).first.click()
    typed.page.get_by_role("button", name=say("vote.revealed.differ_send")).click()
    expect(typed.page.get_by_text(say("vote.revealed.differ_in"))).to_be_visible()
    assert services.item_result(app, session, 1).spreads["differ"].total == 1
    services.close_session(app, LOCAL_ACTOR, session)
    expect(third.page.locator(f"{HEADING}[data-step='vote-expired']")).to_be_visible()


def test_a_phone_that_scans_again_is_counted_once_and_another_person_on_it_is_another(app, session, new_phone):
    phone, token = new_phone(), voting.token_of(app, session)
    join(phone, token)
    phone.is_at("vote-lobby")
    phone.page.goto(f"{phone.server.address}/vote?t={token}")
    phone.is_at("vote-lobby")
    assert services.session_view(app, session).count.joined == 1
    seen = services.session_view(app, session).session.step
    services.renew_code(app, LOCAL_ACTOR, session, seen=seen)
    expect(phone.page.locator(f"{HEADING}[data-step='vote-closed']")).to_be_visible()
    phone.fill(say("vote.code.label"), services.session_view(app, session).session.code)
    phone.page.get_by_role("button", name=say("vote.code.go")).click()
    phone.is_at("vote-lobby")
    assert services.session_view(app, session).count.joined == 1
    phone.page.get_by_role("link", name=say("vote.join.as_another")).click()
    phone.is_at("vote-join")
    phone.page.get_by_role("button", name=say("vote.join.go")).click()
    phone.is_at("vote-lobby")
    assert services.session_view(app, session).count.joined == 2


def test_a_vote_by_keyboard_alone(app, session, new_phone):
    phone = new_phone()
    join(phone, voting.token_of(app, session))
    phone.is_at("vote-lobby")
    voting.move(app, session, "next")
    expect(phone.page.locator(f"{HEADING}[data-step='vote-open-1']")).to_be_focused()
    settled(phone.page)
    keys = phone.page.keyboard
    for _ in range(2):
        keys.press("Tab")
        keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    phone.is_at("vote-in-1")
    assert services.item_result(app, session, 1).spreads["now"].total == 1
