"""What the questions say of what was voted on, beside what the room said."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from logic.analysis import decide, masks, outcome_of
from logic.voting import NOT_ON, Item, Spread
from logic.voting_told import (
    gap,
    has_most,
    in_order,
    most_chosen,
    one_answer,
    one_of_each,
    pairs,
    split_overall,
    stands_out,
    told,
)
from tests.documents.work import our_pack

PACK = our_pack()
FLOW = PACK.flow
TODAY = date(2026, 11, 26)


def item(source):
    one = next(one for one in PACK.scenarios if one.id == source)
    return Item(1, 1, "scenario", source, one.title, one.situation, one.level, one.answers, PACK.version)


def test_it_tells_where_the_answers_put_it_what_holds_it_and_what_one_answer_would_change():
    found = told(PACK, item("S02"))
    assert (found.outcome, found.place) == ("CONSULT", "consultation")
    assert found.held == ("shape",)
    assert ("shape", True) in {(turn.question, turn.up) for turn in found.turns}
    assert found.turns[0].up
    assert found.teaching == next(one for one in PACK.scenarios if one.id == "S02").teaching_point


def test_nothing_holds_what_is_at_the_top_and_what_is_off_the_ladder_stands_beside_it():
    top = told(PACK, item("S01"))
    assert top.held == ()
    assert not any(turn.up for turn in top.turns)
    assert told(PACK, item("S20")).place == NOT_ON


@given(st.fixed_dictionaries({key: st.sampled_from(["yes", "no"]) for key in FLOW.by_key}))
def test_every_turn_leads_where_it_says_and_every_other_answer_leads_nowhere_else(answers):
    found = decide(FLOW, answers)
    turns = {turn.question: turn for turn in one_answer(FLOW, answers)}
    for key in found.path:
        turned = answers | {key: "no" if answers[key] == "yes" else "yes"}
        to = outcome_of(FLOW, masks(FLOW, turned)[0])
        assert (turns[key].to if key in turns else found.outcome) == to
    assert set(turns) <= set(found.path)
    ups = [turn.up for turn in turns.values()]
    assert ups == sorted(ups, reverse=True)


def test_what_hangs_on_the_next_question_says_so_and_stands_behind_what_does_not():
    # domain.md C, S20: put the question into words, and whether anybody is affected is asked next. That is no fall.
    (only,) = told(PACK, item("S20")).turns
    assert (only.question, only.up, only.down, only.asked) == ("purpose", False, False, "affected")
    lifted, *_ = told(PACK, item("S02")).turns
    assert (lifted.question, lifted.up, lifted.asked) == ("shape", True, "start")
    first, *_ = told(PACK, item("S03")).turns
    assert (first.to, first.down, first.asked) == ("ENGAGE", True, None)


def test_what_most_chose_and_the_gap_between_now_and_should():
    now, should = Spread({"consultation": 3, "informing": 1}, {"informing": 1}), Spread({"codesign": 2})
    assert most_chosen(now) == ("consultation",)
    assert gap(PACK, {"now": now, "should": should, "differ": Spread()}) == ("consultation", "codesign")
    tie = Spread({"consultation": 1}, {"informing": 1})
    assert most_chosen(tie) == ("consultation", "informing")
    nothing = Spread()
    assert most_chosen(nothing) == ()
    for one, other in ((tie, should), (now, nothing), (should, should), (now, Spread({NOT_ON: 4}))):
        assert gap(PACK, {"now": one, "should": other, "differ": nothing}) is None


def test_the_question_that_split_the_room_is_counted_over_all_items():
    found = split_overall([Spread({"shape": 2}, {"weigh": 1}), Spread({"weigh": 2}), Spread()])
    assert [(one.question, one.people, one.items) for one in found] == [("weigh", 3, 2), ("shape", 2, 1)]


def test_a_question_split_the_room_only_where_it_stands_out():
    shape, weigh = Spread({"shape": 2}), Spread({"weigh": 2})
    for spreads, stands in (
        ([], False),
        ([Spread({"shape": 1})], False),
        ([shape], True),
        ([shape, weigh], False),
        ([shape, weigh, Spread({}, {"weigh": 1})], True),
    ):
        assert stands_out(split_overall(spreads)) is stands


def test_most_is_said_only_of_more_than_half():
    assert not has_most(Spread())
    assert not has_most(Spread({"consultation": 2, "informing": 1}, {"engagement": 1}))
    assert has_most(Spread({"consultation": 2, "informing": 1}))


def test_choices_that_this_content_knows_no_more_are_still_told():
    assert in_order(PACK, ["gone", "consultation"])[-2:] == (NOT_ON, "gone")


def test_ready_made_choices():
    by_id = {one.id: one for one in PACK.scenarios}
    each = one_of_each(PACK)
    assert len({by_id[one].outcome for one in each}) == len(each) == len({one.outcome for one in PACK.scenarios})
    assert ("S02", "S03") in {(one.id, other.id) for one, other in pairs(PACK)}
    ids = [one.id for pair in pairs(PACK) for one in pair]
    assert len(ids) == len(set(ids))
