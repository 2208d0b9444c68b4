"""Rules of what people give: drafts, fives, and the numbers on paper."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.errors import Problem
from logic.feedback_given import Filled, ReplyDraft, by_number, fives, from_plain, is_draft_name, unfit_about
from tests.feedback import FEEDBACK

ASKED = FEEDBACK.questions
KEYS = st.sampled_from(["FB02", "FB06", "FB13"])
PAGES = st.builds(
    Filled,
    st.sampled_from(["standard", "easy"]),
    st.dictionaries(KEYS, st.sampled_from([None, "agree", "disagree"])),
    st.dictionaries(st.sampled_from(["FB14", "FB15"]), st.text(max_size=5)),
    st.dictionaries(st.just("FB18"), st.booleans()),
    st.sampled_from([None, True, False]),
)


@pytest.mark.parametrize(
    ("count", "told"), [(0, 0), (1, 0), (4, 0), (5, 5), (9, 5), (10, 10), (14, 10), (10_001, 10_000)]
)
def test_replies_are_told_in_fives(count, told):
    assert fives(count) == told


@given(st.lists(PAGES, max_size=6))
def test_a_draft_holds_the_last_that_each_page_gave_and_outlives_being_kept(pages):
    draft = ReplyDraft()
    for page in pages:
        draft = draft.merged(page)
    for edition in ("standard", "easy"):
        last: dict[str, str | None] = {}
        for page in pages:
            last |= page.choices if page.edition == edition else {}
        assert draft.chosen(edition) == {key: value for key, value in last.items() if value}
    words: dict[str, str] = {}
    for page in pages:
        words |= page.words
    assert draft.words == {key: text for key, text in words.items() if text}
    ticks = [page.ticked["FB18"] for page in pages if "FB18" in page.ticked]
    assert draft.ticked == (frozenset({"FB18"}) if ticks and ticks[-1] else frozenset())
    assert from_plain(json.loads(json.dumps(draft.to_plain()))) == draft


def test_what_was_answered_in_the_other_edition_alone_is_left_behind():
    draft = ReplyDraft({"standard": {"FB02": "agree", "FB06": "agree"}, "easy": {"FB02": "thumb_up"}})
    assert draft.left_behind("easy") == ("FB06",)
    assert draft.left_behind("standard") == ()


def test_numbers_on_paper_are_the_places_of_the_answers():
    typed = {"FB02": " 3 ", "FB06": "", "FB14": "7", "FB99": "1"}
    assert by_number(ASKED, "standard", typed) == ({"FB02": "does_not_apply"}, [])
    assert by_number(ASKED, "easy", {"FB02": "2"}) == ({"FB02": "thumb_down"}, [])


@pytest.mark.parametrize("typed", ["0", "4", "12", "-1", "1.5", "x", "²", "1 2", "9" * 50, "<b>1</b>"])
def test_a_number_that_stands_beside_no_box_is_refused_with_the_most_there_can_be(typed):
    choices, (problem,) = by_number(ASKED, "standard", {"FB02": typed, "FB06": "1"})
    assert choices == {"FB06": "agree"}
    assert problem == Problem("FB02", "number_not_there", {"given": typed[:20], "most": 3})


def test_answers_about_oneself_are_those_offered_in_the_edition():
    assert unfit_about(FEEDBACK.about, "standard", {"age": "old", "carer": "no"}) == []
    assert [one.field for one in unfit_about(FEEDBACK.about, "easy", {"age": "old", "carer": "no", "x": "y"})] == [
        "carer",
        "x",
    ]


def test_the_name_of_a_draft():
    assert is_draft_name("0123456789abcdef" * 2)
    for name in ("", "0" * 31, "0" * 33, "G" * 32, "A" * 32, "０" * 32, "0" * 32 + "\n"):
        assert not is_draft_name(name)
