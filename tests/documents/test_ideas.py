"""An Easy Read edition: a picture beside each idea, in both forms, and the head of every sheet of a draft."""

from io import BytesIO
from time import sleep
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from logic.documents import build
from logic.documents.model import Document, Heading, Idea, Ideas, Paragraph, Picture, Table
from logic.documents.zipped import steady, zipped
from tests.builders import NOW
from tests.documents.reading import Read, words_of

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0b4f7d"/></svg>'


def idea(number):
    return Idea(Picture(SVG, "svg", f"Picture number {number}"), (f"Idea number {number}.", "It is short."))


EASY = Document(
    "What we are deciding",
    (Heading("What is open"), Ideas(tuple(idea(number) for number in range(20)), ("Picture", "Words"))),
    mark="DRAFT",
)


@pytest.fixture(scope="module")
def read():
    return Read(build(EASY, "pdf", "large"))


@pytest.fixture(scope="module")
def word():
    return docx.Document(BytesIO(build(EASY, "word", "large")))


def test_each_idea_has_its_picture_with_words_for_it(read):
    assert [str(one.Alt) for one in read.tagged("Figure")] == [f"Picture number {number}" for number in range(20)]


def test_pictures_and_words_are_read_in_order(read):
    text = words_of(read.text)
    assert text.endswith(words_of("".join(f"Idea number {number}. It is short." for number in range(20))))


def test_an_idea_is_never_torn_apart(read):
    assert len(read.pdf.pages) > 2
    for figure, words in zip(_sheets(read, "Figure"), _sheets(read, "P"), strict=False):
        assert figure == words


def _sheets(read, kind):
    """On which sheet each element of this kind stands; of paragraphs, every first of two."""
    found = [_sheet(read, tag) for tag in read.tagged(kind)]
    return found[::2] if kind == "P" else found


def _sheet(read, tag):
    if "/Pg" in tag:
        return [page.objgen for page in read.pdf.pages].index(tag.Pg.objgen)
    kids = tag.K if isinstance(tag.K, list) or hasattr(tag.K, "__iter__") else [tag.K]
    for kid in kids:
        try:
            return [page.objgen for page in read.pdf.pages].index(kid.Pg.objgen)
        except (AttributeError, TypeError):
            continue
    return None


def test_in_word_ideas_are_a_table_that_names_its_columns(word):
    (table,) = word.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Picture", "Words"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[1].text for row in table.rows[1:]] == [
        f"Idea number {number}.\nIt is short." for number in range(20)
    ]
    described = [one.get("descr") for one in word.element.iter(qn("wp:docPr"))]
    assert described == [f"Picture number {number}" for number in range(20)]


def test_in_word_the_pictures_are_points_and_one_for_all_that_are_the_same():
    with ZipFile(BytesIO(build(EASY, "word"))) as inside:
        pictures = [name for name in inside.namelist() if name.startswith("word/media/")]
        assert [inside.read(name)[:4] for name in pictures] == [b"\x89PNG"]


def test_the_letters_are_large_enough(word):
    assert word.styles["Normal"].font.size.pt >= 14


def test_what_a_draft_says_stands_at_the_head_of_every_sheet(read, word):
    assert all(foot.startswith("DRAFT") for foot in read.feet)
    assert word.sections[0].header.paragraphs[0].text == "DRAFT"


def test_without_a_mark_nothing_stands_there():
    word = docx.Document(BytesIO(build(Document("Title", ()), "word")))
    assert not any(paragraph.text for paragraph in word.sections[0].header.paragraphs)


def test_columns_share_the_width_as_they_are_told():
    rows = (("\u2610", "What to do\nand how"),)
    narrow = Read(build(Document("T", (Table(("Done", "What"), rows, widths=(1, 9)),)), "pdf"))
    assert "What to doand how" in narrow.text
    word = docx.Document(BytesIO(build(Document("T", (Table(("Done", "What"), rows, widths=(1, 9)),)), "word")))
    first, second = word.tables[0].rows[1].cells
    assert second.width > 8 * first.width
    assert second.text == "What to do\nand how"


def test_the_same_document_is_the_same_word_file_whenever_it_is_made():
    first = build(EASY, "word")
    sleep(2.1)  # the clock of a zip file ticks every two seconds
    assert build(EASY, "word") == first
    assert steady(first) == first


def test_files_are_put_together_in_one_the_same_each_time():
    files = [("a.pdf", b"one"), ("b é.docx", b"two")]
    made = zipped(files, made_at=NOW, folder="WT-0042")
    assert made == zipped(files, made_at=NOW, folder="WT-0042")
    with ZipFile(BytesIO(made)) as inside:
        assert inside.testzip() is None
        assert inside.namelist() == ["WT-0042/a.pdf", "WT-0042/b é.docx"]
        assert inside.read("WT-0042/b é.docx") == b"two"
        assert {one.date_time for one in inside.infolist()} == {(2026, 3, 2, 9, 30, 0)}


def test_a_paragraph_beside_ideas_stays_in_its_place(read):
    mixed = Document("T", (Paragraph("Before"), Ideas((idea(1),), ("Picture", "Words")), Paragraph("After")))
    assert words_of(Read(build(mixed, "pdf")).text) == words_of("T Before Idea number 1. It is short. After")
