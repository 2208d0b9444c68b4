"""The scope statement on its pages: finished by somebody who follows only the screen, and never lost on the way."""

from datetime import date

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.scope import EASY, FIELDS
from tests.browser.kept import answered
from tests.browser.test_everybody_can_use_it import CODESIGN, fit_for_everybody
from tests.browser.watching import settled
from tests.browser.wizard import say
from tests.hostile import HOSTILE

PAID = {
    "pay": "We pay £15 an hour.",
    "costs": "We pay for your travel.",
    "claim": "Ann helps you with the form.",
    "ask": "Ann Lee, 01793 000000.",
}


def label(name):
    return say(f"scope.field.{name}.label")


def easy_label(name):
    return say("scope.easy_of", label=label(name))


def step_key(ref, step):
    return f"scope-{ref}-1-{step}"


def ready(app, title="A scope statement"):
    """Work with a result, a decider and a date, and nothing else."""
    ref = answered(app, CODESIGN, title=title)
    services.describe_part(
        app, LOCAL_ACTOR, ref, 1, decision="How the drop-in runs", decider="Cabinet", decide_by=date(2030, 6, 30)
    )
    return ref


def written(app, ref, **more):
    """Every field that has no draft, and that somebody looked for limits."""
    services.save_scope(app, LOCAL_ACTOR, ref, 1, fields={**PAID, "no_limits": "yes", **more})


def kept(app, ref):
    return services.scope_of(app, ref, 1).saved


def test_following_the_screen_alone_leads_to_a_finished_statement(wizard, app):
    ref = ready(app)
    wizard.open("scope", a=ref, p="1")
    while wizard.step == step_key(ref, "overview") and not wizard.button(say("scope.finish.button")).count():
        wizard.page.locator(".dw-way-main a").click()
        wizard.moved_from(step_key(ref, "overview"))
        while wizard.step != step_key(ref, "overview"):
            here = wizard.step
            for name, words in PAID.items():
                if wizard.field(label(name)).count() and not wizard.field(label(name)).input_value():
                    wizard.fill(label(name), words)
            if here == step_key(ref, "fixed") and not wizard.page.get_by_role("checkbox").is_checked():
                wizard.tick(say("scope.fixed.no_limits"))
                settled(wizard.page)
            wizard.go(say("scope.continue"))
    wizard.press(say("scope.finish.button"))
    expect(wizard.page.get_by_text(say("scope.finish.done"))).to_be_visible()
    saved = kept(app, ref)
    assert saved.finished_on == app.today()
    assert {name: saved.fields[name] for name in PAID} == PAID
    for edition in ("plain", "easy"):
        wizard.follow(say(f"scope.read_{edition}"))
        expect(wizard.page.get_by_text(say("scope.preview.draft"))).to_have_count(0)
        expect(wizard.page.locator(".dw-statement")).to_contain_text(PAID["costs"])
        wizard.follow(say("scope.back"))


def test_the_reading_age_and_the_long_sentences_stand_beside_a_field_once_it_is_left(wizard, app):
    wizard.open("scope", a=ready(app), p="1", q="open")
    long = (
        "We will look at the times and the food and the rooms and the price and everything else that anybody asks for."
    )
    wizard.fill(label("open"), f"You can change the times. {long}")
    wizard.field(easy_label("open")).focus()
    settled(wizard.page)
    beside = wizard.page.locator(".dw-reading")
    expect(beside).to_contain_text("about")
    expect(beside).to_contain_text(say("scope.reading.long", count=22))
    expect(beside.locator("q")).to_contain_text(long)
    # Its twin follows, a sentence a line, until somebody writes it.
    expect(beside.locator("li")).to_have_text(["You can change the times.", long])
    wizard.page.reload()
    settled(wizard.page)
    expect(wizard.field(easy_label("open"))).to_have_value(f"You can change the times.\n{long}")


def test_whoever_goes_on_to_the_twin_at_once_keeps_the_keyboard_and_every_letter(wizard, app):
    ref = ready(app)
    wizard.open("scope", a=ref, p="1", q="paid")
    wizard.field(label("pay")).focus()
    for words in (PAID["pay"], "Easy words.", PAID["costs"], "", PAID["claim"]):
        wizard.page.keyboard.type(words)
        wizard.page.keyboard.press("Tab")
    settled(wizard.page)
    expect(wizard.field(easy_label("claim"))).to_be_focused()
    fields = kept(app, ref).fields
    assert {name: fields.get(name) for name in ("pay", "pay_easy", "costs", "costs_easy", "claim")} == {
        "pay": PAID["pay"],
        "pay_easy": "Easy words.",
        "costs": PAID["costs"],
        "costs_easy": None,
        "claim": PAID["claim"],
    }
    expect(wizard.page.get_by_text(say("scope.reading.twin"))).to_have_count(2)
    wizard.page.reload()
    settled(wizard.page)
    expect(wizard.field(easy_label("costs"))).to_have_value(PAID["costs"])


def test_an_emptied_field_has_its_draft_back(wizard, app):
    ref = ready(app)
    wizard.open("scope", a=ref, p="1", q="open")
    drafted = wizard.field(label("open")).input_value()
    for words in ("My own words.", ""):
        wizard.fill(label("open"), words)
        wizard.field(easy_label("open")).focus()
        settled(wizard.page)
    expect(wizard.field(label("open"))).to_have_value(drafted)
    assert "open" not in kept(app, ref).fields


def test_what_is_typed_is_there_after_a_refresh(wizard, app):
    ref = ready(app)
    wizard.open("scope", a=ref, p="1", q="contact")
    wizard.fill(label("ask"), "Ann Lee")
    wizard.field(easy_label("ask")).fill("You can ask Ann.")
    wizard.field(label("hear")).focus()
    settled(wizard.page)
    wizard.page.reload()
    settled(wizard.page)
    expect(wizard.field(label("ask"))).to_have_value("Ann Lee")
    expect(wizard.field(easy_label("ask"))).to_have_value("You can ask Ann.")


def test_a_field_changed_elsewhere_is_told_with_both_and_nothing_of_mine_is_lost(wizard, app):
    ref = ready(app)
    wizard.open("scope", a=ref, p="1", q="paid")
    services.save_scope(app, LOCAL_ACTOR, ref, 1, fields={"pay": "Theirs"})
    wizard.fill(label("pay"), "Mine")
    wizard.button(say("scope.continue")).click()
    wizard.is_refused("conflict.scope")
    assert wizard.step == step_key(ref, "paid")
    expect(wizard.trouble).to_contain_text("Theirs")
    expect(wizard.field(label("pay"))).to_have_value("Mine")
    assert kept(app, ref).fields["pay"] == "Theirs"
    wizard.fill(label("pay"), "Mine after all")
    wizard.go(say("scope.continue"))
    assert kept(app, ref).fields["pay"] == "Mine after all"


def test_a_date_that_moves_after_it_was_finished_is_told_and_one_press_finishes_it_again(wizard, app):
    ref = ready(app)
    written(app, ref)
    services.finish_scope(app, LOCAL_ACTOR, ref, 1)
    services.describe_part(
        app, LOCAL_ACTOR, ref, 1, decision="How the drop-in runs", decider="Cabinet", decide_by=date(2030, 9, 1)
    )
    wizard.open("scope", a=ref, p="1")
    expect(wizard.page.get_by_text(say("scope.behind.heading"))).to_be_visible()
    wizard.page.get_by_text(say("scope.behind.more"), exact=True).click()
    expect(wizard.page.get_by_role("main")).to_contain_text("1 September 2030")
    wizard.press(say("scope.finish.again"))
    expect(wizard.page.get_by_text(say("scope.behind.heading"))).to_have_count(0)
    assert "September" in str(kept(app, ref).told)


def test_words_written_over_an_older_draft_are_to_be_read_again(wizard, app):
    ref = ready(app)
    wizard.open("scope", a=ref, p="1", q="deciding")
    wizard.fill(label("deciding"), "My own words")
    wizard.field(easy_label("deciding")).focus()
    settled(wizard.page)
    services.describe_part(
        app, LOCAL_ACTOR, ref, 1, decision="Whether the drop-in closes", decider="Cabinet", decide_by=None
    )
    # Whoever decides is changed with the answers, and the way from there leads back here.
    wizard.open("scope", a=ref, p="1", q="deciding")
    wizard.follow(say("scope.who.change"))
    wizard.go()
    wizard.is_at(step_key(ref, "overview"))
    wizard.open("scope", a=ref, p="1", q="deciding")
    expect(wizard.page.get_by_text(say("scope.stale.heading", label=label("deciding")))).to_be_visible()
    wizard.press(say("scope.stale.use"))
    expect(wizard.field(label("deciding"))).to_have_value("Whether the drop-in closes")


@pytest.mark.parametrize("wanted", ["", "deciding", "open", "fixed", "paid", "contact", "plain", "easy"])
def test_everybody_can_use_every_page_of_it(wanted, wizard, app, axe):
    ref = ready(app, title="A statement for all " + "and-everything-that-goes-with-it-" * 3)
    written(app, ref, open="We will look at the times and the food and everything else " * 2)
    wizard.open("scope", a=ref, p="1", **({"q": wanted} if wanted else {}))
    fit_for_everybody(wizard, axe)


def test_everybody_can_use_it_finished_behind_and_without_a_piece_of_work(wizard, app, axe):
    wizard.open("scope")
    fit_for_everybody(wizard, axe)
    ref = ready(app)
    written(app, ref)
    services.finish_scope(app, LOCAL_ACTOR, ref, 1)
    wizard.open("scope", a=ref, p="1")
    fit_for_everybody(wizard, axe)
    services.save_scope(app, LOCAL_ACTOR, ref, 1, fields={"pay": "Nothing any more."})
    wizard.open("scope", a=ref, p="1", again="1")
    fit_for_everybody(wizard, axe)


def test_hostile_words_stay_words_in_both_editions(wizard, app):
    ref = ready(app)
    text = "\n".join(HOSTILE)
    services.save_scope(
        app, LOCAL_ACTOR, ref, 1, fields=dict.fromkeys((*FIELDS, *(name + EASY for name in FIELDS)), text)
    )
    for wanted in ("plain", "easy", "open"):
        wizard.open("scope", a=ref, p="1", q=wanted)
        expect(wizard.page.get_by_role("main").locator("script")).to_have_count(0)
    wizard.open("scope", a=ref, p="1", q="plain")
    expect(wizard.page.locator(".dw-statement")).to_contain_text("<script>alert(1)</script>")
    expect(wizard.page.locator(".dw-statement img")).to_have_count(0)


def test_archived_work_is_read_and_not_changed(wizard, app):
    ref = ready(app)
    written(app, ref)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    wizard.open("scope", a=ref, p="1")
    expect(wizard.page.get_by_text(say("activities.one.archived"))).to_be_visible()
    expect(wizard.button(say("scope.finish.button"))).to_have_count(0)
    wizard.open("scope", a=ref, p="1", q="easy")
    expect(wizard.page.locator(".dw-statement")).to_contain_text(PAID["pay"])


@pytest.mark.parametrize("query", [{"a": "WT-9999"}, {"a": "nonsense"}, {"a": "WT-0001", "p": "99"}, {"p": "x"}])
def test_work_that_is_not_there_is_said_to_be_missing(wizard, query):
    wizard.open("scope", **query)
    assert wizard.step == "scope-none"
