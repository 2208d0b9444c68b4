"""PDF/UA-1: what a reader for blind people, and an archive, find in the file (ISO 14289-1)."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pikepdf
import pytest

from logic.documents import build
from logic.documents.glyphs import breakable, coverage, drawable, plainest, stand_in
from logic.documents.model import Bullets, Document, Heading, Notice, PageBreak, Paragraph, Row, Rows, Table
from logic.documents.pdf import CannotSet, to_pdf
from logic.documents.record import record_document
from tests.builders import ALL_YES
from tests.documents.reading import Read, words_of
from tests.documents.records import LOWER, WORDS, record_of, strings

DOCUMENT = record_document(record_of(LOWER, ALL_YES, number=2), record_of(), WORDS)


@pytest.fixture(scope="module")
def read():
    return Read(build(DOCUMENT, "pdf"))


def small(*blocks, **fields):
    return Document("Title", blocks, **fields)


def set_small(*blocks, size="standard", **fields):
    return Read(to_pdf(small(*blocks, **fields), size=size))


def test_it_says_what_it_is_and_in_which_language(read):
    root = read.pdf.Root
    assert root.MarkInfo.Marked is True
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle is True
    with read.pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == DOCUMENT.title == "Decision record: Day service"


def test_its_headings_go_down_one_level_at_a_time(read):
    levels = [int(str(tag.S)[2:]) for tag in read.tags if re.fullmatch(r"/H\d", str(tag.S))]
    wanted = [block.level for block in DOCUMENT.blocks if isinstance(block, Heading)]
    assert levels == [1, *wanted]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_both_pictures_have_their_alternative_text(read):
    alts = [str(figure.Alt) for figure in read.tagged("Figure")]
    assert alts == [record_of(LOWER, ALL_YES).snapshot["pictures"][name]["alt"] for name in ("ladder", "flow")]


def test_answers_and_sources_are_tables_with_header_cells_for_their_columns(read):
    headers = read.tagged("TH")
    assert len(headers) == 2 + 3
    for header in headers:
        assert any(str(one.get("/Scope")) == "/Column" for one in header.A)
    tables = [b for b in DOCUMENT.blocks if isinstance(b, Table) or (isinstance(b, Rows) and b.header)]
    assert len(read.tagged("TR")) == sum(1 + len(b.rows) for b in tables)


def test_names_and_values_without_a_header_are_a_list_of_terms(read):
    named = sum(len(block.rows) for block in DOCUMENT.blocks if isinstance(block, Rows) and not block.header)
    assert named > 5
    assert len(read.tagged("Lbl")) >= named


def test_every_font_is_embedded(read):
    fonts = list(read.fonts())
    assert fonts
    for font in fonts:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()), font.FontName
        assert "Atkinson" in str(font.FontName) or "Noto" in str(font.FontName)


def test_each_sheet_names_the_record_and_its_place(read):
    feet = read.feet
    assert len(feet) > 1
    for number, foot in enumerate(feet, 1):
        # Before it, a table that goes on tells its header again.
        assert foot.endswith(DOCUMENT.foot + WORDS["documents.page"].format(page=number, pages=len(feet)))


def test_it_runs_nothing_and_leads_nowhere(read):
    for one in read.pdf.objects:
        if isinstance(one, pikepdf.Dictionary):
            assert not {"/JS", "/JavaScript", "/URI", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles"} & set(
                one.keys()
            )


def test_the_same_record_is_the_same_file():
    assert build(DOCUMENT, "pdf") == build(DOCUMENT, "pdf")


def test_in_large_print_the_words_are_the_same_and_the_sheets_more():
    standard, large = (Read(build(DOCUMENT, "pdf", size)) for size in ("standard", "large"))
    assert len(large.pdf.pages) > len(standard.pdf.pages)
    text = words_of(large.text)
    assert [said for said in strings(DOCUMENT) if words_of(said) not in text] == []


@pytest.mark.parametrize(("size", "least"), [("standard", 9), ("large", 12)])
def test_the_letters_of_its_pictures_are_large_enough_to_read(size, least):
    # Every question of the flow was asked.
    read = Read(build(record_document(record_of(given=ALL_YES), None, WORDS), "pdf", size))
    assert min(read.letters()) > least - 0.1
    figures = read.tagged("Figure")
    assert len(figures) == (2 if size == "standard" else 5)
    assert all(str(figure.Alt) for figure in figures)


@pytest.mark.parametrize("record", [record_of(), record_of(LOWER, ALL_YES)], ids=["as the answers led", "lower"])
@pytest.mark.parametrize("size", ["standard", "large"])
def test_a_picture_without_room_leaves_no_first_sheet_half_empty(record, size):
    read = Read(build(record_document(record, None, WORDS), "pdf", size))
    # What follows the picture stands in its place: the foot of a sheet is below 0.07 of its height.
    first = [up for _, up in read.places_on(0) if up > 0.07]
    assert min(first) < 0.25
    # Read aloud, it comes under its heading all the same.
    kinds = [str(tag.S) for tag in read.tags]
    assert kinds.index("/Figure") < [at for at, kind in enumerate(kinds) if kind == "/H2"][2]


# The model's other blocks


def test_a_table_has_a_header_cell_for_each_column_and_its_caption():
    table = Table(("Who", "By when"), (("Ann", "May"), ("Bo", "June")), "Who does what")
    read = set_small(Heading("Plan"), table)
    assert len(read.tagged("TH")) == 2
    assert len(read.tagged("TD")) == 4
    assert read.tagged("Caption")
    assert "Who does what" in read.text


def test_a_table_goes_on_over_many_sheets_under_its_header():
    rows = tuple((f"Row {number}", "word " * 40) for number in range(60))
    read = set_small(Table(("A", "B"), rows))
    assert len(read.pdf.pages) > 2
    assert all(f"Row {number}" in read.text for number in range(60))


@pytest.mark.parametrize("lines", range(30, 42, 4))
def test_a_heading_stands_on_one_sheet_with_its_table_where_a_sentence_comes_between_too(lines):
    rows = tuple((f"Row {number}", "8 of 14 (57%)") for number in range(8))
    about = (Heading("Question"), Paragraph("Total of all.", "soft"), Table(("Answer", "How many"), rows))
    read = set_small(Paragraph("\n".join(["Above."] * lines)), *about)
    words = ("Question", "Total of all", "Answer", "Row 0", "Row 7")
    sheets = [read.text_on(number) for number in range(len(read.pdf.pages))]
    assert len({at for at, text in enumerate(sheets) for word in words if word in text}) == 1


@pytest.mark.parametrize("lines", range(40, 46))
def test_neither_a_box_nor_a_heading_with_its_day_is_parted_from_what_it_is_of(lines):
    above = Paragraph("\n".join(["Above."] * lines))
    box = set_small(above, Notice("Who to ask", "Ann Example\nProject lead\n01926 111111"))
    said = set_small(above, Heading("Concern 3"), Paragraph("Came on 2 March", "soft"), Paragraph("word " * 9))
    for read, words in ((box, ("Who to ask", "01926 111111")), (said, ("Concern 3", "Came on", "word"))):
        sheets = [read.text_on(number) for number in range(len(read.pdf.pages))]
        assert len({next(at for at, text in enumerate(sheets) if one in text) for one in words}) == 1


def test_notes_lists_notices_and_new_sheets_come_out():
    read = set_small(
        Paragraph("First\nSecond", "soft"),
        Bullets(("one", "two"), "small"),
        Notice("Mind this", "All of it."),
        PageBreak(),
        Rows((Row("Name", (Paragraph("Value"), Paragraph("Its ground", "note"), Bullets(("a", "b")))),)),
    )
    assert len(read.pdf.pages) == 2
    assert words_of(read.text).startswith(words_of("Title First Second • one • two Mind this All of it."))
    assert "ValueIts ground" in read.text


def test_a_note_that_fills_a_sheet_goes_on_to_the_next():
    lines = "\n".join(f"Line number {number}." for number in range(200))
    read = set_small(Rows((Row("Question", (Paragraph("Yes"), Paragraph(lines, "note"))),), ("Question", "Answer")))
    assert len(read.pdf.pages) > 3
    assert _on_the_sheet(read)
    assert all(f"Line number {number}." in read.text for number in range(200))


def _on_the_sheet(read):
    """Whether every piece of text begins between the margins of its sheet."""
    places = list(read.places())
    assert places
    return all(0.05 < across < 0.95 and 0.03 < up < 0.97 for across, up in places)


def test_words_longer_than_a_line_are_broken_and_not_cut_off():
    for word in ("x" * 10_000, "e\u0301" * 5_000, "\u05d0" * 500):
        read = set_small(Paragraph(word), Rows((Row("Q", (Paragraph(word),)),), ("A", "B")))
        assert words_of(read.text).count(words_of(drawable(word))) == 2, word[:2]
        assert _on_the_sheet(read)


def test_a_document_without_an_order_of_headings_is_not_made():
    with pytest.raises(CannotSet):
        to_pdf(small(Heading("Too deep", 3)))


def test_what_goes_wrong_is_told_without_anybodys_words(monkeypatch):
    for name in ("drawable", "plainest"):
        monkeypatch.setattr(f"logic.documents.pdf.{name}", lambda text, undrawable=(): text)
    with pytest.raises(CannotSet) as told:
        to_pdf(small(Paragraph("\U00012000")))
    assert str(told.value).startswith("PDF/UA-1 error")
    assert "\U00012000" not in str(told.value)
    assert told.value.__suppress_context__


def test_its_day_is_that_of_its_content():
    made_at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    read = set_small(Paragraph("x"), made_at=made_at)
    with read.pdf.open_metadata() as about:
        assert about["xmp:CreateDate"].startswith("2026-03-02T09:30")


# Letters of every script


@pytest.mark.parametrize(
    "words",
    [
        "中文 日本語 한국어",
        "ਪੰਜਾਬੀ",
        "اردو",
        "বাংলা",
        "ગુજરાતી",
        "தமிழ்",
        "Cymraeg: ŵ ŷ Ŵ",
        "Łódź, Ćma",
        "Türkçe",
        "Ελλάδα",
        "Українська",
        "🙂 ✓ →",
    ],
)
def test_the_languages_of_the_people_here_can_be_drawn(words):
    assert drawable(words) == words
    assert "[" not in set_small(Paragraph(words)).text


def test_what_no_font_draws_is_named():
    assert drawable("a \U00012000 b") == "a [cuneiform sign a] b"
    assert drawable("\ufffe\U0010ffff") == "[U+FFFE][U+10FFFF]"
    assert "[cuneiform sign a]" in set_small(Paragraph("\U00012000"), above="\U00012000").text


def test_controls_that_a_font_maps_are_named_all_the_same():
    assert drawable("a\x00b\x85\n") == "a[U+0000]b[U+0085]\n"
    assert "[U+0000]" in set_small(Paragraph("a\x00b")).text


def test_what_has_no_font_where_it_stands_keeps_its_letter_and_names_its_marks():
    assert drawable("x\u0ecc y", undrawable=["x"]) == "x[lao cancellation mark] y"
    assert drawable("\u4e2d\u0e31", undrawable=["\u4e2d"]) == "\u4e2d[thai character mai han-akat]"
    assert drawable("\u4e2d", undrawable=["\u4e2d"]) == "[cjk unified ideograph-4e2d]"
    assert drawable("[a]", undrawable=["]"]) == "[a]"


def test_marks_that_cannot_be_seen_stay_and_letters_are_composed():
    assert drawable("\u202ex\u2068e\u0301\u200b") == "\u202ex\u2068\u00e9\u200b"
    assert stand_in("\u200b") == ""


def test_pictures_joined_into_one_stand_beside_each_other_and_letters_stay_joined():
    assert breakable("👨‍👩‍👧‍👦 🏳️‍🌈") == "👨👩👧👦 🏳️🌈"
    assert breakable("ક્‍ષ") == "ક્‍ષ"


def test_what_is_drawn_apart_but_not_together_still_comes_out():
    # A mark of one script on a letter of another: each has a font, and no font has both.
    odd = ["\u0915\u0e31\u0e31", "x\u0ecc", "\u4e2d\u0e47", "a\u1039\u1000", "\u0b95\u0bcd\u0e31\u0939"]
    read = set_small(*(Paragraph(f"before {words} after") for words in odd))
    assert read.text.count("before") == read.text.count("after") == len(odd)


def test_at_the_last_only_plain_letters_are_left():
    assert plainest("aé 中\U00012000") == "aé [cjk unified ideograph-4e2d][cuneiform sign a]"
    assert len(coverage()) > len(coverage("Atkinson Hyperlegible")) > 200


def test_when_typst_goes_on_refusing_the_plainest_text_is_set(monkeypatch):
    monkeypatch.setattr("logic.documents.pdf.drawable", lambda text, undrawable=(): text)
    read = Read(to_pdf(replace(small(Paragraph("\U00012000 here")))))
    assert "[cuneiform sign a] here" in read.text
