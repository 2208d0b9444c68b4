"""One line of a checklist in words: what it says, when it is due, where it comes from."""

from logic.checklist import Anchor, LeadTime
from logic.checklist_lines import Line, Standing
from logic.working_days import Unit
from pages.shared import session, widgets
from pages.shared.html import Markup, apart, markup
from pages.shared.session import say

TAGS: dict[Standing, str] = {"overdue": "never", "next": "for"}
"""The look of a status that asks for something; the others are quiet."""
ONE: dict[Unit, str] = {"days": "day", "working_days": "working_day", "weeks": "week", "months": "month"}


def text(line: Line) -> str:
    """What is to be done. What a limit says stands within what it needs."""
    if line.need:
        return say(f"checklist.limit.{line.need}", number=line.origin_ref, text=apart(line.text))
    return line.text if line.item else apart(line.text)


def name(line: Line) -> str:
    """A short name to call a line by that is not of the pack: Item 12, Action 3, Limit 4."""
    kind = line.key.partition("-")[0]
    return say(f"checklist.name.{kind}", number=line.key.split("-")[1])


def due(line: Line) -> str:
    """When it is due, or was done; or which date would have to be set."""
    mark = line.mark
    if mark.state == "done":
        day = widgets.british_date(mark.marked_on) if mark.marked_on else ""
        return say("checklist.done_by", date=day, who=apart(mark.marked_by)) if mark.marked_by else _on("done_on", day)
    if mark.state == "not_applicable":
        return say("checklist.not_applicable", reason=apart(mark.reason))
    if line.day:
        return _on("was_due" if line.standing == "overdue" else "due", widgets.british_date(line.day))
    if line.item:
        return say("checklist.when", when=widgets.in_a_sentence(line.item.when))
    return say("checklist.undated")


def _on(key: str, day: str) -> str:
    return say(f"checklist.{key}", date=day)


def origin(line: Line) -> str:
    """Where it comes from; empty for the items that everybody has."""
    if line.origin == "pack":
        return ""
    return say(f"checklist.origin.{line.origin}", number=line.origin_ref)


def tag_name(key: str) -> str:
    """An access tag by its name."""
    return next((tag.name for tag in session.app().pack.checklist.tags if tag.key == key), "")


def status(line: Line) -> Markup:
    """Where it stands, as a small word."""
    if line.standing in {"later", "no_date"}:
        return Markup("")
    return widgets.tag(say(f"checklist.state.{line.standing}"), TAGS.get(line.standing, "quiet"))


def anchor(key: Anchor) -> str:
    """One of the dates of a plan, inside a sentence: "the date of the first session"."""
    return say(f"checklist.anchor.{key}")


def lead_time(lead: LeadTime) -> str:
    """How a date is worked out: "8 weeks before the date of the first session"."""
    if lead.count == 0:
        return say("checklist.one.lead_same_day", anchor=anchor(lead.anchor))
    unit = ONE[lead.unit] if lead.count == 1 else lead.unit
    time = say(f"checklist.one.time.{unit}", count=lead.count)
    direction = say(f"checklist.one.{lead.direction}")
    return say("checklist.one.lead_words", time=time, direction=direction, anchor=anchor(lead.anchor))


def facts(line: Line) -> str:
    """Due, owner, origin and tag on one line."""
    owner = say("checklist.owned", owner=apart(line.mark.owner)) if line.mark.owner else ""
    return " · ".join(fact for fact in (due(line), owner, origin(line), tag_name(line.tag)) if fact)


def row(line: Line, to: str) -> Markup:
    """One line of a list: the way into it, its status and its facts. ``to``: the address of that item."""
    return markup(
        '<li class="dw-todo"><a href="{}" target="_self">{}</a> {}<p class="dw-soft">{}</p></li>',
        to,
        text(line),
        status(line),
        facts(line),
    )
