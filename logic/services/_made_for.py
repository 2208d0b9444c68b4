"""What every change of a plan does beside its own: note the outcome that the plan goes by now."""

from logic.bootstrap import Application
from logic.services._change import Change
from logic.store.queries import parts, plans
from logic.workspace import outcome_for


def note_outcome(app: Application, change: Change) -> None:
    """Whoever changes a plan has seen what its rung is today. Counts for no version: nobody's words are changed."""
    (part,) = parts.load(change.connection, change.activity.id, [change.part])
    plans.note_outcome(change.connection, change.part.id, outcome_for(app.pack, part) or "")
