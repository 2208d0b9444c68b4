"""The list of activities in a browser: searched, filtered, turned, downloaded; by keyboard; with absurd addresses."""

import csv
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from secrets import token_hex

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.dates import british_date
from tests.browser.kept import answered
from tests.browser.test_keyboard import Keys
from tests.browser.watching import settled
from tests.browser.wizard import HEADING, level_name, our_pack, say
from tests.hostile import HOSTILE

SOON = date(2031, 5, 31)
APPLY, WORDS = say("activities.filter.apply"), say("activities.filter.words")


@pytest.fixture(scope="module")
def some(app):
    """Twenty-three pieces of work that one word finds: one for an area nobody else has, one with a date, one recorded."""
    made = []
    for n in range(23):
        area = "Sensory <b>needs</b>" if n == 3 else "Quokka area"
        ref = services.start_activity(
            app, LOCAL_ACTOR, title=f"Quokka {n:02}", level="strategic" if n == 4 else "service", key=f"q{n}", area=area
        )
        if n in {5, 6}:
            by = SOON + timedelta(days=n)
            services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="Dates", decider="Cabinet", decide_by=by)
        made.append(ref)
    services.archive_activity(app, LOCAL_ACTOR, made[22])
    return made


def titles(wizard):
    return wizard.page.locator("main .dw-card h3").all_inner_texts()


def pick(wizard, name, option):
    """Choose from a list by its words."""
    box = wizard.page.get_by_role("combobox", name=say(f"activities.filter.{name}"))
    # An open list shuts when the page scrolls, and a click scrolls first.
    box.scroll_into_view_if_needed()
    settled(wizard.page)
    box.click()
    wizard.page.get_by_role("option", name=option, exact=True).click()
    expect(box).to_have_value(option)


def counted(wizard, number):
    words = say("activities.count_one") if number == 1 else say("activities.count", count=number)
    expect(wizard.page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def test_enter_in_the_search_box_searches_and_a_refresh_keeps_it(wizard, some):
    wizard.open("activities")
    before = wizard.step
    wizard.fill(WORDS, "quokka 07")
    wizard.field(WORDS).press("Enter")
    wizard.moved_from(before)
    assert titles(wizard) == ["Quokka 07"]
    assert wizard.query() == {"find": "quokka 07"}
    wizard.page.reload()
    settled(wizard.page)
    expect(wizard.field(WORDS)).to_have_value("quokka 07")
    assert titles(wizard) == ["Quokka 07"]
    wizard.follow(say("activities.filter.clear"))
    assert wizard.query() == {}
    expect(wizard.field(WORDS)).to_have_value("")


def test_filters_are_chosen_together_shown_and_cleared(wizard, some):
    wizard.open("activities", find="quokka")
    wizard.unfold(say("activities.filter.more"))
    pick(wizard, "level", level_name("strategic"))
    pick(wizard, "area", "Quokka area")
    pick(wizard, "status", say("activities.status.answering"))
    pick(wizard, "order", say("activities.order.name"))
    wizard.go(APPLY)
    assert titles(wizard) == ["Quokka 04"]
    counted(wizard, 1)
    assert wizard.query() == {
        "find": "quokka",
        "level": "strategic",
        "area": "Quokka area",
        "status": "answering",
        "sort": "name",
    }
    chosen = wizard.page.locator(".dw-chosen")
    for words in ("quokka", level_name("strategic"), "Quokka area", say("activities.order.name")):
        expect(chosen).to_contain_text(words)
    wizard.page.go_back()
    counted(wizard, 22)


def test_decisions_due_between_two_dates_come_soonest_first(wizard, some):
    wizard.open("activities", find="quokka", sort="soonest")
    assert titles(wizard)[:2] == ["Quokka 05", "Quokka 06"]
    wizard.unfold(say("activities.filter.more"))
    first_day = re.compile(rf"^{say('frame.date.day')}\s+{re.escape(say('activities.filter.due_from'))}")
    wizard.page.get_by_label(first_day).fill("32")
    wizard.press(APPLY)
    wizard.is_refused("due_from_not_real")
    wizard.fill_date(say("activities.filter.due_from"), SOON + timedelta(days=6))
    wizard.fill_date(say("activities.filter.due_to"), SOON + timedelta(days=1))
    wizard.press(APPLY)
    wizard.is_refused("dates_turned_round")
    wizard.fill_date(say("activities.filter.due_to"), SOON + timedelta(days=9))
    wizard.go(APPLY)
    assert titles(wizard) == ["Quokka 06"]
    assert wizard.query()["due-from"] == (SOON + timedelta(days=6)).isoformat()


def test_an_approach_that_was_recorded_finds_it(wizard, app, some):
    ref = answered(app, title="Wombat recorded")
    wizard.open("activities", find="wombat", approach="CONSULT")
    expect(wizard.page.get_by_role("heading", name=say("activities.count_none"))).to_be_visible()
    expect(wizard.page.get_by_text(say("activities.none_found"))).to_be_visible()
    wizard.open("record", a=ref, p="1")
    wizard.fill_in_record()
    wizard.press(say("record.make"))
    wizard.open("activities", find="wombat", approach="CONSULT", status="recorded")
    assert titles(wizard) == ["Wombat recorded"]
    expect(wizard.page.locator(".dw-chosen")).to_contain_text(our_pack().outcomes["CONSULT"].name)


def test_the_pages_of_a_list_are_turned_and_linked(wizard, some):
    wizard.open("activities", find="quokka", sort="name")
    assert titles(wizard) == [f"Quokka {n:02}" for n in range(20)]
    wizard.follow(say("activities.next"))
    assert titles(wizard) == ["Quokka 20", "Quokka 21"]
    assert wizard.query() == {"find": "quokka", "sort": "name", "page": "2"}
    expect(wizard.page.get_by_text(say("activities.page", page=2, pages=2), exact=True)).to_be_visible()
    wizard.follow(say("activities.previous"))
    assert titles(wizard)[0] == "Quokka 00"
    wizard.open("activities", find="quokka", sort="name", page="99")
    assert titles(wizard) == ["Quokka 20", "Quokka 21"]
    expect(wizard.notice).to_contain_text(say("activities.last_page", page=99, pages=2))
    titled = say("activities.heading_page", title=say("activities.heading"), page=2, pages=2)
    expect(wizard.page.locator(HEADING)).to_have_text(titled)


def test_a_decision_date_that_has_gone_by_is_told_apart_from_one_to_come(wizard, app):
    today, day = app.today(), timedelta(days=1)
    then = replace(app, now=lambda: datetime.now(UTC) - 3 * day)
    for title, due in (("Numbat past", today - day), ("Numbat now", today), ("Numbat soon", today + day)):
        ref = services.start_activity(app, LOCAL_ACTOR, title=title, level="service", key=token_hex(8))
        services.describe_part(then, LOCAL_ACTOR, ref, 1, decision="What opens", decider="Cabinet", decide_by=due)
    wizard.open("activities", find="numbat")
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(say("activities.was_due", date=british_date(today - day)))
    for due in (today, today + day):
        expect(main).to_contain_text(say("activities.due", date=british_date(due)))


def test_what_was_archived_is_found_there_and_nowhere_else(wizard, some):
    wizard.open("activities", find="quokka 22")
    counted_none = wizard.page.get_by_role("heading", name=say("activities.count_none"))
    expect(counted_none).to_be_visible()
    wizard.unfold(say("activities.filter.more"))
    pick(wizard, "status", say("activities.status.archived"))
    wizard.go(APPLY)
    assert titles(wizard) == ["Quokka 22"]
    expect(wizard.page.locator(HEADING)).to_have_text(say("activities.archived_heading"))


@pytest.mark.parametrize("words", ["?!", "x" * 201])
def test_a_search_that_cannot_be_made_is_refused_and_stays_in_its_box(words, wizard, some):
    wizard.open("activities")
    wizard.fill(WORDS, words)
    wizard.press(APPLY)
    if words == "?!":
        wizard.is_refused("search_without_letters")
    else:
        wizard.is_refused("too_long", given=201, most=200)
    expect(wizard.field(WORDS)).to_have_value(words)
    assert wizard.query() == {}


ABSURD = {
    "page": "-1",
    "level": "x" * 3_000,
    "status": "'; DROP TABLE activity; --",
    "approach": "<script>",
    "due-from": "2026-02-30",
    "due-to": "=1+1",
    "sort": "\u0000",
    "find": "🙂",
    "<b>no</b>": "1",
}


def test_an_absurd_address_shows_the_list_and_says_what_was_left_out(wizard, some):
    wizard.open("activities", **ABSURD)
    expect(wizard.notice).to_be_visible()
    assert len(titles(wizard)) == 20
    wizard.open("activities", find="y" * 10_000)
    expect(wizard.notice).to_contain_text(say("frame.ignored", names="find"))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_the_address_and_in_a_service_area_are_shown_as_typed(words, wizard, app, some):
    services.start_activity(app, LOCAL_ACTOR, title=f"Bandicoot {words}", level="service", key=token_hex(8), area=words)
    wizard.open("activities", find="bandicoot", area=words)
    counted(wizard, 1)
    shown = " ".join(words.split())
    for place in (".dw-chosen", ".dw-card"):
        assert shown in " ".join(wizard.page.locator(place).first.inner_text().split())
    wizard.unfold(say("activities.filter.more"))
    expect(wizard.page.get_by_role("combobox", name=say("activities.filter.area"))).to_have_value(words)


def download(wizard, kind):
    name, content = wizard.take(say(f"activities.sheet.{kind}"))
    assert name == f"{say('activities.sheet.file')}.{kind}"
    return content


def test_the_list_as_filtered_is_downloaded_for_excel_and_as_csv(wizard, some):
    wizard.open("activities", find="quokka", sort="name", level="service")
    page = load_workbook(BytesIO(download(wizard, "xlsx"))).active
    heads = [cell.value for cell in page[1]]
    rows = [dict(zip(heads, line, strict=True)) for line in page.iter_rows(min_row=2, values_only=True)]
    column = {key.rsplit(".", 1)[1]: words for key, words in our_pack().screen.items() if "sheet.column" in key}
    assert [row[column["title"]] for row in rows] == [f"Quokka {n:02}" for n in range(22) if n != 4]
    assert rows[3][column["area"]] == "Sensory <b>needs</b>"
    assert rows[4][column["decide_by"]].date() == SOON + timedelta(days=5)
    assert rows[0][column["ref"]] == some[0]
    lines = list(csv.reader(StringIO(download(wizard, "csv").decode("utf-8-sig"), newline="")))
    assert lines[0] == heads
    assert [line[1] for line in lines[1:]] == [row[column["title"]] for row in rows]


def test_the_list_is_searched_filtered_and_opened_with_the_keyboard_alone(server, page, some):
    keys = Keys(page)
    page.goto(f"{server.address}/activities")
    settled(page)
    keys.write(WORDS, "quokka")
    fold = page.locator("[data-testid=stExpander] summary").filter(has_text=say("activities.filter.more"))
    keys.tab_to(fold)
    page.keyboard.press("Enter")
    settled(page)
    level = page.get_by_role("combobox", name=say("activities.filter.level"))
    keys.tab_to(level)
    page.keyboard.press("ArrowDown")
    page.keyboard.type(level_name("strategic"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(level).to_have_value(level_name("strategic"))
    before = keys.wizard.step
    keys.press("button", APPLY)
    keys.wizard.moved_from(before)
    expect(page.locator(HEADING)).to_be_focused()
    assert titles(keys.wizard) == ["Quokka 04"]
    keys.press("link", say("activities.open", ref=some[4]))
    keys.lands_on(f"activity-{some[4]}")


def test_a_service_area_is_given_at_the_start_and_changed_with_the_name(wizard, app, some):
    wizard.open("approach")
    expect(wizard.page.get_by_text(say("approach.begin.areas", areas="")[:12])).to_be_visible()
    wizard.fill(say("approach.begin.title"), "Numbat")
    wizard.choose(level_name("service"))
    wizard.fill(say("approach.begin.area"), "Quokka area")
    wizard.go(say("approach.begin.start"))
    ref = wizard.ref
    assert services.find_activity(app, ref).area == "Quokka area"
    wizard.open("activity", a=ref)
    expect(wizard.page.get_by_role("main")).to_contain_text("Quokka area")
    wizard.unfold(say("activities.one.rename.heading"))
    wizard.fill(say("approach.begin.area"), "Another area")
    services.rename(app, LOCAL_ACTOR, ref, title="Numbat", area="Theirs")
    wizard.press(say("activities.one.rename.save"))
    expect(wizard.trouble).to_contain_text("Theirs")
    wizard.press(say("activities.one.rename.save"))
    expect(wizard.notice).to_contain_text(say("activities.one.rename.saved"))
    assert services.find_activity(app, ref).area == "Another area"
