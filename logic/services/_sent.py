"""What is the same of everything that people without an account send: who they are is kept nowhere, and not too often."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from logic.bootstrap import Application
from logic.dates import british_time
from logic.errors import Problem, Refused
from logic.links import Door
from logic.rate import Limiter
from logic.services.links import caller_of, until


@dataclass(frozen=True, slots=True)
class Counted:
    """How often this sender sent lately: by the open page, by the link, and by the address they came from."""

    app: Application
    by: tuple[tuple[Limiter, Hashable], ...]

    def check(self) -> None:
        """Raise ``Refused`` when any of them has to wait; it tells until when."""
        seconds = self.app.now().timestamp()
        if wait := max(guard.wait(who, seconds) for guard, who in self.by):
            raise Refused(Problem("", "sent_too_often", {"time": british_time(until(self.app, wait))}))

    def count(self) -> None:
        """It was sent."""
        for guard, who in self.by:
            guard.count(who, self.app.now().timestamp())


def counted(app: Application, door: Door, session: str, address: str) -> Counted:
    """Count by ``session``, any text that tells one open page from another, and by ``address`` where it is known."""
    guards = app.guards
    by = ((guards.sent_by_session, session), (guards.sent_by_link, door.link.id))
    return counted_by(app, by, guards.sent_by_address, address)


def counted_by(app: Application, by: Iterable[tuple[Limiter, Hashable]], by_address: Limiter, address: str) -> Counted:
    """Count by each of these, and by ``address`` where it is known."""
    return Counted(app, (*by, *([(by_address, caller_of(address))] if address else [])))
