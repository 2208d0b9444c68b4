"""Addresses that were mistyped, made up or cut short: a notice or plain words, never an error and never an empty page."""

import pytest
from playwright.sync_api import expect

from tests.browser.kept import answered
from tests.browser.wizard import HEADING, say

GONE = "approach.gone"
LONG = "x" * 3000


@pytest.fixture(scope="module")
def ref(app):
    """A piece of work that addresses may name."""
    return answered(app, title="Named in addresses")


def is_a_whole_page(wizard):
    """A heading, the bar, and nothing that only a programmer could read."""
    expect(wizard.page.locator(HEADING)).to_have_count(1)
    expect(wizard.page.get_by_role("navigation", name="Main")).to_be_visible()
    main = wizard.page.get_by_role("main").inner_text()
    assert "Traceback" not in main
    assert "Something went wrong" not in main
    expect(wizard.page.locator("[data-testid=stException]")).to_have_count(0)


@pytest.mark.parametrize(
    "query",
    [
        {"purpose": "maybe"},
        {"affected": "not_sure"},
        {"purpose": "yes", "colour": "blue"},
        {"purpose": "yes", "AQ2": "perhaps"},
        {"purpose": "yes", "level": "galactic"},
        {"try": "1", "<script>alert(1)</script>": "yes"},
        {"try": "1", "purpose": LONG},
        {"try": "1", LONG: "yes"},
        {"try": "nonsense"},
        {"colour": "blue"},
    ],
    ids=lambda query: " ".join(f"{key}={value}" for key, value in query.items())[:40],
)
def test_what_means_nothing_is_left_out_with_a_notice(query, wizard):
    wizard.open("approach", **query)
    is_a_whole_page(wizard)
    expect(wizard.notice).to_contain_text(say("frame.ignored", names=""))
    wrong = next(key for key, value in query.items() if (key, value) not in {("try", "1"), ("purpose", "yes")})
    expect(wizard.notice).to_contain_text(wrong[:60])


def test_not_sure_is_no_answer_where_it_is_not_offered(wizard):
    wizard.open("approach", purpose="yes", affected="not_sure")
    wizard.is_at("question-affected")
    expect(wizard.chosen).to_have_count(0)


@pytest.mark.parametrize("path", ["approach", "check", "result", "activity"])
def test_a_piece_of_work_that_is_not_there(path, wizard):
    names = ["WT-9999", "nonsense", "-1", "0", "9" * 40, LONG, "<b>x</b>", "WT-0001' OR 1=1 --"]
    for named in names if path == "approach" else names[:2]:
        wizard.open(path, a=named)
        is_a_whole_page(wizard)
        expect(wizard.notice).to_contain_text(say(GONE)[:40])


def test_a_part_that_is_not_there(ref, wizard):
    for part in ("99", "0", "-1", "x", "1.0", "٣", "9" * 70):
        wizard.open("approach", a=ref, p=part)
        is_a_whole_page(wizard)
        expect(wizard.notice).to_contain_text(say("frame.no_such_part", ref=ref))
    for page in ("record", "checklist", "news"):
        wizard.open(page, a=ref, p="9")
        expect(wizard.notice).to_contain_text(say("frame.no_such_part", ref=ref))
    wizard.follow(say("frame.open_work", ref=ref))
    wizard.is_at(f"activity-{ref}")


def test_a_step_that_is_not_there(ref, wizard):
    for step in ("nonsense", "part_open", LONG, "🙂", " "):
        wizard.open("approach", a=ref, p="1", q=step)
        is_a_whole_page(wizard)


def test_a_record_that_is_not_there(wizard):
    for named in ("WT-9999-1-1", "nonsense", LONG, "WT-0001-1-99", "%00"):
        wizard.open("record", r=named)
        is_a_whole_page(wizard)
        wizard.is_at("record-none")
        expect(wizard.page.get_by_role("heading", level=1)).to_have_text(say("record.gone_heading"))
        expect(wizard.page.get_by_role("main")).to_contain_text(say("record.gone"))


def test_a_page_of_the_list_that_is_not_there(wizard):
    for number in ("0", "-1", "99999", "x", "9" * 50, "²"):
        wizard.open("activities", page=number)
        is_a_whole_page(wizard)


@pytest.mark.parametrize("path", ["check", "result"])
def test_an_unfinished_case_leads_to_its_next_question(path, wizard):
    for query in ({"purpose": "yes"}, {"try": "1"}, {"purpose": "maybe", "level": "x"}):
        wizard.open(path, **query)
        is_a_whole_page(wizard)
        wizard.page.locator(".dw-way-main a").first.click()
        wizard.is_at("question-affected" if query.get("purpose") == "yes" else "question-purpose")
