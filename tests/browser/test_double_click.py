"""A double click does its work once."""

from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests.browser.kept import CONSULT, answered, called, part_of
from tests.browser.watching import settled, twice
from tests.browser.wizard import GIVEN, say


def test_a_double_click_on_start_begins_one_piece_of_work(wizard, app):
    wizard.open("approach")
    wizard.fill(say("approach.begin.title"), "Started twice")
    wizard.choose("Service")
    twice(wizard.button(say("approach.begin.start")))
    wizard.is_at("question-purpose")
    assert len(called(app, "Started twice")) == 1


def test_a_double_click_on_continue_gives_one_answer_and_no_complaint(wizard, app):
    ref = wizard.start_activity("Continued twice")
    wizard.choose(GIVEN["yes"])
    twice(wizard.button(say("approach.continue")))
    wizard.is_at("decision")
    expect(wizard.trouble).to_have_count(0)
    part = part_of(app, ref)
    assert part.values == {"purpose": "yes"}
    assert part.answers["purpose"].version == 1


def test_a_double_click_makes_one_action(wizard, app):
    ref = answered(app, title="An action twice")
    wizard.open("result", a=ref, p="1")
    twice(wizard.make_action("shape"))
    expect(wizard.notice).to_contain_text(say("result.action.made"))
    settled(wizard.page)
    assert len(part_of(app, ref).actions) == 1


def test_a_double_click_ticks_items_off_and_says_how_many(wizard, app):
    ref = answered(app, title="Ticked twice")
    wizard.open("checklist", a=ref, p="1")
    for at in (0, 1):
        wizard.page.get_by_role("checkbox").nth(at).focus()
        wizard.page.keyboard.press("Space")
    twice(wizard.button(say("checklist.next.save")))
    expect(wizard.notice).to_contain_text(say("checklist.next.saved", count=2))
    settled(wizard.page)
    expect(wizard.notice).to_contain_text(say("checklist.next.saved", count=2))
    expect(wizard.trouble).to_have_count(0)


def test_a_double_click_takes_an_item_off_without_complaint(wizard, app):
    ref = answered(app, title="Removed twice")
    number = services.add_item(app, LOCAL_ACTOR, ref, 1, phase="plan", text="Book the hall", key="removed-twice")
    wizard.open("checklist", a=ref, p="1", i=f"own-{number}")
    wizard.unfold(say("checklist.one.remove"))
    twice(wizard.button(say("checklist.one.remove_confirm")))
    expect(wizard.notice).to_contain_text(say("checklist.one.removed"))
    settled(wizard.page)
    expect(wizard.trouble).to_have_count(0)


def test_a_double_click_makes_one_record(wizard, app):
    ref = answered(app, title="A record twice")
    wizard.open("record", a=ref, p="1")
    wizard.fill_in_record()
    twice(wizard.button(say("record.make")))
    wizard.is_at(f"record-{ref}-1-1")
    assert len(part_of(app, ref).records) == 1


def test_a_double_click_saves_a_tried_case_once(wizard, app):
    wizard.open("result", **{"try": "1"}, **CONSULT, level="service", AQ2="no", others="yes")
    wizard.is_result("CONSULT")
    wizard.fill(say("result.keep.title"), "Kept twice")
    twice(wizard.button(say("result.keep.save")))
    expect(wizard.notice).to_contain_text(say("result.keep.saved"))
    settled(wizard.page)
    kept = called(app, "Kept twice")
    assert len(kept) == 1
    assert part_of(app, kept[0].ref).values == CONSULT


def test_the_second_half_of_a_double_click_presses_nothing_that_came_under_the_pointer(wizard):
    wizard.open("live-sessions", view="new")
    wizard.fill(say("live.new.planned"), "many")
    wizard.press(say("live.new.make"))
    wizard.is_refused("voting_title_missing")
    ready, ticked = (
        wizard.button(say("live.new.pair", one=2, other=3)),
        wizard.page.get_by_role("checkbox", checked=True),
    )
    ready.hover()
    wizard.page.mouse.down(click_count=2)
    wizard.page.mouse.up(click_count=2)
    settled(wizard.page)
    expect(wizard.trouble).to_be_focused()
    expect(ticked).to_have_count(0)
    ready.click()
    expect(ticked).to_have_count(2)
