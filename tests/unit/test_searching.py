"""Which words an activity is found by, and what a search asks for."""

import pytest

from logic.searching import ASKED_MOST, WORD_MOST, Asked, asked, folded, words_of
from tests.hostile import HOSTILE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moving the drop-in", {"moving", "the", "drop", "in"}),
        ("The Carers’ CAFÉ, e\u0301tage", {"the", "carers", "cafe", "etage"}),
        ("O'Brien's", {"obriens"}),
        ("snake_case 2027/28", {"snake", "case", "2027", "28"}),
        ("中文 ab中", {"中", "文", "ab"}),
        ("Straße ＷＩＤＥ", {"strasse", "wide"}),
        ("🙂 --- _", set()),
        ("x" * 99, {"x" * WORD_MOST}),
    ],
)
def test_the_words_of_a_text(text, words):
    assert words_of([text]) == words


@pytest.mark.parametrize("text", [*HOSTILE, "Moving the drop-in", "The carers’ café", "中文"])
def test_whatever_is_typed_finds_the_text_it_was_typed_from(text):
    words = words_of([text])
    assert all(any(word.startswith(one.start or "?") for word in words) for one in asked(text))


@pytest.mark.parametrize("text", ["WT-0042", "wt 42", "wt0042", "Wt\u20130042", "WT.42"])
def test_a_reference_asks_for_that_activity_alone(text):
    assert asked(text) == (Asked(None, "wt42"),)


def test_a_number_alone_asks_for_the_reference_or_a_word_that_begins_so():
    assert asked(" 0042 ") == (Asked("0042", "wt42"),)
    assert asked("2027 plan") == (Asked("2027"), Asked("plan"))
    assert asked("٤٢") == (Asked("٤٢"),)


def test_the_same_word_is_asked_once_and_no_more_than_some():
    assert asked("a A á") == (Asked("a"),)
    assert len(asked(" ".join(f"w{n}" for n in range(50)))) == ASKED_MOST


def test_folding_twice_changes_nothing_more():
    for text in (*HOSTILE, "İı ŉ ﷺ ᾳ"):
        assert folded(folded(text)) == folded(text)
