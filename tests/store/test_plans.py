"""The plan of a part: its dates and facts, and the ways of involving people that were chosen."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict, NotFound, Refused
from logic.methods import CostBand, Method, Methods, Mode, Span
from logic.plan import PlanFacts, read_facts
from logic.reference import activity_number
from logic.services.plan import METHODS_MOST, MOST
from logic.store.queries import parts
from tests import builders
from tests.hostile import HOSTILE

LOW = CostBand("low", "", 0, 500)
WAY = Method(
    id="M1",
    name="A workshop",
    what="",
    easy_read="",
    fits={"copro": "best"},
    size=Span(None, None, ""),
    lead=Span(1, 2, ""),
    open=None,
    cost=(LOW,),
    modes=frozenset({"online"}),
    access_notes="",
    access=frozenset({"time"}),
    good_for="",
    not_good_for="",
    does="asks",
    reach=frozenset(),
    law=(),
    levels=frozenset(),
    ground=builders.GROUND,
)
METHODS = Methods((WAY,), (LOW,), (Mode("online", "Online", ()),), (("time", "Time"),))


@pytest.fixture
def app(app):
    """The application, with a pack that knows one way of involving people, on a day in March 2026."""
    return replace(app, pack=builders.pack(methods=METHODS))


@pytest.fixture
def today(app):
    return app.today()


def after(days, today):
    return today + timedelta(days=days)


def refused(do, *given, **named):
    with pytest.raises(Refused) as found:
        do(*given, **named)
    return {(problem.field, problem.code) for problem in found.value.problems}


def choose(app, ref, key="k", **more):
    return services.choose_method(app, LOCAL_ACTOR, ref, 1, key=key, **{"method": "M1", **more})


# --- dates ----------------------------------------------------------------------------------------


def test_before_anything_is_saved_there_is_an_empty_plan(app, ref):
    plan, planned = services.plan_and_methods(app, ref, 1)
    assert (plan.version, plan.first_session, plan.facts, planned) == (0, None, {}, ())
    assert services.plan_of(app, ref, 1) == plan
    assert services.planned_of(app, ref, 1) == planned


def test_dates_are_kept_and_those_not_named_stay(app, ref, today):
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates={"invitations_out": after(7, today)})
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates={"first_session": after(28, today), "ends_on": after(90, today)})
    plan = services.plan_of(app, ref, 1)
    assert (plan.invitations_out, plan.first_session, plan.closes_on) == (after(7, today), after(28, today), None)
    assert plan.version == 2
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates={"first_session": None})
    assert services.plan_of(app, ref, 1).first_session is None


@pytest.mark.parametrize(
    ("dates", "problem"),
    [
        ({"invitations_out": 20, "first_session": 10}, ("first_session", "before_invitations")),
        ({"invitations_out": 20, "closes_on": 10}, ("closes_on", "before_invitations")),
        ({"first_session": 20, "ends_on": 10}, ("ends_on", "ends_too_soon")),
        ({"closes_on": 20, "ends_on": 10}, ("ends_on", "ends_too_soon")),
        ({"invitations_out": -1}, ("invitations_out", "date_in_past")),
        ({"first_session": 4000}, ("first_session", "date_too_far")),
        ({"first_session": 61}, ("first_session", "date_after_decision")),
        ({"closes_on": 61}, ("closes_on", "date_after_decision")),
        ({"nonsense": 3}, ("nonsense", "unknown_field")),
    ],
)
def test_dates_that_cannot_be_are_refused_and_nothing_changes(app, ref, today, dates, problem):
    decide(app, ref, after(60, today))
    days = {field: after(days, today) for field, days in dates.items()}
    assert problem in refused(services.save_plan, app, LOCAL_ACTOR, ref, 1, dates=days)
    assert services.plan_of(app, ref, 1).version == 0


def test_every_date_that_is_wrong_is_told_at_once(app, ref, today):
    dates = {"invitations_out": after(-1, today), "first_session": after(-2, today), "ends_on": after(9000, today)}
    found = refused(services.save_plan, app, LOCAL_ACTOR, ref, 1, dates=dates)
    assert {field for field, _ in found} == set(dates)


def test_the_work_with_people_may_go_on_after_the_decision_and_may_end_on_the_same_day(app, ref, today):
    decide(app, ref, after(60, today))
    same = after(60, today)
    dates = {"invitations_out": same, "first_session": same, "closes_on": same, "ends_on": after(400, today)}
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates=dates)
    assert services.plan_of(app, ref, 1).ends_on == after(400, today)
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates={"ends_on": same})
    assert services.plan_of(app, ref, 1).ends_on == same


def test_a_date_that_has_gone_by_may_stay_and_may_not_be_newly_set(app, ref, today):
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates={"invitations_out": after(2, today)})
    later = replace(app, now=lambda: builders.NOW + timedelta(days=2_000))
    stood = {"invitations_out": after(2, today), "first_session": later.today()}
    services.save_plan(later, LOCAL_ACTOR, ref, 1, dates=stood)
    moved = {"invitations_out": after(3, today)}
    assert refused(services.save_plan, later, LOCAL_ACTOR, ref, 1, dates=moved) == {("invitations_out", "date_in_past")}


def test_a_decision_that_was_once_moved_forward_stands_in_the_way_of_no_other_change(app, ref, today):
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates={"first_session": after(50, today)})
    with app.store.writing() as work:
        row = parts.find(work.connection, activity_number(ref), 1)
        parts.change(work.connection, row, {"decide_by": after(40, today)})
        work.commit()
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates={"first_session": after(50, today), "ends_on": after(55, today)})
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(people=3))
    new = {"first_session": after(45, today)}
    assert refused(services.save_plan, app, LOCAL_ACTOR, ref, 1, dates=new) == {
        ("first_session", "date_after_decision")
    }


def decide(app, ref, day):
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="It", decider="Cabinet", decide_by=day)


# --- facts ----------------------------------------------------------------------------------------


def test_facts_are_kept_whole_and_what_is_not_known_stays_unknown(app, ref, today):
    facts = PlanFacts(12, 0, frozenset({"online"}), frozenset({"time"}), "copro", "", after(30, today))
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=facts)
    assert read_facts(services.plan_of(app, ref, 1).facts) == facts
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts())
    assert services.plan_of(app, ref, 1).facts == {}


def test_what_the_content_does_not_know_is_let_go(app, ref):
    facts = PlanFacts(modes=frozenset({"online", "by owl"}), access=frozenset({"wings"}), label="flying")
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=facts)
    assert read_facts(services.plan_of(app, ref, 1).facts) == PlanFacts(modes=frozenset({"online"}))


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        (PlanFacts(people=-1), ("people", "number_too_big")),
        (PlanFacts(budget=MOST + 1), ("budget", "number_too_big")),
        (PlanFacts(recorder="x" * 201), ("recorder", "too_long")),
        (PlanFacts(recorder="a\0b"), ("recorder", "control_characters")),
        (PlanFacts(results_on=date(2020, 1, 1)), ("results_on", "date_in_past")),
    ],
)
def test_facts_that_cannot_be_are_refused(app, ref, facts, problem):
    assert refused(services.save_plan, app, LOCAL_ACTOR, ref, 1, facts=facts) == {problem}


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_kept_as_they_were_typed(app, ref, words):
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(recorder=words))
    assert read_facts(services.plan_of(app, ref, 1).facts).recorder == words
    number = choose(app, ref, method="", name=words, does="asks", notes=words)
    found = services.planned_of(app, ref, 1)[0]
    assert (found.id, found.name, found.notes, found.does) == (number, words, words, "asks")


# --- two people at once ---------------------------------------------------------------------------


def test_a_stale_save_is_a_conflict_with_both(app, ref, today):
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(people=5, label="copro"), seen_version=0)
    with pytest.raises(Conflict) as found:
        services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(people=6, label="copro"), seen_version=0)
    assert (found.value.theirs["people"], found.value.yours["people"], found.value.version) == ("5", "6", 1)
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(people=6, label="copro"), seen_version=1)
    assert read_facts(services.plan_of(app, ref, 1).facts).people == 6


def test_a_save_that_changes_nothing_is_no_conflict_and_no_new_version(app, ref):
    for _ in range(2):
        services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(people=5), seen_version=0)
    assert services.plan_of(app, ref, 1).version == 1


def test_a_planned_way_changed_by_two_is_a_conflict(app, ref):
    number = choose(app, ref)
    change = {"day": None, "people": None, "notes": ""}
    services.change_planned(app, LOCAL_ACTOR, ref, 1, number, cost=5, **change, seen_version=1)
    with pytest.raises(Conflict):
        services.change_planned(app, LOCAL_ACTOR, ref, 1, number, cost=6, **change, seen_version=1)
    assert services.planned_of(app, ref, 1)[0].cost == 5


# --- ways chosen ----------------------------------------------------------------------------------


def test_ways_are_chosen_changed_and_dropped(app, ref, today):
    first = choose(app, ref, "a")
    second = choose(app, ref, "b", method="", name="A walk", does="tells")
    assert [one.id for one in services.planned_of(app, ref, 1)] == [first, second]
    change = {"day": after(9, today), "cost": 250, "people": 8, "notes": "By the river.\nWith tea."}
    services.change_planned(app, LOCAL_ACTOR, ref, 1, second, **change, seen_version=1)
    found = services.planned_of(app, ref, 1)
    assert [one.id for one in found] == [second, first]
    assert {field: getattr(found[0], field) for field in change} == change
    for _ in range(2):
        services.drop_method(app, LOCAL_ACTOR, ref, 1, second)
    assert [one.id for one in services.planned_of(app, ref, 1)] == [first]
    with pytest.raises(NotFound):
        services.change_planned(app, LOCAL_ACTOR, ref, 1, second, **change)


def test_a_double_click_chooses_once(app, ref):
    assert choose(app, ref, "same") == choose(app, ref, "same")
    assert len(services.planned_of(app, ref, 1)) == 1


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({"method": "M99"}, {("method", "unknown_method")}),
        ({"method": ""}, {("name", "method_name_missing"), ("does", "method_does_missing")}),
        (
            {"method": "", "name": " \u200b", "does": "sings"},
            {("name", "method_name_missing"), ("does", "method_does_missing")},
        ),
        ({"cost": -5, "people": MOST * 10}, {("cost", "number_too_big"), ("people", "number_too_big")}),
        ({"day": date(2020, 1, 1)}, {("day", "date_in_past")}),
        ({"notes": "x" * 10_001}, {("notes", "too_long")}),
    ],
)
def test_a_way_that_cannot_be_is_refused(app, ref, given, problems):
    assert refused(choose, app, ref, **given) == problems
    assert services.planned_of(app, ref, 1) == ()


def test_people_are_asked_before_the_decision_and_may_be_told_after_it(app, ref, today):
    decide(app, ref, after(60, today))
    late = {("day", "date_after_decision")}
    own = {"method": "", "name": "A walk", "day": after(61, today)}
    assert refused(choose, app, ref, "a", day=after(61, today)) == late
    assert refused(choose, app, ref, "b", **own, does="asks") == late
    choose(app, ref, "c", **own, does="tells")
    number = choose(app, ref, "d", day=after(60, today))
    rest = {"cost": None, "people": 3, "notes": ""}
    change = partial(services.change_planned, app, LOCAL_ACTOR, ref, 1, number, **rest)
    assert refused(change, day=after(61, today)) == late
    # What stands when the decision moves forward may stay.
    decide(app, ref, after(50, today))
    change(day=after(60, today))
    assert [one.people for one in services.planned_of(app, ref, 1)] == [3, None]


def test_there_is_an_end_to_ways(app, ref):
    for place in range(METHODS_MOST):
        choose(app, ref, f"k{place}")
    assert refused(choose, app, ref, "one more") == {("method", "too_many_methods")}


def test_a_plan_is_of_one_part_alone(app, ref):
    services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="service", key="second")
    number = choose(app, ref)
    services.save_plan(app, LOCAL_ACTOR, ref, 2, facts=PlanFacts(people=2))
    assert services.planned_of(app, ref, 2) == ()
    assert services.plan_of(app, ref, 1).version == 0
    with pytest.raises(NotFound):
        services.change_planned(app, LOCAL_ACTOR, ref, 2, number, day=None, cost=1, people=None, notes="")
    for where in (("WT-9999", 1), (ref, 3), ("nonsense", 1)):
        with pytest.raises(NotFound):
            services.plan_of(app, *where)


def test_archived_work_is_refused(app, ref):
    number = choose(app, ref)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    archived = {("activity", "archived")}
    assert refused(services.save_plan, app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(people=1)) == archived
    assert refused(choose, app, ref, "other") == archived
    assert refused(services.drop_method, app, LOCAL_ACTOR, ref, 1, number) == archived
    assert len(services.planned_of(app, ref, 1)) == 1


def test_the_audit_trail_holds_fields_and_ids_and_nobodys_words(app, ref, outside):
    services.save_plan(app, LOCAL_ACTOR, ref, 1, facts=PlanFacts(recorder="Mo", people=3))
    choose(app, ref, method="", name="Secret walk", does="asks", notes="Private")
    lines = str(outside("SELECT verb, detail FROM audit"))
    assert "save_plan" in lines
    assert "choose_method" in lines
    assert not any(words in lines for words in ("Mo", "Secret", "Private"))
