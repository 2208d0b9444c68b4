"""The feedback form on paper: every question with its boxes and their numbers, in PDF and in Word."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from logic.documents import build
from logic.documents.feedback_sheet import BOX, PaperForm, about_sheet, feedback_sheet
from logic.documents.model import Heading, Ideas, PageBreak, Picture, Table
from logic.documents.paper import About
from logic.documents.word import ABOVE, ASIDE
from logic.feedback import Form
from tests.browser.wizard import our_pack
from tests.builders import NOW, TODAY
from tests.hostile import HOSTILE

PACK = our_pack()
ABOUT = About("WT-0017", "Day service", 1, "", False, TODAY, NOW, PACK.screen)
FORM = Form(1, 1, 1, "first", "coproduction", "v", TODAY, date(2026, 3, 30), None, 1)
"""Asks everything that the first form can."""


def sheet(edition, **changes):
    address = "http://localhost:8502/feedback?t=1-1-x"
    return PaperForm(replace(ABOUT, **changes), PACK.feedback, FORM, edition, PACK.local, address)


def boxes(document):
    """Each text on the document that holds a box."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row if BOX in cell)
        elif isinstance(block, Ideas):
            yield from (line for idea in block.ideas for line in idea.words if BOX in line)
        elif BOX in getattr(block, "text", ""):
            yield block.text


@pytest.mark.parametrize("edition", ["standard", "easy"])
def test_every_answer_has_a_box_with_the_number_that_staff_type_in(edition):
    asked = PACK.feedback.asked("first", "coproduction")
    numbers = [int(one.split()[1]) for one in boxes(feedback_sheet(sheet(edition))) if one.split()[1].isdigit()]
    order = PACK.feedback.on_paper("first", "coproduction", edition)
    expected = [n for one in order if one.scale for n in range(1, len(one.scale.options(edition)) + 1)]
    assert numbers == expected
    # A box for the concern and one for whoever helped have no number.
    assert len(list(boxes(feedback_sheet(sheet(edition))))) == len(expected) + 2
    assert len(order) == len(asked)


@pytest.mark.parametrize("edition", ["standard", "easy"])
def test_about_you_is_a_sheet_of_its_own_with_a_number_beside_each_box(edition):
    document = about_sheet(sheet(edition))
    expected = [n for one in PACK.feedback.about for n in range(1, len(one.offered(edition)) + 1)]
    assert [int(one.split()[1]) for one in boxes(document)] == expected
    assert build(document, "pdf", "large" if edition == "easy" else "standard").startswith(b"%PDF")


@pytest.mark.parametrize("maker", [feedback_sheet, about_sheet])
def test_in_easy_read_each_question_begins_a_sheet_with_all_of_its_answers(maker):
    blocks = maker(sheet("easy")).blocks
    steps = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.text.startswith("Question ")]
    assert len(steps) == len(
        PACK.feedback.about if maker is about_sheet else PACK.feedback.asked("first", "coproduction")
    )
    assert all(isinstance(blocks[at - 1], PageBreak) for at in steps[1:])
    assert sum(isinstance(block, PageBreak) for block in blocks[: steps[-1]]) == len(steps) - 1


def test_in_word_there_is_room_to_write_and_to_read_beside_the_lines():
    word = docx.Document(BytesIO(build(feedback_sheet(sheet("standard")), "word")))
    kept_free = [cell for table in word.tables for row in table.rows for cell in row.cells if not cell.text.strip()]
    assert kept_free
    assert all(len(cell.paragraphs) == 2 for cell in kept_free)
    for table in word.tables:
        margins = table._tbl.tblPr.find(qn("w:tblCellMar"))
        assert [int(one.get(qn("w:w"))) for one in margins] == [ABOVE, 0, 0, ASIDE]


@pytest.mark.parametrize("edition", ["standard", "easy"])
def test_both_files_are_made_and_say_every_question(edition, tmp_path):
    document = feedback_sheet(sheet(edition))
    assert build(document, "pdf", "large" if edition == "easy" else "standard").startswith(b"%PDF")
    file = tmp_path / "sheet.docx"
    file.write_bytes(build(document, "word"))
    with ZipFile(file) as opened:
        text = opened.read("word/document.xml").decode()
    for one in PACK.feedback.asked("first", "coproduction"):
        for line in (one.easy_read if edition == "easy" else one.words).splitlines():
            assert line in text
    assert BOX in text


def test_the_square_code_stands_on_one_sheet_with_what_it_is_for():
    blocks = feedback_sheet(sheet("easy")).blocks
    last = max(at for at, block in enumerate(blocks) if isinstance(block, PageBreak))
    assert isinstance(blocks[-1], Picture)
    assert [block.text for block in blocks[last:] if isinstance(block, Heading)][-1] == sheet("easy").say("online")


def test_whoever_would_rather_use_a_phone_reads_so_before_the_first_question():
    blocks = feedback_sheet(sheet("standard")).blocks
    first = next(at for at, block in enumerate(blocks) if isinstance(block, Table))
    assert [at < first for at, block in enumerate(blocks) if isinstance(block, Picture)] == [True]
    assert not [
        block for block in feedback_sheet(replace(sheet("standard"), link="")).blocks if isinstance(block, Picture)
    ]


@pytest.mark.parametrize("edition", ["standard", "easy"])
def test_paper_says_whom_to_ring_when_someone_is_not_safe_as_the_screen_does(edition):
    number = "01793 000000"
    local = replace(PACK.local, places=tuple(replace(one, phone=one.phone or number) for one in PACK.local.places))
    blocks = feedback_sheet(replace(sheet(edition), local=local)).blocks
    at = blocks.index(Heading(PACK.screen[f"fixed.{'easy' if edition == 'easy' else 'plain'}.turn"]))
    told = repr(blocks[at + 1])
    for place in local.places:
        assert place.name in told
        assert place.phone in told
        assert all(line in told for line in (place.easy_read if edition == "easy" else place.words).splitlines())
    # A place whose number nobody filled in is left out, and without any place there is still the number of all.
    assert number not in repr(feedback_sheet(sheet(edition)).blocks)
    bare = feedback_sheet(replace(sheet(edition), local=replace(local, places=()))).blocks
    assert "999" in bare[bare.index(blocks[at]) + 1].text


def test_hostile_words_stay_words():
    for edition in ("standard", "easy"):
        document = feedback_sheet(sheet(edition, title=" ".join(HOSTILE)))
        assert build(document, "pdf").startswith(b"%PDF")


def test_no_sheet_can_be_told_from_another():
    first, second = (build(feedback_sheet(sheet("standard")), "word") for _ in range(2))
    assert first == second
