"""What a phone is told that came late: what it chose, and that it is not counted."""

import pytest

from logic.errors import Problem, Refused
from logic.links import LinkRefused
from pages.shared.vote_voting import told_late

CHOSE = Problem("", "voting_late_vote", {"now": "Informing", "should": "Co-design"})
LATE = Refused(Problem("", "voting_late"))


def failing(error):
    def do():
        raise error

    return do


@pytest.mark.parametrize("error", [LATE, LinkRefused("expired")], ids=["votes shown", "session ended"])
def test_what_was_chosen_is_told_back(error):
    with pytest.raises(Refused) as told:
        told_late(failing(error), CHOSE)
    assert told.value.problems == (CHOSE,)


@pytest.mark.parametrize(
    ("error", "chose"),
    [
        (LATE, None),
        (LinkRefused("closed"), CHOSE),
        (LinkRefused("expired"), None),
        (Refused(Problem("now", "voting_choose_now")), CHOSE),
    ],
)
def test_every_other_refusal_stays_as_it_is(error, chose):
    with pytest.raises(type(error)) as told:
        told_late(failing(error), chose)
    assert told.value is error


def test_a_vote_in_time_is_told_nothing():
    done = []
    told_late(lambda: done.append(1), CHOSE)
    assert done == [1]
