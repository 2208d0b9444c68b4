"""What people do after the result: a leader's choice, a second look, actions, parts, copies, putting away."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests.browser.kept import CONSULT, answered, called, part_of
from tests.browser.watching import settled
from tests.browser.wizard import GIVEN, NOTE, apart, our_pack, say

LATE = CONSULT | {"shape": "yes", "start": "no", "reopen": "no"}
"""Engagement: nothing can be opened up again."""
REASON = "The court order leaves six weeks for all of it. People told us to spend them on the letters themselves."


def name_of(outcome):
    return our_pack().outcomes[outcome].name


# --- leaders choose another rung ----------------------------------------------------------------


@pytest.fixture
def to_record(app, wizard):
    """The form of a record for engagement, with the date of the decision known."""
    ref = answered(app, LATE, title="Leaders choose")
    by = app.today() + timedelta(days=60)
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="The letters", decider="Cabinet", decide_by=by)
    wizard.open("record", a=ref, p="1")
    return ref


def choose_another(wizard, outcome, direction, review):
    wizard.choose(say(f"record.choice.{direction}", name=name_of(outcome)))
    settled(wizard.page)
    wizard.tick("Unpaid carers")
    settled(wizard.page)
    wizard.fill(say("record.choice.filled_in_by"), "Jo Bloggs")
    wizard.fill(say("record.choice.reason"), REASON)
    wizard.tick(our_pack().questions["reopen"].said["no"])
    settled(wizard.page)
    wizard.fill(say("record.choice.change"), "More time from the court.")
    wizard.choose(GIVEN["no"])
    settled(wizard.page)
    wizard.fill_date(say("record.choice.review"), review)
    wizard.fill(say("record.agreed.name"), "Sam Senior")
    wizard.fill_date(say("record.agreed.on"), review - timedelta(days=30))
    wizard.fill(say("record.agreed.told"), "In a letter.")


def role(key):
    return next(one.name for one in our_pack().leaders_choice.roles if one.key == key)


def test_two_steps_lower_needs_a_head_of_service_and_the_record_shows_both_steps(wizard, app, to_record):
    choose_another(wizard, "INFORM", "lower", app.today() + timedelta(days=30))
    settle(wizard, app.today() + timedelta(days=30))
    wizard.choose(role("team_manager"))
    settled(wizard.page)
    wizard.press(say("record.make"))
    wizard.is_refused("head_needed", rungs=2)
    assert part_of(app, to_record).records == ()
    # Nothing typed is lost by the refusal.
    expect(wizard.field(say("record.choice.reason"))).to_have_value(REASON)
    wizard.choose(role("head_of_service"))
    settled(wizard.page)
    wizard.button(say("record.make")).click()
    wizard.is_at(f"record-{to_record}-1-1")
    main = wizard.page.get_by_role("main")
    for words in (name_of("ENGAGE"), name_of("INFORM"), REASON, "Sam Senior", role("head_of_service")):
        expect(main).to_contain_text(words)
    record = part_of(app, to_record).records[0]
    assert (record.outcome, record.chosen_outcome) == ("ENGAGE", "INFORM")
    wizard.open("activity", a=to_record)
    expect(main).to_contain_text(say("activities.one.chosen", chosen=name_of("INFORM")))
    expect(main).to_contain_text(name_of("ENGAGE"))


def test_a_higher_step_needs_a_plan_for_each_thing_that_is_missing(wizard, app, to_record):
    choose_another(wizard, "CODESIGN", "higher", app.today() + timedelta(days=30))
    wizard.choose(role("team_manager"))
    settled(wizard.page)
    wizard.press(say("record.make"))
    missing = ("reopen", "open_mind", "time_together", "resources")
    for question in missing:
        expect(wizard.trouble).to_contain_text(our_pack().questions[question].text)
        lever = our_pack().questions[question].lever_title
        wizard.fill(say("record.choice.plan", what=lever), f"By May, we will: {lever}")
    wizard.button(say("record.make")).click()
    wizard.is_at(f"record-{to_record}-1-1")
    record = part_of(app, to_record).records[0]
    assert (record.outcome, record.chosen_outcome) == ("ENGAGE", "CODESIGN")
    assert [one["question"] for one in record.snapshot["choice"]["higher_plan"]] == list(missing)


@pytest.mark.parametrize(
    ("reason", "refused"), [("No time. No money.", "reason_stock"), ("Because of the court.", "reason_too_short")]
)
def test_a_reason_that_is_none_is_refused(reason, refused, wizard, app, to_record):
    choose_another(wizard, "CONSULT", "lower", app.today() + timedelta(days=30))
    wizard.choose(role("team_manager"))
    settled(wizard.page)
    wizard.fill(say("record.choice.reason"), reason)
    wizard.press(say("record.make"))
    wizard.is_refused(refused, least=our_pack().leaders_choice.least_sentences)


def settle(wizard, day):
    """What must be answered where something is open and people are only told (DG11)."""
    senior, come_back = next(check.fields for check in our_pack().checks if check.id == "DG11")
    # Who agreed is asked once.
    expect(wizard.page.get_by_label(senior.label)).to_have_count(0)
    wizard.fill_date(come_back.label, day)


# --- looking again ------------------------------------------------------------------------------


def test_looking_again_makes_a_second_record_that_says_what_changed(wizard, app):
    ref = answered(app, title="Looked at again")
    wizard.open("record", a=ref, p="1")
    wizard.fill_in_record()
    wizard.press(say("record.make"))
    wizard.is_at(f"record-{ref}-1-1")

    wizard.open("check", a=ref, p="1")
    wizard.change("time_ask")
    wizard.choose(GIVEN["no"])
    wizard.fill(NOTE, "The date was brought forward.")
    wizard.go()
    wizard.is_at("check")
    wizard.see_result()
    wizard.is_result("INFORM")
    wizard.follow(say("result.record.again"))
    wizard.fill_in_record()
    settle(wizard, app.today() + timedelta(days=30))
    wizard.press(say("record.make"))
    wizard.is_at(f"record-{ref}-1-2")
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(say("record.changed.was", value=apart(name_of("CONSULT"))))
    expect(main).to_contain_text(say("record.changed.now", value=apart(name_of("INFORM"))))
    expect(main).to_contain_text("The date was brought forward.")
    first, second = part_of(app, ref).records
    assert (first.outcome, second.outcome) == ("CONSULT", "INFORM")
    wizard.open("record", r=first.reference)
    expect(main).to_contain_text(name_of("CONSULT"))
    expect(main).not_to_contain_text("The date was brought forward.")


def test_a_change_link_comes_back_to_the_check_by_way_of_what_is_still_missing(wizard, app):
    ref = answered(app, title="Changed from the check")
    wizard.open("check", a=ref, p="1")
    wizard.change("shape")
    wizard.answer("yes")
    wizard.is_at("question-start")
    wizard.answer("yes")
    wizard.is_at("question-open_mind")
    wizard.answer("no")
    wizard.is_at("check")
    wizard.see_result()
    wizard.is_result("ENGAGE")


def test_answering_the_rest_lists_everything_that_holds_it_down_and_leaves_the_result(wizard, app):
    ref = answered(app, title="Asked about everything")
    wizard.open("check", a=ref, p="1")
    wizard.button(say("check.ask_all.start")).click()
    for question, value in {
        "start": "no",
        "reopen": "yes",
        "open_mind": "yes",
        "time_together": "yes",
        "resources": "no",
        "power": "not_sure",
        "see_through": "yes",
    }.items():
        wizard.is_at(f"question-{question}")
        wizard.answer(value)
    wizard.is_at("check")
    wizard.see_result()
    wizard.is_result("CONSULT")
    main = wizard.page.get_by_role("main")
    for held, value in (("shape", "no"), ("resources", "no"), ("power", "not_sure")):
        expect(main).to_contain_text(our_pack().questions[held].said[value])
    assert part_of(app, ref).ask_all


# --- actions ------------------------------------------------------------------------------------


def test_an_action_is_made_with_one_click_then_dated_changed_and_done(wizard, app):
    ref = answered(app, title="With an action")
    wizard.open("result", a=ref, p="1")
    wizard.make_action("shape").click()
    expect(wizard.notice).to_contain_text(say("result.action.made"))
    assert part_of(app, ref).actions[0].due > app.today()

    wizard.open("activity", a=ref)
    wizard.unfold(say("result.action.change"))
    wizard.fill(say("result.action.text"), "Open two or three parts for people to shape")
    wizard.fill(say("result.action.who"), "Jo Bloggs")
    due = app.today() + timedelta(days=40)
    wizard.fill_date(say("result.action.by"), due)
    wizard.press(say("result.action.save"))
    expect(wizard.notice).to_contain_text(say("result.action.saved"))
    action = part_of(app, ref).actions[0]
    assert (action.owner, action.due) == ("Jo Bloggs", due)

    wizard.unfold(say("result.action.change"))
    wizard.button(say("result.action.finish")).click()
    expect(wizard.notice).to_contain_text(say("result.action.finished"))
    settled(wizard.page)
    assert part_of(app, ref).actions[0].done_at is not None
    expect(wizard.page.get_by_role("main")).to_contain_text("Open two or three parts for people to shape")


def test_nobody_is_asked_to_find_out_what_could_not_change_the_result(wizard, app):
    unsure = dict.fromkeys(("purpose", "affected", "open", "weigh", "time_ask", "shape"), "yes")
    unsure |= {"start": "not_sure", "reopen": "yes", "open_mind": "yes", "time_together": "no"}
    ref = answered(app, unsure, title="Unsure of one thing")
    wizard.open("result", a=ref, p="1")
    main = wizard.page.get_by_role("main")
    name = our_pack().outcomes["ENGAGE"].name
    expect(main).to_contain_text(say("result.range.same_one", today=name))
    asked = our_pack().questions["start"].text
    expect(main).not_to_contain_text(say("result.range.find_out", question=asked))


# --- parts, copies, putting away, keeping -------------------------------------------------------


def test_a_second_part_has_its_own_answers_and_stands_beside_the_first(wizard, app):
    ref = answered(app, title="In two parts")
    wizard.open("activity", a=ref)
    wizard.unfold(say("activities.one.add.heading"))
    wizard.fill(say("activities.one.add.name"), "People who live alone")
    wizard.choose("Individual")
    wizard.press(say("activities.one.add.save"))
    expect(wizard.notice).to_contain_text(say("activities.one.add.saved"))
    before = wizard.step
    second = wizard.page.locator(".st-key-part-2")
    second.get_by_role("link", name=re.compile(f"^{say('workspace.task.approach')}")).click()
    wizard.moved_from(before)
    wizard.is_at("question-purpose")
    wizard.walk({"purpose": "yes", "affected": "no"})
    wizard.see_result()
    wizard.is_result("NOBODY")
    assert part_of(app, ref, 1).values == CONSULT
    assert part_of(app, ref, 2).values == {"purpose": "yes", "affected": "no"}

    wizard.open("activity", a=ref)
    first, second = (wizard.page.locator(f".st-key-part-{number}") for number in (1, 2))
    expect(first).to_contain_text(name_of("CONSULT"))
    expect(second).to_contain_text(name_of("NOBODY"))
    expect(second).to_contain_text("People who live alone")
    left, right = first.bounding_box(), second.bounding_box()
    assert left["x"] + left["width"] <= right["x"], "the parts stand side by side"


def test_a_copy_starts_from_the_same_answers_and_leaves_the_first_alone(wizard, app):
    ref = answered(app, title="To be copied")
    wizard.open("activity", a=ref)
    wizard.unfold(say("activities.one.copy.heading"))
    wizard.fill(say("activities.one.copy.title"), "The copy of it")
    wizard.press(say("activities.one.copy.save"))
    expect(wizard.notice).to_contain_text(say("activities.one.copy.saved"))
    copy = called(app, "The copy of it")
    assert [one.ref for one in copy] == [wizard.ref]
    assert wizard.ref != ref
    assert part_of(app, wizard.ref).values == CONSULT
    assert services.find_activity(app, ref).title == "To be copied"


def test_putting_away_takes_two_steps_and_restoring_brings_everything_back(wizard, app):
    ref = answered(app, title="To be put away")
    wizard.open("activity", a=ref)
    wizard.unfold(say("activities.one.archive.heading"))
    wizard.press(say("activities.one.archive.save"))
    wizard.is_refused("archive_unconfirmed")
    assert services.find_activity(app, ref).archived_at is None
    wizard.unfold(say("activities.one.archive.heading"))
    wizard.tick(say("activities.one.archive.confirm"))
    wizard.press(say("activities.one.archive.save"))
    expect(wizard.notice).to_contain_text(say("activities.one.archive.saved"))
    assert services.find_activity(app, ref).archived_at is not None

    wizard.open("activities")
    expect(wizard.page.get_by_text("To be put away")).to_have_count(0)
    wizard.open("activities", status="archived")
    expect(wizard.page.get_by_text("To be put away").first).to_be_visible()
    # An old address still shows it, and changes nothing.
    wizard.open("approach", a=ref, p="1", q="purpose")
    expect(wizard.page.get_by_role("main")).to_contain_text("To be put away")

    wizard.open("activity", a=ref)
    wizard.press(say("activities.one.archive.restore"))
    expect(wizard.notice).to_contain_text(say("activities.one.archive.restored"))
    assert part_of(app, ref).values == CONSULT
    assert services.find_activity(app, ref).archived_at is None


def test_a_piece_of_work_is_found_by_the_reference_read_aloud(wizard, app):
    ref = answered(app, title="Found by its number")
    wizard.open("activities")
    wizard.fill(say("activities.filter.words"), ref.lower().replace("-", " "))
    wizard.press(say("activities.filter.apply"))
    expect(wizard.page.get_by_role("heading", name=say("activities.count_one"))).to_be_visible()
    wizard.follow(say("activities.open", ref=ref))
    wizard.is_at(f"activity-{ref}")


def test_what_was_tried_is_kept_with_every_answer_and_goes_on_as_saved_work(wizard, app):
    wizard.try_it()
    wizard.walk(LATE, level="strategic", duty="no", beside=("AQ5",))
    wizard.see_result()
    wizard.is_result("ENGAGE")
    wizard.fill(say("result.keep.title"), "Tried, then kept")
    wizard.press(say("result.keep.save"))
    expect(wizard.notice).to_contain_text(say("result.keep.saved"))
    wizard.is_result("ENGAGE")
    part = part_of(app, wizard.ref)
    assert part.values == LATE
    assert part.level == "strategic"
    assert {key for key, value in part.add_ons.items() if value == "yes"} == {"AQ5"}
