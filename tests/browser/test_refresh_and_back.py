"""Refresh, back, forward and a link from elsewhere: nothing given is lost."""

from playwright.sync_api import expect

from tests.browser.kept import answered, part_of
from tests.browser.watching import settled
from tests.browser.wizard import GIVEN, NOTE, say


def test_a_refresh_midway_shows_the_same_question_and_every_answer_stays(wizard, app):
    ref = wizard.start_activity("Refreshed midway")
    wizard.answer("yes", "The lead member asked for it.")
    wizard.describe_decision("Where the drop-in goes")
    wizard.is_at("question-affected")
    wizard.page.reload()
    wizard.is_at("question-affected")
    part = part_of(app, ref)
    assert part.values == {"purpose": "yes"}
    assert part.decision == "Where the drop-in goes"
    wizard.open("approach", a=ref, p="1", q="purpose")
    expect(wizard.chosen).to_have_accessible_name(GIVEN["yes"])
    expect(wizard.field(NOTE)).to_have_value("The lead member asked for it.")


def test_a_refresh_while_trying_keeps_every_answer_in_the_address(wizard):
    wizard.try_it()
    wizard.answer("yes")
    wizard.answer("yes")
    wizard.is_at("question-open")
    wizard.page.reload()
    wizard.is_at("question-open")
    assert wizard.query().items() >= {"purpose": "yes", "affected": "yes"}.items()


def test_back_and_forward_in_the_browser_go_from_question_to_question(wizard, app):
    ref = wizard.start_activity("Back and forward")
    wizard.answer("yes")
    wizard.describe_decision("Where the drop-in goes")
    wizard.answer("yes")
    wizard.is_at("question-open")
    wizard.page.go_back()
    wizard.is_at("question-affected")
    expect(wizard.chosen).to_have_accessible_name(GIVEN["yes"])
    wizard.page.go_back()
    wizard.is_at("decision")
    expect(wizard.field(say("approach.decision.decision"))).to_have_value("Where the drop-in goes")
    wizard.page.go_forward()
    wizard.is_at("question-affected")
    wizard.page.go_forward()
    wizard.is_at("question-open")
    assert part_of(app, ref).values == {"purpose": "yes", "affected": "yes"}


def test_the_back_link_shows_the_answer_given_and_continue_leads_on_from_it(wizard, app):
    ref = wizard.start_activity("The back link")
    wizard.answer("yes")
    wizard.describe_decision("Where the drop-in goes")
    wizard.follow(say("frame.back"))
    wizard.is_at("decision")
    wizard.follow(say("frame.back"))
    wizard.is_at("question-purpose")
    expect(wizard.chosen).to_have_accessible_name(GIVEN["yes"])
    wizard.go()
    wizard.is_at("decision")
    assert part_of(app, ref).answers["purpose"].version == 1


def test_an_address_ahead_of_the_answers_shows_the_next_question_and_says_so(wizard):
    ref = wizard.start_activity("Ahead of itself")
    wizard.open("approach", a=ref, p="1", q="see_through")
    wizard.is_at("question-purpose")
    expect(wizard.notice).to_contain_text(say("approach.no_such_step"))
    for page in ("result", "record"):
        wizard.open(page, a=ref, p="1")
        wizard.is_at(f"{page}-none")


def test_a_half_filled_record_outlives_a_refresh(wizard, app):
    ref = answered(app, title="Half a record")
    wizard.open("record", a=ref, p="1")
    wizard.tick("Unpaid carers")
    settled(wizard.page)
    wizard.fill(say("record.agreed.name"), "Sam Senior")
    wizard.fill(say("record.agreed.told"), "In a letter.")
    wizard.field(say("record.agreed.told")).blur()
    settled(wizard.page)
    wizard.page.reload()
    wizard.is_at("record-new")
    expect(wizard.page.get_by_role("checkbox", name="Unpaid carers")).to_be_checked()
    expect(wizard.field(say("record.agreed.name"))).to_have_value("Sam Senior")
    expect(wizard.field(say("record.agreed.told"))).to_have_value("In a letter.")
