"""The Easy Read words of a seat keep the rules of Easy Read (domain.md H): short sentences, one idea a line."""

import pytest

from logic.authoring.loader import read_pack
from logic.reading import EASY, measure
from logic.sentences import sentences
from tests.content.conftest import CONTENT

PACK = read_pack(CONTENT, CONTENT / "screen")
OURS = {key: words for key, words in PACK.screen.items() if key.startswith("seat.easy.")}
ASKED = {f"{key}.easy_yes": words.easy_yes for key, words in PACK.questions.items()}
LINES = 4
"""Most lines that say what counts as yes; ours."""


def test_every_question_says_in_easy_read_what_counts_as_yes():
    assert [key for key, words in ASKED.items() if not 1 <= len(words.splitlines()) <= LINES] == []


@pytest.mark.parametrize("key", [*OURS, *ASKED])
def test_it_is_short_and_each_line_is_one_idea(key):
    words = (OURS | ASKED)[key]
    found = measure(words, PACK.easy_words, longest=EASY)
    assert not found.long
    assert not found.initials
    # Two short sentences may share a line on a list; on a page of its own each has its line.
    assert all(len(list(sentences(line))) <= 2 for line in words.splitlines())
    assert not found.hard, found.hard
