"""The form of a record while something changes under it, and files that cannot be made."""

import re

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests.browser.kept import answered, part_of
from tests.browser.watching import settled
from tests.browser.wizard import our_pack, say
from tests.builders import AGREED


@pytest.fixture
def to_record(app, wizard):
    """The form of a record for consultation, open."""
    ref = answered(app, title="A form that stays open")
    wizard.open("record", a=ref, p="1")
    wizard.is_at("record-new")
    return ref


def elsewhere(app, ref, **given):
    """Somebody answers these otherwise in another tab."""
    for question, value in given.items():
        seen = part_of(app, ref).answers[question].version
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value, seen_version=seen)


def led_to(outcome):
    """How the choice names what the answers lead to."""
    return say("record.choice.recommended", name=our_pack().outcomes[outcome].name)


def test_a_result_that_changed_elsewhere_is_told_and_the_choice_follows_it(wizard, app, to_record):
    wizard.fill_in_record()
    settled(wizard.page)
    # The answers were given later than the day that was typed.
    expect(wizard.page.get_by_text(say("record.agreed.early"))).to_be_visible()
    elsewhere(app, to_record, weigh="no")
    wizard.tick("Care providers")
    settled(wizard.page)
    expect(wizard.chosen).to_have_accessible_name(led_to("INFORM"))
    wizard.press(say("record.make"))
    wizard.is_refused("conflict.outcome")
    expect(wizard.trouble).not_to_contain_text(say("refused.conflict.heading"))
    expect(wizard.field(say("record.agreed.role"))).to_have_value("Head of service")
    assert part_of(app, to_record).records == ()
    assert "chosen" not in part_of(app, to_record).draft


def test_a_result_that_changed_elsewhere_is_told_at_once_when_the_record_is_made(wizard, app, to_record):
    wizard.fill_in_record()
    settled(wizard.page)
    elsewhere(app, to_record, weigh="no")
    wizard.press(say("record.make"))
    wizard.is_refused("conflict.outcome")
    expect(wizard.chosen).to_have_accessible_name(led_to("INFORM"))


def test_what_was_chosen_stays_chosen_when_the_result_changes(wizard, app, to_record):
    lower = our_pack().outcomes["INFORM"].name
    wizard.choose(say("record.choice.lower", name=lower))
    settled(wizard.page)
    elsewhere(app, to_record, shape="yes", time_ask="no")
    wizard.tick("Care providers")
    settled(wizard.page)
    assert part_of(app, to_record).draft["chosen"] == "INFORM"
    expect(wizard.chosen.first).to_have_accessible_name(led_to("INFORM"))


@pytest.mark.parametrize("poison", ["Consultation: what your answers lead to", "AN_OUTCOME_OF_OTHER_CONTENT"])
def test_a_draft_that_names_no_approach_of_today_is_as_if_nothing_were_chosen(wizard, app, poison):
    ref = answered(app, title="A poisoned draft")
    services.save_draft(app, LOCAL_ACTOR, ref, 1, fields={"chosen": poison})
    wizard.open("record", a=ref, p="1")
    expect(wizard.chosen).to_have_accessible_name(led_to("CONSULT"))
    wizard.fill_in_record()
    wizard.go(say("record.make"))
    assert services.find_record(app, f"{ref}-1-1").chosen_outcome == "CONSULT"


def test_reasons_that_were_emptied_are_asked_for(wizard, app, to_record):
    wizard.fill_in_record()
    wizard.fill(say("record.why.label"), "")
    wizard.press(say("record.make"))
    wizard.is_refused("justification_missing")
    assert part_of(app, to_record).records == ()


def test_a_record_made_in_another_tab_is_told_with_the_way_to_it(wizard, app, to_record):
    made = services.make_record(app, LOCAL_ACTOR, to_record, 1, form=AGREED, key="the other tab")
    wizard.press(say("record.make"))
    wizard.is_refused("conflict.record", reference=made)
    wizard.trouble.get_by_role("link", name=say("record.open_made", reference=made)).click()
    expect(wizard.page).to_have_url(re.compile(f"r={made}"))


# --- reasons written over a draft from other answers ---------------------------------------------

OURS = "We must leave the building by May."


@pytest.fixture
def outdated(wizard, app, to_record):
    """Somebody wrote their reasons, then the result changed; everything else is filled in."""
    wizard.fill_in_record()
    wizard.fill(say("record.why.label"), OURS)
    wizard.field(say("record.agreed.name")).focus()
    settled(wizard.page)
    elsewhere(app, to_record, weigh="no")
    wizard.open("record", a=to_record, p="1")
    expect(wizard.exactly(say("record.why.stale"))).to_be_visible()
    wizard.press(say("record.make"))
    wizard.is_refused("justification_stale")
    assert part_of(app, to_record).records == ()
    return to_record


def test_reasons_older_than_the_answers_may_stand_when_somebody_says_so(wizard, app, outdated):
    wizard.press(say("record.why.keep"))
    expect(wizard.exactly(say("record.why.stale"))).to_have_count(0)
    expect(wizard.field(say("record.why.label"))).to_have_value(OURS)


def test_reasons_older_than_the_answers_may_give_way_to_what_the_answers_say_now(wizard, app, outdated):
    wizard.press(say("record.why.use"))
    expect(wizard.exactly(say("record.why.stale"))).to_have_count(0)
    expect(wizard.field(say("record.why.label"))).to_have_value(
        re.compile(re.escape(say("record.why.lead", outcome=our_pack().outcomes["INFORM"].name)))
    )
    assert "justification" not in part_of(app, outdated).draft


def test_reasons_changed_after_the_answers_are_those_of_today(wizard, app, outdated):
    wizard.fill(say("record.why.label"), f"{OURS} The rest is law.")
    wizard.field(say("record.agreed.name")).focus()
    settled(wizard.page)
    expect(wizard.exactly(say("record.why.stale"))).to_have_count(0)


def test_an_older_record_says_that_a_newer_one_follows(wizard, app, to_record):
    for _ in range(2):
        wizard.open("record", a=to_record, p="1")
        wizard.fill_in_record()
        wizard.go(say("record.make"))
    wizard.open("record", r=f"{to_record}-1-1")
    wizard.follow(say("record.newest", reference=f"{to_record}-1-2"))
    wizard.is_at(f"record-{to_record}-1-2")
    expect(wizard.notice.filter(has_text=say("record.newer", number=2))).to_have_count(0)
