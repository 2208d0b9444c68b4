"""A downloaded table opens in a spreadsheet with every word as it was typed, and no word of it runs."""

import csv
import subprocess
import sys
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from logic.documents.sheet import CELL_MOST, Column, Sheet, comma_separated, spreadsheet
from tests.hostile import HOSTILE

COLUMNS = (Column("Name", 30), Column("By", 12), Column("Changed", 18), Column("Parts", 8), Column("Note", 40))
FORMULAS = ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "\uff1d1", '=HYPERLINK("http://example.org","x")', "=")
ODD = ("#N/A", "#REF!", "TRUE", "0042", "1e5", "3/4", "_x0041_", "a\nb", 'a"b,c;d', "'quoted", "")
SUMMER = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)


def sheet(*texts, note=""):
    return Sheet("The list", COLUMNS, [(text, date(2026, 3, 2), SUMMER, 3, None) for text in texts], note)


def from_csv(made):
    data = comma_separated(made)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def page_of(made):
    return load_workbook(BytesIO(spreadsheet(made))).active


@pytest.mark.parametrize("text", [*HOSTILE, *FORMULAS, *ODD])
def test_in_a_spreadsheet_every_text_is_text_and_reads_as_it_was_typed(text):
    typed = text.replace("\r", "\n")
    made = Sheet(text[:40], tuple(Column(text) for _ in range(3)), [(text,) * 3], text)
    for row in page_of(made).iter_rows():
        for cell in row:
            if cell.value is not None:
                assert cell.data_type == "s"
                assert unescape(cell.value) == typed


@pytest.mark.parametrize("text", [*HOSTILE, *FORMULAS, *ODD])
def test_in_comma_separated_text_nothing_begins_as_a_formula_does(text):
    rows = from_csv(Sheet("x", (Column(text), Column("b")), [(text, text)], text))
    for cell in [*rows[0][:1], *rows[1], *(cell for row in rows[2:] for cell in row)]:
        assert cell.removeprefix("'") == text.removeprefix("'")
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))
        assert cell in {text, f"'{text}"}


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_stays_text_when_somebody_edits_the_cell(text):
    assert page_of(sheet(text))["A2"].quotePrefix
    assert not page_of(sheet("plain"))["A2"].quotePrefix


def test_no_file_holds_a_formula_a_link_or_anything_from_elsewhere():
    with ZipFile(BytesIO(spreadsheet(sheet(*HOSTILE, *FORMULAS)))) as parts:
        page = parts.read("xl/worksheets/sheet1.xml")
        assert b"<f" not in page
        assert b"<hyperlink" not in page
        assert not [name for name in parts.namelist() if "external" in name.lower() or "vba" in name.lower()]


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\x1fb", "a\x7fb", "a\x9fb", "a\ud800b", "a\ufffeb", "a\uffffb"])
def test_signs_that_no_file_holds_are_left_out_and_the_rest_stays(text):
    assert page_of(sheet(text))["A2"].value == "ab"
    assert from_csv(sheet(text))[1][0] == "ab"


def test_dates_are_dates_and_times_are_on_the_clock_in_britain():
    row = page_of(sheet("x"))[2]
    assert [cell.value for cell in row] == ["x", datetime(2026, 3, 2), datetime(2026, 7, 1, 10, 30), 3, None]  # noqa: DTZ001
    assert [cell.is_date for cell in row] == [False, True, True, False, False]
    assert from_csv(sheet("x"))[1] == ["x", "2026-03-02", "2026-07-01 10:30", "3", ""]


def test_the_headings_stand_out_and_stay_in_sight():
    page = page_of(sheet("x"))
    assert [cell.value for cell in page[1]] == [column.name for column in COLUMNS]
    assert all(cell.font.bold for cell in page[1])
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:E2"
    assert page.column_dimensions["E"].width == 40
    assert (page.title, page.parent.properties.title) == ("The list", "The list")


@pytest.mark.parametrize("title", ["a/b: [c]?", "'", "", "x" * 99, "\x00"])
def test_any_title_names_the_sheet(title):
    assert 1 <= len(page_of(Sheet(title, COLUMNS, [])).title) <= 31


def test_what_is_missing_is_said_in_the_last_line():
    made = sheet("x", note="The first 10,000 rows.")
    assert page_of(made)["A3"].value == "The first 10,000 rows."
    assert from_csv(made)[-1] == ["The first 10,000 rows."]


def test_a_text_longer_than_a_cell_is_cut_where_excel_would_refuse_the_file():
    assert len(page_of(sheet("x" * 40_000))["A2"].value) == CELL_MOST


def test_an_empty_list_still_has_its_headings():
    assert page_of(Sheet("x", COLUMNS, [])).max_row == 1
    assert len(from_csv(Sheet("x", COLUMNS, []))) == 1


def test_reading_the_module_loads_no_spreadsheet_library():
    code = "import sys, logic.documents.sheet; print([m for m in ('openpyxl', 'pandas') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
