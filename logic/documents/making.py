"""The papers there are of a part, in which forms, and how each is made of what is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from logic.documents import build
from logic.documents.held import Held
from logic.documents.invitation import invitation_document
from logic.documents.limits import limits_document, limits_sheet
from logic.documents.model import Document
from logic.documents.pairs import pairs_document
from logic.documents.plan import methods_sheet, plan_document
from logic.documents.sheet import Sheet, comma_separated, spreadsheet
from logic.documents.statement import scope_paper
from logic.documents.tasks import tasks_document, tasks_sheet
from logic.documents.told import told_calendar, told_limits, told_methods, told_tasks
from logic.documents.told_plan import told_invitation, told_plan

PaperName = Literal["scope", "easy", "invitation", "limits", "plan", "methods", "tasks", "pairs", "dates"]
Kind = Literal["pdf", "large", "word", "xlsx", "csv", "ics"]
"""``large``: a PDF in large print."""

READ: tuple[Kind, ...] = ("pdf", "large", "word")
LISTED: tuple[Kind, ...] = ("xlsx", "csv")
KINDS: Mapping[PaperName, tuple[Kind, ...]] = {
    "scope": READ,
    "easy": READ,
    "invitation": READ,
    "limits": (*READ, *LISTED),
    "plan": READ,
    "methods": LISTED,
    "tasks": (*READ, *LISTED),
    "pairs": READ,
    "dates": ("ics",),
}
"""The papers in the order in which they are offered, and the forms of each."""
ENDINGS: Mapping[Kind, str] = {"pdf": "pdf", "large": "pdf", "word": "docx", "xlsx": "xlsx", "csv": "csv", "ics": "ics"}
MIMES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "ics": "text/calendar",
    "zip": "application/zip",
}
BUNDLE: tuple[tuple[Literal["everyone", "team"], PaperName, Kind], ...] = (
    ("everyone", "scope", "pdf"),
    ("everyone", "scope", "word"),
    ("everyone", "easy", "pdf"),
    ("everyone", "easy", "word"),
    ("everyone", "pairs", "pdf"),
    ("team", "invitation", "word"),
    ("team", "limits", "pdf"),
    ("team", "tasks", "pdf"),
    ("team", "plan", "pdf"),
    ("team", "dates", "ics"),
)
"""What the pack for the first session holds: in which folder, which paper, in which form."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to give to somebody."""

    name: str
    mime: str
    content: bytes


def make(held: Held, name: PaperName, kind: Kind) -> File:
    """The file of a paper. Raises ``LookupError`` when it does not come in this form."""
    if kind not in KINDS[name]:
        raise LookupError(name, kind)
    return File(file_name(held, name, kind), MIMES[ENDINGS[kind]], _content(held, name, kind))


def file_name(held: Held, name: PaperName, kind: Kind) -> str:
    """The same for the same paper, whenever it is made."""
    about = held.about
    words = about.say(f"papers.each.{name}.file")
    if kind == "large":
        words = f"{words}, {about.say('papers.large_file')}"
    return f"{_number(held)} {words}.{ENDINGS[kind]}"


def bundle_name(held: Held) -> str:
    """What the pack for the first session is called, without its ending; so is the folder in it."""
    return f"{_number(held)} {held.about.say('papers.bundle.file')}"


def _number(held: Held) -> str:
    about = held.about
    return about.say("papers.file_part", ref=about.ref, part=about.part) if about.several else about.ref


def _content(held: Held, name: PaperName, kind: Kind) -> bytes:
    if kind == "ics":
        from logic.documents.dates import calendar_file

        return calendar_file(held.about, held.activity.created_at, told_calendar(held))
    if kind in LISTED:
        sheet = sheet_of(held, name)
        return spreadsheet(sheet) if kind == "xlsx" else comma_separated(sheet)
    large = kind == "large" or name == "easy"
    return build(document_of(held, name), "word" if kind == "word" else "pdf", "large" if large else "standard")


def document_of(held: Held, name: PaperName) -> Document:
    """A paper to read, before it has a form. Raises ``LookupError`` for one that is none."""
    about = held.about
    match name:
        case "scope":
            return scope_paper(held, "plain")
        case "easy":
            return scope_paper(held, "easy")
        case "invitation":
            return invitation_document(about, told_invitation(held))
        case "limits":
            return limits_document(about, told_limits(held))
        case "plan":
            return plan_document(about, told_plan(held))
        case "tasks":
            return tasks_document(about, told_tasks(held), rung=held.rung_name)
        case "pairs":
            guidance = held.pack.pairs
            outcome = held.outcome if held.rung else None
            return pairs_document(about, guidance.themes, guidance.of_outcome(outcome), rung=held.rung_name)
        case _:
            raise LookupError(name)


def sheet_of(held: Held, name: PaperName) -> Sheet:
    """A paper that is a list. Raises ``LookupError`` for one that is none."""
    match name:
        case "limits":
            return limits_sheet(held.about, told_limits(held))
        case "methods":
            return methods_sheet(held.about, told_methods(held))
        case "tasks":
            return tasks_sheet(held.about, told_tasks(held))
        case _:
            raise LookupError(name)
