"""Live training sessions on both databases: who may do what when, and that every vote counts once and no more."""

import hmac
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from secrets import token_hex

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.bootstrap import Application
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.links import LinkRefused
from logic.services import Wish
from logic.upkeep import tend
from logic.voting import CODE_LENGTH, LETTERS, NOT_ON, OPENS_FOR, choices, place_of, shown_code, voter_of
from tests import voting
from tests.documents.work import our_pack
from tests.hostile import HOSTILE

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
PHONE = "0123456789abcdef" * 2


@pytest.fixture
def app(app: Application) -> Application:
    """With our content, at noon."""
    return replace(app, pack=our_pack(), now=lambda: NOON)


@pytest.fixture
def session(app):
    """Two scenarios, before the first."""
    return voting.make(app)


@pytest.fixture
def token(app, session):
    """What its square code holds."""
    return voting.token_of(app, session)


def later(app: Application, hours: float) -> Application:
    """The same, some hours on."""
    return replace(app, now=lambda: NOON + timedelta(hours=hours))


def refused(code: str, do: Callable[[], object]) -> None:
    """It is refused for this alone."""
    with pytest.raises(Refused) as told:
        do()
    assert [problem.code for problem in told.value.problems] == [code]


def closed_door(reason: str, do: Callable[[], object]) -> None:
    """The link does not open, for this reason."""
    with pytest.raises(LinkRefused) as told:
        do()
    assert told.value.reason == reason


def spread(app: Application, session: int, number: int, ask: str) -> dict[str, int]:
    """What was counted."""
    return services.item_result(app, session, number).spreads[ask].counts


# --- made -----------------------------------------------------------------------------------------


def test_a_session_holds_what_its_scenarios_say_and_a_code_that_nobody_mistakes(app, session):
    found = services.session_view(app, session).session
    known = {one.id: one for one in app.pack.scenarios}
    assert [item.source for item in found.items] == ["S02", "S03"]
    for item in found.items:
        assert (item.title, item.situation) == (known[item.source].title, known[item.source].situation)
        assert dict(item.answers) == dict(known[item.source].answers)
    assert len(found.code) == CODE_LENGTH
    assert set(found.code) <= set(LETTERS)
    assert found.opens_until == NOON + OPENS_FOR
    assert (found.stage, found.position, found.closed_on) == ("lobby", 0, None)


def test_a_real_activity_is_voted_on_with_the_words_that_people_are_to_be_told(app, ref):
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="no", note="Secret.")
    wish = Wish("activity", f"{ref}/1", HOSTILE[0])
    session = services.make_session(app, LOCAL_ACTOR, title="Ours", wishes=[wish], key="k")
    (item,) = services.session_view(app, session).session.items
    assert item.situation == HOSTILE[0].strip()
    assert item.answers == {"purpose": "no"}
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="yes", seen_version=1)
    assert services.session_view(app, session).session.item is None
    assert services.session_view(app, session).session.items[0].answers == {"purpose": "no"}


def test_everything_that_is_missing_is_told_at_once(app, ref):
    with pytest.raises(Refused) as told:
        services.make_session(app, LOCAL_ACTOR, title=" ", wishes=[], planned=0, key="k")
    assert {problem.code for problem in told.value.problems} == {
        "voting_title_missing",
        "voting_no_items",
        "voting_planned",
    }
    twice = [Wish("scenario", "S02")] * 2
    refused("voting_same_twice", lambda: services.make_session(app, LOCAL_ACTOR, title="T", wishes=twice, key="k"))
    with pytest.raises(Refused) as told:
        services.make_session(app, LOCAL_ACTOR, title="T", wishes=[Wish("activity", f"{ref}/1")], key="k")
    assert {problem.code for problem in told.value.problems} == {"voting_situation", "voting_no_answers"}
    for wrong in (Wish("scenario", "S99"), Wish("activity", "WT-9999/1", "x"), Wish("activity", f"{ref}/7", "x")):
        with pytest.raises(NotFound):
            services.make_session(app, LOCAL_ACTOR, title="T", wishes=[wrong], key="k")
    assert services.sessions(app) == ([], 0)


def test_work_without_a_result_and_work_put_away_are_not_voted_on(app, ref):
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="yes")
    wishes = [Wish("activity", f"{ref}/1", "About us.")]
    refused("voting_no_answers", lambda: services.make_session(app, LOCAL_ACTOR, title="T", wishes=wishes, key="k"))
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="no", seen_version=1)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    refused("voting_archived", lambda: services.make_session(app, LOCAL_ACTOR, title="T", wishes=wishes, key="k"))


def test_a_session_that_moved_meanwhile_is_not_closed_by_whoever_did_not_see_it(app, session):
    step = services.session_view(app, session).session.step
    voting.move(app, session, "next")
    with pytest.raises(Conflict):
        services.close_session(app, LOCAL_ACTOR, session, seen=step)
    services.close_session(app, LOCAL_ACTOR, session, seen=step + 1)
    services.close_session(app, LOCAL_ACTOR, session, seen=step)
    assert services.session_view(app, session).session.stage == "closed"


def test_a_double_click_makes_one_session(app):
    assert voting.make(app) == voting.make(app)
    assert services.sessions(app)[1] == 1


def test_nobody_without_an_account_leads_one(app, session):
    with pytest.raises(NotAllowed):
        services.make_session(app, PUBLIC_ACTOR, title="T", wishes=[Wish("scenario", "S02")], key="k")
    for do in (
        lambda: services.move_session(app, PUBLIC_ACTOR, session, "next", seen=1),
        lambda: services.renew_code(app, PUBLIC_ACTOR, session, seen=1),
        lambda: services.close_session(app, PUBLIC_ACTOR, session),
        lambda: services.remove_session(app, PUBLIC_ACTOR, session),
        lambda: services.count_cards(app, PUBLIC_ACTOR, session, 1, {}, was={}),
    ):
        with pytest.raises(NotAllowed):
            do()


# --- moved ----------------------------------------------------------------------------------------


def test_a_session_goes_from_item_to_item_and_each_is_revealed(app, session):
    seen = []
    for move in ("next", "reveal", "next", "reveal"):
        voting.move(app, session, move)
        found = services.session_view(app, session).session
        seen.append((found.position, found.stage))
    assert seen == [(1, "voting"), (1, "revealed"), (2, "voting"), (2, "revealed")]
    refused("voting_no_next", lambda: voting.move(app, session, "next"))
    refused("voting_cannot_reveal", lambda: voting.move(app, session, "reveal"))


def test_what_was_revealed_before_anybody_voted_goes_back_to_voting_and_nothing_else_does(app, session, token):
    def again():
        voting.move(app, session, "again")

    refused("voting_no_way_back", again)
    voting.move(app, session, "next")
    refused("voting_no_way_back", again)
    phone = voting.phones(app, session, 1)[0]
    voting.move(app, session, "reveal", "again")
    found = services.session_view(app, session).session
    assert (found.position, found.stage) == (1, "voting")
    services.vote(app, token, phone, 1, now="consultation", should="codesign")
    voting.move(app, session, "reveal")
    refused("voting_no_way_back", again)
    voting.move(app, session, "next", "reveal")
    services.count_cards(app, LOCAL_ACTOR, session, 2, {"now": {"consultation": 3}}, was={})
    refused("voting_no_way_back", again)


def test_two_facilitators_do_not_skip_an_item(app, session):
    step = services.session_view(app, session).session.step
    services.move_session(app, LOCAL_ACTOR, session, "next", seen=step)
    with pytest.raises(Conflict):
        services.move_session(app, LOCAL_ACTOR, session, "next", seen=step)
    with pytest.raises(Conflict):
        services.renew_code(app, LOCAL_ACTOR, session, seen=step)
    assert services.session_view(app, session).session.position == 1


# --- voted ----------------------------------------------------------------------------------------


def test_a_vote_counts_once_however_often_it_is_sent_and_the_last_one_counts(app, session, token):
    voting.move(app, session, "next")
    (phone,) = voting.phones(app, session, 1)
    for now in ("consultation", "consultation", "informing"):
        services.vote(app, token, phone, 1, now=now, should="codesign")
    assert spread(app, session, 1, "now") == {"informing": 1}
    assert spread(app, session, 1, "should") == {"codesign": 1}
    count = services.session_view(app, session).count
    assert (count.joined, count.voted) == (1, 1)


def test_what_others_voted_is_seen_by_no_phone_before_it_is_revealed(app, session, token):
    voting.move(app, session, "next")
    phone, other = voting.phones(app, session, 2)
    services.vote(app, token, phone, 1, now="consultation", should="codesign")
    before = services.room(app, token, other)
    assert before.spreads == {}
    assert before.vote.now == ""
    assert services.room(app, token, phone).vote.now == "consultation"
    voting.move(app, session, "reveal")
    assert services.room(app, token, other).spreads["now"].counts == {"consultation": 1}
    voting.move(app, session, "next")
    assert services.room(app, token, phone).spreads == {}
    assert services.room(app, token, phone).vote.now == ""


def test_a_vote_before_it_opens_or_after_the_reveal_is_refused_and_changes_nothing(app, session, token):
    cast = {"now": "consultation", "should": "codesign"}
    refused("voting_not_open", lambda: services.vote(app, token, PHONE, 1, **cast))
    voting.move(app, session, "next")
    refused("voting_not_open", lambda: services.vote(app, token, PHONE, 2, **cast))
    voting.move(app, session, "reveal")
    refused("voting_late", lambda: services.vote(app, token, PHONE, 1, **cast))
    voting.move(app, session, "next")
    refused("voting_late", lambda: services.vote(app, token, PHONE, 1, **cast))
    services.close_session(app, LOCAL_ACTOR, session)
    closed_door("expired", lambda: services.vote(app, token, PHONE, 2, **cast))
    assert all(one.spreads["now"].total == 0 for one in services.session_results(app, session))


def test_a_vote_needs_both_places_and_a_phone_a_proper_name(app, session, token):
    voting.move(app, session, "next")
    with pytest.raises(Refused) as told:
        services.vote(app, token, PHONE, 1, now="", should="the moon")
    assert {(one.field, one.code) for one in told.value.problems} == {
        ("now", "voting_choose_now"),
        ("should", "voting_choose_should"),
    }
    for wrong in ("", "x", PHONE.upper(), PHONE + "0"):
        refused("form_expired", lambda: services.vote(app, token, wrong, 1, now=NOT_ON, should=NOT_ON))  # noqa: B023


def test_which_answer_people_see_otherwise_is_asked_once_it_is_revealed(app, session, token):
    voting.move(app, session, "next")
    phone, other = voting.phones(app, session, 2)
    refused("voting_not_open", lambda: services.see_otherwise(app, token, phone, 1, "purpose"))
    voting.move(app, session, "reveal")
    refused("voting_choose_differ", lambda: services.see_otherwise(app, token, phone, 1, "rubbish"))
    refused("voting_come_in", lambda: services.see_otherwise(app, token, PHONE, 1, "purpose"))
    services.see_otherwise(app, token, phone, 1, "purpose")
    services.see_otherwise(app, token, other, 1, "affected")
    services.see_otherwise(app, token, other, 1, "purpose")
    assert spread(app, session, 1, "differ") == {"purpose": 2}
    services.see_otherwise(app, token, other, 1, "")
    assert spread(app, session, 1, "differ") == {"purpose": 1}
    assert services.session_view(app, session).count.voted == 0


def test_many_phones_at_once_are_all_counted_and_none_twice(app, session, token):
    voting.move(app, session, "next")
    names = [token_hex(16) for _ in range(24)]
    places = choices(app.pack)
    cast = {name: places[place % len(places)] for place, name in enumerate(names)}

    def send(name: str) -> None:
        services.vote(app, token, name, 1, now=cast[name], should=cast[name])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, names * 2))
    assert spread(app, session, 1, "now") == Counter(cast.values())
    assert services.session_view(app, session).count.joined == len(names)


def test_a_reveal_amid_votes_loses_none_that_was_confirmed(app, session, token):
    voting.move(app, session, "next")
    names = [token_hex(16) for _ in range(16)]

    def send(name: str) -> bool:
        try:
            services.vote(app, token, name, 1, now="consultation", should="consultation")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        sent = [pool.submit(send, name) for name in names[:8]]
        reveal = pool.submit(voting.move, app, session, "reveal")
        sent += [pool.submit(send, name) for name in names[8:]]
        reveal.result()
        confirmed = sum(one.result() for one in sent)
    assert spread(app, session, 1, "now").get("consultation", 0) == confirmed


# --- the code -------------------------------------------------------------------------------------


def test_a_code_opens_however_it_is_typed(app, session, token):
    code = services.session_view(app, session).session.code
    for typed in (code, code.lower(), shown_code(code), f" {code[:3]}-{code[3:]} "):
        assert services.come_by_code(app, typed) == token


def test_wrong_codes_are_slowed_down_and_the_square_code_still_opens(app, session, token):
    right = services.session_view(app, session).session.code
    for _ in range(60):
        closed_door("wrong", lambda: services.come_by_code(app, "AAAAAA", address="10.0.0.1"))
    closed_door("often", lambda: services.come_by_code(app, right, address="10.0.0.1"))
    assert services.come_by_code(app, right, address="10.0.0.2") == token
    services.come_in(app, token, PHONE, address="10.0.0.1")
    assert services.room(app, token, PHONE).is_in


def test_a_token_of_another_session_or_code_opens_nothing(app, session, token):
    other = voting.make(app, key="other")
    forged = f"{other}-{token.partition('-')[2]}"
    for wrong in (forged, "", "rubbish", f"99-{token.partition('-')[2]}"):
        with pytest.raises(LinkRefused):
            services.room(app, wrong)
        assert services.room_step(app, wrong) == 0


def test_a_session_left_open_overnight_lets_nobody_in_until_it_has_a_new_code(app, session, token):
    voting.move(app, session, "next")
    (phone,) = voting.phones(app, session, 1)
    services.vote(app, token, phone, 1, now="consultation", should="codesign")
    morning = later(app, 13)
    code = services.session_view(app, session).session.code
    closed_door("wrong", lambda: services.come_by_code(morning, code))
    closed_door("closed", lambda: services.room(morning, token, phone))
    assert services.room_step(morning, token) == 0
    assert services.session_view(morning, session).asleep
    services.renew_code(morning, LOCAL_ACTOR, session, seen=services.session_view(morning, session).session.step)
    closed_door("closed", lambda: services.room(morning, token, phone))
    new = voting.token_of(morning, session)
    assert services.room(morning, new, phone).vote.now == "consultation"


def test_whoever_looks_sees_that_something_moved(app, session, token):
    before = services.room_step(app, token)
    assert before > 0
    voting.move(app, session, "next")
    assert services.room_step(app, token) == before + 1
    services.close_session(app, LOCAL_ACTOR, session)
    assert services.room_step(app, token) == 0


# --- counted --------------------------------------------------------------------------------------


def test_closing_keeps_the_counts_and_forgets_the_phones(app, session, token, outside, bytes_of):
    voting.move(app, session, "next")
    first, second = voting.phones(app, session, 2)
    services.vote(app, token, first, 1, now="consultation", should="codesign")
    services.vote(app, token, second, 1, now="consultation", should=NOT_ON)
    voting.move(app, session, "reveal")
    services.see_otherwise(app, token, first, 1, "purpose")
    before = services.session_results(app, session)
    kept = [voter.encode() for (voter,) in outside("SELECT voter FROM live_phone")]
    services.close_session(app, LOCAL_ACTOR, session)
    services.close_session(app, LOCAL_ACTOR, session)
    assert services.session_results(app, session) == before
    closed = services.session_view(app, session).session
    assert (closed.stage, closed.code, closed.closed_on) == ("closed", None, NOON.date())
    for table in ("live_vote", "live_phone"):
        assert outside(f"SELECT count(*) FROM {table}") == [(0,)]
        assert not [voter for voter in kept if voter in bytes_of(table)]


def test_a_session_that_nobody_goes_on_with_ends_after_a_month(app, session, token, outside):
    voting.move(app, session, "next")
    (phone,) = voting.phones(app, session, 1)
    services.vote(app, token, phone, 1, now="consultation", should="codesign")
    for days, stage, phones in ((30, "voting", 1), (32, "closed", 0), (33, "closed", 0)):
        assert tend(app.store, NOON.date() + timedelta(days=days))
        assert services.session_view(app, session).session.stage == stage
        assert outside("SELECT count(*) FROM live_vote") == [(phones,)]
        assert spread(app, session, 1, "should") == {"codesign": 1}
    services.close_session(app, LOCAL_ACTOR, session)


def test_cards_are_counted_beside_phones_and_corrected(app, session, token):
    voting.move(app, session, "next")
    (phone,) = voting.phones(app, session, 1)
    services.vote(app, token, phone, 1, now="consultation", should="codesign")
    hand = {"now": {"consultation": 4, "informing": 0}, "should": {NOT_ON: 4}}
    services.count_cards(app, LOCAL_ACTOR, session, 1, hand, was={})
    services.count_cards(app, LOCAL_ACTOR, session, 1, hand, was={})  # a double click
    found = services.item_result(app, session, 1).spreads["now"]
    assert (found.counts, dict(found.by_hand), found.total) == ({"consultation": 5}, {"consultation": 4}, 5)
    services.close_session(app, LOCAL_ACTOR, session)
    mended = {"now": {"consultation": 3}}
    with pytest.raises(Conflict):
        services.count_cards(app, LOCAL_ACTOR, session, 1, mended, was={"now": {"consultation": 9}})
    services.count_cards(app, LOCAL_ACTOR, session, 1, mended, was=hand)
    assert spread(app, session, 1, "now") == {"consultation": 4}


@pytest.mark.parametrize("counts", [{"now": {"the moon": 1}}, {"now": {"informing": -1}}, {"differ": {"rubbish": 1}}])
def test_counts_that_cannot_be_are_refused(app, session, counts):
    refused("voting_count", lambda: services.count_cards(app, LOCAL_ACTOR, session, 1, counts, was={}))
    with pytest.raises(NotFound):
        services.count_cards(app, LOCAL_ACTOR, session, 9, {}, was={})


def test_a_closed_session_can_be_removed_whole(app, session):
    refused("voting_still_open", lambda: services.remove_session(app, LOCAL_ACTOR, session))
    services.count_cards(app, LOCAL_ACTOR, session, 1, {"now": {"informing": 2}}, was={})
    services.close_session(app, LOCAL_ACTOR, session)
    services.remove_session(app, LOCAL_ACTOR, session)
    services.remove_session(app, LOCAL_ACTOR, session)
    with pytest.raises(NotFound):
        services.session_view(app, session)


def test_no_row_and_no_line_tells_a_phone_or_a_time(app, session, token, outside):
    voting.move(app, session, "next")
    (phone,) = voting.phones(app, session, 1)
    lines = outside("SELECT count(*) FROM audit")
    services.vote(app, token, phone, 1, now="consultation", should="codesign")
    assert outside("SELECT count(*) FROM audit") == lines
    kept = repr(outside("SELECT * FROM live_vote") + outside("SELECT * FROM live_phone"))
    assert phone not in kept
    assert ":" not in kept
    key = app.settings.link_key or (app.settings.data / "link-key").read_text().strip()
    assert voter_of(key, session, phone) in kept
    assert not hmac.compare_digest(voter_of("other" * 10, session, phone), voter_of(key, session, phone))


def test_the_room_is_full_at_its_limit(app, session, token, monkeypatch):
    monkeypatch.setattr("logic.services.voting_public.PHONES_MOST", 2)
    voting.phones(app, session, 2)
    refused("voting_full", lambda: services.come_in(app, token, PHONE))
    assert services.session_view(app, session).count.joined == 2


def test_every_outcome_has_a_place_among_the_choices(app):
    places = {place_of(app.pack, outcome) for outcome in app.pack.outcomes}
    assert places <= set(choices(app.pack))
    assert NOT_ON in places
