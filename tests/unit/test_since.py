"""What changed on the page for people, held against cases that a person worked out: content, editions, Easy Read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from logic.register import STANDING
from logic.since import AnswerLine, Contents, Told, differences, limit_changes, promise_changes, read_line
from tests import builders
from tests.limits import REGISTER, limit

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PACK = builders.pack(register=REGISTER)
ALWAYS = Contents(((datetime.min.replace(tzinfo=UTC), PACK),))
TODAY = date(2026, 12, 1)


def at(days):
    return START + timedelta(days=days)


def fields(before, after, *, easy=False, only=None, status="confirmed"):
    told = differences(Told(before, status), Told(after, status), only, easy=easy)
    return {one.field: (one.was, one.now) for one in told}


# --- content --------------------------------------------------------------------------------------


def without_shape():
    """The same questions, where a "no" to "shape" holds back less than it did."""
    flow = PACK.flow
    questions = tuple(replace(one, no="ENGAGE") if one.key == "shape" else one for one in flow.questions)
    return replace(PACK, version="other", flow=replace(flow, questions=questions))


def test_other_content_that_makes_another_promise_of_the_same_answers_is_a_change_of_its_day():
    part = builders.part(builders.answers_to("CONSULT"))
    lines = [AnswerLine(at(-1), 1, part.values)]
    contents = Contents((ALWAYS.in_turn[0], (at(5), without_shape())))
    (told,) = promise_changes(part, lines, contents, START)
    assert (told.day, told.kind) == (at(5).date(), "more")
    assert (told.before.promise, told.after.promise) == ("We promise CONSULT.", "We promise ENGAGE.")


def test_of_a_time_whose_content_nobody_can_read_any_more_nothing_is_told():
    before = builders.answers_to("ENGAGE")
    part = builders.part({**before, "shape": "no"})
    lines = [AnswerLine(at(-1), 1, before), AnswerLine(at(2), 1, {"shape": "no"})]
    assert len(promise_changes(part, lines, ALWAYS, START)) == 1
    assert promise_changes(part, lines, Contents(((at(5), PACK),)), START) == ()


def test_a_limit_that_other_content_asks_more_of_is_told_as_being_checked_from_that_day():
    more = replace(REGISTER, test=(*REGISTER.test, replace(REGISTER.test[0], key="more")))
    contents = Contents((ALWAYS.in_turn[0], (at(5), replace(PACK, register=more))))
    (told,) = limit_changes([limit(told=True)], contents, START, at(5).date(), None)
    assert (told.day, told.kind, told.before.status, told.after.status) == (
        at(5).date(),
        "checking",
        "confirmed",
        "reopened",
    )


# --- the audit ------------------------------------------------------------------------------------


def test_lines_of_the_audit_are_read_by_part_and_what_is_no_answer_is_left_out():
    assert read_line(START, "give_answer", 2, {"question": "shape", "value": "no", "version": 3}) == (
        AnswerLine(START, 2, {"shape": "no"}),
    )
    assert read_line(START, "copy_activity", None, {"copied_from": 4, "given": {"1": {"open": "yes"}, "3": {}}}) == (
        AnswerLine(START, 1, {"open": "yes"}),
        AnswerLine(START, 3, {}),
    )
    assert read_line(START, "leave_unresolved", 1, {"question": "shape", "value": None})[0].given == {}
    assert read_line(START, "give_answer", None, {}) == ()


@given(st.lists(st.sampled_from(["yes", "no", "not_sure"]), min_size=1, max_size=12), st.integers(0, 11))
def test_the_changes_told_lead_from_the_promise_of_the_first_day_to_that_of_today(values, first):
    """Whatever was answered on each day: each change begins where the one before it ended, and no day has two."""
    answers = builders.answers_to("ENGAGE")
    lines = [AnswerLine(at(-1), 1, answers)]
    lines += [AnswerLine(at(days), 1, {"shape": value}) for days, value in enumerate(values)]
    part = builders.part({**answers, "shape": values[-1]})
    start = at(min(first, len(values) - 1))
    told = promise_changes(part, lines, ALWAYS, start)
    assert [one.day for one in told] == sorted({one.day for one in told})
    assert all(one.day >= start.date() for one in told)
    for one, following in pairwise(told):
        assert one.after == following.before
    ends = {"yes": "ENGAGE", "no": "CONSULT", "not_sure": "CONSULT"}
    begun, now = ends[values[min(first, len(values) - 1)]], ends[values[-1]]
    assert (told[0].before.promise if told else "") == (f"We promise {begun}." if told else "")
    assert (told[-1].after.promise if told else f"We promise {begun}.") == f"We promise {now}."


# --- what a limit says, by edition ----------------------------------------------------------------


def test_the_plain_edition_tells_the_limit_in_short_and_its_explanation_only_where_that_alone_changed():
    before = limit()
    both = replace(before, statement="The lease is signed until 2031", plain="We have signed another paper.")
    assert fields(before, both) == {"words": (before.statement, both.statement)}
    alone = replace(before, plain="We have signed another paper.")
    assert fields(before, alone) == {"words": (before.plain, alone.plain)}


def test_the_easy_edition_tells_its_own_words_and_is_silent_where_these_stay():
    before = limit()
    assert fields(before, replace(before, statement="Other", plain="Other"), easy=True) == {}
    after = replace(before, easy_read="We signed two papers.")
    assert fields(before, after, easy=True) == {"words": ("We signed a paper.", "We signed two papers.")}
    without = replace(before, easy_read="")
    assert fields(without, replace(without, plain="Other."), easy=True) == {"words": (before.plain, "Other.")}


def test_what_it_rules_out_and_leaves_open_is_told_only_while_it_stands():
    before = limit()
    after = replace(before, rules_out="", still_open=(), why_nothing_open="It is all decided.")
    assert fields(before, after) == {
        "rules_out": ("Moving before 2030", ""),
        "still_open": ("What the rooms are for", "It is all decided."),
    }
    assert fields(before, after, status="not_proven") == {}


def test_other_spaces_are_the_same_words_and_names_are_none_of_them():
    before = limit()
    after = replace(
        before, plain="We have signed\na paper for  this building.", said_by="Kim", challenge_to="Kim", clause="4"
    )
    assert fields(before, after) == {}


def test_which_part_it_limits_is_news_for_readers_of_the_whole_alone():
    before, after = limit(part=1), limit(part=None)
    assert fields(before, after) == {"part": ("1", "")}
    assert fields(before, after, only=1) == {}


@given(st.integers(0, 400))
def test_a_limit_stands_on_the_page_as_the_last_change_left_it(days):
    """Held against the status of each day, whatever day it is: the last change told is the one that brought it there."""
    today = (START + timedelta(days=days)).date()
    told = limit_changes([limit(told=True)], ALWAYS, START, today, None)
    checked = today > date(2026, 9, 1)
    assert [(one.day, one.kind) for one in told] == ([(date(2026, 9, 2), "checking")] if checked else [])
    assert not told or (told[-1].after.status in STANDING) is not checked
