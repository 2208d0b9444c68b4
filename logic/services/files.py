"""Every file that is given to somebody, by the address it is asked for under: ``files/paper?a=WT-0017&p=1&paper=scope&kind=pdf``.

What makes one is imported when it is wanted: a start must not wait for it. An address says all that the file is made of, so it works on any server that shares the database, also after a restart.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from logic import list_address
from logic.bootstrap import Application
from logic.dates import LONDON
from logic.errors import DoingWithError, Refused
from logic.feedback import EDITIONS
from logic.papers import PaperName
from logic.reference import activity_number, activity_reference
from logic.services._feedback import feedback_of
from logic.services.activities import find_activity, list_for_sheet
from logic.services.feedback import find_form
from logic.services.links import link_address, links_of
from logic.services.papers import first_session_pack, paper
from logic.services.portable import export_activity
from logic.services.records import find_record
from logic.services.results import told_results, what_came_of
from logic.services.seats import agenda_paper
from logic.services.training_papers import HANDOUT_KINDS, handout_paper

if TYPE_CHECKING:
    from logic.documents.making import File, Kind, Told

Asked = Mapping[str, str]
"""What stands in an address after the question mark."""
ACTIVITY, PART, PAPER, KIND, RECORD, FORM = "a", "p", "paper", "kind", "r", "f"
FEEDBACK_FORMS = {"pdf": "pdf", "word": "docx"}
_FORM_NUMBER = re.compile(r"[0-9]{1,9}")
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
    part = next(one for one in activity.parts if one.id == record.part_id)
    before = next((one for one in part.records if one.number == record.number - 1), None)
    since = what_came_of(app, activity.ref, part.number)
    document = record_document(record, before, app.pack.screen, since=since)
    large = f"-{app.pack.screen['documents.large_file']}" if kind == "large" else ""
    ending = RECORD_FORMS[kind]
    content = build(document, "word" if kind == "word" else "pdf", "large" if large else "standard")
    return File(f"decision-record-{record.reference}{large}.{ending}", MIMES[ending], content)


def _agenda(app: Application, asked: Asked, _: "Told") -> "File":
    from logic.documents import build
    from logic.documents.making import MIMES, File

    kind = asked.get(KIND, "")
    if kind not in RECORD_FORMS:
        raise NoSuchFile(kind)
    ref = activity_reference(activity_number(asked.get(ACTIVITY, "")) or 0)
    document = agenda_paper(app, ref, _part(asked))
    large = f", {app.pack.screen['papers.large_file']}" if kind == "large" else ""
    content = build(document, "word" if kind == "word" else "pdf", "large" if large else "standard")
    ending = RECORD_FORMS[kind]
    return File(f"{ref} {app.pack.screen['seats.file']}{large}.{ending}", MIMES[ending], content)


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


def _feedback(app: Application, asked: Asked, _: "Told") -> "File":
    """The feedback form on paper, in the edition and form that the address names."""
    from logic.documents import build
    from logic.documents.feedback_sheet import PaperForm, feedback_sheet
    from logic.documents.making import MIMES, File
    from logic.documents.paper import About

    edition = next((one for one in EDITIONS if one == asked.get("edition")), None)
    kind, number = asked.get(KIND, ""), asked.get(FORM, "")
    if edition is None or kind not in FEEDBACK_FORMS:
        raise NoSuchFile(kind)
    form = find_form(app, asked.get(ACTIVITY, ""), int(number) if _FORM_NUMBER.fullmatch(number) else 0)
    activity = find_activity(app, asked.get(ACTIVITY, ""))
    part = next(one for one in activity.parts if one.number == form.part_number)
    about = About.of(activity, part, app.today(), app.pack.screen)
    link = next((one for one in links_of(app, activity.ref, "feedback") if one.id == form.link), None)
    address = link_address(app, link) if link and link.opens(app.today()) and form.takes(app.today()) else ""
    document = feedback_sheet(PaperForm(about, feedback_of(app, form), form, edition, address))
    ending = FEEDBACK_FORMS[kind]
    content = build(document, "word" if kind == "word" else "pdf", "large" if edition == "easy" else "standard")
    name = app.pack.screen[f"feedback_forms.sheet.file.{edition}"]
    return File(f"{activity.ref} {name}.{ending}", MIMES[ending], content)


def _results(app: Application, asked: Asked, _: "Told") -> "File":
    from logic.documents import build
    from logic.documents.making import ENDINGS, LISTED, MIMES, READ, File
    from logic.documents.results import results_document, results_sheet
    from logic.documents.sheet import comma_separated, spreadsheet

    kind, form = cast("Kind", asked.get(KIND, "")), asked.get(FORM, "")
    if kind not in (*READ, *LISTED) or not _NUMBER.fullmatch(form):
        raise NoSuchFile(kind)
    told = told_results(app, asked.get(ACTIVITY, ""), int(form))
    if kind in LISTED:
        sheet = results_sheet(told)
        content = spreadsheet(sheet) if kind == "xlsx" else comma_separated(sheet)
    else:
        document = results_document(told)
        content = build(document, "word" if kind == "word" else "pdf", "large" if kind == "large" else "standard")
    say = told.about.say
    large = f", {say('results.file.large_print')}" if kind == "large" else ""
    name = f"{told.about.ref} {say('results.file.name')}{large}.{ENDINGS[kind]}"
    return File(name, MIMES[ENDINGS[kind]], content)


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


def _live(app: Application, asked: Asked, _: "Told") -> "File":
    from logic.services.voting_papers import session_paper

    number, kind = asked.get("s", ""), asked.get(KIND, "")
    try:
        return session_paper(
            app, int(number) if _NUMBER_OF_CASE.fullmatch(number) else 0, asked.get(PAPER, "results"), kind
        )
    except KeyError:
        raise  # a fault of ours, not of the address
    except LookupError:
        raise NoSuchFile(kind) from None


def _session_plan(app: Application, asked: Asked, _: "Told") -> "File":
    """The trainer's pack for so many minutes and these scenarios. Made anew from today's content."""
    from logic.documents import build
    from logic.documents.making import MIMES, File
    from logic.documents.session_plan import session_plan_document
    from logic.session_plan import in_teaching_order, plan_session

    kind, length = asked.get(KIND, ""), asked.get("m", "")
    if kind not in FEEDBACK_FORMS or not _NUMBER.fullmatch(length):
        raise NoSuchFile(kind)
    plan = plan_session(int(length), in_teaching_order(app.pack.scenarios, asked.get("s", "").split("-")))
    document = session_plan_document(app.pack, plan, datetime.combine(app.today(), time(12), LONDON))
    ending = FEEDBACK_FORMS[kind]
    name = app.pack.screen["session_plan.file"].format(minutes=plan.length)
    return File(f"{name}.{ending}", MIMES[ending], build(document, "word" if kind == "word" else "pdf"))


def _trained(app: Application, asked: Asked, _: "Told") -> "File":
    """Who finished which training, as the address narrows it."""
    from logic.services.trained_papers import trained_list
    from logic.trained import address

    kind = asked.get(KIND, "")
    if kind not in LIST_KINDS:
        raise NoSuchFile(kind)
    return trained_list(app, address.read(asked), kind)


def _trained_template(app: Application, asked: Asked, _: "Told") -> "File":
    """A file to fill in, which comes as csv alone."""
    if asked.get(KIND) != "csv":
        raise NoSuchFile(asked.get(KIND, ""))
    from logic.services.trained_papers import trained_template

    return trained_template(app)


def _trained_report(app: Application, asked: Asked, _: "Told") -> "File":
    """What would come of each line of a file that was checked."""
    from logic.services.trained_papers import trained_report

    number = asked.get(FORM, "")
    return trained_report(app, int(number) if _FORM_NUMBER.fullmatch(number) else 0)


def _handout(app: Application, asked: Asked, _: "Told") -> "File":
    kind = next((one for one in HANDOUT_KINDS if one == asked.get(KIND)), None)
    if kind is None:
        raise NoSuchFile(asked.get(KIND, ""))
    try:
        return handout_paper(app, asked.get("example", ""), kind, trainer=asked.get("trainer") == "1")
    except LookupError as unknown:
        raise NoSuchFile(str(unknown)) from None


def _part(asked: Asked) -> int:
    number = asked.get(PART, "1")
    return int(number) if _NUMBER.fullmatch(number) else 0


MAKERS: Mapping[str, Callable[[Application, Asked, "Told"], "File"]] = {
    "paper": _paper,
    "pack": _pack,
    "record": _record,
    "agenda": _agenda,
    "results": _results,
    "list": _list,
    "work": _work,
    "feedback": _feedback,
    "case": _case,
    "concerns": _concerns,
    "live": _live,
    "session-plan": _session_plan,
    "trained": _trained,
    "trained-template": _trained_template,
    "trained-report": _trained_report,
    "handout": _handout,
}
"""How each is made, by the name that stands in its address."""
