"""Every Easy Read word of every page for the public keeps the rules of Easy Read (domain.md H): short sentences, one idea a line."""

import pytest

from logic.authoring.loader import read_pack
from logic.sentences import sentences
from tests.content.conftest import CONTENT

PACK = read_pack(CONTENT, CONTENT / "screen")
PUBLIC = ("fixed", "concern", "feedback", "reply", "seat", "scope", "refused")
MOST_WORDS = 15
EASY = {
    key: words
    for key, words in PACK.screen.items()
    if key.partition(".")[0] in PUBLIC and "easy" in key.split(".") and key != "reply.group.easy"
}


def test_each_page_for_the_public_has_easy_read_words():
    assert {key.partition(".")[0] for key in EASY} == set(PUBLIC)


@pytest.mark.parametrize("key", EASY)
def test_a_line_is_short_and_holds_no_long_sentence(key):
    for line in EASY[key].splitlines():
        found = list(sentences(line))
        assert all(len(one.split()) <= MOST_WORDS for one in found), found
        assert len(found) <= 2, found
