"""One challenge or question: who looks into it, the reply that people read, taking it further or setting it aside."""

from datetime import date

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.errors import NotFound, Problem
from logic.links import FINDINGS, Challenge
from logic.register import NonNegotiable
from pages.shared import case as cases
from pages.shared import fields, frame, named, session, voices_list, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.limit_words import NUMBER
from pages.shared.session import say


def draw_named(activity: Activity) -> bool:
    """The one that the address names; whether there is such a one."""
    one = named.found(
        voices_list.CHALLENGE, lambda number: services.find_challenge(session.app(), activity.ref, number)
    )
    if one is not None:
        draw_one(activity, one)
    return one is not None


def draw_one(activity: Activity, one: Challenge) -> None:
    """What was said, where it stands, and what can be done about it."""
    frame.back("voices", say("voices.heading"), **{cases.ACTIVITY: activity.ref})
    frame.notices(archived=activity.archived_at is not None)
    heading = say(f"voices.kind.{one.kind}", number=one.limit)
    frame.heading(heading, step=f"said-{one.id}", above=activity.title)
    late = one.overdue(session.app().today())
    draw(
        markup('<p class="dw-body">{} {}</p>', voices_list.status(one, late=late), voices_list.when(one, late=late)),
        markup('<blockquote class="dw-quote">{}</blockquote>', widgets.paragraphs(one.text)),
        widgets.summary_rows(_facts(one)),
        _about(activity, one),
    )
    address = {cases.ACTIVITY: activity.ref, NUMBER: str(one.limit)}
    draw(widgets.way("limit", say("voices.one.to_limit", number=one.limit), address))
    if activity.archived_at is None:
        session.seen(_box(one), one.version)
        _reply(activity, one)
        _owner(activity, one)
        _further(activity, one)
        if one.waits:
            _aside(activity, one)
    elif one.reply:
        draw(widgets.section(say("voices.reply.heading")), widgets.paragraphs(one.reply))
    if one.name or one.contact:
        _erase(activity, one)


def _facts(one: Challenge) -> list[tuple[str, Markup | str]]:
    nobody = say("voices.one.not_given")
    rows: list[tuple[str, Markup | str]] = [
        (say("voices.one.message"), say("voices.one.message_words", number=one.limit, message=one.number)),
        (say("voices.one.name"), one.name or nobody),
        (say("voices.one.contact"), one.contact or nobody),
        (say("voices.one.came_by"), say(f"voices.one.by_{one.came_by}")),
        (say("voices.one.owner"), one.owner or nobody),
    ]
    if one.taken_further_on:
        when = say("voices.one.taken_on", to=one.taken_further_to, date=widgets.british_date(one.taken_further_on))
        rows.append((say("voices.one.taken"), when))
    return rows


def _about(activity: Activity, one: Challenge) -> Markup:
    try:
        limit: NonNegotiable = services.find_limit(session.app(), activity.ref, one.limit)
    except NotFound:
        return Markup("")
    words = joined((widgets.paragraphs(limit.statement), widgets.paragraphs(limit.plain)))
    return widgets.details(say("voices.one.limit", number=one.limit), words)


def _box(one: Challenge) -> str:
    """The key of the box for the reply. It is there whenever anything can be changed, so the version shown goes by it."""
    return f"reply-{one.id}-reply"


def _reply(activity: Activity, one: Challenge) -> None:
    key = f"reply-{one.id}"
    draw(widgets.section(say("voices.reply.heading")), widgets.paragraphs(say("voices.reply.lead")))
    with st.form(key, border=False, enter_to_submit=False):
        if one.kind == "challenge":
            names = {finding: say(f"voices.finding.{finding}") for finding in FINDINGS}
            options = list(names)
            index = options.index(one.finding) if one.finding else None
            frame.field_trouble("finding")
            st.radio(say("voices.reply.finding"), options, index, format_func=names.__getitem__, key=f"{key}-finding")
        hint = say("voices.reply.hint")
        fields.text_field(say("voices.reply.reply"), _box(one), value=one.reply, hint=hint, area=True, field="reply")
        st.checkbox(say("voices.reply.published"), one.published, key=f"{key}-published")
        if one.status == "further":
            st.checkbox(say("voices.reply.settled"), key=f"{key}-settled")
        st.form_submit_button(say("voices.reply.save"), type="primary", on_click=_reply_now, args=(activity, one))


def _reply_now(activity: Activity, one: Challenge) -> None:
    key = f"reply-{one.id}"

    def do() -> None:
        now = services.answer_challenge(
            session.app(),
            session.actor(),
            activity.ref,
            one.id,
            finding=session.typed(f"{key}-finding"),
            reply=session.typed(f"{key}-reply", ""),
            published=bool(session.typed(f"{key}-published")),
            settled=bool(session.typed(f"{key}-settled")),
            seen_version=session.saw_last(_box(one)),
        )
        session.saw(_box(one), now)
        did_not_stand = session.typed(f"{key}-finding") == "did_not_stand"
        session.notice(say("voices.reply.saved_withdraw" if did_not_stand else "voices.reply.saved"))

    session.save(do, _box(one))


def _owner(activity: Activity, one: Challenge) -> None:
    with (
        session.drawer("owner", say("voices.owner.heading")),
        st.form(f"owner-{one.id}", border=False, enter_to_submit=False),
    ):
        fields.text_field(say("voices.owner.label"), f"owner-{one.id}-name", value=one.owner, field="owner.owner")
        st.form_submit_button(say("voices.owner.save"), on_click=_owner_now, args=(activity, one))


def _owner_now(activity: Activity, one: Challenge) -> None:
    def do() -> None:
        owner = session.typed(f"owner-{one.id}-name", "")
        app, actor, seen = session.app(), session.actor(), session.saw_last(_box(one))
        session.saw(_box(one), services.look_into(app, actor, activity.ref, one.id, owner=owner, seen_version=seen))
        session.notice(say("voices.owner.saved"))

    session.save(do, _box(one), drawer="owner")


def _further(activity: Activity, one: Challenge) -> None:
    key = f"further-{one.id}"
    with session.drawer("further", say("voices.further.heading")):
        route = session.app().pack.local.route
        lines = joined(markup("<li>{}</li>", step.words) for step in route)
        draw(
            widgets.paragraphs(say("voices.further.lead")),
            markup('<ol class="dw-list">{}</ol>', lines) if route else lines,
        )
        with st.form(key, border=False, enter_to_submit=False):
            fields.text_field(say("voices.further.to"), f"{key}-to", value=one.taken_further_to, field="further.to")
            fields.date_fields(
                say("voices.further.on"),
                f"{key}-on",
                value=one.taken_further_on,
                hint=say("voices.further.on_hint"),
                field="further.on",
            )
            st.form_submit_button(say("voices.further.save"), on_click=_further_now, args=(activity, one))


def _further_now(activity: Activity, one: Challenge) -> None:
    key = f"further-{one.id}"
    when = fields.read_date(f"{key}-on", "further.on")
    if isinstance(when, Problem):
        session.refuse(when, drawer="further")
        return

    def do() -> None:
        now = services.take_further(
            session.app(),
            session.actor(),
            activity.ref,
            one.id,
            to=session.typed(f"{key}-to", ""),
            on=when if isinstance(when, date) else None,
            seen_version=session.saw_last(_box(one)),
        )
        session.saw(_box(one), now)
        session.notice(say("voices.further.saved"))

    session.save(do, _box(one), drawer="further")


def _aside(activity: Activity, one: Challenge) -> None:
    with session.drawer("aside", say("voices.aside.heading")):
        draw(widgets.paragraphs(say("voices.aside.lead")))
        with st.form(f"aside-{one.id}", border=False, enter_to_submit=False):
            fields.text_field(say("voices.aside.reason"), f"aside-{one.id}-reason", field="aside.reason")
            st.form_submit_button(say("voices.aside.save"), on_click=_aside_now, args=(activity, one))


def _aside_now(activity: Activity, one: Challenge) -> None:
    def do() -> None:
        reason = session.typed(f"aside-{one.id}-reason", "")
        app, actor, seen = session.app(), session.actor(), session.saw_last(_box(one))
        session.saw(_box(one), services.set_aside(app, actor, activity.ref, one.id, reason=reason, seen_version=seen))
        session.notice(say("voices.aside.saved"))

    session.save(do, _box(one), drawer="aside")


def _erase(activity: Activity, one: Challenge) -> None:
    with session.drawer("erase", say("voices.erase.heading")):
        draw(widgets.paragraphs(say("voices.erase.lead")))
        st.button(say("voices.erase.save"), key=f"erase-{one.id}", on_click=_erase_now, args=(activity, one))


def _erase_now(activity: Activity, one: Challenge) -> None:
    def do() -> None:
        app, actor, seen = session.app(), session.actor(), session.saw_last(_box(one))
        session.saw(_box(one), services.erase_sender(app, actor, activity.ref, one.id, seen_version=seen))
        session.notice(say("voices.erase.saved"))

    session.save(do, _box(one))
