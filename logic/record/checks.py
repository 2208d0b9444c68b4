"""The checks that stand between a result and its record (B.6, DG9 to DG11)."""

from collections.abc import Iterator
from datetime import date

from logic.activity import Part
from logic.analysis import Decision
from logic.conditions import Facts
from logic.errors import Problem
from logic.pack import Check, CheckField, Pack
from logic.record.form import RecordForm
from logic.text import has_words


def facts_of(pack: Pack, part: Part, decision: Decision, outcome: str | None, *, limited: bool = False) -> Facts:
    """What is known about this part, were this its outcome. ``limited``: a limit of the register stands."""
    given = part.values
    return Facts(
        on_path={key: given[key] for key in decision.path},
        outcome=outcome,
        rank=None if outcome is None else pack.flow.rank[outcome],
        level=part.level,
        add_ons=part.add_ons,
        limited=limited,
    )


def checks_holding(pack: Pack, part: Part, decision: Decision, *, chosen: str = "") -> tuple[Check, ...]:
    """Checks that hold for the recommended outcome, or for the chosen one where leaders choose another.

    The chosen one counts too: going lower by choice falls short just as much as by the answers.
    """
    outcomes = {decision.outcome, chosen if chosen in pack.flow.rank else decision.outcome}
    known = [facts_of(pack, part, decision, outcome) for outcome in outcomes]
    return tuple(check for check in pack.checks if any(check.when.holds(facts) for facts in known))


def check_problems(held: tuple[Check, ...], form: RecordForm, today: date, *, agreement: bool) -> Iterator[Problem]:
    """A check that stops, or one that is not fully answered. Fields are named ``DG10.what_we_will_do``.

    ``agreement``: whether the form asks who agreed. Then that is who a check wants named, and is asked for there.
    """
    for check in held:
        if check.effect == "stop":
            yield Problem(check.id, "check_stops", {"title": check.title})
            continue
        written = form.check_answers.get(check.id, {})
        for asked in check.fields:
            if asked.kind == "name" and (agreement or has_words(form.agreed_by)):
                continue
            code = _fault(asked, written.get(asked.key, ""), today)
            if code:
                yield Problem(f"{check.id}.{asked.key}", code, {"label": asked.label})


def _fault(asked: CheckField, written: str, today: date) -> str | None:
    if not has_words(written):
        return "check_field_missing"
    if asked.kind != "date":
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return "date_not_real"
    return "date_not_in_future" if day <= today else None
