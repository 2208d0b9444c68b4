"""The ladder on a projector: read from four metres, gone through by keys, by a clicker and by links, with notes beside it."""

from playwright.sync_api import expect

from logic.documents import show_words
from logic.show import talk
from tests.browser.watching import AXE, RUN_AXE, TAGS, settled
from tests.browser.wizard import our_pack, say

PACK = our_pack()
TALK = talk(PACK)
KEYS = [slide.key for slide in TALK.slides]
LEAST = 24
"""Pixels of the smallest type on a projector (issue 6)."""
SIZES = ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080}, {"width": 1024, "height": 768})
SMALL = """(least) => [...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 2 && !one.closest(".dw-unseen, script, style"))
    .map((one) => [parseFloat(getComputedStyle(one).fontSize), one.textContent.trim().slice(0, 40)])
    .filter(([size]) => size < least)"""
HIDDEN = """() => {
    const stage = document.querySelector(".dw-stage");
    const foot = document.querySelector(".dw-stage-foot").getBoundingClientRect();
    const above = [...document.querySelectorAll(".dw-stage-main > *, .dw-stage-side > *")];
    const over = above.filter((one) => one.getBoundingClientRect().bottom > foot.top + 1).map((one) => one.className);
    if (foot.bottom > window.innerHeight + 1) over.push("foot");
    for (const one of [stage, document.documentElement])
        if (one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth) over.push("scrolls");
    return over;
}"""


def show(wizard, key, **more):
    wizard.open("show-the-ladder", at=key, **more)
    at(wizard, key)


def at(wizard, key):
    wizard.is_at(key)


def press(wizard, *keys):
    for key in keys:
        wizard.page.keyboard.press(key)


def way(wizard, name):
    return wizard.page.locator(".dw-stage-foot").get_by_role("link", name=say(f"show.way.{name}"))


def faults(page):
    page.evaluate(AXE)
    return page.evaluate(RUN_AXE, TAGS)[1]


def test_every_slide_is_read_from_four_metres_and_none_scrolls(wizard):
    for key in KEYS:
        show(wizard, key)
        for size in SIZES:
            wizard.page.set_viewport_size(size)
            assert wizard.page.evaluate(SMALL, LEAST) == [], (key, size)
            assert wizard.page.evaluate(HIDDEN) == [], (key, size)
            if key in {"step-codesign", "turn-2"}:
                assert faults(wizard.page) == [], (key, size)


def test_an_example_of_much_to_say_fits_as_well_and_a_phone_has_it_all(wizard, axe):
    wordy = max(PACK.scenarios, key=lambda one: len(one.teaching_point) + len(one.situation) + len(one.title))
    moves = talk(PACK, wordy.id)
    longest = max(moves.turns, key=lambda one: len(show_words.turned(PACK, one)))
    for key in ("example", "answers", f"turn-{moves.turns.index(longest) + 1}", "close"):
        show(wizard, key, example=wordy.id)
        for size in SIZES:
            wizard.page.set_viewport_size(size)
            assert wizard.page.evaluate(SMALL, LEAST) == [], (key, size)
            assert wizard.page.evaluate(HIDDEN) == [], (key, size)
    for key in ("step-engagement", "turn-1"):
        show(wizard, key)
        axe(wizard.page)


def test_keys_and_a_clicker_go_through_it_and_the_place_outlives_a_refresh(wizard):
    show(wizard, KEYS[0])
    for key, to in (("PageDown", 1), ("ArrowRight", 2), ("Space", 3), ("PageUp", 2), ("ArrowLeft", 1), ("Home", 0)):
        press(wizard, key)
        at(wizard, KEYS[to])
    expect(wizard.page.locator("h1")).to_be_focused()
    press(wizard, "PageDown")
    at(wizard, KEYS[1])
    wizard.page.reload()
    at(wizard, KEYS[1])
    assert wizard.query()["at"] == KEYS[1]
    wizard.page.go_back()
    at(wizard, KEYS[0])
    # What somebody types is theirs.
    wizard.page.evaluate("() => document.body.append(Object.assign(document.createElement('input'), {id: 'typed'}))")
    wizard.page.locator("#typed").focus()
    press(wizard, "ArrowRight", "PageDown", "n", "f", "Escape")
    assert wizard.step == KEYS[0]
    assert wizard.page.locator("#typed").input_value() == "nf"
    wizard.page.evaluate("() => document.getElementById('typed').remove()")
    filled = "() => Boolean(document.fullscreenElement)"
    assert not wizard.page.evaluate(filled)
    press(wizard, "f")
    wizard.page.wait_for_function(filled)
    wizard.page.get_by_role("button", name=say("show.full")).click()
    wizard.page.wait_for_function("() => !document.fullscreenElement")
    press(wizard, "Escape")
    at(wizard, "begin")


def test_an_answer_is_turned_by_keys_or_by_its_link_and_the_ladder_moves(wizard):
    show(wizard, "yours")
    first, begun = TALK.turns[0], wizard.page.locator(".dw-rung.dw-here strong").inner_text()
    place = list(PACK.flow.by_key).index
    shown = wizard.page.locator("[data-turns]").evaluate_all("(all) => all.map((one) => one.dataset.turns)")
    assert shown == sorted(shown, key=place)
    press(wizard, *["ArrowDown"] * (shown.index(first.question) + 1))
    expect(wizard.page.locator(f"[data-turns={first.question}]")).to_be_focused()
    press(wizard, "Enter")
    at(wizard, f"yours-{first.question}")
    expect(wizard.page.locator("h1")).to_have_text(show_words.turn_title(PACK, first))
    expect(wizard.page.locator("h1")).to_be_focused()
    expect(wizard.page.locator(".dw-stage-main")).to_contain_text(show_words.turned(PACK, first))
    expect(wizard.page.locator(".dw-rung.dw-here")).to_contain_text(say("show.mark.now"))
    assert wizard.page.locator(".dw-rung.dw-here strong").inner_text() != begun
    # The way down begins at the answer that was turned last.
    press(wizard, "ArrowDown")
    expect(wizard.page.locator(f"[data-turns={first.question}]")).to_be_focused()
    wizard.page.reload()
    at(wizard, f"yours-{first.question}")
    wizard.page.locator(f"[data-turns={first.question}]").click()
    at(wizard, "yours")
    assert wizard.page.locator(".dw-rung.dw-here strong").inner_text() == begun
    wizard.page.locator("[data-turns=purpose]").click()
    at(wizard, "yours-purpose")
    expect(wizard.page.locator(".dw-rung.dw-here")).to_have_count(0)
    wizard.page.get_by_role("link", name=say("show.turn.again")).click()
    at(wizard, "yours")


def test_the_show_begins_with_any_example_by_links_alone_and_has_notes_that_follow_nothing(wizard, axe):
    wizard.open("show-the-ladder")
    axe(wizard.page)
    other = PACK.scenarios[0]
    assert other is not TALK.example
    wizard.page.get_by_text(say("show.example.other")).click()
    wizard.page.get_by_role("link", name=other.title, exact=True).click()
    expect(wizard.page.locator(".dw-inset")).to_contain_text(other.title)
    settled(wizard.page)
    wizard.page.get_by_role("link", name=say("show.start")).click()
    at(wizard, KEYS[0])
    way(wizard, "next").focus()
    press(wizard, "Enter")
    at(wizard, KEYS[1])
    with wizard.page.context.expect_page() as opened:
        press(wizard, "n")
    notes = opened.value
    note = show_words.note(PACK, TALK, TALK.slides[1])
    expect(notes.locator(".dw-stage-ask")).to_have_text(note.ask)
    axe(notes)
    notes.keyboard.press("ArrowRight")
    expect(notes.locator(f"h1[data-step='notes-{KEYS[2]}']")).to_be_visible()
    notes.close()
    assert wizard.step == KEYS[1]
    way(wizard, "leave").click()
    at(wizard, "begin")
    expect(wizard.page.locator(".dw-inset")).to_contain_text(other.title)
    wizard.page.get_by_role("link", name=say("show.keys.turn_off")).click()
    expect(wizard.exactly(say("show.keys.letters_off"))).to_be_visible()
    settled(wizard.page)
    wizard.page.get_by_role("link", name=say("show.start")).click()
    at(wizard, KEYS[0])
    press(wizard, "n", "ArrowRight")
    at(wizard, KEYS[1])
    assert wizard.query()["letters"] == "off"
    assert len(wizard.page.context.pages) == 1
    show(wizard, KEYS[0], example="<b>none</b>", flip="nothing,<i>", turned="<i>")
    wizard.open("show-the-ladder", at="<b>", flip="power")
    at(wizard, KEYS[0])
    wizard.open("show-the-ladder")
    name, content = wizard.take(say("show.handout.trainer_word"))
    assert name.startswith(say("show.paper.trainer_file"))
    assert content.startswith(b"PK")
