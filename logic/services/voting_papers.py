"""The files of a live session: its results, the cards to vote with, and the sheet to count on.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from logic.bootstrap import Application
from logic.dates import LONDON
from logic.services.voting_told import session_told

if TYPE_CHECKING:
    from logic.documents.making import File, Kind

RESULT_KINDS = ("pdf", "large", "word", "xlsx", "csv")
PAPER_KINDS = ("pdf", "word")
PAPERS = ("cards", "tally")


def session_paper(app: Application, session: int, paper: str, kind: str) -> "File":
    """A file of a session: ``paper`` is "results", "cards" or "tally".

    Raises ``NotFound``, and ``LookupError`` for a paper or a form there is not. Results leave out what is not revealed yet.
    """
    from logic.documents import build
    from logic.documents.making import ENDINGS, MIMES, File
    from logic.documents.sheet import comma_separated, spreadsheet
    from logic.documents.voting import SessionPaper, results_paper, results_sheet
    from logic.documents.voting_cards import cards_paper, tally_paper

    if kind not in (PAPER_KINDS if paper in PAPERS else RESULT_KINDS if paper == "results" else ()):
        raise LookupError(paper, kind)
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
    if kind in {"xlsx", "csv"}:
        content = spreadsheet(results_sheet(it)) if kind == "xlsx" else comma_separated(results_sheet(it))
    else:
        document = {"results": results_paper, "cards": cards_paper, "tally": tally_paper}[paper](it)
        large = kind == "large"
        content = build(document, "word" if kind == "word" else "pdf", "large" if large else "standard")
    say = app.pack.screen
    name = say[f"live.paper.{paper}.file"] + (f", {say['papers.large_file']}" if kind == "large" else "")
    ending = ENDINGS[cast("Kind", kind)]
    return File(f"{name} {one.id}.{ending}", MIMES[ending], content)
