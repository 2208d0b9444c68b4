"""The checklist, as a paper with boxes to tick and as a sheet (domain.md E)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from logic.checklist import PHASES, Phase, State
from logic.dates import british_date
from logic.documents.model import Block, Document, Heading, Paragraph, Table
from logic.documents.paper import About
from logic.documents.sheet import Cell, Column, Sheet

BOX = "\u25a1"
"""A square to tick with a pen; our fonts draw no ballot box."""
COLUMNS = {
    "phase": 12,
    "text": 60,
    "when": 24,
    "due": 14,
    "owner": 22,
    "state": 18,
    "marked_on": 14,
    "marked_by": 22,
    "reason": 30,
    "notes": 40,
    "origin": 24,
    "access": 22,
}
"""The columns of the sheet in order, and how many characters wide each is drawn."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, everything about it in words.

    when
        in relation to the plan, where no date can be worked out or beside it: "4 weeks before".
    late
        whether it is open and its date has passed.
    """

    phase: Phase
    text: str
    state: State = "open"
    when: str = ""
    due: date | None = None
    late: bool = False
    owner: str = ""
    marked_on: date | None = None
    marked_by: str = ""
    reason: str = ""
    notes: str = ""
    origin: str = ""
    access: str = ""


def tasks_document(about: About, tasks: Sequence[Task], *, rung: str) -> Document:
    """Everything to do, by phase. ``rung``: its name, empty while it is not known."""
    heading = about.say("papers.tasks.heading", title=about.title)
    return about.document(heading, _blocks(about, tasks, rung))


def _blocks(about: About, tasks: Sequence[Task], rung: str) -> Iterator[Block]:
    say = about.say
    yield Paragraph(say("papers.tasks.lead", rung=rung) if rung else say("papers.tasks.lead_all"))
    for phase in PHASES:
        found = [task for task in tasks if task.phase == phase and task.state != "not_applicable"]
        if found:
            yield Heading(say(f"papers.phase.{phase}"))
            yield tasks_table(about, found)
    aside = [task for task in tasks if task.state == "not_applicable"]
    if aside:
        yield Heading(say("papers.tasks.aside"))
        yield Table(
            (say("papers.tasks.field.text"), say("papers.tasks.field.reason")),
            tuple((task.text, task.reason) for task in aside),
            widths=(3, 2),
        )


def tasks_table(about: About, tasks: Iterable[Task]) -> Table:
    """Things to do under their header, with a box to tick where they are open."""
    names = ("done", "text", "due", "owner")
    return Table(
        tuple(about.say(f"papers.tasks.field.{name}") for name in names),
        tuple((_done(about, task), _what(about, task), _due(about, task), task.owner) for task in tasks),
        widths=(7, 21, 13, 8),
    )


def _done(about: About, task: Task) -> str:
    if task.state == "open":
        return BOX
    on = british_date(task.marked_on) if task.marked_on else ""
    return "\n".join(filter(None, (about.say("papers.tasks.state.done"), on)))


def _what(about: About, task: Task) -> str:
    notes = about.say("papers.tasks.notes", notes=task.notes) if task.notes else ""
    return "\n".join(filter(None, (task.text, task.origin, notes)))


def _due(about: About, task: Task) -> str:
    if task.due is None:
        return task.when
    late = about.say("papers.tasks.late") if task.late else ""
    return "\n".join(filter(None, (british_date(task.due), late)))


def tasks_sheet(about: About, tasks: Iterable[Task]) -> Sheet:
    """One row a thing to do."""
    columns = tuple(Column(about.say(f"papers.tasks.field.{name}"), width) for name, width in COLUMNS.items())
    states: Mapping[State, str] = {
        state: about.say(f"papers.tasks.state.{state}") for state in ("open", "done", "not_applicable")
    }
    lines = [_row(task, about.say(f"papers.phase.{task.phase}"), states[task.state]) for task in tasks]
    return Sheet(about.say("papers.tasks.name"), columns, lines)


def _row(task: Task, phase: str, state: str) -> tuple[Cell, ...]:
    return (
        phase,
        task.text,
        task.when,
        task.due,
        task.owner,
        state,
        task.marked_on,
        task.marked_by,
        task.reason,
        task.notes,
        task.origin,
        task.access,
    )
