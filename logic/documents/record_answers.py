"""Every answer of a record with its ground; notes too long for a table stand below it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from logic.dates import LONDON, british_date
from logic.documents.model import Block, Bullets, Heading, Paragraph, Row, Rows

Snapshot = Mapping[str, Any]
Say = Callable[..., str]
NOTE_IN_TABLE, LINES_IN_TABLE = 1200, 20
"""Characters and line ends of a note that stands in the table of answers: about half a sheet in large print."""


def answers(kept: Snapshot, say: Say) -> Iterator[Block]:
    """Every answer with its ground."""
    yield Heading(say("record.answers"))
    rows = [*given_rows(kept, say, on_path=True)]
    rows += [
        Row(one["question"], (Paragraph(say(f"answers.{one['answer']}")), *beside_ground(one, say)))
        for one in kept["add_ons"]
        if one["question"] and one["answer"] and not one.get("statement")
    ]
    yield Rows(tuple(rows), (say("record.question"), say("record.given")))
    yield from long_notes(kept, say, on_path=True)
    ticked = [one for one in kept["add_ons"] if one["answer"] and one.get("statement")]
    for answer in ("yes", "no"):
        lines = tuple(one["statement"] for one in ticked if one["answer"] == answer)
        if lines:
            yield Heading(say(f"record.ticked_{answer}"), 3)
            yield Bullets(lines)
    earlier = tuple(given_rows(kept, say, on_path=False))
    if earlier:
        yield Heading(say("record.aside"), 3)
        yield Paragraph(say("record.aside_lead"), "soft")
        yield Rows(earlier, (say("record.question"), say("record.given")))
        yield from long_notes(kept, say, on_path=False)


def beside_ground(one: Snapshot, say: Say) -> Iterator[Paragraph]:
    """What is known of an answer that changes no result: its day. Records up to format 4 kept none."""
    if one.get("given_at"):
        yield Paragraph(say("record.answered_on", date=british_date(local_day(one["given_at"]))), "soft")
    yield Paragraph(say("record.no_note"), "soft")


def given_rows(kept: Snapshot, say: Say, *, on_path: bool) -> Iterator[Row]:
    """Answers with their grounds and days: those that led to the result, or those kept from another way."""
    for given in given_on(kept, on_path=on_path):
        note = (Paragraph(given["note"], "note"),) if given["note"] else ()
        if is_long(given["note"]):
            note = (Paragraph(say("record.note_below"), "soft"),)
        on = Paragraph(say("record.answered_on", date=british_date(local_day(given["given_at"]))), "soft")
        yield Row(given["text"], (Paragraph(say(f"answers.{given['answer']}")), *note, on))


def long_notes(kept: Snapshot, say: Say, *, on_path: bool) -> Iterator[Block]:
    """Notes that would run over sheets beside an empty column: in full width, each under its question."""
    for given in given_on(kept, on_path=on_path):
        if is_long(given["note"]):
            yield Heading(say("record.note_of", question=given["text"]), 3)
            yield Paragraph(given["note"], "note")


def is_long(note: str) -> bool:
    """Whether a note is too long to be read in a cell of a table."""
    return len(note) > NOTE_IN_TABLE or note.count("\n") > LINES_IN_TABLE


def given_on(kept: Snapshot, *, on_path: bool) -> list[Snapshot]:
    """The answers that led to the result, or those kept from another way."""
    return [given for given in kept["answers"] if given["on_path"] == on_path]


def local_day(moment: str) -> date:
    """The day in Britain of a moment that is kept."""
    return datetime.fromisoformat(moment).astimezone(LONDON).date()
