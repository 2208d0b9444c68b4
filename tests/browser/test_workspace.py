"""One piece of work as a task list: the next thing, dates that move, the team, and a file taken away and in."""

import json
import re
from datetime import timedelta
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.dates import british_date
from logic.portable import as_file
from tests.browser.kept import answered, called, part_of
from tests.browser.test_keyboard import Keys
from tests.browser.watching import settled
from tests.browser.wizard import say
from tests.hostile import HOSTILE
from tests.whole import whole

DATES, SAVE_DATES = say("workspace.dates.change"), say("workspace.dates.save")
ADD, CHANGE = say("workspace.team.add"), say("workspace.team.change")
TAKE_IN, SAVE_FILE = say("workspace.take_in.heading"), say("workspace.take_in.save")


def file_of(what):
    return as_file(what, came_from="WT-0042", version="0123456789ab", edition="")


def taken_in(app, **changes):
    """A piece of work with everything in it."""
    what = whole(title=f"Taken in {token_hex(4)}", **changes)
    return services.import_activity(app, LOCAL_ACTOR, file_of(what), key=token_hex(8))


def row(wizard, task):
    """The line of this task."""
    return wizard.page.locator(".dw-tasklist").get_by_role(
        "link", name=re.compile(f"^{re.escape(say(f'workspace.task.{task}'))}")
    )


def next_thing(wizard):
    return wizard.page.locator(".dw-way-main a")


def test_a_new_user_sees_one_thing_to_do_and_it_leads_on_as_the_work_does(wizard, app):
    ref = services.start_activity(app, LOCAL_ACTOR, title="Brand new", level="service", key=token_hex(8))
    wizard.open("activity", a=ref)
    expect(next_thing(wizard)).to_have_text(say("workspace.step.answer"))
    expect(wizard.page.locator(".dw-way-main")).to_have_count(1)
    expect(row(wizard, "approach")).to_contain_text(say("workspace.status.not_started"))
    next_thing(wizard).click()
    wizard.is_at("question-purpose")

    ref = answered(app, title="Answered")
    wizard.open("activity", a=ref)
    expect(next_thing(wizard)).to_have_text(say("workspace.step.agree"))
    next_thing(wizard).click()
    wizard.fill_in_record()
    wizard.go(say("record.make"))
    wizard.open("activity", a=ref)
    expect(row(wizard, "approach")).to_contain_text(say("workspace.status.done"))
    expect(next_thing(wizard)).to_have_text(say("workspace.step.write_limits"))


@pytest.mark.parametrize("task", ["limits", "scope", "methods", "checklist", "guidance", "documents"])
def test_each_task_leads_to_its_page_and_back(wizard, app, task):
    ref = answered(app, title="Tasks lead on")
    wizard.open("activity", a=ref)
    before = wizard.step
    row(wizard, task).click()
    wizard.moved_from(before)
    assert wizard.query()["a"] == ref


def test_dates_are_set_here_and_say_what_moving_them_did(wizard, app):
    ref = answered(app, title="Dates that move")
    far = app.today() + timedelta(days=90)
    wizard.open("activity", a=ref)
    wizard.unfold(DATES)
    wizard.fill_date(say("workspace.dates.first_session"), far)
    wizard.press(SAVE_DATES)
    expect(wizard.notice).to_contain_text(re.compile(r"[1-9][0-9]* things on the checklist"))
    expect(wizard.page.get_by_role("main")).to_contain_text(british_date(far))
    assert services.plan_of(app, ref, 1).first_session == far

    wizard.unfold(DATES)
    wizard.fill_date(say("workspace.dates.first_session"), app.today() + timedelta(days=1))
    wizard.press(SAVE_DATES)
    expect(wizard.notice).to_contain_text("overdue")
    expect(row(wizard, "checklist")).to_contain_text(say("workspace.status.needs_look"))
    expect(next_thing(wizard)).to_contain_text("overdue")


def test_a_date_that_cannot_be_is_told_beside_its_field_and_nothing_is_lost(wizard, app):
    ref = answered(app, title="Wrong dates")
    wizard.open("activity", a=ref)
    wizard.unfold(DATES)
    wizard.fill_date(say("workspace.dates.first_session"), app.today() - timedelta(days=1))
    wizard.fill_date(say("workspace.dates.ends_on"), app.today() + timedelta(days=30))
    wizard.press(SAVE_DATES)
    wizard.is_refused("date_in_past")
    day = re.compile(rf"^{say('frame.date.year')}\s+{say('workspace.dates.ends_on')}")
    expect(wizard.page.get_by_label(day)).to_have_value(str((app.today() + timedelta(days=30)).year))
    assert services.plan_of(app, ref, 1).version == 0


def test_two_people_who_set_a_date_are_both_shown_it(wizard, app):
    ref = answered(app, title="Two with dates")
    theirs, mine = (app.today() + timedelta(days=days) for days in (40, 50))
    wizard.open("activity", a=ref)
    wizard.unfold(DATES)
    wizard.fill_date(say("workspace.dates.first_session"), mine)
    services.save_dates(app, LOCAL_ACTOR, ref, 1, dates={"first_session": theirs})
    wizard.press(SAVE_DATES)
    expect(wizard.trouble).to_contain_text(british_date(theirs))
    expect(wizard.trouble).to_contain_text(british_date(mine))
    wizard.press(SAVE_DATES)
    assert services.plan_of(app, ref, 1).first_session == mine


def test_somebody_is_added_changed_and_taken_off(wizard, app):
    ref = answered(app, title="With a team")
    wizard.open("activity", a=ref)
    expect(wizard.page.get_by_text(say("workspace.team.none"))).to_be_visible()
    wizard.unfold(ADD)
    wizard.press(say("workspace.team.add_save"))
    wizard.is_refused("member_name_missing")
    wizard.fill(say("workspace.team.name"), HOSTILE[0])
    wizard.fill(say("workspace.team.role"), "Project lead")
    wizard.tick(say("workspace.team.lead"))
    wizard.press(say("workspace.team.add_save"))
    expect(wizard.notice).to_contain_text(say("workspace.team.added"))
    expect(wizard.page.get_by_role("main")).to_contain_text(HOSTILE[0])
    expect(wizard.page.get_by_text(say("workspace.team.leads"), exact=True)).to_be_visible()

    wizard.unfold(CHANGE)
    wizard.fill(say("workspace.team.name"), "Ann Other")
    (member,) = services.team_of(app, ref)
    services.change_member(app, LOCAL_ACTOR, ref, member.id, name="Theirs", role="", contact="", lead=False)
    wizard.press(say("workspace.team.save"))
    expect(wizard.trouble).to_contain_text("Theirs")
    not_ticked = say("refused.conflict.not_ticked")
    expect(wizard.trouble).to_contain_text(say("refused.conflict.theirs", words=not_ticked))
    wizard.press(say("workspace.team.save"))
    expect(wizard.notice).to_contain_text(say("workspace.team.saved"))
    assert [one.name for one in services.team_of(app, ref)] == ["Ann Other"]

    wizard.unfold(CHANGE)
    wizard.press(say("workspace.team.remove"))
    expect(wizard.notice).to_contain_text(say("workspace.team.removed"))
    assert services.team_of(app, ref) == ()


def test_everything_is_taken_away_and_taken_in_again(wizard, app, tmp_path):
    ref = taken_in(app)
    title = services.find_activity(app, ref).title
    wizard.open("activity", a=ref)
    expect(wizard.page.get_by_role("main")).to_contain_text("WT-0042")
    wizard.unfold(say("workspace.take.heading"))
    name, content = wizard.take(say("workspace.take.file"))
    taken = tmp_path / name
    taken.write_bytes(content)
    assert taken.name == f"{ref}.json"
    assert taken.read_bytes() == services.export_activity(app, ref)

    other = json.loads(taken.read_text(encoding="utf-8")) | {"title": f"{title} elsewhere"}
    taken.write_text(json.dumps(other), encoding="utf-8")
    wizard.open("activities")
    is_told_of_files_that_do_not_arrive(wizard, tmp_path)
    give(wizard, taken)
    wizard.moved_from(wizard.step if wizard.step.startswith("activities") else "")
    expect(wizard.page.get_by_role("heading", level=1)).to_have_text(f"{title} elsewhere")
    expect(wizard.notice.first).to_contain_text(ref)
    assert len(called(app, f"{title} elsewhere")) == 1

    wizard.open("activities")
    give(wizard, taken)
    expect(wizard.trouble).to_contain_text(wizard_ref(app, f"{title} elsewhere"))
    wizard.tick(say("workspace.take_in.again"))
    before = wizard.step
    wizard.press(SAVE_FILE)
    wizard.moved_from(before)
    assert len(called(app, f"{title} elsewhere")) == 2


def wizard_ref(app, title):
    return called(app, title)[0].ref


def is_told_of_files_that_do_not_arrive(wizard, folder):
    """Too big to be sent, or refused by the server: what to do stands there, in no program's words (``a11y.js``)."""
    big, refused = folder / "big.json", folder / "refused.json"
    big.write_bytes(b" " * 6_000_000)
    refused.write_bytes(b"{}")
    wizard.unfold(TAKE_IN)
    chosen = wizard.page.locator("[data-testid=stFileUploader]")
    chosen.locator("input[type=file]").set_input_files(big)
    expect(chosen.get_by_text("This file is too big. It can have at most 5 MB.")).to_be_visible()
    chosen.get_by_role("button", name="Remove big.json").click()
    wizard.page.watch.expect_missing()
    wizard.page.route("**/upload_file/**", lambda route: route.fulfill(status=404))
    chosen.locator("input[type=file]").set_input_files(refused)
    expect(chosen.get_by_text("Load the page again, then choose the file again.")).to_be_visible()
    expect(chosen).not_to_contain_text("Axios")
    wizard.page.unroute("**/upload_file/**")
    chosen.get_by_role("button", name="Remove refused.json").click()


def give(wizard, path):
    """Choose this file, and send it."""
    wizard.unfold(TAKE_IN)
    with wizard.page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        wizard.page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(path)
    expect(wizard.page.locator("[data-testid=stFileUploader]").get_by_text(path.name).first).to_be_visible()
    settled(wizard.page)
    wizard.press(SAVE_FILE)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"{", "file_cut_short"),
        (b"hello", "file_not_json"),
        (b"[1]", "file_not_ours"),
        (b'{"doing_with": "doing-with-activity", "format": 7}', "file_newer"),
    ],
)
def test_a_file_that_cannot_be_taken_in_says_why(wizard, tmp_path, content, code):
    path = tmp_path / "file.json"
    path.write_bytes(content)
    wizard.open("activities")
    give(wizard, path)
    wizard.is_refused(code, **({"format": 7} if code == "file_newer" else {}))


def test_no_file_chosen_is_told(wizard):
    wizard.open("activities")
    wizard.unfold(TAKE_IN)
    wizard.press(SAVE_FILE)
    wizard.is_refused("file_missing")


def test_a_record_that_came_with_a_file_opens_under_the_number_of_here(wizard, app):
    ref = taken_in(app)
    wizard.open("record", r=f"{ref}-1-2")
    wizard.is_at(f"record-{ref}-1-2")
    expect(wizard.page.get_by_role("main")).to_contain_text("WT-0042")


def test_the_workspace_is_walked_with_the_keyboard_alone(server, page, app):
    ref = answered(app, title="By keyboard")
    keys = Keys(page)
    page.goto(f"{server.address}/activity?a={ref}")
    settled(page)
    fold = page.locator("[data-testid=stExpander] summary").filter(has_text=ADD)
    keys.tab_to(fold)
    page.keyboard.press("Enter")
    settled(page)
    keys.write(say("workspace.team.name"), "Kay Board")
    keys.press("button", say("workspace.team.add_save"))
    settled(page)
    assert [one.name for one in services.team_of(app, ref)] == ["Kay Board"]
    assert part_of(app, ref).number == 1
