"""The order of a session: as whoever leads it types it."""

import pytest

from logic.voting_order import ordered

KNOWN = {1: "S01", 2: "S02", 3: "S03"}
WORKS = ["WT-0042/1", "WT-0042/2", "WT-0007/1"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [*WORKS, "S01", "S02"]),
        ("2, 1", ["S02", "S01", *WORKS]),
        ("2; wt-42 s01", ["S02", "WT-0042/1", "WT-0042/2", "S01", "WT-0007/1"]),
        ("WT-0042/2, 3, WT-0042", ["WT-0042/2", "S03", "WT-0042/1", "WT-0007/1", "S01", "S02"]),
        ("2 2 S2", ["S02", *WORKS, "S01"]),
    ],
)
def test_what_is_typed_comes_first_and_nothing_that_was_chosen_is_lost(typed, found):
    chosen, wrong = ordered(typed, WORKS, ["S01", "S02"], KNOWN)
    assert ([source for _, source in chosen], wrong) == (found, "")
    assert {kind for kind, source in chosen if source.startswith("WT")} == {"activity"}


def test_what_a_plan_brought_along_and_was_unticked_since_is_out_though_its_number_stands_in_the_order():
    chosen, wrong = ordered("1 3 2", WORKS[:1], ["S02"], KNOWN, planned=["S01", "S02"])
    assert ([source for _, source in chosen], wrong) == (["S03", "S02", "WT-0042/1"], "")


@pytest.mark.parametrize("typed", ["9", "2, 99", "WT-0001", "WT-0042/3", "WT", "x" * 30, "0"])
def test_what_means_nothing_is_told_back(typed):
    chosen, wrong = ordered(typed, WORKS, ["S01"], KNOWN)
    assert not chosen
    assert wrong
    assert len(wrong) <= 20
