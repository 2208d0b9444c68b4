"""Documents: one neutral model, and a renderer for each form. The libraries that write files are loaded when needed."""

from typing import Literal

from logic.documents.model import Document, Size

Form = Literal["pdf", "word"]


def build(document: Document, form: Form, size: Size = "standard") -> bytes:
    """The file of a document, its pictures drawn. It knows nothing of sessions, so any thread may build it."""
    from logic.documents.pictures import with_pictures

    if form == "pdf":
        from logic.documents.pdf import to_pdf

        return to_pdf(with_pictures(document, "svg", size), size=size)
    from logic.documents.word import to_word

    return to_word(with_pictures(document, "png", size), size=size)
