"""A decision record as it was made: its own words, never today's."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from logic.activity import DecisionRecord
from logic.record import Change, changes
from pages.shared import frame, widgets
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

Snapshot = Mapping[str, Any]


def record_view(record: DecisionRecord, before: DecisionRecord | None) -> None:
    """The whole record, after what changed since the one before."""
    kept = record.snapshot
    activity, part = kept["activity"], kept["part"]
    number = say("record.number", ref=activity["ref"], part=part["number"], number=record.number)
    above = " · ".join(filter(None, (number, apart(part["name"]))))
    frame.heading(say("record.heading", title=activity["title"]), step=f"record-{record.reference}", above=above)
    made = widgets.british_moment(datetime.fromisoformat(kept["made_at"]))
    draw(markup('<p class="dw-soft">{} {}</p>', say("record.made", date=made), say("record.print_note")))
    taken = kept["choice"]["chosen"] if kept["choice"] else kept["outcome"]
    draw(
        what_changed(record, before) if before else Markup(""),
        result(kept),
        agreement(kept),
        widgets.section(say("result.least")),
        widgets.bullets(taken["least"]),
        widgets.section(say("result.next")),
        widgets.paragraphs(taken["next_step"]),
        about(kept),
        widgets.section(say("record.answers")),
        answers(kept),
        listed("record.decided", (said(kept, key) for key in kept["decisive"])),
        listed("record.held", (said(kept, one["question"]) for one in kept["ceilings"])),
        lifts(kept),
        listed("record.beside", (one["suggestion"] for one in kept["add_ons"] if one["chosen"])),
        settled(kept),
        law(kept),
        sources(kept),
        markup('<p class="dw-soft">{}</p>', say("record.pack", **kept["pack"])),
    )


def result(kept: Snapshot) -> Markup:
    """What the questions led to and, beside it, what leaders chose."""
    outcome, choice = kept["outcome"], kept["choice"]
    taken = choice["chosen"] if choice else outcome
    rows = [(say("record.recommended"), outcome["name"]), (say("record.promise"), taken["promise"])]
    if kept["today"]["id"] != kept["could_rise_to"]["id"] and kept["flags"]:
        words = say("record.range_value", today=kept["today"]["name"], top=kept["could_rise_to"]["name"])
        rows.append((say("record.range"), words))
    if not choice:
        return joined((widgets.section(say("record.result")), widgets.summary_rows(rows)))
    rows.insert(1, (say("record.chosen"), choice["chosen"]["name"]))
    words = say(f"record.direction_{choice['direction']}", chosen=choice["chosen"]["name"], allowed=outcome["name"])
    return joined(
        (
            widgets.section(say("record.result")),
            widgets.inset(words, ""),
            widgets.summary_rows(rows),
            widgets.section(say("record.choice.rules_heading")),
            widgets.summary_rows(choice_rows(kept, choice)),
        )
    )


def choice_rows(kept: Snapshot, choice: Snapshot) -> list[tuple[str, str | Markup]]:
    """What a leader's choice rests on."""
    rows: list[tuple[str, str | Markup]] = [
        (say("record.reason"), text(choice["reason"])),
        (say("record.relied"), widgets.bullets(said(kept, one["question"]) for one in choice["answers_relied_on"])),
        (say("record.would_change"), text(choice["what_would_change"])),
        (say("record.asked_people"), say(f"answers.{choice['asked_people']}")),
    ]
    if choice["what_they_said"]:
        rows.append((say("record.they_said"), text(choice["what_they_said"])))
    if choice["higher_plan"]:
        plans = (f"{one['text']} {apart(one['plan'])}" for one in choice["higher_plan"])
        rows.append((say("record.plan"), widgets.bullets(plans)))
    rows.append((say("record.review_on"), day(choice["review_date"])))
    return rows


def about(kept: Snapshot) -> Markup:
    """The decision in words."""
    part = kept["part"]
    pairs = (
        ("part", part["name"]),
        ("level", part["level"]["name"]),
        ("what", part["decision"]),
        ("decider", part["decider"]),
        ("by_when", day(part["decide_by"])),
        ("open_part", part["open_part"]),
    )
    rows = [(say(f"record.{key}"), text(value)) for key, value in pairs if value]
    return joined((widgets.section(say("record.decision")), widgets.summary_rows(rows)))


def answers(kept: Snapshot) -> Markup:
    """Every answer with its ground."""
    rows = []
    for given in kept["answers"]:
        aside = "" if given["on_path"] else f" ({say('record.aside')})"
        note = markup('<div class="dw-note">{}</div>', widgets.paragraphs(given["note"])) if given["note"] else ""
        value = markup("<p>{}{}</p>{}", say(f"answers.{given['answer']}"), aside, note)
        rows.append((given["text"], value))
    rows += [
        (one["question"], markup("<p>{}</p>", say(f"answers.{one['answer']}")))
        for one in kept["add_ons"]
        if one["question"] and one["answer"]
    ]
    return widgets.summary_rows(rows)


def law(kept: Snapshot) -> Markup:
    """The notes on law shown that day."""
    notes = widgets.bullets(f"{one['topic']}. {one['text']}" for one in kept["law"])
    if not notes:
        return Markup("")
    return joined((widgets.section(say("result.law.heading")), widgets.paragraphs(say("result.law.note")), notes))


def said(kept: Snapshot, key: str) -> str:
    """An answer as the statement that was shown."""
    return next((str(given["said"]) for given in kept["answers"] if given["question"] == key), key)


def listed(heading: str, lines: Iterable[str]) -> Markup:
    """A heading and its list, or nothing."""
    body = widgets.bullets(lines)
    return joined((widgets.section(say(heading)), body)) if body else Markup("")


def lifts(kept: Snapshot) -> Markup:
    """What would move it up, as it stood."""
    lines = []
    for lift in kept["lifts"]:
        titles = "; ".join(one["lever_title"] for one in lift["questions"])
        fixed = "" if lift["changeable"] else f" ({say('record.fixed')})"
        lines.append(f"{say('record.up_to', rung=lift['name'])}: {titles}{fixed}")
    return listed("record.up", lines)


def settled(kept: Snapshot) -> Markup:
    """The checks that held and how they were answered."""
    pieces = []
    for check in kept["checks"]:
        rows = [
            (one["label"], day(one["written"]) if one["kind"] == "date" else text(one["written"]))
            for one in check["answers"]
        ]
        pieces += [widgets.section(check["title"], 3), widgets.paragraphs(check["message"]), widgets.summary_rows(rows)]
    return joined((widgets.section(say("record.settled")), *pieces)) if pieces else Markup("")


def sources(kept: Snapshot) -> Markup:
    """What the result rests on, in the words of that day."""
    lines = (f"{one['document']}: {one['gist']} ({one['section']})" for one in kept["sources"])
    return joined((widgets.section(say("record.sources")), widgets.bullets(lines, "dw-list dw-small")))


def agreement(kept: Snapshot) -> Markup:
    """Who went through it, who agreed, how people were told."""
    agreed = kept["agreement"]
    who = f"{apart(agreed['agreed_by'])}, {apart(agreed['agreed_role'])}" if agreed["agreed_by"] else ""
    pairs = (
        ("went_through", ", ".join(map(apart, agreed["went_through"]))),
        ("agreed_by", who),
        ("agreed_on", day(agreed["agreed_on"])),
        ("how_told", agreed["how_told"]),
        ("filled_in", agreed["filled_in_by"]),
    )
    rows = [(say(f"record.{key}"), text(value)) for key, value in pairs if value]
    return joined((widgets.section(say("record.agreement")), widgets.summary_rows(rows)))


def what_changed(record: DecisionRecord, before: DecisionRecord) -> Markup:
    """What differs from the record before it."""
    found = changes(before.snapshot, record.snapshot)
    heading = widgets.section(say("record.changed.heading", reference=before.reference))
    if found.nothing:
        return joined((heading, widgets.paragraphs(say("record.changed.nothing"))))
    rows = [
        (say(f"record.changed.{name}"), was_now(change))
        for name, change in (("outcome", found.outcome), ("choice", found.choice), ("pack", found.pack))
        if change
    ]
    rows += [(say(f"record.changed.field.{change.question}"), was_now(change)) for change in found.words]
    rows += [(change.text, was_now(change)) for change in found.answers]
    rows += [(change.text, was_now(answered(change))) for change in found.add_ons]
    rows += [(say(f"record.changed.field.{change.question}"), was_now(change)) for change in found.agreement]
    rows += [(say("record.changed.note", what=change.text), was_now(change)) for change in found.notes]
    return joined((heading, widgets.summary_rows(rows)))


def answered(change: Change) -> Change:
    """A change of an answer, in words."""
    before, after = (say(f"answers.{value}") if value else "" for value in (change.before, change.after))
    return replace(change, before=before, after=after)


def was_now(change: Change) -> Markup:
    """Before and now."""
    nothing = say("record.changed.nothing_there")
    return markup(
        "<p>{}</p><p>{}</p>",
        say("record.changed.was", value=apart(change.before) or nothing),
        say("record.changed.now", value=apart(change.after) or nothing),
    )


def day(written: str | None) -> str:
    """A kept date in British order; what was written where it is no date."""
    try:
        return widgets.british_date(date.fromisoformat(written)) if written else ""
    except ValueError:
        return str(written)


def text(words: str) -> Markup:
    """Someone's words with their lines."""
    return widgets.paragraphs(words)
