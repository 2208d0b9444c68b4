"""The middle reply on the ladder, held against what was promised and planned."""

from dataclasses import replace

import pytest

from logic.diagnosis import diagnose
from logic.diagrams.experience import FELT, experience_diagram, marks
from logic.documents.experience import gap, in_a_line
from logic.experience import easy_felt, experience, felt, rung_question
from logic.plan import Plan, PlannedMethod
from logic.suppression import told
from tests.asked import FEEDBACK, RUNGS, reply
from tests.builders import ALL_YES, part
from tests.documents.work import our_pack

PACK = our_pack()
FB12 = rung_question(FEEDBACK.questions)
CODESIGN = ALL_YES | {"power": "no"}


def said(**numbers):
    """What is published where so many people said each rung."""
    return told(FEEDBACK.questions, [reply(FB12=rung) for rung, number in numbers.items() for _ in range(number)])


def board():
    """A way that fits co-production best."""
    way = next(one for one in PACK.methods.ways if one.fits.get("coproduction") == "best")
    return PlannedMethod(1, way.id, "", None, None, None, "", 1)


def test_the_question_is_known_by_its_options():
    assert FB12.id == "FB12"
    assert rung_question(FEEDBACK.questions[:2]) is None


@pytest.mark.parametrize(
    ("numbers", "low", "high"),
    [
        ({"codesign": 5}, "codesign", "codesign"),
        ({"codesign": 6, "informing": 5}, "codesign", "codesign"),
        ({"codesign": 5, "informing": 5}, "informing", "informing"),
        ({"coproduction": 2, "codesign": 3}, "codesign", "coproduction"),
        ({"coproduction": 4, "codesign": 2, "engagement": 5}, "codesign", "coproduction"),
        ({"coproduction": 3, "no_voice": 2}, "no_voice", "coproduction"),
    ],
)
def test_at_least_half_felt_this_rung_or_lower(numbers, low, high):
    found = felt(PACK, FB12, said(**numbers))
    assert (found.low, found.high, found.answered) == (low, high, sum(numbers.values()))


def test_four_replies_are_an_invitation_to_look_back_together():
    found = experience(PACK, part(ALL_YES), (), FB12, said(codesign=4))
    assert (found.felt, found.easy, found.look_back) == (None, None, True)
    assert (found.below_promised, found.below_planned) == (0, 0)


def test_easy_read_is_told_apart():
    easy = told(FEEDBACK.questions, [reply("easy", FB12="asked_me")] * 6)
    assert felt(PACK, FB12, easy) is None
    assert easy_felt(FB12, easy).rungs == ("engagement", "consultation")
    assert experience(PACK, part(ALL_YES), (), FB12, easy).below_promised == 0


def test_the_gap_is_held_against_what_was_promised_and_what_was_planned():
    found = experience(PACK, part(ALL_YES), (board(),), FB12, said(consultation=6))
    assert (found.promised.key, found.planned.key) == ("coproduction", "coproduction")
    assert (found.below_promised, found.below_planned) == (3, 3)


def test_a_plan_counts_for_no_more_than_the_answers_allow():
    found = experience(PACK, part(CODESIGN), (board(),), FB12, said(codesign=6))
    assert (found.promised.key, found.planned.key) == ("codesign", "codesign")
    assert found.below_planned == 0


def test_a_band_of_several_rungs_is_a_gap_only_where_its_highest_is_below():
    """Three said co-production and two said it taught them: no gap that the numbers told would show."""
    found = experience(PACK, part(ALL_YES), (board(),), FB12, said(coproduction=3, educating=2))
    assert found.felt.high == "coproduction"
    assert found.below_planned == 0
    # Nor does it show that the promise was kept: nobody says so, and people are asked.
    assert found.cannot_tell
    assert found.asks_to_look_back
    assert gap(PACK, found)[0] == PACK.screen["experience.cannot_tell.title"]


def test_told_together_from_what_was_promised_upwards_it_is_known_to_be_kept():
    one = part(CODESIGN | {"start": "no"})
    for numbers, kept in (
        ({"consultation": 6}, True),
        ({"codesign": 3, "coproduction": 3}, True),
        ({"informing": 6}, False),
    ):
        found = experience(PACK, one, (), FB12, said(**numbers), asked="consultation")
        assert (found.cannot_tell, found.asks_to_look_back) == (False, not kept), numbers


def test_where_it_felt_lower_than_planned_the_plan_has_a_finding():
    one, ways = part(ALL_YES), (board(),)
    found = experience(PACK, one, ways, FB12, said(consultation=6))
    findings = diagnose(PACK, one, Plan(), ways, experienced=found.felt.high)
    assert ("DG8" in {finding.id for finding in findings}) == (found.below_planned > 0)


def test_each_of_the_three_stands_on_its_step():
    found = experience(PACK, part(CODESIGN), (board(),), FB12, said(consultation=3, informing=2))
    here = marks(PACK, found)
    assert here == dict.fromkeys(RUNGS, ()) | {
        "codesign": ("promised", "planned"),
        "consultation": ("felt_between",),
        "informing": ("felt_between",),
    }
    diagram = experience_diagram(PACK, found)
    assert [node.id for node in diagram.nodes] == list(RUNGS)
    assert PACK.screen["experience.mark.felt_between"] in diagram.alt
    assert "Co-design: Decided · Planned" in diagram.alt


def test_where_all_steps_are_told_together_it_stands_at_none():
    ends = experience(PACK, part(CODESIGN), (), FB12, said(**{RUNGS[0]: 3, RUNGS[-1]: 3}))
    assert {ends.felt.low, ends.felt.high} == {RUNGS[0], RUNGS[-1]}
    assert not any(FELT & {*here} for here in marks(PACK, ends).values())
    assert PACK.screen["experience.felt_any"].format(answered=6) in dict(in_a_line(PACK, ends)).values()


def test_another_ladder_than_todays_says_nothing():
    other = replace(PACK, rungs=PACK.rungs[:3])
    assert felt(other, FB12, said(**dict.fromkeys(RUNGS, 5))) is None
