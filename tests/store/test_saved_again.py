"""Who saves something, changes it and saves again names the version that their own first save made, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict
from logic.lessons import LOOK_BACK_FIELDS
from logic.links import FINDINGS
from logic.trained import Typed
from tests import people, training
from tests.browser.wizard import our_pack

RUNGS = {"rung_planned": "", "rung_felt": ""}


@pytest.fixture
def app(app):
    return replace(app, pack=our_pack())


def part_words(app, ref):
    return lambda words, seen: services.describe_part(
        app, LOCAL_ACTOR, ref, 1, decision=words, decider="Board", decide_by=None, seen_version=seen
    )


def names(app, ref):
    return lambda words, seen: services.rename(app, LOCAL_ACTOR, ref, title=words, seen_version=seen).version


def action(app, ref):
    question, due = next(iter(app.pack.flow.by_key)), app.today() + timedelta(days=9)
    given = {"kind": "find_out", "question": question, "owner": "Pat", "due": due, "key": "action"}
    number = services.plan_action(app, LOCAL_ACTOR, ref, 1, text="Ask", **given)
    return lambda words, seen: services.change_action(
        app, LOCAL_ACTOR, ref, 1, number, text=words, owner="Pat", due=due, seen_version=seen
    )


def item(app, ref):
    key = next(iter(app.pack.checklist.by_id))
    return lambda words, seen: services.mark_item(
        app, LOCAL_ACTOR, ref, 1, key, state="open", notes=words, seen_version=seen
    )


def own_item(app, ref):
    phase = next(iter(app.pack.checklist.by_id.values())).phase
    number = services.add_item(app, LOCAL_ACTOR, ref, 1, phase=phase, text="Tea", key="item")
    return lambda words, seen: services.change_item(
        app, LOCAL_ACTOR, ref, 1, number, phase=phase, text=words, seen_version=seen
    )


def planned(app, ref):
    number = services.choose_method(app, LOCAL_ACTOR, ref, 1, name="Walk", does="asks", key="way")
    nothing = {"day": None, "cost": None, "people": None}
    return lambda words, seen: services.change_planned(
        app, LOCAL_ACTOR, ref, 1, number, notes=words, seen_version=seen, **nothing
    )


def plan(app, ref):
    days = {"One": 20, "Two": 30, "Three": 40}
    return lambda words, seen: services.save_plan(
        app,
        LOCAL_ACTOR,
        ref,
        1,
        dates={"ends_on": app.today() + timedelta(days=days[words])},
        seen_version=seen,
    )


def member(app, ref):
    more = {"role": "", "contact": "", "lead": False}
    number = services.add_member(app, LOCAL_ACTOR, ref, name="Ann", key="member", **more)
    return lambda words, seen: services.change_member(
        app, LOCAL_ACTOR, ref, number, name=words, seen_version=seen, **more
    )


def look_back(app, ref):
    return lambda words, seen: services.save_look_back(
        app, LOCAL_ACTOR, ref, 1, held_on=None, roles=(), fields={LOOK_BACK_FIELDS[0]: words}, seen_version=seen
    )


def lesson(app, ref):
    def save(words, seen, number=None):
        fields = {"learned": words, "differently": "Meet later."}
        return services.save_lesson(
            app,
            LOCAL_ACTOR,
            ref,
            1,
            number,
            fields=fields,
            themes=(),
            shared=False,
            seen_version=seen,
            key="lesson",
        )

    number = save("Carers work.", None).number
    return lambda words, seen: save(words, seen, number).version


def case_study(app, ref):
    number = services.start_case(app, LOCAL_ACTOR, ref, 1, fields={"title": "Tea", **RUNGS}, key="case")
    return lambda words, seen: services.save_case(
        app, LOCAL_ACTOR, number, fields={"title": words, **RUNGS}, seen_version=seen
    )


def course(app, ref):
    number = training.course(app)
    return lambda words, seen: (
        services.save_course(app, LOCAL_ACTOR, number, name=words, about="", counts=True, seen_version=seen).version
    )


def completion(app, ref):
    number = training.course(app)
    line = training.finished(app, number, "Ann").id
    return lambda words, seen: services.correct_completion(
        app, LOCAL_ACTOR, line, Typed("Ann", words, number, training.DAY, ""), seen_version=seen
    )


def leaving(app, ref):
    line = training.finished(app, training.course(app), "Ann").id
    days = {"One": 1, "Two": 2, "Three": 3}
    return lambda words, seen: services.save_left(
        app, LOCAL_ACTOR, line, training.DAY + timedelta(days=days[words]), seen_version=seen
    )


def limit(app, ref):
    number = people.keep_limit(app, ref)
    return lambda words, seen: (
        services.save_limit(app, LOCAL_ACTOR, ref, number, fields={"statement": words}, seen_version=seen).version
    )


def challenge(app, ref):
    people.keep_limit(app, ref)
    people.say_it(app, people.token(app, ref))
    (one,) = services.challenges_of(app, ref)
    return lambda words, seen: services.answer_challenge(
        app, LOCAL_ACTOR, ref, one.id, finding=FINDINGS[0], reply=words, seen_version=seen
    )


def concern(app, ref):
    given = {"text": "The forms are long.", "name": "Ann", "contact": "01793 000000", "key": "note"}
    number = services.note_concern(app, LOCAL_ACTOR, **given)
    return lambda words, seen: services.answer_concern(
        app, LOCAL_ACTOR, number, reply=words, shown="", published=False, seen_version=seen
    )


def talk(app, ref):
    token = people.seat_token(app, ref)
    services.answer_from_seat(app, token, next(iter(app.pack.flow.by_key)), "yes")
    services.finish_seat(app, token)
    return lambda words, seen: services.hold_talk(
        app, LOCAL_ACTOR, ref, 1, on=date(2026, 1, 5), took_part=[words], seen_version=seen
    )


KINDS = (
    *(part_words, names, action, item, own_item, planned, plan, member, look_back),
    *(lesson, case_study, course, completion, leaving, limit, challenge, concern, talk),
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_save_gives_the_version_that_it_made_and_the_same_again_the_one_that_stands(app, ref, kind):
    save = kind(app, ref)
    first = save("One", None)
    second = save("Two", first)
    assert second == first + 1
    assert save("Two", second) == second
    with pytest.raises(Conflict) as clash:
        save("Three", first)
    assert clash.value.version == second
    assert save("Three", clash.value.version) == second + 1


def test_what_writes_over_nobodys_words_is_done_all_the_same_and_hides_nothing_that_others_wrote(app, ref):
    question, due = next(iter(app.pack.flow.by_key)), app.today() + timedelta(days=9)
    given = {"kind": "find_out", "question": question, "owner": "Pat", "due": due, "key": "action"}
    number = services.plan_action(app, LOCAL_ACTOR, ref, 1, text="Ask", **given)

    def finish(done, seen):
        return services.finish_action(app, LOCAL_ACTOR, ref, 1, number, done=done, seen_version=seen)

    def change(text, seen):
        return services.change_action(
            app, LOCAL_ACTOR, ref, 1, number, text=text, owner="Pat", due=due, seen_version=seen
        )

    seen = change("Ask them", finish(done=True, seen=1))
    assert finish(done=True, seen=seen) == seen
    change("Ask all of them", seen)
    assert finish(done=False, seen=seen) == seen
    with pytest.raises(Conflict):
        change("Ask some of them", seen)
