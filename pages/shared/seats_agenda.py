"""What to talk about with those who answered from another seat, what came of it so far, and when it was talked about."""

import streamlit as st

from logic import services
from logic.documents.agenda import GROUPS, ToldPoint
from logic.errors import Problem
from pages.shared import downloads, fields, session, widgets
from pages.shared.downloads import File
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.seats_view import POINT, View
from pages.shared.session import say


def draw_agenda(view: View) -> None:
    """The agenda once somebody is finished; until then, that it comes."""
    draw(widgets.section(say("seats.agenda.heading")))
    if not view.found.speaking:
        draw(widgets.paragraphs(say("seats.agenda.wait")))
        return
    if not view.answered and not view.case.archived:
        way = widgets.way("approach", say("seats.answer"), view.case.address(), main=True)
        draw(widgets.inset("", say("seats.unanswered")), way)
    address = {"a": view.activity.ref, "p": view.part.number}
    files = (File(say(f"seats.agenda.{kind}"), "agenda", {**address, "kind": kind}) for kind in services.READ_FORMS)
    draw(
        widgets.summary_rows(view.teller.results()),
        Markup("") if view.agenda.points else widgets.paragraphs(say("seats.agenda.nothing")),
        *(_group(view, group) for group in GROUPS),
        _agreed(view),
        _wrote(view),
        widgets.section(say("seats.agenda.papers"), 3),
        widgets.paragraphs(say("seats.agenda.papers_lead")),
        downloads.links(files),
    )
    _talk(view)


def _group(view: View, group: str) -> Markup:
    points = view.teller.points(group)
    if not points:
        return Markup("")
    lead = widgets.paragraphs(say(f"seats.agenda.{group}_lead"))
    cards = joined(_point(view, point) for point in points)
    body = joined((lead, cards))
    title = say(f"seats.agenda.{group}")
    if group == "alone":
        return widgets.details(title, body)
    return joined((widgets.section(title, 3), body))


def _point(view: View, point: ToldPoint) -> Markup:
    """A point: its question, who said what, what it changes, and the way to write down what came of it."""
    template = '<div class="dw-point" data-point="{}"><h4 class="dw-h4">{}</h4>{}</div>'
    return markup(template, point.key, point.question, joined((said(point), _came(view, point.key))))


def said(point: ToldPoint) -> Markup:
    """Who said what, what they wrote beside it, and what the disagreement changes."""
    rows = []
    for who, answer, note in point.said:
        below = markup('<div class="dw-note">{}</div>', widgets.paragraphs(note)) if note else ""
        rows.append((who, markup("{}{}", answer, below)))
    effects = joined(widgets.inset("", words) for words in point.effects)
    return joined((widgets.summary_rows(rows, "dw-summary dw-said"), effects))


def _came(view: View, key: str) -> Markup:
    """What was written down about a point so far, and the way to write it."""
    talk, pieces = view.found.talk, []
    if key in talk.agreed:
        answer = view.teller.answer(talk.agreed[key].value)
        pieces.append(widgets.paragraphs(say("seats.agenda.voided", answer=answer)))
    if key in talk.unresolved:
        title = markup('<p class="dw-body"><strong>{}</strong></p>', say("seats.one.unresolved"))
        pieces.append(markup('{}<div class="dw-note">{}</div>', title, widgets.paragraphs(talk.unresolved[key])))
    if not view.case.archived:
        label = say("seats.agenda.change" if key in talk.unresolved else "seats.agenda.open")
        link = widgets.change_link("seats", label, view.case.pack.questions[key].text, view.address(**{POINT: key}))
        pieces.append(markup('<p class="dw-way">{}</p>', link))
    return joined(pieces)


def _agreed(view: View) -> Markup:
    """What was agreed and still stands."""
    if not view.settled:
        return Markup("")
    rows = []
    for key in view.settled:
        agreed, words = view.found.talk.agreed[key], view.case.pack.questions[key].text
        change = (
            Markup("")
            if view.case.archived
            else widgets.change_link("seats", say("seats.agenda.change"), words, view.address(**{POINT: key}))
        )
        now = widgets.paragraphs(say("seats.agenda.agreed_now", answer=view.teller.answer(agreed.value)), "")
        rows.append(widgets.row(words, now, change=change, note=agreed.note, key=f"agreed-{key}"))
    lead = widgets.paragraphs(say("seats.agenda.agreed_lead"))
    return joined((widgets.section(say("seats.agenda.agreed"), 3), lead, *rows))


def _wrote(view: View) -> Markup:
    """What people wrote beside answers on which nobody differs: they took the trouble, so somebody reads it."""
    points = {point.key for group in GROUPS for point in view.teller.points(group)}
    rows = [
        (f"{apart(seat.label)}: {view.case.pack.questions[key].text}", widgets.paragraphs(note))
        for seat in view.found.speaking
        for key, note in seat.notes.items()
        if note and key not in points and key in view.case.pack.questions
    ]
    if not rows:
        return Markup("")
    return widgets.details(say("seats.agenda.wrote"), widgets.summary_rows(rows))


def _talk(view: View) -> None:
    """When the conversation was held and with whom; before that, the form to write it down."""
    talk = view.found.talk
    draw(widgets.section(say("seats.talk.heading"), 3))
    if talk.talked_on is not None:
        roles = ", ".join(map(apart, talk.took_part))
        draw(
            widgets.paragraphs(say("seats.talk.held", date=widgets.british_date(talk.talked_on), roles=roles)),
            widgets.way("record", say("seats.talk.record"), view.case.address(), main=True)
            if view.answered and not view.case.archived
            else Markup(""),
        )
        if view.case.archived:
            return
        st.button(say("seats.talk.again"), key="talk-again", type="tertiary", on_click=_again, args=(view,))
        with session.drawer("talk", say("seats.talk.change")):
            _talk_form(view, "talk.")
    elif not view.case.archived:
        left = len(view.open_points)
        draw(
            widgets.paragraphs(say("seats.talk.lead")),
            widgets.paragraphs(say("seats.talk.left", count=left)) if left else Markup(""),
        )
        _talk_form(view, "")


def _form_of(view: View) -> str:
    return f"talk-{view.activity.ref}-{view.part.number}"


def _talk_form(view: View, within: str) -> None:
    talk, form = view.found.talk, _form_of(view)
    session.seen(f"{form}-roles", talk.version)
    with st.form(form, border=False, enter_to_submit=False):
        legend = say("seats.talk.on")
        fields.date_fields(legend, f"{form}-on", value=talk.talked_on, field=f"{within}talked_on")
        fields.text_field(
            say("seats.talk.took_part"),
            f"{form}-roles",
            value="\n".join(talk.took_part),
            hint=say("seats.talk.took_part_hint"),
            area=True,
            field=f"{within}took_part",
        )
        args = (view, form, within)
        st.form_submit_button(say("seats.talk.save"), type="primary", on_click=_hold, args=args)


def _hold(view: View, form: str, within: str) -> None:
    on = fields.read_date(f"{form}-on", f"{within}talked_on")
    drawer = within.rstrip(".") or None
    if isinstance(on, Problem):
        session.refuse(on, drawer=drawer)
        return

    def do() -> None:
        now = services.hold_talk(
            session.app(),
            session.actor(),
            view.activity.ref,
            view.part.number,
            on=on,
            took_part=(session.typed(f"{form}-roles") or "").splitlines(),
            seen_version=session.saw_last(f"{form}-roles"),
        )
        session.saw(f"{form}-roles", now)
        session.notice(say("seats.talk.saved"))

    session.save(do, f"{form}-roles", drawer=drawer)


def _again(view: View) -> None:
    def do() -> None:
        app, actor, box = session.app(), session.actor(), f"{_form_of(view)}-roles"
        seen = session.saw_last(box)
        session.saw(box, services.talk_again(app, actor, view.activity.ref, view.part.number, seen_version=seen))
        session.notice(say("seats.talk.opened"))

    session.attempt(do)
