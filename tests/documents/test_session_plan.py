"""The trainer's pack: every example that fits has its sheet, the others are named, and the PDF is tagged."""

from datetime import UTC, datetime

from logic.documents import build
from logic.documents.session_plan import session_plan_document
from logic.session_plan import plan_session
from tests.documents.reading import Read
from tests.documents.records import strings
from tests.documents.work import our_pack

PACK = our_pack()
PLAN = plan_session(60, ("S02", "S03", "S13", "S12", "S04", "S05"))
DOCUMENT = session_plan_document(PACK, PLAN, datetime(2026, 11, 26, 12, tzinfo=UTC))


def test_every_scenario_that_fits_has_a_sheet_and_the_others_are_named():
    told = "\n".join(strings(DOCUMENT))
    assert PLAN.left_out == ("S05",)
    for one in PACK.scenarios:
        if one.id in PLAN.scenarios:
            assert all(words in told for words in (one.title, one.situation, one.teaching_point))
            assert PACK.outcomes[one.outcome].name in told
        else:
            assert one.situation not in told
            assert (one.title in told) == (one.id in PLAN.left_out)


def test_the_pdf_has_its_tags_and_the_word_file_opens():
    read = Read(build(DOCUMENT, "pdf"))
    assert len(read.tagged("H1")) == 1
    assert len(read.tagged("H2")) == 2 + len(PLAN.scenarios)
    assert len(read.tagged("TH")) >= 3 + 3 * len(PLAN.scenarios)
    assert len(build(DOCUMENT, "word")) > 1000
