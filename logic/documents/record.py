"""A decision record as a document: its own words and pictures, under the headings of the interface.

One description for the page, the PDF and the Word file, so that they cannot tell different things.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from logic.activity import DecisionRecord
from logic.dates import british_date, british_moment, day
from logic.documents.model import Block, Bullets, Document, Heading, Notice, Paragraph, Row, Rows
from logic.documents.record_answers import answers
from logic.documents.record_changes import what_changed
from logic.documents.record_lifts import lifts
from logic.documents.record_pictures import ladder, way
from logic.documents.record_seats import seats
from logic.documents.record_sources import sources
from logic.record import answered_later
from logic.text import apart

Snapshot = Mapping[str, Any]
Say = Callable[..., str]
"""The interface words under a key, with data put in."""


def saying(words: Mapping[str, str]) -> Say:
    """``say`` for these words: dotted key -> text with blanks."""
    return lambda key, **data: words[key].format(**data) if data else words[key]


def record_document(
    record: DecisionRecord, before: DecisionRecord | None, words: Mapping[str, str], since: Iterable[Block] = ()
) -> Document:
    """The whole record, with what changed since the one before it. ``since``: what stands beside it after the fact."""
    say, kept = saying(words), record.snapshot
    activity, part = kept["activity"], kept["part"]
    number = say("record.number", ref=activity["ref"], part=part["number"], number=record.number)
    made_at = datetime.fromisoformat(kept["made_at"])
    title = say("record.heading", title=activity["title"])
    return Document(
        title=title,
        subject=say("record.pack", **kept["pack"]),
        above=" · ".join(filter(None, (number, apart(part["name"])))),
        foot=say("record.foot", number=number, date=day(kept["made_on"]), version=kept["pack"]["version"]),
        page=words["documents.page"],
        made_at=made_at,
        blocks=(
            Paragraph(say("record.made", date=british_moment(made_at)), "soft"),
            *result(kept, say),
            # Before what may be long: a picture keeps to one sheet, and would leave the foot of the first one empty.
            *ladder(kept, say),
            *choosing(kept, say),
            *why(kept, say),
            *since,
            *agreement(kept, say),
            *seats(kept, say),
            *(what_changed(record, before, say) if before else ()),
            *least(kept, say),
            *about(kept, say),
            *limits(kept, say),
            *answers(kept, say),
            *way(kept, say),
            *listed(say("record.decided"), (said(kept, key) for key in kept["decisive"])),
            *listed(say("record.held"), (said(kept, one["question"]) for one in kept["ceilings"])),
            *lifts(kept, say),
            *listed(say("record.beside"), (one["suggestion"] for one in kept["add_ons"] if one["chosen"])),
            *settled(kept, say),
            *law(kept, say),
            *sources(kept, say),
        ),
    )


def result(kept: Snapshot, say: Say) -> Iterator[Block]:
    """What the questions led to and, beside it, what leaders chose."""
    outcome, choice = kept["outcome"], kept["choice"]
    taken = choice["chosen"] if choice else outcome
    rows = [
        row(say("record.recommended"), outcome["name"]),
        *([row(say("record.chosen"), taken["name"])] if choice else []),
        row(say("record.promise"), taken["promise"]),
    ]
    if kept["today"]["id"] != kept["could_rise_to"]["id"] and kept["flags"]:
        words = say("record.range_value", today=kept["today"]["name"], top=kept["could_rise_to"]["name"])
        rows.append(row(say("record.range"), words))
    yield Heading(say("record.result"))
    if choice:
        direction = f"record.direction_{choice['direction']}"
        yield Notice(say(direction, chosen=taken["name"], allowed=outcome["name"]))
    yield Rows(tuple(rows))


def choosing(kept: Snapshot, say: Say) -> Iterator[Block]:
    """What a leader's choice rests on, if there is one."""
    if kept["choice"]:
        yield Heading(say("record.choice.rules_heading"))
        yield Rows(tuple(choice_rows(kept, kept["choice"], say)))


def choice_rows(kept: Snapshot, choice: Snapshot, say: Say) -> Iterator[Row]:
    """Its reason, its ground, and when it is looked at again."""
    yield row(say("record.reason"), choice["reason"])
    relied = tuple(said(kept, one["question"]) for one in choice["answers_relied_on"])
    yield Row(say("record.relied"), (Bullets(relied),))
    yield row(say("record.would_change"), choice["what_would_change"])
    yield row(say("record.asked_people"), say(f"answers.{choice['asked_people']}"))
    if choice["what_they_said"]:
        yield row(say("record.they_said"), choice["what_they_said"])
    if choice["higher_plan"]:
        plans = tuple(f"{one['text']} {apart(one['plan'])}" for one in choice["higher_plan"])
        yield Row(say("record.plan"), (Bullets(plans),))
    yield row(say("record.review_on"), day(choice["review_date"]))


def why(kept: Snapshot, say: Say) -> Iterator[Block]:
    """Why no more is done, in the words of those who made the record."""
    # Records of format 1 hold none.
    words = kept.get("justification")
    if words:
        yield Heading(say("record.justification"))
        yield Paragraph(words)


def agreement(kept: Snapshot, say: Say) -> Iterator[Block]:
    """Who went through it, who agreed, how people were told."""
    agreed = kept["agreement"]
    who = f"{apart(agreed['agreed_by'])}, {apart(agreed['agreed_role'])}" if agreed["agreed_by"] else ""
    pairs = (
        ("went_through", ", ".join(map(apart, agreed["went_through"]))),
        ("agreed_by", who),
        ("agreed_on", agreed_when(kept, say)),
        ("how_told", agreed["how_told"]),
        ("filled_in", agreed["filled_in_by"]),
    )
    yield Heading(say("record.agreement"))
    yield Rows(tuple(row(say(f"record.{key}"), value) for key, value in pairs if value))


def agreed_when(kept: Snapshot, say: Say) -> str:
    """The day, and where it came before the last answer that the result rests on, that too."""
    on = kept["agreement"]["agreed_on"]
    try:
        agreed_on = date.fromisoformat(on) if on else None
        given = [datetime.fromisoformat(one["given_at"]) for one in kept["answers"] if one["on_path"]]
    except ValueError:
        return day(on)
    later = answered_later(agreed_on, given)
    return say("record.agreed_before", on=day(on), last=british_date(later)) if later else day(on)


def least(kept: Snapshot, say: Say) -> Iterator[Block]:
    """What must be done at the least, and next."""
    taken = kept["choice"]["chosen"] if kept["choice"] else kept["outcome"]
    yield Heading(say("result.least"))
    yield Bullets(tuple(taken["least"]))
    yield Heading(say("result.next"))
    yield Paragraph(taken["next_step"])


def about(kept: Snapshot, say: Say) -> Iterator[Block]:
    """The decision in words."""
    part = kept["part"]
    pairs = (
        ("area", kept["activity"].get("area", "")),  # not in records of the first format
        ("part", part["name"]),
        ("level", part["level"]["name"]),
        ("what", part["decision"]),
        ("decider", part["decider"]),
        ("by_when", day(part["decide_by"])),
        ("open_part", part["open_part"]),
    )
    yield Heading(say("record.decision"))
    yield Rows(tuple(row(say(f"record.{key}"), value) for key, value in pairs if value))


def limits(kept: Snapshot, say: Say) -> Iterator[Block]:
    """The limits that stood that day, with what they cost."""
    # Records of formats 1 and 2 hold none.
    held = kept.get("limits")
    if not held or not held["each"]:
        return
    yield Heading(say("record.limits.heading"))
    yield Paragraph(say("record.limits.together", count=held["together"]))
    rows = []
    for one in held["each"]:
        explained = tuple(each["said"] for each in one["explains"])
        lines = [Paragraph(one["statement"]), Paragraph(say(f"limits.status.{one['status']}"), "soft")]
        lines += [Paragraph(say("record.limits.cost", count=one["cost"]), "soft")] if explained else []
        told = (Paragraph(say("record.limits.explains"), "soft"), Bullets(explained, "small")) if explained else ()
        rows.append(Row(say("record.limits.number", number=one["number"]), (*lines, *told)))
    yield Rows(tuple(rows))


def settled(kept: Snapshot, say: Say) -> Iterator[Block]:
    """The checks that held and how they were answered."""
    if kept["checks"]:
        yield Heading(say("record.settled"))
    for check in kept["checks"]:
        yield Heading(check["title"], 3)
        yield Paragraph(check["message"])
        written = (
            row(one["label"], day(one["written"]) if one["kind"] == "date" else one["written"])
            for one in check["answers"]
        )
        yield Rows(tuple(written))


def law(kept: Snapshot, say: Say) -> Iterator[Block]:
    """The notes on law shown that day."""
    if kept["law"]:
        yield Heading(say("result.law.heading"))
        yield Paragraph(say("result.law.note"))
        yield Bullets(tuple(f"{one['topic']}. {one['text']}" for one in kept["law"]))


def said(kept: Snapshot, key: str) -> str:
    """An answer as the statement that was shown."""
    return next((str(given["said"]) for given in kept["answers"] if given["question"] == key), key)


def listed(heading: str, lines: Iterable[str]) -> Iterator[Block]:
    """A heading and its list, or nothing."""
    items = tuple(lines)
    if items:
        yield Heading(heading)
        yield Bullets(items)


def row(name: str, value: str) -> Row:
    """A name and the text beside it."""
    return Row(name, (Paragraph(value),))
