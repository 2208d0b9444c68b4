"""The list of activities as a file, built only when somebody asks for it."""

from functools import partial

from logic import services
from logic.listing import Wanted
from pages.shared import downloads, session, widgets
from pages.shared.downloads import File
from pages.shared.html import draw
from pages.shared.session import say

COLUMNS = {
    "ref": 12,
    "title": 40,
    "area": 22,
    "part": 26,
    "level": 14,
    "decision": 60,
    "decider": 24,
    "decide_by": 14,
    "approach": 20,
    "recorded_on": 18,
    "status": 18,
    "changed": 18,
}
"""The columns in order, and how many characters wide each is drawn."""
KINDS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv"}


def draw_downloads(wanted: Wanted) -> None:
    """A button for each kind of file."""
    draw(widgets.section(say("activities.sheet.heading")), widgets.paragraphs(say("activities.sheet.lead")))
    name = say("activities.sheet.file")
    files = [
        File(say(f"activities.sheet.{kind}"), f"{name}.{kind}", mime, partial(build, wanted, kind))
        for kind, mime in KINDS.items()
    ]
    downloads.draw_downloads(files, key="list")


def build(wanted: Wanted, kind: str) -> bytes:
    """The file. Runs in a thread of its own, where there is no session."""
    from logic.documents.sheet import Column, Sheet, comma_separated, spreadsheet

    app = session.app()
    words, pack = app.pack.screen, app.pack
    levels = {level.key: level.name for level in pack.levels}
    names = {key: outcome.name for key, outcome in pack.outcomes.items()}
    rows, cut = services.list_for_sheet(app, wanted)
    lines = [
        (
            row.ref,
            row.title,
            row.area,
            row.part or words["activities.one.part_name"].format(number=row.number),
            levels.get(row.level, row.level),
            row.decision,
            row.decider,
            row.decide_by,
            names.get(row.recorded_outcome or "", row.recorded_outcome),
            row.recorded_at,
            words[f"activities.status.{row.status}"],
            row.updated_at,
        )
        for row in rows
    ]
    columns = tuple(Column(words[f"activities.sheet.column.{name}"], width) for name, width in COLUMNS.items())
    note = words["activities.sheet.cut"].format(most=f"{len(rows):,}") if cut else ""
    sheet = Sheet(words["activities.sheet.title"], columns, lines, note)
    return spreadsheet(sheet) if kind == "xlsx" else comma_separated(sheet)
