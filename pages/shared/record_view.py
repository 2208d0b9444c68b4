"""A decision record as it was made: its own words, never today's."""

from functools import partial

from logic.activity import DecisionRecord
from logic.documents import build
from logic.documents.model import Document
from logic.documents.record import record_document
from pages.shared import document_view, downloads, session
from pages.shared.downloads import File
from pages.shared.session import say

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def record_view(record: DecisionRecord, before: DecisionRecord | None) -> None:
    """The whole record, after what changed since the one before; with its files to take away."""
    document = record_document(record, before, session.app().pack.screen)
    document_view.heading(document, step=f"record-{record.reference}")
    downloads.draw_downloads(files(document, f"decision-record-{record.reference}"), key=record.reference)
    document_view.blocks(document)


def files(document: Document, name: str) -> tuple[File, ...]:
    """The document as each kind of file, under this name."""
    large = f"{name}-{say('documents.large_file')}.pdf"
    return (
        File(say("documents.pdf"), f"{name}.pdf", PDF, partial(build, document, "pdf")),
        File(say("documents.large"), large, PDF, partial(build, document, "pdf", "large")),
        File(say("documents.word"), f"{name}.docx", WORD, partial(build, document, "word")),
    )
