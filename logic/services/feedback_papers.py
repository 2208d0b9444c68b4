"""The files of feedback: the form on paper, and what came of a form that is closed.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from typing import TYPE_CHECKING, cast

from logic.bootstrap import Application
from logic.feedback import EDITIONS
from logic.reference import whole_number
from logic.services._asked import ACTIVITY, FORM, Asked, NoSuchFile, document_in, kind_in, sheet_in
from logic.services._feedback import feedback_of
from logic.services.activities import find_activity
from logic.services.feedback import find_form
from logic.services.links import link_address, links_of
from logic.services.results import told_results

if TYPE_CHECKING:
    from logic.documents.making import File, Kind, Told

FORM_KINDS = {"pdf": "pdf", "word": "docx"}
SHEET, ABOUT_YOU = "sheet", "about"
"""Short spellings in the address: which sheet of the form it is."""


def form_file(app: Application, asked: Asked, _: "Told") -> "File":
    """The feedback form on paper, in the edition and form that the address names."""
    from logic.documents.feedback_sheet import PaperForm, about_sheet, feedback_sheet
    from logic.documents.making import MIMES, File
    from logic.documents.paper import About

    edition = next((one for one in EDITIONS if one == asked.get("edition")), None)
    kind = kind_in(asked, FORM_KINDS)
    if edition is None:
        raise NoSuchFile(kind)
    form = find_form(app, asked.get(ACTIVITY, ""), whole_number(asked.get(FORM, "")))
    activity = find_activity(app, asked.get(ACTIVITY, ""))
    part = next(one for one in activity.parts if one.number == form.part_number)
    about = About.of(activity, part, app.today(), app.pack.screen)
    link = next((one for one in links_of(app, activity.ref, "feedback") if one.id == form.link), None)
    address = link_address(app, link) if link and link.opens(app.today()) and form.takes(app.today()) else ""
    if address and edition == "easy":
        address += "&easy=1"
    paper = PaperForm(about, feedback_of(app, form), form, edition, app.pack.local, address)
    document = about_sheet(paper) if asked.get(SHEET) == ABOUT_YOU else feedback_sheet(paper)
    ending = FORM_KINDS[kind]
    named = f"about_{edition}" if asked.get(SHEET) == ABOUT_YOU else edition
    name = app.pack.screen[f"feedback_forms.sheet.file.{named}"]
    content = document_in(document, kind, large=edition == "easy")
    return File(f"{activity.ref} {name}.{ending}", MIMES[ending], content)


def results_file(app: Application, asked: Asked, _: "Told") -> "File":
    """What came of a form."""
    from logic.documents.making import ENDINGS, LISTED, MIMES, READ, File
    from logic.documents.results import results_document, results_sheet

    kind = cast("Kind", kind_in(asked, (*READ, *LISTED)))
    told = told_results(app, asked.get(ACTIVITY, ""), whole_number(asked.get(FORM, "")))
    content = sheet_in(results_sheet(told), kind) if kind in LISTED else document_in(results_document(told), kind)
    say = told.about.say
    large = f", {say('results.file.large_print')}" if kind == "large" else ""
    name = f"{told.about.ref} {say('results.file.name')}{large}.{ENDINGS[kind]}"
    return File(name, MIMES[ENDINGS[kind]], content)
