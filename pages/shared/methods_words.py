"""What the page of ways to involve people says: what to check, what is planned, what it comes to, what fits."""

from collections.abc import Collection, Mapping
from functools import lru_cache

import streamlit as st

from logic.combination import Combination, Gap
from logic.methods import Method
from logic.pack import Pack
from logic.plan import PlannedMethod
from logic.ranking import Ranked, Reason
from pages.shared import frame, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.methods_view import View, one_step
from pages.shared.session import say
from web.site import page_of

FIRST = 5
"""Ways shown before the whole list is asked for."""
ROWS = 20
"""Planned ways that get a link of their own."""


def none_chosen() -> None:
    """No piece of work is named: the way to one."""
    with st.container(key="narrow"):
        frame.notices()
        frame.heading(say("methods.none"), step="methods-none")
        draw(widgets.paragraphs(say("methods.none_lead")))
        with st.container(key="main-link-activities"):
            st.page_link(page_of("activities"), label=say("methods.activities"))


def lead(view: View) -> None:
    """Which rung drives the order, and why; or that it is not known yet."""
    answers = view.case.journey.outcome
    if view.rung is not None:
        chosen = bool(view.part.records) and view.rung.outcome != answers
        words = say(f"methods.at.{'chosen' if chosen else 'answers'}", rung=widgets.in_a_sentence(view.rung.name))
        draw(widgets.paragraphs(words, "dw-lead"))
    elif view.outcome is not None:
        blocked = view.outcome in view.pack.leaders_choice.blocked_outcomes
        draw(widgets.paragraphs(say(f"methods.at.{'not_yet' if blocked else 'nobody'}"), "dw-lead"))
    else:
        draw(widgets.paragraphs(say("methods.at.unknown"), "dw-lead"))
        st.page_link(page_of("approach"), label=say("methods.at.go_on"), query_params=view.case.address())


def findings(view: View) -> Markup:
    """What the plan would amount to, each with what would mend it."""
    if not view.findings:
        return Markup("")
    boxes = joined(
        markup(
            "<h3>{}</h3>{}{}",
            one.title,
            widgets.paragraphs(one.message, ""),
            joined((markup("<p>{}</p>", say("methods.check.mend")), widgets.bullets(one.mend))) if one.mend else "",
        )
        for one in view.findings
    )
    rests_on = (
        joined((markup("<h3 class='dw-h3'>{}</h3>", one.title), widgets.ground(view.pack, one.ground)))
        for one in view.findings
    )
    return markup(
        '<section class="dw-warning dw-check"><h2 class="dw-h2">{}</h2><p>{}</p>{}{}</section>',
        say("methods.check.heading"),
        say("methods.check.lead"),
        boxes,
        widgets.details(say("methods.check.ground"), *rests_on),
    )


def planned_list(view: View) -> None:
    """What is planned, each with its Change link; the rest is counted."""
    draw(widgets.section(say("methods.planned.heading")))
    if not view.planned:
        draw(widgets.paragraphs(say("methods.planned.none")))
        return
    for one in view.planned[:ROWS]:
        words = markup(
            '<div class="dw-row"><p><strong>{}</strong></p><p>{}</p>{}</div>',
            view.name_of(one),
            ", ".join(_facts_of(view, one)),
            joined((markup('<div class="dw-note">{}</div>', widgets.paragraphs(one.notes, "")),)) if one.notes else "",
        )
        if view.case.archived:
            draw(words)
            continue
        with st.container(key=f"row-planned-{one.id}"):
            draw(words)
            st.page_link(
                page_of("methods"), label=say("methods.planned.change"), query_params=view.address(one_step(one))
            )
    if len(view.planned) > ROWS:
        rest = [f"{view.name_of(one)}: {', '.join(_facts_of(view, one))}" for one in view.planned[ROWS:]]
        draw(widgets.details(say("methods.planned.more", count=len(rest)), widgets.bullets(rest)))


def _facts_of(view: View, one: PlannedMethod) -> list[str]:
    way = view.pack.methods.by_id.get(one.method)
    cost = say("methods.planned.no_cost")
    if one.cost is not None:
        cost = say("methods.planned.cost", cost=f"{one.cost:,}")
    elif way is not None:
        cost = say("methods.planned.cost_band", band=_bands(way))
    people = []
    if one.people is not None:
        people = [say("methods.planned.people_one" if one.people == 1 else "methods.planned.people", count=one.people)]
    return [widgets.british_date(one.day) if one.day else say("methods.planned.no_day"), *people, cost]


def _bands(way: Method) -> str:
    return widgets.listed([band.name for band in way.cost])


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
        found.append(say("methods.sum.covers", modes=_names(methods.mode_names, both.modes)))
    if both.access:
        found.append(say("methods.sum.meets", access=_names(methods.access_names, both.access)))
    return found


def _gap(view: View, gap: Gap) -> str:
    methods = view.pack.methods
    names = methods.mode_names if gap.code == "modes" else methods.access_names
    return say(f"methods.gaps.{gap.code}", names=_names(names, gap.names) if gap.names else "")


def weeks(count: int) -> str:
    """A number of weeks in words."""
    return say("methods.weeks_one") if count == 1 else say("methods.weeks", count=count)


def known(view: View) -> None:
    """What is known, what would sharpen the list, and the way to say more."""
    pack, facts = view.pack, view.facts
    rows = [
        ("first_session", widgets.british_date(view.plan.first_session) if view.plan.first_session else ""),
        ("decide_by", widgets.british_date(view.part.decide_by) if view.part.decide_by else ""),
        ("people", f"{facts.people:,}" if facts.people is not None else ""),
        ("budget", say("methods.planned.cost", cost=f"{facts.budget:,}") if facts.budget is not None else ""),
        ("modes", _names(pack.methods.mode_names, facts.modes) if facts.modes else ""),
        ("access", _names(pack.methods.access_names, facts.access) if facts.access else ""),
        ("label", next((rung.name for rung in pack.rungs if rung.key == facts.label), "")),
        ("recorder", say("methods.facts.nobody") if facts.recorder == "" else facts.recorder or ""),
        ("results_on", widgets.british_date(facts.results_on) if facts.results_on else ""),
    ]
    given = [(say(f"methods.facts.{key}"), value) for key, value in rows if value]
    unknown = [say(f"methods.facts.unknown.{name}") for name in view.known.unknown()]
    draw(
        widgets.section(say("methods.facts.heading")),
        widgets.summary_rows(given) if given else widgets.paragraphs(say("methods.facts.none")),
        markup('<p class="dw-soft">{}</p>', say("methods.facts.sharpen", names=widgets.listed(unknown)))
        if unknown
        else Markup(""),
    )
    if not view.case.archived:
        label = say("methods.facts.change" if view.plan.facts else "methods.facts.first")
        st.page_link(page_of("methods"), label=label, query_params=view.address("facts"))


def best(view: View, *, whole: bool = False) -> None:
    """The ways in order, each with why it stands there: the first few, or all of them."""
    some = view.ranked if whole else view.ranked[:FIRST]
    chosen = frozenset(one.method for one in view.planned)
    ordered = any(one.reasons for one in view.ranked)
    words = say("methods.best.heading" if ordered else "methods.best.heading_any")
    heading = Markup("") if whole else widgets.section(words)
    draw(heading, _list(view.pack, some, chosen, ordered=ordered))
    if not whole and len(view.ranked) > FIRST:
        label = say("methods.best.all" if ordered else "methods.best.all_any", count=len(view.ranked))
        st.page_link(page_of("methods"), label=label, query_params=view.address("all"))


def _list(pack: Pack, some: tuple[Ranked, ...], chosen: frozenset[str], *, ordered: bool) -> Markup:
    cards = joined(
        _card(pack, one, place if ordered else None, chosen=one.way.id in chosen) for place, one in enumerate(some, 1)
    )
    return markup('<div class="dw-ways">{}</div>', cards)


def _card(pack: Pack, one: Ranked, place: int | None, *, chosen: bool) -> Markup:
    way = one.way
    tags = [widgets.tag(say("methods.best.chosen"), "can")] if chosen else []
    if way.does != "asks":
        tags.append(widgets.tag(say(f"methods.best.{way.does}"), "for"))
    why = joined(markup('<li class="dw-why-{}">{}</li>', _weight(reason), _why(pack, reason)) for reason in one.reasons)
    return markup(
        '<div class="dw-card"><h3>{}</h3> {}<p>{}</p>{}{}</div>',
        say("methods.best.rank", place=place, name=way.name) if place else way.name,
        Markup(" ").join(tags),
        way.what,
        markup('<ul class="dw-list dw-why">{}</ul>', why) if why else "",
        _more(pack, pack.screen["methods.best.more"], way.id),
    )


def _weight(reason: Reason) -> str:
    if reason.code.endswith("_some") or not reason.points:
        return "even"
    return "for" if reason.points > 0 else "against"


def _why(pack: Pack, reason: Reason) -> str:
    time, names = reason.code.startswith("time"), ""
    if reason.names and reason.code.startswith("fits"):
        names = widgets.listed([widgets.in_a_sentence(r.name) for r in pack.rungs if r.key in reason.names])
    elif reason.names:
        both = {**pack.methods.mode_names, **pack.methods.access_names}
        names = ", ".join(name for key, name in both.items() if key in reason.names)
    need, have = (
        "" if number is None else weeks(number) if time else f"{number:,}" for number in (reason.need, reason.have)
    )
    return say(f"methods.why.{reason.code}", need=need, have=have, names=names)


@lru_cache(maxsize=128)
def _more(pack: Pack, _spoken: str, way_id: str) -> Markup:
    """What is said of a way whatever the work is. ``_spoken``: the words it is drawn with, as a mark of them all."""
    way = pack.methods.by_id[way_id]
    rungs = {
        fit: [widgets.in_a_sentence(rung.name) for rung in pack.ladder if way.fits.get(rung.key) == fit]
        for fit in ("best", "can")
    }
    rows = [
        ("fits", widgets.listed(rungs["best"]) if rungs["best"] else ""),
        ("can", widgets.listed(rungs["can"]) if rungs["can"] else ""),
        ("size", way.size.words),
        ("lead", way.lead.words),
        ("open", way.open.words if way.open else ""),
        ("cost", _bands(way)),
        ("modes", _names(pack.methods.mode_names, way.modes)),
        ("access", way.access_notes),
        ("good_for", way.good_for),
        ("not_good_for", way.not_good_for),
    ]
    law = joined(
        markup("<p><strong>{}.</strong> {}</p>", prompt.topic, prompt.text)
        for prompt in pack.law
        if prompt.id in way.law
    )
    return widgets.details(
        say("methods.best.more", name=way.name),
        widgets.summary_rows((say(f"methods.best.{key}"), value) for key, value in rows if value),
        markup("<p><strong>{}</strong> {}</p>", say("methods.best.easy"), way.easy_read),
        law,
        widgets.ground(pack, way.ground),
    )


def _names(names: Mapping[str, str], keys: Collection[str]) -> str:
    """These keys by their names, in the pack's order."""
    return widgets.listed([name for key, name in names.items() if key in keys])
