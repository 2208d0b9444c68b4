"""A decision record as it was made: its own words, never today's."""

from logic.activity import DecisionRecord
from logic.documents.record import record_document
from pages.shared import document_view, session, widgets


def record_view(record: DecisionRecord, before: DecisionRecord | None) -> None:
    """The whole record, after what changed since the one before; with its files to take away."""
    document = record_document(record, before, session.app().pack.screen)
    document_view.heading(document, step=f"record-{record.reference}")
    widgets.downloads(document, f"decision-record-{record.reference}", key="record")
    document_view.blocks(document)
