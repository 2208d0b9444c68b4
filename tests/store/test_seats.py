"""Seats, their links and the conversation, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest

from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.bootstrap import Application
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.journey import replay
from logic.links import LinkRefused
from logic.record import RecordForm
from logic.seats import SEATS_MOST, Agreed, CameOf, CamePoint
from logic.services import (
    add_part,
    agenda_of,
    agree,
    answer_add_ons,
    answer_from_seat,
    archive_activity,
    close_seat,
    find_activity,
    finish_seat,
    give_answer,
    hold_talk,
    invite_seat,
    leave_unresolved,
    link_address,
    links_of,
    make_link,
    make_record,
    open_link,
    reopen_seat,
    seat_behind,
    seats_of,
    talk_again,
)
from tests.builders import answers_to
from tests.hostile import HOSTILE
from tests.people import seat_token

NOON = datetime(2026, 3, 2, 12, 41, 27, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def app(app: Application) -> Application:
    """On a Monday of which every second is known."""
    return replace(app, now=lambda: NOON)


@pytest.fixture
def token(app, ref):
    """The token of a carer's seat."""
    return seat_token(app, ref)


@pytest.fixture
def done(app, ref, token):
    """A seat that answered one question otherwise than the lead, and is finished."""
    give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="yes", note="The brief.")
    answer_from_seat(app, token, "purpose", "no", "Nobody told us.")
    finish_seat(app, token)
    return token


def only(app, ref):
    (one,) = seats_of(app, ref, 1).seats
    return one


def talk(app, ref):
    return seats_of(app, ref, 1).talk


def part(app, ref):
    return find_activity(app, ref).part(1)


def codes(told):
    return [(problem.field, problem.code) for problem in told.value.problems]


def lines(outside):
    return outside("SELECT count(*) FROM audit")


# --- the lead invites -----------------------------------------------------------------------------


def test_a_seat_and_its_link_are_made_together_and_once(app, ref):
    for _ in range(2):
        made = invite_seat(app, LOCAL_ACTOR, ref, 1, label="  Carer ", key="same")
    one = only(app, ref)
    assert (one.id, one.label, one.pack, one.invited_on) == (made, "Carer", app.pack.version, date(2026, 3, 2))
    (link,) = links_of(app, ref, "seat")
    assert (link.id, link.part_number, link.expires_on) == (one.link_id, 1, date(2026, 6, 2))
    assert link_address(app, link).startswith(f"{app.settings.public_url}/seat?t=")
    assert links_of(app, ref) == ()


def test_a_seat_needs_a_role_and_a_day_that_is_not_too_far_off(app, ref):
    for label, day, wrong in (("  ", None, "seat_label_missing"), ("Carer", date(2025, 1, 1), "date_in_past")):
        with pytest.raises(Refused) as told:
            invite_seat(app, LOCAL_ACTOR, ref, 1, label=label, expires_on=day, key=f"bad-{label}")
        assert codes(told)[0][1] == wrong
    assert seats_of(app, ref, 1).seats == ()


def test_there_are_only_so_many_seats_and_one_closed_makes_room(app, ref):
    for number in range(SEATS_MOST):
        invite_seat(app, LOCAL_ACTOR, ref, 1, label="Carer", key=f"seat-{number}")
    with pytest.raises(Refused) as told:
        invite_seat(app, LOCAL_ACTOR, ref, 1, label="Carer", key="more")
    assert codes(told) == [("", "too_many_seats")]
    close_seat(app, LOCAL_ACTOR, ref, 1, seats_of(app, ref, 1).seats[0].id)
    assert invite_seat(app, LOCAL_ACTOR, ref, 1, label="Carer", key="more")


def test_a_closed_seat_opens_no_more_counts_no_more_and_keeps_its_words(app, ref, done):
    for _ in range(2):
        close_seat(app, LOCAL_ACTOR, ref, 1, only(app, ref).id)
    with pytest.raises(LinkRefused) as told:
        seat_behind(app, done)
    assert told.value.reason == "closed"
    assert only(app, ref).answers == {"purpose": "no"}
    assert seats_of(app, ref, 1).speaking == ()
    with pytest.raises(NotFound):
        close_seat(app, LOCAL_ACTOR, ref, 1, 999)


def test_each_part_has_seats_of_its_own(app, ref, token):
    number = add_part(app, LOCAL_ACTOR, ref, name="Night staff", level="service", key="part-two")
    assert seats_of(app, ref, number).seats == ()
    assert seat_behind(app, token).part.number == 1


def test_nobody_from_outside_can_invite_close_or_agree(app, ref, done):
    for refused in (
        lambda: invite_seat(app, PUBLIC_ACTOR, ref, 1, label="Carer", key="x"),
        lambda: close_seat(app, PUBLIC_ACTOR, ref, 1, only(app, ref).id),
        lambda: agree(app, PUBLIC_ACTOR, ref, 1, "purpose", "no"),
        lambda: leave_unresolved(app, PUBLIC_ACTOR, ref, 1, "purpose", "Why"),
        lambda: hold_talk(app, PUBLIC_ACTOR, ref, 1, on=date(2026, 3, 2), took_part=["Carer"]),
        lambda: talk_again(app, PUBLIC_ACTOR, ref, 1),
    ):
        with pytest.raises(NotAllowed):
            refused()


# --- somebody at a seat ---------------------------------------------------------------------------


def test_each_answer_is_kept_as_it_is_given_and_leaves_no_line_and_no_moment(app, ref, token, outside):
    before = lines(outside)
    answer_from_seat(app, token, "purpose", "yes")
    answer_from_seat(app, token, "affected", "yes", "  My mother.\r\nAnd me. ")
    finish_seat(app, token)
    one = only(app, ref)
    assert one.answers == {"purpose": "yes", "affected": "yes"}
    assert one.notes == {"affected": "My mother.\nAnd me."}
    assert one.finished_on == date(2026, 3, 2)
    assert lines(outside) == before
    assert "12:41" not in str(outside("SELECT * FROM seat"))


def test_what_is_answered_from_a_seat_steers_nothing(app, ref, done):
    assert part(app, ref).values == {"purpose": "yes"}
    assert find_activity(app, ref).part(1).answers["purpose"].note == "The brief."


def test_a_question_can_be_left_out_again_and_a_note_stand_alone(app, ref, token):
    answer_from_seat(app, token, "purpose", "yes", "Sure.")
    answer_from_seat(app, token, "purpose", "", "Not so sure.")
    assert (only(app, ref).answers, only(app, ref).notes) == ({}, {"purpose": "Not so sure."})


def test_what_the_flow_cannot_take_is_refused_and_nothing_lost(app, ref, token):
    answer_from_seat(app, token, "purpose", "yes")
    refused_by = (("nothing", "yes"), ("", "yes"), ("purpose", "perhaps"), ("affected", "not_sure"), ("nothing", ""))
    for question, value in refused_by:
        with pytest.raises(Refused):
            answer_from_seat(app, token, question, value)
    with pytest.raises(Refused) as told:
        answer_from_seat(app, token, "purpose", "no", "x" * 10_001)
    assert codes(told) == [("note", "too_long")]
    assert only(app, ref).answers == {"purpose": "yes"}


def test_hostile_words_are_kept_as_words(app, ref, token):
    words = "\n".join(HOSTILE)[:10_000]
    assert answer_from_seat(app, token, "purpose", "no", words).notes["purpose"] == words.strip()


def test_another_window_of_theirs_is_told_and_the_same_again_is_taken(app, ref, token):
    answer_from_seat(app, token, "purpose", "yes", was={"value": "", "note": ""})
    answer_from_seat(app, token, "purpose", "yes", was={"value": "", "note": ""})
    with pytest.raises(Conflict) as told:
        answer_from_seat(app, token, "purpose", "no", was={"value": "", "note": ""})
    assert (told.value.theirs["value"], told.value.yours["value"]) == ("yes", "no")
    # A window that stands at another question is in nobody's way.
    assert answer_from_seat(app, token, "affected", "yes", was={"value": "", "note": ""}).version == 3


def test_two_windows_at_once_lose_no_answer(app, ref, token):
    barrier = Barrier(2)

    def answer(question):
        barrier.wait()
        answer_from_seat(app, token, question, "yes")

    both = [Thread(target=answer, args=(question,)) for question in ("purpose", "affected")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert only(app, ref).answers == {"purpose": "yes", "affected": "yes"}


def test_nothing_is_answered_once_they_are_finished_until_they_open_it_again(app, ref, done):
    finish_seat(app, done)
    with pytest.raises(Refused) as told:
        answer_from_seat(app, done, "affected", "yes")
    assert codes(told) == [("", "seat_finished")]
    assert not seat_behind(app, done).takes_answers
    reopen_seat(app, done)
    assert answer_from_seat(app, done, "affected", "yes").answers == {"purpose": "no", "affected": "yes"}
    assert seats_of(app, ref, 1).speaking == ()


def test_nobody_is_finished_with_nothing(app, token):
    with pytest.raises(Refused) as told:
        finish_seat(app, token)
    assert codes(told) == [("", "seat_empty")]


def test_after_the_conversation_nothing_changes_from_a_seat_until_it_is_opened_again(app, ref, done):
    hold_talk(app, LOCAL_ACTOR, ref, 1, on=date(2026, 3, 1), took_part=["Carer", "  ", "Lead"])
    for act in (lambda: reopen_seat(app, done), lambda: answer_from_seat(app, done, "purpose", "yes")):
        with pytest.raises(Refused) as told:
            act()
        assert codes(told) == [("", "seat_talked")]
    with pytest.raises(Refused) as told:
        invite_seat(app, LOCAL_ACTOR, ref, 1, label="Carer", key="late")
    assert codes(told) == [("", "seats_talked")]
    assert seat_behind(app, done).talked_on == date(2026, 3, 1)
    for _ in range(2):
        talk_again(app, LOCAL_ACTOR, ref, 1)
    reopen_seat(app, done)
    assert only(app, ref).answers == {"purpose": "no"}


def test_an_archived_work_takes_no_answer_and_keeps_the_words(app, ref, token):
    answer_from_seat(app, token, "purpose", "yes")
    archive_activity(app, LOCAL_ACTOR, ref)
    with pytest.raises(Refused) as told:
        answer_from_seat(app, token, "purpose", "no")
    assert codes(told) == [("activity", "archived")]
    assert seat_behind(app, token).seat.answers == {"purpose": "yes"}
    assert not seat_behind(app, token).takes_answers


def test_an_expired_link_takes_no_answer_and_the_words_stay(app, ref, token):
    answer_from_seat(app, token, "purpose", "yes")
    later = replace(app, now=lambda: NOON + 400 * DAY)
    for act in (lambda: answer_from_seat(later, token, "affected", "yes"), lambda: finish_seat(later, token)):
        with pytest.raises(LinkRefused) as told:
            act()
        assert told.value.reason == "expired"
    assert only(later, ref).answers == {"purpose": "yes"}


def test_a_link_opens_the_page_of_its_own_kind_alone(app, ref, token):
    number = make_link(app, LOCAL_ACTOR, ref, key="limits")
    link = next(one for one in links_of(app, ref) if one.id == number)
    for act in (
        lambda: seat_behind(app, link_address(app, link).partition("?t=")[2]),
        lambda: answer_from_seat(app, "1-1-" + "x" * 43, "purpose", "yes"),
        lambda: open_link(app, token, kind="limits"),
    ):
        with pytest.raises(LinkRefused) as told:
            act()
        assert told.value.reason == "wrong"


# --- both talk ------------------------------------------------------------------------------------


def test_what_is_agreed_becomes_the_parts_own_answer_and_says_so(app, ref, done):
    agree(app, LOCAL_ACTOR, ref, 1, "purpose", "no", "Write it again, together.", seen_version=1)
    given = part(app, ref).answers["purpose"]
    assert given.value == "no"
    assert given.version == 2
    ground = app.pack.screen["seats.agreed_ground"].format(date="2 March 2026", labels="Carer")
    assert given.note == f"{ground}\nWrite it again, together."
    assert talk(app, ref).agreed == {"purpose": Agreed("no", "Write it again, together.", "yes", "The brief.")}
    assert agenda_of(app, part(app, ref), seats_of(app, ref, 1)).points == ()
    agree(app, LOCAL_ACTOR, ref, 1, "purpose", "no", "Write it again, together.", seen_version=1)
    assert part(app, ref).answers["purpose"].version == 2


def test_a_second_thought_keeps_what_the_lead_had_answered_first(app, ref, done):
    agree(app, LOCAL_ACTOR, ref, 1, "purpose", "no")
    agree(app, LOCAL_ACTOR, ref, 1, "purpose", "not_sure", seen_version=2)
    assert talk(app, ref).agreed["purpose"] == Agreed("not_sure", "", "yes", "The brief.")


def test_an_answer_given_since_is_shown_and_not_written_over(app, ref, done):
    give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="not_sure", seen_version=1)
    with pytest.raises(Conflict) as told:
        agree(app, LOCAL_ACTOR, ref, 1, "purpose", "no", seen_version=1)
    assert told.value.theirs["value"] == "not_sure"
    assert talk(app, ref).agreed == {}


def test_nothing_is_agreed_with_nobody_nor_what_a_question_does_not_take(app, ref, token):
    for act in (
        lambda: agree(app, LOCAL_ACTOR, ref, 1, "purpose", "no"),
        lambda: leave_unresolved(app, LOCAL_ACTOR, ref, 1, "purpose", "We differ."),
        lambda: hold_talk(app, LOCAL_ACTOR, ref, 1, on=date(2026, 3, 2), took_part=["Carer"]),
    ):
        with pytest.raises(Refused) as told:
            act()
        assert codes(told) == [("", "no_seat_finished")]
    with pytest.raises(Refused):
        agree(app, LOCAL_ACTOR, ref, 1, "affected", "not_sure")


def test_what_stays_unresolved_is_kept_with_why_and_the_leads_answer_is_back(app, ref, done):
    agree(app, LOCAL_ACTOR, ref, 1, "purpose", "no")
    why = "We look again in May."
    with pytest.raises(Refused) as told:  # the lead's own answer leaves questions open
        leave_unresolved(app, LOCAL_ACTOR, ref, 1, "purpose", why, was="")
    assert codes(told) == [("answer", "agreed_result_none")]
    leave_unresolved(app, LOCAL_ACTOR, ref, 1, "purpose", why, was="", accepted="none")
    assert talk(app, ref).unresolved == {"purpose": why}
    assert talk(app, ref).agreed == {}
    given = part(app, ref).answers["purpose"]
    assert (given.value, given.note, given.version) == ("yes", "The brief.", 3)
    with pytest.raises(Conflict):
        leave_unresolved(app, LOCAL_ACTOR, ref, 1, "purpose", "Mine.", was="")
    with pytest.raises(Refused) as told:
        leave_unresolved(app, LOCAL_ACTOR, ref, 1, "purpose", " ")
    assert codes(told) == [("note", "unresolved_note_missing")]
    agree(app, LOCAL_ACTOR, ref, 1, "purpose", "yes")
    assert talk(app, ref).unresolved == {}


@pytest.fixture
def recorded(app, ref, token):
    """A decision recorded at engagement, and a carer who is finished."""
    for question, value in answers_to("ENGAGE").items():
        give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value, note="Our ground.")
    answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={one.id: "no" for one in app.pack.add_ons if one.required})
    form = RecordForm(
        went_through=("carer",),
        agreed_by="Ann Example",
        agreed_role="Team manager",
        agreed_on=app.today(),
        how_told="By letter.",
        justification="The lease ends in May.",
    )
    reference = make_record(app, LOCAL_ACTOR, ref, 1, form=form, key="record")
    answer_from_seat(app, token, "time_ask", "no")
    finish_seat(app, token)
    return reference


def test_an_answer_that_moves_the_result_is_agreed_only_by_whoever_was_told_what_it_does(app, ref, recorded):
    def result():
        return replay(app.pack.flow, part(app, ref).values).outcome

    names = {key: words.name for key, words in app.pack.outcomes.items()}
    for accepted in (None, "CONSULT", "none"):
        with pytest.raises(Refused) as told:
            agree(app, LOCAL_ACTOR, ref, 1, "time_ask", "no", "Too late.", seen_version=1, accepted=accepted)
        (problem,) = told.value.problems
        assert (problem.field, problem.code) == ("answer", "agreed_result_lower")
        assert problem.data == {
            "now": names["ENGAGE"],
            "then": names["INFORM"],
            "steps": 2,
            "accepted": "INFORM",
            "record": recorded,
        }
    assert (result(), talk(app, ref).agreed, part(app, ref).answers["time_ask"].version) == ("ENGAGE", {}, 1)
    agree(app, LOCAL_ACTOR, ref, 1, "time_ask", "no", "Too late.", seen_version=1, accepted="INFORM")
    assert result() == "INFORM"
    # The same result by another answer is no news; that it is back where the record has it, is.
    agree(app, LOCAL_ACTOR, ref, 1, "time_ask", "not_sure", seen_version=2)
    with pytest.raises(Refused) as told:
        leave_unresolved(app, LOCAL_ACTOR, ref, 1, "time_ask", "We look again.")
    (problem,) = told.value.problems
    assert (problem.code, problem.data["accepted"], problem.data["record"]) == ("agreed_result_other", "ENGAGE", "")
    leave_unresolved(app, LOCAL_ACTOR, ref, 1, "time_ask", "We look again.", accepted="ENGAGE")
    assert result() == "ENGAGE"


def test_the_link_of_a_seat_says_what_came_of_it_once_they_have_talked_and_repeats_nobodys_words(
    app, ref, recorded, token
):
    agree(app, LOCAL_ACTOR, ref, 1, "time_ask", "no", "The lead came round.", accepted="INFORM")
    assert seat_behind(app, token).came is None
    hold_talk(app, LOCAL_ACTOR, ref, 1, on=date(2026, 3, 2), took_part=["Carer"])
    # The record of engagement is of the same day, and from before they talked.
    assert seat_behind(app, token).came == CameOf((CamePoint("time_ask", "agreed", "no"),), "INFORM", None)
    talk_again(app, LOCAL_ACTOR, ref, 1)
    assert seat_behind(app, token).came is None


def test_the_conversation_needs_its_day_and_who_took_part(app, ref, done):
    for on, roles, wrong in (
        (None, [" "], [("took_part", "took_part_missing"), ("talked_on", "talked_on_missing")]),
        (date(2026, 3, 3), ["Carer"], [("talked_on", "date_in_future")]),
    ):
        with pytest.raises(Refused) as told:
            hold_talk(app, LOCAL_ACTOR, ref, 1, on=on, took_part=roles)
        assert codes(told) == wrong
    hold_talk(app, LOCAL_ACTOR, ref, 1, on=date(2026, 3, 2), took_part=["Carer"], seen_version=0)
    assert (talk(app, ref).talked_on, talk(app, ref).took_part) == (date(2026, 3, 2), ("Carer",))
    with pytest.raises(Conflict):
        hold_talk(app, LOCAL_ACTOR, ref, 1, on=date(2026, 3, 1), took_part=["Carer"], seen_version=0)
