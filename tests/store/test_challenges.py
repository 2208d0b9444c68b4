"""What people say about limits, and what comes of it, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest

from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.links import LinkRefused
from logic.local import Local
from logic.register import status_of
from logic.services import (
    add_part,
    answer_challenge,
    archive_activity,
    challenge_page,
    challenges_about,
    challenges_of,
    erase_sender,
    find_activity,
    find_limit,
    limit_history,
    look_into,
    note_challenge,
    revoke_link,
    save_limit,
    set_aside,
    take_further,
    withdraw_limit,
)
from logic.upkeep import tend
from tests import people
from tests.hostile import HOSTILE
from tests.limits import REGISTER

MONDAY = datetime(2026, 3, 2, 9, 41, 27, tzinfo=UTC)


@pytest.fixture
def app(app):
    """On a Monday of which every second is known."""
    local = Local(reply_days=10, answered_by="Whoever leads")
    return replace(app, now=lambda: MONDAY, pack=replace(app.pack, local=local, register=REGISTER))


@pytest.fixture
def limit(app, ref):
    """The number of a limit that names who answers."""
    return people.keep_limit(app, ref, challenge_to="Jo Lead\n01793 000000")


@pytest.fixture
def opened(app, ref, limit):
    """The token of a link."""
    return people.token(app, ref)


@pytest.fixture
def said(app, ref, opened):
    """The id of a challenge."""
    return people.say_it(app, opened).id


def only(app, ref):
    (one,) = challenges_of(app, ref)
    return one


def codes(told):
    return [(problem.field, problem.code) for problem in told.value.problems]


# --- what people send -----------------------------------------------------------------------------


def test_what_is_sent_is_kept_with_the_day_by_which_it_is_answered_and_by_whom(app, ref, opened, limit):
    kept = people.say_it(app, opened, text="  Why?\r\nSince when? ")
    assert kept == only(app, ref)
    assert (kept.limit, kept.kind, kept.text, kept.came_by) == (limit, "challenge", "Why?\nSince when?", "link")
    assert (kept.received_on, kept.due) == (date(2026, 3, 2), date(2026, 3, 16))
    assert (kept.owner, kept.status, kept.name, kept.contact) == ("Jo Lead", "received", "", "")
    assert not kept.published


def test_bank_holidays_are_no_working_days(app, ref, limit):
    before_easter = replace(app, now=lambda: datetime(2026, 3, 30, 9, tzinfo=UTC))
    token = people.token(before_easter, ref)
    # Good Friday, 3 April, and Easter Monday, 6 April.
    assert people.say_it(before_easter, token).due == date(2026, 4, 15)


def test_a_limit_that_names_nobody_is_answered_by_whoever_the_council_says(app, ref, opened):
    people.keep_unproven(app, ref, challenge_to="")
    assert people.say_it(app, opened, limit=2).owner == "Whoever leads"


def test_a_double_click_sends_once(app, ref, opened):
    first = people.say_it(app, opened, key="same")
    assert people.say_it(app, opened, key="same") == first == only(app, ref)


def test_a_double_click_that_overlaps_sends_once(app, ref, opened):
    start, ids = Barrier(2), []

    def send():
        start.wait()
        ids.append(people.say_it(app, opened, key="same").id)

    both = [Thread(target=send) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert ids == [only(app, ref).id] * 2


def test_what_lacks_something_is_refused_with_everything_that_is_wrong(app, ref, opened):
    with pytest.raises(Refused) as told:
        people.say_it(app, opened, kind="", text=" \u200b", name="x" * 201, contact="\x00")
    assert codes(told) == [
        ("kind", "challenge_kind_missing"),
        ("text", "challenge_text_missing"),
        ("name", "too_long"),
        ("contact", "control_characters"),
    ]
    assert challenges_of(app, ref) == ()


def test_a_limit_that_is_not_there_is_refused(app, opened):
    with pytest.raises(NotFound):
        people.say_it(app, opened, limit=9)


def test_a_link_lets_nobody_write_about_a_limit_that_it_does_not_show(app, ref, limit):
    add_part(app, LOCAL_ACTOR, ref, name="Carers", level="service", key="part")
    whole, second = people.token(app, ref), people.token(app, ref, part=2)
    of_first, of_second = people.keep_limit(app, ref, part=1), people.keep_limit(app, ref, part=2)
    draft = save_limit(app, LOCAL_ACTOR, ref, fields={"statement": "Half a thought"}, key="draft").number
    withdrawn = people.keep_limit(app, ref)
    withdraw_limit(app, LOCAL_ACTOR, ref, withdrawn, apology="We are sorry.")
    for link, number in ((second, of_first), *((link, one) for link in (whole, second) for one in (draft, withdrawn))):
        with pytest.raises(NotFound):
            people.say_it(app, link, limit=number)
    assert challenges_of(app, ref) == ()
    said = [people.say_it(app, second, limit=one).limit for one in (limit, of_second)]
    said += [people.say_it(app, whole, limit=one).limit for one in (of_first, of_second)]
    assert said == [limit, of_second, of_first, of_second]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_as_they_were_typed(words, app, ref, opened):
    people.say_it(app, opened, text=words, name=words, contact=words)
    kept = only(app, ref)
    assert (kept.text, kept.name, kept.contact) == (words.strip(),) * 3


def test_nothing_about_who_it_was_is_kept_and_no_time_finer_than_a_day(app, ref, opened, outside):
    before = find_activity(app, ref).updated_at
    kept = {table: outside(f"SELECT * FROM {table}") for table in ("audit", "idempotency")}
    people.say_it(app, opened, session="secret-tab", address="203.0.113.9")
    # A line between two of a known minute would tell the minute, whatever it says itself.
    assert {table: outside(f"SELECT * FROM {table}") for table in kept} == kept
    assert find_activity(app, ref).updated_at == before
    everything = str(outside("SELECT * FROM challenge"))
    for secret in ("203.0.113.9", "secret-tab", "09:41"):
        assert secret not in everything


def test_the_key_of_a_form_that_was_sent_is_gone_the_day_after(app, opened, outside):
    people.say_it(app, opened, key="first")
    people.say_it(app, opened, key="second")
    later = replace(app, now=lambda: MONDAY + timedelta(days=1))
    people.say_it(later, opened, key="next day")
    assert outside("SELECT sent_key FROM challenge ORDER BY id") == [(None,), (None,), ("next day",)]


def test_the_key_goes_by_itself_and_no_other_bookkeeping_tells_when_it_came(app, opened, outside, database):
    people.say_it(app, opened, key="first")
    if database == "sqlite":  # whose log keeps what was saved in turn
        assert (app.settings.data / "doing-with.db-wal").read_bytes() == b""
    people.say_it(app, opened, key="second")
    for day, keys in ((MONDAY.date(), {"first", "second"}), (MONDAY.date() + timedelta(days=1), {None})):
        assert tend(app.store, day)
        assert {key for (key,) in outside("SELECT sent_key FROM challenge")} == keys
    if database == "postgresql":
        assert len(set(outside("SELECT xmin::text FROM challenge"))) == 1


def test_nothing_can_be_sent_by_a_link_that_was_closed_meanwhile_nor_to_archived_work(app, ref, opened):
    archive_activity(app, LOCAL_ACTOR, ref)
    with pytest.raises(Refused) as told:
        people.say_it(app, opened)
    assert codes(told) == [("activity", "archived")]
    revoke_link(app, LOCAL_ACTOR, ref, 1)
    with pytest.raises(LinkRefused):
        people.say_it(app, opened)
    assert challenges_of(app, ref) == ()


def test_one_page_may_send_six_in_ten_minutes_and_is_told_when_it_may_again(app, ref, opened):
    for turn in range(6):
        people.say_it(app, opened, key=f"{turn}")
    with pytest.raises(Refused) as told:
        people.say_it(app, opened, key="too many")
    (problem,) = told.value.problems
    assert (problem.code, problem.data) == ("sent_too_often", {"time": "09:52"})
    people.say_it(app, opened, key="another page", session="another")
    people.say_it(app, opened, key="5")  # sent before: that it was sent twice is no matter
    later = replace(app, now=lambda: MONDAY + timedelta(minutes=10))
    people.say_it(later, opened, key="too many")
    assert len(challenges_of(app, ref)) == 8


def test_one_link_takes_forty_an_hour_from_however_many_pages(app, ref, opened):
    for turn in range(40):
        people.say_it(app, opened, key=f"{turn}", session=f"{turn}")
    with pytest.raises(Refused) as told:
        people.say_it(app, opened, key="too many", session="new")
    assert [problem.code for problem in told.value.problems] == ["sent_too_often"]
    later = replace(app, now=lambda: MONDAY + timedelta(hours=1))
    people.say_it(later, opened, key="too many", session="new")


def test_one_address_cannot_use_up_what_a_link_takes(app, ref, opened):
    for turn in range(20):
        people.say_it(app, opened, key=f"{turn}", session=f"{turn}", address="203.0.113.9")
    with pytest.raises(Refused) as told:
        people.say_it(app, opened, key="too many", session="new", address="203.0.113.9")
    assert [problem.code for problem in told.value.problems] == ["sent_too_often"]
    people.say_it(app, opened, key="another", session="new", address="203.0.113.10")
    assert "203.0.113.9" not in str(app.guards.sent_by_address._times)


def test_what_was_refused_does_not_count(app, opened):
    for _ in range(20):
        with pytest.raises(Refused):
            people.say_it(app, opened, text="")
    people.say_it(app, opened)


# --- what staff do --------------------------------------------------------------------------------


def test_staff_write_down_what_somebody_said_on_another_day(app, ref, limit):
    words = {"kind": "question", "text": "Can it be people we know?", "name": "Ann", "contact": "by phone"}
    when = date(2026, 2, 27)
    number = note_challenge(app, LOCAL_ACTOR, ref, limit=limit, **words, received_on=when, key="note")
    assert note_challenge(app, LOCAL_ACTOR, ref, limit=limit, **words, received_on=when, key="note") == number
    kept = only(app, ref)
    assert (kept.id, kept.came_by, kept.name, kept.received_on) == (number, "staff", "Ann", when)
    assert kept.due == date(2026, 3, 13)
    with pytest.raises(Refused) as told:
        note_challenge(app, LOCAL_ACTOR, ref, limit=limit, **words, received_on=date(2026, 3, 3), key="later")
    assert codes(told) == [("received_on", "date_in_future")]


def test_somebody_looks_into_it(app, ref, said):
    look_into(app, LOCAL_ACTOR, ref, said, owner="Sam, team manager", seen_version=1)
    kept = only(app, ref)
    assert (kept.owner, kept.status, kept.version) == ("Sam, team manager", "looking", 2)
    with pytest.raises(Refused) as told:
        look_into(app, LOCAL_ACTOR, ref, said, owner=" ")
    assert codes(told) == [("owner", "challenge_owner_missing")]


def test_a_challenge_is_answered_with_what_was_found(app, ref, said):
    with pytest.raises(Refused) as told:
        answer_challenge(app, LOCAL_ACTOR, ref, said, finding=None, reply="")
    assert codes(told) == [("finding", "finding_missing"), ("reply", "reply_missing")]
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="partly", reply="Two from ten o’clock.", seen_version=1)
    kept = only(app, ref)
    assert (kept.finding, kept.reply, kept.status, kept.replied_on) == (
        "partly",
        "Two from ten o’clock.",
        "answered",
        date(2026, 3, 2),
    )


def found(app, ref, number):
    limit = find_limit(app, ref, number)
    return status_of(limit, app.pack.register, app.today()), limit.doubted, limit.version


def test_what_was_found_of_a_challenge_counts_until_the_limit_is_tested_again(app, ref):
    number = people.keep_limit(app, ref)
    opened = people.token(app, ref)
    first, second = (people.say_it(app, opened, limit=number, key=f"found-{each}").id for each in (1, 2))
    answer_challenge(app, LOCAL_ACTOR, ref, first, finding="partly", reply="In part.")
    assert found(app, ref, number) == ("partly_open", "partly", 2)
    answer_challenge(app, LOCAL_ACTOR, ref, second, finding="did_not_stand", reply="You are right.")
    assert found(app, ref, number) == ("not_proven", "did_not_stand", 3)
    answer_challenge(app, LOCAL_ACTOR, ref, first, finding="partly", reply="In part only.")
    assert found(app, ref, number) == ("not_proven", "did_not_stand", 3)
    save_limit(app, LOCAL_ACTOR, ref, number, fields={"plain": "Other words."})
    assert found(app, ref, number) == ("not_proven", "did_not_stand", 4)
    save_limit(app, LOCAL_ACTOR, ref, number, fields={"test": people.standing(app)["test"]})
    assert found(app, ref, number) == ("confirmed", None, 5)
    verbs = [one.verb for one in limit_history(app, ref, number)]
    assert verbs == ["save_limit", "save_limit", "answer_challenge", "answer_challenge", "save_limit"]


def test_a_finding_about_a_withdrawn_limit_changes_it_no_more(app, ref):
    number = people.keep_limit(app, ref)
    said = people.say_it(app, people.token(app, ref), limit=number).id
    withdraw_limit(app, LOCAL_ACTOR, ref, number, apology="We are sorry.")
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="did_not_stand", reply="You are right.")
    assert found(app, ref, number) == ("withdrawn", None, 2)


def test_a_question_needs_no_finding(app, ref, opened):
    asked = people.say_it(app, opened, kind="question")
    answer_challenge(app, LOCAL_ACTOR, ref, asked.id, finding="stands", reply="Yes.")
    assert only(app, ref).finding is None


def test_a_reply_put_right_keeps_the_day_of_the_first(app, ref, said):
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Yes")
    later = replace(app, now=lambda: MONDAY + timedelta(days=30))
    answer_challenge(later, LOCAL_ACTOR, ref, said, finding="stands", reply="Yes.", seen_version=2)
    assert only(app, ref).replied_on == date(2026, 3, 2)


def test_words_are_published_only_when_staff_say_so(app, ref, said):
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Yes.")
    assert not only(app, ref).published
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Yes.", published=True)
    assert only(app, ref).published


def test_two_replies_at_once_show_both_and_lose_neither(app, ref, said):
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Theirs.", seen_version=1)
    with pytest.raises(Conflict) as clash:
        answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Mine.", seen_version=1)
    assert (clash.value.theirs["reply"], clash.value.yours["reply"], clash.value.version) == ("Theirs.", "Mine.", 2)
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Mine.", seen_version=2)
    assert only(app, ref).reply == "Mine."


def test_it_is_taken_further_and_stays_so_when_the_reply_is_put_right(app, ref, said):
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Yes.")
    later = replace(app, now=lambda: MONDAY + timedelta(days=3))
    take_further(later, LOCAL_ACTOR, ref, said, to="The Board", on=None, seen_version=2)
    answer_challenge(later, LOCAL_ACTOR, ref, said, finding="stands", reply="Yes, we looked again.", seen_version=3)
    kept = only(app, ref)
    assert (kept.status, kept.taken_further_to, kept.taken_further_on) == ("further", "The Board", date(2026, 3, 5))


def test_what_was_taken_further_waits_for_a_reply_from_there_by_a_day_of_its_own(app, ref, said):
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Yes.")
    assert not only(app, ref).waits
    take_further(app, LOCAL_ACTOR, ref, said, to="The manager", on=None)
    later = replace(app, now=lambda: MONDAY + timedelta(days=3))
    take_further(later, LOCAL_ACTOR, ref, said, to="The Board", on=None)
    kept = only(app, ref)
    assert (kept.waits, kept.due, kept.replied_on) == (True, date(2026, 3, 19), date(2026, 3, 2))
    assert kept.overdue(date(2026, 3, 20))
    _, counts = challenge_page(app, ref, page=1, size=10)
    assert (counts.waiting, counts.answered) == (1, 0)
    last = replace(app, now=lambda: MONDAY + timedelta(days=8))
    answer_challenge(last, LOCAL_ACTOR, ref, said, finding="stands", reply="Yes.", settled=True, seen_version=4)
    kept = only(app, ref)
    assert (kept.waits, kept.status, kept.replied_on) == (False, "answered", date(2026, 3, 10))
    _, counts = challenge_page(app, ref, page=1, size=10)
    assert (counts.waiting, counts.answered) == (0, 1)


def test_what_is_no_question_is_set_aside_with_a_reason_and_comes_back_with_a_reply(app, ref, said):
    with pytest.raises(Refused) as told:
        set_aside(app, LOCAL_ACTOR, ref, said, reason=" ")
    assert codes(told) == [("reason", "aside_reason_missing")]
    set_aside(app, LOCAL_ACTOR, ref, said, reason="An advertisement", seen_version=1)
    kept = only(app, ref)
    assert (kept.status, kept.aside_reason, kept.waits) == ("aside", "An advertisement", False)
    assert not kept.overdue(kept.due + timedelta(days=1))
    _, counts = challenge_page(app, ref, page=1, size=10)
    assert (counts.waiting, counts.answered, counts.aside, counts.all) == (0, 0, 1, 1)
    look_into(app, LOCAL_ACTOR, ref, said, owner=kept.owner)
    kept = only(app, ref)
    assert (kept.status, kept.aside_reason, kept.waits) == ("looking", "", True)


def test_who_sent_it_is_erased_in_archived_work_too_and_what_they_said_stays(app, ref, opened, outside, bytes_of):
    said = people.say_it(app, opened, name="Ann Hidden", contact="ann@example.org")
    archive_activity(app, LOCAL_ACTOR, ref)
    for _ in range(2):  # a double click
        erase_sender(app, LOCAL_ACTOR, ref, said.id)
    kept = only(app, ref)
    assert (kept.name, kept.contact, kept.text) == ("", "", said.text)
    for table in ("challenge", "audit", "idempotency"):
        everything = str(outside(f"SELECT * FROM {table}"))
        assert "Ann Hidden" not in everything
        assert "ann@example.org" not in everything
        assert b"Ann Hidden" not in bytes_of(table)


@pytest.mark.parametrize(("on", "code"), [(date(2026, 3, 3), "date_in_future"), (date(2026, 3, 1), "before_it_came")])
def test_the_day_it_was_taken_further_lies_between_the_day_it_came_and_today(on, code, app, ref, said):
    with pytest.raises(Refused) as told:
        take_further(app, LOCAL_ACTOR, ref, said, to="", on=on)
    assert codes(told) == [("to", "taken_to_missing"), ("on", code)]


def test_it_is_late_once_the_day_has_passed_and_not_when_it_was_answered(app, ref, said):
    due = only(app, ref).due
    assert not only(app, ref).overdue(due)
    assert only(app, ref).overdue(due + timedelta(days=1))
    answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Yes.")
    assert not only(app, ref).overdue(due + timedelta(days=1))


def test_whoever_came_by_a_link_can_answer_nothing(app, ref, said, limit):
    words = {"kind": "question", "text": "x", "name": "", "contact": ""}
    for do in (
        lambda: answer_challenge(app, PUBLIC_ACTOR, ref, said, finding="stands", reply="x"),
        lambda: look_into(app, PUBLIC_ACTOR, ref, said, owner="x"),
        lambda: take_further(app, PUBLIC_ACTOR, ref, said, to="x", on=None),
        lambda: set_aside(app, PUBLIC_ACTOR, ref, said, reason="x"),
        lambda: erase_sender(app, PUBLIC_ACTOR, ref, said),
        lambda: note_challenge(app, PUBLIC_ACTOR, ref, limit=limit, **words, key="note"),
    ):
        with pytest.raises(NotAllowed):
            do()


def test_its_number_counts_what_was_said_about_its_limit_and_never_changes(app, ref, opened):
    people.keep_limit(app, ref)
    given = [people.say_it(app, opened, limit=about, key=f"{turn}") for turn, about in enumerate((1, 2, 1))]
    assert [(one.limit, one.number) for one in given] == [(1, 1), (2, 1), (1, 2)]
    set_aside(app, LOCAL_ACTOR, ref, given[0].id, reason="Sent twice")
    assert [(one.limit, one.number) for one in challenges_of(app, ref)] == [(1, 2), (2, 1), (1, 1)]
    (second, first) = challenges_about(app, ref, [1])
    assert (first.number, second.number) == (1, 2)
    page, _ = challenge_page(app, ref, page=1, size=10)
    assert {(one.limit, one.number) for one in page} == {(1, 1), (2, 1), (1, 2)}


def test_the_newest_comes_first(app, ref, opened):
    people.say_it(app, opened, key="1", text="first")
    people.say_it(app, opened, key="2", text="second")
    assert [one.text for one in challenges_of(app, ref)] == ["second", "first"]
