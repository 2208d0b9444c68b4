"""What somebody else saved meanwhile, beside what stands in the form: field by field, each by its name."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from logic import services
from logic.case_studies import rung_names
from logic.checklist import STATES
from logic.errors import Conflict
from logic.feedback import COMMENT_STATES
from logic.flow import ANSWERS
from logic.guidance import KEPT
from logic.links import FINDINGS
from logic.pack import Pack
from logic.reply import ANSWERS as CAME
from pages.shared import case as cases
from pages.shared import session, widgets
from pages.shared.conflict_names import name_of
from pages.shared.html import Markup, apart, joined, markup
from pages.shared.refusals import words_for
from pages.shared.widgets import british_date

MOVED = frozenset({"outcome", "questions", "content", "record", "session"})
"""Conflicts about what lies behind a form, where nobody saved the form itself."""
SEAT = "seat"
WHAT_TO_DO = {
    # People without an account: the other window is theirs too.
    SEAT: "refused.conflict.what_to_do_seat",
    # Kept when a field is left: there is nothing to press that saves it.
    **dict.fromkeys(("draft", "scope", "reply"), "refused.conflict.what_to_do_left"),
}
NOT_TYPED = frozenset({("concern", "status"), ("news", "broken_on")})
"""What a press sets beside what was typed: it says nothing to whoever typed."""
TICKED = re.compile("who-[0-9]+|relied-.+|no_limits")
"""Boxes to tick that are kept as words being written are."""


def conflict_words(conflict: Conflict) -> tuple[str, Markup]:
    """Its title, and what is said under it."""
    around = {"reference": str(conflict.theirs["reference"])} if conflict.what == "record" else {}
    lines = [markup("<p>{}</p>", _say(f"refused.conflict.{conflict.what}", **around))]
    for field, mine in conflict.yours.items():
        theirs = conflict.theirs.get(field)
        if theirs != mine and _told(conflict.what, field, mine):
            lines.append(_field(conflict.what, field, theirs, mine))
    if len(lines) > 1:
        lines.append(markup("<p>{}</p>", _say(WHAT_TO_DO.get(conflict.what, "refused.conflict.what_to_do"))))
    if around:
        words = session.say("record.open_made", **around)
        lines.append(markup("<p>{}</p>", widgets.link("record", words, {cases.RECORD: around["reference"]})))
    return _title(conflict.what), joined(lines)


def _say(key: str, **data: object) -> str:
    return words_for(key.removeprefix("refused."), key, **data)


def _title(what: str) -> str:
    if what == SEAT:
        return _say("refused.conflict.heading_seat")
    return session.say("refused.conflict.heading_moved" if what in MOVED else "refused.conflict.heading")


def _told(what: str, field: str, mine: object) -> bool:
    """Whether a field is shown: words and dates always, a tick, a number or a list only where something says what it is."""
    if (what, field) in NOT_TYPED:
        return False
    return isinstance(mine, str | date | None) or bool(name_of(what, field))


def _field(what: str, field: str, theirs: object, mine: object) -> Markup:
    name = name_of(what, field)
    return joined(
        (
            markup('<p class="dw-label">{}</p>', name) if name else Markup(""),
            markup("<p>{}</p>", _say("refused.conflict.theirs", words=shown(field, theirs))),
            markup("<p>{}</p>", _say("refused.conflict.yours", words=shown(field, mine))),
        )
    )


def shown(field: str, value: object) -> str:
    """What a field holds as a person would read it, kept apart from the words round it."""
    words = _chosen(session.app().pack, field).get(str(value))
    if words is not None:
        return words
    if isinstance(value, bool) or TICKED.fullmatch(field):
        return session.say("refused.conflict.ticked" if value else "refused.conflict.not_ticked")
    if isinstance(value, date):
        return british_date(value)
    if said := _coded(value):
        return said
    text = "" if value is None else _text(field, value)
    return apart(text) if text else _say("refused.conflict.nothing")


def _text(field: str, value: object) -> str:
    if field == "themes":
        return "; ".join(theme.name for theme in session.app().pack.pairs.themes if theme.key in str(value).split())
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return f"{value:,}" if isinstance(value, int) else str(value)


def _coded(value: object) -> str:
    if value in ANSWERS:
        return session.say(f"answers.{value}")
    if value in STATES:
        return session.say(f"frame.state.{value}")
    return session.say(f"guidance.state.{value}") if value in KEPT else ""


def _chosen(pack: Pack, field: str) -> Mapping[str, str]:
    """Code -> words, of a field in which one of a few is chosen; nothing where people write what they like."""
    outcomes = {key: outcome.name for key, outcome in pack.outcomes.items()}
    words: dict[str, Callable[[], dict[str, str]]] = {
        "finding": lambda: {finding: session.say(f"voices.finding.{finding}") for finding in FINDINGS},
        "comment_state": lambda: {state: session.say(f"results.look.state.{state}") for state in COMMENT_STATES},
        "phase": lambda: {phase.key: phase.name for phase in pack.checklist.phases},
        "level": lambda: {level.key: level.name for level in pack.levels},
        "course_id": lambda: {str(one.id): one.name for one in services.training_courses(session.app())},
        "kind": lambda: {kind: session.say(f"reply.line.{kind}") for kind in CAME},
        "agreed_role": lambda: {role.key: role.name for role in pack.leaders_choice.roles},
        **dict.fromkeys(("chosen", "chosen_outcome"), lambda: outcomes),
        **dict.fromkeys(("rung_planned", "rung_felt"), lambda: dict(rung_names(pack))),
    }
    field = field.rpartition("-")[2]
    return words[field]() if field in words else {}
