"""What a file says, line by line, and taking in the good lines. Until then nothing of it is on the list."""

import streamlit as st

from logic import services
from logic.documents.trained import SAID_MOST, to_do_words
from logic.services import FileChecked, TakenIn
from logic.trained import LINES_MOST, CheckedLine, Comes
from pages.shared import downloads, frame, named, pager, session, widgets
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say
from pages.shared.trained_address import DO, FILE, PAGE, UPLOAD, back, listed

ON_A_PAGE = 25
COMES: tuple[Comes, ...] = ("new", "earlier", "left", "kept", "twice", "wrong")
ALWAYS = ("new", "wrong")
"""What is told also where there is none."""
OTHERS_MOST = 12
"""Columns that were left out which are named."""


def draw_named() -> bool:
    """The file that the address names; whether the address names any."""
    if not st.query_params.get(FILE):
        return False
    one = named.found(FILE, lambda number: services.check_training_file(session.app(), number))
    if one is None:
        _draw_gone()
    else:
        _draw(one)
    return True


def _draw_gone() -> None:
    back()
    frame.notices()
    frame.heading(say("trained.upload.heading"), step="trained-file-gone")
    draw(
        widgets.paragraphs(say("trained.upload.gone")),
        widgets.way(PAGE, say("trained.upload.heading"), {DO: UPLOAD}, main=True),
    )


def _draw(one: FileChecked) -> None:
    good, look = one.checked.good, one.checked.to_look_at
    pages = pager.pages_of(len(look), ON_A_PAGE)
    number = min(pager.asked(), pages)
    back()
    frame.notices()
    name = say("trained.report.name", name=apart(one.name)) if one.name else ""
    frame.heading(say("trained.report.heading"), step=f"trained-file-{one.id}-{len(good)}-{number}", above=name)
    draw(widgets.paragraphs(say("trained.report.lead" if good else "trained.report.lead_done"), "dw-lead"))
    counts = {comes: len(one.checked.of(comes)) for comes in COMES}
    rows = [
        (say(f"trained.report.counts.{comes}"), f"{many:,}")
        for comes, many in counts.items()
        if many or comes in ALWAYS
    ]
    draw(widgets.summary_rows(rows))
    draw(_warnings(one))
    if good:
        label = say("trained.report.take_one") if len(good) == 1 else say("trained.report.take", count=f"{len(good):,}")
        st.button(label, type="primary", key=f"trained-take-{one.id}", on_click=_take_now, args=(one.id,))
    report = downloads.File(say("trained.report.download"), "trained-report", {FILE: one.id})
    draw(downloads.links((report,)))
    heading = say("trained.report.to_look")
    if pages > 1:
        heading = say("trained.report.to_look_page", page=number, pages=pages)
    draw(widgets.section(heading))
    if look:
        draw(widgets.summary_rows(_line(line) for line in look[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]))
    else:
        draw(widgets.paragraphs(say("trained.report.to_look_none")))
    pager.turn(PAGE, number, pages, {FILE: str(one.id)})
    draw(widgets.way(PAGE, say("trained.report.again"), {DO: UPLOAD}))


def _warnings(one: FileChecked) -> Markup:
    said = []
    if one.file.unread_from is not None:
        said.append(say("trained.report.unread", most=f"{LINES_MOST:,}", line=f"{one.file.unread_from:,}"))
    if one.checked.month_first:
        said.append(say("trained.report.month_first"))
    if one.file.others:
        names = [apart(name[:60]) for name in one.file.others[:OTHERS_MOST]]
        said.append(say("trained.report.others", names=listed(names)))
    lines = joined(markup("<p>{}</p>", words) for words in said)
    return markup('<div class="dw-notice">{}</div>', lines) if said else lines


def _line(one: CheckedLine) -> tuple[str, Markup]:
    cells = [cell for cell in one.line.cells.values() if cell] or [one.line.said]
    said = " · ".join(apart(cell[:SAID_MOST].replace("\x00", "\ufffd")) for cell in cells)
    words = to_do_words(session.app().pack.screen, one)
    body = joined((markup('<p class="dw-soft">{}</p>', said), *(widgets.paragraphs(each) for each in words)))
    return say("trained.report.line", number=f"{one.line.number:,}"), body


def _take_now(number: int) -> None:
    def do() -> None:
        taken = services.take_in_training_file(session.app(), session.actor(), number)
        session.notice(_taken(taken))

    session.attempt(do)


def _taken(taken: TakenIn) -> str:
    """What came of it: how many are new, also where none is, and whatever else changed."""
    said = {"taken": taken.new, "taken_earlier": taken.earlier, "taken_left": taken.left}
    return " ".join(
        say(f"trained.report.{what}_one") if many == 1 else say(f"trained.report.{what}", count=f"{many:,}")
        for what, many in said.items()
        if many or what == "taken"
    )
