"""What changes between two flows, held against trying every set of answers."""

import dataclasses
import random
from collections import defaultdict
from functools import cache
from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.flows import random_flow, with_places_changed
from logic.analysis import outcome_of
from logic.authoring import checks_flow
from logic.authoring.checks import CHECKS
from logic.authoring.draft import Unread
from logic.authoring.loader import read_pack
from logic.differences import Edit, Flip, choices, differences, edits, flips, folding, in_words
from logic.flow import Flow, Outcome, Question
from logic.journey import replay
from logic.settings import BUILT_IN_CONTENT
from tests.content.test_flow_rules import draft
from tests.flows import answers_for, our_flow, valid_flows

OURS = our_flow()


# Other flows


def rewired(flow, key, answer, to):
    """The flow with one answer leading elsewhere."""
    questions = (dataclasses.replace(q, **{answer: to}) if q.key == key else q for q in flow.questions)
    return Flow(flow.start, tuple(questions), flow.outcomes)


def renamed(flow, names):
    """The flow with questions and outcomes called otherwise."""
    called = {key: names.get(key, key) for key in (*flow.by_key, *flow.by_outcome)}
    return Flow(
        called[flow.start],
        tuple(Question(called[q.key], q.id, called[q.yes], called[q.no]) for q in flow.questions),
        tuple(Outcome(called[o.id], o.rank, o.rung) for o in flow.outcomes),
    )


def passes(flow):
    try:
        return not [p for c in CHECKS if c.__module__ == checks_flow.__name__ for p in c(draft(flow))]
    except Unread:
        return False


SINGLE_CHANGES = [
    (q.key, answer, to)
    for q in OURS.questions
    for answer in ("yes", "no")
    for to in (*OURS.by_key, *OURS.by_outcome)
    if to != getattr(q, answer) and passes(rewired(OURS, q.key, answer, to))
]


@st.composite
def two_flows(draw, most_questions):
    """Two valid flows that share some questions, in whatever order, and some outcomes."""
    old, new = draw(valid_flows(most_questions)), draw(valid_flows(most_questions))
    keys = draw(st.permutations([f"q{i}" for i in range(most_questions + 1)]))
    names = dict(zip((f"q{i}" for i in range(most_questions)), keys, strict=False))
    if draw(st.booleans()):
        names["O1"] = "P1"
    return old, renamed(new, names)


# The plain way


def sets_of(questions):
    return [dict(zip(questions, given, strict=True)) for given in product(("yes", "no"), repeat=len(questions))]


def by_trying(questions, old, new):
    """(old outcome, new outcome) -> the numbers of the answer sets that change so."""
    found = defaultdict(set)
    for number, answers in enumerate(sets_of(questions)):
        was, now = replay(old, answers).outcome, replay(new, answers).outcome
        if was != now:
            found[was, now].add(number)
    return found


def matching(questions, when):
    """The numbers of the answer sets that a rule covers."""
    numbers = [0]
    for key in questions:
        ways = {"yes": (0,), "no": (1,)}.get(when.get(key), (0, 1))
        numbers = [number << 1 | way for number in numbers for way in ways]
    return set(numbers)


def picks(rules):
    """The rules again, from what they ask for always and a pick of each choice."""
    always, each = choices(rules)
    assert all(len(choice) > 1 and all(choice) for choice in each)
    return [sorted((*always, *chain(*pick))) for pick in product(*each)]


def assert_exact(old, new):
    """The rules, expanded, are what trying finds; counts too. Gives what trying found."""
    found = differences(old, new)
    assert set(found.questions) == old.by_key.keys() | new.by_key.keys()
    tried = by_trying(found.questions, old, new)
    assert [(c.old, c.new) for c in found.changes] == list(dict.fromkeys((c.old, c.new) for c in found.changes))
    expanded = {(c.old, c.new): [matching(found.questions, r.when) for r in c.rules] for c in found.changes}
    assert {kind: set().union(*rules) for kind, rules in expanded.items()} == tried
    for change in found.changes:
        assert change.sets == len(tried[change.old, change.new])
        assert [rule.sets for rule in change.rules] == [len(s) for s in expanded[change.old, change.new]]
        assert sorted(picks(change.rules)) == sorted(sorted(rule.when.items()) for rule in change.rules)
    assert found.all_sets == 2 ** len(found.questions)
    assert found.changed == sum(map(len, tried.values()))
    assert found.risen + found.fallen <= found.changed
    return found, tried


def fewest_by_trying(questions, wanted):
    """The least (rules, conditions) whose rules cover these sets and no other, by trying every rule."""
    rules = []
    for way in product(("yes", "no", None), repeat=len(questions)):
        when = {key: answer for key, answer in zip(questions, way, strict=True) if answer}
        covered = matching(questions, when)
        if covered <= wanted:
            rules.append((frozenset(covered), len(when)))

    @cache
    def least(left):
        if not left:
            return 0, 0
        first = min(left)
        rests = ((least(left - covered), count) for covered, count in rules if first in covered)
        return min((more + 1, conditions + count) for (more, conditions), count in rests)

    return least(frozenset(wanted))


# The rules


@given(two_flows(most_questions=6))
def test_the_rules_cover_every_answer_set_that_changes_and_no_other(flows):
    assert_exact(*flows)


@given(two_flows(most_questions=4))
def test_no_fewer_rules_and_no_fewer_conditions_say_the_same(flows):
    found, tried = assert_exact(*flows)
    for change in found.changes:
        assert change.fewest
        size = len(change.rules), sum(len(rule.when) for rule in change.rules)
        assert size == fewest_by_trying(found.questions, tried[change.old, change.new])


@pytest.mark.parametrize(("key", "answer", "to"), SINGLE_CHANGES, ids=lambda part: part)
def test_every_single_change_of_our_own_routes_is_told_exactly(key, answer, to):
    new = rewired(OURS, key, answer, to)
    found, tried = assert_exact(OURS, new)
    assert found.changes
    assert all(change.fewest for change in found.changes)
    ranks = {kind: OURS.rank[kind[1]] - OURS.rank[kind[0]] for kind in tried}
    assert found.risen == sum(len(sets) for kind, sets in tried.items() if ranks[kind] > 0)
    assert found.fallen == sum(len(sets) for kind, sets in tried.items() if ranks[kind] < 0)
    assert [(turn.question, turn.answer, turn.new, turn.sets) for turn in found.turns] == [
        (key, answer, to, found.changed)
    ]


def test_there_are_single_changes_of_our_own_routes_to_look_at():
    assert len(SINGLE_CHANGES) > 15


@given(valid_flows())
def test_a_flow_does_not_differ_from_itself(flow):
    found = differences(flow, flow)
    assert (found.changed, found.changes, found.turns, found.added, found.removed) == (0, (), (), (), ())


@given(two_flows(most_questions=5))
def test_the_way_back_changes_the_same_answer_sets(flows):
    there, back = differences(*flows), differences(*reversed(flows))
    assert there.changed == back.changed
    assert {(c.old, c.new, c.sets) for c in there.changes} == {(c.new, c.old, c.sets) for c in back.changes}


@given(two_flows(most_questions=5))
def test_when_the_search_is_cut_short_no_rule_and_no_condition_can_be_left_out_and_it_is_said(flows):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(folding, "MOST_CANDIDATES", 0)
        found, tried = assert_exact(*flows)
    for change in found.changes:
        wanted = tried[change.old, change.new]
        assert change.fewest == (change.sets == found.all_sets)
        for rule in change.rules:
            others = (matching(found.questions, r.when) for r in change.rules if r is not rule)
            assert set().union(*others) != wanted
            for key in rule.when:
                shorter = {k: a for k, a in rule.when.items() if k != key}
                assert not matching(found.questions, shorter) <= wanted


def test_an_outcome_that_only_one_flow_has_is_a_change_like_any_other():
    new = renamed(OURS, {"CONSULT": "LISTEN"})
    found, _ = assert_exact(OURS, new)
    (change,) = found.changes
    assert (change.old, change.new, change.direction) == ("CONSULT", "LISTEN", "across")
    assert found.risen == found.fallen == 0


def test_a_question_that_only_one_flow_asks_is_free_in_the_other():
    extra = Question("extra", "Q99", "COPRO", "CODESIGN")
    new = Flow("purpose", (*rewired(OURS, "see_through", "yes", "extra").questions, extra), OURS.outcomes)
    found, _ = assert_exact(OURS, new)
    assert (found.added, found.removed) == (("extra",), ())
    assert found.all_sets == 2**15
    (change,) = found.changes
    assert (change.old, change.new, change.direction) == ("COPRO", "CODESIGN", "down")
    assert all(rule.when["extra"] == "no" for rule in change.rules)
    back, _ = assert_exact(new, OURS)
    assert (back.added, back.removed) == ((), ("extra",))


def test_routes_that_lead_elsewhere_without_effect_are_told_apart():
    old = Flow(
        "a",
        (Question("a", "A", "b", "X"), Question("b", "B", "Y", "c"), Question("c", "C", "Y", "X")),
        (Outcome("X", 0, None), Outcome("Y", 1, "y")),
    )
    # b and c change places: other questions in another order, the same answers to the same end.
    new = Flow(
        "a",
        (Question("a", "A", "c", "X"), Question("c", "C", "Y", "b"), Question("b", "B", "Y", "X")),
        old.outcomes,
    )
    found = differences(old, new)
    assert found.changed == 0
    assert [(turn.question, turn.answer, turn.sets) for turn in found.turns] == [
        ("a", "yes", 0),
        ("c", "no", 0),
        ("b", "no", 0),
    ]


def test_two_flows_of_twenty_questions_that_share_none_are_told_apart():
    ours = Flow(
        "q0",
        tuple(Question(f"q{i}", f"Q{i}", f"q{i + 1}" if i < 19 else "O1", "O0") for i in range(20)),
        (Outcome("O0", 0, None), Outcome("O1", 1, "one")),
    )
    theirs = renamed(ours, {f"q{i}": f"p{i}" for i in range(20)})
    found = differences(ours, theirs)
    assert found.all_sets == 2**40
    assert {(c.old, c.new): c.sets for c in found.changes} == {("O0", "O1"): 2**20 - 1, ("O1", "O0"): 2**20 - 1}
    assert [len(c.rules) for c in found.changes] == [20, 20]
    assert all(outcome_of(ours, 0) == "O0" and c.fewest for c in found.changes)


@pytest.mark.parametrize("changes", [0, 100], ids=["in one order", "in any order"])
@pytest.mark.parametrize("seed", range(3))
def test_flows_as_large_as_a_pack_may_hold_are_told_exactly_wherever_one_looks(seed, changes):
    rng = random.Random(seed)
    old, new = random_flow(rng), random_flow(rng)
    assert passes(old)
    assert passes(new)
    new = with_places_changed(new, rng, changes)
    found = differences(old, new)
    assert found.all_sets == 2**20
    assert found.risen + found.fallen == found.changed == sum(change.sets for change in found.changes)
    rules = {(c.old, c.new): [set(rule.when.items()) for rule in c.rules] for c in found.changes}
    for _ in range(1_000):
        answers = {key: rng.choice(("yes", "no")) for key in found.questions}
        was, now = replay(old, answers).outcome, replay(new, answers).outcome
        told = {kind for kind, whens in rules.items() if any(when <= answers.items() for when in whens)}
        assert told == ({(was, now)} if was != now else set())


# Saved answers


@given(st.data())
def test_the_saved_answers_that_come_out_otherwise_are_those_that_replay_elsewhere(data):
    old, new = data.draw(two_flows(most_questions=5))
    saved = [data.draw(answers_for(old)) for _ in range(4)]
    found = list(flips(((i, answers, replay(old, answers).outcome) for i, answers in enumerate(saved)), old, new))
    for i, answers in enumerate(saved):
        was, now = replay(old, answers), replay(new, answers)
        mine = [flip for flip in found if flip.reference == i]
        if was.outcome == now.outcome:
            assert mine == []
        else:
            assert mine == [Flip(i, was.outcome, now.outcome, now.next_question)]


def test_what_was_recorded_counts_and_not_what_the_old_flow_says_today():
    answers = {"purpose": "no"}
    assert list(flips([("r", answers, "NOTYET")], OURS, OURS)) == []
    assert list(flips([("r", answers, "NOBODY")], OURS, OURS)) == [Flip("r", "NOBODY", "NOTYET", None)]
    assert list(flips([("r", {}, None)], OURS, OURS)) == []


def test_a_record_for_which_the_new_flow_asks_more_is_told_with_the_question():
    new = rewired(OURS, "purpose", "no", "affected")
    assert list(flips([("r", {"purpose": "no"}, "NOTYET")], OURS, new)) == [Flip("r", "NOTYET", None, "affected")]


def test_saved_answers_are_read_one_at_a_time():
    def endless():
        while True:
            yield "r", {"purpose": "no"}, "NOBODY"

    found = flips(endless(), OURS, OURS)
    assert next(found) == next(found)


# Packs

PACK = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen")


def changed_pack(flow=PACK.flow, **words):
    questions, outcomes = dict(PACK.questions), dict(PACK.outcomes)
    for key, fields in words.items():
        where = questions if key in questions else outcomes
        where[key] = dataclasses.replace(where[key], **fields)
    return dataclasses.replace(PACK, flow=flow, questions=questions, outcomes=outcomes)


def test_a_pack_has_no_edits_against_itself():
    assert not edits(PACK, PACK)


def test_other_words_are_told_by_question_and_outcome_and_change_no_outcome():
    new = changed_pack(weigh={"text": "Other?", "why": "Because."}, ENGAGE={"promise": "Another."})
    found = edits(PACK, new)
    assert found
    assert found.questions == (Edit("weigh", ("text", "why")),)
    assert found.outcomes == (Edit("ENGAGE", ("promise",)),)
    assert differences(PACK.flow, new.flow).changed == 0


def test_marks_ranks_and_outcomes_that_come_and_go_are_told():
    questions = (
        dataclasses.replace(q, past_change=True) if q.key == "power" else q
        for q in rewired(PACK.flow, "shape", "no", "LISTEN").questions
    )
    outcomes = (
        Outcome("LISTEN", 2, "listening") if o.id == "CONSULT" else dataclasses.replace(o, rank=o.rank * 2)
        for o in PACK.flow.outcomes
    )
    found = edits(PACK, changed_pack(Flow(PACK.flow.start, tuple(questions), tuple(outcomes))))
    assert found.questions == (Edit("power", ("past_change",)),)
    assert (found.outcomes_added, found.outcomes_removed) == (("LISTEN",), ("CONSULT",))
    assert found.ranks == {"COPRO": (5, 10), "CODESIGN": (4, 8), "ENGAGE": (3, 6), "INFORM": (1, 2)}


def test_a_rule_in_words_has_the_names_a_person_knows():
    new = changed_pack(rewired(PACK.flow, "resources", "no", "CODESIGN"))
    found = differences(PACK.flow, new.flow)
    told = list(in_words(found, PACK, new))
    (change,) = told
    assert (change.old_name, change.new_name, change.direction) == ("Engagement", "Co-design", "up")
    assert ("resources", "no") in {(c.question, c.answer) for c in change.always}
    assert all(c.said == PACK.questions[c.question].said[c.answer] for c in change.always)
    assert change.sets == found.changed


def test_pairs_are_told_as_one_of_these_two_and_one_of_those_two():
    new = rewired(rewired(OURS, "start", "no", "ENGAGE"), "resources", "no", "CODESIGN")
    new = Flow(new.start, tuple(q for q in new.questions if q.key != "reopen"), new.outcomes)
    (change,) = (one for one in differences(OURS, new).changes if (one.old, one.new) == ("CODESIGN", "ENGAGE"))
    always, each = choices(change.rules)
    assert (len(change.rules), len(always)) == (4, 10)
    assert each == (
        ((("open", "yes"),), (("part_open", "yes"),)),
        ((("power", "no"),), (("see_through", "no"),)),
    )


def test_the_words_of_a_question_that_is_gone_come_from_the_old_pack():
    flow = PACK.flow
    without = Flow(
        flow.start,
        tuple(q for q in rewired(flow, "open", "no", "INFORM").questions if q.key != "part_open"),
        flow.outcomes,
    )
    questions = {key: words for key, words in PACK.questions.items() if key != "part_open"}
    new = dataclasses.replace(PACK, flow=without, questions=questions)
    told = list(in_words(differences(flow, without), PACK, new))
    asked = [c for change in told for c in chain(change.always, *chain(*change.choices)) if c.question == "part_open"]
    assert asked
    assert all(condition.words is PACK.questions["part_open"] for condition in asked)
