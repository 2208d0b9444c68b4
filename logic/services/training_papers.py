"""The files of the training room: the handout of a talk about the ladder. It reads the content and nothing that is kept.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from typing import TYPE_CHECKING, Literal

from logic import show
from logic.bootstrap import Application

if TYPE_CHECKING:
    from logic.documents.making import File

HandoutKind = Literal["pdf", "large", "word"]
HANDOUT_KINDS: tuple[HandoutKind, ...] = ("pdf", "large", "word")


def handout_paper(app: Application, example: str, kind: HandoutKind, *, trainer: bool) -> "File":
    """The handout of the talk with this example, by its id; with the one that shows most where none is named.

    Raises ``LookupError`` for an example that the content does not have.
    """
    from logic.documents import build
    from logic.documents.handout import handout
    from logic.documents.making import ENDINGS, MIMES, File

    pack = app.pack
    talk = show.talk(pack, example)
    if example and (talk.example is None or talk.example.id != example):
        raise LookupError(example)
    document = handout(pack, talk, trainer=trainer)
    content = build(document, "word" if kind == "word" else "pdf", "large" if kind == "large" else "standard")
    words = [pack.screen["show.paper.trainer_file" if trainer else "show.paper.file"]]
    words += [pack.screen["show.paper.large_file"]] if kind == "large" else []
    return File(f"{', '.join(words)}.{ENDINGS[kind]}", MIMES[ENDINGS[kind]], content)
