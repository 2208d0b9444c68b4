"""What a plan would in effect be: each rule where it holds, and next to it where it just does not (domain.md B.6).

Worked out by hand: the ways are named by what domain.md G says of them, and the answers by where they lead.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from logic.activity import DecisionRecord
from logic.add_ons import chosen
from logic.authoring.loader import read_pack
from logic.diagnosis import diagnose, facts_of, planned_rung
from logic.plan import Plan, PlanFacts, PlannedMethod, keep_facts
from tests.builders import ALL_YES, answers_to, part
from tests.content.conftest import CONTENT

PACK = read_pack(CONTENT)
FOCUS_GROUP, WORKSHOPS, BOARD, SURVEY, LETTER, SESSION = "M16", "M03", "M01", "M19", "M28", "M30"
DROP_IN = "M29"
DECISION, AFTER = date(2026, 6, 30), date(2026, 7, 1)
NOTHING_KNOWN = PlanFacts()

NOT_WEIGHED = {"purpose": "yes", "affected": "yes", "open": "yes", "weigh": "no"}
SETTLED = {"purpose": "yes", "affected": "yes", "open": "no", "part_open": "no"}
OPEN_PART = {"purpose": "yes", "affected": "yes", "open": "no", "part_open": "yes"}
NOBODY = {"purpose": "yes", "affected": "no"}
NOT_YET = {"purpose": "no"}


def way(method, *, day=None, **more):
    return PlannedMethod(1, method, "", day, None, None, "", 1, **more)


def own(does):
    return replace(way("", does=does), name="A walk")


def record(outcome):
    return DecisionRecord(1, "WT-0001-1-1", 1, 1, "", "", outcome, datetime(2026, 1, 1, tzinfo=UTC), "", {})


def found(answers, planned, facts=NOTHING_KNOWN, *, experienced=None, **of_part):
    """Ids of everything that holds. ``planned``: ids of ways, or ways."""
    ways = [one if isinstance(one, PlannedMethod) else way(one) for one in planned]
    plan = Plan(facts=keep_facts(facts))
    one = part(answers, decide_by=DECISION, **of_part)
    return [finding.id for finding in diagnose(PACK, one, plan, ways, experienced=experienced)]


LABELLED = PlanFacts(label="coproduction")
UNHEARD = PlanFacts(recorder="")
SEES_TOO_LATE = PlanFacts(results_on=DECISION)
SEES_IN_TIME = PlanFacts(results_on=date(2026, 6, 29), recorder="Mo")
TO_CODESIGN, TO_ENGAGE, TO_CONSULT = answers_to("CODESIGN"), answers_to("ENGAGE"), answers_to("CONSULT")
DUTY = {"AQ2": "yes"}

TABLE = [
    # DG1: views are asked for, and cannot change anything
    ("DG1", True, NOT_WEIGHED, [FOCUS_GROUP], NOTHING_KNOWN, {}),
    ("DG1", True, NOT_WEIGHED | {"weigh": "not_sure"}, [own("asks")], NOTHING_KNOWN, {}),
    ("DG1", True, SETTLED, [LETTER, SURVEY], NOTHING_KNOWN, {}),
    ("DG1", False, SETTLED, [LETTER], NOTHING_KNOWN, {}),
    ("DG1", False, SETTLED, [LETTER, DROP_IN, SESSION], NOTHING_KNOWN, {}),
    ("DG1", False, OPEN_PART | {"weigh": "yes", "time_ask": "no"}, [FOCUS_GROUP], NOTHING_KNOWN, {}),
    ("DG1", False, ALL_YES, [FOCUS_GROUP], NOTHING_KNOWN, {}),
    # DG2: people are affected, and nothing at all is planned
    ("DG2", True, ALL_YES, [], NOTHING_KNOWN, {}),
    ("DG2", True, {"purpose": "yes", "affected": "yes"}, [], NOTHING_KNOWN, {}),
    ("DG2", False, ALL_YES, [LETTER], NOTHING_KNOWN, {}),
    ("DG2", False, NOBODY, [], NOTHING_KNOWN, {}),
    ("DG2", False, {}, [], NOTHING_KNOWN, {}),
    # DG3: people are only taught
    ("DG3", True, ALL_YES, [SESSION], NOTHING_KNOWN, {}),
    ("DG3", True, ALL_YES, [SESSION, own("teaches")], NOTHING_KNOWN, {}),
    ("DG3", False, ALL_YES, [SESSION, LETTER], NOTHING_KNOWN, {}),
    ("DG3", False, ALL_YES, [SESSION, own("asks")], NOTHING_KNOWN, {}),
    ("DG3", False, ALL_YES, [], NOTHING_KNOWN, {}),
    # DG4: nobody records views, or they do not reach those who decide before the day
    ("DG4", True, ALL_YES, [BOARD], UNHEARD, {}),
    ("DG4", True, ALL_YES, [BOARD], SEES_TOO_LATE, {}),
    ("DG4", True, ALL_YES, [BOARD, way(SURVEY, day=AFTER)], SEES_IN_TIME, {}),
    ("DG4", True, ALL_YES, [replace(own("asks"), day=AFTER)], SEES_IN_TIME, {}),
    ("DG4", False, ALL_YES, [way(SURVEY, day=DECISION)], SEES_IN_TIME, {}),
    ("DG4", False, ALL_YES, [BOARD, way(LETTER, day=AFTER)], SEES_IN_TIME, {}),
    ("DG4", False, ALL_YES, [BOARD], SEES_IN_TIME, {}),
    ("DG4", False, ALL_YES, [BOARD], NOTHING_KNOWN, {}),
    ("DG4", False, ALL_YES, [LETTER], UNHEARD, {}),
    ("DG4", False, ALL_YES, [], UNHEARD, {}),
    # DG5: it is called more than the answers allow
    ("DG5", True, TO_CODESIGN, [WORKSHOPS], LABELLED, {}),
    ("DG5", True, TO_CONSULT, [SURVEY], PlanFacts(label="engagement"), {}),
    ("DG5", True, NOBODY, [LETTER], LABELLED, {}),
    ("DG5", True, NOT_YET, [LETTER], LABELLED, {}),
    ("DG5", False, NOBODY, [LETTER], NOTHING_KNOWN, {}),
    ("DG5", False, {}, [LETTER], LABELLED, {}),
    ("DG5", False, TO_CODESIGN, [WORKSHOPS], PlanFacts(label="codesign"), {}),
    ("DG5", False, ALL_YES, [BOARD], LABELLED, {}),
    ("DG5", False, TO_CODESIGN, [WORKSHOPS], NOTHING_KNOWN, {}),
    # DG6: what is planned is lower than recommended, and no record says why
    ("DG6", True, TO_CODESIGN, [FOCUS_GROUP, SURVEY], NOTHING_KNOWN, {}),
    ("DG6", True, ALL_YES, [WORKSHOPS], NOTHING_KNOWN, {}),
    ("DG6", True, TO_CODESIGN, [SURVEY], NOTHING_KNOWN, {"records": (record("ENGAGE"),)}),
    ("DG6", False, TO_CODESIGN, [FOCUS_GROUP], NOTHING_KNOWN, {"records": (record("ENGAGE"),)}),
    ("DG6", False, TO_CODESIGN, [SURVEY, WORKSHOPS], NOTHING_KNOWN, {}),
    ("DG6", False, TO_ENGAGE, [BOARD], NOTHING_KNOWN, {}),
    ("DG6", False, TO_CODESIGN, [SESSION], NOTHING_KNOWN, {}),
    ("DG6", False, TO_CODESIGN, [own("tells")], NOTHING_KNOWN, {}),
    # DG7: called co-production, and people do not see it through
    ("DG7", True, ALL_YES | {"see_through": "no"}, [BOARD], LABELLED, {}),
    ("DG7", True, ALL_YES | {"see_through": "not_sure"}, [BOARD], LABELLED, {}),
    ("DG7", False, ALL_YES, [BOARD], LABELLED, {}),
    ("DG7", False, ALL_YES | {"see_through": "no"}, [BOARD], PlanFacts(label="codesign"), {}),
    ("DG7", False, TO_CODESIGN, [BOARD], LABELLED, {}),
    # DG8: it felt lower than planned
    ("DG8", True, ALL_YES, [BOARD], NOTHING_KNOWN, {"experienced": "codesign"}),
    ("DG8", True, TO_ENGAGE, [BOARD], NOTHING_KNOWN, {"experienced": "no_voice"}),
    ("DG8", False, ALL_YES, [BOARD], NOTHING_KNOWN, {"experienced": "coproduction"}),
    ("DG8", False, TO_ENGAGE, [BOARD], NOTHING_KNOWN, {"experienced": "engagement"}),
    ("DG8", False, ALL_YES, [BOARD], NOTHING_KNOWN, {}),
    # DG9: a duty to consult, and it is skipped
    ("DG9", True, NOT_WEIGHED, [LETTER], NOTHING_KNOWN, {"add_ons": DUTY}),
    ("DG9", True, TO_CONSULT | {"open": "not_sure", "part_open": "yes"}, [SURVEY], NOTHING_KNOWN, {"add_ons": DUTY}),
    ("DG9", True, TO_CONSULT, [LETTER], NOTHING_KNOWN, {"add_ons": DUTY, "records": (record("INFORM"),)}),
    ("DG9", False, NOT_WEIGHED, [LETTER], NOTHING_KNOWN, {}),
    ("DG9", False, TO_CONSULT, [SURVEY], NOTHING_KNOWN, {"add_ons": DUTY}),
    # DG10: one person, below co-design
    ("DG10", True, TO_CONSULT, [FOCUS_GROUP], NOTHING_KNOWN, {"level": "individual"}),
    ("DG10", False, TO_CODESIGN, [FOCUS_GROUP], NOTHING_KNOWN, {"level": "individual"}),
    ("DG10", False, TO_CONSULT, [FOCUS_GROUP], NOTHING_KNOWN, {"level": "service"}),
    # DG11: people would only be told, and something is open
    ("DG11", True, NOT_WEIGHED, [LETTER], NOTHING_KNOWN, {}),
    ("DG11", True, OPEN_PART | {"weigh": "no"}, [LETTER], NOTHING_KNOWN, {}),
    ("DG11", False, SETTLED, [LETTER], NOTHING_KNOWN, {}),
]


@pytest.mark.parametrize(
    ("rule", "holds", "answers", "planned", "facts", "more"),
    TABLE,
    ids=[f"{rule}{'' if holds else ' not'} {place}" for place, (rule, holds, *_) in enumerate(TABLE)],
)
def test_a_rule_holds_where_it_should_and_not_a_step_further(rule, holds, answers, planned, facts, more):
    assert (rule in found(answers, planned, facts, **more)) == holds


def test_every_rule_is_tried_both_ways():
    rules = {one.id for one in PACK.diagnoses} | {one.id for one in PACK.checks}
    assert rules == {f"DG{number}" for number in range(1, 12)}
    assert {(rule, holds) for rule, holds, *_ in TABLE} == {(rule, holds) for rule in rules for holds in (True, False)}


def test_what_holds_comes_in_the_order_of_the_ids_and_says_what_would_mend_it():
    all_wrong = replace(UNHEARD, label="engagement")
    ids = found(NOT_WEIGHED, [FOCUS_GROUP], all_wrong, add_ons=DUTY, level="individual")
    assert ids == ["DG1", "DG4", "DG5", "DG9", "DG10", "DG11"]
    findings = diagnose(PACK, part(NOT_WEIGHED), Plan(), [way(FOCUS_GROUP)])
    assert findings[0].rung
    assert findings[0].rung.key == "no_voice"
    assert findings[0].mend
    assert findings[0].ground.sources == ("SW-RUNG-1", "SW-OTH-2")


def test_a_message_says_which_of_several_things_is_wrong():
    def message(facts, *ways):
        held = diagnose(PACK, part(ALL_YES, decide_by=DECISION), Plan(facts=keep_facts(facts)), ways)
        return held[0].message

    because = next(one for one in PACK.diagnoses if one.id == "DG4").because
    assert because["nobody_records"] in message(UNHEARD, way(BOARD))
    assert because["results_too_late"] not in message(UNHEARD, way(BOARD))
    all_said = message(replace(SEES_TOO_LATE, recorder=""), way(BOARD, day=AFTER))
    assert all(words in all_said for words in because.values())


def test_a_good_plan_has_nothing_to_check():
    assert found(ALL_YES, [BOARD, SESSION, SURVEY], replace(SEES_IN_TIME, label="coproduction")) == []


def test_the_planned_rung_is_the_highest_that_some_way_fits_best():
    def of(*methods):
        rung = planned_rung(PACK, [way(method) for method in methods])
        return rung and rung.key

    assert of(SURVEY, FOCUS_GROUP, LETTER) == "engagement"
    assert of(LETTER) == "informing"
    assert of(SESSION) is None
    assert of("M99") is None
    assert of() is None


def test_a_plan_that_differs_from_the_answers_brings_the_reminder_by_itself():
    def brought(answers, planned, facts=NOTHING_KNOWN):
        known = facts_of(PACK, part(answers), Plan(facts=keep_facts(facts)), [way(one) for one in planned])
        return "AQ8" in [one.id for one in chosen(PACK.add_ons, known, ())]

    assert brought(TO_CODESIGN, [SURVEY])
    assert brought(TO_CODESIGN, [WORKSHOPS], LABELLED)
    assert not brought(TO_CODESIGN, [WORKSHOPS])
    assert not brought(TO_CODESIGN, [])
    assert not brought({}, [SURVEY], LABELLED)


def test_answers_to_questions_that_are_gone_and_ways_that_are_gone_say_nothing():
    assert found({**ALL_YES, "long_gone": "no"}, ["M99", BOARD]) == []
