"""Use cases on case studies: written, checked by the people in them, published with their consent, taken back at any time.

The rules are in ``logic.case_studies`` (domain.md I.1 MON07, E.5 R09, K13). Each change is one to the piece of work that
the case study tells of.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from logic.activity import Actor
from logic.bootstrap import Application
from logic.case_studies import (
    TOLD_FIELDS,
    CaseCounts,
    CaseLine,
    CaseStudy,
    Published,
    check_problems,
    consent_problems,
    named_roles,
    rung_names,
)
from logic.errors import NotFound, Problem, Refused
from logic.lessons import Searched
from logic.services._cases import UNCHECKED, changing_case, must_have_seen, save_changed, taken_out
from logic.services._change import begin, once, to_change, to_save, use_case
from logic.services._read import part_id
from logic.store import Work
from logic.store.queries import cases
from logic.text import Cleaner


@use_case
def start_case(app: Application, actor: Actor, ref: str, part: int, *, fields: Mapping[str, str], key: str) -> int:
    """A new draft, made once for this key; returns its number. ``fields`` as for ``save_case``; a title is needed."""
    clean = Cleaner()
    words = _words(app, clean, fields)
    clean.done()
    whole = {**dict.fromkeys((*TOLD_FIELDS, "rung_planned", "rung_felt"), ""), **words}

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        number = cases.insert(work.connection, change.part.id, change.activity.id, whole)
        change.write("start_case", case=number)
        return str(number)

    return int(once(app, actor, "start_case", key, create))


@use_case
def save_case(
    app: Application, actor: Actor, case: int, *, fields: Mapping[str, str], seen_version: int | None = None
) -> int:
    """Other words, or another rung: it has to be checked again by the people in it. A published version stays out as it is.

    ``fields``: of ``TOLD_FIELDS``, rung_planned and rung_felt (of ``rung_names``, or empty while not
    known). Returns the version that stands then.
    """
    clean = Cleaner()
    words = _words(app, clean, fields)
    clean.done()
    with changing_case(app, actor, case) as (change, saved):
        if differing := to_change("case_words", saved, words, seen=seen_version):
            save_changed(change, saved, "save_case", {**differing, **UNCHECKED, "status": "draft"})
        return saved.version + bool(differing)


@use_case
def check_case(
    app: Application,
    actor: Actor,
    case: int,
    *,
    by: str,
    how: str,
    on: date | None,
    gone: bool = False,
    seen_version: int | None = None,
) -> int:
    """The people in it read it and say that it is right. ``by``: who of them, as roles; ``how`` and ``on``: how and when.

    ``gone``: what people gave who took their consent back is out of it; needed where somebody did.
    Returns the version that stands then.
    """
    with changing_case(app, actor, case) as (change, saved):
        clean = Cleaner()
        wanted = {
            "checked_by": clean.line("by", by, missing="case_checked_by_missing"),
            "checked_how": clean.line("how", how, missing="case_checked_how_missing"),
            "checked_on": on,
        }
        if on is None:
            clean.problems.append(Problem("on", "case_checked_on_missing"))
        elif on > app.today():
            clean.problems.append(Problem("on", "date_in_future"))
        told = {name: getattr(saved, name) for name in TOLD_FIELDS}
        clean.problems.extend(check_problems(told, saved.consents, taken_out=gone))
        clean.done()
        must_have_seen(saved, seen_version)
        differing = to_save("case", {name: getattr(saved, name) for name in wanted}, wanted)
        changed = bool(differing) or saved.status not in {"checked", "published"}
        if changed:
            save_changed(change, saved, "check_case", {**differing, "status": "checked"})
        return saved.version + changed


@use_case
def publish_case(app: Application, actor: Actor, case: int, *, given_to: str, seen_version: int | None = None) -> int:
    """Keep a version as it is published, for good; returns its number. Only a checked one with every consent.

    ``given_to``: where it is published and who gets it, so that they can be told when it is taken back. The second of two
    clicks finds it published since it was seen, and gives the same number.
    """
    clean = Cleaner()
    given_to = clean.paragraph("given_to", given_to, missing="case_given_to_missing")
    clean.done()
    with changing_case(app, actor, case) as (change, saved):
        just_now = saved.status == "published" and seen_version == saved.version - 1
        if just_now and saved.given_to == given_to:
            return len(saved.versions)
        must_have_seen(saved, seen_version)
        found = consent_problems(saved.consents)
        if saved.status == "published":
            found.append(Problem("", "case_published_already"))
        elif saved.status != "checked":
            found.append(Problem("", "case_not_checked"))
        if found:
            raise Refused(*found)
        version = Published(len(saved.versions) + 1, app.today(), _told(saved))
        cases.insert_version(change.connection, case, version)
        more = {"status": "published", "given_to": given_to, "withdrawn_on": None, "told_on": None}
        save_changed(change, saved, "publish_case", more, number=version.number)
    return version.number


@use_case
def withdraw_case(app: Application, actor: Actor, case: int) -> None:
    """Take it out of publication, in archived work too. Doing so twice does no harm."""
    with changing_case(app, actor, case, archived_too=True) as (change, saved):
        if saved.is_out:
            save_changed(change, saved, "withdraw_case", taken_out(app))


@use_case
def case_told(app: Application, actor: Actor, case: int, *, on: date | None = None) -> None:
    """Everybody who had it knows that it was taken back, since this day; today when none is named."""
    on = on or app.today()
    with changing_case(app, actor, case, archived_too=True) as (change, saved):
        if saved.withdrawn_on is None:
            raise Refused(Problem("", "case_not_taken_back"))
        if not saved.withdrawn_on <= on <= app.today():
            raise Refused(Problem("told_on", "case_told_on_wrong"))
        save_changed(change, saved, "case_told", {"told_on": on})


def find_case(app: Application, case: int) -> CaseStudy:
    """One with its consents and versions. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = cases.find(work.connection, case)
    if found is None:
        raise NotFound("case", str(case))
    return found


def cases_of(app: Application, ref: str, part: int) -> tuple[CaseLine, ...]:
    """Those of one part, the oldest first. Raises ``NotFound``."""
    with app.store.reading() as work:
        return tuple(cases.of_part(work.connection, part_id(work, ref, part)))


def search_cases(
    app: Application, wanted: Searched, *, page: int = 1, size: int = 10
) -> tuple[tuple[CaseLine, ...], int, CaseCounts]:
    """One page, counted from 1, of the bank; how many fit in all; and how many there are whatever was asked (MON07)."""
    with app.store.reading() as work:
        found, total = cases.bank(work.connection, wanted, after=(page - 1) * size, most=size)
        return tuple(found), total, cases.count(work.connection)


def _words(app: Application, clean: Cleaner, fields: Mapping[str, str]) -> dict[str, str]:
    rungs = {name: {"", *rung_names(app.pack, name)} for name in ("rung_planned", "rung_felt")}
    found: dict[str, str] = {}
    for name, text in fields.items():
        if name == "title":
            found[name] = clean.line(name, text, missing="case_title_missing")
        elif name in TOLD_FIELDS:
            found[name] = clean.paragraph(name, text)
        elif text in rungs.get(name, ()):
            found[name] = text
        else:
            clean.problems.append(Problem(name, "unknown_field"))
    return found


def _told(saved: CaseStudy) -> dict[str, Any]:
    """What is kept of it as it is published: its words, the rungs, who checked it, and the roles that may be named."""
    told: dict[str, Any] = {name: getattr(saved, name) for name in (*TOLD_FIELDS, "rung_planned", "rung_felt")}
    checked = saved.checked_on.isoformat() if saved.checked_on else ""
    told |= {"checked_by": saved.checked_by, "checked_how": saved.checked_how, "checked_on": checked}
    return told | {"roles": list(named_roles(saved.consents)), "consents": len(saved.standing)}
