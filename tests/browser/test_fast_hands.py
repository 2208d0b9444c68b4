"""Somebody who is faster than the server: what they did first is done too, whatever they did next."""

from logic import services
from logic.activity import LOCAL_ACTOR
from tests.browser.kept import answered, part_of
from tests.browser.watching import settled
from tests.browser.wizard import GIVEN, say

AT_ONCE = "(all) => all.forEach((one) => one.click())"
"""Clicks one after another, before the page has heard anything of the first."""


def test_boxes_ticked_faster_than_they_are_kept_are_all_kept(wizard, app):
    ref = answered(app, title="All were there")
    wizard.open("record", a=ref, p="1")
    wizard.is_at("record-new")
    boxes = wizard.page.locator("[class*='st-key-boxes-who'] input")
    names = [f"who-{place}" for place in range(boxes.count())]
    boxes.evaluate_all(AT_ONCE)
    settled(wizard.page)
    assert len(names) > 4
    assert [part_of(app, ref).draft.get(name) for name in names] == ["yes"] * len(names)


def test_an_answer_and_the_way_on_pressed_at_once_are_both_done(wizard, app):
    ref = services.start_activity(app, LOCAL_ACTOR, title="In a hurry", level="service", key="in a hurry")
    wizard.open("approach", a=ref, p="1", step="purpose")
    wizard.is_at("question-purpose")
    chosen = wizard.page.get_by_role("radio", name=GIVEN["yes"], exact=True)
    chosen.or_(wizard.button(say("approach.continue"))).evaluate_all(AT_ONCE)
    wizard.moved_from("question-purpose")
    assert part_of(app, ref).values == {"purpose": "yes"}
