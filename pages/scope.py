"""The scope statement of a part: write it field by field, read it in both editions, finish it."""

import streamlit as st

from logic import services
from logic.scope import EDITIONS, GROUPS, NO_LIMITS, Edition, editions, shortened
from logic.services import Scope
from pages.shared import case as cases
from pages.shared import case_address, frame, scope_read, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.pair import show_pair
from pages.shared.scope_form import Writing
from pages.shared.scope_steps import (
    MOST_SHOWN,
    STEPS,
    behind_box,
    fixed_words,
    lacking,
    needs,
    next_step,
    status,
    who_rows,
)
from pages.shared.session import say


def page() -> None:
    """Draw what the address names: the overview, one step, or an edition to read."""
    frame.bar("scope")
    with st.container(key="wide"):
        found = here()
        if found is None:
            frame.no_work(say("scope.heading"), say("scope.none"), step="scope-none", way=say("scope.activities"))
        else:
            show(cases.of_part(found.activity, found.part), found)
    frame.foot()


def here() -> Scope | None:
    """The statement of the part the address names; none, with a notice, when it names work that is not there."""
    return case_address.part_here(
        lambda ref, number: services.scope_of(session.app(), ref, number, told=False), say("scope.gone")
    )


def show(case: Case, found: Scope) -> None:
    """The overview, or what the address asks for."""
    wanted = st.query_params.get(cases.STEP, "")
    edition = next((one for one in EDITIONS if one == wanted), None)
    if edition is not None:
        read(case, found, edition)
    elif wanted in STEPS and wanted != "rung":
        if case.archived:
            cases.leave_archived(case)
        step(case, found, wanted)
    else:
        overview(case, found)


def overview(case: Case, found: Scope) -> None:
    """What it says step by step, what it still needs, and the button that finishes it."""
    frame.back_to_work(found.activity.ref)
    frame.notices(archived=case.archived)
    heading(found, say("scope.heading"), "overview", say("scope.lead"))
    missing = bool(found.missing) and not case.archived
    draw(how_far(found), steps(case, found), on_to_what_is_missing(case, found) if missing else Markup(""))
    if not missing and not case.archived and (found.behind or not found.saved.finished_on):
        words = "scope.finish.again" if found.behind else "scope.finish.button"
        draw(widgets.section(say("scope.finish.heading")), widgets.paragraphs(say("scope.finish.lead")))
        st.button(say(words), type="primary", key="scope-finish", on_click=finish_now, args=(case, found.seal))
    if found.saved.finished_on:
        draw(hand_out(case))
    show_pair("scope", case.journey.outcome)


def how_far(found: Scope) -> Markup:
    """Whether it is finished, and still says what is so."""
    if found.behind:
        return behind_box(found)
    if found.saved.finished_on:
        when = widgets.british_date(found.saved.finished_on)
        return markup('<p class="dw-body"><strong>{}</strong></p>', say("scope.finished", date=when))
    return widgets.paragraphs(say("scope.how"))


def steps(case: Case, found: Scope) -> Markup:
    """Each step with where it stands, and the editions to read."""
    rows = []
    for key in STEPS:
        state = status(found, key)
        page, address = ("result", {}) if key == "rung" else ("scope", {cases.STEP: key})
        way = widgets.link(page, say(f"scope.step.{key}"), case.address(**address))
        rows.append(markup("<li>{} {}</li>", widgets.tag(say(f"scope.status.{state}"), state), way))
    read = (
        widgets.way("scope", say(f"scope.read_{edition}"), case.address(**{cases.STEP: edition}))
        for edition in EDITIONS
    )
    return markup('<ul class="dw-steps">{}</ul><div class="dw-ways-on">{}</div>', joined(rows), joined(read))


def on_to_what_is_missing(case: Case, found: Scope) -> Markup:
    """What it still needs, and the way to the next of it."""
    step_key = next_step(found)
    page, address = lacking(step_key)
    label = say("scope.go_on", step=say(f"scope.step.{step_key}"))
    way = widgets.way(page, label, case.address(**address), main=True)
    return joined((widgets.section(say("scope.needs")), needs(found), way))


def finish_now(case: Case, seen: str) -> None:
    """Finish what the person was shown."""
    if case.activity is None or case.part is None:
        return
    ref, number = case.activity.ref, case.part.number

    def do() -> None:
        services.finish_scope(session.app(), session.actor(), ref, number, seen=seen)
        session.notice(say("scope.finish.done"))

    session.attempt(do)


def hand_out(case: Case) -> Markup:
    """Where to go with it."""
    ways = (widgets.way(key, say(f"scope.hand_out.{key}"), case.address()) for key in ("documents", "voices"))
    lead = widgets.paragraphs(say("scope.hand_out.lead"))
    return joined((widgets.section(say("scope.hand_out.heading")), lead, *ways))


def step(case: Case, found: Scope, key: str) -> None:
    """One step: its fields, or what the register says."""
    frame.back("scope", say("scope.back"), **case.address())
    frame.notices()
    form = Writing(case, found)
    if key == "fixed":
        heading(found, say("scope.step.fixed"), key, say("scope.fixed.lead"))
        fixed(case, found, form)
    else:
        heading(found, say(f"scope.step.{key}"), key, joined_lead(key))
        for name in GROUPS[key]:
            form.field(name)
        if key == "deciding":
            draw(widgets.section(say("scope.who.heading")), who_rows(found))
            address = case.address(**{cases.STEP: "decision", cases.BACK_TO: "scope"})
            draw(widgets.way("approach", say("scope.who.change"), address))
    told = session.trouble().attempt
    st.button(
        say("scope.continue"),
        type="primary",
        key=f"scope-continue-{key}-{told}",
        on_click=go_on,
        args=(form, key, told),
    )


def joined_lead(key: str) -> str:
    """What the step asks, and where its words come from."""
    return f"{say(f'scope.group.{key}')} {say('scope.drafted')}"


def go_on(form: Writing, key: str, told: int) -> None:
    """The next step, or the overview after the last; not where a field has just been refused."""
    if not form.leave(told):
        return
    later = [one for one in STEPS[STEPS.index(key) + 1 :] if one != "rung"]
    st.query_params.from_dict(form.case.address(**({cases.STEP: later[0]} if later else {})))


def fixed(case: Case, found: Scope, form: Writing) -> None:
    """What the register holds, and the box for those who looked and found nothing."""
    draw(fixed_words(found))
    if not found.facts.standing:
        frame.field_trouble(NO_LIMITS)
        form.tick(NO_LIMITS, say("scope.fixed.no_limits"))
    draw(widgets.way("limits", say("scope.fixed.open"), case.address()))


def read(case: Case, found: Scope, edition: Edition) -> None:
    """One edition as it reads today, and whether that is what was finished."""
    frame.back("scope", say("scope.back"), **case.address())
    frame.notices(archived=case.archived)
    facts, more = shortened(found.facts, MOST_SHOWN)
    shown = editions(facts, found.saved)[edition]
    date = found.saved.finished_on
    if date is None:
        words = say("scope.preview.draft")
    elif found.behind:
        words = say("scope.preview.as_today")
    else:
        words = say("scope.preview.as_finished", date=widgets.british_date(date))
    heading(found, shown.title, f"read-{edition}", "")
    other = "plain" if edition == "easy" else "easy"
    draw(widgets.inset(words, ""))
    address = case.address(**{cases.STEP: other})
    draw(widgets.way("scope", say(f"scope.preview.other_{other}"), address))
    draw(scope_read.statement(shown))
    if more:
        draw(widgets.paragraphs(say("scope.preview.more", count=more)))


def heading(found: Scope, title: str, step_key: str, lead: str) -> None:
    """The page's heading with its lead."""
    above = say("scope.above", ref=found.activity.ref, title=found.facts.heading)
    frame.heading(
        title,
        step=f"scope-{found.activity.ref}-{found.part.number}-{step_key}",
        above=above,
        below=widgets.paragraphs(lead, "dw-lead"),
    )
