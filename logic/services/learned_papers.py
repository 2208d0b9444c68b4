"""The files of what people say and of what was learned: a case study, and the log of concerns for the Board.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from datetime import date, time
from typing import TYPE_CHECKING, Literal, cast

from logic.bootstrap import Application
from logic.case_studies import TOLD_FIELDS, CaseStudy, named_roles
from logic.concerns import Wanted
from logic.dates import LONDON
from logic.errors import Problem, Refused
from logic.services.activities import find_activity
from logic.services.case_studies import find_case
from logic.services.concerns_read import concern_log, concern_page

if TYPE_CHECKING:
    from logic.documents.case_study import CaseTold
    from logic.documents.making import File
    from logic.documents.paper import About

CASE_KINDS = ("pdf", "large", "word")
LOG_KINDS = ("pdf", "word", "xlsx", "csv")


def case_paper(app: Application, case: int, kind: str, *, draft: bool, easy: bool) -> "File":
    """A case study as a file: the version that is published now, or the draft for the people in it to check.

    Raises ``NotFound``, ``LookupError`` for a form it does not come in, and ``Refused`` when it was taken out of
    publication, or has no Easy Read words.
    """
    from logic.documents import build
    from logic.documents.case_study import case_document
    from logic.documents.making import ENDINGS, MIMES, File

    if kind not in CASE_KINDS:
        raise LookupError(kind)
    found = find_case(app, case)
    if not draft and not found.is_out:
        raise Refused(Problem("", "case_withdrawn"))
    told = _draft(app, found) if draft else _published(app, found)
    if easy and not told.words.get("easy"):
        raise Refused(Problem("", "case_not_easy"))
    about = _about(app, found, None if draft else found.versions[-1].published_on)
    document = case_document(about, told, easy=easy)
    size: Literal["standard", "large"] = "large" if easy or kind == "large" else "standard"
    content = build(document, "word" if kind == "word" else "pdf", size)
    names = [app.pack.screen["cases.document.file_easy" if easy else "cases.document.file"]]
    names += [app.pack.screen["cases.document.file_large"]] if kind == "large" else []
    ending = ENDINGS[cast("Literal['pdf', 'large', 'word']", kind)]
    return File(f"{found.ref} {', '.join(names)} {found.id}.{ending}", MIMES[ending], content)


def log_paper(app: Application, kind: str) -> "File":
    """The log for the Board. Raises ``LookupError`` for a form it does not come in."""
    from logic.documents import build
    from logic.documents.concerns import Log, log_document, log_sheet
    from logic.documents.making import ENDINGS, MIMES, File
    from logic.documents.sheet import comma_separated, spreadsheet

    if kind not in LOG_KINDS:
        raise LookupError(kind)
    counts = concern_page(app, Wanted(), page=1, size=1).counts
    log = Log(concern_log(app), counts, app.today(), app.now(), app.pack.screen)
    if kind in {"pdf", "word"}:
        content = build(log_document(log), "word" if kind == "word" else "pdf")
    else:
        content = spreadsheet(log_sheet(log)) if kind == "xlsx" else comma_separated(log_sheet(log))
    ending = ENDINGS[cast("Literal['pdf', 'word', 'xlsx', 'csv']", kind)]
    return File(f"{app.pack.screen['concerns.log.file']}.{ending}", MIMES[ending], content)


def _about(app: Application, found: CaseStudy, published_on: date | None) -> "About":
    from datetime import datetime

    from logic.documents.paper import About

    activity = find_activity(app, found.ref)
    part = activity.part(found.part)
    day = published_on or app.today()
    return About(
        found.ref,
        activity.title,
        found.part,
        part.name if part else "",
        several=len(activity.parts) > 1,
        day=day,
        made_at=datetime.combine(day, time(12), LONDON),
        words=app.pack.screen,
    )


def _draft(app: Application, found: CaseStudy) -> "CaseTold":
    from logic.documents.case_study import CaseTold

    return CaseTold(
        {name: getattr(found, name) for name in TOLD_FIELDS},
        _rung(app, found.rung_planned),
        _rung(app, found.rung_felt),
        named_roles(found.consents),
        found.checked_on,
        draft=True,
    )


def _published(app: Application, found: CaseStudy) -> "CaseTold":
    from logic.documents.case_study import CaseTold

    told = found.versions[-1].told
    return CaseTold(
        {name: str(told.get(name, "")) for name in TOLD_FIELDS},
        _rung(app, str(told["rung_planned"])),
        _rung(app, str(told["rung_felt"])),
        tuple(told["roles"]),
        date.fromisoformat(str(told["checked_on"])),
        draft=False,
    )


def _rung(app: Application, outcome: str) -> str:
    """Its name today; as it was kept where the content in use knows it no more."""
    known = app.pack.outcomes.get(outcome)
    return known.name if known else outcome
