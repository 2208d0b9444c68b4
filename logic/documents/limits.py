"""The register of what cannot change, as a paper and as a sheet (domain.md D)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from logic.dates import british_date
from logic.documents.model import Block, Bullets, Document, Heading, Paragraph, Row, Rows, Table
from logic.documents.paper import About
from logic.documents.sheet import Cell, Column, Sheet
from logic.register import NonNegotiable
from logic.text import apart

COLUMNS = {
    "number": 8,
    "statement": 44,
    "status": 18,
    "category": 20,
    "part": 22,
    "plain": 44,
    "evidence": 34,
    "said_by": 28,
    "said_on": 14,
    "strength": 16,
    "rules_out": 34,
    "still_open": 34,
    "how_we_work": 34,
    "agreed_with": 28,
    "agreed_on": 14,
    "explains": 34,
    "cost": 10,
    "challenge_to": 28,
    "shared_on": 14,
    "review_on": 14,
    "expires_on": 14,
    "withdrawn_on": 14,
}
"""The columns of the sheet in order, and how many characters wide each is drawn."""
IN_FULL = 60
"""Limits up to which each is printed in full, about a sheet each."""


@dataclass(frozen=True, slots=True)
class ToldLimit:
    """A limit with everything about it put in words.

    part
        the name of the part it limits; empty when it limits the whole activity.
    explains
        the questions whose "no" it explains, in a few words each.
    cost
        how many steps it costs; none when it does not stand, or there is no result yet.
    history
        (day, what was done, in words), oldest first.
    """

    limit: NonNegotiable
    status: str
    category: str
    strength: str
    part: str = ""
    explains: tuple[str, ...] = ()
    cost: int | None = None
    history: tuple[tuple[date, str], ...] = ()


def limits_document(about: About, limits: Sequence[ToldLimit], together: int | None = None) -> Document:
    """The whole register: where it stands first, then each limit with what it rests on.

    ``together``: how many steps all of them cost; none while there is no result to take them from.
    """
    heading = about.say("papers.limits.heading", title=about.title)
    return about.document(heading, _blocks(about, limits, together))


def _blocks(about: About, limits: Sequence[ToldLimit], together: int | None) -> Iterator[Block]:
    say = about.say
    yield Paragraph(say("papers.limits.lead"))
    if not limits:
        yield Paragraph(say("papers.limits.none"))
        return
    yield Heading(say("papers.limits.summary"))
    yield Table(
        (say("papers.limits.field.number"), say("papers.limits.field.statement"), say("papers.limits.field.status")),
        tuple((str(one.limit.number), one.limit.statement or say("papers.nothing"), one.status) for one in limits),
        widths=(2, 7, 4),
    )
    told_together = say("papers.limits.no_cost") if together is None else _cost(about, together)
    yield Paragraph(say("papers.limits.together", steps=told_together))
    if len(limits) > IN_FULL:
        # Hundreds of sheets of paper are turned by nobody.
        yield Paragraph(say("papers.limits.many", count=len(limits)))
        return
    yield Heading(say("papers.limits.each"))
    for one in limits:
        yield Heading(say("papers.limits.one", number=one.limit.number, statement=apart(one.limit.statement)), 3)
        told = [Row(name, (Paragraph(value),)) for name, value in _told(about, one) if value]
        if one.history:
            lines = (say("papers.limits.line", date=british_date(day), what=what) for day, what in one.history)
            told.append(Row(say("papers.limits.history"), (Bullets(tuple(lines), "small"),)))
        yield Rows(tuple(told), (say("papers.limits.about"), say("papers.limits.says")))


def _told(about: About, one: ToldLimit) -> Iterator[tuple[str, str]]:
    """The name of each field with its value; an empty value is left out by whoever draws it."""
    limit, say = one.limit, about.say
    still = "\n".join(limit.still_open) or limit.why_nothing_open
    values: tuple[tuple[str, str], ...] = (
        ("status", one.status),
        ("category", one.category),
        ("part", one.part),
        ("plain", limit.plain),
        ("evidence", "\n".join(filter(None, (limit.evidence, limit.clause)))),
        ("said_by", _who(limit.said_by, limit.said_role)),
        ("said_on", _day(limit.said_on)),
        ("strength", one.strength),
        ("rules_out", limit.rules_out),
        ("still_open", still),
        ("how_we_work", limit.how_we_work),
        ("agreed_with", limit.agreed_with),
        ("agreed_on", _day(limit.agreed_on)),
        ("explains", "\n".join(one.explains)),
        ("cost", _cost(about, one.cost)),
        ("challenge_to", limit.challenge_to),
        ("shared_on", _day(limit.shared_on)),
        ("shared_how", limit.shared_how),
        ("review_on", _day(limit.review_on)),
        ("expires_on", _day(limit.expires_on)),
        ("withdrawn_on", _day(limit.withdrawn_on)),
        ("apology", limit.apology),
    )
    return ((say(f"papers.limits.field.{name}"), value) for name, value in values)


def limits_sheet(about: About, limits: Iterable[ToldLimit]) -> Sheet:
    """One row a limit."""
    columns = tuple(Column(about.say(f"papers.limits.field.{name}"), width) for name, width in COLUMNS.items())
    return Sheet(about.say("papers.limits.name"), columns, [_row(one) for one in limits])


def _row(one: ToldLimit) -> tuple[Cell, ...]:
    limit = one.limit
    return (
        limit.number,
        limit.statement,
        one.status,
        one.category,
        one.part,
        limit.plain,
        "\n".join(filter(None, (limit.evidence, limit.clause))),
        _who(limit.said_by, limit.said_role),
        limit.said_on,
        one.strength,
        limit.rules_out,
        "\n".join(limit.still_open) or limit.why_nothing_open,
        limit.how_we_work,
        limit.agreed_with,
        limit.agreed_on,
        "\n".join(one.explains),
        one.cost,
        limit.challenge_to,
        limit.shared_on,
        limit.review_on,
        limit.expires_on,
        limit.withdrawn_on,
    )


def _who(name: str, role: str) -> str:
    return ", ".join(filter(None, (apart(name), apart(role))))


def _day(day: date | None) -> str:
    return british_date(day) if day else ""


def _cost(about: About, cost: int | None) -> str:
    if cost is None:
        return ""
    return about.say("papers.limits.cost_one" if cost == 1 else "papers.limits.cost", count=cost)
