"""How often people without an account may send something: counted for each of several keys, in memory alone."""

from collections.abc import Hashable, Iterable

from logic.bootstrap import Application
from logic.dates import british_time
from logic.errors import Problem, Refused
from logic.rate import Limiter
from logic.services.links import until

Counted = tuple[Limiter, Hashable]
"""A limiter and the key it counts by."""


def not_too_often(app: Application, counted: Iterable[Counted]) -> None:
    """Raise ``Refused`` with the time from which it may be tried again, where any of these was used up."""
    seconds = app.now().timestamp()
    if wait := max(guard.wait(who, seconds) for guard, who in counted):
        raise Refused(Problem("", "sent_too_often", {"time": british_time(until(app, wait))}))


def count(app: Application, counted: Iterable[Counted]) -> None:
    """It was done."""
    for guard, who in counted:
        guard.count(who, app.now().timestamp())
