"""A decision record as a document: everything it holds is told once, in its own words, and in a settled order."""

import logging
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR, GivenAnswer
from logic.diagrams.render import CannotDraw
from logic.documents import build
from logic.documents.model import Bullets, Document, Drawing, Heading, Notice, Paragraph, Picture, Row, Rows
from logic.documents.pictures import with_pictures
from logic.documents.record import record_document
from logic.record.limits import limits_kept
from logic.record.snapshot import FORMAT
from tests.builders import ALL_YES, NOW, TODAY, answers_to, application, part
from tests.documents.records import FORM, LOWER, PACK, WORDS, older, record_of, record_with, strings
from tests.limits import REGISTER, limit


def document_of(record, before=None):
    return record_document(record, before, WORDS)


def headings(document):
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def answers_of(outcome, notes):
    """Answers that lead there, with these notes."""
    return {key: GivenAnswer(key, value, notes.get(key, ""), 1, NOW) for key, value in answers_to(outcome).items()}


def under(document, key, **data):
    """The blocks under the heading with these words."""
    blocks = list(document.blocks)
    words = WORDS[key].format(**data) if data else WORDS[key]
    start = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.text == words)
    rest = blocks[start + 1 :]
    end = next((at for at, block in enumerate(rest) if isinstance(block, Heading) and block.level == 2), len(rest))
    return rest[:end]


def changed_in(document):
    """What changed since the first record."""
    return under(document, "record.changed.heading", reference="WT-0042-1-1")


def rows_of(blocks):
    return {
        row.name: "\n".join(strings(row.value)) for block in blocks if isinstance(block, Rows) for row in block.rows
    }


def test_it_tells_everything_that_was_recorded_in_order():
    assert headings(document_of(record_of(LOWER, ALL_YES))) == [
        WORDS[key]
        for key in (
            "record.result",
            "record.ladder",
            "record.choice.rules_heading",
            "record.justification",
            "record.agreement",
            "result.least",
            "result.next",
            "record.decision",
            "record.answers",
            "record.flow",
            "record.decided",
            "record.sources",
        )
    ]
    held = headings(document_of(record_of()))
    assert held.index(WORDS["record.held"]) < held.index(WORDS["record.up"]) < held.index(WORDS["record.sources"])


def test_every_answer_stands_with_its_ground():
    answers = rows_of(under(document_of(record_of()), "record.answers"))
    assert answers["Is open_mind so?"] == "No\nbecause of open_mind\nAnswered on 2 March 2026."
    assert answers["Is there a duty?"] == f"No\n{WORDS['record.no_note']}"


def test_an_answer_that_changes_no_result_has_its_day_where_that_is_known():
    record = record_of()
    dated = [one | {"given_at": "2026-03-02T09:30:00+00:00"} for one in record.snapshot["add_ons"]]
    document = document_of(replace(record, snapshot=record.snapshot | {"add_ons": dated}))
    told = rows_of(under(document, "record.answers"))["Is there a duty?"]
    assert told == f"No\nAnswered on 2 March 2026.\n{WORDS['record.no_note']}"


def test_an_answer_from_another_way_is_kept_apart():
    document = document_of(record_of(given=answers_to("ENGAGE", reopen="yes")))
    assert "Is reopen so?" not in [row.name for row in under(document, "record.answers")[0].rows]
    assert [row.name for row in under(document, "record.aside")[1].rows] == ["Is reopen so?"]


def test_what_could_be_ticked_is_told_as_it_stood_to_be_ticked_and_not_as_a_question():
    record = record_of()
    beside = {"id": "X", "question": "Is it so?", "chosen": False, "suggestion": "Do it."}
    ticked = [
        beside | {"statement": "It is so", "answer": "yes"},
        beside | {"statement": "It is otherwise", "answer": "no"},
        beside | {"statement": None, "answer": "not_sure"},
    ]
    document = document_of(replace(record, snapshot=record.snapshot | {"add_ons": ticked}))
    asked = rows_of(under(document, "record.answers"))
    assert asked["Is it so?"].startswith(WORDS["answers.not_sure"])
    assert under(document, "record.ticked_yes")[0] == Bullets(("It is so",))
    assert under(document, "record.ticked_no")[0] == Bullets(("It is otherwise",))


def test_a_leaders_choice_stands_beside_what_the_answers_allowed():
    document = document_of(record_of(replace(LOWER, chosen_outcome="CONSULT"), answers_to("ENGAGE")))
    told = under(document, "record.result")
    notice = next(block for block in told if isinstance(block, Notice))
    assert notice.title == WORDS["record.direction_lower"].format(chosen="Consult", allowed="Engage")
    rules = rows_of(under(document, "record.choice.rules_heading"))
    assert rules[WORDS["record.reason"]] == LOWER.reason
    assert rules[WORDS["record.review_on"]] == "1 April 2026"


def test_who_agreed_stands_with_role_and_day():
    agreed = rows_of(under(document_of(record_of()), "record.agreement"))
    assert "Ann Example" in agreed[WORDS["record.agreed_by"]]
    assert agreed[WORDS["record.agreed_on"]] == "2 March 2026"
    assert agreed[WORDS["record.how_told"]] == FORM.how_told


def test_where_people_agreed_before_the_last_answer_both_days_are_told():
    for on, told in (
        (TODAY, "2 March 2026"),
        (date(2026, 2, 20), WORDS["record.agreed_before"].format(on="20 February 2026", last="2 March 2026")),
    ):
        agreed = rows_of(under(document_of(record_of(replace(FORM, agreed_on=on))), "record.agreement"))
        assert agreed[WORDS["record.agreed_on"]] == told


def test_each_question_and_result_is_told_with_its_place_and_whether_that_says_it():
    pack, lead, table, _, documents = under(document_of(record_of()), "record.sources")
    assert PACK.version in pack.text
    assert WORDS["record.rests.means.reconstructed"] not in lead.text
    place = "The plan: Other options"
    assert table.rows[0] == ("The result: Engage", place, WORDS["record.rests.stated"])
    assert table.rows[1] == ("Is purpose so?", place, WORDS["record.rests.stated"])
    assert len(table.rows) == 1 + len(answers_to("ENGAGE"))
    assert documents == Bullets(("The plan (2024)",), "small")


def test_what_leaders_chose_and_each_basis_is_told_and_a_question_may_rest_on_no_place():
    record = record_of(LOWER, ALL_YES)
    each = [{**one, "basis": "reconstructed", "places": []} for one in record.snapshot["rests_on"]]
    told = under(document_of(replace(record, snapshot=record.snapshot | {"rests_on": each})), "record.sources")
    assert told[1].text.endswith(WORDS["record.rests.means.reconstructed"])
    assert told[2].rows[1] == ("What leaders chose: Engage", "", WORDS["record.rests.reconstructed"])
    assert len(told) == 3


def test_older_records_keep_their_places_with_the_dates_they_have():
    record = record_of()
    old = {key: value for key, value in record.snapshot.items() if key != "rests_on"}
    kept = (Bullets(("Say why (Other options)",), "small"),)
    told = under(document_of(replace(record, snapshot=old)), "record.sources")
    assert told[1].rows == (Row("The plan (2024)", kept),)
    undated = [{key: value for key, value in one.items() if key != "date"} for one in old["sources"]]
    before = replace(record, snapshot=old | {"sources": undated})
    assert under(document_of(before), "record.sources")[1].rows == (Row("The plan", kept),)


def lift(name, *titles, changeable=True):
    questions = [{"question": title, "text": "", "lever_title": title, "lever": ""} for title in titles]
    return {"to": name, "name": name, "changeable": changeable, "questions": questions}


def test_what_would_move_it_up_has_a_heading_for_each_step_and_says_either_and_or():
    record = record_of()
    ways = [
        lift("Engage", "A"),
        lift("Codesign", "A", "B", "C"),
        lift("Codesign", "A", "D", changeable=False),
        lift("Copro", "E"),
        lift("Copro", "F"),
    ]
    told = under(document_of(replace(record, snapshot=record.snapshot | {"lifts": ways})), "record.up")
    assert [words for block in told for words in strings(block)] == [
        WORDS["record.up_to"].format(rung="Engage"),
        WORDS["record.up_one"],
        "A",
        WORDS["record.up_to"].format(rung="Codesign"),
        WORDS["record.up_one"],
        "A",
        WORDS["record.up_and"],
        "Either “B” and “C”.",
        f"Or “D”. {WORDS['record.fixed']}",
        WORDS["record.up_to"].format(rung="Copro"),
        WORDS["record.up_ways"],
        "Either “E”.",
        "Or “F”.",
    ]


def test_below_doing_with_it_says_why_no_more_is_done():
    record = record_of(replace(FORM, justification="We have to move out in May.\nThe rest stays open."))
    assert under(document_of(record), "record.justification") == [
        Paragraph("We have to move out in May.\nThe rest stays open.")
    ]
    assert WORDS["record.justification"] not in headings(document_of(record_of(given=answers_to("CODESIGN"))))


def test_both_pictures_stand_with_the_same_in_words():
    document = document_of(record_of())
    ladder, flow = (block for block in document.blocks if isinstance(block, Drawing))
    assert (ladder.diagram.name, flow.diagram.name) == ("ladder", "flow")
    assert any(line.startswith("Engage") and WORDS["ladder.you_are_here"] in line for line in ladder.words)
    assert flow.words[-1] == f"Engage. {WORDS['ladder.you_are_here']}"
    assert len(flow.words) == len(answers_to("ENGAGE")) + 1


def test_what_leaders_chose_is_marked_on_the_ladder():
    document = document_of(record_of(replace(LOWER, chosen_outcome="CONSULT"), answers_to("ENGAGE")))
    ladder = next(block for block in document.blocks if isinstance(block, Drawing))
    notes = {node.heading: node.note for node in ladder.diagram.nodes if node.note}
    assert notes == {"Engage": WORDS["ladder.allowed"], "Consult": WORDS["ladder.chosen"]}


def test_pictures_come_from_the_record_and_not_from_the_content_of_today():
    record = record_of()
    document = record_document(record, None, {key: f"{words} (new)" for key, words in WORDS.items()})
    for drawing in (block for block in document.blocks if isinstance(block, Drawing)):
        assert "(new)" not in " ".join((drawing.diagram.alt, *drawing.words))


def test_a_record_that_is_made_keeps_its_pictures_and_reads_the_same_from_the_store(tmp_path):
    app = application(tmp_path)
    ref = services.start_activity(app, LOCAL_ACTOR, title="Day service", level="service", key="begin")
    for question, value in answers_to("ENGAGE").items():
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value)
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="When to open", decider="Cabinet", decide_by=None)
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ2": "no"})
    form = replace(FORM, agreed_on=app.today(), justification="We must be out by May.")
    reference = services.make_record(app, LOCAL_ACTOR, ref, 1, form=form, key="record")
    record = services.find_record(app, reference)
    assert record.snapshot["format"] == FORMAT
    drawings = [block for block in document_of(record).blocks if isinstance(block, Drawing)]
    assert drawings == [block for block in document_of(record_of()).blocks if isinstance(block, Drawing)]
    assert Paragraph("We must be out by May.") in document_of(record).blocks
    app.store.close()


# Records of format 1


def test_an_older_record_is_told_without_pictures_and_says_so():
    document = document_of(older(record_of()))
    assert not [block for block in document.blocks if isinstance(block, Drawing)]
    why, way = under(document, "record.flow")
    assert why.text == WORDS["record.older_pictures"]
    assert isinstance(way, Bullets)
    assert way.items[-2:] == ("Is open_mind so? No", "Engage")
    assert WORDS["record.justification"] not in headings(document)


def test_an_older_record_is_printed_and_compared_with_a_newer_one():
    before = older(record_of())
    assert build(document_of(before), "pdf").startswith(b"%PDF-")
    assert build(document_of(before), "word").startswith(b"PK")
    changed = rows_of(changed_in(document_of(record_of(number=2), before)))
    assert list(changed) == [WORDS["record.changed.field.justification"]]


@pytest.mark.parametrize(
    "damage",
    [
        {},
        None,
        {"ladder": None},
        {"ladder": {}, "flow": {"title": "x"}},
        {"flow": []},
        {"ladder": {"nodes": ["x", {"heading": 1}, {"lines": 2}]}},
    ],
)
def test_a_picture_that_is_damaged_is_said_to_be_and_its_words_stand(damage):
    record = record_of()
    document = document_of(replace(record, snapshot={**record.snapshot, "pictures": damage}))
    assert not [block for block in document.blocks if isinstance(block, Drawing)]
    for heading in ("record.ladder", "record.flow"):
        said, words = under(document, heading)
        assert said.text == WORDS["record.damaged_picture"]
        assert any("Engage" in line for line in words.items)


@pytest.mark.parametrize(
    ("what", "where", "with_"),
    [("nodes", "mark", "odd"), ("nodes", "kind", "odd"), ("edges", "head", "gone"), ("nodes", "heading", None)],
)
def test_of_a_picture_with_one_fault_its_other_words_stay(what, where, with_):
    record = record_of()
    pictures = {}
    for name, picture in record.snapshot["pictures"].items():
        first, *rest = picture[what] or [{}]
        pictures[name] = {**picture, what: [{**first, where: with_}, *rest]}
    document = document_of(replace(record, snapshot={**record.snapshot, "pictures": pictures}))
    assert not [block for block in document.blocks if isinstance(block, Drawing)]
    here = f"Engage. {WORDS['ladder.you_are_here']}"
    assert any(line == here for line in under(document, "record.ladder")[1].items)
    assert build(document, "pdf").startswith(b"%PDF-")


# Pictures that cannot be drawn


def test_a_picture_that_cannot_be_drawn_leaves_its_words_and_a_sentence(monkeypatch, caplog):
    def broken(dot, form):
        raise CannotDraw("secret words")

    monkeypatch.setattr("logic.documents.pictures.render", broken)
    with caplog.at_level(logging.WARNING):
        drawn = with_pictures(document_of(record_of()), "svg")
    assert not [block for block in drawn.blocks if isinstance(block, Drawing | Picture)]
    told = under(drawn, "record.flow")
    assert told[0] == Paragraph(WORDS["documents.cannot_draw"], "soft")
    assert told[1].items[0] == " Yes"
    assert len(caplog.records) == 2
    assert "secret" not in caplog.text


@pytest.mark.parametrize("form", ["pdf", "word"])
def test_without_the_program_that_draws_the_file_is_made_all_the_same(monkeypatch, tmp_path, form):
    monkeypatch.setattr("logic.diagrams.render.sys.prefix", str(tmp_path))
    assert len(build(document_of(record_of()), form)) > 5_000


def test_a_document_of_nothing_but_its_title_is_a_document():
    for form in ("pdf", "word"):
        assert build(Document("Title", ()), form)


# What changed


def test_what_changed_since_the_record_before_is_told():
    document = document_of(record_of(given=answers_to("CODESIGN"), decide_by=date(2026, 7, 1), number=2), record_of())
    changed = rows_of(changed_in(document))
    assert "Engage" in changed[WORDS["record.changed.outcome"]]
    assert "Codesign" in changed[WORDS["record.changed.outcome"]]
    assert "open_mind: no." in changed["Is open_mind so?"]
    assert "1 July 2026" in changed[WORDS["record.changed.field.decide_by"]]


def test_nothing_changed_is_said():
    document = document_of(record_of(number=2), record_of())
    assert changed_in(document) == [Paragraph(WORDS["record.changed.nothing"])]


def test_a_record_with_odd_words_everywhere_is_still_in_order():
    document = document_of(record_with("<b>odd</b>"))
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_limits_of_the_day_stand_with_what_they_cost_and_an_older_record_has_none():
    made = record_of()
    held = limits_kept(
        replace(PACK, register=REGISTER), part(answers_to("ENGAGE")), (limit(4, explains=("open_mind",)),), TODAY
    )
    told = record_document(replace(made, snapshot={**made.snapshot, "limits": held}), None, WORDS)
    said = "\n".join(map(str, told.blocks))
    for words in (WORDS["record.limits.heading"], "The lease is signed until 2030", WORDS["limits.status.confirmed"]):
        assert words in said
    without = {key: value for key, value in made.snapshot.items() if key != "limits"}
    for kept in (made.snapshot, without):
        told = record_document(replace(made, snapshot=kept), None, WORDS)
        assert WORDS["record.limits.heading"] not in "\n".join(map(str, told.blocks))


def test_a_long_note_stands_in_full_width_under_its_question_and_not_in_the_table():
    question = next(iter(answers_to("ENGAGE")))
    text, long = PACK.questions[question].text, "We asked at the meeting and by letter. " * 100
    given = answers_of("ENGAGE", {question: long.strip()})
    blocks = under(document_of(record_of(answers=given)), "record.answers")
    assert WORDS["record.note_below"] in rows_of(blocks)[text]
    assert long.strip() not in "\n".join(rows_of(blocks).values())
    at = blocks.index(Heading(WORDS["record.note_of"].format(question=text), 3))
    assert blocks[at + 1] == Paragraph(long.strip(), "note")
    short = under(document_of(record_of(answers=answers_of("ENGAGE", {question: "By letter."}))), "record.answers")
    assert "By letter." in rows_of(short)[text]
