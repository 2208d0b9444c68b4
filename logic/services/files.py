"""Every file that is given to somebody, by the address it is asked for under: ``files/paper?a=WT-0017&p=1&paper=scope&kind=pdf``.

An address says all that the file is made of, so it works on any server that shares the database, also after a restart.
How each is made stands with the papers it belongs to.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from logic.bootstrap import Application
from logic.errors import DoingWithError, Refused
from logic.services import (
    feedback_papers,
    learned_papers,
    papers,
    trained_papers,
    training_papers,
    voting_papers,
    work_papers,
)
from logic.services._asked import Asked, Maker, NoSuchFile

if TYPE_CHECKING:
    from logic.documents.making import File, Told

__all__ = ["MAKERS", "NoSuchFile", "NotGiven", "file_address", "make_file"]

MAKERS: Mapping[str, Maker] = {
    "paper": papers.paper_file,
    "pack": papers.pack_file,
    "record": work_papers.record_file,
    "agenda": work_papers.agenda_file,
    "list": work_papers.list_file,
    "work": work_papers.work_file,
    "feedback": feedback_papers.form_file,
    "results": feedback_papers.results_file,
    "case": learned_papers.case_file,
    "concerns": learned_papers.log_file,
    "live": voting_papers.session_file,
    "session-plan": training_papers.plan_file,
    "handout": training_papers.handout_file,
    "trained": trained_papers.list_file,
    "trained-template": trained_papers.template_file,
    "trained-report": trained_papers.report_file,
}
"""How each is made, by the name that stands in its address."""


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
