"""One piece of work as a task list: what to do next, its parts with their dates, its team, actions and records."""

from collections.abc import Mapping

import streamlit as st

from logic import services
from logic.activity import Activity, DecisionRecord
from logic.errors import NotFound
from logic.services.workspace import PartWork, Workspace
from pages.shared import case as cases
from pages.shared import (
    frame,
    ladder_picture,
    lifts,
    session,
    widgets,
    workspace_dates,
    workspace_file,
    workspace_tasks,
    workspace_team,
)
from pages.shared.activity_forms import add_part, archive, copy, rename, restore
from pages.shared.case import Case
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.pair import show_pair
from pages.shared.session import say
from pages.shared.workspace_part import chosen_by_leaders, part_words


def page() -> None:
    """Draw the activity the address names."""
    frame.bar("activity")
    with st.container(key="wide"):
        ref = st.query_params.get(cases.ACTIVITY, "")[: cases.MOST]
        try:
            workspace = services.workspace_of(session.app(), ref) if ref else None
        except NotFound:
            workspace = None
            session.notice(say("activities.gone"))
        if workspace is None:
            frame.no_work(say("activities.heading"), say("activities.one.none"), step="activity-none")
        else:
            show(workspace)
    frame.foot()


def show(workspace: Workspace) -> None:
    """Everything about it."""
    activity = workspace.activity
    of_parts = {one.number: cases.of_part(activity, one) for one in activity.parts}
    frame.back("activities", say("activities.heading"))
    frame.notices()
    changed = widgets.british_moment(activity.updated_at)
    above = say("activities.one.above", ref=activity.ref, date=changed)
    frame.heading(activity.title, step=f"activity-{activity.ref}", above=above, below=facts(workspace))
    if activity.archived_at:
        draw(widgets.inset(say("activities.one.archived"), ""))
        st.button(say("activities.one.archive.restore"), type="primary", on_click=restore, args=(activity,))
    else:
        draw(workspace_tasks.next_words(workspace, of_parts))
    parts(workspace, of_parts)
    workspace_team.draw_team(workspace)
    actions(activity, joined((records(activity), more(activity))))
    if not activity.archived_at:
        add_part(activity)
        rename(activity)
    copy(activity)
    workspace_file.draw_take_away(activity)
    if not activity.archived_at:
        archive(activity)
    show_pair("activity")


def concerns_words(activity: Activity) -> str:
    """The way to the concerns about it, with how many wait. What people send leaves no line, so it is counted each time."""
    waiting = services.concerns_waiting(session.app(), activity.ref)
    if waiting == 1:
        return say("concerns.of_work_one")
    return say("concerns.of_work_waiting", count=waiting) if waiting else say("concerns.of_work")


def more(activity: Activity) -> Markup:
    """What else can be done with it."""
    here = {cases.ACTIVITY: activity.ref}
    ways = (
        widgets.way("voices", say("voices.heading"), here),
        widgets.way("seats", say("seats.from_check"), here),
        widgets.way("concerns", concerns_words(activity), here),
        widgets.way("lessons", say("lessons.work.heading"), here),
    )
    return joined((widgets.section(say("activities.one.more")), *ways))


def facts(workspace: Workspace) -> Markup:
    """The service area, and the file it was taken in from."""
    lines = []
    if workspace.activity.area:
        lines.append(say("activities.one.area", area=apart(workspace.activity.area)))
    if workspace.came_from:
        reference, at = workspace.came_from
        lines.append(say("workspace.came_from", reference=reference, date=widgets.british_moment(at)))
    return joined(markup('<p class="dw-soft">{}</p>', line) for line in lines)


def parts(workspace: Workspace, of_parts: Mapping[int, Case]) -> None:
    """The parts side by side, each with its own ladder and tasks; never averaged. One alone has its ladder beside it."""
    ref = workspace.activity.ref
    if len(workspace.parts) == 1:
        (work,) = workspace.parts
        number = work.held.part.number
        case = of_parts[number]
        with st.container(key=f"work-{number}"):
            part(ref, work, case)
            line = ladder_picture.state(case.pack, case.ladder, case.journey.outcome)
            title = say("workspace.ladder")
            ladder_picture.aside(case.pack, case.ladder, title=title, line=line, chosen=chosen_by_leaders(work))
        return
    draw(widgets.section(say("activities.one.parts")), widgets.paragraphs(say("activities.one.parts_lead")))
    with st.container(key="parts"):
        for work in workspace.parts:
            number = work.held.part.number
            with st.container(key=f"part-{number}"):
                part(ref, work, of_parts[number])


def part(ref: str, work: PartWork, case: Case) -> None:
    """One part: where it stands, what there is to do, and its dates."""
    draw(part_words(ref, work.held.part.number))
    if not case.archived:
        workspace_dates.draw_form(work, case)


def actions(activity: Activity, after: Markup) -> None:
    """Every action, the next due first, done ones last; then what comes ``after`` them."""
    heading = widgets.section(say("activities.one.actions"))
    found = sorted(
        ((one.done_at is not None, one.due, one.id, part, one) for part in activity.parts for one in part.actions),
        key=lambda row: row[:3],
    )
    if not found:
        draw(heading, widgets.paragraphs(say("activities.one.no_actions")), after)
        return
    draw(heading)
    for *_, part_of, one in found:
        name = part_of.name or say("activities.one.part_name", number=part_of.number)
        with st.container(key=f"card-action-{one.id}"):
            words = (
                say("activities.one.due", part=apart(name), text=apart(one.text))
                if len(activity.parts) > 1
                else one.text
            )
            draw(widgets.paragraphs(words))
            lifts.line(cases.of_part(activity, part_of), one, "list")
    draw(after)


def records(activity: Activity) -> Markup:
    """Every record, the latest first."""
    heading = widgets.section(say("activities.one.records"))
    found = sorted((one for part in activity.parts for one in part.records), key=lambda one: one.made_at, reverse=True)
    if not found:
        return joined((heading, widgets.paragraphs(say("activities.one.no_records"))))
    lead = markup('<p class="dw-soft">{}</p>', say("activities.one.reassess_lead"))
    return joined((heading, *(record(one) for one in found), lead))


def record(one: DecisionRecord) -> Markup:
    """One record: what it says in a line, and the way to it."""
    kept = one.snapshot
    name = kept["choice"]["chosen"]["name"] if kept["choice"] else kept["outcome"]["name"]
    when = widgets.british_moment(one.made_at)
    words = say("activities.one.record", reference=one.reference, outcome=name, date=when)
    label = say("activities.one.open_record", reference=one.reference)
    return joined(
        (markup('<p class="dw-body">{}</p>', words), widgets.way("record", label, {cases.RECORD: one.reference}))
    )
