"""Everything the page of seats shows of one part, read once a run."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from logic import services
from logic.activity import Activity, Part
from logic.documents.agenda import Teller
from logic.interview import is_complete
from logic.seats import Agenda, standing
from logic.services import Seats
from pages.shared import case as cases
from pages.shared import session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, apart
from pages.shared.session import say

POINT = "k"
"""Short spelling in the address: the question whose outcome is written down."""


@dataclass(frozen=True)
class View:
    """One part with its seats."""

    case: Case
    activity: Activity
    part: Part
    found: Seats

    @cached_property
    def agenda(self) -> Agenda:
        """What there is to talk about."""
        return services.agenda_of(session.app(), self.part, self.found)

    @cached_property
    def teller(self) -> Teller:
        """Puts it in words."""
        notes = {key: given.note for key, given in self.part.answers.items()}
        return Teller(self.case.pack, say, self.agenda, self.found.speaking, notes)

    @cached_property
    def settled(self) -> tuple[str, ...]:
        """The questions on which what was agreed still stands."""
        return standing(self.case.pack.flow, self.found.talk, self.part.values)

    @property
    def answered(self) -> bool:
        """Whether the lead answered everything that a result needs."""
        return is_complete(self.case.pack, self.case.given)

    @property
    def open_points(self) -> tuple[str, ...]:
        """Disagreements of which nothing was written down yet."""
        points = (*self.agenda.first, *self.agenda.others)
        return tuple(point.question for point in points if point.question not in self.found.talk.unresolved)

    @property
    def above(self) -> str:
        """Which work this is, and which part of it."""
        activity, part = self.activity, self.part
        if len(activity.parts) == 1:
            return say("seats.of_work", ref=activity.ref, title=apart(activity.title))
        name = part.name or say("activities.one.part_name", number=part.number)
        return say("seats.of_part", ref=activity.ref, title=apart(activity.title), part=apart(name))

    def address(self, **more: str) -> dict[str, str]:
        """The address of this part's seats."""
        return {cases.ACTIVITY: self.activity.ref, cases.PART: str(self.part.number), **more}

    def other_parts(self) -> Iterator[Markup]:
        """The ways to the seats of the other parts: each has its own."""
        for one in self.activity.parts:
            if one.number != self.part.number:
                name = one.name or say("activities.one.part_name", number=one.number)
                address = {cases.ACTIVITY: self.activity.ref, cases.PART: str(one.number)}
                yield widgets.way("seats", say("seats.other_part", part=apart(name)), address)


def view_of(case: Case) -> View | None:
    """The seats of the part this case is of; none where nothing is saved."""
    if case.activity is None or case.part is None:
        return None
    found = services.seats_of(session.app(), case.activity.ref, case.part.number)
    return View(case, case.activity, case.part, found)
