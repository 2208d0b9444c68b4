"""The trainer's pack: every example that fits has its sheet, the others are named, and the PDF is tagged."""

from datetime import UTC, datetime

from logic.documents import build
from logic.documents.session_plan import session_plan_document
from logic.documents.show_words import minutes_of_steps
from logic.session_plan import BLOCKS, plan_session
from logic.show import talk
from tests.documents.reading import Read
from tests.documents.records import strings
from tests.documents.work import our_pack

PACK = our_pack()
PLAN = plan_session(60, ("S02", "S03", "S13", "S12", "S04", "S05"))
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
DOCUMENT = session_plan_document(PACK, PLAN, NOON)


def test_every_scenario_that_fits_has_a_sheet_and_the_others_are_named():
    told = "\n".join(strings(DOCUMENT))
    assert PLAN.left_out == ("S05",)
    # How to vote is said once and not over and over.
    how, more = (PACK.screen[f"session_plan.step.scenarios.{key}"] for key in ("what", "more"))
    assert (told.count(how), told.count(more)) == (1, len(PLAN.scenarios) - 1)
    for one in PACK.scenarios:
        if one.id in PLAN.scenarios:
            assert all(words in told for words in (one.title, one.situation, one.teaching_point))
            assert PACK.outcomes[one.outcome].name in told
        else:
            assert one.situation not in told
            assert (one.title in told) == (one.id in PLAN.left_out)


def test_what_is_talked_about_fits_where_the_example_stands_and_the_talk_fits_its_minutes():
    # From the top nothing moves up a step, and what is not on the ladder has none above or below it.
    for source, way in (("S01", "top"), ("S02", "up"), ("S20", "onto")):
        told = "\n".join(strings(session_plan_document(PACK, plan_session(30, (source,)), NOON)))
        assert [key for key in ("top", "up", "onto") if PACK.screen[f"session_plan.ask.{key}"] in told] == [way]
    full = minutes_of_steps(PACK, talk(PACK))
    assert full > dict(BLOCKS[60])["ladder"]
    assert PACK.screen["session_plan.step.ladder.quick"].format(full=full, minutes=12) in "\n".join(strings(DOCUMENT))


def test_the_pdf_has_its_tags_and_the_word_file_opens():
    read = Read(build(DOCUMENT, "pdf"))
    assert len(read.tagged("H1")) == 1
    assert len(read.tagged("H2")) == 2 + len(PLAN.scenarios)
    assert len(read.tagged("TH")) >= 3 + 3 * len(PLAN.scenarios)
    assert len(build(DOCUMENT, "word")) > 1000
