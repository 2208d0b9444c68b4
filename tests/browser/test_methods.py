"""Planning how to involve people: what is known, what fits, what is planned, and what that would in effect be."""

import re
from datetime import timedelta
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict
from logic.plan import PlanFacts, read_facts
from tests.browser.kept import CONSULT, answered
from tests.browser.test_hostile_words import dialogs, shows  # noqa: F401 - a fixture
from tests.browser.test_keyboard import Keys
from tests.browser.watching import settled
from tests.browser.wizard import apart, our_pack, say
from tests.hostile import HOSTILE

PACK = our_pack()
SURVEY, LETTER, GROUP = (PACK.methods.by_id[one] for one in ("M19", "M28", "M01"))
CODESIGN = dict.fromkeys(
    ("purpose", "affected", "open", "weigh", "time_ask", "shape", "start", "open_mind", "time_together", "resources"),
    "yes",
) | {"power": "no"}


def diagnosis(name):
    return next(one for one in PACK.diagnoses if one.id == name)


def plan(app, ref, method, **more):
    return services.choose_method(app, LOCAL_ACTOR, ref, 1, method=method, key=token_hex(8), **more)


def planned(app, ref):
    return services.planned_of(app, ref, 1)


def names_of(wizard):
    """The ways on the page, in order, without their places."""
    return [re.sub(r"^\d+\. ", "", text) for text in wizard.page.locator(".dw-ways .dw-card > h3").all_inner_texts()]


def choose_way(wizard, name):
    """Add a way to the plan, with nothing said of it yet; one that is not among the first stands among all."""
    link = say("methods.choose.link", name=name)
    if wizard.page.get_by_role("link", name=link, exact=True).count() == 0:
        wizard.page.locator(".dw-ways + .dw-way a").click()
        wizard.is_at("methods-all")
    wizard.follow(link)
    wizard.go(say("methods.choose.save"))


def test_a_plan_is_made_changed_and_taken_back(wizard, app):
    ref = answered(app, CODESIGN, title="The day service")
    wizard.open("result", a=ref, p="1")
    wizard.follow(say("result.plan"))
    wizard.is_at("methods-0")
    expect(wizard.page.get_by_text(say("methods.planned.none"))).to_be_visible()
    expect(wizard.page.locator(".dw-check")).to_contain_text(diagnosis("DG2").title)
    best = [one.name for one in PACK.methods.ways if one.fits.get("codesign") == "best"]
    assert set(names_of(wizard)) == set(best)

    choose_way(wizard, SURVEY.name)
    wizard.is_at("methods-1")
    expect(wizard.notice).to_contain_text(say("methods.choose.saved"))
    expect(wizard.page.locator(".dw-check")).to_contain_text(diagnosis("DG6").title)
    (one,) = planned(app, ref)
    assert (one.method, one.cost, one.day) == (SURVEY.id, None, None)

    wizard.follow(say("methods.planned.change"))
    wizard.is_at(f"methods-one-{one.id}")
    day = app.today() + timedelta(days=30)
    wizard.fill_date(say("methods.one.day"), day)
    wizard.fill(say("methods.one.cost"), "£1,250")
    wizard.fill(say("methods.one.people"), "400")
    wizard.fill(say("methods.one.notes"), "Ask the print shop.")
    wizard.go(say("methods.one.save"))
    (one,) = planned(app, ref)
    assert (one.day, one.cost, one.people, one.notes) == (day, 1250, 400, "Ask the print shop.")
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text("£1,250")
    expect(main).to_contain_text("Ask the print shop.")

    wizard.follow(say("methods.planned.change"))
    wizard.go(say("methods.one.drop"))
    wizard.is_at("methods-0")
    expect(wizard.notice).to_contain_text(say("methods.one.dropped"))
    assert planned(app, ref) == ()


def test_a_way_of_ones_own_stands_beside_the_others(wizard, app):
    ref = answered(app, title="A way of our own")
    wizard.open("methods", a=ref, p="1")
    wizard.unfold(say("methods.own.heading"))
    wizard.press(say("methods.own.save"))
    wizard.is_refused("method_name_missing")
    wizard.is_refused("method_does_missing")
    wizard.fill(say("methods.own.name"), "A walk along the river")
    wizard.choose(say("methods.own.asks"))
    wizard.go(say("methods.own.save"))
    (one,) = planned(app, ref)
    assert (one.method, one.name, one.does) == ("", "A walk along the river", "asks")
    expect(wizard.page.get_by_role("main")).to_contain_text("A walk along the river")


def test_what_is_known_puts_the_ways_in_another_order_and_says_why(wizard, app):
    ref = answered(app, title="What is known")
    wizard.open("methods", a=ref, p="1")
    before = names_of(wizard)
    assert before[0] == SURVEY.name
    wizard.follow(say("methods.facts.first"))
    wizard.is_at("methods-facts")
    wizard.fill(say("methods.form.people"), "1 200")
    wizard.fill(say("methods.form.budget"), "0")
    for label, option in (("modes", "in person"), ("access", "money to take part")):
        group = wizard.page.get_by_role("group", name=say(f"methods.form.{label}"))
        group.locator("label").filter(has=wizard.exactly(option)).click()
    wizard.choose(say("methods.form.recorder_no"))
    wizard.go(say("methods.form.save"))
    expect(wizard.notice).to_contain_text(say("methods.form.saved"))
    facts = read_facts(services.plan_of(app, ref, 1).facts)
    expected = PlanFacts(1200, 0, frozenset({"in_person"}), frozenset({"financial"}), None, "", None)
    assert facts == expected
    assert names_of(wizard) != before
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(say("methods.why.cost_may", need="0", have="0"))
    expect(main).to_contain_text(say("methods.facts.nobody"))
    wizard.follow(say("methods.facts.change"))
    expect(wizard.field(say("methods.form.people"))).to_have_value("1200")
    expect(wizard.chosen).to_have_count(1)


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("people", "a few", "number_not_real"),
        ("budget", "-5", "number_not_real"),
        ("budget", "9" * 12, "number_too_big"),
    ],
)
def test_a_number_that_is_none_is_refused_and_nothing_typed_is_lost(field, typed, code, wizard, app):
    ref = answered(app, title=f"No number {typed}")
    wizard.open("methods", a=ref, p="1", q="facts")
    wizard.fill(say(f"methods.form.{field}"), typed)
    wizard.choose(say("methods.form.recorder_yes"))
    wizard.fill(say("methods.form.who"), "Mo")
    wizard.press(say("methods.form.save"))
    wizard.is_refused(code, most="100,000,000")
    expect(wizard.field(say(f"methods.form.{field}"))).to_have_value(typed)
    expect(wizard.field(say("methods.form.who"))).to_have_value("Mo")
    assert services.plan_of(app, ref, 1).version == 0


def test_somebody_who_writes_it_down_has_a_name_and_a_day_is_a_day_to_come(wizard, app):
    ref = answered(app, title="Who writes it down")
    wizard.open("methods", a=ref, p="1", q="facts")
    wizard.choose(say("methods.form.recorder_yes"))
    wizard.press(say("methods.form.save"))
    wizard.is_refused("recorder_missing")
    wizard.choose(say("methods.form.recorder_unknown"))
    wizard.fill_date(say("methods.form.results_on"), app.today() - timedelta(days=1))
    wizard.press(say("methods.form.save"))
    wizard.is_refused("date_in_past")


def test_two_people_change_what_is_known_and_neither_loses_words(wizard, app):
    ref = answered(app, title="Two at once")
    wizard.open("methods", a=ref, p="1", q="facts")
    wizard.fill(say("methods.form.people"), "12")
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(people=30), seen_version=0)
    wizard.press(say("methods.form.save"))
    expect(wizard.trouble).to_contain_text(say("refused.conflict.plan"))
    expect(wizard.trouble).to_contain_text(say("refused.conflict.theirs", words=apart("30")))
    expect(wizard.field(say("methods.form.people"))).to_have_value("12")
    wizard.go(say("methods.form.save"))
    assert read_facts(services.plan_of(app, ref, 1).facts).people == 12


def test_two_people_change_one_way_and_neither_loses_words(wizard, app):
    ref = answered(app, title="Two at once on one way")
    one = plan(app, ref, SURVEY.id)
    wizard.open("methods", a=ref, p="1", q=f"one-{one}")
    wizard.fill(say("methods.one.notes"), "Mine.")
    change = {"day": None, "cost": 5, "people": None, "notes": "Theirs."}
    services.change_planned(app, LOCAL_ACTOR, ref, 1, one, **change, seen_version=1)
    wizard.press(say("methods.one.save"))
    expect(wizard.trouble).to_contain_text("Theirs.")
    expect(wizard.field(say("methods.one.notes"))).to_have_value("Mine.")
    with pytest.raises(Conflict):
        services.change_planned(app, LOCAL_ACTOR, ref, 1, one, **change | {"cost": 6}, seen_version=1)
    wizard.go(say("methods.one.save"))
    assert planned(app, ref)[0].notes == "Mine."


def test_a_way_that_was_taken_out_meanwhile_is_told(wizard, app):
    ref = answered(app, title="Taken out meanwhile")
    one = plan(app, ref, SURVEY.id)
    wizard.open("methods", a=ref, p="1", q=f"one-{one}")
    services.drop_method(app, LOCAL_ACTOR, ref, 1, one)
    wizard.press(say("methods.one.save"))
    expect(wizard.trouble).to_contain_text(say("refused.not_found_planned_method"))


def test_a_plan_says_whom_it_leaves_out_and_what_it_comes_to(wizard, app):
    ref = answered(app, CODESIGN, title="Left out")
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ1": "yes", "AQ3": "yes"})
    plan(app, ref, GROUP.id, cost=800)
    plan(app, ref, LETTER.id)
    wizard.open("methods", a=ref, p="1")
    main = wizard.page.get_by_role("main")
    for code in ("missing", "many", "alone"):
        expect(main).to_contain_text(say(f"methods.gaps.{code}"))
    expect(main).to_contain_text(say("methods.sum.cost_between", least="800", most="1,300"))
    plan(app, ref, "M18")
    wizard.page.reload()
    settled(wizard.page)
    expect(main).to_contain_text(say("methods.gaps.none"))


def test_a_plan_below_the_answers_brings_the_reminder_to_the_result(wizard, app):
    ref = answered(app, CODESIGN, title="Lower than it could be")
    wizard.open("result", a=ref, p="1")
    assert "AQ8" not in wizard.add_ons_shown()
    plan(app, ref, SURVEY.id)
    wizard.page.reload()
    settled(wizard.page)
    assert "AQ8" in wizard.add_ons_shown()


def test_before_there_is_a_result_every_way_is_listed_and_it_is_said(wizard, app):
    ref = answered(app, {"purpose": "yes", "affected": "yes"}, title="No result yet")
    wizard.open("methods", a=ref, p="1")
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(say("methods.at.unknown"))
    expect(main).to_contain_text(say("methods.facts.unknown.rung"))
    wizard.follow(say("methods.best.all_any", count=len(PACK.methods.ways)))
    wizard.is_at("methods-all")
    # In the order of the content, but for what is made for one person's own plan.
    rest = [way.name for way in PACK.methods.ways if not way.levels]
    assert names_of(wizard) == [*rest, *(way.name for way in PACK.methods.ways if way.levels)]


def test_without_a_piece_of_work_the_page_says_where_to_find_one(wizard):
    wizard.open("methods")
    wizard.is_at("methods-none")
    wizard.open("methods", a="WT-9999", p="1")
    wizard.is_at("methods-none")
    expect(wizard.notice).to_contain_text(say("approach.gone"))


def test_archived_work_is_shown_and_cannot_be_changed(wizard, app):
    ref = answered(app, title="Put away")
    one = plan(app, ref, SURVEY.id)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    for step in ("", "facts", f"one-{one}", f"add-{SURVEY.id}"):
        wizard.open("methods", a=ref, p="1", q=step)
        wizard.is_at("methods-1")
        expect(wizard.page.get_by_role("main")).to_contain_text(SURVEY.name)
        expect(wizard.page.get_by_role("link", name=say("methods.choose.link", name=SURVEY.name))).to_have_count(0)


def test_the_plan_is_made_without_a_mouse(page, server, app):
    ref = answered(app, CONSULT, title="By keyboard")
    keys = Keys(page)
    page.goto(f"{server.address}/methods?a={ref}&p=1")
    settled(page)
    keys.press("link", say("methods.facts.first"))
    keys.lands_on("methods-facts")
    keys.write(say("methods.form.people"), "40")
    keys.press("button", say("methods.form.save"))
    keys.lands_on("methods-0")
    keys.press("link", say("methods.choose.link", name=SURVEY.name))
    keys.lands_on(f"methods-add-{SURVEY.id}")
    keys.write(say("methods.one.cost"), "80")
    keys.press("button", say("methods.choose.save"))
    keys.lands_on("methods-1")
    assert [(one.method, one.cost) for one in planned(app, ref)] == [(SURVEY.id, 80)]
    keys.press("link", f"{say('methods.planned.change')}: {SURVEY.name}")
    keys.lands_on(f"methods-one-{planned(app, ref)[0].id}")
    keys.press("button", say("methods.one.drop"))
    keys.lands_on("methods-0")


@pytest.mark.usefixtures("dialogs")
@pytest.mark.parametrize("words", [" ".join(HOSTILE[place::2]) for place in range(2)], ids=range(2))
def test_words_on_a_plan_are_shown_as_typed(words, wizard, app):
    ref = answered(app, title=words)
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(recorder=words))
    number = plan(app, ref, "", name=words, does="asks", notes=words)
    wizard.open("methods", a=ref, p="1")
    wizard.is_at("methods-1")
    shows(wizard, words)
    wizard.open("methods", a=ref, p="1", q=f"one-{number}")
    wizard.is_at(f"methods-one-{number}")
    shows(wizard, words)
