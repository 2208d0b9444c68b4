"""The papers there are of a part, in which forms, and how each is made of what is held."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from logic.documents import build
from logic.documents.held import Held
from logic.documents.invitation import invitation_document
from logic.documents.limits import limits_document, limits_sheet
from logic.documents.model import Document
from logic.documents.pairs import pairs_document
from logic.documents.plan import methods_sheet, plan_document
from logic.documents.reply import reply_paper
from logic.documents.sheet import Sheet, comma_separated, spreadsheet
from logic.documents.statement import scope_paper
from logic.documents.tasks import tasks_document, tasks_sheet
from logic.documents.told import told_calendar, told_cost, told_limits, told_methods, told_tasks
from logic.documents.told_plan import told_invitation, told_plan
from logic.documents.zipped import zipped
from logic.papers import PaperName

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
    "reply": READ,
    "reply_easy": READ,
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
Told = Callable[[int, int, str], None]
"""Is told before each file: the number of the step, how many there are, and the key of the paper."""


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


def make_bundle(held: Held, told: Told) -> File:
    """Everything for the first session in one file, in a folder each for everyone and for the team."""
    say = held.about.say
    files = []
    for step, (whom, name, kind) in enumerate(BUNDLE, 1):
        told(step, len(BUNDLE), name)
        file = make(held, name, kind)
        files.append((f"{say(f'papers.bundle.{whom}')}/{file.name}", file.content))
    title = f"{_number(held)} {say('papers.bundle.file')}"
    return File(f"{title}.zip", MIMES["zip"], zipped(files, made_at=held.about.made_at, folder=title))


def _number(held: Held) -> str:
    about = held.about
    return about.say("papers.file_part", ref=about.ref, part=about.part) if about.several else about.ref


def _content(held: Held, name: PaperName, kind: Kind) -> bytes:
    if kind == "ics":
        from logic.documents.dates import calendar_file

        return calendar_file(held.about, held.activity.created_at, told_calendar(held))
    if kind in LISTED:
        sheet = SHEETS[name](held)
        return spreadsheet(sheet) if kind == "xlsx" else comma_separated(sheet)
    large = kind == "large" or name in {"easy", "reply_easy"}
    return build(DOCUMENTS[name](held), "word" if kind == "word" else "pdf", "large" if large else "standard")


def _tasks(held: Held) -> Document:
    return tasks_document(held.about, told_tasks(held), rung=held.rung_name)


def _pairs(held: Held) -> Document:
    pairs = held.pack.pairs
    shown = pairs.of_outcome(held.outcome if held.rung else None)
    return pairs_document(held.about, pairs.themes, shown, rung=held.rung_name)


DOCUMENTS: Mapping[PaperName, Callable[[Held], Document]] = {
    "scope": lambda held: scope_paper(held, "plain"),
    "easy": lambda held: scope_paper(held, "easy"),
    "invitation": lambda held: invitation_document(held.about, told_invitation(held)),
    "limits": lambda held: limits_document(held.about, told_limits(held), told_cost(held)),
    "plan": lambda held: plan_document(held.about, told_plan(held)),
    "tasks": _tasks,
    "pairs": _pairs,
    "reply": lambda held: reply_paper(held, "plain"),
    "reply_easy": lambda held: reply_paper(held, "easy"),
}
"""Papers to read, before they have a form."""
SHEETS: Mapping[PaperName, Callable[[Held], Sheet]] = {
    "limits": lambda held: limits_sheet(held.about, told_limits(held)),
    "methods": lambda held: methods_sheet(held.about, told_methods(held)),
    "tasks": lambda held: tasks_sheet(held.about, told_tasks(held)),
}
"""Papers that are lists."""
