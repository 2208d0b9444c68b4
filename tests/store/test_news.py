"""The timetable of news in a real database: done, done late, not kept, and people told of it (domain.md H.1, SW-FORE-1)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR as ME
from logic.activity import PUBLIC_ACTOR
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from tests import builders, replies
from tests.browser.wizard import our_pack

D = timedelta(days=1)
FIRST = ("NW1", 0)


@pytest.fixture
def app(app):
    """With the timetable and the lead times that come with the app."""
    ours = our_pack()
    return replace(app, pack=replace(app.pack, news=ours.news, checklist=ours.checklist))


@pytest.fixture
def planned(app, ref):
    """The activity as consultation, with its first session today and its decision in nine weeks."""
    for question, value in builders.answers_to("CONSULT").items():
        services.give_answer(app, ME, ref, 1, question=question, value=value, note="")
    dates = {"first_session": app.today(), "closes_on": app.today() + 20 * D, "decide_by": app.today() + 63 * D}
    services.save_dates(app, ME, ref, 1, dates=dates)
    return ref


def task(app, ref, key=FIRST):
    return next(one for one in services.news_of(app, ref, 1).tasks if one.key == key)


def on_the_list(app, ref):
    (part,) = services.workspace_of(app, ref).parts
    return next(one for one in part.tasks if one.key == "news")


def later(app, **named):
    moment = app.now() + timedelta(**named)
    return replace(app, now=lambda: moment)


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def test_a_task_is_marked_done_once_with_who_and_how(app, planned, outside):
    assert task(app, planned).status == "due"
    for _ in range(2):
        services.mark_news(app, ME, planned, 1, *FIRST, done_by="Ann", how="In person")
    assert (task(app, planned).status, task(app, planned).mark.how) == ("done", "In person")
    assert task(app, planned).mark.version == 1
    assert outside("SELECT count(*) FROM news_mark") == [(1,)]


def test_each_update_is_a_task_of_its_own(app, planned):
    keys = [one.key for one in services.news_of(app, planned, 1).tasks if one.key[0] == "NW3"]
    assert keys == [("NW3", 1), ("NW3", 2)]
    services.mark_news(app, ME, planned, 1, "NW3", 1)
    assert [task(app, planned, key).status for key in keys] == ["done", "later"]


def test_what_is_done_late_stays_late_when_the_plan_moves(app, planned):
    app = later(app, days=3)
    services.mark_news(app, ME, planned, 1, *FIRST)
    assert task(app, planned).status == "late"
    services.save_dates(app, ME, planned, 1, dates={"first_session": app.today() + 9 * D})
    assert task(app, planned).status == "late"


def test_a_day_to_come_is_refused_and_nothing_is_marked(app, planned):
    with pytest.raises(Refused) as refused:
        services.mark_news(app, ME, planned, 1, *FIRST, done_on=app.today() + D)
    assert codes(refused) == ["date_in_future"]
    assert not task(app, planned).mark.settled


def test_a_broken_promise_asks_for_people_to_be_told_until_it_is_marked_as_told(app, planned):
    services.break_promise(app, ME, planned, 1, *FIRST, reason="Everybody was ill")
    found = on_the_list(app, planned)
    assert (found.status, found.step, found.count, found.day) == ("needs_look", "tell_broken", 1, app.today())
    for days in (1, 40):
        app_then = later(app, days=days)
        assert task(app_then, planned).status == "tell"
        assert on_the_list(app_then, planned).step == "tell_broken"
        assert on_the_list(app_then, planned).overdue(app_then.today())
    services.tell_broken(app, ME, planned, 1, *FIRST, how="A letter", words="We are sorry. We were ill.")
    assert (task(app, planned).status, task(app, planned).mark.told_words) == ("told", "We are sorry. We were ill.")
    assert on_the_list(app, planned).step == "next_news"


def test_a_promise_that_nobody_called_broken_cannot_be_told_as_such(app, planned):
    with pytest.raises(Refused) as refused:
        services.tell_broken(app, ME, planned, 1, *FIRST, how="A letter", words="Sorry")
    assert codes(refused) == ["promise_not_broken"]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"reason": " "}, ["broken_reason_missing"]),
        ({"reason": "Ill", "by": -1}, ["date_in_past"]),
        ({"reason": "Ill", "by": 30}, ["tell_by_too_late"]),
        ({"reason": "\x00"}, ["control_characters"]),
    ],
)
def test_why_it_cannot_be_kept_and_by_when_people_hear_it_are_checked(app, planned, given, wrong):
    by = app.today() + given["by"] * D if "by" in given else None
    with pytest.raises(Refused) as refused:
        services.break_promise(app, ME, planned, 1, *FIRST, by=by, reason=given["reason"])
    assert codes(refused)[0] == wrong[0]
    assert not task(app, planned).mark.settled


def test_the_day_by_which_people_hear_cannot_be_put_off(app, planned):
    services.break_promise(app, ME, planned, 1, *FIRST, reason="Ill")
    day = task(app, planned).mark.tell_by
    services.break_promise(later(app, days=4), ME, planned, 1, *FIRST, reason="Still ill")
    assert (task(app, planned).mark.tell_by, task(app, planned).mark.reason) == (day, "Still ill")


def test_what_was_told_needs_how_and_the_words(app, planned):
    services.break_promise(app, ME, planned, 1, *FIRST, reason="Ill")
    with pytest.raises(Refused) as refused:
        services.tell_broken(app, ME, planned, 1, *FIRST, how=" ", words="")
    assert codes(refused) == ["told_how_missing", "told_words_missing"]


def test_a_promise_beside_the_timetable_is_noted_once_and_cannot_be_wiped_away(app, planned):
    for _ in range(2):
        number = services.note_broken_promise(
            app, ME, planned, 1, promise="A visit in May", reason="The bus broke", key="one"
        )
    assert number == 1
    assert task(app, planned, ("OWN", 1)).mark.promise == "A visit in May"
    services.take_back_news(app, ME, planned, 1, "OWN", 1)
    assert task(app, planned, ("OWN", 1)).status == "tell"
    with pytest.raises(Refused) as refused:
        services.note_broken_promise(app, ME, planned, 1, promise=" ", reason="", key="two")
    assert codes(refused) == ["promise_missing", "broken_reason_missing"]


def test_what_was_said_last_is_taken_back_first(app, planned):
    services.break_promise(app, ME, planned, 1, *FIRST, reason="Ill")
    services.tell_broken(app, ME, planned, 1, *FIRST, how="A letter", words="Sorry")
    services.mark_news(app, ME, planned, 1, *FIRST)
    seen = []
    for _ in range(4):
        seen.append(task(app, planned).status)
        services.take_back_news(app, ME, planned, 1, *FIRST)
    assert seen == ["done", "told", "tell", "due"]


def test_what_is_done_cannot_be_called_broken(app, planned):
    services.mark_news(app, ME, planned, 1, *FIRST)
    with pytest.raises(Refused) as refused:
        services.break_promise(app, ME, planned, 1, *FIRST, reason="Ill")
    assert codes(refused) == ["news_is_done"]


def test_two_who_mark_it_at_once_see_both(app, planned):
    services.mark_news(app, ME, planned, 1, *FIRST, how="A letter")
    with pytest.raises(Conflict) as both:
        services.mark_news(app, ME, planned, 1, *FIRST, how="A call", seen_version=0)
    assert (both.value.theirs["how"], both.value.yours["how"]) == ("A letter", "A call")


def test_a_line_that_is_not_there_is_not_found(app, planned):
    for key in (("NW9", 1), ("NW1", 99), ("NW2", 0), ("OWN", 1)):  # NW2 is not for a consultation
        with pytest.raises(NotFound):
            services.mark_news(app, ME, planned, 1, *key)


def test_nobody_outside_the_staff_may_mark_anything(app, planned):
    with pytest.raises(NotAllowed):
        services.mark_news(app, PUBLIC_ACTOR, planned, 1, *FIRST)


def test_a_reply_by_another_decision_must_be_told_again(app, planned):
    replies.reversed_later(app, planned)
    told = [one for one in services.news_of(app, planned, 1).tasks if one.key[0] == "NW5"]
    assert [one.key for one in told] == [("NW5", 1), ("NW5", 2)]
    assert told[1].after == app.today()


def test_the_dates_of_news_are_in_the_calendar_and_the_checklist_does_not_say_them_again(app, planned):
    calendar = services.paper(app, planned, 1, "dates", "ics").content.replace(b"\r\n ", b"").decode()
    lines = app.pack.news
    for number in (1, 3, 4, 5):
        line = lines.line(f"NW{number}")
        assert line is not None
        assert line.what.replace(",", "\\,") in calendar
    for item in ("R03", "R04", "R05"):
        assert f"UID:{planned}-1-{item}-" not in calendar
    assert f"UID:{planned}-1-R06-" in calendar
