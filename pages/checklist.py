"""The checklist of one part: what is next, the phases, and one item when the address names it."""

import streamlit as st

from logic import services
from logic.checklist import Checklist
from logic.checklist_lines import PartChecklist, Wanted, count, missing_dates
from logic.errors import NotFound
from pages.shared import case as cases
from pages.shared import (
    checklist_address,
    checklist_item,
    checklist_list,
    checklist_own,
    checklist_words,
    frame,
    session,
    widgets,
)
from pages.shared.case import Case
from pages.shared.checklist_address import NEW, Asked
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.pair import show_pair
from pages.shared.session import say


def page() -> None:
    """Draw the checklist or the item that the address names."""
    frame.bar("checklist")
    with st.container(key="wide"):
        try:
            case = cases.from_address()
        except NotFound:
            case = None
            session.notice(say("checklist.gone"))
        if case is None or case.activity is None or case.part is None:
            frame.notices()
            frame.heading(say("checklist.heading"), step="checklist-none")
            draw(widgets.paragraphs(say("checklist.choose")))
            draw(widgets.way("activities", say("activities.heading")))
        else:
            found = services.checklist_of(session.app(), case.activity.ref, case.part.number)
            params = {key: st.query_params[key] for key in st.query_params}
            show(case, found, checklist_address.read(params, session.app().pack.checklist))
    frame.foot()


def show(case: Case, found: PartChecklist, asked: Asked) -> None:
    """One item, the form for a new one, or the list."""
    line = next((line for line in found.lines if line.key == asked.item), None)
    adding = asked.item == NEW and not case.archived
    if asked.item and line is None and not adding:
        session.notice(say("checklist.one.gone"))
    if line or adding:
        frame.back("checklist", say("checklist.one.back"), **checklist_list.address(case, asked.wanted))
        frame.notices(ignored=asked.ignored, archived=case.archived)
        if line:
            checklist_item.draw_item(case, found, line, asked.wanted)
        else:
            checklist_own.draw_new(case, asked.wanted)
        return
    the_list(case, found, asked)


def the_list(case: Case, found: PartChecklist, asked: Asked) -> None:
    """Where it stands, what is next, and all of it."""
    if case.activity is None or case.part is None:
        return
    frame.back_to_work(case.activity.ref)
    frame.notices(ignored=asked.ignored, archived=case.archived)
    name = case.part.name or say("activities.one.part_name", number=case.part.number)
    above = say("checklist.above", ref=case.activity.ref, part=name)
    frame.heading(say("checklist.heading"), step=f"checklist-{case.activity.ref}-{case.part.number}", above=above)
    draw(top_words(case.activity.ref, case.part.number))
    if not case.archived:
        checklist_list.draw_next(case, found.lines, asked.wanted)
    draw(whole_words(case.activity.ref, case.part.number, asked.wanted, asked.page))
    if not case.archived:
        here = checklist_list.address(case, asked.wanted, item=NEW)
        st.button(say("checklist.add.link"), type="tertiary", on_click=st.query_params.from_dict, args=(here,))
    show_pair("checklist", found.outcome)


@session.kept_of_work
def top_words(ref: str, number: int) -> Markup:
    """Where it stands: what is said above the list."""
    case, found = _part(ref, number)
    return joined((lead(found, case.pack.checklist), missing(found), changes(found), ways(case, found)))


@session.kept_of_work
def whole_words(ref: str, number: int, wanted: Wanted, page: int) -> Markup:
    """The list itself, narrowed so."""
    case, found = _part(ref, number)
    return checklist_list.whole(case, found, wanted, page)


def _part(ref: str, number: int) -> tuple[Case, PartChecklist]:
    activity = services.find_activity(session.app(), ref)
    part = activity.part(number)
    if part is None:
        raise NotFound("part", f"{ref} / {number}")
    return cases.of_part(activity, part), services.checklist_of(session.app(), ref, number)


def lead(found: PartChecklist, checklist: Checklist) -> Markup:
    """What the list is for, how far it is, and whose reconstruction it is."""
    pack = session.app().pack
    if found.goes_by:
        words = say("checklist.lead", outcome=widgets.in_a_sentence(pack.outcomes[found.goes_by].name))
    elif found.outcome:
        name = pack.outcomes[found.outcome].name
        words = say("checklist.lead_gate", outcome=name, count=len(checklist.items))
    else:
        words = say("checklist.lead_unknown", count=len(checklist.items))
    far = count(found.lines)
    late = say("checklist.overdue_one") if far.overdue == 1 else say("checklist.overdue", count=far.overdue)
    progress = say("checklist.progress", settled=far.settled, total=far.total)
    return joined(
        (
            widgets.paragraphs(words, "dw-lead"),
            markup(
                "<p><strong>{} {}</strong></p>", progress, late if far.overdue else say("checklist.nothing_overdue")
            ),
        )
    )


def missing(found: PartChecklist) -> Markup:
    """The dates that would have to be set, with how much waits for each."""
    waiting = missing_dates(found.lines)
    if not waiting:
        return Markup("")
    said = (
        say(
            "checklist.missing.one" if waits == 1 else "checklist.missing.some",
            date=checklist_words.anchor(date),
            count=waits,
        )
        for date, waits in waiting.items()
    )
    return markup(
        '<div class="dw-inset"><p><strong>{}</strong></p>{}</div>',
        say("checklist.missing.heading"),
        widgets.bullets(said),
    )


def changes(found: PartChecklist) -> Markup:
    """What the last change of approach made different."""
    if found.before is None or found.goes_by is None:
        return Markup("")
    outcomes = session.app().pack.outcomes
    title = say("checklist.changed.heading", before=outcomes[found.before].name, after=outcomes[found.goes_by].name)
    pieces = [widgets.paragraphs(say("checklist.changed.kept"))]
    for kind, items in (("gone", found.changed.gone), ("appeared", found.changed.appeared)):
        if items:
            pieces += [
                widgets.paragraphs(say(f"checklist.changed.{kind}")),
                widgets.bullets(item.text for item in items),
            ]
    return widgets.details(title, *pieces)


def ways(case: Case, found: PartChecklist) -> Markup:
    """The way to what the list waits for: the answers, or the dates."""
    if case.archived:
        return Markup("")
    on = []
    if found.outcome is None:
        on.append(widgets.way("approach", say("checklist.answer"), case.address()))
    if missing_dates(found.lines) and case.activity:
        on.append(widgets.way("activity", say("checklist.missing.set"), {cases.ACTIVITY: case.activity.ref}))
    return joined(on)


if __name__ == "__main__":
    page()
