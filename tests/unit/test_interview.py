"""The order of the wizard's pages."""

from dataclasses import replace

from logic.conditions import Condition
from logic.flow import Flow
from logic.interview import Given, InterviewStep, is_complete, next_step, steps
from tests.builders import ALL_YES, pack

NOTHING = Given(answers={}, add_ons={}, level=None, ask_all=False, in_words=True)
ASKED_IN_WORDS = {"purpose": "decision", "part_open": "open_part"}
BUILT = pack()
FLOW = Flow(
    BUILT.flow.start,
    tuple(replace(q, then_ask=ASKED_IN_WORDS.get(q.key)) for q in BUILT.flow.questions),
    BUILT.flow.outcomes,
)
DUTY, REACH, _ = BUILT.add_ons[1], BUILT.add_ons[0], BUILT.add_ons[2]
PACK = replace(BUILT, flow=FLOW, add_ons=(replace(DUTY, required=True), replace(REACH, required=False)))


def given(answers=None, **changes):
    return replace(NOTHING, answers=answers or {}, **changes)


def kinds(found):
    return [step.kind for step in found]


def test_the_first_page_asks_the_first_question():
    assert next_step(PACK, NOTHING) == InterviewStep("question", "purpose")
    assert steps(PACK, NOTHING) == (InterviewStep("question", "purpose"),)


def test_the_decision_is_asked_in_words_once_its_question_is_yes():
    assert next_step(PACK, given({"purpose": "yes"})) == InterviewStep("decision", "decision")
    assert next_step(PACK, given({"purpose": "yes"}, decision="The day service")).key == "affected"
    assert next_step(PACK, given({"purpose": "no"})).kind == "level"
    assert next_step(PACK, given({"purpose": "not_sure"})).kind == "level"


def test_the_open_part_is_asked_in_words_only_where_it_is_on_the_path():
    fixed = {"purpose": "yes", "affected": "yes", "open": "no", "part_open": "yes"}
    asked = given(fixed, decision="x")
    assert next_step(PACK, asked).kind == "open_part"
    assert next_step(PACK, replace(asked, open_part="The hours")).key == "weigh"
    assert next_step(PACK, given(fixed | {"open": "yes"}, decision="x")).key == "weigh"


def test_nothing_is_asked_in_words_where_nothing_is_saved():
    assert next_step(PACK, given({"purpose": "yes"}, in_words=False)).key == "affected"
    assert "decision" not in kinds(steps(PACK, given(ALL_YES, in_words=False)))


def test_answers_given_ahead_wait_for_the_words_before_them():
    assert steps(PACK, given(ALL_YES)) == (InterviewStep("question", "purpose"), InterviewStep("decision", "decision"))


def test_the_level_and_the_required_add_on_come_before_the_result():
    answered = given(ALL_YES, decision="x")
    assert next_step(PACK, answered) == InterviewStep("level", "level")
    assert next_step(PACK, replace(answered, level="service")) == InterviewStep("add_on", DUTY.id)
    assert not is_complete(PACK, replace(answered, level="service"))
    assert not is_complete(PACK, replace(answered, add_ons={DUTY.id: "no"}))


def test_a_result_may_be_shown_before_the_other_add_ons_were_asked():
    ready = given(ALL_YES, decision="x", level="service", add_ons={DUTY.id: "no"})
    assert is_complete(PACK, ready)
    assert next_step(PACK, ready) == InterviewStep("others", "others")
    assert next_step(PACK, replace(ready, others_seen=True)) is None
    assert steps(PACK, replace(ready, others_seen=True)) == steps(PACK, ready)


def test_without_other_add_ons_to_ask_nothing_comes_after_what_is_required():
    for add_ons in (PACK.add_ons[:1], (PACK.add_ons[0], replace(REACH, question=None))):
        fewer = replace(PACK, add_ons=add_ons)
        ready = given(ALL_YES, decision="x", level="service", add_ons={DUTY.id: "no"})
        assert next_step(fewer, ready) is None
        assert kinds(steps(fewer, ready))[-1] == "add_on"
        assert is_complete(fewer, ready)


def test_what_the_path_adds_by_itself_is_not_asked_and_nothing_is_offered_without_a_box():
    fixed = replace(REACH, automatic=Condition(answer=(("open", frozenset({"no", "not_sure"})),)))
    adding = replace(PACK, add_ons=(PACK.add_ons[0], fixed))
    settled = {"purpose": "yes", "affected": "yes", "open": "no", "part_open": "no"}
    at = given(settled, decision="x", level="service", add_ons={DUTY.id: "no"})
    assert next_step(adding, at) is None
    assert kinds(steps(adding, at))[-1] == "add_on"
    assert next_step(adding, replace(at, answers=ALL_YES)) == InterviewStep("others", "others")


def test_a_gate_leaves_the_level_and_the_duty_to_be_asked():
    stopped = given({"purpose": "no"})
    assert kinds(steps(PACK, replace(stopped, level="service"))) == ["question", "level", "add_on"]


def test_nothing_is_complete_without_an_outcome():
    assert not is_complete(PACK, given({"purpose": "yes"}, level="service", add_ons={DUTY.id: "no"}))


def test_asking_every_question_goes_on_past_what_settles_the_outcome():
    answers = {key: answer for key, answer in ALL_YES.items() if key in {"purpose", "affected", "open"}}
    held = given(answers | {"weigh": "no"}, decision="x", level="service", add_ons={DUTY.id: "no"})
    assert next_step(PACK, held).kind == "others"
    asked = replace(held, ask_all=True)
    assert next_step(PACK, asked) == InterviewStep("question", "time_ask")
    assert is_complete(PACK, asked)


def test_each_answer_leads_to_the_next_page_until_all_is_given():
    at = NOTHING
    seen = []
    while (step := next_step(PACK, at)) is not None:
        seen.append(step)
        assert steps(PACK, at)[-1] == step
        if step.kind == "question":
            at = replace(at, answers={**at.answers, step.key: "yes"})
        elif step.kind == "add_on":
            at = replace(at, add_ons={**at.add_ons, step.key: "no"})
        elif step.kind == "others":
            at = replace(at, others_seen=True)
        else:
            at = replace(at, **{step.key: "service"})
    assert tuple(seen) == steps(PACK, at)
    assert len(set(seen)) == len(seen) == 12 + 4
