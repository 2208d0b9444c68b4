"""What somebody else saved meanwhile, beside what stands in the form: field by field, each by its name."""

from collections.abc import Callable, Mapping
from datetime import date

from logic.checklist import STATES
from logic.errors import Conflict
from logic.feedback import COMMENT_STATES
from logic.flow import ANSWERS
from logic.guidance import KEPT
from logic.links import FINDINGS
from logic.pack import Pack
from pages.shared import case as cases
from pages.shared import session, widgets
from pages.shared.html import Markup, apart, joined, markup
from pages.shared.widgets import british_date

MOVED = frozenset({"outcome", "questions", "content", "record"})
"""Conflicts about what lies behind a form, where nobody saved the form itself."""
SEAT = "seat"
NOTE = {"note": "frame.field.note"}
ANSWER = {"value": "frame.field.answer", **NOTE}
NAMES: Mapping[str, Mapping[str, str]] = {
    "answer": ANSWER,
    "seat": {"value": "seat.plain.choose", "note": "seat.plain.note"},
    "pair": {"state": "frame.field.state", **NOTE},
    "title": {"title": "activities.one.rename.title"},
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
        "taken_further_to": "voices.further.to",
        "taken_further_on": "voices.further.on",
        "aside_reason": "voices.aside.reason",
    },
    "concern": {
        "owner": "concerns.facts.owner",
        "reply": "frame.field.reply",
        "shown": "concerns.reply.shown",
        "closing": "concerns.close.closing",
    },
    "comment": {"comment_state": "frame.field.state", "shown": "results.look.shown"},
    "news": {
        **{name: f"news.task.{name}" for name in ("done_on", "done_by", "how", "reason", "tell_by")},
        **{name: f"news.task.{name}" for name in ("told_on", "told_how", "told_words")},
    },
    "look_back": {
        name: f"lessons.look.{name}" for name in ("well", "not_well", "promised", "missing", "felt", "held_on")
    },
    "lesson": {name: f"lessons.{name}" for name in ("happened", "learned", "differently")},
    "seat_talk": {"unresolved": "seats.one.note", "talked_on": "seats.talk.on"},
    "form": {"closes_on": "frame.field.last_day"},
    "course": {"name": "trained.courses.name", "about": "trained.courses.about"},
    "completion": {name: f"trained.column.{name}" for name in ("person", "area", "finished_on", "session")},
    "member": {name: f"workspace.team.{name}" for name in ("name", "role", "contact")},
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
    "reply": ("reply.field.{}.label", "reply.{}"),
}
"""Those whose words stand under the name of the field."""


def conflict_words(conflict: Conflict) -> tuple[str, Markup]:
    """Its title, and what is said under it."""
    around = {"reference": str(conflict.theirs["reference"])} if conflict.what == "record" else {}
    lines = [markup("<p>{}</p>", session.say(f"refused.conflict.{conflict.what}", **around))]
    for field, mine in conflict.yours.items():
        theirs = conflict.theirs.get(field)
        if theirs != mine and isinstance(mine, str | date | None):
            lines.append(_field(conflict.what, field, theirs, mine))
    if len(lines) > 1:
        seat = conflict.what == SEAT  # people without an account: the other window is theirs too
        to_do = "refused.conflict.what_to_do_seat" if seat else "refused.conflict.what_to_do"
        lines.append(markup("<p>{}</p>", session.say(to_do)))
    if around:
        words = session.say("record.open_made", **around)
        lines.append(markup("<p>{}</p>", widgets.link("record", words, {cases.RECORD: around["reference"]})))
    return _title(conflict.what), joined(lines)


def _title(what: str) -> str:
    if what == SEAT:
        return session.say("refused.conflict.heading_seat")
    return session.say("refused.conflict.heading_moved" if what in MOVED else "refused.conflict.heading")


def _field(what: str, field: str, theirs: object, mine: object) -> Markup:
    name = name_of(what, field)
    return joined(
        (
            markup('<p class="dw-label">{}</p>', name) if name else Markup(""),
            markup("<p>{}</p>", session.say("refused.conflict.theirs", words=shown(field, theirs))),
            markup("<p>{}</p>", session.say("refused.conflict.yours", words=shown(field, mine))),
        )
    )


def name_of(what: str, field: str) -> str:
    """The words by which a person knows this field; empty where nothing but the words themselves tells it."""
    pack = session.app().pack
    asked = {one.id: one.question for one in pack.add_ons} if what == "add_ons" else {}
    if what == "draft":
        asked = {f"{check.id}.{one.key}": one.label for check in pack.checks for one in check.fields}
        asked |= {f"plan.{key}": words.lever_title for key, words in pack.questions.items()}
    keys = (NAMES.get(what, {}).get(field, ""), *(one.format(field) for one in PATTERNS.get(what, ())))
    return asked.get(field) or next((pack.screen[key] for key in keys if key in pack.screen), "")


def shown(field: str, value: object) -> str:
    """What a field holds as a person would read it, kept apart from the words round it."""
    words = _chosen(session.app().pack, field).get(str(value))
    if words is not None:
        return words
    if value in ANSWERS:
        return session.say(f"answers.{value}")
    if value in STATES:
        return session.say(f"frame.state.{value}")
    if value in KEPT:
        return session.say(f"guidance.state.{value}")
    if isinstance(value, date):
        return british_date(value)
    return apart(str(value)) if value else session.say("refused.conflict.nothing")


def _chosen(pack: Pack, field: str) -> Mapping[str, str]:
    """Code -> words, of a field in which one of a few is chosen; nothing where people write what they like."""
    words: dict[str, Callable[[], dict[str, str]]] = {
        "finding": lambda: {finding: session.say(f"voices.finding.{finding}") for finding in FINDINGS},
        "comment_state": lambda: {state: session.say(f"results.look.state.{state}") for state in COMMENT_STATES},
        "phase": lambda: {phase.key: phase.name for phase in pack.checklist.phases},
        "level": lambda: {level.key: level.name for level in pack.levels},
        "chosen_outcome": lambda: {key: outcome.name for key, outcome in pack.outcomes.items()},
        "agreed_role": lambda: {role.key: role.name for role in pack.leaders_choice.roles},
    }
    return words[field]() if field in words else {}
