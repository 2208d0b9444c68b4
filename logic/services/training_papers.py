"""The files of the training room: the handout of a talk, and the plan of a session. They are made of the content alone.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from datetime import datetime, time
from typing import TYPE_CHECKING, Literal, cast

from logic import show
from logic.bootstrap import Application
from logic.dates import LONDON
from logic.reference import whole_number
from logic.services._asked import Asked, NoSuchFile, document_in, kind_in

if TYPE_CHECKING:
    from logic.documents.making import File, Told

HandoutKind = Literal["pdf", "large", "word"]
HANDOUT_KINDS: tuple[HandoutKind, ...] = ("pdf", "large", "word")
PLAN_KINDS = {"pdf": "pdf", "word": "docx"}


def handout_file(app: Application, asked: Asked, _: "Told") -> "File":
    """The handout that an address asks for."""
    kind = cast("HandoutKind", kind_in(asked, HANDOUT_KINDS))
    try:
        return handout_paper(app, asked.get("example", ""), kind, trainer=asked.get("trainer") == "1")
    except LookupError as unknown:
        raise NoSuchFile(str(unknown)) from None


def plan_file(app: Application, asked: Asked, _: "Told") -> "File":
    """The trainer's pack for so many minutes and these scenarios. Made anew from today's content."""
    from logic.documents.making import MIMES, File
    from logic.documents.session_plan import session_plan_document
    from logic.session_plan import in_teaching_order, partners, plan_session

    kind, length = kind_in(asked, PLAN_KINDS), whole_number(asked.get("m", ""))
    if not length:
        raise NoSuchFile(kind)
    scenarios = app.pack.scenarios
    plan = plan_session(length, in_teaching_order(scenarios, asked.get("s", "").split("-")), partners(scenarios))
    document = session_plan_document(app.pack, plan, datetime.combine(app.today(), time(12), LONDON))
    name = app.pack.screen["session_plan.file"].format(minutes=plan.length)
    return File(f"{name}.{PLAN_KINDS[kind]}", MIMES[PLAN_KINDS[kind]], document_in(document, kind))


def handout_paper(app: Application, example: str, kind: HandoutKind, *, trainer: bool) -> "File":
    """The handout of the talk with this example, by its id; with the one that shows most where none is named.

    Raises ``LookupError`` for an example that the content does not have.
    """
    from logic.documents.handout import handout
    from logic.documents.making import ENDINGS, MIMES, File

    pack = app.pack
    talk = show.talk(pack, example)
    if example and (talk.example is None or talk.example.id != example):
        raise LookupError(example)
    document = handout(pack, talk, trainer=trainer)
    content = document_in(document, kind)
    words = [pack.screen["show.paper.trainer_file" if trainer else "show.paper.file"]]
    words += [pack.screen["show.paper.large_file"]] if kind == "large" else []
    return File(f"{', '.join(words)}.{ENDINGS[kind]}", MIMES[ENDINGS[kind]], content)
