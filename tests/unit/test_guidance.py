"""Which pairs a piece of work is held against, which is shown where, and what is told of the look at them."""

from datetime import date

import pytest

from logic.ground import Ground
from logic.guidance import (
    OnChecklist,
    Pair,
    PairMark,
    Pairs,
    Summary,
    Theme,
    gaps,
    next_to_look_at,
    summary,
    that_counts,
)

GROUND = Ground(("SW-OTH-6",), "reconstructed")
DAY = date(2026, 3, 2)


def pair(key, outcomes="CO EN", phases=("plan",), pages=(), theme="one"):
    return Pair(key, theme, key, "", "", "", "", frozenset(outcomes.split()), phases, pages, "plan", "", GROUND)


A = pair("A", "CP CO EN", ("commit", "host"), ("limits", "result"))
B = pair("B", "CP", ("plan",), ("limits",), theme="two")
C = pair("C", "EN", ("host",), ("limits",), theme="two")
D = pair("D", "CP EN", ("review",))
PAIRS = Pairs((Theme("one", "One"), Theme("two", "Two")), (A, B, C, D))


def marks(**states):
    return {key: PairMark(key, state, "", DAY, 1) for key, state in states.items()}


def ids(pairs):
    return "".join(one.id for one in pairs)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, "ABCD"),
        ({"theme": "two"}, "BC"),
        ({"outcome": "EN"}, "ACD"),
        ({"phase": "host"}, "AC"),
        ({"theme": "two", "outcome": "EN", "phase": "host"}, "C"),
        ({"theme": "two", "phase": "review"}, ""),
    ],
)
def test_pairs_are_narrowed_by_theme_approach_and_phase(chosen, found):
    assert ids(PAIRS.chosen(**chosen)) == found


@pytest.mark.parametrize(("outcome", "held"), [("CP", "ABD"), ("CO", "A"), (None, "ABCD"), ("NOTYET", "ABCD")])
def test_work_is_held_against_the_pairs_of_its_approach_and_against_all_while_that_is_not_known(outcome, held):
    assert ids(PAIRS.of_outcome(outcome)) == held


@pytest.mark.parametrize(
    ("page", "outcome", "phase", "shown"),
    [
        ("limits", "CP", None, "A"),
        ("limits", "CP", "plan", "B"),
        ("limits", "EN", "host", "A"),
        ("limits", "EN", "plan", "A"),
        ("limits", None, None, "A"),
        ("limits", "NOTYET", "plan", "A"),
        ("result", "CP", "plan", "A"),
        ("nowhere", "CP", None, None),
    ],
)
def test_a_page_shows_a_pair_of_its_own_that_fits_the_approach_and_then_the_phase(page, outcome, phase, shown):
    found = PAIRS.pair_for(page, outcome, phase)
    assert (found.id if found else None) == shown


def test_what_nobody_looked_at_is_its_own_thing_and_no_score_is_made_of_it():
    found = summary(PAIRS, marks(A="we_do", B="not_yet", C="slipped"))
    assert found == Summary(we_do=1, not_yet=1, slipped=1, not_looked_at=1)
    assert (found.all, found.looked_at) == (4, 3)


def test_marks_of_pairs_it_is_not_held_against_do_not_count():
    assert summary((A,), marks(A="we_do", B="slipped", Z="not_yet")) == Summary(1, 0, 0, 0)


def test_gaps_are_what_is_not_kept_yet_or_slipped():
    assert ids(gaps(PAIRS, marks(A="we_do", B="not_yet", C="slipped", Z="slipped"))) == "BC"


@pytest.mark.parametrize(
    ("looked_at", "after", "then"),
    [("", "", "A"), ("A", "A", "B"), ("AB", "B", "C"), ("BCD", "D", "A"), ("ABD", "B", "C"), ("ABCD", "A", None)],
)
def test_the_next_to_look_at_is_the_next_that_nobody_looked_at_and_then_round(looked_at, after, then):
    found = next_to_look_at(PAIRS, marks(**dict.fromkeys(looked_at, "we_do")), after)
    assert (found.id if found else None) == then


@pytest.mark.parametrize(
    ("states", "counts"),
    [
        (["done", "open"], 2),
        (["open", "done"], 1),
        (["done", "not_applicable"], 2),
        (["open", "open"], 1),
        (["done", "open", "done"], 2),
    ],
)
def test_of_the_items_of_a_pair_the_open_one_counts_and_else_the_latest(states, counts):
    items = [("A", OnChecklist(number, state)) for number, state in enumerate(states, start=1)]
    found = that_counts([("B", OnChecklist(9, "done")), *items])
    assert found == {"A": items[counts - 1][1], "B": OnChecklist(9, "done")}
