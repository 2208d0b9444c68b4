"""Both editions of a statement, and whether the finished one still tells what is true."""

import json
from collections.abc import Mapping

from logic.scope.drafts import mark
from logic.scope.easy import easy
from logic.scope.facts import Facts
from logic.scope.plain import plain
from logic.scope.saved import ScopeStatement
from logic.scope.statement import EDITIONS, Difference, Edition, Statement, differences


def editions(facts: Facts, saved: ScopeStatement) -> Mapping[Edition, Statement]:
    """Both editions as things stand today."""
    return {"plain": plain(facts, saved), "easy": easy(facts, saved)}


def finished(saved: ScopeStatement) -> Mapping[Edition, Statement]:
    """Both editions as they were when somebody finished them; none before."""
    return {edition: Statement.from_data(saved.told[edition]) for edition in EDITIONS if edition in saved.told}


def behind(saved: ScopeStatement, today: Mapping[Edition, Statement]) -> tuple[Difference, ...]:
    """What the finished statement tells and is not so any more; nothing while none is finished.

    Told from the plain edition, and from the Easy Read one only where that alone differs.
    """
    told = finished(saved)
    found = (differences(told[edition], today[edition]) for edition in EDITIONS if edition in told)
    return next((changed for changed in found if changed), ())


def seal(today: Mapping[Edition, Statement]) -> str:
    """A short mark of all that both editions say, to tell whether they are still those somebody was shown."""
    return mark(json.dumps([today[edition].as_data() for edition in EDITIONS]))
