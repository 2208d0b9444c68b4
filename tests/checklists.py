"""A small checklist over our flow, its rules as those of the content that ships, to test with."""

from datetime import date
from typing import Any

from logic.checklist import PHASES, AccessTag, Checklist, Item, LeadTime, PhaseWords
from logic.ground import Ground

GROUND = Ground(("SW-OTH-6",), "stated")
DOING_WITH = ("COPRO", "CODESIGN")
ASKING = (*DOING_WITH, "ENGAGE", "CONSULT")


def lead(key: str, anchor: Any, count: int, unit: Any, direction: Any, otherwise: str = "") -> LeadTime:
    return LeadTime(key, anchor, count, unit, direction, (), otherwise, GROUND)


def item(key: str, phase: Any, due: str, outcomes: tuple[str, ...] = ASKING, **more: Any) -> Item:
    given = {"levels": frozenset(), "when": f"When of {key}", "due_by_outcome": {}, "tag": "", "law": ()} | more
    return Item(id=key, phase=phase, text=f"Do {key}", outcomes=frozenset(outcomes), due=due, ground=GROUND, **given)


LEADS = (
    lead("first", "start", 5, "working_days", "after"),
    lead("planning", "first_session", 8, "weeks", "before", "planning_from_decision"),
    lead("planning_from_decision", "decision", 12, "weeks", "before"),
    lead("two_weeks", "first_session", 2, "weeks", "before"),
    lead("on_the_day", "first_session", 0, "days", "before"),
    lead("told", "decision", 4, "weeks", "after"),
    lead("told_closing", "closing", 12, "weeks", "after", "told"),
    lead("looked_back", "end", 3, "months", "after"),
)
CHECKLIST = Checklist(
    soon=14,
    phases=tuple(PhaseWords(key, key.title(), "") for key in PHASES),
    tags=(AccessTag("financial", "Money"), AccessTag("digital", "Online")),
    lead_times={one.key: one for one in LEADS},
    items=(
        item("C01", "commit", "first", (*ASKING, "INFORM")),
        item("C04", "commit", "planning", (*ASKING, "INFORM")),
        item("P08", "plan", "two_weeks", (*DOING_WITH, "ENGAGE"), tag="financial"),
        item("P18", "plan", "two_weeks", ("COPRO",)),
        item("I09", "invite", "two_weeks", levels=frozenset({"strategic", "service"})),
        item("H02", "host", "on_the_day", (*DOING_WITH, "ENGAGE"), tag="digital"),
        item("R05", "review", "told", (*ASKING, "INFORM"), due_by_outcome={"CONSULT": "told_closing"}),
        item("R09", "review", "looked_back"),
    ),
)
BEGUN = date(2026, 10, 1)
"""A Thursday."""
