"""What our feedback form asks, held against a table of domain.md H typed by hand, and Easy Read against its rules."""

import re
from itertools import pairwise

import pytest

from logic.authoring.loader import read_pack
from logic.pictograms import OWN, PICTURES, picture
from tests.content.conftest import CONTENT

PACK = read_pack(CONTENT, CONTENT / "screen")
FEEDBACK = PACK.feedback
CP, CD, EN, CO, IN = "coproduction", "codesign", "engagement", "consultation", "informing"
ASKED = {
    "FB01": {CP, CD, EN, CO, IN},
    "FB02": {CP, CD, EN, CO, IN},
    "FB03": {CP, CD, EN, CO},
    "FB04": {CP, CD, EN, CO, IN},
    "FB05": {CP, CD, EN, CO, IN},
    "FB06": {CP, CD, EN, CO},
    "FB07": {CP, CD, EN, CO, IN},
    "FB08": {CP, CD, EN, CO, IN},
    "FB09": {CP, CD, EN, CO},
    "FB10": {CP, CD, EN, CO},
    "FB11": {CP, CD, EN},
    "FB12": {CP, CD, EN, CO},
    "FB13": {CP, CD, EN, CO, IN},
    "FB14": {CP, CD, EN, CO, IN},
    "FB15": {CP, CD, EN, CO, IN},
    "FB16": {CP, CD, EN, CO},
    "FB18": {CP, CD, EN, CO, IN},
}
HEARD = {"FB01": "open", "FB14": "open", "FB15": "open", "FB18": "concern"}
MOST_WORDS = 15
EASY_WORDS = {
    key: words for key, words in PACK.screen.items() if key.startswith(("feedback.easy.", "feedback_forms.sheet.easy."))
}


def easy_texts():
    """Every Easy Read text of the form, with where it stands."""
    for question in FEEDBACK.questions:
        yield question.id, question.easy_read
        yield from ((question.id, option.words) for option in (question.scale.easy if question.scale else ()))
    for about in FEEDBACK.about:
        yield about.key, about.easy_read
        yield from ((about.key, option.words) for option in about.easy_options)
    yield from EASY_WORDS.items()


def test_every_question_is_asked_at_the_rungs_of_the_table():
    assert {one.id: set(one.rungs) for one in FEEDBACK.questions} == ASKED
    assert {one.id: one.kind for one in FEEDBACK.questions if one.kind != "choice"} == HEARD


@pytest.mark.parametrize("rung", [CP, CD, EN, CO, IN])
def test_the_later_form_asks_what_came_of_it_and_the_first_does_not(rung):
    assert [one.id for one in FEEDBACK.asked("later", rung)] == ["FB13", "FB14", "FB15", "FB18"]
    first = [one.id for one in FEEDBACK.asked("first", rung)]
    assert first == [key for key in ASKED if rung in ASKED[key] and key != "FB13"]


def scale(question, edition):
    return [(option.key, option.counts) for option in FEEDBACK.by_id[question].scale.options(edition)]


def test_the_scales_are_those_of_the_table():
    agree = ["strongly_agree", "agree", "neither", "disagree", "strongly_disagree"]
    assert scale("FB02", "standard") == [*((key, True) for key in agree), ("does_not_apply", False)]
    assert scale("FB02", "easy") == [("thumb_up", True), ("flat_hand", True), ("thumb_down", True), ("not_sure", False)]
    for edition in ("standard", "easy"):
        assert scale("FB11", edition) == [("yes", True), ("no", True), ("not_offered", False)]
        assert scale("FB16", edition) == [("yes", True), ("maybe", True), ("no", True)]
    same = [one.id for one in FEEDBACK.questions if one.scale and one.scale.key == "agree"]
    assert same == ["FB02", "FB03", "FB04", "FB05", "FB06", "FB07", "FB08", "FB09", "FB10", "FB13"]


def test_what_it_felt_like_is_asked_by_rung_and_in_easy_read_by_four_pictures():
    felt = FEEDBACK.by_id["FB12"].scale
    assert [option.rung for option in felt.standard] == [rung.key for rung in PACK.rungs]
    assert {option.key: option.rungs for option in felt.easy} == {
        "with_me": (CP, CD),
        "asked_me": (EN, CO),
        "told_me": (IN, "educating"),
        "not_listened": ("no_voice",),
    }


def test_each_question_about_oneself_can_be_left_unsaid_in_the_same_answers_in_both_editions():
    assert [one.key for one in FEEDBACK.about] == ["age", "disabled", "ethnic_group", "carer"]
    for one in FEEDBACK.about:
        assert [option.key for option in one.options] == [option.key for option in one.easy_options]
        assert (one.options[-1].key, one.options[-1].counts) == ("not_said", False)


def test_every_easy_read_question_and_answer_has_a_picture_that_can_be_told_in_words():
    named = {one.picture for one in FEEDBACK.questions}
    named |= {option.picture for one in FEEDBACK.questions if one.scale for option in one.scale.easy}
    assert "" not in named
    for name in named:
        assert PACK.screen[f"feedback.picture.{name}"]
    assert set(OWN) <= named | {"person", "cross"}
    for name in PICTURES:
        assert picture(name).startswith(b"<svg ")
    with pytest.raises(KeyError):
        picture("../local")


def test_an_easy_read_line_is_one_short_sentence():
    long, crowded = [], []
    for where, text in easy_texts():
        for line in text.replace("{title}", "the work").replace("{date}", "1 May 2026").splitlines():
            sentences = [one for one in re.split(r"(?<=[.?!]) ", line) if one]
            long += [(where, one) for one in sentences if len(one.split()) > MOST_WORDS]
            # A line of a list may say why in a second sentence; anywhere else each has its own.
            if len(sentences) > (2 if "items" in where else 1):
                crowded.append((where, line))
    assert long == []
    assert crowded == []


def test_both_editions_say_the_same_things():
    def keys(edition):
        start = f"feedback.{edition}."
        return {re.sub(r"\.\d+$", "", key.removeprefix(start)) for key in PACK.screen if key.startswith(start)}

    assert keys("plain") == keys("easy")


def test_the_order_on_paper_is_that_of_the_pages():
    on_paper = [one.id for one in FEEDBACK.on_paper("first", CP, "standard")]
    assert sorted(on_paper) == [one.id for one in FEEDBACK.asked("first", CP)]
    groups = [FEEDBACK.by_id[key].group for key in on_paper]
    assert list(dict.fromkeys(groups)) == [group.key for group in FEEDBACK.groups]
    assert sum(one != other for one, other in pairwise(groups)) == len(FEEDBACK.groups) - 1
    assert FEEDBACK.on_paper("first", CP, "easy") == FEEDBACK.asked("first", CP)
