"""The files of pieces of work themselves: a decision record, the agenda of a talk, the list, and one that goes elsewhere.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from typing import TYPE_CHECKING

from logic import list_address
from logic.bootstrap import Application
from logic.reference import activity_number, activity_reference
from logic.services._asked import (
    ACTIVITY,
    KIND,
    LIST_KINDS,
    READ_FORMS,
    RECORD,
    Asked,
    document_in,
    kind_in,
    part_in,
    sheet_in,
)
from logic.services.activities import find_activity, list_for_sheet
from logic.services.portable import export_activity
from logic.services.records import find_record
from logic.services.results import what_came_of
from logic.services.seats import agenda_paper

if TYPE_CHECKING:
    from logic.documents.making import File, Told


def record_file(app: Application, asked: Asked, _: "Told") -> "File":
    """A decision record, with what came of it since."""
    from logic.documents.making import MIMES, File
    from logic.documents.record import record_document

    kind = kind_in(asked, READ_FORMS)
    record = find_record(app, asked.get(RECORD, ""))
    # Of a record that came with a file, what it says is the number it had elsewhere.
    activity = find_activity(app, record.reference.rsplit("-", 2)[0])
    part = next(one for one in activity.parts if one.id == record.part_id)
    before = next((one for one in part.records if one.number == record.number - 1), None)
    since = what_came_of(app, activity.ref, part.number)
    document = record_document(record, before, app.pack.screen, since=since)
    large = f"-{app.pack.screen['documents.large_file']}" if kind == "large" else ""
    ending = READ_FORMS[kind]
    return File(f"decision-record-{record.reference}{large}.{ending}", MIMES[ending], document_in(document, kind))


def agenda_file(app: Application, asked: Asked, _: "Told") -> "File":
    """What two people who differ have to talk about."""
    from logic.documents.making import MIMES, File

    kind = kind_in(asked, READ_FORMS)
    ref = activity_reference(activity_number(asked.get(ACTIVITY, "")) or 0)
    document = agenda_paper(app, ref, part_in(asked))
    large = f", {app.pack.screen['papers.large_file']}" if kind == "large" else ""
    ending = READ_FORMS[kind]
    return File(f"{ref} {app.pack.screen['seats.file']}{large}.{ending}", MIMES[ending], document_in(document, kind))


def list_file(app: Application, asked: Asked, _: "Told") -> "File":
    """The list of activities, as the address narrows it."""
    from logic.documents.list_sheet import list_sheet
    from logic.documents.making import MIMES, File

    kind = kind_in(asked, LIST_KINDS)
    wanted = list_address.read({name: value for name, value in asked.items() if name != KIND}, app.pack).wanted
    rows, cut = list_for_sheet(app, wanted)
    content = sheet_in(list_sheet(app.pack, rows, cut=cut), kind)
    return File(f"{app.pack.screen['activities.sheet.file']}.{kind}", MIMES[kind], content)


def work_file(app: Application, asked: Asked, _: "Told") -> "File":
    """A whole piece of work, to be taken in elsewhere."""
    from logic.documents.making import File
    from logic.portable import is_packed

    typed = asked.get(ACTIVITY, "")
    data = export_activity(app, typed)
    ref = activity_reference(activity_number(typed) or 0)
    ending, mime = ("json.gz", "application/gzip") if is_packed(data) else ("json", "application/json")
    return File(f"{ref}.{ending}", mime, data)
