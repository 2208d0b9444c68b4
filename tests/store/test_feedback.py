"""Feedback forms: made, filled in, sent and closed, on both databases."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from secrets import token_hex
from threading import Barrier, Thread

import pytest

from logic import bootstrap, services
from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.feedback_given import Filled, ReplyDraft
from logic.links import LinkRefused
from tests import feedback
from tests.builders import answers_to
from tests.hostile import HOSTILE

MONDAY = datetime(2026, 3, 2, 9, 41, 27, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def app(app):
    """On a Monday of which every second is known."""
    return replace(app, now=lambda: MONDAY, pack=replace(app.pack, feedback=feedback.FEEDBACK))


def answer(app, ref, outcome="CONSULT"):
    for key, value in answers_to(outcome).items():
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=key, value=value, note="")


@pytest.fixture
def form(app, ref):
    """The id of a form."""
    answer(app, ref)
    return feedback.form(app, ref)


@pytest.fixture
def opened(app, ref, form):
    """The token of its link."""
    return feedback.token(app, ref, form)


@pytest.fixture
def rows(outside):
    """What a table of what people gave holds."""

    def read(table, columns):
        return sorted(outside(f"SELECT {columns} FROM feedback_{table}"), key=str)

    return read


def later(app, days):
    return replace(app, now=lambda: MONDAY + timedelta(days=days))


def codes(told):
    return [(problem.field, problem.code) for problem in told.value.problems]


def choices(found):
    return json.loads(found) if isinstance(found, str) else found


# --- making one -----------------------------------------------------------------------------------


def test_a_form_asks_about_the_rung_of_the_answers_and_closes_in_four_weeks(app, ref, form):
    made = services.find_form(app, ref, form)
    assert (made.part_number, made.kind, made.rung, made.pack) == (1, "first", "consult", app.pack.version)
    assert (made.made_on, made.closes_on, made.opened_on) == (date(2026, 3, 2), date(2026, 3, 30), None)
    (link,) = services.links_of(app, ref, "feedback")
    assert (link.id, link.part_number, link.expires_on) == (made.link, 1, date(2026, 4, 30))
    assert services.links_of(app, ref) == ()
    assert "/feedback?t=" in services.link_address(app, link)
    assert [one.id for one in services.asked_by(app, made)] == ["FB02", "FB06", "FB14", "FB15", "FB18"]


def test_the_later_form_asks_the_later_questions(app, ref, form):
    second = services.find_form(app, ref, feedback.form(app, ref, kind="later"))
    assert [one.id for one in services.asked_by(app, second)] == ["FB13", "FB14", "FB15", "FB18"]
    assert [one.id for one in services.forms_of(app, ref)] == [second.id, form]


def test_no_form_is_made_before_there_is_a_rung_or_without_anything_to_ask(app, ref):
    with pytest.raises(Refused) as told:
        feedback.form(app, ref)
    assert codes(told) == [("", "feedback_no_rung")]
    answer(app, ref)
    with pytest.raises(Refused) as told:
        feedback.form(replace(app, pack=replace(app.pack, feedback=replace(feedback.FEEDBACK, questions=()))), ref)
    assert codes(told) == [("", "feedback_not_there")]
    assert services.forms_of(app, ref) == ()
    assert services.links_of(app, ref, "feedback") == ()


def test_a_double_click_makes_one_form_and_one_link(app, ref):
    answer(app, ref)
    assert feedback.form(app, ref, key="same") == feedback.form(app, ref, key="same")
    assert len(services.links_of(app, ref, "feedback")) == 1


@pytest.mark.parametrize(("day", "code"), [(date(2026, 3, 1), "date_in_past"), (date(2027, 2, 3), "closing_too_far")])
def test_a_closing_day_that_cannot_be_is_refused(app, ref, form, day, code):
    for do in (
        lambda: feedback.form(app, ref, closes_on=day),
        lambda: services.change_closing(app, LOCAL_ACTOR, ref, form, closes_on=day),
    ):
        with pytest.raises(Refused) as told:
            do()
        assert codes(told) == [("closes_on", code)]


def test_the_closing_day_moves_with_its_link_and_a_stale_save_is_refused(app, ref, form):
    services.change_closing(app, LOCAL_ACTOR, ref, form, closes_on=date(2026, 5, 1), seen_version=1)
    assert services.find_form(app, ref, form).closes_on == date(2026, 5, 1)
    assert services.links_of(app, ref, "feedback")[0].expires_on == date(2026, 6, 1)
    with pytest.raises(Conflict) as told:
        services.change_closing(app, LOCAL_ACTOR, ref, form, closes_on=date(2026, 6, 1), seen_version=1)
    assert (told.value.theirs, told.value.yours) == ({"closes_on": date(2026, 5, 1)}, {"closes_on": date(2026, 6, 1)})
    with pytest.raises(Refused) as told:
        services.change_closing(app, LOCAL_ACTOR, ref, form, closes_on=None)
    assert codes(told) == [("closes_on", "closing_missing")]


def test_nobody_from_outside_makes_or_closes_a_form(app, ref, form):
    for do in (
        lambda: services.open_form(app, PUBLIC_ACTOR, ref, 1, kind="first", key="k"),
        lambda: services.change_closing(app, PUBLIC_ACTOR, ref, form, closes_on=date(2026, 5, 1)),
        lambda: services.open_results(app, PUBLIC_ACTOR, ref, form, close_now=True),
        lambda: services.enter_paper(app, PUBLIC_ACTOR, ref, form, Filled("standard"), key="k"),
    ):
        with pytest.raises(NotAllowed):
            do()


# --- filling it in and sending it ------------------------------------------------------------------


def test_a_draft_holds_what_each_page_gave_until_it_is_sent(app, opened, rows):
    draft = feedback.fill(app, opened, choices={"FB02": "agree", "FB06": None}, words={"FB14": " Tea \r\n"})
    feedback.fill(app, opened, draft=draft, choices={"FB06": "disagree"}, ticked={"FB18": True}, supported=True)
    feedback.fill(app, opened, draft=draft, edition="easy", choices={"FB02": "thumb_down"}, words={"FB15": "Noise"})
    kept = services.read_draft(app, draft)
    assert kept == ReplyDraft(
        {"standard": {"FB02": "agree", "FB06": "disagree"}, "easy": {"FB02": "thumb_down"}},
        {"FB14": "Tea", "FB15": "Noise"},
        frozenset({"FB18"}),
        supported=True,
    )
    assert kept.left_behind("easy") == ("FB06",)
    feedback.fill(app, opened, draft=draft, words={"FB14": ""}, ticked={"FB18": False})
    assert services.read_draft(app, draft).words == {"FB15": "Noise"}
    assert services.read_draft(app, draft).ticked == frozenset()
    services.send_reply(app, opened, draft, edition="standard", session="s")
    assert services.read_draft(app, draft) is None
    assert rows("draft", "id") == []


def test_a_reply_is_kept_in_pieces_that_nothing_ties_together(app, ref, form, opened, rows):
    feedback.send(
        app,
        opened,
        edition="easy",
        choices={"FB02": "thumb_up"},
        words={"FB14": "Tea", "FB15": "Noise"},
        ticked={"FB18": True},
        supported=True,
    )
    ((number, of, edition, came_by, supported, given),) = rows("reply", "*")
    assert (of, edition, came_by, bool(supported)) == (form, "easy", "link", True)
    # That a concern was ticked is not kept: a concern that comes the same day may have a name on it.
    assert choices(given) == {"FB02": "thumb_up"}
    comments = rows("comment", "question, text, shown, state, version, edition, id")
    assert [one[:-1] for one in comments] == [
        ("FB14", "Tea", "", "new", 1, ""),
        ("FB15", "Noise", "", "new", 1, ""),
    ]
    assert len({number, *(one[-1] for one in comments)}) == 3


def test_whoever_ticks_a_concern_and_nothing_else_has_sent_the_form(app, ref, form, opened, rows):
    draft = feedback.send(app, opened, ticked={"FB18": True})
    assert services.was_sent(app, services.find_form(app, ref, form), draft)
    assert [choices(given) for (given,) in rows("reply", "choices")] == [{}]


def test_only_the_edition_it_is_sent_in_counts(app, opened, rows):
    draft = feedback.fill(app, opened, choices={"FB02": "agree", "FB06": "agree"})
    feedback.fill(app, opened, draft=draft, edition="easy", choices={"FB02": "thumb_down"})
    services.send_reply(app, opened, draft, edition="easy", session="s")
    assert [choices(given) for (given,) in rows("reply", "choices")] == [{"FB02": "thumb_down"}]


def test_sending_twice_counts_once_and_says_nothing_is_wrong(app, form, opened, ref, rows):
    draft = feedback.send(app, opened)
    services.send_reply(app, opened, draft, edition="standard", session="s")
    assert len(rows("reply", "id")) == 1
    assert services.was_sent(app, services.find_form(app, ref, form), draft)
    with pytest.raises(Refused) as told:
        feedback.fill(app, opened, draft=draft, choices={"FB02": "agree"})
    assert codes(told) == [("", "feedback_sent")]


def test_a_double_click_that_overlaps_sends_once(app, opened, rows):
    draft = feedback.fill(app, opened, choices={"FB02": "agree"})
    start, wrong = Barrier(2), []

    def send():
        start.wait()
        try:
            services.send_reply(app, opened, draft, edition="standard", session="s")
        except Refused as refused:
            wrong.append(refused)

    both = [Thread(target=send) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert (len(rows("reply", "id")), wrong) == (1, [])


def test_a_whole_room_sends_at_once_and_nobody_is_lost(app, opened, rows):
    drafts = [feedback.fill(app, opened, choices={"FB02": "agree"}, words={"FB14": f"word {n}"}) for n in range(12)]

    def send(draft):
        services.send_reply(app, opened, draft, edition="standard", session=draft, address="192.0.2.1")

    room = [Thread(target=send, args=(draft,)) for draft in drafts]
    for one in room:
        one.start()
    for one in room:
        one.join()
    assert len(rows("reply", "id")) == 12
    assert {text for (text,) in rows("comment", "text")} == {f"word {n}" for n in range(12)}


def test_an_empty_form_is_not_sent_and_a_draft_that_is_gone_is_said_to_be(app, opened, rows):
    draft = feedback.fill(app, opened, choices={"FB02": None}, words={"FB14": "  "})
    with pytest.raises(Refused) as told:
        services.send_reply(app, opened, draft, edition="standard", session="s")
    assert codes(told) == [("", "nothing_given")]
    with pytest.raises(Refused) as told:
        services.send_reply(app, opened, token_hex(16), edition="standard", session="s")
    assert codes(told) == [("", "feedback_draft_gone")]
    assert rows("reply", "id") == []


@pytest.mark.parametrize("name", ["", "x", "A" * 32, "0" * 31, "0" * 33, "'; DROP TABLE"])
def test_a_name_that_is_no_name_of_a_draft_is_refused(app, opened, name):
    assert services.read_draft(app, name) is None
    with pytest.raises(Refused):
        services.save_draft_reply(app, opened, name, Filled("standard"))
    with pytest.raises(Refused):
        services.send_reply(app, opened, name, edition="standard", session="s")


def test_what_cannot_be_chosen_or_kept_is_refused_with_everything_that_is_wrong(app, opened, rows):
    with pytest.raises(Refused) as told:
        feedback.fill(
            app,
            opened,
            choices={"FB02": "thumb_up", "FB13": "agree", "FB14": "agree", "FB99": "agree"},
            words={"FB14": "x" * 10_001, "FB15": "\x00"},
        )
    assert codes(told) == [
        ("FB02", "option_unknown"),
        ("FB13", "option_unknown"),
        ("FB14", "option_unknown"),
        ("FB99", "option_unknown"),
        ("FB14", "too_long"),
        ("FB15", "control_characters"),
    ]
    assert rows("draft", "id") == []


def test_words_for_a_question_that_is_not_asked_are_not_kept(app, opened):
    draft = feedback.fill(app, opened, words={"FB02": "x", "FB14": "y"}, ticked={"FB02": True})
    assert services.read_draft(app, draft).words == {"FB14": "y"}
    assert services.read_draft(app, draft).ticked == frozenset()


def test_hostile_words_and_ten_thousand_characters_are_kept_as_they_are(app, opened, rows):
    for words in (*HOSTILE, "y" * 10_000):
        feedback.send(app, opened, words={"FB14": words})
    assert sorted(text for (text,) in rows("comment", "text")) == sorted((*HOSTILE, "y" * 10_000))


def test_a_draft_is_kept_over_night_and_gone_the_day_after(app, opened, rows):
    old = feedback.fill(app, opened, words={"FB14": "On Monday"})
    feedback.fill(later(app, 1), opened, words={"FB14": "On Tuesday"})
    assert services.read_draft(later(app, 1), old).words == {"FB14": "On Monday"}
    assert services.read_draft(later(app, 2), old) is None
    assert len(rows("draft", "id")) == 2
    feedback.fill(later(app, 2), opened, words={"FB14": "On Wednesday"})
    assert len(rows("draft", "id")) == 2
    feedback.send(later(app, 9), opened)
    assert rows("draft", "id") == []


def test_a_draft_goes_though_nobody_came_to_any_form_since(app, opened, rows):
    feedback.fill(app, opened, words={"FB14": "On Monday"})
    process = bootstrap._Process()
    for days, left in ((0, 1), (1, 1), (2, 0)):
        process._app = later(app, days)
        process.look_now()
        process.app()
        assert len(rows("draft", "id")) == left


def test_a_closed_form_takes_nothing_and_still_opens(app, ref, form, opened):
    draft = feedback.fill(app, opened, choices={"FB02": "agree"})
    after = later(app, 29)
    assert not services.form_behind(after, opened).takes
    for do in (
        lambda: feedback.fill(after, opened, choices={"FB02": "agree"}),
        lambda: services.send_reply(after, opened, draft, edition="standard", session="s"),
        lambda: services.say_about_you(after, opened, edition="standard", given={"age": "old"}, key="k", session="s"),
    ):
        with pytest.raises(Refused) as told:
            do()
        assert codes(told) == [("", "feedback_closed")]
    with pytest.raises(LinkRefused):
        services.form_behind(later(app, 60), opened)


def test_archived_work_takes_nothing(app, ref, opened):
    services.archive_activity(app, LOCAL_ACTOR, ref)
    assert not services.form_behind(app, opened).takes
    with pytest.raises(Refused):
        feedback.fill(app, opened, choices={"FB02": "agree"})


def test_a_link_of_another_kind_opens_no_form_and_a_revoked_one_opens_nothing(app, ref, opened):
    from tests.people import token

    with pytest.raises(LinkRefused):
        services.form_behind(app, token(app, ref))
    with pytest.raises(LinkRefused):
        services.open_link(app, opened)
    draft = feedback.fill(app, opened, words={"FB14": "Tea"})
    services.revoke_link(app, LOCAL_ACTOR, ref, services.links_of(app, ref, "feedback")[0].id)
    with pytest.raises(LinkRefused):
        services.send_reply(app, opened, draft, edition="standard", session="s")
    assert services.read_draft(app, draft).words == {"FB14": "Tea"}


def test_a_session_that_sends_and_sends_is_asked_to_wait_and_a_room_is_not(app, opened, rows):
    for _ in range(6):
        draft = feedback.fill(app, opened, choices={"FB02": "agree"})
        services.send_reply(app, opened, draft, edition="standard", session="one", address="192.0.2.1")
    draft = feedback.fill(app, opened, choices={"FB02": "agree"})
    with pytest.raises(Refused) as told:
        services.send_reply(app, opened, draft, edition="standard", session="one", address="192.0.2.1")
    assert codes(told) == [("", "sent_too_often")]
    assert services.read_draft(app, draft).chosen("standard") == {"FB02": "agree"}
    services.send_reply(app, opened, draft, edition="standard", session="two", address="192.0.2.1")
    assert len(rows("reply", "id")) == 7


# --- about you ------------------------------------------------------------------------------------


def test_what_somebody_says_about_themselves_is_a_row_each_and_sent_once(app, opened, rows):
    given = {"age": "old", "carer": "yes", "": ""}
    for _ in range(2):
        services.say_about_you(app, opened, edition="standard", given=given, key="k", session="s")
    assert rows("about", "question, option") == [("age", "old"), ("carer", "yes")]
    for wrong, code in (({"age": "ancient"}, "option_unknown"), ({"shoes": "old"}, "option_unknown"), ({}, None)):
        with pytest.raises(Refused) as told:
            services.say_about_you(app, opened, edition="standard", given=wrong, key="k2", session="s")
        assert codes(told)[0][1] == (code or "nothing_given")


# --- paper, counts and results --------------------------------------------------------------------


def test_paper_is_typed_in_after_the_closing_day_too_and_the_audit_says_nothing_of_it(app, ref, form, rows, outside):
    paper = Filled("easy", {"FB02": "thumb_up"}, {"FB14": "On paper"}, {"FB18": True}, supported=True)
    for _ in range(2):
        services.enter_paper(later(app, 29), LOCAL_ACTOR, ref, form, paper, key="sheet 1")
    ((edition, came_by, given),) = rows("reply", "edition, came_by, choices")
    assert (edition, came_by, choices(given)) == ("easy", "paper", {"FB02": "thumb_up"})
    lines = outside("SELECT detail FROM audit WHERE verb = 'enter_paper'")
    assert [choices(line) for (line,) in lines] == [{"form": form}]


def test_what_people_say_about_themselves_on_paper_is_kept_each_by_itself(app, ref, form, rows, outside):
    def enter(given, key="sheet 1", now=app):
        services.enter_about(now, LOCAL_ACTOR, ref, form, edition="standard", given=given, key=key)

    for _ in range(2):
        enter({"age": "old", "carer": "yes"}, now=later(app, 29))
    assert sorted(rows("about", "question, option")) == [("age", "old"), ("carer", "yes")]
    assert rows("reply", "id") == []
    lines = outside("SELECT detail FROM audit WHERE verb = 'enter_about'")
    assert [choices(line) for (line,) in lines] == [{"form": form}]
    for given, problem in (({}, ("", "nothing_given")), ({"age": "wise"}, ("age", "option_unknown"))):
        with pytest.raises(Refused) as told:
            enter(given, "sheet 2")
        assert codes(told) == [problem]
    services.open_results(later(app, 29), LOCAL_ACTOR, ref, form)
    with pytest.raises(Refused) as told:
        enter({"age": "old"}, "sheet 3")
    assert codes(told) == [("", "results_are_open")]


@pytest.mark.parametrize(
    ("paper", "problem"),
    [
        (Filled("standard", {"FB02": "thumb_up"}), ("FB02", "option_unknown")),
        (Filled("standard"), ("", "nothing_given")),
        (Filled("large", {"FB02": "agree"}), ("edition", "edition_missing")),  # type: ignore[arg-type]
        (Filled("standard", words={"FB14": "x" * 10_001}), ("FB14", "too_long")),
    ],
)
def test_paper_with_what_cannot_be_is_refused(app, ref, form, rows, paper, problem):
    with pytest.raises(Refused) as told:
        services.enter_paper(app, LOCAL_ACTOR, ref, form, paper, key="sheet")
    assert codes(told) == [problem]
    assert rows("reply", "id") == []


def test_replies_are_told_in_fives(app, ref, form, opened):
    other = feedback.form(app, ref)
    for sent in range(1, 11):
        feedback.send(app, opened)
        assert services.count_replies(app, ref) == {form: sent // 5 * 5, other: 0}


def test_results_are_opened_after_the_closing_day_or_on_purpose(app, ref, form, opened, rows):
    for number in range(30):
        feedback.send(app, opened, choices={"FB02": "agree"}, words={"FB14": f"word {number}"})
    draft = feedback.fill(app, opened, words={"FB14": "Half a thought"})
    with pytest.raises(Refused) as told:
        services.open_results(app, LOCAL_ACTOR, ref, form)
    assert codes(told) == [("", "still_taking_replies")]
    before = rows("reply", "*"), rows("comment", "*")
    services.open_results(app, LOCAL_ACTOR, ref, form, close_now=True)
    services.open_results(later(app, 1), LOCAL_ACTOR, ref, form)
    assert services.find_form(app, ref, form).opened_on == date(2026, 3, 2)
    assert (rows("reply", "*"), rows("comment", "*")) == before
    assert rows("key", "key") == []
    # Whoever was still writing can send it no longer, and gets their words back.
    assert services.read_draft(app, draft).words == {"FB14": "Half a thought"}
    for do in (
        lambda: services.send_reply(app, opened, draft, edition="standard", session="s"),
        lambda: services.change_closing(app, LOCAL_ACTOR, ref, form, closes_on=date(2026, 5, 1)),
        lambda: services.enter_paper(app, LOCAL_ACTOR, ref, form, Filled("standard", {"FB02": "agree"}), key="k"),
    ):
        with pytest.raises(Refused):
            do()


def test_a_form_of_other_work_is_not_found(app, ref, form):
    other = services.start_activity(app, LOCAL_ACTOR, title="Other", level="service", key="other")
    with pytest.raises(NotFound):
        services.open_results(app, LOCAL_ACTOR, other, form, close_now=True)
    with pytest.raises(NotFound):
        services.find_form(app, other, form)
