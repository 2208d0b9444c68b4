"""Every file that is given to somebody, by the address it is asked for under: ``files/paper?a=WT-0017&p=1&paper=scope&kind=pdf``.

What makes one is imported when it is wanted: a start must not wait for it. An address says all that the file is made of, so it works on any server that shares the database, also after a restart.
"""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from logic import list_address
from logic.bootstrap import Application
from logic.errors import DoingWithError, Refused
from logic.papers import PaperName
from logic.reference import activity_number, activity_reference
from logic.services.activities import find_activity, list_for_sheet
from logic.services.papers import first_session_pack, paper
from logic.services.portable import export_activity
from logic.services.records import find_record

if TYPE_CHECKING:
    from logic.documents.making import File, Kind, Told

Asked = Mapping[str, str]
"""What stands in an address after the question mark."""
ACTIVITY, PART, PAPER, KIND, RECORD = "a", "p", "paper", "kind", "r"
RECORD_FORMS = {"pdf": "pdf", "large": "pdf", "word": "docx"}
_NUMBER = re.compile(r"[0-9]{1,5}")
_NUMBER_OF_CASE = re.compile(r"[0-9]{1,9}")
LIST_KINDS = ("xlsx", "csv")


class NoSuchFile(DoingWithError):
    """No file is made under that name, or not in that form."""


class NotGiven(DoingWithError):
    """A file that can be made for nobody as things stand. ``words`` say why and what to do."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def file_address(name: str, **asked: object) -> str:
    """The address of a file, as a page may link to it. ``name`` is one of ``MAKERS``."""
    return f"files/{name}?{urlencode(asked)}"


def make_file(app: Application, name: str, asked: Asked, told: "Told") -> "File":
    """The file. ``told`` hears of each step of one that is made in several, in words.

    Raises ``NotFound`` or ``NoSuchFile`` for what there is not, in whatever part of the address, and ``NotGiven``.
    """
    maker = MAKERS.get(name)
    if maker is None:
        raise NoSuchFile(name)
    try:
        return maker(app, asked, told)
    except Refused as refused:
        screen = app.pack.screen
        words = (screen[f"refused.{problem.code}"].format(**problem.data) for problem in refused.problems)
        raise NotGiven(" ".join(words)) from None


def _paper(app: Application, asked: Asked, _: "Told") -> "File":
    from logic.documents.making import KINDS

    name, kind = cast("PaperName", asked.get(PAPER, "")), cast("Kind", asked.get(KIND, ""))
    if kind not in KINDS.get(name, ()):
        raise NoSuchFile(kind)
    return paper(app, asked.get(ACTIVITY, ""), _part(asked), name, kind)


def _pack(app: Application, asked: Asked, told: "Told") -> "File":
    screen = app.pack.screen

    def tell(step: int, steps: int, what: str) -> None:
        name = screen[f"papers.each.{what}.name"]
        told(step, steps, screen["papers.bundle.progress"].format(step=step, steps=steps, what=name))

    return first_session_pack(app, asked.get(ACTIVITY, ""), _part(asked), tell)


def _record(app: Application, asked: Asked, _: "Told") -> "File":
    from logic.documents import build
    from logic.documents.making import MIMES, File
    from logic.documents.record import record_document

    kind = asked.get(KIND, "")
    if kind not in RECORD_FORMS:
        raise NoSuchFile(kind)
    record = find_record(app, asked.get(RECORD, ""))
    # Of a record that came with a file, what it says is the number it had elsewhere.
    activity = find_activity(app, record.reference.rsplit("-", 2)[0])
    records = next(part.records for part in activity.parts if part.id == record.part_id)
    before = next((one for one in records if one.number == record.number - 1), None)
    document = record_document(record, before, app.pack.screen)
    large = f"-{app.pack.screen['documents.large_file']}" if kind == "large" else ""
    ending = RECORD_FORMS[kind]
    content = build(document, "word" if kind == "word" else "pdf", "large" if large else "standard")
    return File(f"decision-record-{record.reference}{large}.{ending}", MIMES[ending], content)


def _list(app: Application, asked: Asked, _: "Told") -> "File":
    from logic.documents.list_sheet import list_sheet
    from logic.documents.making import MIMES, File
    from logic.documents.sheet import comma_separated, spreadsheet

    kind = asked.get(KIND, "")
    if kind not in LIST_KINDS:
        raise NoSuchFile(kind)
    wanted = list_address.read({name: value for name, value in asked.items() if name != KIND}, app.pack).wanted
    rows, cut = list_for_sheet(app, wanted)
    sheet = list_sheet(app.pack, rows, cut=cut)
    content = spreadsheet(sheet) if kind == "xlsx" else comma_separated(sheet)
    return File(f"{app.pack.screen['activities.sheet.file']}.{kind}", MIMES[kind], content)


def _work(app: Application, asked: Asked, _: "Told") -> "File":
    from logic.documents.making import File
    from logic.portable import is_packed

    typed = asked.get(ACTIVITY, "")
    data = export_activity(app, typed)
    ref = activity_reference(activity_number(typed) or 0)
    ending, mime = ("json.gz", "application/gzip") if is_packed(data) else ("json", "application/json")
    return File(f"{ref}.{ending}", mime, data)


def _case(app: Application, asked: Asked, _: "Told") -> "File":
    from logic.services.learned_papers import CASE_KINDS, case_paper

    kind = asked.get(KIND, "")
    if kind not in CASE_KINDS:
        raise NoSuchFile(kind)
    number = asked.get("c", "")
    case = int(number) if _NUMBER_OF_CASE.fullmatch(number) else 0
    return case_paper(app, case, kind, draft=asked.get("draft") == "1", easy=asked.get("easy") == "1")


def _concerns(app: Application, asked: Asked, _: "Told") -> "File":
    from logic.services.learned_papers import LOG_KINDS, log_paper

    kind = asked.get(KIND, "")
    if kind not in LOG_KINDS:
        raise NoSuchFile(kind)
    return log_paper(app, kind)


def _part(asked: Asked) -> int:
    number = asked.get(PART, "1")
    return int(number) if _NUMBER.fullmatch(number) else 0


MAKERS: Mapping[str, Callable[[Application, Asked, "Told"], "File"]] = {
    "paper": _paper,
    "pack": _pack,
    "record": _record,
    "list": _list,
    "work": _work,
    "case": _case,
    "concerns": _concerns,
}
"""How each is made, by the name that stands in its address."""
