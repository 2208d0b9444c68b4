"""What a decision record needs before it may be made."""

from collections.abc import Iterator
from datetime import date

from logic.activity import Part
from logic.analysis import Decision
from logic.errors import Problem
from logic.pack import Pack
from logic.record.checks import check_problems, checks_holding
from logic.record.form import RecordForm
from logic.record.justification import asks_who_agreed, falls_short
from logic.record.leaders_choice import choice_problems, is_choice, same_person
from logic.text import has_words


def problems(pack: Pack, part: Part, decision: Decision, form: RecordForm, today: date) -> tuple[Problem, ...]:
    """Everything that stands between this form and a record; empty when it may be made.

    ``form`` has been through ``tidy``. ``today`` is the date in Britain.
    """
    if decision.outcome is None:
        return (Problem("outcome", "not_finished"),)
    return tuple(_problems(pack, part, decision, form, today))


def _problems(pack: Pack, part: Part, decision: Decision, form: RecordForm, today: date) -> Iterator[Problem]:
    outcome = str(decision.outcome)
    chosen = is_choice(decision, form)
    if all(known.key != part.level for known in pack.levels):
        yield Problem("level", "level_missing")
    for add_on in pack.add_ons:
        if add_on.required and add_on.id not in part.add_ons:
            yield Problem(add_on.id, "add_on_missing", {"question": add_on.question or ""})
    agreement = asks_who_agreed(pack, outcome, chosen=chosen)
    held = checks_holding(pack, part, decision, chosen=form.chosen_outcome)
    yield from check_problems(held, form, today, agreement=agreement)
    if not any(map(has_words, form.went_through)):
        yield Problem("went_through", "went_through_missing")
    if agreement:
        yield from _agreement(pack, outcome, form, today)
    taken = form.chosen_outcome if chosen else outcome
    # A choice that is no step of the ladder is refused below.
    if taken in pack.flow.by_outcome and falls_short(pack, taken) and not has_words(form.justification):
        yield Problem("justification", "justification_missing")
    if chosen:
        yield from choice_problems(pack, part, decision, form, today)


def _agreement(pack: Pack, outcome: str, form: RecordForm, today: date) -> Iterator[Problem]:
    """Who agreed, in what role and when, and how people were told."""
    # A gate that may be recorded as it stands says that nobody is affected, or the like: somebody
    # outside the team looks at that (B.2). Where the gate is blocked, people are told "not yet".
    outside = pack.flow.rank[outcome] == 0 and outcome not in pack.leaders_choice.blocked_outcomes
    if not has_words(form.agreed_by):
        yield Problem("agreed_by", "agreed_by_outside_missing" if outside else "agreed_by_missing")
    elif outside and same_person(form.agreed_by, form.filled_in_by):
        yield Problem("agreed_by", "agreed_by_same_person")
    if not has_words(form.agreed_role):
        yield Problem("agreed_role", "agreed_role_missing")
    if form.agreed_on is None:
        yield Problem("agreed_on", "agreed_on_missing")
    elif form.agreed_on > today:
        yield Problem("agreed_on", "date_in_future")
    if not has_words(form.how_told):
        yield Problem("how_told", "how_told_missing")
