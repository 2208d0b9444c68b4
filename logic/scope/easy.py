"""The Easy Read edition: one idea a line, short sentences, a picture beside each, hard words explained at the end.

After the rules of the Department of Health guide that domain.md H names at its end.
"""

from collections.abc import Iterable, Iterator

from logic.dates import british_date
from logic.easy_words import hard_words
from logic.register import NonNegotiable
from logic.scope.drafts import said
from logic.scope.facts import Choice, Facts, Say, looked_at_again
from logic.scope.saved import EASY, GROUPS, NO_LIMITS, ScopeStatement
from logic.scope.statement import Line, Section, Statement, texts
from logic.sentences import sentences

FIELD_PICTURE = {
    "deciding": "question",
    "open": "open",
    "pay": "pound",
    "costs": "pound",
    "claim": "pound",
    "benefits": "pound",
    "ask": "speech",
    "hear": "speech",
}


def easy(facts: Facts, saved: ScopeStatement) -> Statement:
    """The statement in Easy Read words."""
    sections = (
        _section(facts, "deciding", _written(facts, saved, "deciding")),
        _section(facts, "who", _who(facts)),
        _section(facts, "open", _written(facts, saved, "open")),
        _fixed(facts, saved),
        _told(facts, "checked", "check", facts.checked),
        _told(facts, "withdrawn", "wrong", facts.withdrawn),
        _section(facts, "rung", _rung(facts)),
        _section(facts, "paid", _written(facts, saved, "paid")),
        _section(facts, "contact", _written(facts, saved, "contact")),
    )
    kept = tuple(section for section in sections if section.lines or section.parts)
    statement = Statement("easy", facts.say("scope.title", title=facts.heading), kept)
    hard = hard_words("\n".join(texts(statement)), facts.pack.easy_words)
    return Statement("easy", statement.title, kept, tuple((word.word, word.meaning) for word in hard))


def ideas(text: str, picture: str) -> Iterator[Line]:
    """One line for each sentence."""
    return (Line(sentence, picture) for sentence in sentences(text))


def _section(facts: Facts, key: str, lines: Iterable[Line], parts: tuple[Section, ...] = ()) -> Section:
    return Section(key, facts.say(f"scope.easy.{key}"), tuple(lines), parts)


def _written(facts: Facts, saved: ScopeStatement, group: str) -> Iterator[Line]:
    for field in GROUPS[group]:
        yield from ideas(said(facts, saved, field + EASY), FIELD_PICTURE[field])


def _who(facts: Facts) -> Iterator[Line]:
    part = facts.part
    if part.decider:
        yield Line(facts.say("scope.easy.decides", decider=part.decider), "people")
    if part.decide_by:
        yield Line(facts.say("scope.easy.by", date=british_date(part.decide_by)), "calendar")


def _fixed(facts: Facts, saved: ScopeStatement) -> Section:
    standing = facts.standing
    if not standing:
        known = "scope.easy.fixed_none" if saved.fields.get(NO_LIMITS) else "scope.easy.fixed_unknown"
        return _section(facts, "fixed", ideas(facts.say(known), "closed"))
    lines = [
        *ideas(facts.say("scope.easy.fixed_lead"), "closed"),
        *ideas(facts.say("scope.easy.challenge_lead"), "speech"),
    ]
    for promise in facts.pack.local.promises:
        lines += ideas(promise.easy_read, "speech")
    parts = tuple(
        Section(f"limit-{limit.number}", facts.say("scope.easy.limit", number=at), tuple(_limit(facts, limit)))
        for at, limit in enumerate(standing, 1)
    )
    return _section(facts, "fixed", lines, parts)


def _limit(facts: Facts, limit: NonNegotiable) -> Iterator[Line]:
    local = facts.pack.local
    yield from ideas(limit.easy_read or limit.plain or limit.statement, "closed")
    if who := limit.said_role or limit.said_by:
        yield Line(facts.say("scope.easy.said_by", who=who), "people")
    if limit.still_open:
        yield Line(facts.say("scope.easy.still_open"), "open")
        for item in limit.still_open:
            yield from ideas(item, "open")
    if day := looked_at_again(limit):
        yield Line(facts.say("scope.easy.review", date=british_date(day)), "calendar")
    if asked := limit.challenge_to or local.answered_by:
        yield Line(facts.say("scope.easy.challenge_to", who=asked), "speech")
        yield Line(facts.say("scope.easy.challenge_days", days=local.reply_days), "calendar")


def _told(facts: Facts, key: str, name: str, limits: tuple[NonNegotiable, ...]) -> Section:
    """Limits that do not hold. Theirs are the words they were told in; the apology follows."""
    lead = ideas(facts.say(f"scope.easy.{key}_lead"), "question") if limits else ()
    parts = tuple(
        Section(
            f"{key}-{limit.number}",
            facts.say(f"scope.easy.{name}", number=at),
            tuple(
                line
                for text in (limit.easy_read or limit.plain or limit.statement, limit.apology)
                for line in ideas(text, "question" if text != limit.apology else "speech")
            ),
        )
        for at, limit in enumerate(limits, 1)
    )
    return _section(facts, key, lead, parts)


def _rung(facts: Facts) -> Iterator[Line]:
    promised, rung = facts.promised, facts.rung
    if promised is None:
        return
    yield from ideas(promised.easy_read, "people")
    if rung is not None:
        yield Line(facts.say("scope.easy.called", name=promised.name.lower()), "question")
    yield from easy_choice(facts.say, facts.choice)
    if facts.plan.first_session:
        yield Line(facts.say("scope.easy.first_session", date=british_date(facts.plan.first_session)), "calendar")
    if facts.plan.closes_on:
        yield Line(facts.say("scope.easy.closes_on", date=british_date(facts.plan.closes_on)), "calendar")


def easy_choice(say: Say, choice: Choice | None) -> Iterator[Line]:
    """A choice of another step beside what the answers allow (domain.md B.8)."""
    if choice is not None and choice.lower:
        yield from ideas(say("scope.easy.chosen", recommended=choice.recommended), "people")
        yield from ideas(say("scope.easy.chosen_why"), "people")
    elif choice is not None:
        yield from ideas(say("scope.easy.chosen_higher"), "people")
