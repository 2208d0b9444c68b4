"""What is said of limits on more than one page: where one stands, what it costs, what to do next, a worked example."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from logic import services
from logic.activity import Activity, Part
from logic.dates import british_date
from logic.errors import Problem
from logic.journey import replay
from logic.register import (
    STANDING,
    Costs,
    Doubt,
    Example,
    NonNegotiable,
    Register,
    Status,
    cost,
    explained_by,
    missing,
    status_of,
    told_too_late,
)
from pages.shared import frame, session, widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say

NUMBER, NEW, STEP = "n", "new", "do"
"""Short spellings in the address of one limit, and what stands for one that is yet to be made."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "what": ("statement", "category", "part", "strength", "plain", "easy_read"),
    "why": ("evidence", "clause", "said_by", "said_role", "said_on", "rules_out"),
    "test": ("test",),
    "together": ("still_open", "why_nothing_open", "how_we_work", "agreed_with", "agreed_on", "explains"),
    "tell": ("shared_on", "shared_how", "formats", "challenge_to", "review_on", "expires_on"),
}
"""What is filled in together, in this order."""
TAGS: Mapping[Status, str] = {"confirmed": "with", "partly_open": "with", "not_proven": "never", "reopened": "for"}


@dataclass(frozen=True)
class Held:
    """An activity with its limits, and what is worked out about them once a run."""

    activity: Activity
    limits: tuple[NonNegotiable, ...]

    @property
    def rules(self) -> Register:
        """What the content in use says about limits."""
        return session.app().pack.register

    @cached_property
    def statuses(self) -> dict[int, Status]:
        """Where each stands today, by number."""
        today = session.app().today()
        return {limit.number: status_of(limit, self.rules, today) for limit in self.limits}

    @cached_property
    def costs(self) -> dict[int, Costs]:
        """What they cost, by number of the part; parts without a result are left out."""
        flow = session.app().pack.flow
        found = {}
        for part in self.activity.parts:
            if replay(flow, part.values, ask_all=part.ask_all).outcome is not None:
                found[part.number] = cost(flow, part.values, explained_by(self.standing(part)))
        return found

    @cached_property
    def first_sessions(self) -> dict[int | None, date | None]:
        """The day people must have heard of a limit by, by number of the part; none for the whole work."""
        app, ref = session.app(), self.activity.ref
        numbers = {limit.part for limit in self.limits} | {None}
        return {number: services.tell_limit_by(app, ref, number) for number in numbers}

    def standing(self, part: Part) -> tuple[NonNegotiable, ...]:
        """Those that stand and limit this part."""
        return tuple(
            limit
            for limit in self.limits
            if limit.part in {None, part.number} and self.statuses[limit.number] in STANDING
        )


@session.kept_of_work
def held(ref: str) -> Held:
    """The activity under this reference with its limits. Raises ``NotFound``."""
    app = session.app()
    activity = services.find_activity(app, ref, answers_only=True)
    return Held(activity, services.limits_of(app, activity.ref))


def status_tag(status: Status) -> Markup:
    """Where a limit stands, as a small word."""
    return widgets.tag(say(f"limits.status.{status}"), TAGS.get(status, "plain"))


def group_of(field: str) -> str:
    """The group a field is filled in with."""
    return next((name for name, fields in GROUPS.items() if field.partition(".")[0] in fields), "what")


def lacking(limit: NonNegotiable, rules: Register) -> dict[str, list[Problem]]:
    """Group -> what is missing in it; groups that lack nothing are left out."""
    found: dict[str, list[Problem]] = {}
    for problem in missing(limit, rules):
        found.setdefault(group_of(problem.field), []).append(problem)
    return {name: found[name] for name in GROUPS if name in found}


def missing_words(lacking: Mapping[str, list[Problem]]) -> Iterator[str]:
    """A line for each group: the fields nobody has filled in; and a line for each rule that what is there breaks."""
    for name, problems in lacking.items():
        empty = [one for one in problems if one.code.endswith("_missing")]
        if empty:
            fields = dict.fromkeys(one.field.partition(".")[0] for one in empty)
            names = [widgets.in_a_sentence(say(f"limit.field.{field}")) for field in fields]
            if name == "test":
                names = [state_words(len(empty))]
            yield say("limit.missing.line", group=say(f"limit.group.{name}"), fields=widgets.listed(names))
        yield from (frame.problem_words(one) for one in problems if one not in empty)


def state_words(missing: int) -> str:
    """How many things are missing."""
    return say("limit.state.missing_one") if missing == 1 else say("limit.state.missing", count=missing)


def next_thing(held: Held, limit: NonNegotiable) -> str:
    """What to do about it next; empty for one that was withdrawn."""
    status = held.statuses[limit.number]
    first = held.first_sessions[limit.part]
    if limit.test_again or limit.doubted == "did_not_stand":
        return say("limits.next.test_again") if status in {"draft", "not_proven"} else ""
    if status == "draft":
        group = next(iter(lacking(limit, held.rules)), "what")
        return say("limits.next.draft", group=say(f"limit.group.{group}"))
    if status in {"reopened", "not_proven"}:
        return say(f"limits.next.{status}")
    if status in STANDING and first and told_too_late(limit, first):
        return say("limits.next.late", date=british_date(first))
    if status in STANDING and limit.review_on:
        return say("limits.next.look", date=british_date(limit.review_on))
    return ""


def example(one: Example) -> Markup:
    """A worked entry of the content."""
    rules = session.app().pack.register
    category = rules.category(one.category)
    shown = ", ".join(filter(None, (one.evidence, widgets.in_a_sentence(one.clause)))) or say("limits.examples.nothing")
    rows = [
        ("evidence", shown),
        ("said_by", one.said_by),
        ("rules_out", one.rules_out),
        ("still_open", widgets.bullets(one.still_open)),
        ("how_we_work", one.how_we_work),
        ("agreed", one.agreed),
        ("holds_back", one.why_explains),
        ("shared", one.shared),
        ("challenge_to", one.challenge_to),
        ("review", one.review),
        ("status", say(f"limits.status.{one.status}")),
        *([("apology", one.apology)] if one.apology else []),
    ]
    title = say("limits.examples.one", statement=one.statement, category=category.name if category else "")
    return joined(
        (
            markup('<h3 class="dw-h3">{}</h3>', title),
            widgets.paragraphs(one.plain),
            widgets.summary_rows((say(f"limits.examples.{name}"), value) for name, value in rows),
            widgets.details(say("ladder_page.sources"), widgets.ground(session.app().pack, one.ground)),
        )
    )


def sounding(doubts: Sequence[Doubt]) -> Markup:
    """What a limit sounds like, what that often means, and what to ask."""
    return joined(
        widgets.warning(
            say("limit.sounds.title", said=one.said),
            say("limit.sounds.words", means=one.means, ask=one.ask) + "\n" + say("limit.sounds.withdraw"),
        )
        for one in doubts
    )


def part_words(limit: NonNegotiable) -> str:
    """What it limits: a part or the whole work."""
    return say("limits.of_part", number=limit.part) if limit.part else say("limits.of_all")
