"""The files of results: numbers that may be told, comments that were looked over, and nothing else."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest

from logic.documents import build
from logic.documents.experience import gap, since_the_record
from logic.documents.paper import About
from logic.documents.record import record_document
from logic.documents.results import ToldResults, results_document, results_sheet
from logic.documents.sheet import comma_separated
from logic.experience import experience, rung_question
from logic.feedback import Comment, Form
from logic.results import Results, percent
from logic.suppression import about, told
from tests.asked import reply
from tests.builders import ALL_YES, NOW, TODAY, part
from tests.documents.reading import Read, words_of
from tests.documents.records import record_of
from tests.documents.test_hostile_words import copied
from tests.documents.work import our_pack
from tests.hostile import HOSTILE

PACK = our_pack()
ASKED = PACK.feedback.asked("first", "coproduction")
SAID = [reply(FB02="agree", FB12="consultation")] * 8 + [reply(FB02="disagree", FB12="informing")] * 6
EASY = [reply("easy", FB12="asked_me")] * 4


def in_pdf(content, words):
    return words_of(words) in words_of(Read(content).text)


def made(replies, comments=(), opened=True):
    editions = told(ASKED, replies)
    form = Form(1, 1, 1, "first", "coproduction", "v", TODAY, TODAY + timedelta(days=9), TODAY if opened else None, 1)
    age = PACK.feedback.about[0]
    shares = {age.key: about(age, {"under_25": 9, "from_80": 2})}
    open_only = (editions, shares) if opened else ()
    results = Results(form, ASKED, PACK.feedback.about, *open_only)
    found = experience(PACK, part(ALL_YES), (), rung_question(ASKED), editions)
    it = About("WT-0001", "Day service", 1, "", False, TODAY, NOW, PACK.screen)
    shown = [Comment(str(n), "FB15", "not this", words, "shown", 2) for n, words in enumerate(comments)]
    return ToldResults(PACK, it, results, shown, found if opened else None)


def rows(one):
    return list(csv.reader(StringIO(comma_separated(results_sheet(one)).decode("utf-8-sig"))))


def test_the_number_stands_beside_every_percentage():
    content = build(results_document(made(SAID)), "pdf")
    assert in_pdf(content, "8 of 14 (57%)")
    assert in_pdf(content, "6 of 14 (43%)")
    assert percent(1, 8) == 13


def test_it_says_promised_planned_and_felt_and_what_that_comes_to():
    text = copied(build(results_document(made(SAID)), "word"))
    assert PACK.screen["experience.promised"] in text
    assert PACK.screen["experience.gap.title"].format(steps=3) in text


def test_of_an_edition_with_four_replies_nothing_stands_there():
    with_easy, without = made([*SAID, *EASY]), made(SAID)
    assert rows(with_easy) == rows(without)
    assert results_document(with_easy) == results_document(without)


@pytest.mark.parametrize("kind", ["pdf", "word"])
def test_comments_stand_as_they_were_looked_over_whatever_they_hold(kind):
    one = made(SAID, [*HOSTILE, "It was a waste of my day."])
    content = build(results_document(one), kind)
    there = (lambda words: in_pdf(content, words)) if kind == "pdf" else (lambda words: words in copied(content))
    assert there("It was a waste of my day.")
    assert not there("not this")


def test_no_comment_becomes_a_formula_and_none_tells_what_was_taken_out():
    found = rows(made(SAID, ["=1+1"]))
    assert found[-2][-1] == "'=1+1"
    assert not any("not this" in cell for row in found for cell in row)


def test_no_number_of_one_to_four_stands_in_the_sheet():
    place = [*rows(made(SAID))[0]].index(PACK.screen["results.column.number"])
    numbers = {int(row[place]) for row in rows(made([*SAID, *EASY]))[1:] if len(row) > place and row[place]}
    assert numbers
    assert not numbers & {1, 2, 3, 4}


def test_before_its_results_are_open_it_says_when_and_nothing_more():
    document = results_document(made(SAID, opened=False))
    assert len(document.blocks) == 1
    assert len(rows(made(SAID, opened=False))) == 2  # the names of the columns, and the note


def test_what_came_of_it_stands_beside_a_record_and_says_that_the_record_never_changed():
    found = made(SAID).experience
    before = record_document(record_of(), None, PACK.screen)
    since = record_document(record_of(), None, PACK.screen, since_the_record(PACK, found, TODAY))
    assert [block for block in since.blocks if block in before.blocks] == list(before.blocks)
    assert in_pdf(build(since, "pdf"), PACK.screen["experience.since.heading"])
    assert since_the_record(PACK, None, TODAY) == ()


def test_what_the_three_come_to():
    found = made(SAID).experience
    titles = {
        "gap.title": found,
        "look_back.title": replace(found, felt=None),
        "nothing_to_hold.title": replace(found, promised=None, planned=None),
        "kept.title": replace(found, felt=replace(found.felt, low="coproduction", high="coproduction")),
        "gap.title_one": replace(found, felt=replace(found.felt, low="codesign", high="codesign")),
    }
    for key, one in titles.items():
        assert gap(PACK, one)[0] == PACK.screen[f"experience.{key}"].format(steps=3)
