"""Everything recorded about one part of an activity, read at one moment: what its papers are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from logic.activity import Activity, Part
from logic.checklist import Mark, OwnItem
from logic.documents.paper import About
from logic.experience import Experience
from logic.links import Challenge
from logic.news import NewsTask
from logic.pack import Pack, Rung
from logic.plan import Plan, PlannedMethod, TeamMember, leading
from logic.register import LimitVersion, NonNegotiable
from logic.scope import Edition, ScopeStatement, Statement
from logic.working_days import Works
from logic.workspace import outcome_for, rung_for


@dataclass(frozen=True)
class Held:
    """Plain values, gathered by whoever reads the store; a paper made of them asks nobody else.

    today
        the date in Britain.
    works
        which days people work on.
    limits
        those of the activity that concern this part, by number.
    versions
        number of a limit -> what was saved of it, oldest first.
    news
        its timetable of what goes back to people.
    reply
        both editions of its reply: as it was published last, or as its words stand while none was; empty where nothing
        was written. ``replied`` is the day it was published, and ``reply_link`` the address people read it under.
    link
        the address of its page for people without an account, while a link opens it; else empty.
    experience
        what it felt like to people; none while no results of feedback were opened.
    """

    pack: Pack
    activity: Activity
    part: Part
    today: date
    works: Works
    team: tuple[TeamMember, ...] = ()
    plan: Plan = field(default_factory=Plan)
    planned: tuple[PlannedMethod, ...] = ()
    limits: tuple[NonNegotiable, ...] = ()
    versions: Mapping[int, tuple[LimitVersion, ...]] = field(default_factory=dict)
    challenges: tuple[Challenge, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    own: tuple[OwnItem, ...] = ()
    scope: ScopeStatement = field(default_factory=ScopeStatement)
    link: str = ""
    experience: Experience | None = None
    news: tuple[NewsTask, ...] = ()
    reply: Mapping[Edition, Statement] = field(default_factory=dict)
    replied: date | None = None
    reply_link: str = ""

    @property
    def about(self) -> About:
        """What every paper says about itself."""
        return About.of(self.activity, self.part, self.today, self.pack.screen)

    @property
    def outcome(self) -> str | None:
        """The outcome that drives this part; none while it is not known."""
        return outcome_for(self.pack, self.part)

    @property
    def rung(self) -> Rung | None:
        """The rung of that outcome, if it stands on the ladder."""
        return rung_for(self.pack, self.part)

    @property
    def rung_name(self) -> str:
        """Its name; empty while it is not known."""
        return self.rung.name if self.rung else ""

    @property
    def lead(self) -> TeamMember | None:
        """Who leads the work; none while nobody was named."""
        return leading(self.team)
