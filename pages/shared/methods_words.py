"""What the page of ways to involve people says: where the work stands, what to check, what is known."""

from collections.abc import Collection, Iterator, Mapping

import streamlit as st

from logic.diagnosis import planned_rung
from logic.methods import Method
from pages.shared import frame, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.methods_view import View
from pages.shared.session import say


def none_chosen() -> None:
    """No piece of work is named: the way to one."""
    with st.container(key="narrow"):
        frame.notices()
        frame.heading(say("methods.none"), step="methods-none")
        draw(widgets.paragraphs(say("methods.none_lead")))
        draw(widgets.way("activities", say("methods.activities"), main=True))


def lead(view: View) -> Markup:
    """Which rung drives the order, and why; or that it is not known yet."""
    answers = view.case.journey.outcome
    if view.rung is not None:
        chosen = bool(view.part.records) and view.rung.outcome != answers
        words = say(f"methods.at.{'chosen' if chosen else 'answers'}", rung=widgets.in_a_sentence(view.rung.name))
        return widgets.paragraphs(words, "dw-lead")
    if view.outcome is not None:
        blocked = view.outcome in view.pack.leaders_choice.blocked_outcomes
        return widgets.paragraphs(say(f"methods.at.{'not_yet' if blocked else 'nobody'}"), "dw-lead")
    on = widgets.way("approach", say("methods.at.go_on"), view.case.address())
    return joined((widgets.paragraphs(say("methods.at.unknown"), "dw-lead"), on))


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
        " ".join((say("methods.check.lead"), *_held_together(view))),
        boxes,
        widgets.details(say("methods.check.ground"), *rests_on),
    )


def _held_together(view: View) -> Iterator[str]:
    """The rungs that the answers, the plan and the name used stand for, as far as each is known."""
    here = view.case.ladder.here
    rungs = {
        "answers": here.rung if here else None,
        "planned": planned_rung(view.pack, view.planned),
        "label": next((rung for rung in view.pack.rungs if rung.key == view.facts.label), None),
    }
    for name, rung in rungs.items():
        if rung is not None:
            yield say(f"methods.check.{name}", rung=widgets.in_a_sentence(rung.name))


def known(view: View) -> Markup:
    """What is known, what would sharpen the list, and the way to say more."""
    pack, facts = view.pack, view.facts
    rows = [
        ("first_session", widgets.british_date(view.plan.first_session) if view.plan.first_session else ""),
        ("decide_by", widgets.british_date(view.part.decide_by) if view.part.decide_by else ""),
        ("people", f"{facts.people:,}" if facts.people is not None else ""),
        ("budget", say("methods.planned.cost", cost=f"{facts.budget:,}") if facts.budget is not None else ""),
        ("modes", names_of(pack.methods.mode_names, facts.modes) if facts.modes else ""),
        ("access", names_of(pack.methods.access_names, facts.access) if facts.access else ""),
        ("label", next((rung.name for rung in pack.rungs if rung.key == facts.label), "")),
        ("recorder", say("methods.facts.nobody") if facts.recorder == "" else facts.recorder or ""),
        ("results_on", widgets.british_date(facts.results_on) if facts.results_on else ""),
    ]
    given = [(say(f"methods.facts.{key}"), value) for key, value in rows if value]
    unknown = [say(f"methods.facts.unknown.{name}") for name in view.known.unknown()]
    sharpen = say("methods.facts.sharpen", names=widgets.listed(unknown)) if unknown else ""
    label = say("methods.facts.change" if view.plan.facts else "methods.facts.first")
    return joined(
        (
            widgets.section(say("methods.facts.heading")),
            widgets.summary_rows(given) if given else widgets.paragraphs(say("methods.facts.none")),
            widgets.paragraphs(sharpen, "dw-soft"),
            Markup("") if view.case.archived else widgets.way("methods", label, view.address("facts")),
        )
    )


def weeks(count: int) -> str:
    """A number of weeks in words."""
    return say("methods.weeks_one") if count == 1 else say("methods.weeks", count=count)


def cost_words(way: Method) -> str:
    """The bands its cost can fall in."""
    return say("methods.planned.or").join(band.name for band in way.cost)


def names_of(names: Mapping[str, str], keys: Collection[str]) -> str:
    """These keys by their names, in the pack's order."""
    return widgets.listed([name for key, name in names.items() if key in keys])
