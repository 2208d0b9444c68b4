"""The steps of a scope statement: where each stands, what is missing, what changed since it was finished."""

from logic.register import NonNegotiable
from logic.scope import EASY, GROUPS, NO_LIMITS
from logic.services import Scope
from pages.shared import case as cases
from pages.shared import frame, widgets
from pages.shared.html import Markup, apart, joined, markup
from pages.shared.session import say

STEPS = ("deciding", "open", "fixed", "rung", "paid", "contact")
"""In the order of the statement. ``rung`` is not written here: it comes from the answers."""
OF_FACT = {"rung": "rung", "who": "deciding", NO_LIMITS: "fixed"}
MOST_SHOWN = 20
"""Limits and changes shown in one list; the rest are counted."""


def step_of(field: str) -> str:
    """The step on which this field or fact is put right."""
    name = field.removesuffix(EASY)
    return OF_FACT.get(name) or next(group for group, names in GROUPS.items() if name in names)


def status(found: Scope, key: str) -> str:
    """Where a step stands: done, todo, or look where words are to be read again."""
    codes = {problem.code for problem in found.missing if step_of(problem.field) == key}
    if not codes:
        return "done"
    return "look" if codes <= {"scope_words_stale", "scope_sentence_long"} else "todo"


def next_step(found: Scope) -> str:
    """The first step with something missing; the last where nothing is."""
    wanting = {step_of(problem.field) for problem in found.missing}
    return next((key for key in STEPS if key in wanting), STEPS[-1])


def lacking(key: str) -> tuple[str, dict[str, str]]:
    """The page on which this step is put right, and what its address names beside the case."""
    return ("approach", {}) if key == "rung" else ("scope", {cases.STEP: key})


def needs(found: Scope) -> Markup:
    """Everything that is missing, in words."""
    return widgets.bullets(frame.problem_words(problem) for problem in found.missing)


def behind_box(found: Scope) -> Markup:
    """What the finished statement tells and is not so any more."""
    when = widgets.british_date(found.saved.finished_on) if found.saved.finished_on else ""
    changed = joined(
        markup(
            "<h3>{}</h3><p>{}</p><p>{}</p>",
            one.title,
            say("scope.behind.before", words=apart(one.before) or say("scope.behind.nothing")),
            say("scope.behind.after", words=apart(one.after) or say("scope.behind.nothing")),
        )
        for one in found.behind[:MOST_SHOWN]
    )
    return joined(
        (
            widgets.warning(say("scope.behind.heading"), say("scope.behind.lead", date=when)),
            widgets.details(say("scope.behind.more"), changed),
        )
    )


def who_rows(found: Scope) -> Markup:
    """Who decides, and by when."""
    part, unknown = found.part, say("scope.who.unknown")
    by = widgets.british_date(part.decide_by) if part.decide_by else unknown
    return widgets.summary_rows(
        ((say("scope.who.decider"), part.decider or unknown), (say("scope.who.by"), by)),
    )


def fixed_words(found: Scope) -> Markup:
    """What the register gives to the statement, by how it is told."""
    facts = found.facts
    pieces = [
        limits(say(f"scope.fixed.{key}"), told)
        for key, told in (("standing", facts.standing), ("checked", facts.checked), ("withdrawn", facts.withdrawn))
        if told
    ]
    if not facts.standing:
        pieces.insert(0, widgets.paragraphs(say("scope.fixed.none")))
    if facts.drafts:
        pieces.append(widgets.paragraphs(say("scope.fixed.drafts", count=facts.drafts)))
    return joined(pieces)


def limits(title: str, told: tuple[NonNegotiable, ...]) -> Markup:
    """Some limits under a title, by number."""
    names = [say("scope.fixed.number", number=one.number, statement=apart(one.statement)) for one in told]
    more = [say("scope.fixed.more", count=len(names) - MOST_SHOWN)] if len(names) > MOST_SHOWN else []
    return joined((widgets.section(title), widgets.bullets([*names[:MOST_SHOWN], *more])))
