"""Case studies: one with its consents and published versions, those of one part, and the bank over all work."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from logic.case_studies import CaseCounts, CaseLine, CaseStudy, Consent, Published
from logic.lessons import Searched
from logic.reference import activity_reference
from logic.store.queries.searched import found_by, has_words
from logic.store.tables import activity, case_consent, case_study, case_version, part

_OF_CASE = tuple(name for name in CaseStudy.__slots__ if name not in {"ref", "work", "part", "consents", "versions"})
_JOINED = case_study.join(part).join(activity)
_ONE = sa.select(
    activity.c.id, activity.c.title, part.c.number, *(case_study.c[name] for name in _OF_CASE)
).select_from(_JOINED)
_CONSENT = tuple(case_consent.c[name] for name in Consent.__slots__)
_VERSION = tuple(case_version.c[name] for name in Published.__slots__)
_IS_OUT = case_study.c.withdrawn_on.is_(None) & (
    sa.exists().where(case_version.c.case_study_id == case_study.c.id).correlate(case_study)
)
_TO_TELL = case_study.c.withdrawn_on.is_not(None) & case_study.c.told_on.is_(None)
_LINES = sa.select(
    case_study.c.id,
    activity.c.id,
    activity.c.title,
    part.c.number,
    case_study.c.title,
    case_study.c.about,
    case_study.c.status,
    sa.case((_IS_OUT, 1), else_=0),
    sa.case((_TO_TELL, 1), else_=0),
).select_from(_JOINED)
_NOTHING_YET: Mapping[str, Any] = {
    "status": "draft",
    "checked_by": "",
    "checked_how": "",
    "checked_on": None,
    "given_to": "",
    "withdrawn_on": None,
    "told_on": None,
    "version": 1,
}
_SEARCHED = ("title", "about", "said", "changed", "differently")


def insert(connection: sa.Connection, part_id: int, activity_id: int, values: Mapping[str, Any]) -> int:
    """A new draft; returns its id."""
    words = found_by(activity_id, [values[name] for name in _SEARCHED])
    row = {**_NOTHING_YET, **values, "found_by": words, "part_id": part_id}
    return int(connection.execute(sa.insert(case_study).values(row).returning(case_study.c.id)).scalar_one())


def change(connection: sa.Connection, activity_id: int, saved: CaseStudy, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version of the row."""
    texts = [str(values.get(name, getattr(saved, name))) for name in _SEARCHED]
    query = sa.update(case_study).where(case_study.c.id == saved.id)
    connection.execute(query.values(**values, found_by=found_by(activity_id, texts), version=saved.version + 1))


def find(connection: sa.Connection, number: int) -> CaseStudy | None:
    """One with its consents and versions, of whichever piece of work."""
    row = connection.execute(_ONE.where(case_study.c.id == number)).one_or_none()
    if row is None:
        return None
    its_activity, work, its_part, *own = row
    consents = sa.select(*_CONSENT).where(case_consent.c.case_study_id == number).order_by(case_consent.c.id)
    versions = sa.select(*_VERSION).where(case_version.c.case_study_id == number).order_by(case_version.c.number)
    return CaseStudy(
        **dict(zip(_OF_CASE, own, strict=True)),
        ref=activity_reference(its_activity),
        work=work,
        part=its_part,
        consents=tuple(Consent(*one) for one in connection.execute(consents)),
        versions=tuple(Published(*one) for one in connection.execute(versions)),
    )


def insert_consent(connection: sa.Connection, case: int, values: Mapping[str, Any]) -> int:
    """What one more person agreed to; returns its id."""
    row = {**values, "case_study_id": case, "withdrawn_on": None}
    return int(connection.execute(sa.insert(case_consent).values(row).returning(case_consent.c.id)).scalar_one())


def withdraw_consent(connection: sa.Connection, consent: int, on: date) -> None:
    """It was taken back on this day."""
    connection.execute(sa.update(case_consent).where(case_consent.c.id == consent).values(withdrawn_on=on))


def insert_version(connection: sa.Connection, case: int, version: Published) -> None:
    """Keep what is published."""
    row = {"number": version.number, "published_on": version.published_on, "told": dict(version.told)}
    connection.execute(sa.insert(case_version).values({**row, "case_study_id": case}))


def of_part(connection: sa.Connection, part_id: int) -> list[CaseLine]:
    """Those of one part, the oldest first."""
    query = _LINES.where(case_study.c.part_id == part_id).order_by(case_study.c.id)
    return [_line(row) for row in connection.execute(query)]


def bank(connection: sa.Connection, wanted: Searched, *, after: int, most: int) -> tuple[list[CaseLine], int]:
    """Those that fit from some place on, of every piece of work, the newest first; and how many fit in all."""
    where = tuple(has_words(case_study.c.found_by, wanted.words))
    total = connection.execute(sa.select(sa.func.count()).select_from(case_study).where(*where)).scalar_one()
    rows = connection.execute(_LINES.where(*where).order_by(case_study.c.id.desc()).offset(after).limit(most))
    return [_line(row) for row in rows], int(total)


def count(connection: sa.Connection) -> CaseCounts:
    """How many there are."""
    status = case_study.c.status
    kinds = (
        (status == "draft") & ~_IS_OUT,
        (status == "checked") & ~_IS_OUT,
        _IS_OUT,
        status == "withdrawn",
        _TO_TELL,
    )
    query = sa.select(*(sa.func.count(sa.case((which, 1))) for which in kinds))
    draft, checked, published, withdrawn, to_tell = tuple(connection.execute(query).one())
    return CaseCounts(draft, checked, published, withdrawn, to_tell)


def _line(row: Sequence[Any]) -> CaseLine:
    number, its_activity, work, its_part, title, about, status, is_out, to_tell = row
    ref = activity_reference(its_activity)
    return CaseLine(number, ref, work, its_part, title, about, status, is_out=bool(is_out), to_tell=bool(to_tell))
