"""What every use case on case studies does in the same way: hold the work it is of, read it, and keep what changed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.case_studies import CaseStudy
from logic.errors import Conflict, NotFound
from logic.services._change import Change, allow, begin
from logic.store import Work
from logic.store.queries import cases

UNCHECKED: Mapping[str, Any] = {"checked_by": "", "checked_how": "", "checked_on": None}
"""What changes when it has to be checked again."""


def taken_out(app: Application) -> dict[str, Any]:
    """What changes when it goes out of publication today: those who have it are still to be told."""
    return {**UNCHECKED, "status": "withdrawn", "withdrawn_on": app.today(), "told_on": None}


def must_have_seen(saved: CaseStudy, seen: int | None) -> None:
    """Raise ``Conflict`` when it was changed since the person was shown it: they would speak of other words."""
    if seen is not None and seen != saved.version:
        raise Conflict("case", {}, {}, saved.version)


def save_changed(change: Change, saved: CaseStudy, verb: str, values: Mapping[str, Any], **detail: Any) -> None:
    """Keep these columns and the audit line, and everything done so far."""
    cases.change(change.connection, change.activity.id, saved, values)
    change.done(verb, case=saved.id, fields=sorted(values), **detail)


@contextmanager
def changing_case(
    app: Application, actor: Actor, case: int, *, archived_too: bool = False
) -> Iterator[tuple[Change, CaseStudy]]:
    """A change to the case study of this number, and the case study as it is."""
    allow(actor)
    with app.store.writing() as work:
        yield begin_case(work, app, actor, case, archived_too=archived_too)


def begin_case(
    work: Work, app: Application, actor: Actor, case: int, *, archived_too: bool = False
) -> tuple[Change, CaseStudy]:
    """Hold the piece of work it is of, and then read it: it cannot change meanwhile."""
    of = held_case(work, case)
    change = begin(work, app, actor, of.ref, of.part, archived_too=archived_too)
    return change, held_case(work, case)


def held_case(work: Work, case: int) -> CaseStudy:
    """The case study of this number. Raises ``NotFound``."""
    found = cases.find(work.connection, case)
    if found is None:
        raise NotFound("case", str(case))
    return found
