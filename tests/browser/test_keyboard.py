"""The whole job without a mouse: from the start page to a made record."""

import re
from datetime import date

from playwright.sync_api import expect

from logic import services
from tests.browser.kept import records_of
from tests.browser.watching import settled
from tests.browser.wizard import GIVEN, HEADING, NOTE, Wizard, level_name, say

FAR = 80
"""No page has more stops for the Tab key between the heading and its last button."""


class Keys:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, page):
        self.page = page
        self.wizard = Wizard(page, None)

    def tab_to(self, target):
        """Press Tab until this holds the focus, and see that it shows."""
        for _ in range(FAR):
            self.page.keyboard.press("Tab")
            if target.count() and target.first.evaluate("(one) => one === document.activeElement"):
                self.sees_where_it_is(target.first)
                return
        raise AssertionError(f"The Tab key does not reach {target}")

    def sees_where_it_is(self, target):
        """What has the focus looks other than without it."""
        box = target.bounding_box()
        edge = 12
        around = {
            "x": max(box["x"] - edge, 0),
            "y": max(box["y"] - edge, 0),
            "width": box["width"] + 2 * edge,
            "height": box["height"] + 2 * edge,
        }
        focused = self.page.screenshot(clip=around, animations="disabled")
        target.evaluate("(one) => one.blur()")
        for _ in range(20):  # what draws the focus may be as late as the machine is busy
            without = self.page.screenshot(clip=around, animations="disabled")
            if without != focused:
                break
            self.page.wait_for_timeout(100)
        target.evaluate("(one) => one.focus()")
        assert focused != without, f"the focus on {target} cannot be seen"

    def lands_on(self, step):
        """The focus moves to the heading of the next step by itself."""
        self.wizard.is_at(step)
        expect(self.page.locator(HEADING)).to_be_focused()

    def press(self, role, words, key="Enter"):
        """Reach a button or link and press it."""
        self.tab_to(self.page.get_by_role(role, name=words, exact=True))
        self.page.keyboard.press(key)

    def write(self, name, words):
        """Reach a text box and type in it."""
        self.tab_to(self.wizard.field(name))
        self.page.keyboard.type(words)

    def choose(self, group_size, option):
        """Reach a group of choices, and take one with Space and the arrows."""
        radios = self.page.get_by_role("radiogroup").first.get_by_role("radio")
        expect(radios).to_have_count(group_size)
        self.tab_to(radios)
        self.page.keyboard.press("Space")
        wanted = self.page.get_by_role("radio", name=re.compile(f"^{option}")).first
        for _ in range(group_size):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {option}")

    def answer(self, value, note=""):
        """Answer the question on the page and go on."""
        radios = self.page.get_by_role("radiogroup").first.get_by_role("radio").count()
        self.choose(radios, GIVEN[value])
        if note:
            self.write(NOTE, note)
        self.press("button", say("approach.continue"))


def test_a_record_is_made_with_the_keyboard_alone(server, page):
    keys = Keys(page)
    page.goto(server.address)
    settled(page)
    keys.press("link", say("start.begin"))
    keys.lands_on("begin")
    keys.write(say("approach.begin.title"), "Fair charges, by keyboard")
    keys.choose(3, level_name("service"))
    keys.press("button", say("approach.begin.start"))
    keys.lands_on("question-purpose")
    keys.answer("yes", "The lead member asked for it.")
    keys.lands_on("decision")
    keys.write(say("approach.decision.decision"), "How much people pay for day care")
    keys.write(say("approach.decision.decider"), "Cabinet")
    keys.press("button", say("approach.continue"))
    for question, value in {
        "affected": "yes",
        "open": "yes",
        "weigh": "yes",
        "time_ask": "yes",
        "shape": "not_sure",
    }.items():
        keys.lands_on(f"question-{question}")
        keys.answer(value)
    keys.lands_on("add-on-AQ2")
    keys.answer("no")
    keys.lands_on("others")
    keys.tab_to(page.get_by_role("checkbox").first)
    page.keyboard.press("Space")
    keys.press("button", say("approach.continue"))
    keys.lands_on("check")
    keys.press("link", say("check.see_result"))
    keys.lands_on("result-CONSULT")
    keys.press("link", say("result.record.make"))
    keys.lands_on("record-new")
    keys.tab_to(page.get_by_role("checkbox").first)
    page.keyboard.press("Space")
    keys.write(say("record.agreed.name"), "Sam Senior")
    keys.write(say("record.agreed.role"), "Head of service")
    for figures in ("20", "11", "2025"):
        page.keyboard.press("Tab")
        page.keyboard.type(figures)
    keys.write(say("record.agreed.told"), "In a letter to everybody.")
    keys.press("button", say("record.make"))
    expect(page.locator(f"{HEADING}[data-step^='record-WT-']")).to_be_visible()
    settled(page)
    expect(page.locator(HEADING)).to_be_focused()

    reference = page.url.split("r=")[1]
    record = services.find_record(records_of(server), reference)
    assert record.outcome == "CONSULT"
    agreed = record.snapshot["agreement"]
    assert (agreed["agreed_by"], agreed["agreed_on"]) == ("Sam Senior", date(2025, 11, 20).isoformat())
