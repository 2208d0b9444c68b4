"""The workspace of an activity, and the dates that drive it: saved together or not at all, and what moving them did."""

from dataclasses import replace
from datetime import timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict, NotFound, Refused
from logic.listing import Wanted
from logic.portable import as_file
from tests.browser.wizard import our_pack
from tests.whole import challenge, empty_part, limit, whole

DAY = timedelta(days=1)


@pytest.fixture
def app(app):
    """With our own content: its checklist has lead times."""
    return replace(app, pack=our_pack())


@pytest.fixture
def soon(app):
    return app.today() + 60 * DAY


def save(app, ref, **dates):
    was = dates.pop("was", None)
    return services.save_dates(app, LOCAL_ACTOR, ref, 1, dates=dates, was=was)


def refusals(app, ref, **dates):
    with pytest.raises(Refused) as refused:
        save(app, ref, **dates)
    return [(one.field, one.code) for one in refused.value.problems]


def test_a_new_activity_has_one_obvious_next_thing(app, ref):
    found = services.workspace_of(app, ref)
    number, task = found.next
    assert (number, task.key, task.step) == (1, "approach", "answer")
    assert (found.team, found.came_from, found.parts[0].moved) == ((), None, None)


def test_nothing_is_shown_of_what_is_not_there(app):
    for ref in ("WT-0009", "nothing"):
        with pytest.raises(NotFound):
            services.workspace_of(app, ref)


def test_a_limit_of_one_part_is_no_task_of_another(app):
    parts = [empty_part(1), empty_part(2)]
    what = whole(parts=parts, limits=[limit(1, part=2)], challenges=[challenge(replied_on=None, status="received")])
    data = as_file(what, came_from="WT-0042", version="0123456789ab", edition="")
    ref = services.import_activity(app, LOCAL_ACTOR, data, key="a")
    first, second = (work.tasks[1] for work in services.workspace_of(app, ref).parts)
    assert (first.step, second.step) == ("write_limits", "reply")


def test_dates_are_saved_and_say_how_many_due_dates_moved(app, ref, soon):
    found = save(app, ref, first_session=soon)
    assert found.lines
    assert not found.overdue
    assert services.plan_of(app, ref, 1).first_session == soon
    assert save(app, ref, first_session=soon).lines == ()


def test_a_session_that_moves_nearer_says_what_is_overdue_now(app, ref, soon):
    save(app, ref, first_session=soon)
    found = save(app, ref, first_session=app.today() + DAY)
    assert found.overdue
    assert {line.key for line in found.overdue} <= {line.key for line in found.lines}


def test_the_date_of_the_decision_is_saved_with_them_and_found_in_the_list(app, ref, soon):
    save(app, ref, decide_by=soon, first_session=soon - DAY)
    part = services.find_activity(app, ref).parts[0]
    assert (part.decide_by, part.version) == (soon, 2)
    (line,), _ = services.list_activities(app, Wanted(due_from=soon, due_to=soon))
    assert line.soonest == soon


def test_dates_that_cannot_be_are_refused_all_together_and_nothing_is_saved(app, ref, soon):
    gone = app.today() - DAY
    assert refusals(app, ref, decide_by=gone) == [("decide_by", "date_in_past")]
    assert refusals(app, ref, first_session=gone) == [("first_session", "date_in_past")]
    assert refusals(app, ref, invitations_out=soon, first_session=soon - DAY) != []
    assert refusals(app, ref, decide_by=soon, first_session=soon + DAY) == [("first_session", "date_after_decision")]
    assert refusals(app, ref, decided=soon) == [("decided", "unknown_field")]
    assert services.plan_of(app, ref, 1).version == 0
    assert services.find_activity(app, ref).parts[0].decide_by is None


def test_a_decision_is_not_moved_to_before_people_are_asked(app, ref, soon):
    save(app, ref, decide_by=soon, first_session=soon - DAY)
    assert refusals(app, ref, decide_by=soon - 2 * DAY) == [("decide_by", "decision_too_soon")]
    said = {"decision": "When it opens", "decider": "Cabinet"}
    with pytest.raises(Refused) as refused:  # as the first questions ask for it, too
        services.describe_part(app, LOCAL_ACTOR, ref, 1, **said, decide_by=soon - 2 * DAY)
    assert [(one.field, one.code) for one in refused.value.problems] == [("decide_by", "decision_too_soon")]
    services.describe_part(app, LOCAL_ACTOR, ref, 1, **said, decide_by=soon)
    save(app, ref, decide_by=soon - 2 * DAY, first_session=soon - 3 * DAY)


def test_two_people_who_set_the_same_date_are_told(app, ref, soon):
    save(app, ref, first_session=soon)
    with pytest.raises(Conflict) as conflict:
        save(app, ref, first_session=soon + DAY, was={"first_session": None})
    assert conflict.value.theirs == {"first_session": soon}
    save(app, ref, ends_on=soon + 9 * DAY, was={"ends_on": None})
    save(app, ref, first_session=soon + DAY, was={"first_session": soon})


def test_dates_of_archived_work_stay(app, ref, soon):
    services.archive_activity(app, LOCAL_ACTOR, ref)
    assert refusals(app, ref, first_session=soon) == [("activity", "archived")]


def test_the_audit_tells_which_dates_were_set_and_no_day(app, ref, soon, outside):
    save(app, ref, first_session=soon)
    ((detail,),) = outside("SELECT detail FROM audit WHERE verb = 'save_dates'")
    assert "first_session" in str(detail)
    assert str(soon.year) not in str(detail)
