"""By which words a person knows each field of a form, for where two people saved the same one."""

import re
from collections.abc import Mapping

from logic.scope import EASY
from pages.shared import session
from pages.shared.session import say_all

NOTE = {"note": "frame.field.note"}
ANSWER = {"value": "frame.field.answer", **NOTE}
NAMES: Mapping[str, Mapping[str, str]] = {
    "answer": ANSWER,
    "seat": {"value": "seat.plain.choose", "note": "seat.plain.note"},
    "pair": {"state": "frame.field.state", **NOTE},
    "title": {"title": "activities.one.rename.title", "area": "record.area"},
    "part": {
        "name": "record.part",
        "level": "record.level",
        "decision": "record.what",
        "decider": "record.decider",
        "decide_by": "record.by_when",
        "open_part": "record.open_part",
    },
    "action": {"text": "result.action.text", "owner": "frame.field.owner", "due": "result.action.by"},
    "checklist_item": {
        "state": "checklist.one.state.label",
        "reason": "checklist.one.reason",
        "marked_by": "checklist.one.who",
        "marked_on": "checklist.one.on",
        "owner": "checklist.one.owner_label",
        "notes": "checklist.one.notes",
        "due": "checklist.one.day",
    },
    "own_item": {"text": "checklist.add.text", "phase": "checklist.add.phase"},
    "challenge": {
        "finding": "frame.field.finding",
        "reply": "frame.field.reply",
        "owner": "voices.one.owner",
        "published": "voices.reply.published",
        "taken_further_to": "voices.further.to",
        "taken_further_on": "voices.further.on",
        "aside_reason": "voices.aside.reason",
    },
    "concern": {
        "owner": "concerns.facts.owner",
        "reply": "frame.field.reply",
        "shown": "concerns.reply.shown",
        "published": "concerns.reply.published",
        "closing": "concerns.close.closing",
    },
    "comment": {"comment_state": "frame.field.state", "shown": "results.look.shown"},
    "news": {
        **{name: f"news.task.{name}" for name in ("done_on", "done_by", "how", "reason", "tell_by")},
        **{name: f"news.task.{name}" for name in ("told_on", "told_how", "told_words")},
    },
    "look_back": {
        name: f"lessons.look.{name}" for name in ("well", "not_well", "promised", "missing", "felt", "held_on", "roles")
    },
    "lesson": {
        **{name: f"lessons.{name}" for name in ("happened", "learned", "differently")},
        "themes": "lessons.one.themes",
        "shared": "lessons.one.share",
    },
    "scope": {"no_limits": "scope.fixed.no_limits"},
    "reply": {"answer": "frame.field.answer"},
    "seat_talk": {"unresolved": "seats.one.note", "talked_on": "seats.talk.on"},
    "form": {"closes_on": "frame.field.last_day"},
    "course": {"name": "trained.courses.name", "about": "trained.courses.about", "counts": "trained.courses.tick"},
    "completion": {
        **{name: f"trained.column.{name}" for name in ("person", "area", "finished_on", "session")},
        "course_id": "trained.column.course",
    },
    "leaving": {"left_on": "trained.column.left_on"},
    "member": {name: f"workspace.team.{name}" for name in ("name", "role", "contact", "lead")},
    "planned_method": {name: f"methods.one.{name}" for name in ("day", "cost", "people", "notes")},
    "draft": {
        "who-other": "record.who.other",
        "chosen": "record.choice.which",
        "chosen_outcome": "record.choice.which",
        "filled_in_by": "record.choice.filled_in_by",
        "reason": "record.choice.reason",
        "what_would_change": "record.choice.change",
        "asked_people": "record.choice.asked",
        "what_they_said": "record.choice.said",
        "review_date": "record.choice.review",
        "justification": "record.why.label",
        "agreed_by": "record.agreed.name",
        "agreed_role": "record.agreed.role",
        "agreed_role_words": "record.agreed.role",
        "agreed_on": "record.agreed.on",
        "how_told": "record.agreed.told",
    },
}
"""What is changed -> its fields -> the key of the words by which a person knows each."""
PATTERNS: Mapping[str, tuple[str, ...]] = {
    "limit": ("limit.field.{}",),
    "dates": ("workspace.dates.{}",),
    "plan": ("methods.facts.{}", "workspace.dates.{}"),
    "scope": ("scope.field.{}.label",),
    "reply": ("reply.field.{}.label", "reply.line.{}", "reply.{}_on"),
    "case_words": ("cases.fields.{}",),
}
"""Those whose words stand under the name of the field."""

LINE = re.compile(r"line-[0-9]+-(.+)")
"""A field of one of the things that people said, in a reply."""
OF_DATE = re.compile(r"(.+)-(day|month|year)")
"""One of the three boxes of a date that is kept as it is typed."""
PART_NAME = re.compile(r"([0-9]+)\.name")
"""The name of one part, where all names are changed at once."""


def name_of(what: str, field: str) -> str:
    """The words by which a person knows this field; empty where nothing but the words themselves tells it."""
    if (found := OF_DATE.fullmatch(field)) is not None:
        label = name_of(what, found[1])
        box = session.say(f"frame.date.{found[2]}")
        return f"{label}: {box}" if label else box
    if (found := PART_NAME.fullmatch(field)) is not None:
        return session.say("activities.one.rename.part", number=found[1])
    if what in {"scope", "reply"} and field.endswith(EASY):
        return session.say("scope.easy_of", label=name_of(what, field.removesuffix(EASY)))
    if what == "reply" and (found := LINE.fullmatch(field)) is not None:
        field = found[1]
    pack = session.app().pack
    keys = (NAMES.get(what, {}).get(field, ""), *(one.format(field) for one in PATTERNS.get(what, ())))
    return _asked(what).get(field) or next((pack.screen[key] for key in keys if key in pack.screen), "")


def _asked(what: str) -> Mapping[str, str]:
    """The fields whose words stand in the content itself."""
    pack = session.app().pack
    if what == "add_ons":
        return {one.id: one.question or "" for one in pack.add_ons}
    if what != "draft":
        return {}
    asked = {f"{check.id}.{one.key}": one.label for check in pack.checks for one in check.fields}
    for key, words in pack.questions.items():
        asked |= {f"plan.{key}": words.lever_title, f"relied-{key}": words.text}
    return asked | {f"who-{place}": role for place, role in enumerate(say_all("record.who.items"))}
