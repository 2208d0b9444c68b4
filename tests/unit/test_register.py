"""Where a limit stands, what limits cost, and what sounds like a limit that often does not stand up (domain.md D)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic import register
from logic.authoring.loader import read_pack
from logic.journey import replay
from logic.register import TestAnswer as Said
from logic.register import cost, explained_by, in_the_way, sounds_like, standing, stands, status_of, to_ask
from logic.register.rules import latest_end, months_after
from logic.settings import BUILT_IN_CONTENT
from tests.builders import TODAY
from tests.flows import answers_for, our_flow, valid_flows
from tests.limits import REGISTER, TEST, complete, limit

OURS = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen").register
FLOW = our_flow()
SOUND = complete()["test"]


def answered(*weak, **said):
    """The test of a sound limit, with weak answers to these questions."""
    return SOUND | {key: Said("We were told so.", "weak") for key in weak} | said


# Where it stands


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "confirmed"),
        ({"strength": "fixed"}, "confirmed"),
        ({"test": answered(extent=Said("Only the end date.", "strong", only_part=True))}, "partly_open"),
        # Something lacks.
        ({"test": {}}, "draft"),
        ({"test": {key: SOUND[key] for key in TEST[:4]}}, "draft"),
        ({"plain": ""}, "draft"),
        ({"still_open": ()}, "draft"),
        ({"still_open": (), "why_nothing_open": "A court has said how."}, "confirmed"),
        ({"evidence": "", "test": {}}, "draft"),
        ({"expires_on": None}, "draft"),
        # It did not stand up, whatever else it lacks.
        ({"strength": "preference"}, "not_proven"),
        ({"strength": "preference", "plain": ""}, "not_proven"),
        ({"evidence": ""}, "not_proven"),
        ({"clause": " "}, "not_proven"),
        ({"test": answered("asked")}, "confirmed"),
        ({"test": answered("asked", "written")}, "not_proven"),
        ({"test": {key: Said("Told.", "weak") for key in TEST[:2]}}, "not_proven"),
        ({"test": answered("asked", "written"), "plain": ""}, "not_proven"),
        # Somebody doubted it, and was answered.
        ({"doubted": "did_not_stand"}, "not_proven"),
        ({"doubted": "did_not_stand", "plain": ""}, "not_proven"),
        ({"doubted": "partly"}, "partly_open"),
        ({"doubted": "partly", "plain": ""}, "draft"),
        ({"doubted": "did_not_stand", "withdrawn_on": TODAY}, "withdrawn"),
        # Something else was tested.
        ({"test_again": True}, "draft"),
        ({"test_again": True, "review_on": TODAY - timedelta(days=1)}, "draft"),
        # Its day has passed.
        ({"review_on": TODAY}, "confirmed"),
        ({"review_on": TODAY - timedelta(days=1)}, "reopened"),
        ({"review_on": TODAY - timedelta(days=9), "expires_on": TODAY - timedelta(days=1)}, "reopened"),
        ({"review_on": TODAY - timedelta(days=1), "plain": ""}, "draft"),
        ({"review_on": TODAY - timedelta(days=1), "evidence": ""}, "not_proven"),
        # Withdrawn is withdrawn.
        ({"withdrawn_on": TODAY}, "withdrawn"),
        ({"withdrawn_on": TODAY, "strength": "preference", "test": {}}, "withdrawn"),
    ],
)
def test_where_a_limit_stands(changes, status):
    assert status_of(limit(**changes), REGISTER, TODAY) == status
    assert stands(limit(**changes), REGISTER, TODAY) == (status in {"confirmed", "partly_open"})


def test_a_passed_day_opens_a_limit_again_by_itself():
    one = limit()
    assert stands(one, REGISTER, date(2026, 9, 1))
    assert not stands(one, REGISTER, date(2026, 9, 2))


def test_content_without_a_register_proves_nothing():
    assert status_of(limit(), register.Register(), TODAY) == "draft"


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 3, 2), 12, date(2027, 3, 2)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, after):
    assert months_after(day, months) == after


def test_a_limit_lives_twelve_months_at_most_from_its_last_test():
    assert latest_end(limit(tested_on=date(2026, 1, 5)), REGISTER) == date(2027, 1, 5)
    assert status_of(limit(tested_on=date(2026, 1, 5)), REGISTER, TODAY) == "draft"


OTHER = {"evidence": "A minute", "clause": "Clause 9", "said_by": "Jo", "said_role": "Clerk", "strength": "fixed"}
PAST = TODAY - timedelta(days=1)
LATER = TODAY + timedelta(days=30)


def saved(before, *, tested=False, **changes):
    return register.renewed(before, replace(before, **changes), REGISTER, TODAY, tested=tested)


@pytest.mark.parametrize(("field", "words"), [("statement", "No room is free"), *OTHER.items()])
def test_what_says_something_else_is_tested_again_before_it_stands(field, words):
    other = saved(limit(), **{field: words})
    assert (other.test_again, status_of(other, REGISTER, TODAY)) == (True, "draft")
    assert [one.code for one in register.missing(other, REGISTER)] == ["limit_test_again"]
    again = saved(other, tested=True)
    assert (again.test_again, again.tested_on, status_of(again, REGISTER, TODAY)) == (False, TODAY, "confirmed")
    assert saved(limit(), tested=True, **{field: words}).test_again is False
    assert saved(saved(limit(), **{field: ""}), **{field: words}).test_again


@pytest.mark.parametrize(
    "changes",
    [
        {"statement": "The  LEASE is signed, until 2030."},
        {"said_by": "sam ng"},
        {"plain": "Wholly other words.", "category": "law"},
        {"review_on": LATER},
        {"expires_on": LATER, "review_on": LATER},
    ],
)
def test_spelling_and_what_was_not_tested_change_without_a_new_test(changes):
    assert stands(saved(limit(), **changes), REGISTER, TODAY)


def test_what_was_empty_is_filled_in_without_a_new_test():
    assert stands(saved(limit(clause=""), clause="Clause 3.1"), REGISTER, TODAY)
    assert not saved(limit(test={}), statement="No room is free").test_again


@pytest.mark.parametrize("field", ["review_on", "expires_on"])
@pytest.mark.parametrize("day", [LATER, None])
def test_a_passed_day_is_moved_with_a_new_test_alone(field, day):
    passed = limit(tested_on=PAST - timedelta(days=90), **{field: PAST})
    assert saved(passed, **{field: day}).test_again
    looked_at = saved(passed, tested=True)
    assert not saved(looked_at, **{field: day}).test_again


def test_what_was_found_counts_until_the_limit_is_tested_again():
    found = register.found_out(limit(), "did_not_stand")
    assert saved(found, plain="Other words.").doubted == "did_not_stand"
    assert register.found_out(found, None).doubted == "did_not_stand"
    assert register.found_out(found, "stands").doubted is None
    assert stands(saved(found, tested=True), REGISTER, TODAY)
    assert [one.code for one in register.missing(found, REGISTER)] == ["limit_doubted"]


def test_people_know_of_a_limit_once_it_was_saved_as_more_than_a_draft():
    draft = saved(limit(plain=""), clause="Clause 4")
    assert not draft.told
    whole = saved(limit(plain=""), plain="In plain words.")
    assert whole.told
    assert saved(whole, statement="No room is free").told
    assert register.found_out(draft, None).told


def test_a_limit_lives_twelve_months_at_most_from_its_last_save_while_it_is_not_tested():
    assert latest_end(limit(), REGISTER) == date(2027, 3, 2)
    assert status_of(limit(expires_on=date(2027, 3, 2)), REGISTER, TODAY) == "confirmed"
    assert status_of(limit(expires_on=date(2027, 3, 3)), REGISTER, TODAY) == "draft"


@pytest.mark.parametrize(
    "statement",
    [
        "The lease is signed; no more money can be found",
        "The lease is signed. No more money can be found.",
        "The lease is signed\nNo more money can be found",
        "Can we move it? No, we cannot move",
    ],
)
def test_two_limits_in_one_entry_are_noticed(statement):
    assert register.is_more_than_one(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "The lease is signed.",
        "Care Act 2014, s. 18 applies",
        "St. Mary’s must close by 31 March",
        "Two staff, day and night, must be there",
        "",
    ],
)
def test_one_limit_is_not_taken_for_two(statement):
    assert not register.is_more_than_one(statement)


# What limits cost

YES = dict.fromkeys(FLOW.order, "yes")
LATE = YES | {"time_together": "no", "power": "no", "see_through": "no"}
"""Engagement, rank 3: there is no time to work together."""
CLOSED = YES | {"open": "no", "part_open": "no", "time_together": "no"}
"""Informing, rank 1. That there is no time together stands off the path."""


@pytest.mark.parametrize(
    ("answers", "explained", "each", "together"),
    [
        (LATE, {}, {}, 0),
        (LATE, {1: ()}, {1: 0}, 0),
        (LATE, {1: ("time_together",)}, {1: 1}, 1),
        (LATE, {1: ("time_together", "power")}, {1: 1}, 1),
        (LATE, {1: ("time_together", "power", "see_through")}, {1: 2}, 2),
        # Behind another "no", a limit costs nothing by itself.
        (LATE, {1: ("time_together",), 2: ("power", "see_through")}, {1: 1, 2: 0}, 2),
        (LATE, {1: ("power",), 2: ("see_through",)}, {1: 0, 2: 0}, 0),
        # Two limits explain one "no": neither alone frees it.
        (LATE, {1: ("time_together",), 2: ("time_together",)}, {1: 0, 2: 0}, 1),
        (LATE, {1: ("time_together", "power", "see_through"), 2: ("time_together",)}, {1: 0, 2: 0}, 2),
        (LATE, {1: ("time_together", "power"), 2: ("power",), 3: ("see_through",)}, {1: 1, 2: 0, 3: 0}, 2),
        # What was answered yes or not sure, or by nobody, is no "no".
        (LATE, {1: ("open",)}, {1: 0}, 0),
        (LATE | {"time_together": "not_sure"}, {1: ("time_together",)}, {1: 0}, 0),
        (LATE | {"power": "not_sure"}, {1: ("time_together", "power", "see_through")}, {1: 1}, 1),
        ({"purpose": "yes", "affected": "yes", "open": "no"}, {1: ("open",)}, {1: 0}, 0),
        ({}, {1: ("purpose",)}, {1: 0}, 0),
        # Answers off the path count once the path reaches them.
        (CLOSED, {1: ("open",)}, {1: 2}, 2),
        (CLOSED, {1: ("part_open",)}, {1: 2}, 2),
        (CLOSED, {1: ("open",), 2: ("time_together",)}, {1: 2, 2: 0}, 4),
        (CLOSED, {1: ("open", "time_together")}, {1: 4}, 4),
        (YES | {"purpose": "no"}, {1: ("purpose",)}, {1: 5}, 5),
        # A question that is not asked any more explains nothing.
        (LATE, {1: ("weather", "time_together")}, {1: 1}, 1),
    ],
)
def test_what_limits_cost(answers, explained, each, together):
    before = dict(answers)
    found = cost(FLOW, answers, explained)
    assert (dict(found.each), found.together) == (each, together)
    assert answers == before


@given(st.data())
def test_the_cost_is_that_of_running_the_questions_again(data):
    flow = data.draw(valid_flows())
    answers = data.draw(answers_for(flow))
    keys = st.lists(st.sampled_from([q.key for q in flow.questions]), unique=True)
    explained = data.draw(st.dictionaries(st.integers(1, 4), keys))
    found = cost(flow, answers, explained)

    def rank(freed):
        sure = {q.key: "yes" if answers.get(q.key) == "yes" else "no" for q in flow.questions}
        return flow.rank[replay(flow, sure | {key: "yes" for key in freed if answers.get(key) == "no"}).outcome]

    assert found.together == rank({key for keys in explained.values() for key in keys}) - rank(()) >= 0
    for number, mine in explained.items():
        others = {key for other, keys in explained.items() if other != number for key in keys}
        assert found.each[number] == rank(set(mine) - others) - rank(()) >= 0


def test_only_what_stands_explains_and_only_in_its_part():
    limits = (
        limit(1, explains=("power",)),
        limit(2, part=1, explains=("time_together",)),
        limit(3, part=2, explains=("open",)),
        limit(4, strength="preference", explains=("power",)),
        limit(5, review_on=TODAY - timedelta(days=1)),
        limit(6, withdrawn_on=TODAY),
        limit(7, doubted="did_not_stand", explains=("time_together",)),
        limit(8, test_again=True, explains=("time_together",)),
    )
    assert [one.number for one in standing(limits, REGISTER, TODAY)] == [1, 2, 3]
    of_part = standing(limits, REGISTER, TODAY, part=1)
    assert explained_by(of_part) == {1: ("power",), 2: ("time_together",)}
    assert cost(FLOW, LATE, explained_by(of_part)).each == {1: 0, 2: 1}


def test_a_limit_stands_in_the_way_of_a_lift_that_needs_what_it_explains():
    one = limit(1, explains=("time_together", "power"))
    assert in_the_way((one,), LATE, ("time_together",)) == (one,)
    assert in_the_way((one,), LATE | {"time_together": "not_sure"}, ("time_together",)) == ()
    assert in_the_way((one,), LATE, ("open",)) == ()


# What it sounds like


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("There is NO MONEY!", ["FD1"]),
        ("No  money, we were told", ["FD1"]),
        ("We can’t afford it", ["FD1"]),
        ("We CAN'T AFFORD it", ["FD1"]),
        ("It is policy: no money for that", ["FD1", "FD2"]),
        ("Our policy-makers met", ["FD2"]),
        ("There is no moneybox", []),
        ("No. Money is there", ["FD1"]),
        ("The lease is signed", []),
        ("", []),
    ],
)
def test_words_that_sound_like_a_row_of_the_catalogue(words, found):
    assert [one.id for one in sounds_like(words, REGISTER.doubts)] == found


def test_the_question_is_offered_until_the_test_is_answered():
    one = limit(statement="There is no money", test={})
    assert [row.ask for row in to_ask(one, REGISTER)] == ["Which budget?"]
    assert to_ask(limit(statement="Money", plain="We were told there is no money", test={}), REGISTER)
    assert to_ask(limit(statement="There is no money", test={key: SOUND[key] for key in TEST[:4]}), REGISTER)
    assert not to_ask(limit(statement="There is no money"), REGISTER)
    assert not to_ask(limit(statement="There is no money", test={}, withdrawn_on=TODAY), REGISTER)


# Our content


def test_our_register_is_whole():
    assert len(OURS.categories) == 10
    assert len(OURS.test) == 5
    assert len(OURS.doubts) == len(OURS.examples) == 12
    assert (OURS.most_months, OURS.weak_is_not_proven) == (12, 2)


@pytest.mark.parametrize("example", [one.id for one in OURS.examples])
def test_an_example_that_stands_names_one_limit_and_does_not_sound_like_one_that_does_not(example):
    one = next(each for each in OURS.examples if each.id == example)
    assert not register.is_more_than_one(one.statement)
    if one.status in {"not_proven", "withdrawn"}:
        assert sounds_like(one.statement, OURS.doubts)


def test_no_word_on_the_screen_calls_a_limit_fake():
    screen = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen").screen
    said = " ".join(screen.values()) + (BUILT_IN_CONTENT / "register.yaml").read_text(encoding="utf-8")
    assert "fake" not in said.casefold()
