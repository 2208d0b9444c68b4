"""Decision records: what one needs before it may be made, and what it keeps for good.

Pure rules: nothing here reads a clock, a file or a database. The rules' limits and words come from
the pack (domain.md B.2, B.6 and B.8).
"""

from logic.record.agreed import answered_later
from logic.record.checks import checks_holding
from logic.record.form import RecordForm, inputs, kept, tidy
from logic.record.history import Change, Changes, changes
from logic.record.justification import asks_who_agreed, falls_short, justification_draft
from logic.record.leaders_choice import is_choice, plan_wanted
from logic.record.rules import problems
from logic.record.seats import seats_kept
from logic.record.since import Since, since
from logic.record.snapshot import snapshot

__all__ = [
    "Change",
    "Changes",
    "RecordForm",
    "Since",
    "answered_later",
    "asks_who_agreed",
    "changes",
    "checks_holding",
    "falls_short",
    "inputs",
    "is_choice",
    "justification_draft",
    "kept",
    "plan_wanted",
    "problems",
    "seats_kept",
    "since",
    "snapshot",
    "tidy",
]
