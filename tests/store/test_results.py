"""Results of feedback, the comments that somebody looks over, and what it felt like, on both databases."""

from dataclasses import replace

import pytest

from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.diagnosis import diagnose
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.services import (
    choose_method,
    comment_to_look_over,
    comments_of,
    experience_of,
    forms_of,
    give_answer,
    look_over_comment,
    results_of,
    save_look_back,
    start_activity,
    workspace_of,
)
from logic.services.papers import gather
from tests.asked import FEEDBACK, replies, reply
from tests.builders import ALL_YES
from tests.documents.work import our_pack
from tests.feedback_given import form_with, open_results

UNHAPPY = "Sam Smith told us it was decided already. It was a waste of my day."


@pytest.fixture
def app(app):
    """With a small form and our own ladder."""
    pack = our_pack()
    return replace(
        app, pack=replace(app.pack, feedback=FEEDBACK, rungs=pack.rungs, methods=pack.methods, diagnoses=pack.diagnoses)
    )


@pytest.fixture
def form(app, ref):
    """A form that nine answered, with two comments."""
    return form_with(
        app,
        ref,
        [reply(FB02="agree", FB12="informing")] * 6 + [reply("easy", FB02="up", FB12="told_me")] * 3,
        comments=[("FB15", UNHAPPY), ("FB14", "The tea.")],
        about=[("age", "young")] * 7 + [("age", "old")] * 2,
    )


def codes(told):
    return [(problem.field, problem.code) for problem in told.value.problems]


def test_results_are_told_of_the_editions_that_enough_people_used(app, ref, form):
    found = results_of(app, ref, form)
    assert [one.edition for one in found.editions] == ["standard"]
    assert found.editions[0].tables["FB02"].answered() == 6
    assert found.about["age"] == ((("young",), 7),)
    assert not found.too_few


def test_nothing_is_told_before_the_results_were_opened(app, ref):
    form = form_with(app, ref, replies(40), comments=[("FB15", UNHAPPY)], opened=False)
    before = results_of(app, ref, form)
    assert (before.opened, before.editions, before.about) == (False, (), {})
    assert comments_of(app, ref, form, page=1, size=5).counts == {}
    assert experience_of(app, ref, 1) is None
    with pytest.raises(NotFound):
        comment_to_look_over(app, LOCAL_ACTOR, ref, form)
    open_results(app, ref, form)
    assert results_of(app, ref, form).editions
    assert [one.opened_on for one in forms_of(app, ref)] == [app.today()]


def test_of_a_form_that_four_answered_nothing_is_told_and_people_look_back_together(app, ref):
    form = form_with(app, ref, [reply(FB12="codesign")] * 4, comments=[("FB15", UNHAPPY)], about=[("age", "young")] * 9)
    found = results_of(app, ref, form)
    assert (found.too_few, found.editions, found.about) == (True, (), {})
    assert comments_of(app, ref, form, page=1, size=5).shown == ()
    assert experience_of(app, ref, 1).look_back
    (task,) = [one for one in workspace_of(app, ref).parts[0].tasks if one.key == "feedback"]
    assert (task.status, task.step) == ("in_progress", "few_replied")


def test_a_form_of_other_work_is_not_found(app, ref, form):
    other = start_activity(app, LOCAL_ACTOR, title="Other", level="service", key="other")
    with pytest.raises(NotFound):
        results_of(app, other, form)
    with pytest.raises(NotFound):
        results_of(app, "no such work", form)


def test_what_was_worked_out_is_not_read_again_when_the_work_moves_on(app, ref, form, monkeypatch):
    first = results_of(app, ref, form)
    monkeypatch.setattr("logic.store.queries.results.replies", lambda *_: 1 / 0)
    give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="yes")
    assert results_of(app, ref, form) == first


def test_a_comment_is_read_by_others_once_somebody_looked_it_over(app, ref, form):
    assert comments_of(app, ref, form, page=1, size=5).shown == ()
    new = comment_to_look_over(app, LOCAL_ACTOR, ref, form)
    assert (new.text, new.shown) == ("The tea.", "")
    look_over_comment(app, LOCAL_ACTOR, ref, form, new.id, state="held")
    unhappy = comment_to_look_over(app, LOCAL_ACTOR, ref, form)
    words = "They told us it was decided already. It was a waste of my day."
    look_over_comment(app, LOCAL_ACTOR, ref, form, unhappy.id, state="shown", shown=words, seen_version=1)
    found = comments_of(app, ref, form, page=1, size=5)
    assert [(one.shown, one.state) for one in found.shown] == [(words, "shown")]
    assert found.counts == {"new": 0, "shown": 1, "held": 1}
    assert comment_to_look_over(app, LOCAL_ACTOR, ref, form) is None


def test_the_audit_says_neither_which_comment_nor_what_it_says(app, ref, form, outside):
    new = comment_to_look_over(app, LOCAL_ACTOR, ref, form)
    look_over_comment(app, LOCAL_ACTOR, ref, form, new.id, state="shown", shown="The tea.")
    ((detail,),) = outside("SELECT detail FROM audit WHERE verb = 'look_over_comment'")
    assert new.id not in str(detail)
    assert "tea" not in str(detail)


def test_a_comment_is_shown_with_words_or_kept_back(app, ref, form):
    new = comment_to_look_over(app, LOCAL_ACTOR, ref, form)
    for given, code in (
        ({"state": "shown", "shown": "  "}, "comment_words_missing"),
        ({"state": "new"}, "comment_choice_missing"),
        ({"state": "shown", "shown": "x" * 10_001}, "too_long"),
    ):
        with pytest.raises(Refused) as told:
            look_over_comment(app, LOCAL_ACTOR, ref, form, new.id, **given)
        assert codes(told) == [("shown", code)]
    assert comment_to_look_over(app, LOCAL_ACTOR, ref, form, new.id).state == "new"
    look_over_comment(app, LOCAL_ACTOR, ref, form, new.id, state="held")
    assert comments_of(app, ref, form, page=1, size=5).held == (new.id,)


def test_two_who_look_over_the_same_comment_see_both_texts(app, ref, form):
    new = comment_to_look_over(app, LOCAL_ACTOR, ref, form)
    look_over_comment(app, LOCAL_ACTOR, ref, form, new.id, state="shown", shown="Mine", seen_version=1)
    with pytest.raises(Conflict) as told:
        look_over_comment(app, LOCAL_ACTOR, ref, form, new.id, state="shown", shown="Theirs", seen_version=1)
    assert (told.value.theirs["shown"], told.value.yours["shown"]) == ("Mine", "Theirs")


def test_whoever_came_by_a_link_looks_nothing_over(app, ref, form):
    new = comment_to_look_over(app, LOCAL_ACTOR, ref, form)
    with pytest.raises(NotAllowed):
        comment_to_look_over(app, PUBLIC_ACTOR, ref, form)
    with pytest.raises(NotAllowed):
        look_over_comment(app, PUBLIC_ACTOR, ref, form, new.id, state="held")


def test_a_comment_of_another_form_is_not_found(app, ref, form):
    other = form_with(app, ref, [reply(FB02="agree")] * 5)
    new = comment_to_look_over(app, LOCAL_ACTOR, ref, form)
    with pytest.raises(NotFound):
        look_over_comment(app, LOCAL_ACTOR, ref, other, new.id, state="held")


def test_what_it_felt_like_stands_in_the_task_list(app, ref, form):
    for question, value in ALL_YES.items():
        give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value)
    found = experience_of(app, ref, 1)
    # What people were promised when they were asked counts, and not what answers given since would allow.
    assert (found.promised.key, found.felt.low, found.felt.answered) == ("consultation", "informing", 6)
    (task,) = [one for one in workspace_of(app, ref).parts[0].tasks if one.key == "feedback"]
    assert (task.status, task.step, task.count) == ("needs_look", "felt_lower", 1)
    # It is settled once people looked back and what they felt is written down, whether or not the work has an end yet.
    for fields, expected in (({"well": "The tea."}, "felt_lower"), ({"felt": "As if it was decided."}, "")):
        save_look_back(app, LOCAL_ACTOR, ref, 1, held_on=app.today(), roles=["carer"], fields=fields)
        (task,) = [one for one in workspace_of(app, ref).parts[0].tasks if one.key == "feedback"]
        assert task.step == expected


def test_where_only_easy_read_has_enough_replies_people_are_asked_to_look_back(app, ref):
    form_with(app, ref, [reply("easy", FB12="told_me")] * 6)
    (task,) = [one for one in workspace_of(app, ref).parts[0].tasks if one.key == "feedback"]
    assert (task.status, task.step) == ("in_progress", "only_easy")


def test_a_plan_that_felt_lower_than_it_was_is_to_be_checked(app, ref, form):
    """DG8, in the task list and in the plan pack."""
    for question, value in ALL_YES.items():
        give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value)
    way = next(one for one in app.pack.methods.ways if one.fits.get("coproduction") == "best")
    choose_method(app, LOCAL_ACTOR, ref, 1, method=way.id, key="way")
    held = gather(app, ref, 1)
    found = {one.id for one in diagnose(app.pack, held.part, held.plan, held.planned, experienced="informing")}
    assert "DG8" in found
    assert held.experience == experience_of(app, ref, 1)
    (task,) = [one for one in workspace_of(app, ref).parts[0].tasks if one.key == "methods"]
    assert (task.step, task.count) == ("check_methods", len(found - {one.id for one in app.pack.checks}))
