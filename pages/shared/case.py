"""One set of answers, and everything a page asks about it: those of a saved part of an activity, or answers kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import streamlit as st

from logic import add_ons as beside
from logic import services
from logic.activity import Activity, Part
from logic.analysis import Decision, decide
from logic.carried import Carried, carried
from logic.conditions import Facts
from logic.errors import NotFound
from logic.flow import Answer
from logic.interview import Given
from logic.journey import Journey, replay
from logic.ladder import LadderView, ladder_view
from logic.pack import Pack
from logic.register import NonNegotiable, standing
from pages.shared import session
from web.site import page_of

# Short spellings in the address, so that a link can be read and typed.
ACTIVITY, PART, STEP, BACK_TO, RECORD = "a", "p", "q", "from", "r"
TRY, VERSION, LEVEL, ALL, PASSED = "try", "v", "level", "all", "passed"
MOST = 64  # an address names things; nothing it names is longer


@dataclass(frozen=True)
class Case:
    """One set of answers with everything a page asks about it, worked out once a run."""

    pack: Pack
    activity: Activity | None
    part: Part | None
    answers: Mapping[str, Answer]
    add_ons: Mapping[str, Answer]
    level: str | None
    ask_all: bool
    ignored: tuple[str, ...] = field(default=())
    """Keys in the address that meant nothing."""
    older: bool = False
    """Whether the pack is not the content in use but the one the link was made with."""
    not_kept: str = ""
    """The version the link was made with, when it is another than the one in use and cannot be shown."""
    gone: int = 0
    """Of such a link, how many answers are to nothing that is asked today. Never which: nothing vouches for their keys."""
    refused: tuple[str, ...] = ()
    """Of such a link, the keys of today's questions that take no such answer."""

    passed: bool = False
    """Whether the link was made to be passed on: whoever opens it did not give these answers."""

    @property
    def saved(self) -> bool:
        """Whether this is a part of an activity; otherwise nothing is saved."""
        return self.part is not None

    @property
    def place(self) -> tuple[str, int]:
        """The reference and the number of the part. Raises ``ValueError`` where nothing is saved."""
        if self.activity is None or self.part is None:
            raise ValueError(self)
        return self.activity.ref, self.part.number

    @property
    def archived(self) -> bool:
        """Whether nothing here can change until it is restored."""
        return self.activity is not None and self.activity.archived_at is not None

    @cached_property
    def journey(self) -> Journey:
        """Where the answers lead."""
        return replay(self.pack.flow, self.answers, ask_all=self.ask_all)

    @cached_property
    def decision(self) -> Decision:
        """Everything worked out about the answers."""
        return decide(self.pack.flow, self.answers, ask_all=self.ask_all)

    @cached_property
    def ladder(self) -> LadderView:
        """The ladder as it stands."""
        return ladder_view(self.pack, self.journey)

    @cached_property
    def standing(self) -> tuple[NonNegotiable, ...]:
        """The limits of the register that stand today and limit this part."""
        if self.activity is None or self.part is None:
            return ()
        app = session.app()
        return standing(
            services.limits_of(app, self.activity.ref), self.pack.register, app.today(), part=self.part.number
        )

    @cached_property
    def facts(self) -> Facts:
        """What conditions are asked about."""
        return beside.facts(
            self.pack.flow,
            self.answers,
            self.journey,
            level=self.level,
            add_ons=self.add_ons,
            limited=bool(self.standing),
        )

    @cached_property
    def given(self) -> Given:
        """What the order of the wizard's pages depends on."""
        optional = {a.id for a in self.pack.add_ons if a.question and not a.required}
        return Given(
            answers=self.answers,
            add_ons=self.add_ons,
            level=self.level,
            ask_all=self.ask_all,
            in_words=self.saved,
            decision=self.part.decision if self.part else "",
            open_part=self.part.open_part if self.part else "",
            others_seen=bool(optional & set(self.add_ons)) or (not self.saved and "others" in self.add_ons),
        )

    def address(self, **more: str) -> dict[str, str]:
        """The address that names this case, with more beside it."""
        if self.activity and self.part:
            here = {ACTIVITY: self.activity.ref, PART: str(self.part.number)}
        else:
            here = self.without_names()
        return {**here, **more}

    def without_names(self) -> dict[str, str]:
        """The address that carries the answers and the version of the content, and nothing anyone wrote."""
        here = {TRY: "1", VERSION: self.pack.version, **self.answers, **self.add_ons}
        if self.level:
            here[LEVEL] = self.level
        if self.ask_all:
            here[ALL] = "1"
        return here


def of_today(case: Case) -> tuple[Case, Carried]:
    """The same answers with today's questions, and what became of each."""
    pack = session.app().pack
    found = carried(case.pack, pack, case.answers, case.add_ons, ask_all=case.ask_all)
    level = case.level if any(known.key == case.level for known in pack.levels) else None
    answers, add_ons = found.answers, found.add_ons
    return replace(case, pack=pack, answers=answers, add_ons=add_ons, level=level, older=False), found


def of_work(ref: str, number: int) -> Case:
    """The case of the saved part of this number. Raises ``NotFound``."""
    activity = services.find_activity(session.app(), ref)
    part = activity.part(number)
    if part is None:
        raise NotFound("part", f"{activity.ref} / {number}")
    return of_part(activity, part)


def of_part(activity: Activity, part: Part, ignored: tuple[str, ...] = ()) -> Case:
    """The case of a saved part. An answer that a newer pack no longer asks for is kept and never steers."""
    pack = session.app().pack
    answers = {key: value for key, value in part.values.items() if key in pack.flow.by_key}
    return Case(pack, activity, part, answers, part.add_ons, part.level or None, part.ask_all, ignored)


def leave_archived(case: Case) -> None:
    """Nothing can be given on archived work: show it, with the way to restore it."""
    session.notice(session.say("activities.one.archived"))
    st.switch_page(page_of("activity"), query_params={ACTIVITY: case.activity.ref} if case.activity else {})
