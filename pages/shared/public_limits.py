"""What people read who came by a link: the work, each limit in plain or Easy Read words, and every reply."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import streamlit as st

from logic import services
from logic.activity import Activity, Part
from logic.links import Challenge, Door, is_open_to_doubt, is_shown
from logic.register import STANDING, NonNegotiable, Register, Status, status_of
from logic.workspace import rung_for
from pages.shared import frame, pager, scope_read, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.public import Reader, day, edition, written
from pages.shared.public_changes import changes
from pages.shared.public_limit import limit
from pages.shared.session import say

ON_A_PAGE = 10
Group = str
GROUPS: tuple[Group, ...] = ("standing", "checking", "withdrawn")


Row = tuple[Group, Status, NonNegotiable]


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything one link shows."""

    door: Door
    activity: Activity
    parts: tuple[Part, ...]
    limits: tuple[Row, ...]
    """In the order in which they are read; those that are still being written are not among them."""

    def limit(self, number: str) -> NonNegotiable | None:
        """The limit of this number, if people can say something about it here."""
        only = self.door.link.part_number
        found = ((one, status) for _, status, one in self.limits if str(one.number) == number)
        return next((one for one, status in found if is_open_to_doubt(one, status, only)), None)


def shown_of(door: Door) -> Shown:
    """What this link shows today."""
    app = session.app()
    activity = services.find_activity(app, door.ref)
    only = door.link.part_number
    parts = tuple(part for part in activity.parts if only is None or part.number == only)
    found = ordered(services.limits_of(app, door.ref), app.pack.register, app.today(), only)
    return Shown(door, activity, parts, found)


@lru_cache(maxsize=64)
def ordered(limits: tuple[NonNegotiable, ...], rules: Register, today: date, only: int | None) -> tuple[Row, ...]:
    """The limits to show, of one part or of all, group by group. Kept, for hundreds of limits seldom change."""
    found: list[Row] = []
    for one in limits:
        status = status_of(one, rules, today)
        group = "standing" if status in STANDING else "withdrawn" if status == "withdrawn" else "checking"
        if is_shown(one, status, only):
            found.append((group, status, one))
    return tuple(sorted(found, key=lambda row: (GROUPS.index(row[0]), row[2].number)))


def draw_all(who: Reader, shown: Shown) -> None:
    """The page itself."""
    only = shown.door.link.part_number
    pages = pager.pages_of(len(shown.limits), ON_A_PAGE)
    number = min(pager.asked(), pages)
    frame.notices()
    if session.trouble().problems:  # what they wrote was about a limit that is none any more
        draw(written(who))
    frame.heading(shown.activity.title, step=f"fixed-{who.edition}-{number}", above=say("fixed.above"))
    draw(edition(who, widgets.paragraphs(who.say("lead"), "dw-lead")))
    other = Reader(who.token, not who.easy)
    draw(widgets.way("fixed", say(f"fixed.read_{other.edition}"), other.address()))
    if shown.door.archived:
        draw(edition(who, widgets.inset(who.say("archived"), "")))
    if number == 1:
        draw(
            edition(
                who, changes(who, shown.activity, services.changes_told(session.app(), shown.activity.ref, only), only)
            )
        )
        draw(edition(who, joined(_work(who, shown, part) for part in shown.parts)))
    _limits(who, shown, number)
    pager.turn("fixed", number, pages, who.address())


def _work(who: Reader, shown: Shown, part: Part) -> Markup:
    """The scope statement where it is finished; else what is decided, by whom and when, and what people can expect."""
    told = services.told_of(session.app(), shown.activity.ref, part.number, "easy" if who.easy else "plain")
    title = part.name if part.name and len(shown.activity.parts) > 1 else who.say("work")
    if told.statement is not None:
        named = widgets.section(title) if len(shown.parts) > 1 else Markup("")
        updating = _updating(who, told.updating) if told.updating else Markup("")
        return joined((named, updating, scope_read.statement(told.statement)))
    rows: list[tuple[str, Markup | str]] = []
    if part.decision:
        rows.append((who.say("decision"), widgets.paragraphs(part.decision)))
    if part.decider:
        rows.append((who.say("decider"), part.decider))
    if part.decide_by:
        rows.append((who.say("decide_by"), day(part.decide_by)))
    rung = rung_for(session.app().pack, part)
    if rung is not None and rung.outcome is not None:
        outcome = session.app().pack.outcomes[rung.outcome]
        promise = outcome.easy_read if who.easy else outcome.promise
        chosen = joined(widgets.paragraphs(words) for words in told.choice)
        rows.append((who.say("expect"), joined((widgets.paragraphs(promise), chosen))))
    if not rows:
        return Markup("")
    return joined((widgets.section(title), widgets.summary_rows(rows)))


def _updating(who: Reader, finished_on: date) -> Markup:
    words = who.say("updating", date=day(finished_on))
    return markup('<div class="dw-inset">{}</div>', widgets.paragraphs(words))


def _limits(who: Reader, shown: Shown, number: int) -> None:
    if not shown.limits:
        draw(edition(who, joined((widgets.section(who.say("standing")), widgets.paragraphs(who.say("nothing_fixed"))))))
        return
    rows = shown.limits[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    said: dict[int, list[Challenge]] = {}
    for challenge in services.challenges_about(session.app(), shown.activity.ref, [one.number for _, _, one in rows]):
        said.setdefault(challenge.limit, []).append(challenge)
    group = ""
    for place, (its_group, status, one) in enumerate(rows):
        above = Markup("")
        if its_group != group:
            lead = widgets.paragraphs(say(f"fixed.{who.edition}.leads.{its_group}"))
            above, group = joined((widgets.section(who.say(its_group)), lead)), its_group
        words = limit(who, shown.activity, status, one, said.get(one.number, ()))
        draw(edition(who, joined((above, words))))
        if not shown.door.archived and its_group != "withdrawn":
            with st.container(key=f"say-about-{place}"):
                label = who.say("say_about", number=one.number)
                draw(widgets.way("fixed", label, who.address(n=str(one.number))))
