"""The plan pack: everything a team needs on a few sheets, and the methods as a sheet of their own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from logic.dates import british_date
from logic.documents.model import Block, Document, Heading, Notice, Paragraph, Table
from logic.documents.paper import About, bullets, rows, under
from logic.documents.sheet import Cell, Column, Sheet
from logic.documents.tasks import Task, tasks_table
from logic.plan import TeamMember

METHOD_COLUMNS = {"name": 36, "day": 14, "people": 10, "cost": 14, "why": 60, "notes": 50}
"""The columns of the sheet of methods in order, and how many characters wide each is drawn."""


@dataclass(frozen=True, slots=True)
class ToldMethod:
    """A way of involving people that was chosen, with why it fits, in sentences. ``cost``: whole pounds."""

    name: str
    day: date | None = None
    people: int | None = None
    cost: int | None = None
    why: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ToldPlan:
    """Everything in a plan pack, put in words.

    stands
        (name, value): the approach, the promise, who decides and the like.
    dates
        (name, day), in the order of the work.
    totals, left_out
        sentences: what the methods come to, and whom they still leave out.
    diagnoses
        (title, message) of each thing to check.
    open, fixed
        the scope in brief.
    due
        what is to do next.
    """

    stands: Sequence[tuple[str, str]] = ()
    dates: Sequence[tuple[str, date | None]] = ()
    team: Sequence[TeamMember] = ()
    methods: Sequence[ToldMethod] = ()
    totals: Sequence[str] = ()
    left_out: Sequence[str] = ()
    diagnoses: Sequence[tuple[str, str]] = ()
    open: Sequence[str] = ()
    fixed: Sequence[str] = ()
    due: Sequence[Task] = field(default=())


def plan_document(about: About, plan: ToldPlan) -> Document:
    """The plan pack. What nobody has planned yet is said, so that nobody looks for it."""
    return about.document(about.say("papers.plan.heading", title=about.title), _blocks(about, plan))


def _blocks(about: About, plan: ToldPlan) -> Iterator[Block]:
    say = about.say
    yield from under(say("papers.plan.stands"), rows(plan.stands))
    if plan.diagnoses:
        yield Heading(say("papers.plan.check"))
        yield from (Notice(title, message) for title, message in plan.diagnoses)
    yield Heading(say("papers.plan.dates"))
    header = (say("papers.plan.what"), say("papers.plan.day"))
    yield Table(header, tuple((name, about.dated(day)) for name, day in plan.dates), widths=(3, 2))
    yield Heading(say("papers.plan.team"))
    yield team(about, plan.team) if plan.team else Paragraph(say("papers.plan.no_team"))
    yield Heading(say("papers.plan.methods"))
    yield methods(about, plan.methods) if plan.methods else Paragraph(say("papers.plan.no_methods"))
    yield from under(say("papers.plan.totals"), bullets(plan.totals))
    yield from under(say("papers.plan.left_out"), bullets(plan.left_out))
    yield from under(say("papers.plan.open"), bullets(plan.open))
    yield from under(say("papers.plan.fixed"), bullets(plan.fixed))
    yield from under(say("papers.plan.due"), tasks_table(about, plan.due) if plan.due else None)


def team(about: About, members: Iterable[TeamMember]) -> Table:
    """Who does this work, and how to reach them."""
    say = about.say
    header = tuple(say(f"papers.plan.member.{name}") for name in ("name", "role", "contact"))
    lines = (
        (
            member.name,
            "\n".join(filter(None, (member.role, say("papers.plan.lead") if member.lead else ""))),
            member.contact,
        )
        for member in members
    )
    return Table(header, tuple(lines))


def methods(about: About, chosen: Iterable[ToldMethod]) -> Table:
    """The ways that were chosen, each with its why."""
    say = about.say
    header = tuple(say(f"papers.plan.method.{name}") for name in ("name", "day", "people", "cost"))
    lines = (
        (
            "\n".join(filter(None, (one.name, *one.why, one.notes))),
            british_date(one.day) if one.day else "",
            "" if one.people is None else str(one.people),
            "" if one.cost is None else say("papers.pounds", pounds=f"{one.cost:,}"),
        )
        for one in chosen
    )
    return Table(header, tuple(lines), widths=(12, 5, 3, 3))


def methods_sheet(about: About, chosen: Iterable[ToldMethod]) -> Sheet:
    """One row a method."""
    columns = tuple(Column(about.say(f"papers.plan.method.{name}"), width) for name, width in METHOD_COLUMNS.items())
    lines: list[tuple[Cell, ...]] = [
        (one.name, one.day, one.people, one.cost, "\n".join(one.why), one.notes) for one in chosen
    ]
    return Sheet(about.say("papers.plan.methods"), columns, lines)
