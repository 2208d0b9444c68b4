"""What a finished statement still needs. Nothing is finished with a gap that people would fall into."""

from collections.abc import Iterator

from logic.errors import Problem
from logic.scope.drafts import is_stale, said
from logic.scope.facts import Facts
from logic.scope.saved import EASY, FIELDS, NO_LIMITS, ScopeStatement
from logic.sentences import sentences, words
from logic.text import has_words

MOST = 20
"""Most words of a sentence in Easy Read words before it may be finished; from 16 it is pointed at."""
OF_PAID = frozenset({"costs", "claim", "benefits"})
"""Fields that are needed only where people are asked to take part."""


def missing(facts: Facts, saved: ScopeStatement) -> tuple[Problem, ...]:
    """Each thing to put right, in the order of the statement; ``field`` names the field, or the fact."""
    return tuple(_missing(facts, saved))


def needed(facts: Facts) -> tuple[str, ...]:
    """The fields this statement cannot do without."""
    return tuple(field for field in FIELDS if not (facts.only_tells and field in OF_PAID))


def _missing(facts: Facts, saved: ScopeStatement) -> Iterator[Problem]:
    outcome = facts.outcome
    if outcome is None:
        yield Problem("rung", "scope_rung_missing")
    elif outcome in facts.pack.leaders_choice.blocked_outcomes:
        yield Problem("rung", "scope_not_yet")
    if not has_words(facts.part.decider):
        yield Problem("who", "scope_decider_missing")
    if facts.part.decide_by is None:
        yield Problem("who", "scope_date_missing")
    if not facts.standing and not saved.fields.get(NO_LIMITS):
        yield Problem(NO_LIMITS, "scope_limits_unknown")
    if hard := [str(limit.number) for limit in facts.standing if not has_words(limit.easy_read)]:
        yield Problem(NO_LIMITS, "scope_limits_not_easy", {"numbers": ", ".join(hard)})
    for field in FIELDS:
        yield from _of_field(facts, saved, field, is_needed=field in needed(facts))


def _of_field(facts: Facts, saved: ScopeStatement, field: str, *, is_needed: bool) -> Iterator[Problem]:
    label = facts.say(f"scope.field.{field}.label")
    if is_needed and not has_words(said(facts, saved, field)):
        yield Problem(field, "scope_words_missing", {"label": label})
        return  # its twin would be empty for the same reason
    for name in (field, field + EASY):
        if is_stale(facts, saved, name):
            yield Problem(name, "scope_words_stale", {"label": _name(facts, field, name)})
    easy = said(facts, saved, field + EASY)
    if any(len(words(sentence)) > MOST for sentence in sentences(easy)):
        yield Problem(field + EASY, "scope_sentence_long", {"label": label, "most": MOST})


def _name(facts: Facts, field: str, name: str) -> str:
    label = facts.say(f"scope.field.{field}.label")
    return label if name == field else facts.say("scope.easy_of", label=label)
