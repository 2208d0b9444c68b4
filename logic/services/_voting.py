"""What every use case of whoever leads a live session does in the same way."""

from datetime import datetime
from secrets import choice
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import NotFound
from logic.pack import Pack
from logic.store import Work
from logic.store.queries import ledger, voting
from logic.voting import CODE_LENGTH, LETTERS, OPENS_FOR, Item, TrainingSession


def pack_of(app: Application, item: Item) -> Pack:
    """The content that an item was made with; today's where that is kept no more."""
    return app.kept(item.pack) or app.pack


def new_code(app: Application) -> dict[str, Any]:
    """A code that opens from now on."""
    until: datetime = app.now() + OPENS_FOR
    return {"code": "".join(choice(LETTERS) for _ in range(CODE_LENGTH)), "opens_until": until}


def found_in(work: Work, session: int, *, hold: bool = False) -> TrainingSession:
    """The session of this number. Raises ``NotFound``. ``hold``: nobody else changes it meanwhile."""
    found = voting.find(work.connection, session, hold=hold)
    if found is None:
        raise NotFound("session", str(session))
    return found


def write_line(work: Work, app: Application, actor: Actor, verb: str, session: int) -> None:
    """The audit line of a change of a session."""
    ledger.write(
        work.connection,
        at=app.now(),
        actor=actor,
        verb=verb,
        detail={"session": session},
    )
