"""Who finished which training: the list and the target, one line, and the forms."""

import streamlit as st

from pages.shared import (
    frame,
    session,
    trained_add,
    trained_count,
    trained_courses,
    trained_list,
    trained_one,
    trained_report,
    trained_upload,
)
from pages.shared.trained_address import ADD, COUNT, COURSE, COURSES, DO, LINE, UPLOAD

FORMS = {
    ADD: trained_add.draw_form,
    COURSES: trained_courses.draw_all,
    UPLOAD: trained_upload.draw_upload,
    COUNT: trained_count.draw_count,
}


def page() -> None:
    """Draw what the address names."""
    frame.bar("trained")
    params = st.query_params
    draw_form = FORMS.get(params.get(DO, ""))
    with st.container(key="narrow"):
        if draw_form is not None:
            draw_form()
        elif not (trained_one.draw_named() or trained_courses.draw_named() or trained_report.draw_named()):
            if (LINE in params or COURSE in params) and not session.trouble().problems:
                session.notice(session.say("trained.gone"))
            trained_list.draw_list()
    frame.foot()
