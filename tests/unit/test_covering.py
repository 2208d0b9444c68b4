"""The cheapest cover, held against trying every choice of columns."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.covering import least_cover


@st.composite
def things_to_cover(draw):
    columns = draw(st.integers(1, 8))
    rows = draw(st.lists(st.integers(1, (1 << columns) - 1), max_size=14))
    return rows, draw(st.lists(st.integers(1, 4), min_size=columns, max_size=columns))


def cheapest(rows, costs):
    every = (chosen for size in range(len(costs) + 1) for chosen in combinations(range(len(costs)), size))
    covering = (c for c in every if all(any(row >> column & 1 for column in c) for row in rows))
    return min(sum(costs[column] for column in c) for c in covering)


def covers(rows, columns):
    return all(any(row >> column & 1 for column in columns) for row in rows)


@given(things_to_cover())
def test_no_choice_that_covers_everything_is_cheaper(given_):
    rows, costs = given_
    found = least_cover(rows, costs)
    assert found.least
    assert covers(rows, found.columns)
    assert sum(costs[column] for column in found.columns) == cheapest(rows, costs)


@given(things_to_cover())
def test_a_search_cut_short_says_so_or_is_right_and_every_chosen_column_is_needed(given_):
    rows, costs = given_
    found = least_cover(rows, costs, most_work=0)
    assert covers(rows, found.columns)
    for column in found.columns:
        assert not covers(rows, set(found.columns) - {column})
    if found.least:
        assert sum(costs[column] for column in found.columns) == cheapest(rows, costs)


@given(things_to_cover())
def test_the_order_of_the_rows_does_not_matter(given_):
    rows, costs = given_
    assert least_cover(rows, costs) == least_cover(list(reversed(rows)), costs)


def test_a_ring_needs_a_search_and_can_be_cut_short():
    ring = [1 << i | 1 << (i + 1) % 7 for i in range(7)]
    assert len(least_cover(ring, [1] * 7).columns) == 4
    assert not least_cover(ring, [1] * 7, most_work=0).least


def test_what_nothing_covers_is_refused():
    with pytest.raises(ValueError, match="no column covers"):
        least_cover([1, 0], [1])
