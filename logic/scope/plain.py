"""The plain edition: everything that is true of the part, in plain words."""

from collections.abc import Iterator
from datetime import date

from logic.dates import british_date
from logic.register import NonNegotiable
from logic.scope.drafts import said
from logic.scope.facts import Choice, Facts, Say, looked_at_again
from logic.scope.saved import GROUPS, NO_LIMITS, ScopeStatement
from logic.scope.statement import Line, Section, Statement


def plain(facts: Facts, saved: ScopeStatement) -> Statement:
    """The statement in plain words."""
    sections = (
        _section(facts, "deciding", _written(facts, saved, "deciding")),
        _section(facts, "who", _who(facts)),
        _section(facts, "open", _written(facts, saved, "open")),
        _fixed(facts, saved),
        _checked(facts),
        _withdrawn(facts),
        _section(facts, "rung", _rung(facts)),
        _section(facts, "paid", _named(facts, saved, "paid")),
        _section(facts, "contact", _named(facts, saved, "contact")),
    )
    kept = tuple(section for section in sections if section.lines or section.parts)
    return Statement("plain", facts.say("scope.title", title=facts.heading), kept)


def _section(facts: Facts, key: str, lines: Iterator[Line]) -> Section:
    return Section(key, facts.say(f"scope.plain.{key}"), tuple(lines))


def _written(facts: Facts, saved: ScopeStatement, group: str) -> Iterator[Line]:
    """Each line somebody wrote, or that was drafted, in the fields of a group."""
    for field in GROUPS[group]:
        yield from (Line(line.strip()) for line in said(facts, saved, field).splitlines() if line.strip())


def _named(facts: Facts, saved: ScopeStatement, group: str) -> Iterator[Line]:
    """As ``_written``, the first line of each field with the field's name."""
    for field in GROUPS[group]:
        lines = [line.strip() for line in said(facts, saved, field).splitlines() if line.strip()]
        for at, line in enumerate(lines):
            yield Line(line, name="" if at else facts.say(f"scope.plain.{field}"))


def _who(facts: Facts) -> Iterator[Line]:
    part = facts.part
    if part.decider:
        yield Line(facts.say("scope.plain.decides", decider=part.decider))
    if part.decide_by:
        yield Line(facts.say("scope.plain.by", date=british_date(part.decide_by)))


def _fixed(facts: Facts, saved: ScopeStatement) -> Section:
    standing = facts.standing
    if standing:
        lines = [facts.say("scope.plain.fixed_lead")]
        lines += [promise.words for promise in facts.pack.local.promises]
    else:
        lines = [facts.say("scope.plain.fixed_none" if saved.fields.get(NO_LIMITS) else "scope.plain.fixed_unknown")]
    parts = tuple(Section(f"limit-{limit.number}", limit.statement, tuple(_limit(facts, limit))) for limit in standing)
    return Section("fixed", facts.say("scope.plain.fixed"), tuple(Line(line) for line in lines), parts)


def _limit(facts: Facts, limit: NonNegotiable) -> Iterator[Line]:
    who = ", ".join(filter(None, (limit.said_by, limit.said_role, _day(limit.said_on))))
    local = facts.pack.local
    asked = limit.challenge_to or local.answered_by
    rows = {
        "why": limit.plain,
        "said_by": who,
        "rules_out": limit.rules_out,
        "still_open": "; ".join(limit.still_open) or limit.why_nothing_open,
        "how_we_work": limit.how_we_work,
        "agreed_with": ", ".join(filter(None, (limit.agreed_with, _day(limit.agreed_on)))),
        "review": _day(looked_at_again(limit)),
        "challenge": facts.say("scope.plain.challenge_to", who=asked, days=local.reply_days) if asked else "",
    }
    for key, text in rows.items():
        if text:
            yield Line(text, name=facts.say(f"scope.plain.{key}"))


def _checked(facts: Facts) -> Section:
    return _told(facts, "checked", facts.checked)


def _withdrawn(facts: Facts) -> Section:
    return _told(facts, "withdrawn", facts.withdrawn)


def _told(facts: Facts, key: str, limits: tuple[NonNegotiable, ...]) -> Section:
    """Limits that do not hold: a title for each, with why it was thought to, or with the apology."""
    lead = (Line(facts.say(f"scope.plain.{key}_lead")),) if limits else ()
    parts = tuple(
        Section(f"{key}-{one.number}", one.statement, tuple(Line(text) for text in (one.plain, one.apology) if text))
        for one in limits
    )
    return Section(key, facts.say(f"scope.plain.{key}"), lead, parts)


def _rung(facts: Facts) -> Iterator[Line]:
    promised, rung = facts.promised, facts.rung
    if promised is None:
        return
    yield Line(facts.say("scope.plain.called", name=promised.name))
    yield Line(promised.promise)
    if rung is not None:
        yield Line(rung.expect, name=facts.say("scope.plain.expect"))
        yield Line(rung.power, name=facts.say("scope.plain.power"))
    yield from plain_choice(facts.say, facts.choice)
    if facts.plan.first_session:
        yield Line(facts.say("scope.plain.first_session", date=british_date(facts.plan.first_session)))
    if facts.plan.closes_on:
        yield Line(facts.say("scope.plain.closes_on", date=british_date(facts.plan.closes_on)))


def plain_choice(say: Say, choice: Choice | None) -> Iterator[Line]:
    """A choice of another step is shown to people beside what the answers allow (domain.md B.8)."""
    if choice is not None:
        yield Line(
            say("scope.plain.chosen", recommended=choice.recommended, chosen=choice.chosen, reason=choice.reason)
        )


def _day(day: date | None) -> str:
    return british_date(day) if day else ""
