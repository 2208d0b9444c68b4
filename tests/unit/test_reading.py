"""How hard a text is to read: worked by hand, and never a wild number."""

import random
import socket

import pytest

from logic import reading
from logic.easy_words import EasyWord, bare_initials, hard_words
from logic.ground import Ground
from logic.reading import EASY, LEAST, YOUNGEST, measure
from logic.sentences import sentences, words
from tests.browser.wizard import our_pack
from tests.hostile import HOSTILE

GROUND = Ground(("HW-6",), "reconstructed")
BUDGET = EasyWord("EW1", "budget", "How much we can spend.", GROUND, ("budgets",))
CASE = EasyWord("EW2", "business case", "Why it is worth it.", GROUND)
CARER = EasyWord("EW3", "carer", "Someone who looks after somebody.", GROUND, ("carers",))
NHS = EasyWord("EW4", "NHS", "Doctors and nurses.", GROUND)
WORDS = (BUDGET, CASE, CARER, NHS)


def test_the_age_is_the_grade_of_flesch_and_kincaid_and_five_years():
    # 3 sentences, 35 words, 40 syllables: 0.39 x 35/3 + 11.8 x 40/35 - 15.59 = 2.4, and five is 7.
    text = (
        "We have to decide how the review of your support will work. You can help us with the questions we ask and "
        "where we meet. The law says there must be a review each year."
    )
    read = measure(text)
    assert (read.words, read.age) == (35, 7)


def test_harder_words_in_longer_sentences_ask_for_an_older_reader():
    # 1 sentence, 20 words, 59 syllables: 0.39 x 20 + 11.8 x 59/20 - 15.59 = 27.0, and five is 32.
    text = (
        "Following the statutory consultation the authority is considering alternative commissioning arrangements for "
        "residential accommodation, including reablement provision and personal budgets."
    )
    plain = "People told us what they think. Now we look at other ways to pay for homes, for care and for help."
    assert measure(text).age == pytest.approx(32, abs=1)
    assert measure(plain).age <= 8


@pytest.mark.parametrize("text", ["", "   ", "Yes.", "word " * (LEAST - 1), "!!! ??? ...", "🙂 👩‍👩‍👧"])
def test_too_little_to_measure_has_no_age(text):
    read = measure(text)
    assert read.age is None
    assert read.too_short


@pytest.mark.parametrize("word", ["مرحبا", "中文 ", "здравствуйте"])
def test_what_is_not_in_our_letters_has_no_age_and_is_not_called_short(word):
    read = measure(f"{word} " * 30)
    assert read.age is None
    assert not read.too_short


def test_no_text_is_for_readers_younger_than_those_who_begin_to_read():
    assert measure("We go. You go. " * 10).age == YOUNGEST


def test_long_sentences_are_named_whole_with_their_words_counted():
    long = "This is a sentence that goes on and on and on until somebody at last thinks to stop it."
    read = measure(f"A short one. {long} Another.", longest=EASY)
    assert read.long == ((long, 19),)
    assert measure(long).long == ()


def test_a_line_ends_a_sentence_and_a_lone_letter_or_an_address_does_not():
    text = "one\ntwo. three! “Four?” five (six.) seven"
    assert sentences(text) == ("one", "two.", "three!", "“Four?”", "five (six.)", "seven")
    assert sentences("See s.18 and www.example.org. Then ask, e.g. a friend.") == (
        "See s.18 and www.example.org.",
        "Then ask, e.g. a friend.",
    )


def test_a_number_a_time_and_a_word_with_a_hyphen_are_one_word_each():
    assert words("At 10:30 on 5 May 2027, co-design: 14.50 an hour. Don’t!") == [
        *("At", "10:30", "on", "5", "May", "2027", "co-design", "14.50", "an", "hour", "Don’t")
    ]


def test_hard_words_are_found_in_every_form_once_and_the_longer_one_hides_the_shorter():
    text = "BUDGETS, a business case, the budget’s size and carers. Not careworn, and not a budget-free one."
    assert hard_words(text, WORDS) == (BUDGET, CASE, CARER)
    assert hard_words(text, ()) == ()


def test_initials_nobody_explains_are_pointed_at_and_those_explained_are_hard_words():
    text = "The CQC, the NHS and the CQC again; WT-0042 and I."
    assert bare_initials(text, WORDS) == ("CQC",)
    assert hard_words(text, WORDS) == (NHS,)
    assert bare_initials("STOP THIS NOW", WORDS) == ()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_measured_like_any_others(text):
    assert measure(f"{text} " * 20, WORDS).words >= 0


def test_the_longest_text_that_is_kept_is_measured_in_no_time():
    chance = random.Random(5)
    text = "".join(chance.choice("ab .\n’'-") for _ in range(10_000))
    for one in (text, "a" * 10_000, ". " * 5_000, "A" * 10_000, "a.b" * 3_000):
        assert measure(one, our_pack().easy_words).words >= 0


def test_nothing_is_fetched_to_measure_a_text(monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert reading.measure("We will tell you what we decide and why. " * 4).age == 6


def test_our_hard_words_are_explained_in_short_sentences_without_harder_words():
    explained = our_pack().easy_words
    assert len(explained) > 50
    for word in explained:
        for sentence in sentences(word.meaning):
            assert len(words(sentence)) <= EASY, word.id
        assert bare_initials(word.meaning, explained) == (), word.id
        assert word not in hard_words(word.meaning, explained), word.id
