"""The Word file: styles, header rows, alternative texts and language, read back with python-docx and as XML."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from logic.documents import build
from logic.documents.model import Bullets, Document, Heading, Notice, PageBreak, Paragraph, Row, Rows, Table
from logic.documents.record import record_document
from logic.documents.word import to_word
from tests.builders import ALL_YES
from tests.documents.records import LOWER, WORDS, record_of

DOCUMENT = record_document(record_of(LOWER, ALL_YES, number=2), record_of(), WORDS)


@pytest.fixture(scope="module")
def file():
    return build(DOCUMENT, "word")


@pytest.fixture(scope="module")
def word(file):
    return docx.Document(BytesIO(file))


def parts(file):
    with zipfile.ZipFile(BytesIO(file)) as inside:
        return {name: inside.read(name) for name in inside.namelist()}


def test_its_headings_are_headings(word):
    found = [
        (int(p.style.name.removeprefix("Heading ")), p.text)
        for p in word.paragraphs
        if p.style.name.startswith("Heading")
    ]
    wanted = [(block.level, block.text) for block in DOCUMENT.blocks if isinstance(block, Heading)]
    assert found == [(1, DOCUMENT.title), *wanted]


def test_each_table_names_its_columns_in_a_row_that_is_told_on_every_sheet(word):
    assert word.tables
    for table in word.tables:
        first = table.rows[0]
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert not any(
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[1:]
        )
    answers, sources = ([cell.text for cell in table.rows[0].cells] for table in word.tables)
    assert answers == [WORDS["record.question"], WORDS["record.given"]]
    assert sources == [WORDS[f"record.rests.{name}"] for name in ("what", "where", "how")]
    for table in word.tables:  # LibreOffice goes by the columns, Word by the cells
        assert [column.width for column in table.columns] == [cell.width for cell in table.rows[-1].cells]


def test_a_row_is_not_parted_by_the_foot_of_a_sheet_unless_it_may_be_taller_than_one():
    rows = ((Paragraph("Yes"),), (Paragraph("word " * 400, "note"),))
    document = Document("Title", (Rows(tuple(Row("Question", value) for value in rows), ("Question", "Answer")),))
    table = docx.Document(BytesIO(to_word(document))).tables[0]
    whole = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows]
    assert whole == [True, True, False]
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in table.rows[0].cells)


def test_its_pictures_have_their_alternative_text(word):
    described = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    pictures = record_of(LOWER, ALL_YES).snapshot["pictures"]
    # A long way takes two, so that each finds room on a sheet that is begun.
    assert described[0] == pictures["ladder"]["alt"]
    told = [WORDS["documents.picture_part"].format(number=number, count=2, steps="") for number in (1, 2)]
    assert all(one.startswith(words) for one, words in zip(described[1:], told, strict=True))
    sheet = word.sections[0]
    for shape in word.inline_shapes:
        assert shape.width <= sheet.page_width - sheet.left_margin - sheet.right_margin
        assert shape.height <= sheet.page_height - sheet.top_margin - sheet.bottom_margin


def test_it_says_its_title_and_its_language(word):
    assert word.core_properties.title == DOCUMENT.title
    assert word.core_properties.language == "en-GB"
    languages = [one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))]
    assert languages
    assert set(languages) == {"en-GB"}
    assert word.core_properties.created.isoformat().startswith("2026-03-02T09:30")


def test_it_holds_no_fields_links_macros_or_outside_things(file):
    for name, content in parts(file).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)  # well-formed
            assert b'TargetMode="External"' not in content, name
        assert not name.endswith((".bin", ".vba", ".jpeg"))
    body = parts(file)["word/document.xml"].decode()
    assert not re.search(r"<w:(fldSimple|fldChar|instrText|hyperlink|object|altChunk)\b", body)


def test_each_sheet_names_the_record(word):
    foot, page = word.sections[0].footer.paragraphs
    assert foot.text == DOCUMENT.foot
    assert [one.get(qn("w:instr")) for one in page._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "".join(one.text for one in page._p.iter(qn("w:t"))) == DOCUMENT.page.format(page=1, pages=1)


def test_in_large_print_the_letters_are_larger():
    standard, large = (docx.Document(BytesIO(build(DOCUMENT, "word", size))) for size in ("standard", "large"))
    assert (standard.styles["Normal"].font.size.pt, large.styles["Normal"].font.size.pt) == (11, 16)
    # A picture that takes two sheets in large print is two.
    words_in = [[p.text for p in word.paragraphs if p.text] for word in (large, standard)]
    assert words_in[0] == words_in[1]


def test_every_block_of_the_model_comes_out():
    document = Document(
        "Title",
        (
            Heading("Plan"),
            Paragraph("First\nSecond", "soft"),
            Bullets(("one", "two")),
            Notice("Mind this", "All of it."),
            PageBreak(),
            Paragraph("About it."),
            Table(("Who", "By when"), (("Ann", "May"),), "Who does what"),
            Rows((Row("Name", (Paragraph("Value"), Bullets(("a",)))),)),
        ),
    )
    word = docx.Document(BytesIO(to_word(document)))
    told = [p.text for p in word.paragraphs if p.text.strip()]
    assert told == [
        "Title",
        "Plan",
        "First",
        "Second",
        "one",
        "two",
        "Mind this",
        "All of it.",
        "About it.",
        "Who does what",
        "Name",
        "Value",
        "a",
    ]
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [["Who", "By when"], ["Ann", "May"]]
    assert 'w:type="page"' in word.element.xml
    # What is said of a table stands on its sheet.
    assert all(p.paragraph_format.keep_with_next for p in word.paragraphs if p.text in {"About it.", "Who does what"})


def test_what_xml_cannot_hold_is_marked_where_it_stood():
    word = docx.Document(BytesIO(to_word(Document("a\x00b", (Paragraph("c\x01\ufffe\ud800d", "note"),)))))
    assert [p.text for p in word.paragraphs] == ["a\ufffdb", "c\ufffd\ufffd\ufffdd"]


def test_what_belongs_together_stands_on_one_sheet():
    rows = (("Ann", "May"),)
    document = Document(
        "Title",
        (
            Notice("Who to ask", "Ann Example\n01926 111111"),
            Bullets(("one", "two")),
            PageBreak(),
            Heading("Concern 3"),
            Paragraph("Came on 2 March", "soft"),
            Table(("Who", "By when"), rows),
        ),
    )
    word = docx.Document(BytesIO(to_word(document)))
    found = {p.text: p.paragraph_format for p in word.paragraphs}
    assert [text for text, one in found.items() if one.keep_with_next] == [
        "Who to ask",
        "Ann Example",
        "one",
        "Came on 2 March",
    ]
    # A paragraph for the break would leave a sheet empty where the one before is full, and so would one below the last table.
    assert found["Concern 3"].page_break_before
    assert 'w:type="page"' not in word.element.xml
    assert word.paragraphs[-1].paragraph_format.line_spacing == Pt(1)
