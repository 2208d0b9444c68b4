"""What is planned to involve people, what it comes to, and whom it still leaves out."""

from logic.combination import Combination, Gap
from logic.plan import PlannedMethod
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.methods_view import View, one_step
from pages.shared.methods_words import cost_words, names_of, weeks
from pages.shared.session import say

ROWS = 20
"""Planned ways that get a link of their own."""


def planned_list(view: View) -> Markup:
    """What is planned, each with its Change link; the rest is counted."""
    heading = widgets.section(say("methods.planned.heading"))
    if not view.planned:
        return joined((heading, widgets.paragraphs(say("methods.planned.none"))))
    rest = [f"{view.name_of(one)}: {', '.join(_facts_of(view, one))}" for one in view.planned[ROWS:]]
    more = widgets.details(say("methods.planned.more", count=len(rest)), widgets.bullets(rest)) if rest else Markup("")
    return joined((heading, *(_planned(view, one) for one in view.planned[:ROWS]), more))


def _planned(view: View, one: PlannedMethod) -> Markup:
    name = view.name_of(one)
    change = widgets.change_link("methods", say("methods.planned.change"), name, view.address(one_step(one)))
    facts = markup("<p>{}</p>", ", ".join(_facts_of(view, one)))
    return widgets.row(name, facts, change=widgets.NOTHING if view.case.archived else change, note=one.notes)


def _facts_of(view: View, one: PlannedMethod) -> list[str]:
    way = view.pack.methods.by_id.get(one.method)
    cost = say("methods.planned.no_cost")
    if one.cost is not None:
        cost = say("methods.planned.cost", cost=f"{one.cost:,}")
    elif way is not None:
        cost = say("methods.planned.cost_band", band=cost_words(way))
    people = []
    if one.people is not None:
        people = [say("methods.planned.people_one" if one.people == 1 else "methods.planned.people", count=one.people)]
    return [widgets.british_date(one.day) if one.day else say("methods.planned.no_day"), *people, cost]


def sums(view: View) -> Markup:
    """What the plan takes in money and time, what it gives, and whom it still leaves out."""
    if not view.planned:
        return Markup("")
    gaps = [_gap(view, gap) for gap in view.together.gaps]
    return joined(
        (
            widgets.section(say("methods.sum.heading")),
            widgets.bullets([*_money(view), *_time(view), *_given(view)]),
            widgets.section(say("methods.gaps.heading"), 3),
            widgets.bullets(gaps) if gaps else widgets.paragraphs(say("methods.gaps.none")),
        )
    )


def _money(view: View) -> list[str]:
    both: Combination = view.together
    least, most = f"{both.cost_least:,}", "" if both.cost_most is None else f"{both.cost_most:,}"
    code = "said" if both.cost_said else "open" if both.cost_most is None else "between"
    words = say(f"methods.sum.cost_{code}", least=least, most=most)
    budget = view.facts.budget
    if budget is not None and both.cost_least > budget:
        words = f"{words} {say('methods.sum.cost_over', budget=f'{budget:,}')}"
    return [words]


def _time(view: View) -> list[str]:
    both, have = view.together, view.known.to_decision
    if both.longest is None or both.weeks is None:
        return [say("methods.sum.unknown_time")]
    words = say("methods.sum.weeks", name=both.longest.name, weeks=weeks(both.weeks))
    if have is not None and have < both.weeks:
        words = f"{words} {say('methods.sum.weeks_short', have=weeks(have))}"
    return [words]


def _given(view: View) -> list[str]:
    methods, both = view.pack.methods, view.together
    found = []
    if both.modes:
        found.append(say("methods.sum.covers", modes=names_of(methods.mode_names, both.modes)))
    if both.access:
        found.append(say("methods.sum.meets", access=names_of(methods.access_names, both.access)))
    return found


def _gap(view: View, gap: Gap) -> str:
    methods = view.pack.methods
    names = methods.mode_names if gap.code == "modes" else methods.access_names
    return say(f"methods.gaps.{gap.code}", names=names_of(names, gap.names) if gap.names else "")
