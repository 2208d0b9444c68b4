"""The checklist of one part: what is next, the phases, and one item when the address names it."""

import streamlit as st

from logic import services
from logic.checklist_lines import PartChecklist
from logic.errors import NotFound
from pages.shared import (
    case_address,
    checklist_address,
    checklist_item,
    checklist_list,
    checklist_own,
    frame,
    session,
)
from pages.shared.case import Case
from pages.shared.checklist_address import NEW, Asked
from pages.shared.checklist_whole import top_words, whole_words
from pages.shared.html import draw
from pages.shared.pair import show_pair
from pages.shared.session import say


def page() -> None:
    """Draw the checklist or the item that the address names."""
    frame.bar("checklist")
    with st.container(key="wide"):
        try:
            case = case_address.read()
        except NotFound:
            case = None
            session.notice(case_address.astray_words(say("checklist.gone")))
        if case is None or case.activity is None or case.part is None:
            frame.no_work(say("checklist.heading"), say("checklist.choose"), step="checklist-none")
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
