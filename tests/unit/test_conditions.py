"""When a condition of a pack holds."""

import pytest

from logic.add_ons import chosen, facts, said_yes
from logic.conditions import Condition, Facts
from logic.journey import replay
from logic.pack import AddOn
from tests.builders import ALL_YES, GROUND
from tests.flows import our_flow

FLOW = our_flow()
KNOWN = Facts(
    {"open": "no", "weigh": "not_sure"},
    "INFORM",
    1,
    "service",
    {"AQ2": "not_sure"},
    plan=frozenset({"asks_for_views", "nobody_records"}),
    label="consult",
    limited=True,
)
NOTHING_YET = Facts({}, None, None)
UNFAVOURABLE = frozenset({"no", "not_sure"})

TRUE = {
    "nothing asked": Condition(),
    "an answer that counts": Condition(answer=(("open", UNFAVOURABLE),)),
    "two answers that count": Condition(answer=(("open", UNFAVOURABLE), ("weigh", UNFAVOURABLE))),
    "one of these outcomes": Condition(outcome=frozenset({"INFORM", "NOBODY"})),
    "an outcome below": Condition(below_rank=2),
    "one of these levels": Condition(level=frozenset({"service"})),
    "an add-on answer that counts": Condition(add_on=(("AQ2", frozenset({"yes", "not_sure"})),)),
    "all of these": Condition(all_of=(Condition(below_rank=2), Condition(level=frozenset({"service"})))),
    "a fact about the plan": Condition(plan=frozenset({"nobody_records"})),
    "two facts about the plan": Condition(plan=frozenset({"asks_for_views", "nobody_records"})),
    "one of these names for it": Condition(label=frozenset({"consult", "engage"})),
    "a limit that stands": Condition(limited=True),
    "any of these": Condition(any_of=(Condition(below_rank=1), Condition(level=frozenset({"service"})))),
}
FALSE = {
    "another answer": Condition(answer=(("open", frozenset({"yes"})),)),
    "a question off the path": Condition(answer=(("shape", frozenset({"yes", "no", "not_sure"})),)),
    "one answer of two": Condition(answer=(("open", UNFAVOURABLE), ("weigh", frozenset({"no"})))),
    "another outcome": Condition(outcome=frozenset({"CONSULT"})),
    "not below": Condition(below_rank=1),
    "another level": Condition(level=frozenset({"individual"})),
    "another add-on answer": Condition(add_on=(("AQ2", frozenset({"yes"})),)),
    "an add-on not answered": Condition(add_on=(("AQ1", frozenset({"yes", "no", "not_sure"})),)),
    "another fact about the plan": Condition(plan=frozenset({"only_teaches"})),
    "one fact about the plan of two": Condition(plan=frozenset({"asks_for_views", "only_teaches"})),
    "another name for it": Condition(label=frozenset({"engage"})),
    "not all of these": Condition(all_of=(Condition(), Condition(below_rank=1))),
    "none of these": Condition(any_of=(Condition(below_rank=1), Condition(level=frozenset({"individual"})))),
    "a clause beside one that holds": Condition(below_rank=2, level=frozenset({"individual"})),
}


@pytest.mark.parametrize("name", TRUE)
def test_a_condition_holds_when_every_clause_does(name):
    assert TRUE[name].holds(KNOWN)


@pytest.mark.parametrize("name", FALSE)
def test_a_condition_fails_when_one_clause_does(name):
    assert not FALSE[name].holds(KNOWN)


@pytest.mark.parametrize("name", [name for name in TRUE if name != "nothing asked"])
def test_before_anything_is_known_only_the_empty_condition_holds(name):
    assert not TRUE[name].holds(NOTHING_YET)
    assert Condition().holds(NOTHING_YET)


def test_an_answer_kept_off_the_path_is_not_a_fact():
    answers = ALL_YES | {"part_open": "no", "open": "yes"}
    known = facts(FLOW, answers, replay(FLOW, answers))
    assert "part_open" not in known.on_path
    assert (known.outcome, known.rank) == ("COPRO", 5)
    unfinished = facts(FLOW, {"purpose": "yes"}, replay(FLOW, {"purpose": "yes"}))
    assert (unfinished.outcome, unfinished.rank) == (None, None)


def test_not_sure_counts_as_yes_only_where_the_add_on_says_so():
    duty, reach = (AddOn(key, "?", "", None, False, unsure, GROUND) for key, unsure in (("AQ2", True), ("AQ1", False)))
    assert said_yes((duty, reach), {"AQ2": "not_sure", "AQ1": "not_sure"}) == {"AQ2"}
    assert said_yes((duty, reach), {"AQ2": "yes", "AQ1": "yes"}) == {"AQ1", "AQ2"}
    assert said_yes((duty, reach), {"AQ2": "no"}) == set()


def test_add_ons_come_in_the_order_of_the_pack_and_once():
    fixed = Condition(answer=(("open", UNFAVOURABLE),))
    add_ons = [AddOn(key, "?", "", when, False, False, GROUND) for key, when in (("B", None), ("A", fixed))]
    assert [a.id for a in chosen(add_ons, KNOWN, {"A", "B"})] == ["B", "A"]
    assert [a.id for a in chosen(add_ons, KNOWN, ())] == ["A"]
    assert chosen(add_ons, NOTHING_YET, ()) == ()


def test_no_limit_is_known_of_unless_somebody_looked():
    assert not Condition(limited=True).holds(NOTHING_YET)
