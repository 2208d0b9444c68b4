"""The papers of a live session: numbers with phones and cards apart, nothing before it is revealed, and cards to hold up."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from logic.diagrams.voting_cards import cards_svg
from logic.documents import build
from logic.documents.model import Picture
from logic.documents.pdf import to_png
from logic.documents.pictures import POINTS_ALONE
from logic.documents.sheet import comma_separated
from logic.documents.voting import SessionPaper, results_paper, results_sheet
from logic.documents.voting_cards import cards_paper, tally_paper
from logic.voting import Item, Spread, TrainingSession, choices
from logic.voting_told import ItemTold, split_overall, told
from tests.documents.reading import Read, words_of
from tests.documents.records import strings
from tests.documents.test_hostile_words import copied
from tests.documents.work import our_pack
from tests.hostile import HOSTILE

PACK = our_pack()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = date(2026, 11, 26)
SPREADS = {
    "now": Spread({"consultation": 4, "informing": 1}, {"consultation": 2}),
    "should": Spread({"codesign": 5}, {}),
    "differ": Spread({"shape": 2}, {"weigh": 1}),
}


def item(**changes):
    one = next(one for one in PACK.scenarios if one.id == "S02")
    made = Item(1, 1, "scenario", one.id, one.title, one.situation, one.level, one.answers, PACK.version)
    return replace(made, **changes)


def paper(*items, title="The day for new starters"):
    items = items or (item(),)
    session = TrainingSession(1, title, None, None, None, DAY, 9, len(items), True, DAY, items)
    found = tuple(ItemTold(one, SPREADS, told(PACK, one), PACK) for one in items)
    return SessionPaper(session, found, split_overall([SPREADS["differ"]] * len(items)), DAY, NOON, PACK.screen)


def rows(one):
    return list(csv.reader(StringIO(comma_separated(results_sheet(one)).decode("utf-8-sig"))))


def test_phones_and_cards_are_told_apart_and_together_with_what_the_questions_say():
    text = "\n".join(strings(results_paper(paper())))
    assert PACK.screen["live.paper.results.number"].format(all=6, phones=4, cards=2) in text
    assert PACK.screen["live.why.at"].format(place="Consultation") in text
    assert PACK.questions["shape"].says("no") in text
    assert PACK.questions["shape"].text in text
    read = Read(build(results_paper(paper()), "pdf"))
    assert len(read.tagged("H1")) == 1
    assert read.tagged("TH")


def test_the_list_has_every_choice_with_phones_cards_and_both():
    found = rows(paper())
    assert found[0] == [PACK.screen[f"live.paper.column.{name}"] for name in ("number", "title", "kind", "place")] + [
        PACK.screen[f"live.paper.column.{name}"] for name in ("asked", "choice", "phones", "cards", "all")
    ]
    now = [row for row in found if row[4] == PACK.screen["live.spread.now"]]
    assert len(now) == len(choices(PACK))
    assert next(row for row in now if row[5] == "Consultation")[6:] == ["4", "2", "6"]
    differ = [row for row in found if row[4] == PACK.screen["live.spread.differ"]]
    assert [row[6:] for row in differ] == [["2", "0", "2"], ["0", "1", "1"]]


def test_what_the_session_never_came_to_is_not_told_as_if_nobody_had_said_anything():
    never = item(id=2, number=2)
    one = paper(item())
    none = {ask: Spread({}, {}) for ask in SPREADS}
    one = replace(one, items=(*one.items, ItemTold(never, none, told(PACK, never), PACK)))
    assert list(strings(results_paper(one))).count(PACK.screen["live.results.not_voted"]) == 1
    assert {row[0] for row in rows(one)[1:]} == {"1"}
    by_hand = replace(one, items=(one.items[0], replace(one.items[1], spreads=SPREADS)))
    assert PACK.screen["live.results.not_voted"] not in list(strings(results_paper(by_hand)))


def test_one_voice_alone_is_told_without_saying_that_it_split_the_room():
    one = replace(paper(), splits=split_overall([Spread({"shape": 1})]))
    told_apart, told_first = (list(strings(results_paper(made))) for made in (one, paper()))
    apart, first = (PACK.screen[f"live.differ.{key}"] for key in ("apart", "overall"))
    assert (apart in told_apart, first in told_apart) == (True, False)
    assert (apart in told_first, first in told_first) == (False, True)


def test_no_title_becomes_a_formula():
    found = rows(paper(item(title="=1+1", kind="activity", source="WT-0001/1")))
    assert found[1][1] == "'=1+1"


@pytest.mark.parametrize("form", ["pdf", "word"])
@pytest.mark.parametrize("make", [results_paper, cards_paper, tally_paper])
def test_hostile_words_make_every_paper_all_the_same(make, form):
    words = "\n".join(HOSTILE)
    hostile = item(title=HOSTILE[0], situation=words, kind="activity", source="WT-0001/1")
    assert build(make(paper(hostile, replace(hostile, number=2), title=HOSTILE[1])), form)


def test_there_is_a_card_for_each_choice_in_both_colours_and_a_row_to_count_it():
    names = [rung.name for rung in PACK.rungs] + [PACK.screen["live.place.not_on_ladder"]]
    cards = [block.alt for block in cards_paper(paper()).blocks if isinstance(block, Picture)]
    for ask in ("now", "should"):
        asked = PACK.screen[f"live.paper.cards.{ask}"]
        assert PACK.screen["live.paper.cards.alt"].format(asked=asked, names=", ".join(names)) in cards
    drawn = words_of(Read(build(cards_paper(paper()), "pdf")).text)
    assert all(drawn.count(words_of(name)) >= 2 for name in names)
    # In Word a sheet is a picture of points: the two differ by their words alone, and a card without words is lighter.
    with ZipFile(BytesIO(build(cards_paper(paper()), "word"))) as file:
        pictures = [file.read(name) for name in file.namelist() if name.startswith("word/media/")]
    assert len(pictures) == len({*pictures}) == 2
    assert all(len(one) > 2 * len(to_png(cards_svg("", [""] * len(names)), across=POINTS_ALONE)) for one in pictures)
    tally = copied(build(tally_paper(paper()), "word"))
    assert all(name in tally for name in names)
    assert all(PACK.questions[key].text in tally for key in told(PACK, item()).asked)
