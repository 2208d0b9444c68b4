"""The reply: what it still needs, and both editions, against what a person wrote down."""

from dataclasses import replace
from datetime import date

import pytest

from logic.pictograms import PICTURES
from logic.plan import TeamMember
from logic.reply import EASY, FIELDS, Facts, Reply, day_of_work, draft, editions, is_kept, is_stale, missing
from logic.reply.editions import PICTURES as KINDS
from logic.scope import Line, Statement, beside, mark
from logic.sentences import sentences, words
from tests.browser.wizard import our_pack
from tests.builders import TODAY, answers_to, part

PACK = our_pack()
LEAD = TeamMember(1, "Ann Lee", "Project lead", "01793 000000", True, 1)
FACTS = Facts(PACK, "Day centre", part(answers_to("CONSULT"), decider="Cabinet"), TODAY, LEAD)
WRITTEN = {
    "decision": "The centre opens at 8.",
    "decided-day": "2",
    "decided-month": "3",
    "decided-year": "2026",
    "lines": "3,1,2",
    "last": "3",
    "line-1-said": "Nine is too late.\nWe work early.",
    "line-1-kind": "did",
    "line-1-answer": "It opens at 8 from May.",
    "line-2-said": "Open on Saturdays.",
    "line-2-kind": "could_not",
    "line-2-answer": "We cannot this year.",
    "line-2-why": "There is no money for a sixth day.",
    "line-3-said": "The bus is gone.",
    "line-3-kind": "open",
    "line-3-answer": "We asked the bus company.",
    "line-3-by-day": "1",
    "line-3-by-month": "6",
    "line-3-by-year": "2026",
    "changed": "The morning hours came from you.",
    "next": "You hear from us by 1 June.",
}


def reply(**changes):
    fields = {name.replace("__", "-"): value for name, value in changes.items()}
    return Reply({name: value for name, value in {**WRITTEN, **fields}.items() if value}, 1)


def codes(saved, facts=FACTS):
    return [(problem.field, problem.code) for problem in missing(facts, saved)]


def said(saved, edition="plain", facts=FACTS):
    shown = editions(facts, saved)[edition]
    return {
        one.title: [f"{line.name}: {line.text}" if line.name else line.text for line in one.lines]
        for section in shown.sections
        for one in (section, *section.parts)
    }


def test_a_whole_reply_lacks_nothing():
    assert codes(reply()) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"decision": ""}, ("decision", "reply_words_missing")),
        ({"changed": " "}, ("changed", "reply_words_missing")),
        ({"next": ""}, ("next", "reply_words_missing")),
        ({"decided__day": ""}, ("decided", "reply_day_missing")),
        ({"decided__day": "31", "decided__month": "2"}, ("decided", "reply_day_missing")),
        ({"decided__year": "2027"}, ("decided", "reply_day_to_come")),
        ({"decided__year": "26"}, ("decided", "reply_day_missing")),
        ({"lines": ""}, ("lines", "reply_lines_missing")),
        ({"line__1__said": ""}, ("line-1-said", "reply_said_missing")),
        ({"line__1__kind": ""}, ("line-1-kind", "reply_kind_missing")),
        ({"line__1__kind": "maybe"}, ("line-1-kind", "reply_kind_missing")),
        ({"line__1__answer": ""}, ("line-1-answer", "reply_answer_missing")),
        ({"line__2__why": ""}, ("line-2-why", "reply_why_missing")),
        ({"line__3__by-day": ""}, ("line-3-by", "reply_by_missing")),
        ({"line__3__by-month": "1"}, ("line-3-by", "reply_by_gone")),
        ({"line__1__said_easy": "word " * 21}, ("line-1-said_easy", "reply_line_long")),
        ({"thanks": "word " * 21}, ("thanks_easy", "reply_sentence_long")),
        ({"thanks": "Cheers.", "thanks.of": "00000000"}, ("thanks", "reply_words_stale")),
    ],
)
def test_what_is_missing_is_named_and_nothing_else(changes, problem):
    assert codes(reply(**changes)) == [problem]


def test_why_is_asked_only_where_it_could_not_be_done():
    assert codes(reply(line__2__kind="did", line__2__why="")) == []


def test_the_plain_edition_says_each_point_with_what_came_of_it():
    told = said(reply())
    assert told["What was decided"] == ["The centre opens at 8.", "Decided on 2 March 2026 by: Cabinet"]
    assert told["Point 1"] == [
        "You said: The bus is gone.",
        "Still open: We asked the bus company.",
        "You hear what comes of it by 1 June 2026.",
    ]
    assert told["Point 2"] == ["You said: Nine is too late.", "We work early.", "We did: It opens at 8 from May."]
    assert told["Point 3"] == [
        "You said: Open on Saturdays.",
        "We could not do: We cannot this year.",
        "Why: There is no money for a sixth day.",
    ]
    assert told["What changed because of you"] == ["The morning hours came from you."]
    assert list(told)[-1] == "Thank you"


def test_the_easy_edition_has_one_idea_a_line_with_a_picture():
    shown = editions(FACTS, reply(line__2__why="There is no budget for it. We asked."))["easy"]
    lines = [line for section in shown.sections for one in (section, *section.parts) for line in one.lines]
    for line in lines:
        assert line.picture in PICTURES
        assert len(sentences(line.text)) == 1
        assert len(words(line.text)) <= 15
    assert said(reply(), "easy")["Number 3"] == [
        *("You told us:", "Open on Saturdays."),
        *("We could not do this:", "We cannot this year."),
        *("This is why:", "There is no money for a sixth day."),
    ]
    assert "budget" in dict(shown.words)
    assert Statement.from_data(shown.as_data()) == shown


def test_the_day_of_the_work_is_told_where_the_reply_says_none_or_another():
    planned = replace(FACTS, part=part(answers_to("CONSULT"), decide_by=date(2026, 3, 2)))
    assert day_of_work(planned, reply()) is None
    assert day_of_work(planned, reply(decided__day="3")) == date(2026, 3, 2)
    for half_typed in ({"decided__day": ""}, {"decided__day": "31", "decided__month": "2"}):
        assert day_of_work(planned, reply(**half_typed)) == date(2026, 3, 2)
    undated = replace(FACTS, part=part(answers_to("CONSULT"), decide_by=None))
    assert day_of_work(undated, reply()) is None
    assert codes(reply(decided__day="1"), planned) == []  # it is told, and does not stand in the way


def test_each_kind_of_line_has_a_picture_of_its_own_and_none_stands_twice_in_a_row():
    assert len(set(KINDS.values())) == len(KINDS)
    assert all(f"scope.picture.{name}" in PACK.screen for name in KINDS.values())
    a, b = Line("One.", "clock"), Line("Two.", "heart")
    assert list(beside([a, a, b, a])) == [(a, a), (b,), (a,)]
    assert list(beside([a] * 7)) == [(a,) * 7]
    assert list(beside([a] * 7, 5)) == [(a,) * 5, (a,) * 2]
    assert list(beside([])) == []


def test_how_to_challenge_is_drafted_from_who_leads_and_the_way_a_challenge_goes():
    drafted = draft(FACTS, reply(), "challenge")
    assert "Ann Lee" in drafted
    assert "01793 000000" in drafted
    assert PACK.local.route[-1].words in drafted
    nobody = replace(FACTS, lead=None)
    assert draft(nobody, reply(), "challenge") != drafted
    for name in ("challenge", "thanks"):
        for sentence in sentences(draft(FACTS, reply(), name + EASY)):
            assert len(words(sentence)) <= 15


def test_a_twin_follows_the_plain_words_until_somebody_writes_it():
    assert draft(FACTS, reply(), "line-1-said_easy") == "Nine is too late.\nWe work early."
    assert said(reply(line__1__said_easy="Nine is late."), "easy")["Number 2"][1] == "Nine is late."


def test_words_over_an_older_draft_are_to_be_read_again():
    of_today = mark(draft(FACTS, reply(), "thanks"))
    assert not is_stale(FACTS, reply(thanks="Cheers.", **{"thanks.of": of_today}), "thanks")
    assert is_stale(FACTS, reply(thanks="Cheers.", **{"thanks.of": "0"}), "thanks")


@pytest.mark.parametrize("name", [*FIELDS, "decided-day", "line-12-said_easy", "line-1-by-year", "thanks_easy.of"])
def test_what_is_kept(name):
    assert is_kept(name)


@pytest.mark.parametrize("name", ["", "lines", "last", "line-0-said", "line-1-", "line-1-decision", "told", "said"])
def test_what_is_not_kept_by_writing(name):
    assert not is_kept(name)


def test_an_impossible_day_is_no_day():
    assert reply(decided__year="0000").decided_on is None
    assert reply(decided__day="²").decided_on is None
    assert reply().decided_on == date(2026, 3, 2)
