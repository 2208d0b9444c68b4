"""Answers to earlier questions on other ones: which count, which do not, and where they lead."""

from dataclasses import replace

from logic.carried import carried
from logic.flow import Flow
from tests.builders import ALL_YES, answers_to, pack

OURS = pack()


def without(key, *, instead):
    """A pack that does not ask this any more: whoever came to it is done."""
    kept = tuple(one for one in OURS.flow.questions if one.key != key)
    turned = tuple(replace(one, yes=instead) if one.yes == key else one for one in kept)
    return pack(flow=Flow(OURS.flow.start, turned, OURS.flow.outcomes))


def test_an_answer_to_what_is_not_asked_any_more_counts_for_nothing_and_both_results_are_told():
    found = carried(OURS, without("see_through", instead="COPRO"), answers_to("COPRO", see_through="no"), {})
    assert found.gone == ("see_through",)
    assert "see_through" not in found.answers
    assert (found.was, found.now, found.asks, found.refused) == ("CODESIGN", "COPRO", None, ())


def test_what_is_asked_anew_is_told_where_the_way_stops():
    earlier = without("see_through", instead="COPRO")
    found = carried(earlier, OURS, {key: value for key, value in ALL_YES.items() if key != "see_through"}, {})
    assert (found.was, found.now, found.asks, found.gone) == ("COPRO", None, "see_through", ())


def test_an_answer_that_is_not_offered_any_more_is_apart_from_a_question_that_is_not_asked():
    asked = tuple(replace(one, accepts_not_sure=True) if one.key == "affected" else one for one in OURS.flow.questions)
    earlier = pack(flow=Flow(OURS.flow.start, asked, OURS.flow.outcomes))
    found = carried(earlier, OURS, {"purpose": "yes", "affected": "not_sure"}, {"AQ2": "no", "AQ99": "yes"})
    assert (found.refused, found.gone, found.asks) == (("affected",), ("AQ99",), "affected")
    assert dict(found.add_ons) == {"AQ2": "no"}


def test_with_the_same_questions_nothing_is_lost():
    given = answers_to("ENGAGE", reopen="no")
    found = carried(OURS, OURS, given, {"AQ2": "no", "others": "yes"})
    assert dict(found.answers) == given
    assert (found.was, found.now, found.gone, found.refused) == ("ENGAGE", "ENGAGE", (), ())
