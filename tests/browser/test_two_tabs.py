"""Two tabs, or two people, at the same question: both are shown both, and neither loses a word."""

import pytest
from playwright.sync_api import expect

from tests.browser.kept import part_of
from tests.browser.watching import settled
from tests.browser.wizard import GIVEN, NOTE, Wizard, say


@pytest.fixture
def two_tabs(server, new_page, app):
    """The same question open twice; the other tab has answered it."""
    mine, other = Wizard(new_page(), server), Wizard(new_page(), server)
    ref = mine.start_activity("Two tabs")
    other.open("approach", a=ref, p="1")
    other.answer("no", "Nobody could tell us.")
    mine.choose(GIVEN["yes"])
    mine.fill(NOTE, "The lead member asked for it.")
    mine.press(say("approach.continue"))
    return mine, ref


def both_stand_on_the_page(mine):
    expect(mine.trouble).to_contain_text(say("refused.conflict.heading"))
    expect(mine.trouble).to_contain_text("Nobody could tell us.")
    expect(mine.trouble).to_contain_text(GIVEN["no"])
    expect(mine.trouble.locator(".dw-label")).to_have_text([say("frame.field.answer"), say("frame.field.note")])
    expect(mine.trouble).to_be_focused()
    expect(mine.chosen).to_have_accessible_name(GIVEN["yes"])
    expect(mine.field(NOTE)).to_have_value("The lead member asked for it.")


def test_of_two_tabs_the_second_is_shown_both_answers_and_may_keep_theirs(two_tabs, app):
    mine, ref = two_tabs
    both_stand_on_the_page(mine)
    assert part_of(app, ref).values == {"purpose": "no"}
    mine.press(say("approach.conflict.keep"))
    expect(mine.trouble).to_have_count(0)
    expect(mine.chosen).to_have_accessible_name(GIVEN["no"])
    expect(mine.field(NOTE)).to_have_value("Nobody could tell us.")
    mine.go()
    assert part_of(app, ref).answers["purpose"].note == "Nobody could tell us."


def test_of_two_tabs_the_second_may_put_its_own_in_place_of_theirs(two_tabs, app):
    mine, ref = two_tabs
    both_stand_on_the_page(mine)
    mine.button(say("approach.continue")).hover()
    mine.page.mouse.down(click_count=2)  # the second half of a double click: nobody has read of the conflict yet
    mine.page.mouse.up(click_count=2)
    settled(mine.page)
    assert part_of(app, ref).values == {"purpose": "no"}
    mine.go()
    mine.is_at("decision")
    kept = part_of(app, ref).answers["purpose"]
    assert (kept.value, kept.note, kept.version) == ("yes", "The lead member asked for it.", 2)


def test_what_is_decided_written_in_two_tabs_is_shown_from_both(server, new_page, app):
    mine, other = Wizard(new_page(), server), Wizard(new_page(), server)
    ref = mine.start_activity("Two tabs, in words")
    mine.answer("yes")
    mine.is_at("decision")
    other.open("approach", a=ref, p="1", q="decision")
    other.describe_decision("Theirs: where the drop-in goes", "The director")
    mine.fill(say("approach.decision.decision"), "Mine: when it opens")
    mine.fill(say("approach.decision.decider"), "Cabinet")
    mine.press(say("approach.continue"))
    expect(mine.trouble).to_contain_text("Theirs: where the drop-in goes")
    names = mine.trouble.locator(".dw-label")
    expect(names).to_have_text([say("record.what"), say("record.decider")])
    expect(mine.field(say("approach.decision.decision"))).to_have_value("Mine: when it opens")
    mine.go()
    assert part_of(app, ref).decision == "Mine: when it opens"
