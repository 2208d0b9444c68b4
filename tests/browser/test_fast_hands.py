"""Somebody who is faster than the server: what they did first is done too, whatever they did next."""

from time import monotonic, sleep

from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests.browser.kept import answered, part_of
from tests.browser.watching import settled
from tests.browser.wizard import GIVEN, Wizard, say

AT_ONCE = "(all) => all.forEach((one) => one.click())"
"""Clicks one after another, before the page has heard anything of the first."""

AGAIN = """async (box, all) => {
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set;
    const turn = () => new Promise((on) => setTimeout(on));
    for (const words of all) {
        box.focus();
        set.call(box, words);
        box.dispatchEvent(new Event("input", { bubbles: true }));
        await turn();
        box.blur();
        await turn();
    }
}"""
"""Writes one thing after another in a box, and leaves it each time."""

SAVED = """async ([box, button, all]) => {
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set;
    let last = "";
    for (const words of all) {
        if (!box.isConnected || !button.isConnected) break;  // the page was drawn anew
        set.call(box, words);
        box.dispatchEvent(new Event("input", { bubbles: true }));
        button.click();
        last = words;
        await new Promise((on) => setTimeout(on));
    }
    return last;
}"""
"""Writes one thing after another in a box of a form, and presses a button each time; gives the last."""


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


def test_boxes_ticked_right_before_the_page_is_closed_are_all_kept(new_page, server, app):
    ref = answered(app, title="Off to the next meeting")
    page = new_page()
    wizard = Wizard(page, server)
    wizard.open("record", a=ref, p="1")
    wizard.is_at("record-new")
    boxes = page.locator("[class*='st-key-boxes-who'] input")
    names = {f"who-{place}" for place in range(boxes.count())}
    boxes.evaluate_all(AT_ONCE)
    page.wait_for_timeout(50)  # that somebody takes to close it: the browser itself tells the server a moment later
    page.goto("about:blank")
    until = monotonic() + 30
    while names - part_of(app, ref).draft.keys() and monotonic() < until:
        sleep(0.05)
    assert names <= part_of(app, ref).draft.keys()


def test_a_box_changed_again_before_the_page_is_drawn_keeps_the_last_words_and_no_others_are_told_of(wizard, app):
    ref = answered(app, title="Told and told again")
    wizard.open("record", a=ref, p="1")
    wizard.is_at("record-new")
    wizard.field(say("record.agreed.told")).evaluate(AGAIN, [f"In {count} letters. " for count in range(1, 13)])
    settled(wizard.page)
    expect(wizard.page.get_by_role("alert")).to_have_count(0)
    assert part_of(app, ref).draft["how_told"] == "In 12 letters."


def test_a_form_saved_again_before_the_page_is_drawn_keeps_the_last_words_and_no_others_are_told_of(wizard, app):
    given = {"text": "The forms are too long.", "name": "Ann", "contact": "01793 000000", "key": "in a hurry"}
    number = services.note_concern(app, LOCAL_ACTOR, **given)
    wizard.open("concerns", c=str(number))
    box, button = wizard.field(say("concerns.reply.reply")), wizard.button(say("concerns.reply.save"))
    all_words = [f"We cut {count} pages." for count in range(1, 13)]
    last = wizard.page.evaluate(SAVED, [box.element_handle(), button.element_handle(), all_words])
    settled(wizard.page)
    expect(wizard.trouble).to_have_count(0)
    assert services.find_concern(app, number).reply == last
    services.answer_concern(app, LOCAL_ACTOR, number, reply="We cut them all.", shown="", published=False)
    wizard.fill(say("concerns.reply.reply"), "We cut none.")
    wizard.press(say("concerns.reply.save"))
    expect(wizard.trouble).to_contain_text("We cut them all.")
    assert services.find_concern(app, number).reply == "We cut them all."


def test_an_answer_and_the_way_on_pressed_at_once_are_both_done(wizard, app):
    ref = services.start_activity(app, LOCAL_ACTOR, title="In a hurry", level="service", key="in a hurry")
    wizard.open("approach", a=ref, p="1", step="purpose")
    wizard.is_at("question-purpose")
    chosen = wizard.page.get_by_role("radio", name=GIVEN["yes"], exact=True)
    chosen.or_(wizard.button(say("approach.continue"))).evaluate_all(AT_ONCE)
    wizard.moved_from("question-purpose")
    assert part_of(app, ref).values == {"purpose": "yes"}
