"""Links for people without an account, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest

from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.errors import NotAllowed, NotFound, Refused
from logic.links import LinkRefused, token_of
from logic.services import (
    add_part,
    archive_activity,
    link_address,
    links_of,
    make_link,
    open_link,
    renew_link,
    revoke_link,
)
from tests import builders


@pytest.fixture
def made(app, ref):
    """The id of a link."""
    return make_link(app, LOCAL_ACTOR, ref, key="one")


def only(app, ref):
    (link,) = links_of(app, ref)
    return link


def token(app, ref):
    return link_address(app, only(app, ref)).partition("?t=")[2]


def at(app, **later):
    """The same application some time later."""
    moment = app.now() + timedelta(**later)
    return replace(app, now=lambda: moment)


def refused(app, opened, **more):
    with pytest.raises(LinkRefused) as told:
        open_link(app, opened, **more)
    return told.value


def test_a_link_opens_for_three_months_unless_told_otherwise(app, ref):
    app = replace(app, now=lambda: builders.NOW)
    make_link(app, LOCAL_ACTOR, ref, key="one")
    assert only(app, ref).expires_on == date(2026, 6, 2)
    door = open_link(app, token(app, ref))
    assert (door.ref, door.link.id, door.archived) == (ref, only(app, ref).id, False)
    assert open_link(at(app, days=92), token(app, ref))
    assert refused(at(app, days=93), token(app, ref)).reason == "expired"


def test_a_link_may_not_open_for_longer_than_a_year_nor_end_in_the_past(app, ref):
    today = app.today()
    for wrong, code in ((today - timedelta(days=1), "date_in_past"), (today + timedelta(days=367), "link_too_long")):
        with pytest.raises(Refused) as told:
            make_link(app, LOCAL_ACTOR, ref, expires_on=wrong, key="one")
        assert [problem.code for problem in told.value.problems] == [code]
    assert links_of(app, ref) == ()
    make_link(app, LOCAL_ACTOR, ref, expires_on=today, key="two")


def test_a_double_click_makes_one_link(app, ref, made):
    assert make_link(app, LOCAL_ACTOR, ref, key="one") == made
    assert only(app, ref).id == made


def test_a_renewed_link_has_another_address_and_the_old_one_is_closed(app, ref, made):
    old = token(app, ref)
    for _ in range(2):  # a double click
        renew_link(app, LOCAL_ACTOR, ref, made, key="again")
    assert only(app, ref).version == 2
    assert open_link(app, token(app, ref)).link.id == made
    assert refused(app, old).reason == "closed"


def test_a_closed_link_opens_nothing_and_may_be_renewed(app, ref, made):
    opened = token(app, ref)
    for _ in range(2):
        revoke_link(app, LOCAL_ACTOR, ref, made)
    assert refused(app, opened).reason == "closed"
    renew_link(app, LOCAL_ACTOR, ref, made, key="again")
    assert open_link(app, token(app, ref))


def test_a_link_that_was_never_made_and_one_of_another_server_are_refused_alike(app, ref, made):
    key = app.settings.link_key
    for wrong in (token_of(key, made + 1, 1), token_of("another server" * 4, made, 1), "", "x", "1-1-" + "A" * 43):
        assert refused(app, wrong).reason == "wrong"


def test_the_address_is_kept_nowhere(app, ref, made, outside):
    _, _, secret = token(app, ref).split("-", 2)
    for table in ("public_link", "audit", "idempotency"):
        assert secret not in str(outside(f"SELECT * FROM {table}"))


def test_a_link_to_a_part_says_which(app, ref):
    add_part(app, LOCAL_ACTOR, ref, name="Carers", level="service", key="part")
    make_link(app, LOCAL_ACTOR, ref, part=2, key="one")
    assert only(app, ref).part_number == 2
    with pytest.raises(NotFound):
        make_link(app, LOCAL_ACTOR, ref, part=3, key="two")


def test_the_page_of_archived_work_can_be_read_and_its_links_be_closed_but_none_made(app, ref, made):
    archive_activity(app, LOCAL_ACTOR, ref)
    assert open_link(app, token(app, ref)).archived
    with pytest.raises(Refused):
        renew_link(app, LOCAL_ACTOR, ref, made, key="again")
    with pytest.raises(Refused):
        make_link(app, LOCAL_ACTOR, ref, key="two")
    revoke_link(app, LOCAL_ACTOR, ref, made)
    assert refused(app, token(app, ref)).reason == "closed"


def test_a_link_of_another_activity_cannot_be_changed_from_here(app, ref, made):
    from logic.services import start_activity

    other = start_activity(app, LOCAL_ACTOR, title="Another", level="service", key="second")
    with pytest.raises(NotFound):
        revoke_link(app, LOCAL_ACTOR, other, made)
    with pytest.raises(NotFound):
        renew_link(app, LOCAL_ACTOR, other, made, key="again")


def test_whoever_came_by_a_link_can_do_nothing_that_staff_do(app, ref, made):
    for do in (
        lambda: make_link(app, PUBLIC_ACTOR, ref, key="two"),
        lambda: renew_link(app, PUBLIC_ACTOR, ref, made, key="again"),
        lambda: revoke_link(app, PUBLIC_ACTOR, ref, made),
        lambda: archive_activity(app, PUBLIC_ACTOR, ref),
    ):
        with pytest.raises(NotAllowed):
            do()
    assert open_link(app, token(app, ref))


@pytest.mark.parametrize("after", [0.0, 0.3, 0.999_999, 1.0, 59.5], ids="{} s past the minute".format)
def test_an_address_that_tries_many_wrong_links_waits_and_may_try_again(app, ref, made, after):
    app = at(replace(app, now=lambda: builders.NOW), seconds=after)
    for _ in range(20):
        assert refused(app, "1-1-guess", address="203.0.113.9").reason == "wrong"
    told = refused(app, "1-1-guess", address="203.0.113.9")
    assert told.reason == "often"
    assert timedelta(minutes=10) <= told.again - app.now() < timedelta(minutes=11)
    assert refused(app, "1-1-guess", address="203.0.113.10").reason == "wrong"
    assert refused(at(app, minutes=9), "1-1-guess", address="203.0.113.9").reason == "often"
    assert refused(replace(app, now=lambda: told.again), "1-1-guess", address="203.0.113.9").reason == "wrong"


def test_a_right_link_opens_from_an_address_that_others_tried_wrong_ones_from(app, ref, made):
    for _ in range(25):
        refused(app, "1-1-guess", address="203.0.113.9")
    assert open_link(app, token(app, ref), address="203.0.113.9")


def test_wrong_links_from_everywhere_wait_in_the_end_and_a_right_one_opens_all_the_same(app, ref, made):
    for tried in range(300):
        assert refused(app, "1-1-guess", address=f"198.51.100.{tried}").reason == "wrong"
    assert refused(app, "1-1-guess", address="203.0.113.9").reason == "often"
    assert refused(app, "1-1-guess").reason == "often"
    assert open_link(app, token(app, ref), address="203.0.113.9")
    assert refused(at(app, minutes=11), "1-1-guess").reason == "wrong"


def test_where_requests_came_from_is_not_remembered_in_words(app):
    refused(app, "1-1-guess", address="203.0.113.9")
    assert "203.0.113.9" not in str(app.guards.wrong_by_address._times)


def test_two_who_renew_at_once_leave_one_address_that_opens(app, ref, made):
    start = Barrier(2)

    def renew(key):
        start.wait()
        renew_link(app, LOCAL_ACTOR, ref, made, key=key)

    both = [Thread(target=renew, args=(key,)) for key in ("a", "b")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert only(app, ref).version == 3
    assert open_link(app, token(app, ref))
