"""A decision record taken away: from the page as PDF and as Word, and why no more is done, drafted in the form."""

from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.analysis import decide
from logic.record import justification_draft
from tests.browser.kept import answered, part_of, records_of
from tests.browser.watching import settled
from tests.browser.wizard import Wizard, our_pack, say
from web.words import say as house

TITLE = "Day service & <b>café</b> 中文"
BREAKS = Path(__file__).with_name("breaks")
"""A folder whose ``sitecustomize`` makes every PDF fail, with people's words in the error."""
INVITATION = say("papers.take", name=say("papers.each.invitation.name").lower())
OURS = "We must leave the building by May, and we say so."


def downloaded(wizard, form):
    return wizard.take(say(f"documents.{form}"))


@pytest.fixture
def to_record(app, wizard):
    """The form of a record for consultation."""
    ref = answered(app, title=TITLE)
    wizard.open("record", a=ref, p="1")
    wizard.is_at("record-new")
    return ref


@pytest.fixture
def recorded(wizard, to_record):
    """A record, on its page."""
    wizard.fill_in_record()
    wizard.go(say("record.make"))
    wizard.is_at(f"record-{to_record}-1-1")
    return f"{to_record}-1-1"


def drafted(app, ref):
    """The justification that the form drafts for what the part holds now."""
    part = part_of(app, ref)
    return justification_draft(our_pack(), part, decide(our_pack().flow, part.values, ask_all=part.ask_all))


def test_a_record_is_taken_away_as_pdf_and_as_word(wizard, recorded):
    name, content = downloaded(wizard, "pdf")
    assert name == f"decision-record-{recorded}.pdf"
    assert content.startswith(b"%PDF-")
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_metadata() as about:
        assert about["dc:title"] == say("record.heading", title=TITLE)
        assert about["pdfuaid:part"] == "1"
    name, content = downloaded(wizard, "word")
    assert name == f"decision-record-{recorded}.docx"
    assert content.startswith(b"PK")
    assert docx.Document(BytesIO(content)).core_properties.title == say("record.heading", title=TITLE)


def test_a_record_is_taken_away_in_large_print(wizard, recorded):
    name, content = downloaded(wizard, "large")
    assert name == f"decision-record-{recorded}-{say('documents.large_file')}.pdf"
    _, usual = downloaded(wizard, "pdf")
    with pikepdf.open(BytesIO(content)) as large, pikepdf.open(BytesIO(usual)) as standard:
        assert len(large.pages) > len(standard.pages)


def test_a_file_that_cannot_be_made_is_told_in_words_and_logged_without_anybodys_words(new_server, page):
    server = new_server(PYTHONPATH=str(BREAKS)).start()
    wizard, kept = Wizard(page, server), records_of(server)
    ref = answered(kept, title="PRIVATE WORDS")
    kept.store.close()
    wizard.open("record", a=ref, p="1")
    wizard.fill_in_record()
    wizard.go(say("record.make"))
    wizard.file(say("documents.pdf")).click()
    before = house("file.wrong", reference="")
    expect(wizard.file_trouble).to_contain_text(before)
    reference = wizard.file_trouble.inner_text().removeprefix(before).strip()
    log = server.log.read_text(encoding="utf-8")
    assert f"Reference {reference}: " in log
    assert "PRIVATE" not in log
    # The other kind can be made, and its own link says so.
    assert downloaded(wizard, "word")[1].startswith(b"PK")
    expect(wizard.file_trouble).to_have_count(1)


def test_a_file_is_asked_for_while_the_page_is_drawn_and_while_the_server_is_away(fresh_server, page):
    wizard, kept = Wizard(page, fresh_server), records_of(fresh_server)
    ref = answered(kept, title=TITLE)
    kept.store.close()
    wizard.open("documents", a=ref, p="1")
    wizard.choose(say("papers.kind.word"))
    for _ in range(3):
        # Whichever of the two kinds its link gives while the page changes from one to the other, it gives one.
        name, content = wizard.take(INVITATION)
        assert content.startswith({"pdf": b"%PDF-", "docx": b"PK"}[name.rpartition(".")[2]])
    page.watch.expect_lost_connection()
    fresh_server.kill()
    wizard.file(INVITATION).click()
    expect(wizard.file_trouble).to_be_visible()
    fresh_server.start()
    assert wizard.take(INVITATION)[0].endswith(".docx")
    expect(wizard.file_trouble).to_have_count(0)


def test_the_page_and_the_files_tell_the_same(wizard, recorded):
    settled(wizard.page)
    headings = wizard.page.get_by_role("main").locator("h2").all_inner_texts()
    word = docx.Document(BytesIO(downloaded(wizard, "word")[1]))
    assert headings == [p.text for p in word.paragraphs if p.style.name == "Heading 2"]


def test_both_pictures_are_on_the_record_with_the_same_in_words(wizard, app, recorded):
    kept = services.find_record(app, recorded).snapshot["pictures"]
    for name in ("ladder", "flow"):
        expect(wizard.page.get_by_role("figure", name=kept[name]["alt"])).to_be_visible()
    assert wizard.page.get_by_text(say("documents.in_words"), exact=True).count() == 2


def test_the_record_page_can_be_used_by_everybody(wizard, axe, recorded):
    axe(wizard.page)


def test_files_are_taken_away_by_keyboard(wizard, recorded):
    wizard.file(say("documents.pdf")).focus()
    with wizard.page.expect_download() as waiting:
        wizard.page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".pdf")


# --- why no more is done ------------------------------------------------------------------------


def test_a_draft_nobody_changed_is_nobodys_words_until_the_record_is_made(wizard, app, to_record):
    field = wizard.field(say("record.why.label"))
    expect(field).to_have_value(drafted(app, to_record))
    wizard.fill_in_record()
    settled(wizard.page)
    assert "justification" not in part_of(app, to_record).draft
    wizard.go(say("record.make"))
    kept = services.find_record(app, f"{to_record}-1-1").snapshot["justification"]
    assert kept.startswith(say("record.why.lead", outcome=our_pack().outcomes["CONSULT"].name))
    expect(wizard.page.get_by_role("main")).to_contain_text(say("record.why.held"))


def test_a_changed_draft_is_kept_as_ones_own(wizard, app, to_record):
    wizard.fill(say("record.why.label"), OURS)
    wizard.fill(say("record.agreed.name"), "Sam Senior")
    settled(wizard.page)
    assert part_of(app, to_record).draft["justification"] == OURS
    wizard.page.reload()
    wizard.is_at("record-new")
    expect(wizard.field(say("record.why.label"))).to_have_value(OURS)
    wizard.fill_in_record()
    wizard.go(say("record.make"))
    assert services.find_record(app, f"{to_record}-1-1").snapshot["justification"] == OURS


def test_a_draft_nobody_changed_follows_the_answers(wizard, app, to_record):
    before = drafted(app, to_record)
    expect(wizard.field(say("record.why.label"))).to_have_value(before)
    services.give_answer(
        app, LOCAL_ACTOR, to_record, 1, question="shape", value="no", note="Minute 12 says so.", seen_version=1
    )
    assert drafted(app, to_record) != before
    # Something else is filled in, so the page is drawn again.
    wizard.fill(say("record.agreed.name"), "Sam Senior")
    wizard.field(say("record.agreed.role")).focus()
    settled(wizard.page)
    expect(wizard.field(say("record.why.label"))).to_have_value(drafted(app, to_record))


def test_choosing_otherwise_drafts_otherwise(wizard, app, to_record):
    names = our_pack().outcomes
    wizard.choose(say("record.choice.lower", name=names["INFORM"].name))
    settled(wizard.page)
    words = say("record.why.chosen", chosen=names["INFORM"].name, outcome=names["CONSULT"].name)
    expect(wizard.field(say("record.why.label"))).to_have_value(
        f"{words}\n{say('record.why.expect', promise=names['INFORM'].promise)}"
    )
    wizard.choose(say("record.choice.higher", name=names["CODESIGN"].name))
    settled(wizard.page)
    expect(wizard.field(say("record.why.label"))).to_have_count(0)
