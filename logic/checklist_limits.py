"""What limits of the register still need, as lines of the checklist. They are worked out each time and kept nowhere."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from logic.checklist import Anchor, Phase, unmarked
from logic.checklist_lines import Line, standing
from logic.due import Days
from logic.register import STANDING, NonNegotiable, Register, status_of

Need = Literal["review", "prove", "test_again", "share"]
"""Look at it again, find out whether it is one, test it once more or withdraw it, tell people of it."""

PHASE: dict[Need, Phase] = {"review": "commit", "prove": "commit", "test_again": "commit", "share": "invite"}


def of_limits(
    limits: Iterable[NonNegotiable], rules: Register, *, part: int, days: Days, today: date, soon: int
) -> list[Line]:
    """A line for each thing that a limit of this part, or of the whole activity, needs.

    The text is what the limit says; the page says what is to be done about it, by ``Line.need``.
    """
    until = today + timedelta(days=soon)
    return [
        _line(limit, need, by_when(need, day, days), today, until)
        for limit in limits
        if limit.part in {None, part}
        for need, day in needs(limit, rules, today, until)
    ]


def needs(limit: NonNegotiable, rules: Register, today: date, until: date) -> Iterator[tuple[Need, date | None]]:
    """What this limit needs, each with the day by which, where that is the limit's own: ``by_when`` adds the plan's.

    review
        the day of its review or of its end has gone by, or comes up to ``until``.
    prove
        it is not proven.
    test_again
        it was found not to stand when somebody challenged it, or it says something else than what was tested.
    share
        people are to be told of it, on the day that is set.
    """
    status = status_of(limit, rules, today)
    ends = [day for day in (limit.review_on, limit.expires_on) if day is not None]
    if status not in {"withdrawn", *STANDING} and (limit.test_again or limit.doubted == "did_not_stand"):
        yield "test_again", None
    elif status == "not_proven":
        yield "prove", None
    if ends and min(ends) <= until and (status == "reopened" or status in STANDING):
        yield "review", min(ends)
    if status not in {"not_proven", "withdrawn"} and (limit.shared_on is None or limit.shared_on > today):
        yield "share", limit.shared_on


def by_when(need: Need, own: date | None, days: Days) -> date | None:
    """The limit's own day; people are else told by the day the invitations go out, or by the first session."""
    return own or days.get("invitations") or days.get("first_session") if need == "share" else own


def _line(limit: NonNegotiable, need: Need, day: date | None, today: date, until: date) -> Line:
    key = f"limit-{limit.number}-{need}"
    mark = unmarked(key)
    stands = standing(mark, day, today, until)
    missing: Anchor | None = "invitations" if need == "share" and day is None else None
    number = str(limit.number)
    return Line(key, PHASE[need], limit.statement, "limit", number, mark, stands, day, day, missing, need=need)
