"""The content that ships with the tool."""

import re
from itertools import product
from pathlib import Path

import pytest

from logic import add_ons
from logic.analysis import decide
from logic.authoring.loader import read_pack
from logic.conditions import Facts
from logic.flow import ANSWERS
from logic.journey import replay
from tests.content.conftest import CONTENT
from tests.flows import our_flow

PACK = read_pack(CONTENT)
CODES = re.compile(
    r"\b(Q\d+|AQ\d|DG\d+|DD\d\d|MX\d+|FB\d\d|NN-|OUT-|K\d+|[CPIHRM]\d\d|S\d\d|B\.\d+|(CP|CD|EN|CO|IN)|[Ff]low|ceiling|lever|pack|add-on|diagnosis)\b|->|\*\*|`"
)
"""Ids and marks that no reader should meet."""


def words():
    """Every text of the pack that a person may read, with where it stands."""
    for key, q in PACK.questions.items():
        for text in (
            q.text,
            q.easy_read,
            q.counts_as_yes,
            q.why,
            q.label,
            q.short,
            *q.said.values(),
            q.lever_title,
            q.lever,
        ):
            yield key, text
        yield from ((key, text) for text in q.thinking)
    for key, o in PACK.outcomes.items():
        yield from ((key, text) for text in (o.name, o.headline, o.promise, o.easy_read, *o.least, o.next_step))
    for rung in PACK.rungs:
        for text in (rung.name, rung.gloss, rung.definition, rung.easy_read, rung.power, rung.expect, rung.sign):
            yield rung.key, text
        if rung.show:
            yield from ((rung.key, text) for text in (*rung.show.say, rung.show.ask))
    for band in PACK.bands:
        yield from ((band.key, text) for text in (band.name, band.gloss))
    yield from words_beside_the_flow()


def words_beside_the_flow():
    for add_on in PACK.add_ons:
        yield from ((add_on.id, text) for text in (add_on.question or "", add_on.suggestion))
    yield from (("rules", text) for text in PACK.add_on_rules)
    for check in PACK.checks:
        yield from ((check.id, text) for text in (check.title, check.message, *(f.label for f in check.fields)))
    for level in PACK.levels:
        for text in (level.name, level.gloss, level.people, level.limits, level.power, level.notes):
            yield level.key, text
    yield from ((p.id, text) for p in PACK.law for text in (p.topic, p.text))
    yield from ((s.id, text) for s in PACK.scenarios for text in (s.title, s.situation, s.teaching_point))
    yield "leaders_choice", PACK.leaders_choice.introduction
    yield "honesty", PACK.honesty


def test_the_routes_are_those_agreed():
    agreed = our_flow()
    assert PACK.flow.start == agreed.start
    for ours, theirs in zip(PACK.flow.questions, agreed.questions, strict=True):
        for field in ("id", "key", "yes", "no", "accepts_not_sure", "gate", "ask_all_stops_at_no", "past_change"):
            assert getattr(ours, field) == getattr(theirs, field), (ours.key, field)
    assert PACK.flow.rank == agreed.rank


def test_only_the_questions_on_purpose_and_on_the_open_part_ask_for_words():
    asked = {q.key: q.then_ask for q in PACK.flow.questions if q.then_ask}
    assert asked == {"purpose": "decision", "part_open": "open_part"}


@pytest.mark.parametrize("scenario", PACK.scenarios, ids=lambda s: s.id)
def test_a_scenario_ends_where_it_says(scenario):
    decision = decide(PACK.flow, scenario.answers)
    assert decision.outcome == scenario.outcome
    assert decision.could_rise_to == scenario.could_rise_to
    assert scenario.level in {level.key for level in PACK.levels}


def test_there_are_25_scenarios_that_reach_every_outcome_and_ask_every_question():
    assert len(PACK.scenarios) == 25
    assert {s.outcome for s in PACK.scenarios} == set(PACK.flow.by_outcome)
    asked = {key for s in PACK.scenarios for key in replay(PACK.flow, s.answers).path}
    assert asked == set(PACK.flow.by_key)


def test_the_scenario_pairs_are_those_named():
    pairs = {frozenset((s.id, s.pair)) for s in PACK.scenarios if s.pair}
    named = ("S02 S03", "S16 S17", "S04 S05", "S10 S11", "S12 S13", "S08 S24")
    assert pairs == {frozenset(pair.split()) for pair in named}


def test_each_pair_of_scenarios_says_what_the_two_teach_together():
    told = [{pair.one, pair.other} for pair in PACK.side_by_side]
    assert len(told) == 6
    assert {frozenset(pair) for pair in told} == {frozenset((s.id, s.pair)) for s in PACK.scenarios if s.pair}


def test_the_last_scenario_keeps_answers_for_asking_every_question():
    last = next(s for s in PACK.scenarios if s.id == "S25")
    assert replay(PACK.flow, last.answers).path[-1] == "resources"
    journey = replay(PACK.flow, last.answers, ask_all=True)
    assert (journey.path[-1], journey.flags) == ("see_through", ("resources", "power"))


def test_yes_and_no_stayed_words():
    assert {answer for s in PACK.scenarios for answer in s.answers.values()} == set(ANSWERS)
    assert all(set(q.said) <= set(ANSWERS) and {"yes", "no"} <= set(q.said) for q in PACK.questions.values())


def test_no_code_word_or_mark_reaches_a_reader():
    found = [(item, text) for item, text in words() if CODES.search(text)]
    assert found == []


def test_nothing_reads_as_markup_or_shouts():
    assert [(item, text) for item, text in words() if re.search(r"[<>!_{}$#\[\]]|  ", text)] == []


def test_what_is_said_of_an_answer_is_a_sentence_and_what_holds_back_is_not():
    for q in PACK.questions.values():
        assert all(text.endswith(".") and text[0].isupper() for text in q.said.values())
        assert q.short[0].islower()
        assert q.short[-1].isalpha()
        assert not q.lever_title.endswith(".")
        assert q.text.endswith("?")
        assert q.easy_read.endswith("?")


def test_easy_read_forms_are_short():
    forms = [q.easy_read for q in PACK.questions.values()]
    forms += [o.easy_read for o in PACK.outcomes.values()] + [r.easy_read for r in PACK.rungs]
    sentences = [part for form in forms for part in re.split(r"(?<=[.?]) ", form)]
    assert max(len(sentence.split()) for sentence in sentences) <= 15


def test_a_result_shows_at_most_a_handful_of_law_prompts():
    ranks = PACK.flow.rank
    for outcome, level, duty, partners in product(ranks, [x.key for x in PACK.levels], ANSWERS, ("yes", "no")):
        for answers in ({"open": "yes", "weigh": "no"}, {"open": "no", "weigh": "no"}, {"open": "yes", "weigh": "yes"}):
            facts = Facts(answers, outcome, ranks[outcome], level, {"AQ2": duty, "AQ9": partners})
            shown = [p.id for p in PACK.law if p.when is not None and p.when.holds(facts)]
            assert len(set(shown) - {"K17"}) <= 5, (outcome, level, duty, shown)


def test_every_result_for_one_person_shows_the_care_act_and_mental_capacity():
    for outcome, rank in PACK.flow.rank.items():
        facts = Facts({}, outcome, rank, "individual")
        shown = {p.id for p in PACK.law if p.when is not None and p.when.holds(facts)}
        assert {"K6", "K14"} <= shown


def held(check, answers, *, level="service", duty="no"):
    journey = replay(PACK.flow, answers)
    facts = add_ons.facts(PACK.flow, answers, journey, level=level, add_ons={"AQ2": duty})
    return next(c for c in PACK.checks if c.id == check).when.holds(facts)


HELD_BY_WEIGHING = {"purpose": "yes", "affected": "yes", "open": "yes", "weigh": "no"}
ALL_SETTLED = {"purpose": "yes", "affected": "yes", "open": "no", "part_open": "no"}
CONSULTED = HELD_BY_WEIGHING | {"weigh": "yes", "time_ask": "yes", "shape": "no"}


def test_a_duty_to_consult_stops_informing_and_a_closed_decision():
    for duty in ("yes", "not_sure"):
        assert held("DG9", HELD_BY_WEIGHING, duty=duty)
        assert held("DG9", ALL_SETTLED, duty=duty)
        assert held("DG9", {"purpose": "yes", "affected": "no"}, duty=duty)
        assert held("DG9", CONSULTED | {"open": "not_sure", "part_open": "yes"}, duty=duty)
        assert not held("DG9", CONSULTED, duty=duty)
        # Too early for a result: whether it is open was not asked (decision 19).
        assert not held("DG9", {"purpose": "no"}, duty=duty)
    assert not held("DG9", HELD_BY_WEIGHING, duty="no")


def test_less_than_co_design_with_one_person_must_be_answered():
    assert held("DG10", CONSULTED, level="individual")
    assert not held("DG10", CONSULTED, level="service")
    together = dict.fromkeys(PACK.flow.by_key, "yes")
    assert not held("DG10", together | {"power": "no"}, level="individual")


def test_informing_while_something_is_open_must_be_answered():
    assert held("DG11", HELD_BY_WEIGHING)
    assert held("DG11", ALL_SETTLED | {"part_open": "yes", "weigh": "no"})
    assert not held("DG11", ALL_SETTLED)
    assert not held("DG11", CONSULTED)


def test_come_back_and_explain_what_is_fixed_are_added_by_themselves():
    def added(answers):
        known = add_ons.facts(PACK.flow, answers, replay(PACK.flow, answers))
        return [a.id for a in add_ons.chosen(PACK.add_ons, known, ())]

    assert added(ALL_SETTLED) == ["AQ4"]
    assert added(HELD_BY_WEIGHING | {"weigh": "yes", "time_ask": "not_sure"}) == ["AQ7"]
    assert added(CONSULTED) == []


def test_every_founding_document_and_every_place_is_listed():
    assert set(PACK.documents) == {"000", "001", "002", "003", "004"}
    starts = {"SW": "001", "HW": "003", "SCIE": "002", "CTC": "004", "WCC": "000"}
    assert len(PACK.locators) == 203
    assert all(place.document == starts[key.split("-")[0]] for key, place in PACK.locators.items())


def test_the_files_are_tidy():
    for path in Path(CONTENT).glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# "), path.name
        assert text.endswith("\n")
        assert "\t" not in text
        assert max(map(len, text.splitlines())) <= 120, path.name


def shown_with(scenario):
    """The law prompts shown with a worked example's result."""
    path = replay(PACK.flow, scenario.answers)
    beside = {a.id: "yes" if a.id in scenario.add_ons else "no" for a in PACK.add_ons if a.question}
    facts = add_ons.facts(PACK.flow, scenario.answers, path, level=scenario.level, add_ons=beside)
    return {p.id for p in PACK.law if p.when is not None and p.when.holds(facts)}


@pytest.mark.parametrize(
    ("prompt", "named"),
    [
        ("K2", {"S02", "S10"}),  # taking things away
        ("K3", {"S02"}),  # a day centre that may close
        ("K8", {"S10", "S11"}),  # charges
        ("K15", {"S10"}),  # a budget
    ],
)
def test_a_law_prompt_is_shown_with_the_worked_examples_it_was_written_for(prompt, named):
    assert named <= {s.id for s in PACK.scenarios if prompt in shown_with(s)}


def test_equality_is_shown_with_every_step_of_the_ladder():
    on_the_ladder = [s for s in PACK.scenarios if PACK.flow.rank[s.outcome]]
    assert len(on_the_ladder) == 23
    assert all("K4" in shown_with(s) for s in on_the_ladder)


def test_law_for_everybody_stands_under_the_question_that_everybody_answers():
    assert {"K4", "K5", "K10"} <= {p.id for p in PACK.law if "affected" in p.questions}


def test_websites_and_failed_providers_are_spoken_of_where_people_plan_and_not_with_a_result():
    found = {p.id: p for p in PACK.law}
    assert [found[key].when for key in ("K9", "K11")] == [None, None]
    assert all(found[key].questions for key in ("K9", "K11"))
