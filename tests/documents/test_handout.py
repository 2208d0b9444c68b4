"""The handout of a talk about the ladder, read back: all of the ladder, every turn, space to write, and notes for trainers."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from logic.authoring.loader import read_pack
from logic.diagrams.balance import balance_svg
from logic.documents import build, show_words
from logic.documents.handout import handout
from logic.documents.model import Drawing, Ideas, Table
from logic.pack import MOST_BALANCE
from logic.show import talk
from tests.builders import pack as small_pack
from tests.documents.reading import Read
from tests.hostile import HOSTILE

CONTENT = Path(__file__).resolve().parents[2] / "content"
PACK = read_pack(CONTENT, CONTENT / "screen")
TALK = talk(PACK)


def strings(document):
    """Every text of a Word file, its tables too."""
    word = docx.Document(BytesIO(build(document, "word")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_it_tells_every_rung_every_turn_and_leaves_space_to_write():
    said = strings(handout(PACK, TALK))
    for rung in PACK.rungs:
        for words in (rung.gloss, rung.definition, rung.power, rung.expect, rung.sign, show_words.balance(PACK, rung)):
            assert words in said
    for turn in TALK.turns:
        assert show_words.turned(PACK, turn) in said
        assert show_words.turn_title(PACK, turn) in said
    for words in (TALK.example.title, TALK.example.situation, TALK.example.teaching_point):
        assert words in said
    for name in ("write_decision", "write_step", "write_answer"):
        assert PACK.screen[f"show.paper.{name}"] in said
    assert PACK.rungs[0].show.ask not in said


def test_the_trainers_edition_has_the_notes_of_every_slide_as_well():
    said = strings(handout(PACK, TALK, trainer=True))
    for number, slide in enumerate(TALK.slides, 1):
        note = show_words.note(PACK, TALK, slide)
        assert f"{number}. {show_words.title(PACK, TALK, slide)}" in said
        assert note.ask in said
        assert all(line in said for line in note.say)


@pytest.mark.parametrize("size", ["standard", "large"])
def test_the_pdf_is_tagged_and_its_pictures_say_what_they_show(size):
    document = handout(PACK, TALK, trainer=size == "standard")
    read = Read(build(document, "pdf", size))
    assert len(read.tagged("H1")) == 1
    assert len(read.tagged("H2")) == (5 if size == "standard" else 4)
    alts = [str(figure.Alt) for figure in read.tagged("Figure")]
    assert len(alts) == 1 + len(PACK.rungs)
    assert all(rung.name in alts[0] for rung in PACK.rungs)
    assert [show_words.balance(PACK, rung) in alt for rung, alt in zip(PACK.rungs, alts[1:], strict=True)] == [True] * 7
    ladder = next(block for block in document.blocks if isinstance(block, Drawing))
    assert [node.id for node in ladder.diagram.nodes] == [rung.key for rung in PACK.rungs]


def test_the_same_content_gives_the_same_words_and_the_picture_tips_the_other_way_nowhere():
    assert handout(PACK, TALK) == handout(PACK, talk(PACK))
    pictures = [balance_svg(level) for level in range(MOST_BALANCE + 1)]
    assert len(set(pictures)) == len(pictures)
    tilts = [float(one.split(b"rotate(-")[1].split(b" ")[0]) for one in pictures]
    assert tilts == sorted(tilts, reverse=True)
    assert tilts[-1] == 0


def test_content_without_balances_and_examples_makes_a_handout_without_them():
    bare = small_pack()
    document = handout(bare, talk(bare), trainer=True)
    assert not [block for block in document.blocks if isinstance(block, Ideas)]
    # Space to write is all that stands in tables.
    assert len([block for block in document.blocks if isinstance(block, Table)]) == 3
    assert build(document, "pdf")


@pytest.mark.parametrize("form", ["pdf", "word"])
def test_hostile_words_make_a_handout_all_the_same(form):
    words = "\n".join(HOSTILE)
    spoiled = replace(PACK.scenarios[0], id="S99", title=HOSTILE[0], situation=words, teaching_point=words)
    other = replace(PACK, scenarios=(spoiled,), version="eeeeeeeeeeee")
    assert build(handout(other, talk(other), trainer=True), form)
