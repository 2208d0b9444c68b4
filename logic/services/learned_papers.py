"""The files of what people say and of what was learned: a case study, and the log of concerns for the Board.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from datetime import date, time
from typing import TYPE_CHECKING, Literal, cast

from logic.bootstrap import Application
from logic.case_studies import TOLD_FIELDS, CaseStudy, named_roles, rung_names
from logic.concerns import Wanted
from logic.dates import LONDON
from logic.errors import Problem, Refused
from logic.reference import whole_number
from logic.services._asked import LIST_KINDS, Asked, document_in, kind_in, sheet_in
from logic.services.activities import find_activity
from logic.services.case_studies import find_case
from logic.services.concerns_read import concern_log, concern_page

if TYPE_CHECKING:
    from logic.documents.case_study import CaseTold
    from logic.documents.making import File, Told
    from logic.documents.paper import About

CASE_KINDS = ("pdf", "large", "word")
LOG_KINDS = ("pdf", "word", "xlsx", "csv")


def case_file(app: Application, asked: Asked, _: "Told") -> "File":
    """The case study that an address asks for."""
    case = whole_number(asked.get("c", ""))
    return case_paper(
        app, case, kind_in(asked, CASE_KINDS), draft=asked.get("draft") == "1", easy=asked.get("easy") == "1"
    )


def log_file(app: Application, asked: Asked, _: "Told") -> "File":
    """The log for the Board, in the form that an address asks for."""
    return log_paper(app, kind_in(asked, LOG_KINDS))


def case_paper(app: Application, case: int, kind: str, *, draft: bool, easy: bool) -> "File":
    """A case study as a file: the version that is published now, or the draft for the people in it to check.

    Raises ``NotFound``, and ``Refused`` when it was taken out of publication, or has no Easy Read words.
    """
    from logic.documents.case_study import case_document
    from logic.documents.making import ENDINGS, MIMES, File

    found = find_case(app, case)
    if not draft and not found.is_out:
        raise Refused(Problem("", "case_withdrawn"))
    told = _draft(app, found) if draft else _published(app, found)
    if easy and not told.words.get("easy"):
        raise Refused(Problem("", "case_not_easy"))
    about = _about(app, found, None if draft else found.versions[-1].published_on)
    document = case_document(about, told, easy=easy)
    content = document_in(document, kind, large=easy or kind == "large")
    names = [app.pack.screen["cases.document.file_easy" if easy else "cases.document.file"]]
    names += [app.pack.screen["cases.document.file_large"]] if kind == "large" else []
    ending = ENDINGS[cast("Literal['pdf', 'large', 'word']", kind)]
    return File(f"{found.ref} {', '.join(names)} {found.id}.{ending}", MIMES[ending], content)


def log_paper(app: Application, kind: str) -> "File":
    """The log for the Board."""
    from logic.documents.concerns import Log, log_document, log_sheet
    from logic.documents.making import ENDINGS, MIMES, File

    counts = concern_page(app, Wanted(), page=1, size=1).counts
    log = Log(concern_log(app), counts, app.today(), app.now(), app.pack.screen)
    content = sheet_in(log_sheet(log), kind) if kind in LIST_KINDS else document_in(log_document(log), kind)
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
    return rung_names(app.pack).get(outcome, outcome)
