"""The scenarios of the content: the fewest that take every way of the flow clicked through, every other by its address."""

import pytest
from playwright.sync_api import expect

from logic import services
from logic.examples import fewest_of
from tests.browser.kept import records_of
from tests.browser.wizard import our_pack, say

DUTY = "AQ2"
# One for each thing that happens only where it is saved: a gate, words for the open part, one person, a stop.
SAVED = ("S04", "S05", "S09", "S13", "S21")


def beside(scenario):
    return tuple(add_on for add_on in scenario.add_ons if add_on != DUTY)


def duty(scenario):
    return "yes" if DUTY in scenario.add_ons else "no"


def the_result_is_that_of(wizard, scenario):
    pack = our_pack()
    wizard.see_result()
    wizard.is_result(scenario.outcome)
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(pack.outcomes[scenario.outcome].promise)
    if scenario.could_rise_to != scenario.outcome:
        rises = say(
            "result.range.rise",
            today=pack.outcomes[scenario.outcome].name,
            top=pack.outcomes[scenario.could_rise_to].name,
        )
        expect(main).to_contain_text(rises)
    assert wizard.add_ons_shown() == set(scenario.add_ons)


def scenarios(wanted):
    return [pytest.param(one, id=one.id) for one in our_pack().scenarios if wanted(one)]


EVERY_WAY = set(fewest_of(our_pack().flow, [(one.id, one.answers) for one in our_pack().scenarios]).names)
"""Those that between them take every way there is from one question to the next."""


@pytest.mark.parametrize("scenario", scenarios(lambda one: one.id in EVERY_WAY - set(SAVED)))
def test_a_scenario_tried_without_saving_leads_to_its_outcome(scenario, wizard):
    wizard.try_it()
    wizard.walk(scenario.answers, level=scenario.level, duty=duty(scenario), beside=beside(scenario))
    the_result_is_that_of(wizard, scenario)


@pytest.mark.parametrize("scenario", scenarios(lambda one: one.id not in EVERY_WAY | set(SAVED)))
def test_a_scenario_opened_by_its_address_leads_to_its_outcome(scenario, wizard):
    others = dict.fromkeys(beside(scenario), "yes")
    wizard.open(
        "check", **{"try": "1"}, **scenario.answers, level=scenario.level, AQ2=duty(scenario), others="yes", **others
    )
    the_result_is_that_of(wizard, scenario)


@pytest.mark.parametrize("scenario", scenarios(lambda one: one.id in SAVED))
def test_a_scenario_saved_as_a_piece_of_work_leads_to_its_outcome(scenario, wizard, server):
    ref = wizard.start_activity(scenario.title, scenario.level)
    wizard.walk(scenario.answers, duty=duty(scenario), beside=beside(scenario))
    the_result_is_that_of(wizard, scenario)
    # One way on stands out: off the ladder, it is not to make a record of that.
    on_ladder = any(rung.outcome == scenario.outcome for rung in our_pack().ladder)
    words = say("result.record.make" if on_ladder else "result.answer_again")
    expect(wizard.page.locator(".dw-way-main")).to_have_text([words])
    saved = services.find_activity(records_of(server), ref)
    assert saved.title == scenario.title
    assert saved.parts[0].values == dict(scenario.answers)
    assert saved.parts[0].level == scenario.level


CHECKS = {
    "DG9": ({"purpose": "yes", "affected": "yes", "open": "no", "part_open": "no"}, "service", "not_sure"),
    "DG10": ({"purpose": "yes", "affected": "yes", "open": "yes", "weigh": "no"}, "individual", "no"),
    "DG11": ({"purpose": "yes", "affected": "yes", "open": "yes", "weigh": "no"}, "service", "no"),
}


@pytest.mark.parametrize("check", CHECKS)
def test_what_must_be_settled_stands_on_the_result_before_a_record(check, wizard, server):
    page = wizard.page
    answers, level, needed = CHECKS[check]
    wizard.start_activity(f"To be settled: {check}", level)
    wizard.walk(answers, duty=needed)
    wizard.see_result()
    words = next(one for one in our_pack().checks if one.id == check)
    expect(page.get_by_role("heading", name=words.title)).to_be_visible()
    make = page.get_by_role("link", name=say("result.record.make"))
    if words.effect == "stop":
        expect(make).to_have_count(0)
        expect(page.get_by_role("main")).to_contain_text(say("result.record.blocked"))
        # The address of the form leads no further.
        wizard.open("record", a=wizard.ref, p="1")
        expect(wizard.button(say("record.make"))).to_have_count(0)
        expect(page.get_by_role("main")).to_contain_text(words.title)
    else:
        wizard.follow(say("result.record.make"))
        # Who agreed is asked once, where it is asked of every result below "doing with".
        asked = [field for field in words.fields if field.kind != "name"]
        for field in asked:
            expect(page.get_by_text(field.label).first).to_be_visible()
        wizard.press(say("record.make"))
        for field in asked:
            expect(wizard.trouble).to_contain_text(say("refused.check_field_missing", label=field.label))
    assert services.find_activity(records_of(server), wizard.ref).parts[0].records == ()
