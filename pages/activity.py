"""One activity: its parts side by side, its actions and records, and what can be done with it."""

import streamlit as st

from logic.activity import Activity, Part
from logic.errors import NotFound
from logic.interview import is_complete
from pages.shared import case as cases
from pages.shared import frame, ladder_picture, lifts, session, widgets
from pages.shared.activity_forms import add_part, archive, copy, rename, restore
from pages.shared.case import Case
from pages.shared.html import apart, draw, joined, markup
from pages.shared.session import say
from web.site import page_of


def page() -> None:
    """Draw the activity the address names."""
    frame.bar("activity")
    with st.container(key="wide"):
        try:
            case = cases.from_address()
        except NotFound:
            case = None
            session.notice(say("activities.gone"))
        if case is None or case.activity is None:
            frame.notices()
            frame.heading(say("activities.heading"), step="activity-none")
            draw(widgets.paragraphs(say("activities.one.none")))
            st.page_link(page_of("activities"), label=say("activities.heading"))
        else:
            show(case.activity)
    frame.foot()


def show(activity: Activity) -> None:
    """Everything about it."""
    frame.back("activities", say("activities.heading"))
    frame.notices()
    changed = widgets.british_moment(activity.updated_at)
    above = say("activities.one.above", ref=activity.ref, date=changed)
    frame.heading(activity.title, step=f"activity-{activity.ref}", above=above)
    if activity.area:
        draw(widgets.paragraphs(say("activities.one.area", area=apart(activity.area)), "dw-soft"))
    if activity.archived_at:
        draw(widgets.inset(say("activities.one.archived"), ""))
        st.button(say("activities.one.archive.restore"), type="primary", on_click=restore, args=(activity,))
    parts(activity)
    actions(activity)
    records(activity)
    draw(widgets.section(say("activities.one.more")))
    if not activity.archived_at:
        add_part(activity)
        rename(activity)
    copy(activity)
    if not activity.archived_at:
        archive(activity)


def parts(activity: Activity) -> None:
    """The parts side by side, each with its own ladder; never averaged."""
    draw(widgets.section(say("activities.one.parts")))
    if len(activity.parts) > 1:
        draw(widgets.paragraphs(say("activities.one.parts_lead")))
    with st.container(key="parts"):
        for one in activity.parts:
            with st.container(key=f"part-{one.number}"):
                part(activity, cases.of_part(activity, one), one)


def part(activity: Activity, case: Case, one: Part) -> None:
    """One part: where it stands and the way on."""
    pack, number = case.pack, one.number
    outcome = case.journey.outcome
    level = next((level.name for level in pack.levels if level.key == one.level), one.level)
    facts = [say("activities.one.level", level=level)]
    if one.decide_by:
        facts.append(say("activities.one.by", date=widgets.british_date(one.decide_by)))
    result = pack.outcomes[outcome].name if outcome else ""
    words = say("activities.one.result", outcome=result) if outcome else say("activities.one.no_result")
    latest = one.records[-1] if one.records else None
    chosen = latest.chosen_outcome if latest and latest.chosen_outcome != latest.outcome else None
    if latest and chosen:
        facts.insert(0, say("activities.one.allowed", outcome=result or latest.snapshot["outcome"]["name"]))
        words = say("activities.one.chosen", chosen=latest.snapshot["choice"]["chosen"]["name"])
    draw(
        markup(
            '<h3 class="dw-h3">{}</h3><p class="dw-body"><strong>{}</strong></p>{}{}',
            one.name or say("activities.one.part_name", number=number),
            words,
            joined(markup('<p class="dw-soft">{}</p>', fact) for fact in facts),
            ladder_picture.steps(pack, case.ladder, chosen=chosen),
        )
    )
    if activity.archived_at:
        return
    if not is_complete(pack, case.given):
        with st.container(key=f"main-link-go-on-{number}"):
            label = say("activities.one.go_on", number=number)
            st.page_link(page_of("approach"), label=label, query_params=case.address())
        return
    if latest is None:
        with st.container(key=f"main-link-record-{number}"):
            label = say("activities.one.make_record", number=number)
            st.page_link(page_of("record"), label=label, query_params=case.address())
    st.page_link(page_of("result"), label=say("activities.one.see", number=number), query_params=case.address())
    st.page_link(page_of("check"), label=say("activities.one.check", number=number), query_params=case.address())


def actions(activity: Activity) -> None:
    """Every action, the next due first, done ones last."""
    draw(widgets.section(say("activities.one.actions")))
    found = sorted(
        ((one.done_at is not None, one.due, one.id, part, one) for part in activity.parts for one in part.actions),
        key=lambda row: row[:3],
    )
    if not found:
        draw(widgets.paragraphs(say("activities.one.no_actions")))
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


def records(activity: Activity) -> None:
    """Every record, the latest first."""
    draw(widgets.section(say("activities.one.records")))
    found = sorted((one for part in activity.parts for one in part.records), key=lambda one: one.made_at, reverse=True)
    if not found:
        draw(widgets.paragraphs(say("activities.one.no_records")))
        return
    for one in found:
        kept = one.snapshot
        name = kept["choice"]["chosen"]["name"] if kept["choice"] else kept["outcome"]["name"]
        when = widgets.british_moment(one.made_at)
        draw(
            markup(
                '<p class="dw-body">{}</p>',
                say("activities.one.record", reference=one.reference, outcome=name, date=when),
            )
        )
        st.page_link(
            page_of("record"),
            label=say("activities.one.open_record", reference=one.reference),
            query_params={cases.RECORD: one.reference},
        )
    draw(markup('<p class="dw-soft">{}</p>', say("activities.one.reassess_lead")))


if __name__ == "__main__":
    page()
