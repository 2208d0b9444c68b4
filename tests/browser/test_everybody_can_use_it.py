"""Every page in every state it can be in: axe at 1280 and 320 px, and nothing to scroll sideways."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.record import RecordForm
from tests.browser.kept import CONSULT, answered
from tests.browser.wizard import GIVEN, NOTE, Wizard, our_pack, say

OPEN_TO_ALL = dict.fromkeys(("purpose", "affected", "open", "weigh", "time_ask", "shape", "start", "open_mind"), "yes")
ENGAGE = OPEN_TO_ALL | {"time_together": "not_sure", "resources": "yes"}
CODESIGN = OPEN_TO_ALL | {"time_together": "yes", "resources": "yes", "power": "no"}
COPRO = CODESIGN | {"power": "yes", "see_through": "yes"}
LATE = OPEN_TO_ALL | {"start": "no", "reopen": "no"}
INFORM = {"purpose": "yes", "affected": "yes", "open": "yes", "weigh": "no"}
FIXED = {"purpose": "yes", "affected": "yes", "open": "no", "part_open": "no"}
PART = FIXED | CONSULT | {"open": "no", "part_open": "yes"}
LONG = "Moving-the-drop-in-and-everything-that-goes-with-it-" * 3


def open_everything(page):
    """Unfold whatever can be unfolded, what shows only on a phone as well."""
    folded = page.locator("[data-testid=stExpander] details:not([open]) > summary")
    for _ in range(folded.count()):
        folded.first.click()
    expect(folded).to_have_count(0)
    page.evaluate("() => document.querySelectorAll('details[class^=dw-]').forEach((one) => { one.open = true; })")


def fit_for_everybody(wizard, axe):
    open_everything(wizard.page)
    axe(wizard.page)


# --- pages that need nothing saved --------------------------------------------------------------


@pytest.mark.parametrize(
    "page_of_the_app",
    [
        *("", "approach", "check", "result", "record", "activity", "ladder", "questions", "changes"),
        *("dos-and-donts", "sources"),
    ],
)
def test_a_page_with_nothing_chosen(page_of_the_app, wizard, axe):
    wizard.open(page_of_the_app)
    fit_for_everybody(wizard, axe)


def test_empty_lists(fresh_server, page, axe):
    wizard = Wizard(page, fresh_server)
    for query in ({}, {"status": "archived"}, {"find": "nothing-like-it"}):
        wizard.open("activities", **query)
        fit_for_everybody(wizard, axe)


def test_a_start_that_is_refused(wizard, axe):
    wizard.open("approach", nonsense="1")
    wizard.press(say("approach.begin.start"))
    wizard.is_refused("title_missing")
    expect(wizard.page.locator(".dw-field-error").first).to_be_visible()
    fit_for_everybody(wizard, axe)


# --- the steps of the wizard --------------------------------------------------------------------

TRIED = {
    "question": {},
    "level": CONSULT,
    "add-on-AQ2": CONSULT | {"level": "service"},
    "others": CONSULT | {"level": "service", "AQ2": "no"},
}


@pytest.mark.parametrize("step", TRIED)
def test_a_step_of_the_wizard(step, wizard, axe):
    wizard.open("approach", **{"try": "1"}, **TRIED[step])
    assert wizard.step.startswith(step)
    fit_for_everybody(wizard, axe)


@pytest.mark.parametrize("step", ["shape", "decision", "open_part"])
def test_a_step_that_was_filled_in_before(step, wizard, app, axe):
    ref = answered(app, PART, title=f"Filled in before: {step} {LONG}", decision=LONG)
    wizard.open("approach", a=ref, p="1", q=step, **{"from": "check"})
    assert wizard.step.endswith(step)
    fit_for_everybody(wizard, axe)


def test_a_question_left_without_an_answer(wizard, axe):
    wizard.try_it()
    wizard.press(say("approach.continue"))
    wizard.is_refused("answer_missing")
    fit_for_everybody(wizard, axe)


def test_a_date_that_is_none(wizard, app, axe):
    ref = answered(app, title="A date that is none")
    wizard.open("approach", a=ref, p="1", q="decision")
    wizard.page.get_by_label(say("frame.date.day")).fill("31")
    wizard.press(say("approach.continue"))
    wizard.is_refused("date_not_real")
    fit_for_everybody(wizard, axe)


def test_two_answers_to_one_question(wizard, app, axe):
    ref = answered(app, title="Two answers to one question")
    wizard.open("approach", a=ref, p="1", q="weigh")
    theirs = services.find_activity(app, ref).parts[0].answers["weigh"].version
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="weigh", value="not_sure", note=LONG, seen_version=theirs)
    wizard.choose(GIVEN["no"])
    wizard.fill(NOTE, "Mine.")
    wizard.press(say("approach.continue"))
    expect(wizard.trouble).to_contain_text(say("refused.conflict.heading"))
    fit_for_everybody(wizard, axe)


# --- check and result ---------------------------------------------------------------------------

RESULTS = {
    "NOTYET": ({"purpose": "no"}, "service", "no"),
    "NOBODY": ({"purpose": "yes", "affected": "no"}, "service", "no"),
    "NOBODY with a duty (DG9)": ({"purpose": "yes", "affected": "no"}, "service", "not_sure"),
    "INFORM with a duty (DG9)": (FIXED, "strategic", "yes"),
    "INFORM for one person (DG10, DG11)": (INFORM, "individual", "no"),
    "CONSULT on a part": (PART, "service", "yes"),
    "ENGAGE, not sure": (ENGAGE, "strategic", "no"),
    "ENGAGE, too late": (LATE, "strategic", "no"),
    "CODESIGN": (CODESIGN, "service", "no"),
    "COPRO": (COPRO, "service", "no"),
}


@pytest.mark.parametrize("case", RESULTS)
def test_a_result(case, wizard, app, axe):
    answers, level, duty = RESULTS[case]
    ref = answered(app, answers, title=f"{case} {LONG}", level=level, duty=duty)
    wizard.open("result", a=ref, p="1")
    wizard.is_result(case.split(" ")[0].strip(","))
    fit_for_everybody(wizard, axe)


def test_a_result_tried_without_saving(wizard, axe):
    wizard.open("result", **{"try": "1"}, **ENGAGE, level="service", AQ2="no", others="yes", nonsense="1")
    wizard.is_result("ENGAGE")
    fit_for_everybody(wizard, axe)


def test_a_result_with_an_action_being_changed(wizard, app, axe):
    ref = answered(app, ENGAGE, title="An action being changed")
    wizard.open("result", a=ref, p="1")
    wizard.make_action("time_together").click()
    expect(wizard.notice).to_contain_text(say("result.action.made"))
    fit_for_everybody(wizard, axe)


def test_a_check_with_answers_kept_aside(wizard, app, axe):
    ref = answered(app, COPRO | {"weigh": "no"}, title=f"Kept aside {LONG}", decision=LONG)
    wizard.open("check", a=ref, p="1")
    expect(wizard.page.get_by_text(say("check.aside"))).to_be_visible()
    fit_for_everybody(wizard, axe)


def test_a_check_that_is_not_finished(wizard, axe):
    wizard.open("check", **{"try": "1"}, purpose="yes")
    fit_for_everybody(wizard, axe)


# --- the record ---------------------------------------------------------------------------------

FILLED = RecordForm(
    went_through=("unpaid carers",),
    agreed_by="Sam Senior",
    agreed_role="Head of service",
    how_told=LONG,
    justification=LONG,
)


@pytest.mark.parametrize("chosen", ["", "CONSULT", "COPRO"], ids=["as recommended", "lower", "higher"])
def test_the_form_of_a_record_with_its_errors(chosen, wizard, app, axe):
    ref = answered(app, ENGAGE, title=f"A form {LONG}")
    services.save_draft(app, LOCAL_ACTOR, ref, 1, fields={"chosen": chosen, "asked_people": "yes"})
    wizard.open("record", a=ref, p="1")
    wizard.press(say("record.make"))
    wizard.is_refused("went_through_missing")
    fit_for_everybody(wizard, axe)


@pytest.mark.parametrize("case", ["INFORM for one person (DG10, DG11)", "INFORM with a duty (DG9)"])
def test_the_form_of_a_record_with_something_to_settle(case, wizard, app, axe):
    answers, level, duty = RESULTS[case]
    ref = answered(app, answers, title=f"To settle: {case}", level=level, duty=duty)
    wizard.open("record", a=ref, p="1")
    fit_for_everybody(wizard, axe)


@pytest.fixture
def recorded(app):
    """A piece of work in two parts, with an action, two records, and words that do not break."""
    ref = answered(app, CONSULT, title=f"In two parts {LONG}", decision=LONG)
    today = app.today()
    form = replace(FILLED, agreed_on=today)
    services.make_record(app, LOCAL_ACTOR, ref, 1, form=form, key=f"{ref}-1")
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="shape", value="not_sure", note=LONG, seen_version=1)
    again = services.make_record(app, LOCAL_ACTOR, ref, 1, form=form, key=f"{ref}-2")
    services.plan_action(
        app,
        LOCAL_ACTOR,
        ref,
        1,
        kind="lift",
        question="shape",
        text=LONG,
        owner="Jo",
        due=today + timedelta(days=3),
        key=f"{ref}-a",
        to_outcome="ENGAGE",
    )
    services.add_part(app, LOCAL_ACTOR, ref, name=f"Carers {LONG}", level="service", key=f"{ref}-p")
    return ref, again


def test_a_record_and_what_changed_since_the_last(recorded, wizard, axe):
    wizard.open("record", r=recorded[1])
    wizard.is_at(f"record-{recorded[1]}")
    fit_for_everybody(wizard, axe)


def test_an_activity_with_two_parts_then_archived(recorded, wizard, app, axe):
    ref = recorded[0]
    wizard.open("activity", a=ref)
    wizard.is_at(f"activity-{ref}")
    fit_for_everybody(wizard, axe)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    wizard.open("activity", a=ref)
    expect(wizard.page.get_by_text(say("activities.one.archived"))).to_be_visible()
    fit_for_everybody(wizard, axe)
    wizard.open("activities", status="archived")
    fit_for_everybody(wizard, axe)


def test_the_list_of_activities(recorded, wizard, axe):
    wizard.open("activities")
    expect(wizard.page.get_by_role("link", name=say("activities.open", ref=recorded[0]))).to_be_visible()
    fit_for_everybody(wizard, axe)
    wizard.open("activities", find="...", level="service", sort="name", nonsense="1")
    wizard.fill(say("activities.filter.words"), "?!")
    wizard.press(say("activities.filter.apply"))
    wizard.is_refused("search_without_letters")
    fit_for_everybody(wizard, axe)


def test_our_pack_has_a_case_for_every_outcome():
    reached = {case.split(" ")[0].strip(",") for case in RESULTS}
    assert reached == {outcome.id for outcome in our_pack().flow.outcomes}


# --- do's and don'ts, and where it all comes from -----------------------------------------------


@pytest.mark.parametrize(
    ("page_of_the_app", "query"),
    [
        ("dos-and-donts", {"theme": "after", "phase": "commit"}),
        ("sources", {"k": "SW-OTH-6", "doc": "001", "find": "honest"}),
        ("sources", {"find": LONG}),
    ],
)
def test_dos_and_donts_and_sources_narrowed(page_of_the_app, query, wizard, axe):
    wizard.open(page_of_the_app, **query)
    fit_for_everybody(wizard, axe)


def test_the_self_check_of_a_part_half_done_and_refused(wizard, app, axe):
    ref = answered(app, title=f"Self-check {LONG}")
    for pair, state in (("DD01", "we_do"), ("DD02", "not_yet"), ("DD07", "slipped")):
        services.mark_pair(app, LOCAL_ACTOR, ref, 1, pair=pair, state=state, note=LONG)
    wizard.open("dos-and-donts", a=ref, p="1", pair="DD15")
    wizard.press(say("guidance.state.slipped"))
    wizard.is_refused("slip_note_missing")
    fit_for_everybody(wizard, axe)


def test_the_self_check_of_a_part_that_was_put_away(wizard, app, axe):
    ref = answered(app, title="Self-check put away")
    services.mark_pair(app, LOCAL_ACTOR, ref, 1, pair="DD01", state="not_yet")
    services.archive_activity(app, LOCAL_ACTOR, ref)
    wizard.open("dos-and-donts", a=ref, p="1")
    fit_for_everybody(wizard, axe)
