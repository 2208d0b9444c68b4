"""The list of activities as a sheet: one row a part, in the words of the page."""

from collections.abc import Sequence

from logic.documents.sheet import Column, Sheet
from logic.listing import SheetRow
from logic.pack import Pack

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


def list_sheet(pack: Pack, rows: Sequence[SheetRow], *, cut: bool) -> Sheet:
    """The sheet. ``cut``: there are more rows than one sheet may hold, and it says so."""
    words = pack.screen
    levels = {level.key: level.name for level in pack.levels}
    names = {key: outcome.name for key, outcome in pack.outcomes.items()}
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
    return Sheet(words["activities.sheet.title"], columns, lines, note)
