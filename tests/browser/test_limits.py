"""Limits on the screen: one is put down, tested, found out or confirmed, looked at again, and withdrawn."""

from datetime import timedelta

from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.register import TestAnswer as Said
from logic.register import status_of
from tests.browser.kept import answered
from tests.browser.watching import settled
from tests.browser.wizard import Wizard, our_pack, say
from tests.hostile import HOSTILE
from tests.limits import complete

RULES = our_pack().register
LATE = dict.fromkeys(("purpose", "affected", "open", "weigh", "time_ask", "shape", "start", "open_mind"), "yes") | {
    "time_together": "no",
    "resources": "yes",
    "power": "no",
}
EXPLAINED = our_pack().questions["time_together"].said["no"]


def name(field):
    return say(f"limit.field.{field}")


def sound(app, **changes):
    """A whole limit, sound on the day of the test."""
    today = app.today()
    days = {
        "said_on": today - timedelta(days=30),
        "agreed_on": today - timedelta(days=5),
        "shared_on": today + timedelta(days=5),
        "review_on": today + timedelta(days=90),
        "expires_on": today + timedelta(days=200),
    }
    return complete(category="law", explains=("time_together",), **days) | changes


def limited(app, ref, **changes):
    return services.save_limit(
        app, LOCAL_ACTOR, ref, fields=sound(app, **changes), key=f"{ref}{len(changes)}{changes}"[:150]
    ).number


def stands(app, ref, number=1):
    return status_of(services.find_limit(app, ref, number), RULES, app.today())


def test_a_limit_is_put_down_step_by_step_until_it_stands_and_says_what_it_costs(wizard, app):
    ref = answered(app, LATE, title="A limit step by step")
    wizard.open("limits", a=ref)
    expect(wizard.page.get_by_text(say("limits.empty"))).to_be_visible()
    wizard.follow(say("limits.add"))
    wizard.fill(name("statement"), "We have no money to wait")
    wizard.choose("Time")
    # A press on what a choice means chooses it too.
    wizard.exactly(next(one.gloss for one in RULES.strengths if one.key == "fixed_for_now")).click()
    wizard.fill(name("plain"), "The grant ends in March.")
    wizard.go(say("limit.save"))

    wizard.is_at(f"limit-{ref}-1-why")
    wizard.fill(name("evidence"), "The grant letter")
    wizard.fill(name("clause"), "Paragraph 4")
    wizard.fill(name("said_by"), "Ada Okoro")
    wizard.fill(name("said_role"), "Grant funder")
    wizard.fill_date(name("said_on"), app.today() - timedelta(days=3))
    wizard.fill(name("rules_out"), "Starting after March")
    wizard.go(say("limit.save"))

    wizard.is_at(f"limit-{ref}-1-test")
    # It sounds like a thing that often does not stand up, and the page asks.
    expect(wizard.page.locator(".dw-warning")).to_contain_text(RULES.doubts[3].ask)
    for asked in RULES.test:
        group = wizard.page.locator(f".st-key-asked-{asked.key}")
        group.get_by_role("textbox").fill("Ada Okoro was asked; the letter says so.")
        words = say("limit.test.all" if asked.extent else "limit.test.strong")
        group.locator("label").filter(has=wizard.exactly(words)).click()
    wizard.go(say("limit.save"))

    wizard.is_at(f"limit-{ref}-1-together")
    wizard.fill(name("still_open"), "What comes first\nWho does it")
    wizard.fill(name("how_we_work"), "Do the first stage now.")
    wizard.fill(name("agreed_with"), "The day group")
    wizard.fill_date(name("agreed_on"), app.today())
    wizard.tick(EXPLAINED)
    wizard.go(say("limit.save"))

    wizard.is_at(f"limit-{ref}-1-tell")
    wizard.fill_date(name("shared_on"), app.today() + timedelta(days=9))
    wizard.fill(name("shared_how"), "On the invitation")
    wizard.tick("Easy Read")
    wizard.fill(name("challenge_to"), "Ada Okoro, 01793 000000")
    wizard.fill_date(name("review_on"), app.today() + timedelta(days=40))
    wizard.fill_date(name("expires_on"), app.today() + timedelta(days=80))
    wizard.go(say("limit.save"))

    wizard.is_at(f"limit-{ref}-1")
    expect(wizard.page.locator(".dw-tag").first).to_have_text(say("limits.status.confirmed"))
    expect(wizard.page.get_by_text(say("limits.cost.alone.one", without="co-design"))).to_be_visible()
    assert stands(app, ref) == "confirmed"

    wizard.open("result", a=ref, p="1")
    expect(wizard.page.locator(".dw-tag-limited").first).to_have_text(say("result.up.limited_tag"))
    inset = wizard.page.locator(".dw-inset").filter(has_text=say("result.up.limit", number=1)).first
    expect(inset).to_contain_text("We have no money to wait")
    expect(inset).to_contain_text(say("result.up.limit_cost_one"))
    wizard.follow(say("result.up.see_limit", number=1))
    wizard.is_at(f"limit-{ref}-1")


def test_a_limit_with_two_weak_answers_is_found_out_and_withdrawn_with_an_apology(wizard, app):
    ref = answered(app, LATE, title="A limit found out")
    weak = {one.key: Said("We were told so.", "weak") for one in RULES.test[:2]}
    limited(app, ref, test=sound(app)["test"] | weak)
    wizard.open("limit", a=ref, n="1")
    expect(wizard.page.locator(".dw-tag").first).to_have_text(say("limits.status.not_proven"))
    expect(wizard.page.get_by_text(say("limits.cost.open"))).to_be_visible()
    # One way on stands out: it is open, so it goes off the list.
    expect(wizard.page.locator(".dw-way-main")).to_have_text([say("limit.withdraw.link")])
    wizard.follow(say("limit.withdraw.link"))
    # Nobody has been told, as the page knows; until somebody says so it wants an apology.
    expect(wizard.box(say("limit.withdraw.nobody"))).to_be_visible()
    wizard.press(say("limit.withdraw.save"))
    wizard.is_refused("limit_apology_missing")
    wizard.fill(say("limit.withdraw.apology"), "We told you so. It was not true, and we are sorry.")
    wizard.go(say("limit.withdraw.save"))
    wizard.is_at(f"limit-{ref}-1")
    expect(wizard.page.get_by_text("It was not true, and we are sorry.")).to_be_visible()
    expect(wizard.page.get_by_text(say("limit.withdraw.link"))).to_have_count(0)
    assert stands(app, ref) == "withdrawn"


def test_what_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(wizard, app):
    ref = answered(app, LATE, title="A limit refused")
    wizard.open("limit", a=ref, n="new")
    wizard.press(say("limit.save"))
    wizard.is_refused("limit_statement_missing")
    wizard.fill(name("statement"), "The lease is signed. No more money can be found.")
    wizard.fill(name("plain"), "In plain words.")
    wizard.press(say("limit.save"))
    wizard.is_refused("limit_more_than_one")
    expect(wizard.page.locator("#mend-statement")).to_be_visible()
    expect(wizard.field(name("plain"))).to_have_value("In plain words.")
    assert services.limits_of(app, ref) == ()


def test_a_date_that_is_none_and_one_to_come_are_refused(wizard, app):
    ref = answered(app, LATE, title="A limit with wrong dates")
    limited(app, ref)
    wizard.open("limit", a=ref, n="1", do="why")
    wizard.page.get_by_label(say("frame.date.day")).fill("31")
    wizard.page.get_by_label(say("frame.date.month")).fill("2")
    wizard.press(say("limit.save"))
    wizard.is_refused("date_not_real")
    wizard.fill_date(name("said_on"), app.today() + timedelta(days=400))
    wizard.press(say("limit.save"))
    wizard.is_refused("limit_said_in_future")


def test_of_two_tabs_the_second_sees_both_and_keeps_its_words(wizard, new_page, app):
    ref = answered(app, LATE, title="A limit in two tabs")
    limited(app, ref)
    other = Wizard(new_page(), wizard.server)
    for one in (wizard, other):
        one.open("limit", a=ref, n="1", do="what")
    other.fill(name("plain"), "Theirs.")
    other.go(say("limit.save"))
    wizard.fill(name("plain"), "Mine.")
    # The page is drawn again as the field is left, and still remembers which version it showed.
    wizard.page.keyboard.press("Tab")
    settled(wizard.page)
    wizard.press(say("limit.save"))
    expect(wizard.trouble).to_contain_text(say("refused.conflict.limit"))
    expect(wizard.trouble).to_contain_text("Theirs.")
    expect(wizard.field(name("plain"))).to_have_value("Mine.")
    wizard.go(say("limit.save"))
    assert services.find_limit(app, ref, 1).plain == "Mine."
    assert len(services.limit_history(app, ref, 1)) == 3


def test_the_list_is_narrowed_and_turned(wizard, app):
    ref = answered(app, LATE, title="Many limits")
    for place in range(23):
        limited(app, ref, statement=f"Limit {place} is fixed", category="budget" if place < 22 else "law")
    wizard.open("limits", a=ref)
    expect(wizard.page.locator(".dw-tasks > li")).to_have_count(20)
    wizard.follow(say("limits.next_page"))
    expect(wizard.page.locator(".dw-tasks > li")).to_have_count(3)
    wizard.open("limits", a=ref, kind="law", status="confirmed")
    expect(wizard.page.locator(".dw-tasks > li")).to_have_count(1)
    wizard.open("limits", a=ref, status="draft")
    expect(wizard.page.get_by_text(say("limits.none_found"))).to_be_visible()
    wizard.follow(say("limits.filter.clear"))
    expect(wizard.page.locator(".dw-tasks > li")).to_have_count(20)


def test_peoples_words_stay_words(wizard, app):
    ref = answered(app, LATE, title="Hostile limits")
    for words in HOSTILE:
        one_line = words.replace(". ", " ").replace("; ", " ")
        limited(app, ref, plain=words, evidence=words, still_open=(words,), statement=one_line)
    wizard.open("limits", a=ref)
    expect(wizard.page.locator(".dw-tasks > li > a")).to_have_text(
        [one.statement for one in services.limits_of(app, ref)]
    )
    for number in range(1, len(HOSTILE) + 1):
        for address in ({}, {"do": "what"}):
            wizard.open("limit", a=ref, n=str(number), **address)
            assert wizard.page.evaluate("document.querySelectorAll('main img, main script').length") == 0


def test_an_address_that_names_no_limit_says_so(wizard, app):
    ref = answered(app, LATE, title="No such limit")
    for address in ({}, {"a": "WT-999999"}, {"a": ref, "n": "77"}, {"a": ref, "n": "x"}):
        wizard.open("limit", **address)
        expect(wizard.page.locator("h1")).to_have_text(say("limits.heading"))


def test_a_press_counts_though_the_page_moves_under_the_pointer(wizard, app):
    ref = answered(app, title="Pushed away")
    wizard.open("limit", a=ref, n="new")
    wizard.fill(say("limit.field.statement"), "No more than £200,000")
    wizard.fill(say("limit.field.easy_read"), "This is the most we can spend.")
    button = wizard.button(say("limit.save"))
    box = button.bounding_box()
    mouse = wizard.page.mouse
    mouse.move(box["x"] + 30, box["y"] + 20)
    mouse.down()
    expect(wizard.page.locator(".dw-reading")).to_have_count(1)
    settled(wizard.page)
    assert button.bounding_box()["y"] > box["y"] + 8
    # Taken back by moving away ...
    mouse.move(box["x"] + 30, box["y"] - 60)
    mouse.up()
    settled(wizard.page)
    assert services.limits_of(app, ref) == ()
    # ... and meant when the pointer stands still, though the button does not.
    wizard.fill(say("limit.field.plain"), "There is no more money than this for the service.")
    box = button.bounding_box()
    mouse.move(box["x"] + 30, box["y"] + 20)
    mouse.down()
    expect(wizard.page.locator(".dw-reading")).to_have_count(2)
    settled(wizard.page)
    mouse.up()
    wizard.is_at(f"limit-{ref}-1-why")
