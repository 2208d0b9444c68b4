"""Whatever people wrote, in every field of a record: it comes out as written, in both forms, and does nothing."""

import unicodedata
from collections import Counter
from io import BytesIO

import docx
import pytest

from logic.documents import build
from logic.documents.glyphs import drawable
from logic.documents.record import record_document
from logic.text import PARAGRAPH, clean
from tests.documents.reading import Read, words_of
from tests.documents.records import WORDS, record_with, strings
from tests.hostile import HOSTILE

TURNED = "\u202e"
LET_THROUGH = (
    "\ufffe\uffff",
    "\ue000 \U000e0041",
    "x" * PARAGRAPH,
    "\U00012000 \u0915\u0e31",
    "one\ttwo\nthree",
    "\u0600\u06dd",
)
"""Odd, and kept by the rules for text all the same."""


def documents(words):
    """The document of a record with these words everywhere, after one with others."""
    return record_document(record_with(words, number=2), record_with("Before."), WORDS)


def copied(file):
    """The text of a Word file, as its runs hold it."""
    word = docx.Document(BytesIO(file))
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join(p.text for place in (word, *cells) for p in place.paragraphs)


@pytest.mark.parametrize("words", [*HOSTILE, *LET_THROUGH], ids=lambda words: ascii(words[:20]))
def test_it_comes_out_as_written_in_the_pdf(words):
    document = documents(words)
    read = Read(build(document, "pdf"))
    text = words_of(read.text)
    for said in strings(document):
        wanted = words_of(drawable(said))
        if TURNED in words:
            # A PDF holds letters in the order they are seen, and these are turned round.
            assert not Counter(wanted) - Counter(text), said
        else:
            assert wanted in text, said


@pytest.mark.parametrize("words", [*HOSTILE, *LET_THROUGH], ids=lambda words: ascii(words[:20]))
def test_it_comes_out_as_written_in_word(words):
    document = documents(words)
    text = copied(build(document, "word"))
    for said in strings(document):
        for line in said.splitlines():
            if line.strip():
                assert text.count(line.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")), line[:80]


def test_what_turns_text_round_ends_where_it_was_written():
    read = Read(build(documents("\u202eback to front"), "pdf"))
    assert "tnorf ot kcab" in read.text
    assert WORDS["record.how_told"] in read.text


def test_every_hostile_string_is_one_that_the_rules_for_text_keep():
    for words in (*HOSTILE, *LET_THROUGH):
        assert clean(words, most=PARAGRAPH)


def test_letters_are_only_composed_and_never_changed():
    for words in HOSTILE:
        assert drawable(words) == unicodedata.normalize("NFC", words)
