"""A decision record as it was made: its own words, never today's."""

from logic import services
from logic.activity import DecisionRecord
from logic.documents.record import record_document
from pages.shared import document_view, downloads, session
from pages.shared.downloads import File
from pages.shared.html import draw
from pages.shared.session import say


def record_view(ref: str, part: int, record: DecisionRecord, before: DecisionRecord | None) -> None:
    """The whole record, after what changed since the one before; with its files to take away.

    What people said afterwards stands below it, from what is known today: the record itself never changes.
    """
    app = session.app()
    document = record_document(record, before, app.pack.screen, services.what_came_of(app, ref, part))
    document_view.heading(document, step=f"record-{record.reference}")
    files = (
        File(say(f"documents.{form}"), "record", {"r": record.reference, "kind": form}) for form in services.READ_FORMS
    )
    draw(downloads.links(files))
    document_view.blocks(document)
