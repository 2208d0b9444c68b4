"""The papers of a piece of work taken away: each in its forms, and all for the first session in one file."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests.browser.kept import answered
from tests.browser.watching import settled
from tests.browser.wizard import say

PATIENCE = 30_000
"""Milliseconds for a file; the first of a server also finds its fonts, on a machine that may be busy."""
TITLE = "Day service & <b>café</b> 中文"


@pytest.fixture
def at_documents(app, wizard):
    """The documents of a piece of work for consultation, with a date and a limit."""
    ref = answered(app, title=TITLE)
    days = {"first_session": app.today() + timedelta(days=60)}
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates=days)
    services.save_limit(app, LOCAL_ACTOR, ref, fields={"statement": "No more than £200,000"}, key=f"limit-{ref}")
    wizard.open("documents", a=ref, p="1")
    wizard.is_at(f"documents-{ref}-1")
    return ref


def named(paper):
    name = say(f"papers.each.{paper}.name")
    return say("papers.take", name=name[:1].lower() + name[1:])


def test_each_paper_is_taken_away_as_a_pdf(wizard, at_documents):
    for paper in ("scope", "easy", "invitation", "limits", "tasks", "pairs"):
        name, content = wizard.take(named(paper))
        assert name == f"{at_documents} {say(f'papers.each.{paper}.file')}.pdf"
        assert content.startswith(b"%PDF-")


def test_word_and_lists_are_one_choice_away(wizard, at_documents):
    wizard.choose(say("papers.kind.word"))
    settled(wizard.page)
    assert wizard.take(named("invitation"))[0].endswith(".docx")
    wizard.choose(say("papers.kind.xlsx"))
    settled(wizard.page)
    expect(wizard.file(named("pairs"))).to_have_count(0)
    assert wizard.take(named("tasks"))[1].startswith(b"PK")
    wizard.choose(say("papers.kind.csv"))
    settled(wizard.page)
    assert "No more than £200,000" in wizard.take(named("limits"))[1].decode("utf-8-sig")


def test_dates_are_a_calendar_file_whatever_kind_is_chosen(wizard, at_documents):
    name, content = wizard.take(named("dates"))
    assert name.endswith(".ics")
    assert content.startswith(b"BEGIN:VCALENDAR")


def test_one_press_of_a_key_gives_the_pack_and_its_progress_is_told(wizard, at_documents):
    wizard.file(say("papers.bundle.button")).focus()
    with wizard.page.expect_download(timeout=PATIENCE) as waiting:
        wizard.page.keyboard.press("Enter")
        expect(wizard.page.get_by_role("progressbar")).to_be_visible()
    assert waiting.value.suggested_filename == f"{at_documents} {say('papers.bundle.file')}.zip"
    with ZipFile(BytesIO(Path(waiting.value.path()).read_bytes())) as inside:
        assert inside.testzip() is None
        assert len(inside.namelist()) == 10
    expect(wizard.page.get_by_role("progressbar")).to_have_count(0)
    expect(wizard.trouble).to_have_count(0)


def test_leaving_while_the_pack_is_made_harms_nothing(wizard, at_documents):
    wizard.file(say("papers.bundle.button")).click()
    wizard.open("ladder")
    settled(wizard.page)
    wizard.open("documents", a=at_documents, p="1")
    wizard.is_at(f"documents-{at_documents}-1")
    assert wizard.take(say("papers.bundle.button"))[1].startswith(b"PK")


def test_a_draft_says_so_and_leads_to_where_it_is_finished(wizard, at_documents):
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(say("papers.as_draft"))
    main.get_by_role("link", name=say("papers.go.scope")).first.click()
    expect(wizard.page.get_by_role("heading", level=1)).to_contain_text(say("scope.heading"))


def test_what_has_nothing_in_it_says_what_it_needs_first(wizard, app):
    ref = services.start_activity(app, LOCAL_ACTOR, title="Work", level="service", key="papers-empty")
    wizard.open("documents", a=ref, p="1")
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(say("papers.each.limits.need"))
    expect(main).to_contain_text(say("papers.rung_unknown"))
    assert wizard.take(named("plan"))[1].startswith(b"%PDF-")


def test_documents_belong_to_a_piece_of_work(wizard):
    wizard.open("documents")
    wizard.is_at("documents-none")
    wizard.open("documents", a="WT-9999", p="1")
    wizard.is_at("documents-none")


def test_the_workspace_leads_to_the_documents(wizard, app, at_documents):
    wizard.open("activity", a=at_documents)
    settled(wizard.page)
    assert wizard.page.locator(f'a[href*="documents?a={at_documents}"]').count()
