"""From the bytes of anybody's file to its lines. No more is read than ``LINES_MOST`` lines, whatever the file holds.

What separates the cells, and how letters are written, is found out: Excel in Britain saves commas and Windows-1252, in
other countries semicolons, and calls UTF-16 with tabs "Unicode Text" (RFC 4180 says commas and leaves the letters open).
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from logic.errors import Problem, Refused
from logic.trained.columns import FIELDS, NEEDED, Columns, columns_of, known

FILE_MOST = 5_000_000
"""Bytes of one file; the browser is told the same (``maxUploadSize``, in units of 1,048,576)."""
LINES_MOST = 10_000
"""Lines of one file that are read, the headings and empty lines not counted."""
CELLS_MOST = 200
"""Cells of one line."""
LONG_LINE = 50_000
"""Letters of one line; a longer one is not looked into."""
TOGETHER = 20
"""Lines that a cell in quotation marks may go over. One that is still open then is open by mistake."""
DELIMITERS = (",", ";", "\t", "|")
_LOOK = 4_000
_OTHER_KINDS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How workbooks of Excel, new and old, and PDFs begin."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``number`` counts lines of the file from 1, as an editor does. ``wrong``: a code, when it cannot be read.

    cells
        field -> what the cell says, without blank ends; of a line that cannot be read, nothing.
    said
        the line as it stands, where it cannot be read.
    """

    number: int
    cells: Mapping[str, str]
    wrong: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class TrainingFile:
    """What was read. ``unread_from``: the number of the line at which reading stopped, when there were too many.

    others
        headings that mean nothing here and were left out.
    """

    lines: tuple[Line, ...]
    others: tuple[str, ...]
    unread_from: int | None = None


def read_file(data: bytes, names: Mapping[str, str]) -> TrainingFile:
    """The lines of a file. ``names``: field -> what a person calls its column.

    Raises ``Refused`` with one problem under ``file``: no headings that mean anything, another kind of file, nothing in it.
    """
    numbered = enumerate(_lines(_decoded(data)), 1)
    sign, columns = _headings(numbered, names)
    lines: list[Line] = []
    for number, said, cells in _records(numbered, sign):
        if isinstance(cells, list) and not any(cell.strip() for cell in cells):
            continue
        if len(lines) == LINES_MOST:
            return TrainingFile(tuple(lines), columns.others, number)
        lines.append(_line(number, said, cells, columns))
    if not lines:
        raise Refused(Problem("file", "training_file_only_headings"))
    return TrainingFile(tuple(lines), columns.others)


def _decoded(data: bytes) -> str:
    if len(data) > FILE_MOST:
        raise Refused(Problem("file", "training_file_too_big", {"most": FILE_MOST // 1_000_000}))
    if data.startswith(_OTHER_KINDS):
        raise Refused(Problem("file", "training_file_other_kind"))
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        start = data[:_LOOK]
        if len(start) > 1 and not len(data) % 2:
            # Of plain letters in UTF-16 every other byte is zero.
            for turn, letters in ((1, "utf-16-le"), (0, "utf-16-be")):
                if start[turn::2].count(0) * 2 > len(start[turn::2]) and 0 not in start[1 - turn :: 2]:
                    return data.decode(letters)
    except UnicodeDecodeError as wrong:
        raise Refused(Problem("file", "training_file_letters")) from wrong
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Windows-1252 leaves five bytes without a letter; a line that holds one is told.
        return data.decode("cp1252", errors="replace")


def _lines(text: str) -> Iterator[str]:
    """Lines ended as Windows, Unix or old Macs do, and by nothing else that looks like an end."""
    return (line.removesuffix("\n") for line in io.StringIO(text, newline=None))


def _headings(numbered: Iterator[tuple[int, str]], names: Mapping[str, str]) -> tuple[str, Columns]:
    """The sign between cells and what each column holds; empty lines above the headings are passed over."""
    told = ""
    for number, line in numbered:
        if not line.strip(" \t,;|\x00"):
            continue
        if number == 1 and line.lower().startswith("sep=") and len(line) == len("sep=,"):
            told = line[-1]
            continue
        if len(line) > LONG_LINE:
            break
        split = {sign: _split(line, sign) or line.split(sign) for sign in ((told,) if told else DELIMITERS)}
        sign = max(split, key=lambda one: (known(split[one]), len(split[one])))
        if len(split[sign]) > CELLS_MOST:
            break
        return sign, columns_of(split[sign], names)
    else:
        raise Refused(Problem("file", "training_file_empty"))
    raise Refused(Problem("file", "training_file_other_kind"))


def _records(numbered: Iterator[tuple[int, str]], sign: str) -> Iterator[tuple[int, str, list[str] | str]]:
    """(number, the line, its cells or a code of what is wrong with it).

    A cell in quotation marks may hold line ends. One that is never closed must not swallow the lines after it: after
    ``TOGETHER`` of them, or where they make no sense as one, its line alone is wrong and reading goes on below it.
    """
    waiting: list[tuple[int, str]] = []
    while True:
        here = waiting.pop(0) if waiting else next(numbered, None)
        if here is None:
            return
        number, line = here
        if len(line) > LONG_LINE:
            yield number, line, "line_too_long"
            continue
        cells = _split(line, sign)
        if cells is None and _is_open(line, sign):
            if len(waiting) < TOGETHER:
                waiting.extend(islice(numbered, TOGETHER - len(waiting)))
            cells, used = _together(line, waiting, sign)
            del waiting[:used]
            yield number, line, cells or "quote_open"
        else:
            yield number, line, "quote_wrong" if cells is None else cells


def _together(line: str, waiting: list[tuple[int, str]], sign: str) -> tuple[list[str] | None, int]:
    """The cells of a line and as many of those after it as its quotation needs, and how many these are."""
    whole = line
    for used, (_, more) in enumerate(waiting[:TOGETHER], 1):
        whole = f"{whole}\n{more}"
        if len(whole) > LONG_LINE:
            break
        if '"' not in more:
            continue
        cells = _split(whole, sign)
        if cells is not None:
            return cells, used
        if not _is_open(whole, sign):
            break
    return None, 0


def _split(text: str, sign: str) -> list[str] | None:
    """The cells of one record; none when its quotation marks are wrong or one is still open."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else [] if not rows else None


def _is_open(text: str, sign: str) -> bool:
    """Whether a quotation is still open at its end: closed there, it would be a record."""
    return _split(f'{text}"', sign) is not None


def _line(number: int, said: str, cells: list[str] | str, columns: Columns) -> Line:
    if isinstance(cells, str):
        return Line(number, {}, cells, said)
    if len(cells) > CELLS_MOST:
        return Line(number, {}, "line_too_long", said)
    if len(cells) <= max(columns.places[field] for field in NEEDED):
        return Line(number, {}, "cells_missing", said)
    found = {
        field: cells[columns.places[field]].strip()
        if field in columns.places and columns.places[field] < len(cells)
        else ""
        for field in FIELDS
    }
    return Line(number, found, "letters_lost" if any("\ufffd" in cell for cell in found.values()) else "", said)
