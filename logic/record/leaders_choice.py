"""Choosing another rung than the recommended one, and its hard stops (domain.md B.8)."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from logic.activity import Part
from logic.analysis import Decision
from logic.errors import Problem
from logic.pack import LeadersChoice, Pack, SeniorRole
from logic.record.form import RecordForm
from logic.text import has_words

_END_OF_SENTENCE = re.compile(r"[.!?\u2026]+(?=\s|$)|\n+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_LEAST_WORDS = 3
"""Fewer words than this are a heading or a stock phrase, not a sentence of a reason (ours)."""


def is_choice(decision: Decision, form: RecordForm) -> bool:
    """Whether leaders choose another rung here."""
    return form.chosen_outcome not in {"", decision.outcome}


def choice_problems(pack: Pack, part: Part, decision: Decision, form: RecordForm, today: date) -> Iterator[Problem]:
    """Everything still wanting in a leader's choice. A hard stop comes alone: nothing typed could mend it."""
    stop = _hard_stop(pack, decision, form)
    if stop:
        yield stop
        return
    rules = pack.leaders_choice
    if not has_words(form.filled_in_by):
        yield Problem("filled_in_by", "filled_in_by_missing")
    yield from _reason(rules, form)
    yield from _relied_on(decision, form)
    if not has_words(form.what_would_change):
        yield Problem("what_would_change", "what_would_change_missing")
    if form.asked_people not in {"yes", "no"}:
        yield Problem("asked_people", "asked_people_missing")
    elif form.asked_people == "yes" and not has_words(form.what_they_said):
        yield Problem("what_they_said", "what_they_said_missing")
    yield from _senior(pack, decision, form)
    yield from _review(part, form, today)
    yield from _plan(pack, decision, form)


def _hard_stop(pack: Pack, decision: Decision, form: RecordForm) -> Problem | None:
    if decision.outcome in pack.leaders_choice.blocked_outcomes:
        return Problem("chosen_outcome", "blocked", {"recommended": pack.outcomes[str(decision.outcome)].name})
    if pack.rung_of(form.chosen_outcome) is None:
        return Problem("chosen_outcome", "not_a_rung")
    return None


def _reason(rules: LeadersChoice, form: RecordForm) -> Iterator[Problem]:
    if not has_words(form.reason):
        yield Problem("reason", "reason_missing", {"least": rules.least_sentences})
        return
    said = {_plain(sentence) for sentence in _END_OF_SENTENCE.split(form.reason)} - {""}
    if said and all(_is_stock(sentence, rules.stock_reasons) for sentence in said):
        yield Problem("reason", "reason_stock")
    elif sum(len(sentence.split()) >= _LEAST_WORDS for sentence in said) < rules.least_sentences:
        yield Problem("reason", "reason_too_short", {"least": rules.least_sentences})


def _plain(text: str) -> str:
    """Words only, in one case: "It's  too HARD!" -> "it's too hard"."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")))


def _is_stock(sentence: str, stock: tuple[str, ...]) -> bool:
    """A stock phrase, with at most two words round it ("we have no time")."""
    left = f" {sentence} "
    for phrase in sorted(map(_plain, stock), key=len, reverse=True):
        left = left.replace(f" {phrase} ", "  ")
    return left.strip() != sentence and len(left.split()) < _LEAST_WORDS


def _relied_on(decision: Decision, form: RecordForm) -> Iterator[Problem]:
    if not form.answers_relied_on:
        yield Problem("answers_relied_on", "answers_relied_on_missing")
    elif not set(form.answers_relied_on) <= set(decision.path):
        yield Problem("answers_relied_on", "answers_relied_on_not_on_path")


def _senior(pack: Pack, decision: Decision, form: RecordForm) -> Iterator[Problem]:
    """A named senior, not the one who filled it in; far lower takes a head of service or above."""
    rules = pack.leaders_choice
    role = next((role for role in rules.roles if role.key == form.agreed_role), None)
    if role is None:
        if has_words(form.agreed_role):  # an empty one is asked for with the rest of the agreement
            yield Problem("agreed_role", "agreed_role_not_senior")
    elif not role.head:
        lower = pack.flow.rank[str(decision.outcome)] - pack.flow.rank[form.chosen_outcome]
        if lower >= rules.head_needed_from:
            yield Problem("agreed_role", "head_needed", {"rungs": lower})
    if _names_a_role(form.agreed_by, rules.roles):
        yield Problem("agreed_by", "name_not_role")
    if same_person(form.agreed_by, form.filled_in_by):
        yield Problem("agreed_by", "agreed_by_same_person")


def _names_a_role(name: str, roles: tuple[SeniorRole, ...]) -> bool:
    return bool(_plain(name)) and any(_plain(name).removeprefix("the ") == _plain(role.name) for role in roles)


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, blanks and full stops."""
    return bool(_plain(one)) and _plain(one) == _plain(other)


def _review(part: Part, form: RecordForm, today: date) -> Iterator[Problem]:
    """A review no later than the decision itself, so that the choice can still be put right."""
    if part.decide_by is None:
        yield Problem("decide_by", "decide_by_missing")
    elif part.decide_by <= today:
        yield Problem("decide_by", "decide_by_passed", {"decide_by": part.decide_by})
    if form.review_date is None:
        yield Problem("review_date", "review_date_missing")
    elif form.review_date <= today:
        yield Problem("review_date", "date_not_in_future")
    elif part.decide_by is not None and today < part.decide_by < form.review_date:
        yield Problem("review_date", "review_date_too_late", {"decide_by": part.decide_by})


def _plan(pack: Pack, decision: Decision, form: RecordForm) -> Iterator[Problem]:
    """Going higher takes a plan for each condition that is not met."""
    planned = frozenset(key for key, plan in form.higher_plan.items() if has_words(plan))
    for key in plan_wanted(pack, decision, form.chosen_outcome, planned):
        if key not in planned:
            yield Problem(f"plan.{key}", "plan_missing", {"question": pack.questions[key].text})


def plan_wanted(pack: Pack, decision: Decision, chosen: str, planned: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The questions that a higher choice must say how to meet; none for a lower one.

    They are those of one lift to the chosen rung: the one that lacks fewest plans, then the smallest,
    then the first in flow order. One that needs what is past changing does not count while another
    would do.
    """
    if pack.flow.rank[chosen] <= pack.flow.rank[str(decision.outcome)]:
        return ()
    lifts = [lift for lift in decision.lifts if lift.to == chosen]
    possible = [lift.questions for lift in lifts if lift.changeable] or [lift.questions for lift in lifts]
    return min(possible, key=lambda questions: (len(set(questions) - planned), len(questions)), default=())
