"""The talk about the ladder: its slides, and an example that climbs and slides one answer at a time."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.analysis import masks, outcome_of
from logic.authoring.loader import read_pack
from logic.documents import show_words
from logic.ladder import ladder_view
from logic.show import (
    best_example,
    shown_questions,
    standing,
    talk,
    turns,
    with_flips,
)
from logic.turning import turned
from tests.builders import pack as small_pack
from tests.flows import answers_for, our_flow, valid_flows

CONTENT = Path(__file__).resolve().parents[2] / "content"
PACK = read_pack(CONTENT, CONTENT / "screen")
UNSURE = {
    **dict.fromkeys(("purpose", "affected", "part_open", "weigh", "time_ask", "shape", "start"), "yes"),
    **dict.fromkeys(("open_mind", "time_together", "see_through"), "yes"),
    "open": "no",
    "resources": "not_sure",
    "power": "not_sure",
}


def test_an_example_climbs_to_the_top_slides_to_the_foot_and_ends_with_an_answer_that_moves_nothing():
    # Worked by hand on domain.md B.10: S25 and what each of its answers is worth.
    assert [(one.question, one.answer, one.after.outcome, one.way) for one in turns(our_flow(), UNSURE)] == [
        ("resources", "yes", "CODESIGN", "up"),
        ("power", "yes", "COPRO", "up"),
        ("see_through", "no", "CODESIGN", "down"),
        ("open_mind", "no", "ENGAGE", "down"),
        ("shape", "no", "CONSULT", "down"),
        ("part_open", "no", "INFORM", "down"),
        ("shape", "yes", "INFORM", "still"),
    ]


def test_what_nobody_was_asked_counts_as_no_and_is_what_holds_it():
    here = standing(our_flow(), {"purpose": "yes", "affected": "yes", "open": "yes"})
    assert (here.outcome, here.held_by) == ("INFORM", "weigh")
    assert here.asked == {"purpose", "affected", "open", "weigh"}
    top = standing(our_flow(), dict.fromkeys(our_flow().by_key, "yes"))
    assert (top.outcome, top.held_by) == ("COPRO", None)


def test_a_step_that_takes_too_many_answers_or_one_that_cannot_be_changed_is_not_climbed():
    late = dict.fromkeys(our_flow().by_key, "yes") | {"start": "no", "reopen": "no"}
    assert turns(our_flow(), late)[0].question == "reopen"
    far = dict.fromkeys(our_flow().by_key, "no") | {"purpose": "yes", "affected": "yes", "open": "yes"}
    found = turns(our_flow(), far)
    assert max(our_flow().rank[one.after.outcome] for one in found) == our_flow().rank["ENGAGE"]


@given(data=st.data())
def test_in_any_flow_each_turn_changes_one_answer_and_ends_where_the_engine_says(data):
    flow = data.draw(valid_flows())
    before = data.draw(answers_for(flow))
    moves = turns(flow, before)
    ways = [one.way for one in moves]
    for one in moves:
        assert one.before.answers == before
        assert one.after.answers == turned(before, one.question)
        assert one.after.outcome == outcome_of(flow, masks(flow, one.after.answers)[0])
        lower, upper = flow.rank[one.before.outcome], flow.rank[one.after.outcome]
        assert one.way == ("up" if upper > lower else "down" if upper < lower else "still")
        before = one.after.answers
    slid = [place for place, way in enumerate(ways) if way == "down"]
    if slid:
        assert "up" not in ways[slid[0] :]
        assert ways[slid[-1] + 1 :] in ([], ["still"])
        assert min(o.rank for o in flow.outcomes if o.rung) <= flow.rank[moves[-1].after.outcome]


@given(data=st.data())
def test_an_answer_turned_twice_is_as_it_was(data):
    flow = data.draw(valid_flows())
    answers = {key: answer for key, answer in data.draw(answers_for(flow)).items() if answer != "not_sure"}
    key = data.draw(st.sampled_from([question.key for question in flow.questions]))
    filled = {**dict.fromkeys(flow.by_key, "no"), **answers}
    assert turned(turned(filled, key), key) == filled
    assert with_flips(filled, (key, key)) == turned(filled, key)


def test_the_talk_goes_up_from_the_lowest_step_and_leaves_none_out():
    found = talk(PACK)
    assert found.example == best_example(PACK)
    assert found.example.id == "S25"
    assert [slide.rung.key for slide in found.slides if slide.rung] == [one.key for one in reversed(PACK.rungs)]
    assert len({slide.key for slide in found.slides}) == len(found.slides)
    assert found.place("turn-3") == [slide.number for slide in found.slides].index(3)
    assert found.place("nothing of ours") == 0


@pytest.mark.parametrize("example", PACK.scenarios, ids=lambda one: one.id)
def test_every_example_can_be_shown_and_everything_about_it_said(example):
    found = talk(PACK, example.id)
    assert found.example == example
    questions = shown_questions(PACK.flow, found)
    assert standing(PACK.flow, example.answers).outcome == example.outcome
    assert {one.question for one in found.turns} <= set(questions)
    for slide in found.slides:
        assert show_words.title(PACK, found, slide)
        note = show_words.note(PACK, found, slide)
        assert note.say
        assert note.ask.endswith("?")
        assert 1 <= note.minutes <= 5
        answers = found.answers(slide)
        if answers:
            here = standing(PACK.flow, answers)
            assert list(show_words.holding(PACK, here))
            step = ladder_view(PACK, here.journey).here
            assert (step.rung if step else None) == PACK.rung_of(here.outcome)


def test_turns_that_follow_each_other_do_not_ask_the_room_the_same_thing():
    found = talk(PACK)
    turned_down = [slide for slide in found.slides if slide.number and found.turns[slide.number - 1].way == "down"]
    assert len({show_words.note(PACK, found, slide).ask for slide in turned_down}) == len(turned_down) == 4


def test_a_question_that_nobody_answered_is_not_told_as_nobody_being_affected():
    # domain.md B.4: unsure whether anybody is affected means that somebody is, so no slide may say that nobody is.
    first = talk(PACK, "S20").turns[0]
    assert (first.question, first.after.outcome, first.after.held_by) == ("purpose", "NOBODY", "affected")
    assert show_words.turn_title(PACK, first) == PACK.screen["show.turn.waits"]
    told = " ".join(show_words.holding(PACK, first.after))
    assert PACK.questions["affected"].known_as in told
    assert told == PACK.screen["show.turn.next"].format(label=PACK.questions["affected"].known_as)
    answered = standing(PACK.flow, {"purpose": "yes", "affected": "no"})
    assert PACK.outcomes["NOBODY"].name in show_words.stands(PACK, answered)


def test_content_without_examples_or_notes_makes_a_talk_all_the_same():
    bare = small_pack()
    found = talk(bare)
    assert found.example is None
    assert [slide.kind for slide in found.slides] == ["welcome", "bands", *["step"] * 5, "choice", "close"]
    assert all(show_words.note(bare, found, slide).say for slide in found.slides)
    alone = replace(bare, scenarios=(replace(PACK.scenarios[0], answers={}),), version="ffffffffffff")
    assert talk(alone).turns


def test_what_is_not_known_is_named_with_how_far_it_could_rise():
    here = standing(PACK.flow, talk(PACK).example.answers)
    told = show_words.could_rise(PACK, here)
    assert PACK.questions["resources"].known_as in told
    assert PACK.questions["power"].known_as in told
    assert "co-production" in told
    assert show_words.could_rise(PACK, standing(PACK.flow, {"purpose": "no"})) == ""


def test_the_balance_is_ours_goes_up_with_the_ladder_and_is_never_called_a_number():
    shown = [rung.show for rung in reversed(PACK.rungs)]
    assert [one.balance for one in shown] == sorted(one.balance for one in shown)
    assert {one.ground.basis for one in shown} == {"reconstructed"}
    words = [show_words.balance(PACK, rung) for rung in PACK.rungs]
    assert not any(sign.isdigit() or sign == "%" for sign in "".join(words))
