"""Every page in every state it can be in: axe at 1280 and 320 px, and nothing to scroll sideways."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.plan import PlanFacts
from logic.portable import as_file
from logic.record import RecordForm
from tests import people
from tests.browser.kept import CONSULT, answered
from tests.browser.watching import settled
from tests.browser.wizard import GIVEN, NOTE, Wizard, our_pack, say
from tests.limits import complete
from tests.whole import full_part, whole
from tests.whole import record as kept_record

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
    # A drawer that draws what is in it only once it is open draws the page again, so each is looked for anew.
    while folded.count():
        folded.first.click()
        settled(page)
    page.evaluate("() => document.querySelectorAll('details[class^=dw-]').forEach((one) => { one.open = true; })")


def fit_for_everybody(wizard, axe):
    open_everything(wizard.page)
    axe(wizard.page)


# --- pages that need nothing saved --------------------------------------------------------------


@pytest.mark.parametrize(
    "page_of_the_app",
    [
        *("", "approach", "check", "result", "record", "activity", "ladder", "questions", "changes", "limits", "limit"),
        *("dos-and-donts", "sources", "methods", "documents", "checklist"),
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


# --- ways to involve people ---------------------------------------------------------------------


@pytest.fixture
def planned(app):
    """A piece of work with much to check about its plan, and words that do not break."""
    ref = answered(app, CODESIGN, title=f"A plan {LONG}")
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ1": "yes", "AQ3": "yes"})
    needs = {"modes": frozenset({"phone", "at_home"}), "access": frozenset({"sensory", "time"})}
    facts = PlanFacts(people=15, budget=100, label="coproduction", recorder="", **needs)
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=facts)
    services.choose_method(app, LOCAL_ACTOR, ref, 1, method="M16", key=f"{ref}-a")
    own = services.choose_method(app, LOCAL_ACTOR, ref, 1, name=LONG, does="asks", notes=LONG, key=f"{ref}-b")
    return ref, own


@pytest.mark.parametrize("step", ["", "all", "facts", "one", "add-M16"])
def test_a_plan_of_how_to_involve_people(step, planned, wizard, axe):
    ref, own = planned
    wizard.open("methods", a=ref, p="1", q=f"one-{own}" if step == "one" else step)
    fit_for_everybody(wizard, axe)


def test_a_plan_that_is_empty_and_one_that_is_refused(wizard, app, axe):
    ref = answered(app, {"purpose": "yes"}, title="An empty plan")
    wizard.open("methods", a=ref, p="1")
    fit_for_everybody(wizard, axe)
    wizard.open("methods", a=ref, p="1", q="facts")
    wizard.fill(say("methods.form.people"), "many")
    wizard.press(say("methods.form.save"))
    wizard.is_refused("number_not_real")
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


# --- links for people, and what they say --------------------------------------------------------


@pytest.fixture
def public(public_server, page):
    """Somebody at a page of the second server."""
    return Wizard(page, public_server)


@pytest.fixture
def linked(app, request):
    """A piece of work with limits in every state and words that do not break; its reference and a link's token."""
    ref = answered(app, title=f"{request.node.name[:40]} {LONG}")
    people.keep_limit(app, ref, plain=LONG, easy_read=LONG, said_role=LONG, still_open=(LONG, "more"))
    people.keep_unproven(app, ref)
    services.withdraw_limit(app, LOCAL_ACTOR, ref, people.keep_limit(app, ref), apology=LONG)
    token = people.token(app, ref)
    said = people.say_it(app, token, text=LONG, name=LONG)
    services.answer_challenge(app, LOCAL_ACTOR, ref, said.id, finding="partly", reply=LONG, published=True)
    services.take_further(app, LOCAL_ACTOR, ref, said.id, to=LONG, on=None)
    people.say_it(app, token, kind="question", text=LONG)
    return ref, token


@pytest.mark.parametrize("edition", [{}, {"easy": "1"}], ids=["plain", "easy read"])
def test_what_people_read_who_have_a_link(edition, linked, public, axe):
    named = "easy" if edition else "plain"
    public.open("fixed", t=linked[1], **edition)
    fit_for_everybody(public, axe)
    public.open("fixed", t=linked[1], n="1", **edition)
    public.press(say(f"fixed.{named}.form.send"))
    public.is_refused("challenge_text_missing")
    fit_for_everybody(public, axe)
    public.choose(say(f"fixed.{named}.form.question"))
    public.fill(say(f"fixed.{named}.form.text"), "Why?")
    public.go(say(f"fixed.{named}.form.send"))
    public.is_at("sent-1")
    fit_for_everybody(public, axe)


def test_links_that_do_not_open_and_no_link_at_all(app, linked, public, axe):
    public.open("")
    fit_for_everybody(public, axe)
    public.open("fixed", t="1-1-wrong")
    fit_for_everybody(public, axe)
    services.archive_activity(app, LOCAL_ACTOR, linked[0])
    public.open("fixed", t=linked[1])
    fit_for_everybody(public, axe)
    services.revoke_link(app, LOCAL_ACTOR, linked[0], services.links_of(app, linked[0])[0].id)
    public.open("fixed", t=linked[1])
    public.is_at("closed-closed")
    fit_for_everybody(public, axe)


def test_the_page_of_links_and_voices(app, linked, wizard, axe):
    ref, _ = linked
    wizard.open("voices")
    fit_for_everybody(wizard, axe)
    wizard.open("voices", a=ref)
    fit_for_everybody(wizard, axe)
    for form, button in (("new", "links.make"), ("renew", "links.renew"), ("note", "note.save")):
        wizard.open("voices", a=ref, do=form, l=str(services.links_of(app, ref)[0].id))
        wizard.page.get_by_label(re.compile(f"^{say('frame.date.day')}")).fill("31")
        wizard.press(say(f"voices.{button}"))
        wizard.is_refused("date_not_real")
        fit_for_everybody(wizard, axe)
    wizard.open("voices", a=ref, c=str(services.challenges_of(app, ref)[0].id))
    wizard.press(say("voices.reply.save"))
    wizard.is_refused("reply_missing")
    fit_for_everybody(wizard, axe)
    for drawer in ("owner", "further", "aside"):
        wizard.unfold(say(f"voices.{drawer}.heading"))
    fit_for_everybody(wizard, axe)
    # The first to come gave a name, which can be erased.
    wizard.open("voices", a=ref, c=str(services.challenges_of(app, ref)[-1].id))
    wizard.unfold(say("voices.erase.heading"))
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


# --- limits ----------------------------------------------------------------------------------------


def with_limit(app, ref, **changes):
    today = app.today()
    days = {"said_on": today, "agreed_on": today, "shared_on": today}
    days |= {"review_on": today + timedelta(days=30), "expires_on": today + timedelta(days=60)}
    fields = complete(category="law", statement=LONG, explains=("power",), **days) | changes
    return services.save_limit(
        app, LOCAL_ACTOR, ref, fields=fields, key=f"{ref}-{len(services.limits_of(app, ref))}"
    ).number


def test_the_list_of_limits_in_every_state(wizard, app, axe):
    ref = answered(app, CODESIGN, title=f"Limits {LONG}")
    wizard.open("limits", a=ref)
    fit_for_everybody(wizard, axe)
    for changes in ({}, {"evidence": ""}, {"test": {}, "statement": "There is no money"}, {"explains": ()}):
        with_limit(app, ref, **changes)
    services.withdraw_limit(app, LOCAL_ACTOR, ref, with_limit(app, ref), apology=LONG)
    services.add_part(app, LOCAL_ACTOR, ref, name=LONG, level="service", key=f"{ref}-part")
    wizard.open("limits", a=ref)
    fit_for_everybody(wizard, axe)
    wizard.open("limits", a=ref, status="reopened")
    fit_for_everybody(wizard, axe)


@pytest.mark.parametrize("step", ["", "what", "why", "test", "together", "tell", "withdraw"])
def test_a_step_of_a_limit(step, wizard, app, axe):
    ref = answered(app, CODESIGN, title="The steps of a limit")
    services.add_part(app, LOCAL_ACTOR, ref, name=LONG, level="service", key=f"{ref}-part")
    with_limit(app, ref, test={}, statement="There is no money")
    wizard.open("limit", a=ref, n="1", **({"do": step} if step else {}))
    fit_for_everybody(wizard, axe)


def test_limits_that_stand_are_withdrawn_and_are_refused(wizard, app, axe):
    ref = answered(app, CODESIGN, title="Limits that stand")
    services.save_limit(app, LOCAL_ACTOR, ref, with_limit(app, ref), fields={"plain": LONG, "part": 1})
    wizard.open("limit", a=ref, n="1")
    fit_for_everybody(wizard, axe)
    wizard.open("result", a=ref, p="1")
    fit_for_everybody(wizard, axe)
    wizard.open("limit", a=ref, n="1", do="test")
    wizard.page.get_by_role("textbox").first.fill("")
    wizard.go(say("limit.save"))
    wizard.press(say("limit.missing.check"))
    expect(wizard.trouble).to_be_visible()
    fit_for_everybody(wizard, axe)
    services.withdraw_limit(app, LOCAL_ACTOR, ref, 1, apology=LONG)
    wizard.open("limit", a=ref, n="1")
    fit_for_everybody(wizard, axe)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    wizard.open("limits", a=ref)
    fit_for_everybody(wizard, axe)


# --- documents -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["pdf", "csv"])
def test_the_documents_of_a_piece_of_work(wizard, app, axe, kind):
    ref = answered(app, title=LONG)
    wizard.open("documents", a=ref, p="1")
    wizard.choose(say(f"papers.kind.{kind}"))
    wizard.is_at(f"documents-{ref}-1")
    fit_for_everybody(wizard, axe)


def test_a_file_that_there_is_not(wizard, app, axe):
    wizard.open("documents", a=answered(app, title="Day service"), p="1")
    link = wizard.file(say("papers.bundle.button"))
    link.evaluate("(one) => { one.href = one.href.replace('p=1', 'p=2'); }")
    link.click()
    expect(wizard.file_trouble).to_be_visible()
    axe(wizard.page)


def test_documents_while_the_pack_is_made(wizard, app, axe):
    wizard.open("documents", a=answered(app, title="Day service"), p="1")
    with wizard.page.expect_download():
        wizard.file(say("papers.bundle.button")).click()
        expect(wizard.page.get_by_role("progressbar")).to_be_visible()
        fit_for_everybody(wizard, axe)


# --- the checklist ------------------------------------------------------------------------------


@pytest.fixture
def listed(app):
    """A checklist with lines of every kind: overdue, next, done, not here, no longer asked for, of one's own."""
    ref = answered(app, COPRO, title=f"A checklist {LONG}")
    soon = app.today() + timedelta(days=3)
    services.plan_action(
        app, LOCAL_ACTOR, ref, 1, kind="lift", question="power", text=LONG, owner=LONG, due=soon, key=f"{ref}-action"
    )
    services.add_item(app, LOCAL_ACTOR, ref, 1, phase="plan", text=LONG, owner=LONG, due=soon, key=f"{ref}-item")
    services.tick_items(app, LOCAL_ACTOR, ref, 1, ["C01", "P18"])
    services.mark_item(app, LOCAL_ACTOR, ref, 1, "C02", state="not_applicable", reason=LONG, owner=LONG)
    services.mark_item(app, LOCAL_ACTOR, ref, 1, "C05", state="open", due=app.today(), owner="Sam")
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="power", value="no", seen_version=1)
    return ref


def test_a_checklist_whole_narrowed_and_with_nothing_found(listed, wizard, axe):
    for query in ({}, {"phase": "plan", "state": "next"}, {"owner": LONG}, {"tag": "digital", "state": "done"}):
        wizard.open("checklist", a=listed, p="1", **query)
        fit_for_everybody(wizard, axe)


@pytest.mark.parametrize("item", ["P11", "own", "action-", "new"])
def test_an_item_of_a_checklist(item, listed, wizard, app, axe):
    keys = [line.key for line in services.checklist_of(app, listed, 1).lines]
    wizard.open("checklist", a=listed, p="1", i=next((key for key in keys if key.startswith(item)), item))
    fit_for_everybody(wizard, axe)


def test_an_item_that_is_refused_then_a_checklist_put_away(listed, wizard, app, axe):
    wizard.open("checklist", a=listed, p="1", i="P08")
    wizard.choose(say("checklist.one.state.not_applicable"))
    wizard.press(say("checklist.one.save"))
    wizard.is_refused("not_applicable_reason_missing")
    fit_for_everybody(wizard, axe)
    services.archive_activity(app, LOCAL_ACTOR, listed)
    for query in ({}, {"i": "P08"}):
        wizard.open("checklist", a=listed, p="1", **query)
        fit_for_everybody(wizard, axe)


# --- one piece of work --------------------------------------------------------------------------


def test_a_workspace_that_was_just_begun_and_one_with_everything(wizard, app, axe):
    ref = services.start_activity(app, LOCAL_ACTOR, title=LONG, level="service", key="workspace-new")
    wizard.open("activity", a=ref)
    fit_for_everybody(wizard, axe)
    data = as_file(whole(title=LONG), came_from="WT-0042", version="0123456789ab", edition="")
    full = services.import_activity(app, LOCAL_ACTOR, data, key="workspace-full")
    wizard.open("activity", a=full)
    fit_for_everybody(wizard, axe)


def test_a_workspace_after_the_approach_changed_and_its_forms_were_refused(wizard, app, axe):
    record = kept_record(2)
    for outcome in (record["snapshot"]["outcome"], (record["snapshot"]["choice"] or {}).get("chosen", {})):
        outcome["id"] = "CONSULT"
    record = {**record, "outcome": "CONSULT", "chosen_outcome": "CONSULT"}
    one = full_part(records=[kept_record(1), record], decide_by=None, plan=None)
    data = as_file(
        whole(parts=[one], title="Changed", limits=[], challenges=[]),
        came_from="WT-0042",
        version="0123456789ab",
        edition="",
    )
    ref = services.import_activity(app, LOCAL_ACTOR, data, key="workspace-changed")
    wizard.open("activity", a=ref)
    expect(wizard.page.locator(".dw-moved")).to_be_visible()
    wizard.unfold(say("workspace.team.add"))
    wizard.press(say("workspace.team.add_save"))
    wizard.is_refused("member_name_missing")
    axe(wizard.page)
    wizard.open("activities")
    wizard.unfold(say("workspace.take_in.heading"))
    wizard.press(say("workspace.take_in.save"))
    wizard.is_refused("file_missing")
    axe(wizard.page)
