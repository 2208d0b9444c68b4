"""What use cases on finished training share. None of it is about a piece of work, so audit lines name none, and never a
person: ids, codes and numbers alone.
"""

from datetime import date, timedelta
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import NotFound
from logic.store import Work
from logic.store.queries import ledger, training, trainings
from logic.trained import Completion, Course

FILE_DAYS = timedelta(days=1)
"""How long a file that was checked is kept: until tomorrow."""


def files_since(app: Application) -> date:
    """The day from which files that were checked are still there."""
    return app.today() - FILE_DAYS


def write(app: Application, actor: Actor, work: Work, verb: str, **detail: Any) -> None:
    """One audit line."""
    ledger.write(work.connection, at=app.now(), actor=actor, verb=verb, detail=detail)


def course_of(work: Work, number: int) -> Course:
    """A training, its row held. Raises ``NotFound``."""
    found = trainings.course_held(work.connection, number)
    if found is None:
        raise NotFound("course", str(number))
    return found


def completion_of(work: Work, number: int) -> Completion:
    """A line, its row held. Raises ``NotFound``."""
    found = training.lock(work.connection, number)
    if found is None:
        raise NotFound("completion", str(number))
    return found
