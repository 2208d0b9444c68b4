"""A case study as a paper, and the log of concerns for the Board: whole, tagged, and nobody named."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import docx
import pytest

from logic.concerns import Concern, Counts, for_everybody
from logic.documents import build
from logic.documents.case_study import CaseTold, case_document
from logic.documents.concerns import Log, log_document, log_sheet
from logic.documents.paper import About
from logic.documents.sheet import comma_separated
from tests.documents.reading import Read
from tests.documents.records import strings
from tests.documents.work import our_pack
from tests.hostile import HOSTILE

SAY = our_pack().screen
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ABOUT = About("WT-0017", "Night support", 1, "", several=False, day=date(2026, 3, 2), made_at=NOON, words=SAY)
WORDS = {
    "title": "Nights at Cedar House",
    "about": "Who is there at night.",
    "said": "I lay awake.",
    "changed": "There is a bell.",
    "differently": "Ask before the contract.",
    "easy": "People did not feel safe.\nNow there is a bell.",
}
TOLD = CaseTold(WORDS, "Consultation", "Informing", ("A resident",), date(2026, 3, 1), draft=False)


def test_a_case_study_says_all_of_it_in_order_and_by_whom_and_is_tagged():
    document = case_document(ABOUT, TOLD)
    told = "\n".join(strings(document))
    places = [told.index(WORDS[name]) for name in ("about", "said", "changed", "differently")]
    assert places == sorted(places)
    for words in ("Night support", "Consultation", "Informing", "A resident"):
        assert words in told
    read = Read(build(document, "pdf"))
    assert len(read.tagged("H1")) == 1
    assert len(read.tagged("H2")) == 5


def test_roles_that_may_not_be_named_are_not_and_a_draft_says_that_it_is_one():
    told = "\n".join(strings(case_document(ABOUT, replace(TOLD, roles=(), draft=True))))
    assert "A resident" not in told
    assert SAY["cases.document.told_nobody"] in told
    assert SAY["cases.document.draft"] in told


def test_in_easy_read_each_line_is_a_paragraph():
    word = docx.Document(BytesIO(build(case_document(ABOUT, TOLD, easy=True), "word", "large")))
    lines = [paragraph.text for paragraph in word.paragraphs]
    assert [line for line in WORDS["easy"].splitlines() if line in lines] == WORDS["easy"].splitlines()
    assert WORDS["said"] not in "\n".join(lines)


@pytest.mark.parametrize("form", ["pdf", "word"])
def test_hostile_words_make_a_paper_all_the_same(form):
    words = "\n".join(HOSTILE)
    told = replace(TOLD, words=dict.fromkeys(WORDS, words) | {"title": HOSTILE[0]}, roles=(HOSTILE[1],))
    assert build(case_document(ABOUT, told), form)
    one = replace(CONCERNS[0], shown=words, reply=words, title=HOSTILE[0], published=True)
    assert build(log_document(replace(LOG, concerns=[one])), form)


def concern(number, **changes):
    known = {
        "ref": "WT-0017",
        "title": "Night support",
        "text": "Ann was left out.",
        "name": "Ann",
        "contact": "ann@x",
        "before": "",
        "follows": None,
        "came_by": "link",
        "received_on": date(2026, 2, 2),
        "level": "lead",
        "owner": "Jo",
        "closing": "",
        "due": date(2026, 2, 16),
        "status": "received",
        "reply": "",
        "replied_on": None,
        "shown": "",
        "published": False,
        "earlier": (),
        "moved_up_on": None,
        "version": 1,
    }
    return for_everybody(Concern(id=number, **{**known, **changes}))


EARLIER = [{"level": "lead", "reply": "We will ask.", "on": "2026-02-09"}]
CONCERNS = [
    concern(1),
    concern(2, level="board", status="board", shown="People were left out.", published=True, earlier=EARLIER),
    concern(3, status="answered", reply="=1+1", replied_on=date(2026, 2, 3), shown="Late.", published=True),
    concern(4, status="answered", reply="To Ann alone.", replied_on=date(2026, 2, 3), ref="", title=""),
]
LOG = Log(CONCERNS, Counts(2, 1, 2, 0), date(2026, 3, 2), NOON, SAY)


def test_the_board_reads_first_what_stands_on_its_agenda_and_nobody_is_named():
    told = "\n".join(strings(log_document(LOG)))
    agenda, others = told.index(SAY["concerns.log.agenda"]), told.index(SAY["concerns.log.others"])
    assert agenda < told.index("People were left out.") < others < told.index("Late.")
    assert "9 February 2026" in told
    for secret in ("Ann", "ann@x", "Jo", "To Ann alone."):
        assert secret not in told
    assert SAY["concerns.log.agenda_none"] in "\n".join(strings(log_document(replace(LOG, concerns=[]))))
    assert Read(build(log_document(LOG), "pdf")).tagged("TH")


def test_as_a_list_it_has_a_row_for_each_and_no_formula():
    rows = list(csv.reader(StringIO(comma_separated(log_sheet(LOG)).decode("utf-8-sig"))))
    assert len(rows) == 5
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert SAY["concerns.log.not_published"] in rows[-1]
