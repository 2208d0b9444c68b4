"""What people say when we are getting it wrong, and how it goes up until it is answered, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.concerns import Wanted
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.ground import Ground
from logic.links import LinkRefused
from logic.local import Local, Place
from logic.upkeep import tend
from tests import people
from tests.hostile import HOSTILE

MONDAY = datetime(2026, 3, 2, 9, 41, 27, tzinfo=UTC)
GROUND = Ground(("WCC-ACC",), "reconstructed")
WORDS = {"concerns.level.lead": "Lead", "concerns.level.contact": "Contact", "concerns.level.board": "The Board"}


@pytest.fixture
def app(app):
    """On a Monday of which every second is known."""
    contact = Place("LN1", "Pat, named contact", "w", "e", "", GROUND)
    local = Local(reply_days=10, answered_by="Whoever leads", contacts=(contact,))
    pack = replace(app.pack, local=local, screen={**app.pack.screen, **WORDS})
    return replace(app, now=lambda: MONDAY, pack=pack)


@pytest.fixture
def opened(app, ref):
    """The token of a link."""
    return people.token(app, ref)


@pytest.fixture
def said(app, opened):
    """The number of a concern that came by a link, with nothing about who it was."""
    return send(app, opened).id


def send(app, token, **changes):
    given = {"text": "Nobody asked the carers.", "name": "", "contact": "", "key": f"{token}-key", "session": "tab"}
    return services.receive_concern(app, token, **{**given, **changes})


def note(app, **changes):
    given = {"text": "The forms are too long.", "name": "Ann", "contact": "01793 000000", "key": "note"}
    return services.note_concern(app, LOCAL_ACTOR, **{**given, **changes})


def everything(app, wanted=None, **named):
    return services.concern_page(app, wanted or Wanted(), page=1, size=10, **named)


def codes(told):
    return [(problem.field, problem.code) for problem in told.value.problems]


def test_what_is_sent_is_kept_with_the_day_of_its_reply_and_belongs_to_the_work_of_the_link(app, ref, opened):
    services.add_member(app, LOCAL_ACTOR, ref, name="Jo Lead", role="lead", contact="", lead=True, key="lead")
    kept = send(app, opened, text="  Too late?\r\nAgain. ")
    assert kept == services.find_concern(app, kept.id)
    assert (kept.ref, kept.title, kept.text, kept.came_by) == (ref, "Day service", "Too late?\nAgain.", "link")
    assert (kept.received_on, kept.due, kept.owner) == (date(2026, 3, 2), date(2026, 3, 16), "Jo Lead")
    assert (kept.level, kept.status, kept.published) == ("lead", "received", False)
    assert send(app, people.token(app, ref, part=1), key="other").owner == "Jo Lead"


def test_nothing_about_who_it_was_is_kept_and_no_time_finer_than_a_day(app, ref, opened, outside):
    tables = ("audit", "idempotency")
    before = {table: outside(f"SELECT * FROM {table}") for table in tables}
    changed = services.find_activity(app, ref).updated_at
    send(app, opened, session="secret-tab", address="203.0.113.9")
    assert {table: outside(f"SELECT * FROM {table}") for table in tables} == before
    assert services.find_activity(app, ref).updated_at == changed
    kept = str(outside("SELECT * FROM concern"))
    for secret in ("203.0.113.9", "secret-tab", "09:41"):
        assert secret not in kept


def test_a_double_click_that_overlaps_sends_once_and_the_key_is_gone_the_day_after(app, opened, outside):
    start, numbers = Barrier(2), []

    def press():
        start.wait()
        numbers.append(send(app, opened).id)

    both = [Thread(target=press) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(set(numbers)) == 1
    later = replace(app, now=lambda: MONDAY + timedelta(days=1))
    send(later, opened, key="next day")
    assert outside("SELECT sent_key FROM concern ORDER BY id") == [(None,), ("next day",)]
    assert tend(app.store, later.today() + timedelta(days=1))  # whether anybody sends more or not
    assert outside("SELECT sent_key FROM concern ORDER BY id") == [(None,), (None,)]


def test_what_lacks_something_or_comes_by_a_link_that_is_closed_is_refused(app, ref, opened):
    with pytest.raises(Refused) as told:
        send(app, opened, text=" \u200b", name="x" * 201, contact="\x00")
    assert codes(told) == [("text", "concern_text_missing"), ("name", "too_long"), ("contact", "control_characters")]
    services.archive_activity(app, LOCAL_ACTOR, ref)
    send(app, opened)  # work that was put away may have gone wrong as well
    services.revoke_link(app, LOCAL_ACTOR, ref, 1)
    with pytest.raises(LinkRefused):
        send(app, opened, key="closed")
    assert everything(app).total == 1


def test_too_many_are_told_when_they_may_again(app, opened):
    for turn in range(6):
        send(app, opened, key=f"{turn}")
    with pytest.raises(Refused) as told:
        send(app, opened, key="too many")
    assert [(one.code, one.data) for one in told.value.problems] == [("sent_too_often", {"time": "09:52"})]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_as_they_were_typed(words, app, opened):
    kept = send(app, opened, text=words, name=words, contact=words)
    assert (kept.text, kept.name, kept.contact) == (words.strip(),) * 3


def test_staff_write_one_down_for_somebody_about_some_work_or_about_none(app, ref):
    number = note(app)
    assert note(app) == number
    kept = services.find_concern(app, number)
    assert (kept.ref, kept.title, kept.came_by, kept.owner) == ("", "", "staff", "Whoever leads")
    when = date(2026, 2, 27)
    about = services.find_concern(app, note(app, ref="wt 1", received_on=when, key="about"))
    assert (about.ref, about.due) == (ref, date(2026, 3, 13))
    for unknown in ("WT-0999", "some work"):
        with pytest.raises(Refused) as told:
            note(app, ref=unknown, key=f"unknown {unknown}")
        assert codes(told) == [("ref", "concern_work_unknown")]
    with pytest.raises(Refused) as told:
        note(app, received_on=date(2026, 3, 3), text="", key="later")
    assert codes(told) == [("received_on", "date_in_future"), ("text", "concern_text_missing")]


def test_who_writes_again_is_tied_to_what_they_wrote_before_and_staff_find_both(app, ref, opened, said):
    again = send(app, opened, before=f"Message {said}", key="again")
    assert (again.follows, again.before) == (said, f"Message {said}")
    assert send(app, opened, before=f"Message {said}", key="again") == again
    phoned = note(app, ref=ref, before=str(said), key="phoned")
    assert services.concerns_following(app, said) == (again.id, phoned)
    first = note(app)
    assert services.find_concern(app, note(app, before=str(first), key="second")).follows == first
    for unknown in (said, 999, "the one of May"):  # said is about some work, and this about none
        with pytest.raises(Refused) as told:
            note(app, before=str(unknown), key=f"wrong {unknown}")
        assert codes(told) == [("before", "concern_before_unknown")]
    assert services.concerns_following(app, first) == (first + 1,)


def test_a_number_of_other_work_is_told_apart_from_none_in_no_way(app, opened, said):
    """Whoever tries numbers learns nothing: what is about this work anybody reads by the link already."""
    other = services.start_activity(app, LOCAL_ACTOR, title="Nights", level="service", key="other work")
    of_other = send(app, people.token(app, other), key="other").id
    about_none = note(app)
    kept = [send(app, opened, before=f"{one}", key=f"{one}") for one in (of_other, about_none, 999)]
    assert [(one.follows, one.text, one.status) for one in kept] == [(None, "Nobody asked the carers.", "received")] * 3
    assert [services.concerns_following(app, one) for one in (of_other, about_none)] == [(), ()]
    door = services.open_link(app, opened, kind=None)
    read, _ = services.concerns_of_link(app, door, page=1, size=10)
    assert {(one.before, one.follows) for one in read} == {("", None)}
    assert {(one.before, one.follows) for one in services.concern_log(app)} == {("", None)}
    send(app, opened, before="998", key="the sixth")
    with pytest.raises(Refused) as told:  # a try costs what a message costs
        send(app, opened, before="7", key="try more")
    assert codes(told) == [("", "sent_too_often")]
    services.erase_concern_sender(app, LOCAL_ACTOR, kept[0].id)
    assert services.find_concern(app, kept[0].id).before == ""


def test_it_goes_from_the_lead_to_the_named_contact_and_to_the_board_and_every_reply_is_kept(app, said, outside):
    services.look_into_concern(app, LOCAL_ACTOR, said, owner="Sam")
    assert services.find_concern(app, said).status == "looking"
    answer = {"shown": "Carers were not asked.", "published": True}
    services.answer_concern(app, LOCAL_ACTOR, said, reply="We will ask them.", **answer)
    assert services.find_concern(app, said).status == "answered"
    later = replace(app, now=lambda: MONDAY + timedelta(days=7))
    services.move_concern_up(later, LOCAL_ACTOR, said)
    up = services.find_concern(app, said)
    assert (up.level, up.status, up.owner, up.due, up.reply) == (
        "contact",
        "received",
        "Pat, named contact",
        date(2026, 3, 23),
        "",
    )
    services.answer_concern(later, LOCAL_ACTOR, said, reply="It was wrong.", **answer)
    services.move_concern_up(later, LOCAL_ACTOR, said)
    up = services.find_concern(app, said)
    assert (up.status, up.owner, up.waits) == ("board", "The Board", True)
    assert list(up.earlier) == [
        {"level": "lead", "reply": "We will ask them.", "on": "2026-03-02"},
        {"level": "contact", "reply": "It was wrong.", "on": "2026-03-09"},
    ]
    services.look_into_concern(later, LOCAL_ACTOR, said, owner="The Board, 4 May")
    assert services.find_concern(app, said).status == "board"
    with pytest.raises(Refused) as told:
        services.move_concern_up(later, LOCAL_ACTOR, said)
    assert codes(told) == [("", "concern_at_board")]
    services.answer_concern(later, LOCAL_ACTOR, said, reply="We changed the plan.", **answer)
    services.close_concern(later, LOCAL_ACTOR, said)
    assert services.find_concern(app, said).status == "closed"
    verbs = [verb for (verb,) in outside("SELECT verb FROM audit WHERE verb LIKE '%concern%' ORDER BY id")]
    assert verbs[:3] == ["look_into_concern", "answer_concern", "move_concern_up"]
    assert "carers" not in str(outside("SELECT detail FROM audit")).lower()


def test_the_second_of_two_clicks_takes_it_no_further_and_complains_of_nothing(app, said, outside):
    seen = services.find_concern(app, said).version
    for to, owner in (("contact", "Ann"), ("board", "")):
        for _ in range(2):
            given = {"to": to, "owner": owner, "shown": "Nobody was asked.", "seen_version": seen}
            services.move_concern_up(app, LOCAL_ACTOR, said, **given)
            assert services.find_concern(app, said).level == to
        seen = services.find_concern(app, said).version
    assert len(outside("SELECT id FROM audit WHERE verb = 'move_concern_up'")) == 2
    with pytest.raises(Conflict):  # somebody else named another person
        services.move_concern_up(app, LOCAL_ACTOR, note(app), to="contact", owner="Bo", seen_version=0)


def test_the_board_reads_what_was_written_for_it_and_no_private_reply(app, ref, opened):
    one = send(app, opened, contact="Ann, 01793 000000").id
    services.answer_concern(app, LOCAL_ACTOR, one, reply="To Ann alone.", shown="", published=False)
    services.move_concern_up(app, LOCAL_ACTOR, one)
    for shown in (None, " "):
        with pytest.raises(Refused) as told:
            services.move_concern_up(app, LOCAL_ACTOR, one, shown=shown)
        assert codes(told) == [("shown", "concern_board_words_missing")]
    with pytest.raises(Conflict) as clash:
        services.move_concern_up(app, LOCAL_ACTOR, one, shown="Carers were not asked.", seen_version=0)
    assert clash.value.yours["shown"] == "Carers were not asked."
    services.move_concern_up(app, LOCAL_ACTOR, one, shown="Carers were not asked.")
    (read,) = services.concern_log(app)
    assert (read.shown, read.reply, tuple(read.earlier), read.name) == ("Carers were not asked.", "", (), "")


def test_a_reply_must_reach_somebody_and_nobody_is_named(app, said):
    with pytest.raises(Refused) as told:
        services.answer_concern(app, LOCAL_ACTOR, said, reply="", shown="", published=True)
    assert codes(told) == [("reply", "concern_reply_missing"), ("shown", "concern_shown_missing")]
    with pytest.raises(Refused) as told:
        services.answer_concern(app, LOCAL_ACTOR, said, reply="Yes.", shown="", published=False)
    assert codes(told) == [("published", "concern_reply_unseen")]
    phoned = note(app)
    services.answer_concern(app, LOCAL_ACTOR, phoned, reply="Yes.", shown="", published=False)
    assert services.find_concern(app, phoned).status == "answered"


def test_it_is_closed_without_a_reply_only_with_a_reason_and_comes_back_when_looked_into(app, said):
    with pytest.raises(Refused) as told:
        services.close_concern(app, LOCAL_ACTOR, said)
    assert codes(told) == [("closing", "concern_closing_missing")]
    services.close_concern(app, LOCAL_ACTOR, said, closing="An advertisement")
    assert everything(app).counts.closed == 1
    services.look_into_concern(app, LOCAL_ACTOR, said, owner="Sam")
    kept = services.find_concern(app, said)
    assert (kept.status, kept.closing) == ("looking", "")


def test_what_waits_comes_first_and_the_list_is_narrowed_and_paged(app, opened):
    late = replace(app, now=lambda: MONDAY + timedelta(days=30))
    first, second = send(app, opened).id, note(app)
    third = note(late, key="third")
    services.answer_concern(app, LOCAL_ACTOR, second, reply="Yes.", shown="", published=False)
    found = everything(late)
    assert [one.id for one in found.concerns] == [first, third, second]
    assert (found.counts.waiting, found.counts.late, found.counts.answered) == (2, 1, 1)
    services.move_concern_up(late, LOCAL_ACTOR, third)
    assert [one.id for one in everything(app, Wanted("waiting", "contact")).concerns] == [third]
    assert [one.id for one in everything(app, Wanted("answered")).concerns] == [second]
    assert [one.id for one in everything(app, Wanted(activity=1)).concerns] == [first]
    page = services.concern_page(app, Wanted(), page=2, size=2)
    assert ([one.id for one in page.concerns], page.total) == ([second], 3)


def test_everybody_reads_what_is_published_and_never_who_it_was(app, ref, opened, bytes_of):
    hidden = send(app, opened, name="Ann Other", contact="ann@example.org")
    told = send(app, opened, key="second", name="Bob Other", text="Bob was not asked.")
    services.answer_concern(app, LOCAL_ACTOR, hidden.id, reply="To Ann alone.", shown="", published=False)
    services.answer_concern(app, LOCAL_ACTOR, told.id, reply="Sorry.", shown="Somebody was not asked.", published=True)
    door = services.open_link(app, opened, kind=None)
    mine, total = services.concerns_of_link(app, door, page=1, size=10)
    assert total == 2
    assert [(one.id, one.shown, one.reply) for one in mine] == [
        (told.id, "Somebody was not asked.", "Sorry."),
        (hidden.id, "", ""),
    ]
    for words in (str(mine), str(services.concern_log(app))):
        for secret in ("Ann", "Bob", "ann@example.org", "To Ann alone"):
            assert secret not in words
    services.erase_concern_sender(app, LOCAL_ACTOR, hidden.id)
    kept = services.find_concern(app, hidden.id)
    assert (kept.name, kept.contact, kept.reply) == ("", "", "To Ann alone.")
    assert b"ann@example.org" not in bytes_of("concern")


def test_two_who_answer_at_once_see_both_replies_and_the_public_may_change_nothing(app, said):
    answer = {"shown": "x", "published": True}
    services.answer_concern(app, LOCAL_ACTOR, said, reply="Theirs.", seen_version=1, **answer)
    with pytest.raises(Conflict) as clash:
        services.answer_concern(app, LOCAL_ACTOR, said, reply="Mine.", seen_version=1, **answer)
    assert (clash.value.theirs["reply"], clash.value.yours["reply"], clash.value.version) == ("Theirs.", "Mine.", 2)
    with pytest.raises(NotAllowed):
        services.close_concern(app, PUBLIC_ACTOR, said, closing="x")
    with pytest.raises(NotFound):
        services.close_concern(app, LOCAL_ACTOR, 999, closing="x")
