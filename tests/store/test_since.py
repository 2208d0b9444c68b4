"""What people who open the page of limits are told of what changed since they could first see it, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import NotFound
from logic.record import RecordForm
from logic.services import changes_told
from tests import people
from tests.builders import answers_to
from tests.limits import REGISTER, complete

FIRST = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FORM = RecordForm(
    went_through=("carer",),
    agreed_by="Ann Example",
    agreed_role="Team manager",
    agreed_on=FIRST.date(),
    how_told="By letter.",
    justification="The lease ends in May.",
)


@pytest.fixture
def app(app):
    return later(replace(app, pack=replace(app.pack, register=REGISTER)), 0)


def later(app, days, hours=0):
    """So many days and hours after the first day."""
    return replace(app, now=lambda: FIRST + timedelta(days=days, hours=hours))


def day(days):
    return FIRST.date() + timedelta(days=days)


@pytest.fixture
def answered(app, ref):
    give(app, ref, answers_to("ENGAGE"))
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given={"AQ2": "no"})
    return ref


def give(app, ref, values, part=1):
    held = services.find_activity(app, ref).part(part).answers
    for question, value in values.items():
        seen = held[question].version if question in held else 0
        services.give_answer(app, LOCAL_ACTOR, ref, part, question=question, value=value, seen_version=seen)


def link(app, ref, key="link", **named):
    return services.make_link(app, LOCAL_ACTOR, ref, key=key, **named)


def record(app, ref, key="r1", **form):
    return services.make_record(app, LOCAL_ACTOR, ref, 1, form=replace(FORM, **form), key=key)


def keep(app, ref, **fields):
    number = len(services.limits_of(app, ref)) + 1
    return services.save_limit(app, LOCAL_ACTOR, ref, fields=complete(**fields), key=f"{ref}-{number}").number


def change(app, ref, number=1, **fields):
    services.save_limit(app, LOCAL_ACTOR, ref, number, fields=fields)


def promises(app, ref, only=None):
    return [
        (one.day, one.kind, one.before and one.before.promise, one.after and one.after.promise)
        for one in changes_told(app, ref, only)
    ]


def limits(app, ref, only=None):
    return [(one.day, one.number, one.kind) for one in changes_told(app, ref, only)]


# --- the promise ----------------------------------------------------------------------------------


def test_a_promise_that_follows_other_answers_is_told_with_its_day_and_what_it_was(app, answered):
    link(app, answered)
    give(later(app, 3), answered, {"shape": "no"})
    give(later(app, 8), answered, {"shape": "yes"})
    assert promises(later(app, 8), answered) == [
        (day(8), "more", "We promise CONSULT.", "We promise ENGAGE."),
        (day(3), "less", "We promise ENGAGE.", "We promise CONSULT."),
    ]


def test_what_was_changed_before_anybody_could_see_it_is_nobodys_news(app, answered):
    give(later(app, 1), answered, {"shape": "no"})
    assert changes_told(later(app, 1), answered) == ()
    link(later(app, 2), answered)
    assert changes_told(later(app, 2), answered) == ()
    assert changes_told(later(app, 9), answered) == ()


def test_what_was_changed_and_put_back_within_a_day_is_none_and_a_day_tells_one(app, answered):
    link(app, answered)
    give(later(app, 3), answered, {"shape": "no"})
    give(later(app, 3, hours=1), answered, {"shape": "yes"})
    assert changes_told(later(app, 3, hours=2), answered) == ()
    give(later(app, 4), answered, {"weigh": "no"})
    give(later(app, 4, hours=1), answered, {"weigh": "yes", "shape": "no"})
    assert promises(later(app, 9), answered) == [(day(4), "less", "We promise ENGAGE.", "We promise CONSULT.")]


def test_a_day_begins_and_ends_on_the_clock_in_britain(app, answered):
    """At half past eleven in the evening in UTC it is the next day there in summer."""
    link(app, answered)
    summer = replace(app, now=lambda: datetime(2026, 6, 3, 23, 30, tzinfo=UTC))
    give(summer, answered, {"shape": "no"})
    assert [told[0] for told in promises(summer, answered)] == [date(2026, 6, 4)]


def test_on_the_day_of_the_link_itself_only_what_came_after_it_counts(app, answered):
    give(later(app, 0, hours=1), answered, {"shape": "no"})
    link(later(app, 0, hours=2), answered)
    give(later(app, 0, hours=3), answered, {"weigh": "no"})
    assert promises(app, answered) == [(day(0), "less", "We promise CONSULT.", "We promise INFORM.")]


def test_a_promise_that_nobody_can_make_any_more_is_taken_back_and_a_new_one_told(app, answered):
    """With "open_mind" a yes the way goes on to a question that nobody has answered."""
    link(app, answered)
    give(later(app, 2), answered, {"open_mind": "yes"})
    give(later(app, 5), answered, {"time_together": "no"})
    assert [(told[0], told[1], told[2]) for told in promises(later(app, 5), answered)] == [
        (day(5), "made", None),
        (day(2), "back", "We promise ENGAGE."),
    ]


def test_a_first_promise_is_told_and_one_off_the_ladder_is_none(app, ref):
    link(app, ref)
    give(later(app, 1), ref, {"purpose": "no"})
    assert changes_told(later(app, 1), ref) == ()
    give(later(app, 2), ref, answers_to("INFORM"))
    assert promises(later(app, 2), ref) == [(day(2), "other", "We promise NOTYET.", "We promise INFORM.")]


def test_once_there_is_a_record_it_alone_moves_the_promise(app, answered):
    link(app, answered)
    record(later(app, 1), answered)
    give(later(app, 2), answered, {"shape": "no"})
    assert changes_told(later(app, 2), answered) == ()
    record(later(app, 4), answered, key="r2")
    assert promises(later(app, 4), answered) == [(day(4), "less", "We promise ENGAGE.", "We promise CONSULT.")]


def test_a_record_that_says_how_people_were_told_counts_from_its_day_without_a_link(app, answered):
    record(app, answered)
    give(later(app, 2), answered, {"shape": "no"})
    record(later(app, 4), answered, key="r2")
    link(later(app, 6), answered)
    assert [told[:2] for told in promises(later(app, 6), answered)] == [(day(4), "less")]


def test_why_is_what_people_are_told_of_the_leaders_choice_and_nothing_that_only_the_team_reads(app, answered):
    services.describe_part(app, LOCAL_ACTOR, answered, 1, decision="Hours", decider="Cabinet", decide_by=day(90))
    link(app, answered)
    reason = "The regulator decides this. Nobody can move it."
    record(
        later(app, 3),
        answered,
        agreed_role="team_manager",
        chosen_outcome="CONSULT",
        filled_in_by="Bo",
        reason=reason,
        answers_relied_on=("open_mind",),
        what_would_change="A longer lease.",
        asked_people="no",
        review_date=day(30),
    )
    (told,) = changes_told(later(app, 3), answered)
    assert (told.kind, told.choice.lower, told.choice.reason) == ("less", True, reason)
    for private in ("The lease ends in May.", "Ann Example", "By letter.", "A longer lease."):
        assert private not in repr(told)


def test_answers_agreed_between_seats_and_let_go_again_are_told_as_well(app, answered):
    token = people.seat_token(app, answered)
    for question, value in answers_to("CONSULT").items():
        services.answer_from_seat(app, token, question=question, value=value)
    services.finish_seat(app, token)
    link(app, answered)
    version = services.find_activity(app, answered).part(1).answers["shape"].version
    at = (LOCAL_ACTOR, answered, 1, "shape")
    services.agree(later(app, 2), *at, "no", accepted="CONSULT", seen_version=version)
    services.leave_unresolved(later(app, 5), *at, "Not yet.", accepted="ENGAGE")
    assert [told[:2] for told in promises(later(app, 5), answered)] == [(day(5), "more"), (day(2), "less")]


@pytest.mark.parametrize("way", ["copied", "taken in", "tried"])
def test_work_that_began_with_answers_tells_what_changed_since(app, answered, way):
    if way == "copied":
        new = services.copy_activity(app, LOCAL_ACTOR, answered, title="Again", key="copy")
    elif way == "taken in":
        new = services.import_activity(app, LOCAL_ACTOR, services.export_activity(app, answered), key="in")
    else:
        given = {"answered": answers_to("ENGAGE"), "add_ons": {}, "ask_all": True}
        new = services.keep_tried(app, LOCAL_ACTOR, title="Tried", level="service", key="tried", **given)
    link(later(app, 1), new)
    give(later(app, 2), new, {"shape": "no"})
    services.set_ask_all(later(app, 4), LOCAL_ACTOR, new, 1, ask_all=way != "tried")
    assert promises(later(app, 4), new) == [(day(2), "less", "We promise ENGAGE.", "We promise CONSULT.")]


def test_where_the_audit_does_not_tell_the_answers_nothing_is_claimed(app, answered, outside):
    link(app, answered)
    give(later(app, 2), answered, {"shape": "no"})
    outside("UPDATE answer SET value = 'not_sure' WHERE question = 'weigh'")
    assert [one for one in changes_told(later(app, 3), answered) if one.part == 1] == []


def test_each_part_has_its_own_beginning_and_a_link_to_one_tells_of_no_other(app, answered):
    services.add_part(app, LOCAL_ACTOR, answered, name="Carers", level="service", key="part")
    give(app, answered, answers_to("ENGAGE"), part=2)
    link(app, answered, part=2)
    for part in (1, 2):
        give(later(app, 2), answered, {"shape": "no"}, part=part)
    link(later(app, 4), answered, key="whole")
    give(later(app, 6), answered, {"weigh": "no"}, part=1)
    told = [(one.day, one.part) for one in changes_told(later(app, 6), answered)]
    assert told == [(day(6), 1), (day(2), 2)]
    assert [(one.day, one.part) for one in changes_told(later(app, 6), answered, 2)] == [(day(2), 2)]


# --- limits ---------------------------------------------------------------------------------------


def test_a_limit_that_comes_changes_and_is_taken_back_is_told_each_time(app, ref):
    link(app, ref)
    keep(later(app, 1), ref)
    change(later(app, 3), ref, rules_out="Moving before 2031", review_on=date(2026, 8, 1))
    services.withdraw_limit(later(app, 6), LOCAL_ACTOR, ref, 1, apology="We were wrong, and we are sorry.")
    now = later(app, 7)
    assert limits(now, ref) == [(day(6), 1, "gone"), (day(3), 1, "changed"), (day(1), 1, "added")]
    gone = changes_told(now, ref)[0]
    assert gone.after.limit.apology == "We were wrong, and we are sorry."


def test_a_limit_of_before_the_link_is_no_news_nor_is_who_looks_after_it_or_a_later_look(app, ref):
    keep(app, ref)
    link(later(app, 1), ref)
    change(later(app, 3), ref, challenge_to="Jo Lead", evidence="The lease  of 4 May 2020", review_on=date(2026, 8, 1))
    assert changes_told(later(app, 4), ref) == ()


def test_a_draft_is_told_when_people_can_first_read_it(app, ref):
    link(app, ref)
    number = services.save_limit(
        later(app, 1), LOCAL_ACTOR, ref, fields={"statement": "Half a thought"}, key="half"
    ).number
    assert changes_told(later(app, 1), ref) == ()
    change(later(app, 2), ref, number, **complete())
    assert limits(later(app, 2), ref) == [(day(2), 1, "added")]


def test_a_day_to_look_at_it_again_that_passes_is_told_and_so_is_the_look(app, ref):
    """Nothing is saved on the day after the last one: that it is being checked follows from the date."""
    keep(app, ref, review_on=day(10))
    link(app, ref)
    assert changes_told(later(app, 10), ref) == ()
    (told,) = changes_told(later(app, 11), ref)
    assert (told.day, told.kind, told.because) == (day(11), "checking", "day_passed")
    change(later(app, 15), ref, review_on=day(100), test=complete()["test"])
    assert limits(later(app, 15), ref) == [(day(15), 1, "stands"), (day(11), 1, "checking")]


def test_what_was_found_when_somebody_doubted_it_is_why(app, ref):
    keep(app, ref)
    opened = people.token(app, ref)
    for days, finding in ((2, "partly"), (4, "did_not_stand")):
        said = people.say_it(later(app, days), opened, key=f"said-{days}", name="Kim Carer")
        services.answer_challenge(later(app, days), LOCAL_ACTOR, ref, said.id, finding=finding, reply="You are right.")
    told = changes_told(later(app, 4), ref)
    assert [(one.day, one.kind, one.because) for one in told] == [
        (day(4), "checking", "did_not_stand"),
        (day(2), "partly", "partly"),
    ]


def test_people_told_of_a_limit_before_the_link_are_told_what_changed_since_that_day(app, ref):
    keep(app, ref, shared_on=day(2))
    change(later(app, 1), ref, rules_out="Moving before 2029")
    change(later(app, 4), ref, rules_out="Moving before 2031")
    link(later(app, 6), ref)
    assert limits(later(app, 6), ref) == [(day(4), 1, "changed")]


def test_a_limit_that_moves_to_another_part_is_told_where_it_went_from_and_where_it_came(app, ref):
    services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="service", key="part")
    keep(app, ref, part=1)
    link(app, ref, key="one", part=1)
    link(app, ref, key="two", part=2)
    change(later(app, 2), ref, part=2)
    now = later(app, 2)
    assert limits(now, ref, 1) == [(day(2), 1, "elsewhere")]
    assert limits(now, ref, 2) == [(day(2), 1, "added")]
    assert limits(now, ref) == [(day(2), 1, "changed")]
    assert changes_told(now, ref, 2)[0].before is None


def test_people_saw_it_by_a_link_that_was_closed_since(app, ref):
    keep(app, ref)
    link(app, ref, expires_on=day(2))
    services.revoke_link(later(app, 1), LOCAL_ACTOR, ref, 1)
    change(later(app, 2), ref, plain="We have signed a paper for both buildings.")
    assert limits(later(app, 2), ref) == [(day(2), 1, "changed")]


def test_of_work_that_is_not_there_nothing_is_told(app):
    with pytest.raises(NotFound):
        changes_told(app, "WT-0099")
