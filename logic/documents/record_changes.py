"""What differs between a decision record and the one before it, as part of its document."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from logic.activity import DecisionRecord
from logic.dates import day
from logic.documents.model import Block, Heading, Paragraph, Row, Rows
from logic.record import Change, changes
from logic.text import apart

Say = Callable[..., str]
DAYS = ("decide_by", "agreed_on")


def what_changed(record: DecisionRecord, before: DecisionRecord, say: Say) -> Iterator[Block]:
    """What differs from the record before it."""
    found = changes(before.snapshot, record.snapshot)
    yield Heading(say("record.changed.heading", reference=before.reference))
    if found.nothing:
        yield Paragraph(say("record.changed.nothing"))
        return
    single = (("outcome", found.outcome), ("choice", found.choice), ("pack", found.pack))
    rows = [(say(f"record.changed.{name}"), change) for name, change in single if change]
    rows += [(say(f"record.changed.field.{change.question}"), _dated(change)) for change in found.words]
    rows += [(change.text, change) for change in found.answers]
    rows += [(change.text, _answered(change, say)) for change in found.add_ons]
    rows += [(say(f"record.changed.field.{change.question}"), _dated(change)) for change in found.agreement]
    rows += [(say("record.changed.note", what=change.text), change) for change in found.notes]
    yield Rows(tuple(Row(name, _was_now(change, say)) for name, change in rows))


def _dated(change: Change) -> Change:
    """A change of a day, in British order."""
    if change.question not in DAYS:
        return change
    return replace(change, before=day(change.before), after=day(change.after))


def _answered(change: Change, say: Say) -> Change:
    """A change of an answer, in words."""
    before, after = (say(f"answers.{value}") if value else "" for value in (change.before, change.after))
    return replace(change, before=before, after=after)


def _was_now(change: Change, say: Say) -> tuple[Paragraph, Paragraph]:
    """Before and now."""
    nothing = say("record.changed.nothing_there")
    return (
        Paragraph(say("record.changed.was", value=apart(change.before) or nothing)),
        Paragraph(say("record.changed.now", value=apart(change.after) or nothing)),
    )
