"""Practising in a browser: an example placed and its answer shown, pairs, what is remembered, and odd addresses."""

from playwright.sync_api import expect

from logic import practice
from tests.browser.test_keyboard import Keys
from tests.browser.watching import settled
from tests.browser.wizard import HEAR, our_pack, say
from tests.hostile import HOSTILE

PACK = our_pack()
SCENARIOS = {one.id: one for one in PACK.scenarios}
ORDER = [one.id for one in practice.teaching_order(PACK.scenarios, PACK.flow)]
COUNT = len(ORDER)
KEPT = "doing-with-practised"


def rung(key):
    return next(one.name for one in PACK.rungs if one.key == key)


def compared(yours, theirs):
    return say("practice.compare.apart", yours=rung(yours).lower(), theirs=rung(theirs).lower())


def tally(done, count):
    return say("practice.tally", done=done, count=count)


def forget(wizard):
    """As on a device on which nobody has practised."""
    wizard.open("practice")
    wizard.page.evaluate("(key) => window.localStorage.removeItem(key)", KEPT)


def test_one_example_by_keyboard_alone_is_remembered_here_and_forgotten_on_request(wizard, axe):
    forget(wizard)
    wizard.open("practice", way="all")
    page, keys, first = wizard.page, Keys(wizard.page), SCENARIOS[ORDER[3]]
    expect(page.locator("[data-dw-tally]")).to_have_text(tally(0, COUNT))
    expect(page.locator(".dw-forget")).to_be_hidden()
    keys.press("link", first.title)
    keys.lands_on(f"place-{first.id}")
    assert first.teaching_point not in page.get_by_role("main").inner_text()
    axe(page)
    # Nothing chosen is told, and nothing is lost by it.
    keys.press("button", say("practice.place.see"))
    wizard.is_refused("practice_place_missing", title=first.title)
    keys.tab_to(page.get_by_role("radio").first)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(wizard.chosen).to_have_count(1)
    keys.press("button", say("practice.place.see"))
    keys.lands_on(f"seen-{first.id}-engagement")
    expect(page.locator("h1")).to_have_text(compared("engagement", "consultation"))
    assert wizard.query() == {"way": "all", "x": first.id, "put": "engagement", "seen": "1"}
    main = page.get_by_role("main")
    for words in (
        say("practice.compare.higher_one"),
        first.teaching_point,
        PACK.questions["shape"].said["no"],
        PACK.questions["weigh"].said["no"],
        say("practice.change.next", question=PACK.questions["start"].easy_read),
    ):
        expect(main).to_contain_text(words)
    marked = page.locator(".dw-aside-full .dw-here-words")
    assert marked.all_inner_texts() == [say("practice.mark.yours"), say("practice.mark.theirs")]
    axe(page)
    keys.press("link", say("practice.seen.next", title=SCENARIOS[ORDER[4]].title))
    keys.lands_on(f"place-{ORDER[4]}")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".dw-way-back a")).to_be_focused()
    page.keyboard.press("Enter")
    keys.lands_on("practice-all")
    # Kept after the page was loaded anew, in words.
    page.reload()
    settled(page)
    line = page.locator(f"[data-dw-exercise={first.id}]")
    expect(line).to_contain_text(say("practice.done"))
    expect(page.locator("[data-dw-tally]")).to_have_text(tally(1, COUNT))
    axe(page)
    keys.press("button", say("practice.kept.forget"))
    expect(page.get_by_role("status").filter(has_text=say("practice.kept.forgotten"))).to_be_visible()
    expect(wizard.button(say("practice.kept.forget"))).to_be_focused()
    expect(line).not_to_contain_text(say("practice.done"))
    expect(page.locator("[data-dw-tally]")).to_have_text(tally(0, COUNT))
    assert page.evaluate("(key) => window.localStorage.getItem(key)", KEPT) is None


def test_a_link_a_refresh_and_back_show_the_same_answer(wizard):
    wizard.open("practice", x="S13", put="no_voice", seen="1")
    expect(wizard.page.locator("h1")).to_have_text(compared("no_voice", "informing"))
    expect(wizard.page.get_by_role("main")).to_contain_text(SCENARIOS["S13"].teaching_point)
    expect(wizard.page.get_by_role("main")).to_contain_text(say("practice.talk.never", place=rung("no_voice").lower()))
    wizard.page.reload()
    settled(wizard.page)
    expect(wizard.page.locator("h1")).to_have_text(compared("no_voice", "informing"))
    wizard.follow(say("practice.seen.again"))
    wizard.is_at("place-S13")
    expect(wizard.chosen).to_have_count(1)
    wizard.choose(rung("informing"))
    wizard.go(say("practice.place.see"))
    expect(wizard.page.locator("h1")).to_have_text(say("practice.compare.same", theirs=rung("informing").lower()))
    wizard.page.go_back()
    wizard.is_at("place-S13")
    wizard.page.go_back()
    expect(wizard.page.locator("h1")).to_have_text(compared("no_voice", "informing"))


def test_a_pair_and_twins_are_placed_side_by_side(wizard, axe):
    forget(wizard)
    told = next(pair for pair in PACK.side_by_side if pair.one == "S02")
    wizard.open("practice", way="pairs")
    expect(wizard.page.locator("[data-dw-exercise]")).to_have_count(len(PACK.side_by_side))
    wizard.follow(SCENARIOS[told.one].title)
    wizard.is_at("place-S02-S03")
    axe(wizard.page)
    groups = wizard.page.get_by_role("radiogroup")
    groups.nth(0).locator("label").filter(has=wizard.exactly(rung("consultation"))).first.click()
    wizard.press(say("practice.place.see"))
    wizard.is_refused("practice_place_missing", title=SCENARIOS["S03"].title)
    groups.nth(1).locator("label").filter(has=wizard.exactly(rung("coproduction"))).first.click()
    wizard.go(say("practice.place.see"))
    assert wizard.query() == {
        "way": "pairs",
        "x": "S02-S03",
        "put": "consultation",
        "put2": "coproduction",
        "seen": "1",
    }
    main = wizard.page.get_by_role("main")
    for words in (
        say("practice.compare.same", theirs=rung("consultation").lower()),
        compared("coproduction", "codesign"),
        told.why,
        SCENARIOS["S03"].teaching_point,
    ):
        expect(main).to_contain_text(words)
    rows = wizard.page.locator("tbody tr")
    expect(rows.first).to_contain_text(PACK.questions["shape"].said["no"])
    expect(rows.nth(1)).to_contain_text(say("practice.differ.not_asked"))
    axe(wizard.page)
    # Both count as done by themselves too.
    wizard.open("practice", way="all")
    expect(wizard.page.locator("[data-dw-tally]")).to_have_text(tally(2, COUNT))
    wizard.open("practice", way="twins", x="twins-power", put="coproduction", put2="codesign", seen="1")
    expect(wizard.page.locator(".dw-compared")).to_have_count(2)
    expect(wizard.page.locator("tbody tr").first).to_contain_text(PACK.questions["power"].said["yes"])
    axe(wizard.page)


def test_the_fewest_and_each_level_are_listed_and_the_next_one_keeps_to_its_list(wizard, axe):
    forget(wizard)
    axe(wizard.page)
    chosen = practice.practice_set(PACK.flow, [(one.id, one.answers) for one in PACK.scenarios])
    wizard.follow(say("practice.way.fewest.title"))
    wizard.is_at("practice-fewest")
    listed = wizard.page.locator("[data-dw-exercise]")
    expect(listed).to_have_count(len(chosen.names))
    assert {line.get_attribute("data-dw-exercise") for line in listed.all()} == set(chosen.names)
    wizard.open("practice", way="all")
    label = PACK.levels[2].name
    small = [one for one in ORDER if SCENARIOS[one].level == PACK.levels[2].key]
    wizard.page.get_by_role("link", name=say("practice.level.one", level=label, count=len(small))).click()
    expect(listed).to_have_count(len(small))
    wizard.open("practice", way="all", level=PACK.levels[2].key, x=small[0], put="informing", seen="1")
    wizard.follow(SCENARIOS[small[1]].title)
    wizard.is_at(f"place-{small[1]}")


def test_an_address_that_means_nothing_is_told_and_does_nothing(wizard):
    for words in (*HOSTILE[:3], "S99", "made-yyyy", "twins-"):
        wizard.open("practice", way="all", x=words)
        expect(wizard.notice).to_contain_text(say("practice.gone"))
        expect(wizard.page.locator("[data-dw-exercise]")).to_have_count(COUNT)
    wizard.open("practice", way="<b>", level="x")
    expect(wizard.notice).to_contain_text("way, level")
    wizard.open("practice", way="all", x="S02", put="<script>", seen="1")
    expect(wizard.notice).to_contain_text("put")
    wizard.is_at("place-S02")


def test_where_the_browser_keeps_nothing_practice_still_works(wizard, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.add_init_script(HEAR)
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('shut'); } });")
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)) if "practice.js" in (error.stack or "") else None)
    page.goto(f"{wizard.server.address}/practice?x=S02&put=codesign&seen=1")
    settled(page)
    expect(page.locator("h1")).to_have_text(compared("codesign", "consultation"))
    page.goto(f"{wizard.server.address}/practice?way=all")
    settled(page)
    expect(page.locator("[data-dw-exercise]")).to_have_count(COUNT)
    expect(page.get_by_text(say("practice.kept.blocked"))).to_be_visible()
    expect(page.locator(".dw-forget")).to_be_hidden()
    context.close()
    assert wrong == []
