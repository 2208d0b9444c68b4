"""How often something may be done: counted on a clock that the test sets."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from logic.rate import FeedbackGuards, Limiter, Rate

THREE_A_MINUTE = Rate(3, 60)
MOMENTS = st.integers(0, 4_000).map(lambda eighths: eighths / 8)
"""Seconds, in fractions that are added without rounding."""


def test_so_many_are_let_through_and_the_next_waits_until_the_first_is_old_enough():
    limiter = Limiter(THREE_A_MINUTE)
    assert [limiter.take("a", now) for now in (0.0, 10.0, 20.0)] == [0, 0, 0]
    assert limiter.take("a", 25.0) == 35.0
    assert limiter.take("a", 59.5) == 0.5
    assert limiter.take("a", 60.0) == 0
    assert limiter.take("a", 61.0) == 9.0


def test_one_key_does_not_hold_up_another():
    limiter = Limiter(THREE_A_MINUTE)
    for _ in range(3):
        limiter.count("a", 0.0)
    assert limiter.wait("a", 1.0)
    assert not limiter.wait("b", 1.0)


def test_to_look_counts_nothing():
    limiter = Limiter(THREE_A_MINUTE)
    for _ in range(10):
        assert not limiter.wait("a", 0.0)
    assert len(limiter) == 0


def test_no_more_keys_are_remembered_than_said_and_the_one_that_came_longest_ago_goes_first():
    limiter = Limiter(Rate(1, 1000), keys_most=5)
    for key in range(20):
        limiter.count(key, float(key))
    assert len(limiter) == 5
    assert not limiter.wait(0, 20.0)
    assert limiter.wait(19, 20.0)


def test_what_is_past_its_window_is_forgotten():
    limiter = Limiter(THREE_A_MINUTE)
    limiter.count("a", 0.0)
    assert limiter.wait("a", 60.0) == 0
    assert len(limiter) == 0


@given(st.lists(MOMENTS, max_size=60), st.integers(1, 5), st.integers(1, 100))
def test_never_are_more_let_through_in_any_window_than_said(moments, most, seconds):
    limiter = Limiter(Rate(most, seconds))
    passed = [now for now in sorted(moments) if not limiter.take("a", now)]
    for start in passed:
        assert sum(start <= now < start + seconds for now in passed) <= most


@given(st.lists(MOMENTS, min_size=1, max_size=60))
def test_whoever_waits_as_long_as_told_is_let_through(moments):
    limiter = Limiter(THREE_A_MINUTE)
    for now in sorted(moments):
        wait = limiter.take("a", now)
        assert not limiter.wait("a", now + wait + 0.001) or not wait


def test_of_many_at_once_only_so_many_are_let_through():
    limiter = Limiter(Rate(7, 60))
    with ThreadPoolExecutor(8) as others:
        waits = list(others.map(lambda _: limiter.take("a", 0.0), range(200)))
    assert sum(not wait for wait in waits) == 7


def test_a_whole_room_may_send_feedback_from_behind_one_address_and_a_program_may_not():
    guards = FeedbackGuards()
    assert [guards.by_address.take("room", second) for second in range(300)] == [0.0] * 300
    assert guards.by_address.take("room", 300)
    assert [guards.by_session.take("one", second) for second in range(6)] == [0.0] * 6
    assert guards.by_session.take("one", 6)
    assert guards.by_link.rate == Rate(2000, 3600)
