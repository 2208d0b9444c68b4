"""The files of a live session: its results, the cards to vote with, and the sheet to count on.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from logic.bootstrap import Application
from logic.dates import LONDON
from logic.reference import whole_number
from logic.services._asked import LIST_KINDS, PAPER, Asked, document_in, kind_in, sheet_in
from logic.services.voting_told import session_told

if TYPE_CHECKING:
    from logic.documents.making import File, Kind, Told

RESULT_KINDS = ("pdf", "large", "word", "xlsx", "csv")
PAPER_KINDS = ("pdf", "word")
PAPERS = ("cards", "tally")


def session_file(app: Application, asked: Asked, _: "Told") -> "File":
    """The file of a session that an address asks for."""
    paper = asked.get(PAPER, "results")
    kinds = PAPER_KINDS if paper in PAPERS else RESULT_KINDS if paper == "results" else ()
    return session_paper(app, whole_number(asked.get("s", "")), paper, kind_in(asked, kinds))


def session_paper(app: Application, session: int, paper: str, kind: str) -> "File":
    """A file of a session: ``paper`` is "results", "cards" or "tally".

    Raises ``NotFound``. Results leave out what is not revealed yet.
    """
    from logic.documents.making import ENDINGS, MIMES, File
    from logic.documents.voting import SessionPaper, results_paper, results_sheet
    from logic.documents.voting_cards import cards_paper, tally_paper

    found = session_told(app, session)
    one = found.session
    day = one.closed_on or app.today()
    shown = [item for item in found.items if paper in PAPERS or one.told(item.item.number)]
    it = SessionPaper(
        one,
        tuple(shown),
        found.splits,
        day,
        datetime.combine(day, time(12), LONDON),
        app.pack.screen,
    )
    if kind in LIST_KINDS:
        content = sheet_in(results_sheet(it), kind)
    else:
        document = {"results": results_paper, "cards": cards_paper, "tally": tally_paper}[paper](it)
        content = document_in(document, kind)
    say = app.pack.screen
    name = say[f"live.paper.{paper}.file"] + (f", {say['papers.large_file']}" if kind == "large" else "")
    ending = ENDINGS[cast("Kind", kind)]
    return File(f"{name} {one.id}.{ending}", MIMES[ending], content)
