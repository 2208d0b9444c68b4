"""What an address of a file asks for, and what every maker of one does in the same way.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from logic.bootstrap import Application
from logic.errors import DoingWithError
from logic.reference import whole_number

if TYPE_CHECKING:
    from logic.documents.making import File, Told
    from logic.documents.model import Document
    from logic.documents.sheet import Sheet

Asked = Mapping[str, str]
"""What stands in an address after the question mark."""
Maker = Callable[[Application, Asked, "Told"], "File"]
"""Makes a file of what is asked for. ``Told`` hears of each step of one that is made in several."""
ACTIVITY, PART, PAPER, KIND, RECORD, FORM = "a", "p", "paper", "kind", "r", "f"
READ_FORMS = {"pdf": "pdf", "large": "pdf", "word": "docx"}
"""The forms of a document, and how the file of each ends."""
LIST_KINDS = ("xlsx", "csv")


class NoSuchFile(DoingWithError):
    """No file is made under that name, or not in that form."""


def kind_in(asked: Asked, kinds: Collection[str]) -> str:
    """The form that is asked for. Raises ``NoSuchFile`` for one it does not come in."""
    kind = asked.get(KIND, "")
    if kind not in kinds:
        raise NoSuchFile(kind)
    return kind


def part_in(asked: Asked) -> int:
    """The number of the part, the first where none is named; 0, which no part has, for what is none."""
    return whole_number(asked.get(PART, "1"))


def document_in(document: "Document", kind: str, *, large: bool | None = None) -> bytes:
    """A document as PDF, in large print or as Word. ``large``: the size of its letters, where the form does not say it."""
    from logic.documents import build

    big = kind == "large" if large is None else large
    return build(document, "word" if kind == "word" else "pdf", "large" if big else "standard")


def sheet_in(sheet: "Sheet", kind: str) -> bytes:
    """A list as a spreadsheet or as csv."""
    from logic.documents.sheet import comma_separated, spreadsheet

    return spreadsheet(sheet) if kind == "xlsx" else comma_separated(sheet)
