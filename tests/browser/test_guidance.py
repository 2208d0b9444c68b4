"""Do's and don'ts in a browser: browsed, held against a part, put on its checklist; and the page of sources."""

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests.browser.kept import CONSULT, answered
from tests.browser.watching import settled
from tests.browser.wizard import HEADING, our_pack, say
from tests.hostile import HOSTILE

PAIRS = our_pack().pairs


def pick(wizard, name, option):
    box = wizard.page.get_by_role("combobox", name=say(f"guidance.filter.{name}"))
    box.scroll_into_view_if_needed()
    settled(wizard.page)
    box.click()
    wizard.page.get_by_role("option", name=option, exact=True).click()
    expect(box).to_have_value(option)


def titles(wizard):
    return wizard.page.locator(".dw-pair-card h3").all_inner_texts()


def check(wizard, ref, **more):
    wizard.open("dos-and-donts", a=ref, p="1", **more)


def at(wizard, pair):
    wizard.is_at(f"check-{pair}")


def states(wizard):
    """Title -> the status word beside it."""
    lines = wizard.page.locator(".dw-tasks > li")
    return {line.locator("span").first.inner_text(): line.locator(".dw-tag").inner_text() for line in lines.all()}


def marked(app, ref):
    return services.pairs_of(app, ref, 1)


def test_all_pairs_are_there_and_a_filter_stands_in_the_address(wizard):
    wizard.open("dos-and-donts")
    expect(wizard.page.locator("[aria-current=page]")).to_have_text(say("frame.bar.guidance"))
    assert len(titles(wizard)) == len(PAIRS)
    pick(wizard, "approach", our_pack().outcomes["INFORM"].name)
    pick(wizard, "phase", say("guidance.phase.host"))
    wizard.press(say("guidance.filter.apply"))
    expect(wizard.page.locator(".dw-chosen")).to_be_visible()
    assert wizard.query() == {"approach": "INFORM", "phase": "host"}
    found = {pair.title for pair in PAIRS.chosen(outcome="INFORM", phase="host")}
    assert set(titles(wizard)) == found
    wizard.page.reload()
    settled(wizard.page)
    assert set(titles(wizard)) == found


def test_where_nothing_fits_the_page_says_what_to_leave_out(wizard):
    wizard.open("dos-and-donts", theme="after", phase="commit")
    expect(wizard.exactly(say("guidance.none.lead"))).to_be_visible()
    label = say("guidance.none.widen", words=say("guidance.phase.commit"))
    wizard.page.get_by_role("link", name=label).click()
    expect(wizard.page.locator(".dw-pair-card").first).to_be_visible()
    assert set(titles(wizard)) == {pair.title for pair in PAIRS.chosen(theme="after")}


def test_what_means_nothing_in_the_address_is_told_and_left_out(wizard):
    wizard.open("dos-and-donts", theme="<b>none</b>", phase="host", x="1")
    expect(wizard.page.locator(".dw-notice")).to_contain_text("theme, x")
    assert set(titles(wizard)) == {pair.title for pair in PAIRS.chosen(phase="host")}


def test_a_pair_shows_its_easy_words_and_links_to_the_places_it_rests_on(wizard):
    wizard.open("dos-and-donts")
    card = wizard.page.locator("#DD13")
    card.get_by_text(say("guidance.easy")).click()
    expect(card.get_by_text(PAIRS.by_id["DD13"].do_easy)).to_be_visible()
    card.get_by_text(say("guidance.law")).click()
    card.get_by_text(say("guidance.sources")).click()
    expect(card.get_by_text(say("frame.new_tab"))).to_be_visible()
    with wizard.page.context.expect_page() as opened:
        card.get_by_role("link", name="SCIE-S1").click()
    tab = opened.value
    expect(tab.get_by_role("heading", name=say("sources.asked"))).to_be_visible()
    asked = tab.locator(".dw-places").first
    expect(asked).to_contain_text(our_pack().locators["SCIE-S1"].gist)
    expect(asked).to_contain_text(PAIRS.by_id["DD13"].title)
    tab.close()


def test_the_self_check_goes_through_the_pairs_of_the_rung_one_press_each(wizard, app):
    ref = answered(app, CONSULT, title="Self-check")
    held = PAIRS.of_outcome("CONSULT")
    check(wizard, ref)
    at(wizard, held[0].id)
    assert list(states(wizard)) == [pair.title for pair in held]
    wizard.press(say("guidance.state.we_do"))
    at(wizard, held[1].id)
    assert marked(app, ref).marks[held[0].id].state == "we_do"
    wizard.fill(say("guidance.check.note"), "The letter says co-production.")
    wizard.press(say("guidance.state.not_yet"))
    at(wizard, held[2].id)
    expect(wizard.page.locator(".dw-notice")).to_contain_text(held[1].gap)
    assert marked(app, ref).items[held[1].id].state == "open"
    line = wizard.page.locator(".dw-tasks > li").nth(1)
    expect(line).to_contain_text("The letter says co-production.")
    expect(line).to_contain_text(say("guidance.item.open"))
    wizard.open("checklist", a=ref, p="1")
    expect(wizard.page.locator("main")).to_contain_text(held[1].gap)


def test_a_slip_is_kept_once_it_says_what_happened(wizard, app):
    ref = answered(app, CONSULT, title="Slipped")
    check(wizard, ref, pair="DD11")
    wizard.press(say("guidance.state.slipped"))
    wizard.is_refused("slip_note_missing")
    at(wizard, "DD11")
    assert marked(app, ref).marks == {}
    wizard.fill(say("guidance.check.note"), "No interpreter came. We have booked two for next time.")
    wizard.press(say("guidance.state.slipped"))
    at(wizard, "DD12")
    assert marked(app, ref).marks["DD11"].note.startswith("No interpreter")


def test_one_that_is_kept_again_says_that_its_item_is_still_open(wizard, app):
    ref = answered(app, CONSULT, title="Kept again")
    services.mark_pair(app, LOCAL_ACTOR, ref, 1, pair="DD09", state="not_yet")
    check(wizard, ref, pair="DD09")
    expect(wizard.page.locator(".st-key-card-look")).to_contain_text(say("guidance.item.open"))
    wizard.press(say("guidance.state.we_do"))
    words = {"title": PAIRS.by_id["DD09"].title, "state": say("guidance.state.we_do")}
    expect(wizard.page.locator(".dw-notice")).to_contain_text(say("guidance.saved.open", **words))
    assert marked(app, ref).items["DD09"].state == "open"
    expect(wizard.page.locator(".dw-tasks")).to_contain_text(say("guidance.item.still_open"))


def test_a_pair_left_for_now_comes_round_again(wizard, app):
    ref = answered(app, CONSULT, title="Left for now")
    held = PAIRS.of_outcome("CONSULT")
    check(wizard, ref, pair=held[-1].id)
    wizard.follow(say("guidance.check.leave"))
    at(wizard, held[0].id)
    for pair in held[:-1]:
        services.mark_pair(app, LOCAL_ACTOR, ref, 1, pair=pair.id, state="we_do")
    check(wizard, ref)
    at(wizard, held[-1].id)
    assert wizard.page.get_by_role("link", name=say("guidance.check.leave")).count() == 0
    wizard.press(say("guidance.state.we_do"))
    at(wizard, "all")
    expect(wizard.exactly(say("guidance.check.all_looked"))).to_be_visible()


def test_somebody_elses_look_is_shown_beside_mine_and_my_words_stay(wizard, app):
    ref = answered(app, CONSULT, title="Two look")
    check(wizard, ref, pair="DD01")
    services.mark_pair(app, LOCAL_ACTOR, ref, 1, pair="DD01", state="not_yet", note="Theirs")
    wizard.fill(say("guidance.check.note"), "Mine")
    wizard.press(say("guidance.state.we_do"))
    expect(wizard.trouble).to_contain_text(say("refused.conflict.pair"))
    expect(wizard.trouble).to_contain_text("Theirs")
    expect(wizard.trouble).to_contain_text(say("guidance.state.not_yet"))
    expect(wizard.field(say("guidance.check.note"))).to_have_value("Mine")
    wizard.press(say("guidance.state.we_do"))
    at(wizard, "DD02")
    assert marked(app, ref).marks["DD01"].note == "Mine"


def test_while_the_approach_is_not_known_all_pairs_are_shown_and_the_page_says_so(wizard, app):
    ref = services.start_activity(app, LOCAL_ACTOR, title="Not known", level="service", key="guidance-not-known")
    check(wizard, ref)
    expect(wizard.exactly(say("guidance.check.no_rung"))).to_be_visible()
    assert len(states(wizard)) == len(PAIRS)


def test_archived_work_shows_its_look_and_takes_none(wizard, app):
    ref = answered(app, CONSULT, title="Archived look")
    services.mark_pair(app, LOCAL_ACTOR, ref, 1, pair="DD01", state="we_do", note="It was so")
    services.archive_activity(app, LOCAL_ACTOR, ref)
    check(wizard, ref)
    expect(wizard.page.locator(".dw-tasks")).to_contain_text("It was so")
    assert wizard.button(say("guidance.state.we_do")).count() == 0


def test_work_that_is_not_there_is_told_and_the_list_shown(wizard):
    check(wizard, "WT-9999")
    expect(wizard.page.locator(".dw-notice")).to_contain_text(say("activities.gone"))
    assert len(titles(wizard)) == len(PAIRS)


@pytest.mark.parametrize("words", HOSTILE[:4])
def test_a_note_is_shown_as_it_was_typed_and_does_nothing(wizard, app, words):
    ref = answered(app, CONSULT, title="Hostile look")
    services.mark_pair(app, LOCAL_ACTOR, ref, 1, pair="DD01", state="not_yet", note=words)
    check(wizard, ref, pair="DD01")
    expect(wizard.page.locator(".dw-tasks .dw-note")).to_have_text(f"\u2068{words}\u2069")
    expect(wizard.field(say("guidance.check.note"))).to_have_value(words)


def test_each_page_leads_to_where_it_all_comes_from(wizard):
    wizard.open("ladder")
    wizard.page.locator("footer").get_by_role("link", name=say("frame.foot.sources")).click()
    wizard.is_at("sources-")
    for document in our_pack().documents.values():
        expect(wizard.page.get_by_role("heading", name=document.title, exact=True)).to_be_visible()
        for lost in document.lost:
            expect(wizard.page.get_by_text(lost)).to_be_visible()
    for tool in our_pack().missing:
        expect(wizard.page.get_by_text(tool.instead).first).to_be_visible()


def test_a_place_is_found_by_words_and_by_document(wizard):
    wizard.open("sources")
    wizard.fill(say("sources.form.words"), "jargon")
    wizard.press(say("sources.form.apply"))
    expect(wizard.page.locator(".dw-chosen")).to_contain_text("jargon")
    assert wizard.query() == {"find": "jargon"}
    expect(wizard.page.locator(".dw-places").first).to_contain_text("SW-FORE-1")
    wizard.open("sources", doc="003", find="jargon")
    expect(wizard.exactly(say("sources.found.none"))).to_be_visible()
    wizard.open("sources", doc="nothing", k="<script>", find="<b>")
    expect(wizard.page.locator(".dw-notice")).to_contain_text("doc, k")


def test_the_self_check_is_done_by_keyboard_alone(wizard, app):
    ref = answered(app, CONSULT, title="By keyboard")
    check(wizard, ref)
    for _ in range(30):
        wizard.page.keyboard.press("Tab")
        if wizard.page.evaluate("document.activeElement.innerText") == say("guidance.state.we_do"):
            break
    wizard.page.keyboard.press("Enter")
    at(wizard, "DD02")
    expect(wizard.page.locator(HEADING)).to_be_focused()
    assert marked(app, ref).marks["DD01"].state == "we_do"


@pytest.mark.parametrize(
    "page_of_the_app",
    ["result", "record", "activity", "limits", "scope", "methods", "checklist", "documents", "voices"],
)
def test_each_page_of_planning_shows_a_pair_that_fits_it(page_of_the_app, wizard, app):
    ref = answered(app, CONSULT, title=f"A pair on {page_of_the_app}")
    wizard.open(page_of_the_app, a=ref, p="1")
    box = wizard.page.locator(".dw-pair-box")
    expect(box).to_have_count(1)
    title = box.locator(".dw-label").inner_text()
    shown = next(pair for pair in PAIRS if pair.title == title)
    assert page_of_the_app in shown.pages
    assert "CONSULT" in shown.outcomes
