"""The log of concerns for the Board: what stands on its agenda, and all others; nobody is named (domain.md I.4)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from logic.concerns import LOG_MOST, Concern, Counts
from logic.dates import british_date, day
from logic.documents.model import Block, Document, Heading, Paragraph, Row, Rows, Table
from logic.documents.sheet import Cell, Column, Sheet
from logic.text import apart

COLUMNS = {"number": 10, "came": 16, "work": 34, "level": 22, "status": 22, "due": 16, "said": 60, "reply": 60}
"""The columns of the sheet in order, and how many characters wide each is drawn."""


@dataclass(frozen=True, slots=True)
class Log:
    """What the log holds on one day. The concerns are as everybody may read them, the oldest first."""

    concerns: Sequence[Concern]
    counts: Counts
    day: date
    made_at: datetime
    words: Mapping[str, str]

    def say(self, key: str, /, **data: object) -> str:
        """The words under this key, with data put in."""
        return self.words[key].format(**data)


def log_document(log: Log) -> Document:
    """The log to read."""
    return Document(
        title=log.say("concerns.log.title"),
        above=log.say("concerns.log.above"),
        subject=log.say("concerns.log.title"),
        foot=log.say("concerns.log.foot", date=british_date(log.day)),
        page=log.words["documents.page"],
        made_at=log.made_at,
        blocks=tuple(_blocks(log)),
    )


def log_sheet(log: Log) -> Sheet:
    """The log as a list."""
    lines: list[tuple[Cell, ...]] = [
        (
            one.id,
            one.received_on,
            _work(one),
            log.say(f"concerns.level.{one.level}"),
            _status(log, one),
            one.due if one.waits else None,
            one.shown or log.say("concerns.log.not_published"),
            "\n".join(_replies(log, one)),
        )
        for one in log.concerns
    ]
    columns = tuple(Column(log.say(f"concerns.log.column.{name}"), width) for name, width in COLUMNS.items())
    return Sheet(log.say("concerns.log.title"), columns, lines, _cut(log))


def _blocks(log: Log) -> Iterator[Block]:
    counts = log.counts
    yield Paragraph(log.say("concerns.log.day", date=british_date(log.day)), "soft")
    yield Table(
        tuple(log.say(f"concerns.log.count_{name}") for name in ("waiting", "late", "answered", "closed")),
        ((f"{counts.waiting}", f"{counts.late}", f"{counts.answered}", f"{counts.closed}"),),
    )
    agenda = [one for one in log.concerns if one.status == "board"]
    others = [one for one in log.concerns if one.status != "board"]
    for name, found in (("agenda", agenda), ("others", others)):
        yield Heading(log.say(f"concerns.log.{name}"))
        if not found:
            yield Paragraph(log.say(f"concerns.log.{name}_none"))
        for one in found:
            yield Heading(log.say("concerns.one", number=one.id), 3)
            yield Paragraph(_facts(log, one), "soft")
            yield Rows(tuple(_rows(log, one)))
    if cut := _cut(log):
        yield Paragraph(cut)


def _facts(log: Log, one: Concern) -> str:
    """When it came, of which work, with whom it is, where it stands, and by when a reply is due, on one line."""
    came = log.say("concerns.log.came", date=british_date(one.received_on))
    due = log.say("concerns.log.due", date=british_date(one.due)) if one.waits else ""
    facts = (came, apart(_work(one)), log.say(f"concerns.level.{one.level}"), _status(log, one), due)
    return " · ".join(fact for fact in facts if fact)


def _rows(log: Log, one: Concern) -> Iterator[Row]:
    said = one.shown or log.say("concerns.log.not_published")
    yield Row(log.say("concerns.log.column.said"), (Paragraph(said),))
    yield Row(log.say("concerns.log.column.reply"), (Paragraph("\n".join(_replies(log, one))),))


def _work(one: Concern) -> str:
    return f"{one.ref}, {one.title}" if one.ref else ""


def _status(log: Log, one: Concern) -> str:
    return log.say("concerns.status.late") if one.overdue(log.day) else log.say(f"concerns.status.{one.status}")


def _replies(log: Log, one: Concern) -> list[str]:
    """Each reply with who gave it and when, the oldest first."""
    if one.status == "closed" and one.replied_on is None and not one.earlier:
        return [log.say("concerns.log.closed")]
    if not one.published:
        return [log.say("concerns.log.no_reply" if one.waits else "concerns.log.not_published")]
    said = [(reply["level"], day(reply["on"]), reply["reply"]) for reply in one.earlier]
    if one.reply and one.replied_on:
        said.append((one.level, british_date(one.replied_on), one.reply))
    by = "concerns.earlier_of"
    lines = [f"{log.say(by, level=log.say(f'concerns.level.{level}'), date=on)}: {reply}" for level, on, reply in said]
    return lines or [log.say("concerns.log.no_reply")]


def _cut(log: Log) -> str:
    return log.say("concerns.log.cut", most=f"{LOG_MOST:,}") if len(log.concerns) >= LOG_MOST else ""
