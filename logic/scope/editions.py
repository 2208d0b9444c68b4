"""Both editions of a statement, and whether the finished one still tells what is true."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from logic.register import Status
from logic.scope.drafts import draft, mark
from logic.scope.easy import easy, easy_choice
from logic.scope.facts import Choice, Facts, Say
from logic.scope.plain import plain, plain_choice
from logic.scope.saved import OF, ScopeStatement
from logic.scope.statement import EDITIONS, Difference, Edition, Line, Statement, differences


def editions(facts: Facts, saved: ScopeStatement) -> Mapping[Edition, Statement]:
    """Both editions as things stand today."""
    return {"plain": plain(facts, saved), "easy": easy(facts, saved)}


def finished(saved: ScopeStatement) -> Mapping[Edition, Statement]:
    """Both editions as they were when somebody finished them; none before."""
    return {edition: Statement.from_data(saved.told[edition]) for edition in EDITIONS if edition in saved.told}


def behind(saved: ScopeStatement, today: Mapping[Edition, Statement]) -> tuple[Difference, ...]:
    """What the finished statement tells and is not so any more; nothing while none is finished.

    Told from the plain edition, and from the Easy Read one only where that alone differs.
    """
    told = finished(saved)
    found = (differences(told[edition], today[edition]) for edition in EDITIONS if edition in told)
    return next((changed for changed in found if changed), ())


def seal(facts: Facts, saved: ScopeStatement, limits: Iterable[tuple[int, int, Status]] | None = None) -> str:
    """A short mark of everything a statement is made from, to tell without making it whether it would be the same.

    Another mark does not say that it is another statement: only ``behind`` does. A limit counts by its version, for no
    word of it changes without one. ``limits``: (number, version, where it stands) of each, by whoever holds no more of
    them than that; else they are those of the facts.
    """
    if limits is None:
        limits = ((limit.number, limit.version, status) for limit, status in facts.limits)
    part, journey, plan = facts.part, facts.journey, facts.plan
    made_from = (
        *(facts.pack.version, facts.heading, part.decision, part.decider, part.decide_by, part.open_part),
        *(journey, facts.outcome, facts.choice, plan.first_session, plan.closes_on, facts.lead),
        draft(facts, saved, "hear"),
        sorted((name, words) for name, words in saved.fields.items() if not name.endswith(OF)),
        list(limits),
    )
    return mark(repr(made_from))


OF_REGISTER = frozenset({"fixed", "checked", "withdrawn"})
"""Sections that the public page does not tell of a finished statement: it tells each limit itself, as it is today."""
OF_FACTS = frozenset({"who", "rung"})
"""Sections without any words of somebody's, so that today's can be told before they are finished again."""


def in_public(facts: Facts, told: Statement, now: Statement) -> tuple[Statement, bool]:
    """What people are told today of a statement as it was finished, and whether any of it is being brought up to date.

    Nothing that is not so any more is told: today's facts stand in its place and, for words that somebody has to finish
    first, a line that says so.
    """
    changed = {one.section for one in differences(told, now)}
    today = {section.id: section for section in now.sections}
    picture = "" if told.edition == "plain" else "question"
    waits = Line(facts.say(f"scope.{told.edition}.updating"), picture)
    kept = [section for section in told.sections if section.id not in OF_REGISTER]
    sections = tuple(
        section
        if section.id not in changed
        else today[section.id]
        if section.id in OF_FACTS & today.keys()
        else replace(section, lines=(waits,), parts=())
        for section in kept
    )
    return replace(told, sections=sections), any(section.id in changed for section in kept)


def choice_words(say: Say, choice: Choice | None, edition: Edition) -> tuple[str, ...]:
    """The leaders' choice of another step, beside what the answers allow; nothing where they made none.

    ``say``: gives one of the screen words, with its blanks filled.
    """
    lines = plain_choice(say, choice) if edition == "plain" else easy_choice(say, choice)
    return tuple(line.text for line in lines)


def shortened(facts: Facts, most: int) -> tuple[Facts, int]:
    """The facts with no more than so many limits of each kind, for a screen; and how many are left out."""
    told = (*facts.standing[:most], *facts.checked[:most], *facts.withdrawn[:most])
    numbers = {limit.number for limit in told}
    all_told = len(facts.standing) + len(facts.checked) + len(facts.withdrawn)
    kept = tuple((limit, status) for limit, status in facts.limits if limit.number in numbers)
    return replace(facts, limits=kept), all_told - len(told)
