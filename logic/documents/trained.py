"""Who finished which training, as a sheet; what came of a file that was checked, line by line; and a file to fill in."""

from collections.abc import Mapping, Sequence

from logic.dates import british_date
from logic.documents.sheet import Column, Sheet
from logic.text import apart
from logic.trained import Checked, CheckedLine, Completion

WIDTHS = {"person": 30, "area": 26, "course": 34, "finished_on": 16, "session": 26, "left_on": 16}
"""The columns in order, and how many characters wide each is drawn. A file with these headings can be taken in again."""
SAID_MOST = 300
"""Letters of a line that cannot be read which are shown."""


def trained_sheet(words: Mapping[str, str], lines: Sequence[Completion], *, cut: bool) -> Sheet:
    """The list. ``cut``: there are more lines than one sheet may hold, and it says so."""
    rows = [(one.person, one.area, one.course_name, one.finished_on, one.session, one.left_on) for one in lines]
    note = words["trained.sheet.cut"].format(most=f"{len(rows):,}") if cut else ""
    return Sheet(words["trained.sheet.title"], _columns(words), rows, note)


def template_sheet(words: Mapping[str, str]) -> Sheet:
    """A file to fill in: the headings and nothing else, so that no example is ever taken in."""
    return Sheet(words["trained.template.title"], _columns(words), ())


def report_sheet(words: Mapping[str, str], checked: Checked) -> Sheet:
    """Every line of a file: its number, what it says, what comes of it, and what to do."""
    ends = [Column(words["trained.report.column.comes"], 30), Column(words["trained.report.column.to_do"], 70)]
    columns = (Column(words["trained.report.column.line"], 8), *_columns(words), *ends)
    rows = [_row(words, one) for one in checked.lines]
    return Sheet(words["trained.report.title"], columns, rows)


def comes_words(words: Mapping[str, str], one: CheckedLine) -> str:
    """What comes of a line."""
    return words[f"trained.comes.{one.comes}"]


def to_do_words(words: Mapping[str, str], one: CheckedLine) -> tuple[str, ...]:
    """What is wrong with a line and what to do, or why nothing changes, a sentence or two each; none when it is simply taken."""
    said = []
    for field, code in one.wrong:
        what = words[f"trained.wrong.{code}"]
        if one.clash is not None:
            what = what.format(date=british_date(one.clash))
        said.append(f"{words[f'trained.column.{field}']}: {what}" if field else what)
    if one.comes == "twice":
        said.append(words["trained.note.twice"].format(line=f"{one.first:,}"))
    if one.leaves is not None:
        said.append(words["trained.note.left"].format(date=british_date(one.leaves)))
    elif one.held is not None:
        said.append(words[f"trained.note.{one.comes}"].format(date=british_date(one.held.finished_on)))
    if one.other_area:
        said.append(words["trained.note.other_area"].format(area=apart(one.other_area)))
    return tuple(f"{each}." for each in said)


def _columns(words: Mapping[str, str]) -> tuple[Column, ...]:
    return tuple(Column(words[f"trained.column.{field}"], width) for field, width in WIDTHS.items())


def _row(words: Mapping[str, str], one: CheckedLine) -> tuple[str | int, ...]:
    cells = (
        [one.line.cells.get(field, "") for field in WIDTHS]
        if one.line.cells
        else [one.line.said[:SAID_MOST], *[""] * (len(WIDTHS) - 1)]
    )
    return (one.line.number, *cells, comes_words(words, one), " ".join(to_do_words(words, one)))
