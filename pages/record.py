"""The decision record: make one for a part, or read one."""

import streamlit as st

from logic import services
from logic.errors import NotFound
from logic.interview import is_complete
from pages.shared import case as cases
from pages.shared import case_address, frame, ladder_picture, session, widgets
from pages.shared.case import Case
from pages.shared.html import draw, markup
from pages.shared.pair import show_pair
from pages.shared.record_form import record_form
from pages.shared.record_view import record_view
from pages.shared.session import say


def page() -> None:
    """Show the record the address names, or the form for the part it names."""
    frame.bar("record")
    reference = st.query_params.get(cases.RECORD)
    try:
        if reference:
            with st.container(key="wide"):
                read(reference[: cases.MOST])
        else:
            fill_in()
    except NotFound:
        nothing(say("record.gone"), say("record.gone_heading"))
    frame.foot()


def read(reference: str) -> None:
    """One record, with the way back to its activity."""
    record = services.find_record(session.app(), reference)
    # Of a record that came with a file, what it says is the number it had elsewhere.
    ref = record.reference.rsplit("-", 2)[0]
    activity = services.find_activity(session.app(), ref)
    part = next(one for one in activity.parts if one.id == record.part_id)
    before = next((one for one in part.records if one.number == record.number - 1), None)
    frame.back_to_work(ref)
    frame.notices()
    newest = max(part.records, key=lambda one: one.number)
    if newest.number > record.number:
        draw(markup('<div class="dw-notice"><p>{}</p></div>', say("record.newer", number=newest.number)))
        draw(widgets.way("record", say("record.newest", reference=newest.reference), {cases.RECORD: newest.reference}))
    record_view(ref, part.number, record, before)


def fill_in() -> None:
    """The form, once there is a result to record."""
    case = case_address.here()
    if case is None or not case.saved or not is_complete(case.pack, case.given):
        nothing(say("record.none"), say("record.heading_new"))
    elif case.archived:
        cases.leave_archived(case)
    else:
        widgets.columns(lambda: form(case), lambda: ladder(case))


def form(case: Case) -> None:
    """The form, with the pair that matters here at its foot."""
    record_form(case)
    show_pair("record", case.journey.outcome)


def ladder(case: Case) -> None:
    """The ladder that the choice is made on."""
    line = ladder_picture.state(case.pack, case.ladder, case.journey.outcome)
    ladder_picture.aside(case.pack, case.ladder, line=line, title=say("result.ladder_title"))


def nothing(words: str, heading: str) -> None:
    """Say what is missing, and where to go."""
    with st.container(key="narrow"):
        frame.notices()
        frame.heading(heading, step="record-none")
        draw(widgets.paragraphs(words))
        draw(widgets.way("activities", say("record.activities")))
