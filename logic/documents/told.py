"""What is recorded of a part, put in the words that its papers print."""

from collections.abc import Iterator
from datetime import date

from logic.checklist_limits import of_limits
from logic.checklist_lines import Line, in_order, lines, of_actions
from logic.combination import Combination, combine
from logic.dates import LONDON
from logic.documents.held import Held
from logic.documents.limits import ToldLimit
from logic.documents.plan import ToldMethod
from logic.documents.tasks import Task
from logic.due import anchors
from logic.journey import replay
from logic.plan import PlannedMethod, read_facts
from logic.register import Costs, LimitVersion, NonNegotiable, cost, explained_by, standing, status_of
from logic.text import apart

Dated = tuple[str, date | None, str, str]
"""(what names it for good within its part, the day or none, its name, what stands under it)."""
FIELDS = {"clause": "evidence", "said_role": "said_by", "why_nothing_open": "still_open", "formats": "shared_how"}
"""Fields of a limit that are told under the name of another."""


def told_limits(held: Held) -> tuple[ToldLimit, ...]:
    """Every limit, where it stands today and what it costs."""
    costs = _costs(held)
    return tuple(_limit(held, limit, costs.each.get(limit.number) if costs else None) for limit in held.limits)


def told_cost(held: Held) -> int | None:
    """How many steps all limits that stand cost together; none while the answers give no result."""
    costs = _costs(held)
    return costs.together if costs else None


def _costs(held: Held) -> Costs | None:
    """What the limits cost, as the page says: there is nothing to take steps from before there is a result."""
    flow, part = held.pack.flow, held.part
    if replay(flow, part.values, ask_all=part.ask_all).outcome is None:
        return None
    here = standing(held.limits, held.pack.register, held.today, part=part.number)
    return cost(flow, part.values, explained_by(here))


def _limit(held: Held, limit: NonNegotiable, steps: int | None) -> ToldLimit:
    register, questions, say = held.pack.register, held.pack.questions, held.about.say
    part = held.activity.part(limit.part) if limit.part is not None else None
    return ToldLimit(
        limit,
        status=say(f"papers.limits.state.{status_of(limit, register, held.today)}"),
        category=next((one.name for one in register.categories if one.key == limit.category), limit.category),
        strength=next((one.name for one in register.strengths if one.key == limit.strength), ""),
        part=(part.name or say("papers.part", number=part.number)) if part else "",
        explains=tuple(questions[key].text for key in limit.explains if key in questions),
        cost=steps,
        history=tuple(_saved(held, version) for version in held.versions.get(limit.number, ())),
    )


def _saved(held: Held, version: LimitVersion) -> tuple[date, str]:
    """The day of a save, and what was done."""
    limit, say, words = version.limit, held.about.say, held.pack.screen
    names = (words.get(f"papers.limits.field.{FIELDS.get(field, field)}", "") for field in version.changed)
    what = ", ".join(dict.fromkeys(filter(None, names)))
    if limit.withdrawn_on or version.verb == "answer_challenge":
        key = "withdrawn" if limit.withdrawn_on else "answered"
    else:
        again = limit.version > 1 and set(version.changed) <= {"test"}
        key = "changed" if what else "tested" if again else "saved"
    role = apart(version.role)
    return limit.changed_at.astimezone(LONDON).date(), say(f"papers.limits.history_{key}", role=role, what=what)


def told_tasks(held: Held) -> tuple[Task, ...]:
    """The checklist in the order of the list on the page: what is overdue first. What no longer applies is left out."""
    return tuple(_task(held, line) for line in _lines(held) if line.applies)


def next_tasks(held: Held, most: int) -> tuple[Task, ...]:
    """What is overdue or due next, and no more than this."""
    due = (line for line in _lines(held) if line.standing in {"overdue", "next", "later"})
    return tuple(_task(held, line) for line, _ in zip(due, range(most), strict=False))


def _lines(held: Held) -> list[Line]:
    checklist, part = held.pack.checklist, held.part
    outcome = held.outcome if held.rung else None
    days = anchors(held.plan, start=held.activity.begun_on, decision=part.decide_by)
    found = lines(
        checklist,
        outcome=outcome,
        level=part.level,
        days=days,
        marks=held.marks,
        own=held.own,
        works=held.works,
        today=held.today,
    )
    soon, register = checklist.soon, held.pack.register
    found += of_actions(part.actions, soon=soon, today=held.today)
    found += of_limits(held.limits, register, part=part.number, days=days, today=held.today, soon=soon)
    return in_order(found)


def _task(held: Held, line: Line) -> Task:
    say, mark = held.about.say, line.mark
    tags = {tag.key: tag.name for tag in held.pack.checklist.tags}
    return Task(
        line.phase,
        say(f"papers.tasks.need.{line.need}", limit=line.text) if line.need else line.text,
        state=mark.state,
        when=line.item.when if line.item else "",
        due=line.day,
        late=line.standing == "overdue",
        owner=mark.owner,
        marked_on=mark.marked_on,
        marked_by=mark.marked_by,
        reason=mark.reason,
        notes=mark.notes,
        origin="" if line.origin == "pack" else say(f"papers.tasks.from.{line.origin}"),
        access=tags.get(line.tag, ""),
    )


def told_methods(held: Held) -> tuple[ToldMethod, ...]:
    """The ways that were chosen, each with what it is good for."""
    return tuple(_method(held, one) for one in held.planned)


def _method(held: Held, one: PlannedMethod) -> ToldMethod:
    way = held.pack.methods.by_id.get(one.method)
    name = way.name if way else one.name or one.method
    return ToldMethod(name, one.day, one.people, one.cost, why=tuple(_why(held, one)), notes=one.notes)


def _why(held: Held, one: PlannedMethod) -> Iterator[str]:
    way, say = held.pack.methods.by_id.get(one.method), held.about.say
    if way is None:
        return
    rung = held.rung
    fit = way.fits.get(rung.key) if rung else None
    if rung and fit:
        yield say(f"papers.plan.fits_{fit}", rung=rung.name)
    elif rung:
        yield say("papers.plan.fits_not", rung=rung.name)
    yield say("papers.plan.good_for", what=way.good_for)


def told_totals(held: Held) -> tuple[str, ...]:
    """What the ways come to, in money and in time."""
    if not held.planned:
        return ()
    say, both = held.about.say, _together(held)
    least, most = f"{both.cost_least:,}", "" if both.cost_most is None else f"{both.cost_most:,}"
    code = "said" if both.cost_said else "open" if both.cost_most is None else "between"
    money = say(f"methods.sum.cost_{code}", least=least, most=most)
    if both.weeks is None or both.longest is None:
        return (money,)
    weeks = say("methods.weeks_one") if both.weeks == 1 else say("methods.weeks", count=both.weeks)
    return (money, say("methods.sum.weeks", name=both.longest.name, weeks=weeks))


def told_gaps(held: Held) -> tuple[str, ...]:
    """What the ways still leave out."""
    methods = held.pack.methods
    names = {**methods.mode_names, **methods.access_names}
    return tuple(
        held.about.say(f"methods.gaps.{gap.code}", names=", ".join(names.get(name, name) for name in gap.names))
        for gap in _together(held).gaps
    )


def _together(held: Held) -> Combination:
    return combine(held.pack.methods, held.planned, read_facts(held.plan.facts), held.part.add_ons)


def dates_of(held: Held) -> tuple[tuple[str, date | None], ...]:
    """The dates that drive everything, by name, in the order of the work; none where they are not set."""
    plan = held.plan
    return (
        ("invitations_out", plan.invitations_out),
        ("first_session", plan.first_session),
        ("closes_on", plan.closes_on),
        ("decide_by", held.part.decide_by),
        ("ends_on", plan.ends_on),
    )


def told_calendar(held: Held) -> Iterator[Dated]:
    """Every date for a calendar: what names it for good, the day, its name, and what stands under it."""
    say = held.about.say
    for key, day in dates_of(held):
        yield key, day, say(f"papers.plan.date.{key}"), ""
    for method in held.planned:
        way = held.pack.methods.by_id.get(method.method)
        yield f"method-{method.id}", method.day, way.name if way else method.name, method.notes
    # A line of the news says each of its days; the item of the checklist that says the same knows only one.
    news = dict(_news(held))
    exact = set(news.values())
    yield from news
    for line in _lines(held):
        if line.applies and line.mark.state == "open" and line.key not in exact:
            yield line.key, line.day, line.text, line.mark.owner
    yield from _of_limits(held)


def _news(held: Held) -> Iterator[tuple[Dated, str]]:
    """What people must still hear, each with the item of the checklist that says the same."""
    for task in held.news:
        if task.is_open and task.line is not None:
            name, occasion = task.key
            day = task.mark.tell_by if task.status == "tell" else task.day
            what = held.about.say("papers.dates.news", what=task.line.what)
            yield (f"news-{name}-{occasion}", day, what, task.line.whom), task.line.item


def _of_limits(held: Held) -> Iterator[Dated]:
    """Replies that are due about limits, and when each limit is looked at again."""
    say, here = held.about.say, {limit.number for limit in held.limits}
    for challenge in held.challenges:
        if challenge.limit in here and challenge.waits:
            name = say("papers.dates.reply", number=challenge.limit)
            yield f"challenge-{challenge.id}", challenge.due, name, challenge.owner
    for limit in held.limits:
        if limit.withdrawn_on is None:
            day = min((one for one in (limit.review_on, limit.expires_on) if one), default=None)
            yield f"limit-{limit.number}", day, say("papers.dates.review", number=limit.number), limit.statement


def stands(held: Held) -> tuple[tuple[str, str], ...]:
    """Where the work stands, by name."""
    pack, part, say = held.pack, held.part, held.about.say
    words = pack.outcomes.get(held.outcome or "")
    level = next((level.name for level in pack.levels if level.key == part.level), part.level)
    pairs = (
        ("approach", words.name if words else ""),
        ("promise", words.promise if words else ""),
        ("level", level),
        ("decision", part.decision),
        ("decider", part.decider),
    )
    return tuple((say(f"papers.plan.{key}"), value) for key, value in pairs)
