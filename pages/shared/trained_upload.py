"""A file of who finished what, chosen to be checked. What it must be stands above it, limits included."""

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.trained import FILE_MOST, LINES_MOST
from logic.trained.columns import NEEDED
from pages.shared import downloads, frame, session, widgets
from pages.shared.html import draw
from pages.shared.session import say
from pages.shared.trained_address import COURSES, DO, FILE, PAGE, back, listed

FORM = "trained-file"
MORE = ("area", "session", "left_on")
KINDS = ("csv", "txt", "tsv")


def draw_upload() -> None:
    """The form, or the way to naming a training where none is named."""
    courses = services.training_courses(session.app())
    back()
    frame.notices()
    frame.heading(say("trained.upload.heading"), step="trained-upload")
    draw(widgets.paragraphs(say("trained.upload.lead"), "dw-lead"))
    if not courses:
        draw(
            widgets.paragraphs(say("trained.add.none")),
            widgets.way(PAGE, say("trained.courses.new"), {DO: COURSES}, main=True),
        )
        return
    words = say(
        "trained.upload.what_words",
        needed=listed([say(f"trained.column.{field}") for field in NEEDED]),
        more=listed([say(f"trained.column.{field}") for field in MORE]),
        left=say("trained.column.left_on"),
        most=f"{LINES_MOST:,}",
        size=FILE_MOST // 1_000_000,
    )
    template = downloads.File(say("trained.upload.template"), "trained-template", {"kind": "csv"})
    draw(
        widgets.section(say("trained.upload.what")),
        widgets.bullets(words.splitlines()),
        downloads.links((template,)),
    )
    session.form_drawn(FORM)
    with st.form(FORM, border=False):
        frame.field_trouble("file")
        st.file_uploader(say("trained.upload.label"), type=list(KINDS), key=f"{FORM}-file")
        st.form_submit_button(say("trained.upload.check"), type="primary", on_click=_check_now)


def _check_now() -> None:
    file = session.typed(f"{FORM}-file")
    if file is None:
        session.refuse(Problem("file", "training_file_missing", {"most": FILE_MOST // 1_000_000}))
        return

    def do() -> None:
        number = services.keep_training_file(
            session.app(), session.actor(), file.name, file.getvalue(), key=session.form_key(FORM)
        )
        session.form_sent(FORM)
        st.query_params.from_dict({FILE: str(number)})

    session.attempt(do)
