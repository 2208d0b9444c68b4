"""Who agreed to a result, and when (domain.md B.2, SW-OTH-6; DG11)."""

from collections.abc import Iterable
from datetime import date, datetime

from logic.dates import LONDON
from logic.pack import CheckField, Pack
from logic.record.form import RecordForm


def role_name(pack: Pack, form: RecordForm) -> str:
    """The role of who agreed, in words."""
    return next((role.name for role in pack.leaders_choice.roles if role.key == form.agreed_role), form.agreed_role)


def written_for(pack: Pack, form: RecordForm, asked: CheckField, written: str) -> str:
    """What a record keeps for a field of a check. Who agreed is asked once: that is also who a check wants named."""
    if asked.kind == "name" and not written and form.agreed_by:
        return ", ".join(filter(None, (form.agreed_by, role_name(pack, form))))
    return written


def answered_later(agreed_on: date | None, given: Iterable[datetime]) -> date | None:
    """The day in Britain of the last answer, where people agreed on a day before it; else none.

    That is no fault, for paper may come first. It is told, for a reader would take it otherwise.
    """
    last = max((moment.astimezone(LONDON).date() for moment in given), default=None)
    return last if agreed_on and last and agreed_on < last else None
