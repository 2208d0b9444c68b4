"""One table as a spreadsheet (.xlsx) or as comma-separated text (.csv), built only when somebody asks for it.

People's text is text: no cell becomes a formula, whatever it begins with (OWASP, "CSV Injection"), and what no file of
the kind can hold is left out. Moments are written on the clock in Britain.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from logic.dates import LONDON

Cell = str | int | date | datetime | None

_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 does not allow or discourages; tab and line ends stay."""
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")
"""What a spreadsheet may take for the beginning of a formula, the full-width signs as well."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""In a spreadsheet ``_x0041_`` is read as an A (ECMA-376, ST_Xstring), so its first line is itself escaped."""
CELL_MOST = 32_767
"""Characters that Excel takes in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and how many characters wide the column is drawn."""

    name: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. ``note`` is a last line that says what is missing, if anything is."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


def comma_separated(sheet: Sheet) -> bytes:
    """UTF-8 with its mark, so that Excel opens it as such; every text in quotation marks; dates as 2026-03-02."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([_plain_text(column.name) for column in sheet.columns])
    for row in _all_rows(sheet):
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def spreadsheet(sheet: Sheet) -> bytes:
    """A workbook of one sheet: its headings stay in sight, real dates, and every text cell marked as text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    book.properties.title = _kept(sheet.title)
    book.properties.language = "en-GB"
    page = book.create_sheet(_tab_name(sheet.title))
    page.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
    bold, shade, wrapped = Font(bold=True), PatternFill("solid", "E3F1EC"), Alignment(vertical="top", wrap_text=True)

    def cell(value: Cell) -> Any:
        made = WriteOnlyCell(page, value=_xlsx(value))
        made.alignment = wrapped
        if isinstance(value, str):
            # Set after the value: from "=1" or "#N/A" it would have guessed a formula or an error.
            made.data_type = "s"
            made.quotePrefix = _FORMULA.match(value) is not None
        elif isinstance(value, datetime):
            made.number_format = "dd/mm/yyyy hh:mm"
        elif isinstance(value, date):
            made.number_format = "dd/mm/yyyy"
        return made

    heads = [cell(column.name) for column in sheet.columns]
    for head in heads:
        head.font, head.fill = bold, shade
    page.append(heads)
    for row in _all_rows(sheet):
        page.append([cell(value) for value in row])
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _all_rows(sheet: Sheet) -> Iterator[Sequence[Cell]]:
    yield from sheet.rows
    if sheet.note:
        yield (sheet.note,)


def _kept(text: str) -> str:
    return _UNKEEPABLE.sub("", text)


def _plain_text(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula."""
    kept = _kept(text)
    return f"'{kept}" if _FORMULA.match(kept) else kept


def _plain(cell: Cell) -> str | int | None:
    if isinstance(cell, datetime):
        return f"{cell.astimezone(LONDON):%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    return _plain_text(cell) if isinstance(cell, str) else cell


def _xlsx(cell: Cell) -> Cell:
    if isinstance(cell, datetime):
        return cell.astimezone(LONDON).replace(tzinfo=None)  # Excel knows no time zones
    if isinstance(cell, str):
        return _ESCAPE.sub("_x005F_", _kept(cell).replace("\r\n", "\n").replace("\r", "\n"))[:CELL_MOST]
    return cell


def _tab_name(title: str) -> str:
    """Excel's rules for the name of a sheet: 31 characters, and none of seven signs."""
    return re.sub(r"[\\/*?:\[\]]", " ", _kept(title)).strip("' ")[:31] or "1"
