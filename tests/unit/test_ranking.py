"""Which ways of involving people come first, and why: worked out by hand on a few made-up ways."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from logic.combination import Gap, combine
from logic.methods import CostBand, Method, Methods, Mode, Span, known_facts
from logic.plan import Plan, PlanFacts, PlannedMethod, keep_facts, read_facts
from logic.ranking import POINTS, Reason, Situation, rank, situation
from tests.builders import GROUND

LOW, MIDDLE, HIGH = CostBand("low", "", 0, 500), CostBand("middle", "", 500, 5000), CostBand("high", "", 5000, None)
ANY = Span(None, None, "")
TODAY = date(2026, 3, 2)


def way(name, **more):
    plain = Method(
        id=name,
        name=name,
        what="",
        easy_read="",
        fits={},
        size=ANY,
        lead=ANY,
        open=None,
        cost=(LOW,),
        modes=frozenset(),
        access_notes="",
        access=frozenset(),
        good_for="",
        not_good_for="",
        does="asks",
        reach=frozenset(),
        law=(),
        levels=frozenset(),
        ground=GROUND,
    )
    return replace(plain, **more)


def methods(*ways):
    modes = (Mode("room", "", ()), Mode("web", "", ()), Mode("both", "", ("room", "web")))
    return Methods(ways, (LOW, MIDDLE, HIGH), modes, (("quiet", ""), ("slow", "")), (("missing", "A3"), ("many", "A1")))


def why(way, **known):
    """The reasons of one way, as (code, need, have, names)."""
    (found,) = rank(methods(way), Situation(**known))
    return [(one.code, one.need, one.have, one.names) for one in found.reasons]


WORKSHOP = way("W", fits={"top": "best", "mid": "can"}, size=Span(8, 14, ""), lead=Span(6, 8, ""), cost=(MIDDLE,))
SURVEY = way("S", lead=Span(4, 4, ""), open=Span(4, 12, ""), cost=(LOW, MIDDLE))
JURY = way("J", cost=(HIGH,))
SESSION = {"lead": Span(2, 3, "")}

TABLE = [
    (WORKSHOP, {"rung": "top"}, ("fits_best", None, None, ("top",))),
    (WORKSHOP, {"rung": "mid"}, ("fits_can", None, None, ("mid",))),
    (WORKSHOP, {"rung": "low"}, ("fits_not", None, None, ("low",))),
    (way("P", levels=frozenset({"one"})), {"level": "one"}, ("level_fits", None, None, ())),
    (way("P", levels=frozenset({"one"})), {"level": "all"}, ("level_not", None, None, ())),
    (WORKSHOP, {"people": 8}, ("size_fits", None, 8, ())),
    (WORKSHOP, {"people": 14}, ("size_fits", None, 14, ())),
    (WORKSHOP, {"people": 15}, ("size_over", 14, 15, ())),
    (WORKSHOP, {"people": 7}, ("size_under", 8, 7, ())),
    (SURVEY, {"people": 10_000}, ("size_any", None, None, ())),
    (WORKSHOP, {"to_session": 8}, ("time_enough", 6, 8, ())),
    (WORKSHOP, {"to_session": 7}, ("time_tight", 8, 7, ())),
    (WORKSHOP, {"to_session": 6}, ("time_tight", 8, 6, ())),
    (WORKSHOP, {"to_session": 5}, ("time_short", 6, 5, ())),
    (SURVEY, {"to_decision": 16}, ("time_enough", 8, 16, ())),
    (SURVEY, {"to_decision": 15}, ("time_tight", 16, 15, ())),
    (SURVEY, {"to_decision": 7}, ("time_short", 8, 7, ())),
    (SURVEY, {"to_session": 3, "to_decision": 20}, ("time_short", 4, 3, ())),
    (SURVEY, {"to_session": 9, "to_decision": 7}, ("time_short", 8, 7, ())),
    (way("F", open=Span(6, 12, "")), {"to_decision": 5}, ("time_short", 6, 5, ())),
    (WORKSHOP, {"budget": 499}, ("cost_over", 500, 499, ())),
    (WORKSHOP, {"budget": 500}, ("cost_may", 500, 500, ())),
    (WORKSHOP, {"budget": 5000}, ("cost_fits", 5000, 5000, ())),
    (SURVEY, {"budget": 0}, ("cost_may", 0, 0, ())),
    (JURY, {"budget": 1_000_000}, ("cost_may", 5000, 1_000_000, ())),
    (JURY, {"budget": 4999}, ("cost_over", 5000, 4999, ())),
    (way("M", modes=frozenset({"both"})), {"modes": frozenset({"room", "web"})}, ("mode_all", None, None, ())),
    (way("M", modes=frozenset({"web"})), {"modes": frozenset({"room", "web"})}, ("mode_some", None, None, ("room",))),
    (way("M", modes=frozenset({"web"})), {"modes": frozenset({"room"})}, ("mode_none", None, None, ("room",))),
    (way("A", access=frozenset({"slow"})), {"access": frozenset({"slow"})}, ("access_all", None, None, ())),
    (way("A"), {"access": frozenset({"slow", "quiet"})}, ("access_none", None, None, ("quiet", "slow"))),
]


@pytest.mark.parametrize(("one", "known", "reason"), TABLE)
def test_a_way_says_why_it_ranks_where_it_does(one, known, reason):
    assert why(one, **known) == [reason]


def test_every_reason_is_worth_something_and_nearly_every_one_is_tried():
    assert {reason[0] for *_, reason in TABLE} | {"access_some"} == set(POINTS)


def test_what_is_not_known_neither_helps_nor_hurts_and_is_named():
    ways = methods(WORKSHOP, SURVEY, JURY)
    nothing = Situation()
    assert [one.way.id for one in rank(ways, nothing)] == ["W", "S", "J"]
    assert all(one.reasons == () and one.score == 0 for one in rank(ways, nothing))
    assert nothing.unknown() == ("rung", "time", "people", "budget", "modes", "access")
    some = Situation(rung="top", people=4, to_decision=3, budget=0)
    assert some.unknown() == ("modes", "access")
    all_known = replace(some, modes=frozenset({"web"}), access=frozenset({"slow"}), to_session=None)
    assert all_known.unknown() == ()
    # Where nobody can say how long it takes, the time left says nothing about it; the same for any level.
    assert why(JURY, to_session=0, to_decision=0, level="one") == []


def test_nothing_is_ever_left_out_and_what_cannot_be_had_comes_last():
    impossible = Situation("low", None, 10_000, 0, 0, 0, frozenset({"room"}), frozenset({"slow"}))
    found = rank(methods(JURY, WORKSHOP, SURVEY), impossible)
    assert {one.way.id for one in found} == {"J", "W", "S"}
    assert found[-1].way.id == "W"
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_the_rung_outweighs_what_is_merely_handy():
    plain = way("P", lead=Span(1, 1, ""))
    known = Situation(rung="top", people=10, to_session=2, budget=5000)
    assert [one.way.id for one in rank(methods(plain, WORKSHOP), known)] == ["W", "P"]


def test_those_worth_the_same_stay_in_the_order_of_the_content():
    ways = methods(*(way(name) for name in "DBCA"))
    assert [one.way.id for one in rank(ways, Situation(people=3))] == list("DBCA")


def test_days_that_have_gone_by_say_nothing_about_the_time_left():
    plan = Plan(first_session=TODAY + timedelta(days=20))
    facts = PlanFacts(people=3)
    known = situation("top", "one", plan, facts, TODAY - timedelta(days=1), TODAY)
    assert (known.to_session, known.to_decision, known.rung, known.people) == (2, None, "top", 3)
    assert situation(None, None, Plan(), facts, TODAY, TODAY).to_decision == 0


def test_a_reason_knows_its_points():
    assert Reason("fits_best").points == POINTS["fits_best"] > POINTS["fits_can"] > POINTS["fits_not"]


# --- several together -----------------------------------------------------------------------------

HOME = way("H", reach=frozenset({"missing", "alone"}), modes=frozenset({"room"}), access=frozenset({"slow"}))
MANY = replace(SURVEY, id="N", reach=frozenset({"many", "alone"}), modes=frozenset({"web"}))
ALL = methods(WORKSHOP, HOME, MANY, JURY)
WANTED = PlanFacts(modes=frozenset({"room", "web"}), access=frozenset({"slow", "quiet"}))
ASKED = {"A1": "yes", "A3": "yes"}


def planned(*ids, **more):
    return [replace(PlannedMethod(1, one, "", None, None, None, "", 1), **more) for one in ids]


@pytest.mark.parametrize(
    ("ids", "add_ons", "gaps"),
    [
        ((), ASKED, ()),
        (("W",), ASKED, ("missing", "many", "alone", "access", "modes")),
        (("W",), {"A1": "no", "A3": "not_sure"}, ("alone", "access", "modes")),
        (("W", "H"), ASKED, ("many", "access", "modes")),
        (("W", "H", "N"), ASKED, ("access",)),
        (("N",), ASKED, ("missing", "access", "modes")),
        (("gone",), {}, ("alone", "access", "modes")),
    ],
)
def test_several_ways_say_whom_they_still_leave_out(ids, add_ons, gaps):
    assert tuple(gap.code for gap in combine(ALL, planned(*ids), WANTED, add_ons).gaps) == gaps


def test_what_is_left_out_is_named():
    found = combine(ALL, planned("H"), WANTED, {})
    assert found.gaps == (Gap("access", ("quiet",)), Gap("modes", ("web",)))
    assert (found.modes, found.access) == (frozenset({"room"}), frozenset({"slow"}))


@pytest.mark.parametrize(
    ("ways", "least", "most", "said"),
    [
        ([], 0, 0, True),
        (planned("W", cost=700), 700, 700, True),
        (planned("W"), 500, 5000, False),
        (planned("W", "N"), 500, 10_000, False),
        (planned("W", cost=700) + planned("N"), 700, 5700, False),
        (planned("W", "J"), 5500, None, False),
        (planned("J", cost=9000), 9000, 9000, True),
        (planned("", name="Own"), 0, None, False),
        (planned("", name="Own", cost=0), 0, 0, True),
    ],
)
def test_money_is_what_was_said_and_else_what_the_bands_say(ways, least, most, said):
    found = combine(ALL, ways, PlanFacts(), {})
    assert (found.cost_least, found.cost_most, found.cost_said) == (least, most, said)


def test_time_is_that_of_the_longest_and_never_made_up():
    found = combine(ALL, planned("W", "N"), PlanFacts(), {})
    assert (found.weeks, found.longest) == (8, MANY)
    assert combine(ALL, planned("J"), PlanFacts(), {}).weeks is None
    assert combine(ALL, planned("", name="Own"), PlanFacts(), {}).longest is None


# --- what is known --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts",
    [
        PlanFacts(),
        PlanFacts(0, 0, frozenset({"web"}), frozenset({"slow"}), "top", "", TODAY),
        PlanFacts(recorder="Mo"),
    ],
)
def test_facts_come_back_as_they_were_kept(facts):
    assert read_facts(keep_facts(facts)) == facts


def test_only_what_is_known_is_kept():
    assert keep_facts(PlanFacts()) == {}
    assert keep_facts(PlanFacts(people=0, recorder="")) == {"people": 0, "recorder": ""}


def test_facts_that_the_content_does_not_know_are_let_go():
    facts = PlanFacts(3, None, frozenset({"web", "owl"}), frozenset({"wings"}), "flying", "Mo")
    assert known_facts(ALL, frozenset({"top"}), facts) == PlanFacts(3, None, frozenset({"web"}), recorder="Mo")
