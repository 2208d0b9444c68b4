"""Every paper of a piece of work, in both forms: in order for those who cannot see it, and with everybody's words in it."""

import csv
import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from itertools import pairwise
from zipfile import ZipFile

import docx
import pikepdf
import pytest
import vobject
from docx.oxml.ns import qn
from openpyxl import load_workbook

from logic.diagnosis import diagnose
from logic.diagrams.qr import qr_svg
from logic.documents import build
from logic.documents.dates import calendar_file
from logic.documents.glyphs import drawable
from logic.documents.making import BUNDLE, DOCUMENTS, KINDS, LISTED, SHEETS, make, make_bundle
from logic.documents.model import Heading, Ideas, Notice, Picture, Table
from logic.documents.tasks import BOX
from logic.documents.told import told_calendar
from logic.plan import PlannedMethod
from logic.register import cost, explained_by
from logic.text import apart
from tests.builders import TODAY, answers_to, part
from tests.documents.reading import Read, words_of
from tests.documents.records import strings
from tests.documents.work import PLAN, SESSION, empty, everywhere, finished, held, limit, many, our_pack
from tests.hostile import HOSTILE

TURNED = "\u202e"
SAY = our_pack().screen
PAPERS = list(DOCUMENTS)


def size_of(name):
    return "large" if name == "easy" else "standard"


def read_pdf(one, name):
    return Read(build(DOCUMENTS[name](one), "pdf", size_of(name)))


def read_word(one, name):
    return docx.Document(BytesIO(build(DOCUMENTS[name](one), "word", size_of(name))))


def told(one, name):
    """Every text of a paper in one."""
    return "\n".join(strings(DOCUMENTS[name](one)))


def copied(word):
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join(p.text for place in (word, *cells) for p in place.paragraphs)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("work", [held, empty], ids=lambda make: make.__name__)
def test_a_paper_is_a_pdf_that_everybody_can_read(name, work):
    one = work()
    document, read = DOCUMENTS[name](one), read_pdf(one, name)
    root = read.pdf.Root
    assert root.MarkInfo.Marked is True
    assert str(root.Lang) == "en-GB"
    with read.pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == document.title
    levels = [int(str(tag.S)[2:]) for tag in read.tags if re.fullmatch(r"/H\d", str(tag.S))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for header in read.tagged("TH"):
        assert any(str(kind.get("/Scope")) == "/Column" for kind in header.A)
    for font in read.fonts():
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys())
    for figure in read.tagged("Figure"):
        assert str(figure.Alt)
    for found in read.pdf.objects:
        if isinstance(found, pikepdf.Dictionary):
            assert not {"/JS", "/JavaScript", "/URI", "/Launch", "/OpenAction", "/AA"} & set(found.keys())
    places = list(read.places())
    assert all(0.05 < across < 0.95 and 0.02 < up < 0.98 for across, up in places)
    text = words_of(read.text)
    assert [said for said in strings(document) if words_of(said) not in text] == []


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("work", [held, empty], ids=lambda make: make.__name__)
def test_a_paper_is_a_word_file_with_its_structure(name, work):
    one = work()
    document, word = DOCUMENTS[name](one), read_word(one, name)
    found = [(int(p.style.name[-1]), p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    wanted = [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]
    assert found == [(1, document.title), *wanted]
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in table.rows[0].cells)
    assert all(shape.get("descr") for shape in word.element.iter(qn("wp:docPr")))
    numbers = [shape.get("id") for shape in word.element.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(numbers)
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert not re.search(r"<w:(fldSimple|fldChar|instrText|hyperlink|object|altChunk)\b", word.element.xml)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_whatever_people_wrote_comes_out_as_written(name, words):
    one = everywhere(words)
    text = words_of(read_pdf(one, name).text)
    copy = copied(read_word(one, name))
    for said in strings(DOCUMENTS[name](one)):
        wanted = words_of(drawable(said))
        if TURNED in words:
            assert not Counter(wanted) - Counter(text), said
        else:
            assert wanted in text, said
        for line in said.splitlines():
            if line.strip():
                assert line in copy, line[:80]


@pytest.mark.parametrize("name", list(SHEETS))
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_no_cell_of_a_sheet_is_a_formula(name, words):
    file = make(everywhere(words), name, "xlsx")
    for row in load_workbook(BytesIO(file.content)).active.iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    lines = make(everywhere(words), name, "csv").content.decode("utf-8-sig")
    for row in csv.reader(StringIO(lines, newline="")):
        assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_dates_hold_whatever_people_wrote(words):
    calendar = vobject.readOne(make(everywhere(words), "dates", "ics").content.decode())
    names = [event.summary.value for event in calendar.vevent_list]
    assert any(" ".join(words.split())[:30] in name for name in names)


@pytest.mark.parametrize("name", list(KINDS))
def test_each_paper_comes_in_each_of_its_forms_and_in_no_other(name):
    one = held()
    for kind in KINDS[name]:
        file = make(one, name, kind)
        assert file.name.startswith("WT-0042 ")
        assert file.content
        assert make(one, name, kind).name == file.name
    with pytest.raises(LookupError):
        make(one, name, "csv" if name not in SHEETS else "ics")


@pytest.mark.parametrize("name", PAPERS)
def test_with_hundreds_of_everything_a_paper_is_still_made(name):
    one = many()
    assert len(Read(build(DOCUMENTS[name](one), "pdf")).pdf.pages) < 80
    assert build(DOCUMENTS[name](one), "word")


def test_a_sheet_holds_all_of_them():
    for name in ("limits", "tasks"):
        rows = load_workbook(BytesIO(make(many(), name, "xlsx").content)).active.max_row
        assert rows > 500, name


# What each says


def test_a_scope_statement_is_a_draft_until_it_is_finished():
    one = held()
    assert DOCUMENTS["scope"](one).mark == SAY["papers.mark"]
    for name in ("scope", "easy"):
        done = DOCUMENTS[name](finished(one))
        assert done.mark == ""
        assert not [block for block in done.blocks if isinstance(block, Notice)]


def test_a_finished_statement_that_is_not_true_any_more_is_a_draft_again():
    one = finished(held())
    later = replace(one, limits=(limit(), limit(2, statement="Another one")))
    (notice,) = [block for block in DOCUMENTS["scope"](later).blocks if isinstance(block, Notice)]
    assert notice.text == SAY["papers.behind"].format(date="2 March 2026")
    assert "Another one" in told(later, "scope")


def test_easy_read_has_a_picture_with_words_beside_each_idea():
    ideas = [idea for block in DOCUMENTS["easy"](held()).blocks if isinstance(block, Ideas) for idea in block.ideas]
    assert len(ideas) > 10
    assert all(idea.picture.image.startswith(b"<svg") and idea.picture.alt and idea.words for idea in ideas)


def test_the_register_says_where_each_limit_stands_and_what_became_of_it():
    text = told(held(), "limits")
    for state in ("confirmed", "not_proven", "withdrawn"):
        assert SAY[f"papers.limits.state.{state}"] in text
    assert "It was not true. We are sorry." in text
    changed = ", ".join((SAY["papers.limits.field.plain"], SAY["papers.limits.field.evidence"]))
    assert changed in text
    assert "fake" not in text.lower()


def test_the_register_says_what_limits_cost_alone_and_together():
    values = {**answers_to("COPRO"), "resources": "no", "power": "no"}
    both = (limit(), limit(2, explains=("power",)))
    one = held(part=part(values), limits=both)
    costs = cost(our_pack().flow, values, explained_by(both))
    assert costs.together > max(costs.each.values())
    text = told(one, "limits")
    assert SAY["papers.limits.together"].format(steps=f"{costs.together} steps of the ladder") in text


def test_limits_cost_nothing_that_can_be_told_before_there_is_a_result():
    text = told(held(part=part({"resources": "no"}), limits=(limit(),)), "limits")
    assert SAY["papers.limits.together"].format(steps=SAY["papers.limits.no_cost"]) in text
    assert "of the ladder" not in text


def test_the_checklist_has_a_box_for_what_is_open_and_says_what_is_done():
    tables = [block for block in DOCUMENTS["tasks"](held()).blocks if isinstance(block, Table)]
    cells = [row[0] for table in tables for row in table.rows]
    assert BOX in cells
    assert any(cell.startswith(SAY["papers.tasks.state.done"]) for cell in cells)
    assert "Bring the model of the building" in told(held(), "tasks")
    assert "Ask Cabinet to share the decision" in told(held(), "tasks")


def test_the_plan_tells_dates_team_methods_and_what_is_next():
    text = told(held(), "plan")
    for said in ("4 May 2026", "Ann Example", "01926 111111", "Co-design", "In the library."):
        assert said in text, said
    assert SAY["methods.sum.cost_said"].format(least="900", most="900") in text


def test_the_plan_says_what_to_check_and_whom_it_leaves_out():
    # What only teaches gives nobody a say.
    course = PlannedMethod(1, "", "A course", None, None, None, "", 1, "teaches")
    text = told(held(planned=(course,)), "plan")
    found = diagnose(our_pack(), held().part, PLAN, (course,))
    assert found
    assert all(one.title in text and one.message in text for one in found)
    assert SAY["methods.gaps.alone"] in text


def test_nothing_planned_is_said_and_not_left_out():
    text = told(empty(), "plan")
    for key in ("no_team", "no_methods"):
        assert SAY[f"papers.plan.{key}"] in text
    assert SAY["papers.no_date"] in text


def test_an_invitation_says_what_i02_to_i05_ask_for():
    text = told(held(), "invitation")
    for said in (
        "Cabinet",
        "30 June 2026",
        "What it buys",
        "No more than £200,000",
        "Fin Lead",
        "Co-design",
        "£20 an hour.",
    ):
        assert said in text, said
    for key in ("no_words", "needs_words", "asked.access", "asked.language", "formats"):
        assert SAY[f"papers.invitation.{key}"] in text
    assert "01926 111111" in text


LINK = "https://people.example.org/fixed?t=12-1-" + "aB3_" * 10 + "xyz"


def test_an_invitation_says_whom_to_tell_and_by_when_they_reply():
    one = held()
    local = replace(one.pack.local, reply_days=7)
    one = replace(one, pack=replace(one.pack, local=local))
    text = told(one, "invitation")
    assert SAY["papers.invitation.challenge"].format(days=7) in text
    assert SAY["papers.invitation.doubt"].format(who=apart("Fin Lead, 01926 000000")) in text


@pytest.mark.parametrize("name", ["invitation", "scope", "easy"])
def test_what_people_get_carries_the_link_and_its_square_code(name):
    one = held(link=LINK)
    document = DOCUMENTS[name](one)
    (code,) = (block for block in document.blocks if isinstance(block, Picture))
    assert (code.image, code.alt) == (qr_svg(LINK), SAY["papers.link.alt"])
    assert words_of(LINK) in words_of(read_pdf(one, name).text)
    word = read_word(one, name)
    assert LINK in copied(word)
    assert SAY["papers.link.alt"] in {shape.get("descr") for shape in word.element.iter(qn("wp:docPr"))}
    assert SAY["papers.invitation.link_gap"] not in told(one, name)


@pytest.mark.parametrize("name", PAPERS)
def test_without_a_link_only_the_invitation_says_where_to_make_one(name):
    text = told(held(), name)
    assert (SAY["papers.invitation.link_gap"] in text) == (name == "invitation")
    assert SAY["papers.link.alt"] not in text


def test_an_invitation_leaves_a_gap_for_whatever_is_not_known():
    text = told(empty(), "invitation")
    gaps = ("about", "why", "decider", "by_when", "open", "approach", "paid", "contact")
    assert [gap for gap in gaps if SAY[f"papers.invitation.{gap}_gap"] not in text] == []


def test_an_invitation_always_is_a_draft():
    assert DOCUMENTS["invitation"](finished(held())).mark


# Dates


def days(one):
    calendar = vobject.readOne(make(one, "dates", "ics").content.decode())
    return {event.uid.value.split("@")[0].split("-", 3)[3].rsplit("-", 1)[0]: event for event in calendar.vevent_list}


def test_the_calendar_has_the_dates_of_the_plan_the_checklist_the_methods_and_the_replies():
    found = days(held())
    assert found["first_session"].dtstart.value == SESSION
    assert found["challenge-7"].dtstart.value.isoformat() == "2026-03-16"
    assert found["method-1"].dtstart.value == SESSION + timedelta(days=7)
    assert found["action-4"].dtstart.value.isoformat() == "2026-04-01"
    assert found["own-1"].dtstart.value.isoformat() == "2026-05-01"
    assert found["limit-1"].dtstart.value.isoformat() == "2026-09-01"
    assert "limit-3" not in found  # withdrawn


def test_what_is_done_or_answered_is_in_no_calendar():
    one = held()
    done = our_pack().checklist.items[0].id
    assert done not in days(one)
    replied = replace(one.challenges[0], status="answered", replied_on=TODAY)
    assert "challenge-7" not in days(replace(one, challenges=(replied,)))
    # Taken further after a reply, another one is owed.
    again = replace(replied, status="further", taken_further_on=TODAY)
    assert "challenge-7" in days(replace(one, challenges=(again,)))


def test_a_reply_owed_for_a_limit_of_another_part_is_not_in_the_calendar_of_this_one():
    one = held()
    assert {one.limit for one in one.challenges} == {1}
    elsewhere = replace(one, limits=tuple(limit for limit in one.limits if limit.number != 1))
    assert "challenge-7" not in days(elsewhere)
    further = replace(one.challenges[0], status="further", taken_further_on=TODAY)
    assert "challenge-7" in days(replace(one, challenges=(further,)))


def test_no_two_dates_have_the_same_id_and_an_id_outlives_a_move():
    one = held()
    keys = [key for key, *_ in told_calendar(one)]
    assert len(set(keys)) == len(keys)
    moved = replace(one, plan=replace(one.plan, first_session=SESSION + timedelta(days=7)))
    before, after = days(one)["first_session"], days(moved)["first_session"]
    assert before.uid.value == after.uid.value
    assert before.dtstart.value != after.dtstart.value


def test_work_of_two_councils_under_one_number_stays_apart():
    one = held()
    other = calendar_file(one.about, one.activity.created_at + timedelta(days=1), told_calendar(one))
    uids = {event.uid.value for event in vobject.readOne(other.decode()).vevent_list}
    assert not uids & {event.uid.value for event in days(one).values()}


# The pack for the first session


def test_the_pack_holds_everything_and_says_where_it_is_meanwhile():
    steps = []
    file = make_bundle(held(), lambda *step: steps.append(step))
    assert [step for step, _, _ in steps] == list(range(1, len(BUNDLE) + 1))
    assert {most for _, most, _ in steps} == {len(BUNDLE)}
    with ZipFile(BytesIO(file.content)) as inside:
        assert inside.testzip() is None
        names = inside.namelist()
        assert len(set(names)) == len(BUNDLE)
        assert all(name.startswith(file.name.removesuffix(".zip") + "/") for name in names)
        for name in names:
            content = inside.read(name)
            assert content.startswith({"pdf": b"%PDF-", "docx": b"PK", "ics": b"BEGIN:VCALENDAR"}[name.rsplit(".")[-1]])


def test_the_same_work_on_the_same_day_is_the_same_pack():
    one, again = (make_bundle(held(), lambda *_: None) for _ in range(2))
    assert one == again


def test_one_that_was_only_just_begun_has_its_pack_too():
    assert make_bundle(empty(), lambda *_: None).content


def test_a_file_of_one_part_of_several_names_the_part():
    assert make(everywhere("x"), "pairs", "pdf").name.startswith("WT-0042 part 1 ")


def test_lists_are_only_what_is_a_list():
    assert {name for name, kinds in KINDS.items() if set(LISTED) <= set(kinds)} == set(SHEETS)
