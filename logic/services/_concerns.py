"""What every use case on concerns does in the same way: hold the one it is about, and write the audit line."""

from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.concerns import Concern
from logic.errors import NotFound
from logic.reference import activity_number
from logic.store import Work
from logic.store.queries import concerns, ledger


def held_concern(work: Work, concern: int) -> Concern:
    """The concern of this number, its row held until the transaction ends. Raises ``NotFound``."""
    found = concerns.lock(work.connection, concern)
    if found is None:
        raise NotFound("concern", str(concern))
    return found


def write(app: Application, actor: Actor, work: Work, about: Concern, verb: str, **detail: Any) -> None:
    """Add the audit line: ids, field names and codes only."""
    ledger.write(
        work.connection,
        at=app.now(),
        actor=actor,
        verb=verb,
        activity=activity_number(about.ref) if about.ref else None,
        detail={"concern": about.id, **detail},
    )
