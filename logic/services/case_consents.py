"""Use cases on the consent of the people in a case study: given, and taken back at any time (domain.md K13, K22)."""

from datetime import date
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.case_studies import CONSENTS_MOST, CaseStudy, consent_problems
from logic.errors import NotFound, Problem, Refused
from logic.services._cases import UNCHECKED, begin_case, changing_case, held_case, taken_out
from logic.services._change import Change, once, use_case
from logic.store import Work
from logic.store.queries import cases
from logic.text import Cleaner


@use_case
def add_consent(  # noqa: PLR0913 - a form has as many fields as it has
    app: Application,
    actor: Actor,
    case: int,
    *,
    role: str,
    asked_how: str,
    asked_on: date | None,
    words: bool,
    picture: bool,
    role_named: bool,
    key: str,
) -> int:
    """What one person in it agreed to, made once for this key; returns its number. ``role``: never a name.

    One who does not agree to their words takes a case study that rests on them out of publication.
    """
    clean = Cleaner()
    role = clean.line("role", role, missing="consent_role_missing")
    asked_how = clean.line("asked_how", asked_how, missing="consent_how_missing")
    if asked_on is None:
        clean.problems.append(Problem("asked_on", "consent_on_missing"))
    elif asked_on > app.today():
        clean.problems.append(Problem("asked_on", "date_in_future"))
    if not (words or picture or role_named):
        clean.problems.append(Problem("words", "consent_to_nothing"))
    clean.done()
    given: dict[str, Any] = {"role": role, "asked_how": asked_how, "asked_on": asked_on}
    given |= {"words": words, "picture": picture, "role_named": role_named}

    def create(work: Work) -> str:
        change, saved = begin_case(work, app, actor, case)
        if len(saved.consents) >= CONSENTS_MOST:
            raise Refused(Problem("role", "consents_full", {"most": CONSENTS_MOST}))
        number = cases.insert_consent(work.connection, case, given)
        _settle(app, change, case, "add_consent", consent=number)
        return str(number)

    return int(once(app, actor, "add_consent", key, create))


@use_case
def withdraw_consent(app: Application, actor: Actor, case: int, consent: int) -> CaseStudy:
    """Somebody takes their consent back: what is published is out of publication at once; returns the case study.

    In archived work too, and at any time. Doing so twice does no harm.
    """
    with changing_case(app, actor, case, archived_too=True) as (change, saved):
        found = next((one for one in saved.consents if one.id == consent), None)
        if found is None:
            raise NotFound("consent", str(consent))
        if found.stands:
            cases.withdraw_consent(change.connection, consent, app.today())
            _settle(app, change, case, "withdraw_consent", withdrawn=True, consent=consent)
        after = held_case(change.work, case)
        change.work.commit()
    return after


def _settle(app: Application, change: Change, case: int, verb: str, *, withdrawn: bool = False, **detail: Any) -> None:
    """The consents changed: what does not rest on them any more falls, and what is published goes out at once."""
    saved = held_case(change.work, case)
    if not withdrawn and not consent_problems(saved.consents):
        change.write(verb, case=case, **detail)
        return
    values = taken_out(app) if saved.is_out else {**UNCHECKED, "status": saved.status}
    if saved.status == "checked" and not saved.is_out:
        values["status"] = "draft"
    cases.change(change.connection, change.activity.id, saved, values)
    change.write(verb, case=case, **detail)
