"""What a decision record says of the seats: who answered by themselves, when they talked, and what came of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from logic.dates import day
from logic.documents.model import Block, Bullets, Heading, Paragraph, Row, Rows
from logic.text import apart

Say = Callable[..., str]


def seats(kept: Mapping[str, Any], say: Say) -> Iterator[Block]:
    """The seats that answered separately, and what came of their conversation."""
    # Only in records that were made after such a conversation, from format 4 on.
    held = kept.get("seats")
    if not held:
        return
    labels = ", ".join(map(apart, held["labels"]))
    yield Heading(say("record.seats.heading"))
    yield Rows(
        (
            _row(say("record.seats.who"), say("record.seats.lead_and", labels=labels)),
            _row(say("record.seats.talked_on"), day(held["talked_on"])),
            _row(say("record.seats.took_part"), ", ".join(map(apart, held["took_part"]))),
        )
    )
    yield from _talked_about(held["agreed"], "agreed", say)
    yield from _talked_about(held["unresolved"], "unresolved", say)
    yield from _talked_about(held["open"], "open", say)
    if not held["unresolved"] and not held["open"]:
        yield Paragraph(say("record.seats.none_left"))


def _talked_about(found: Iterable[Mapping[str, Any]], what: str, say: Say) -> Iterator[Block]:
    """Questions with who had said what, and what came of it."""
    rows = []
    for one in found:
        said = [say("record.seats.lead_said", answer=_answered(one["lead"], say))]
        said += [
            say("record.seats.said", who=apart(each["who"]), answer=_answered(each["answer"], say))
            for each in one["said"]
        ]
        came = [Paragraph(say("record.seats.now", answer=_answered(one["answer"], say)))] if "answer" in one else []
        note = [Paragraph(one["note"], "note")] if one.get("note") else []
        rows.append(Row(one["text"], (*came, Bullets(tuple(said), "small"), *note)))
    if rows:
        yield Heading(say(f"record.seats.{what}"), 3)
        yield Rows(tuple(rows), (say("record.question"), say("record.seats.came")))


def _answered(answer: str | None, say: Say) -> str:
    return say(f"answers.{answer}") if answer else say("record.seats.not_answered")


def _row(name: str, value: str) -> Row:
    return Row(name, (Paragraph(value),))
