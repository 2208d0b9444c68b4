"""One concern: who looks into it, the reply, taking it further up, and closing it."""

import streamlit as st

from logic import services
from logic.concerns import Concern
from logic.dates import day as kept_day
from pages.shared import case as cases
from pages.shared import concerns_list, fields, frame, named, session, widgets
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say


def draw_named() -> bool:
    """The one that the address names; whether there is such a one."""
    one = named.found(concerns_list.CONCERN, lambda number: services.find_concern(session.app(), number))
    if one is not None:
        _draw(one)
    return one is not None


def _draw(one: Concern) -> None:
    frame.back("concerns", say("concerns.heading"))
    frame.notices()
    frame.heading(say("concerns.one", number=one.id), step=f"concern-{one.id}", above=concerns_list.about(one))
    late = one.overdue(session.app().today())
    draw(
        markup(
            '<p class="dw-body">{} {}</p>', concerns_list.status(one, late=late), concerns_list.when(one, late=late)
        ),
        markup('<blockquote class="dw-quote">{}</blockquote>', widgets.paragraphs(one.text)),
        widgets.summary_rows(_facts(one)),
        _work(one),
        widgets.details(say("concerns.not_for"), widgets.paragraphs(say("concerns.not_for_words"))),
        _again(one),
        _earlier(one),
    )
    session.seen(_box(one), one.version)
    _reply(one)
    _owner(one)
    if one.next_level is not None:
        _up(one)
    if one.status != "closed":
        _close(one)
    if one.name or one.contact:
        _erase(one)


def _box(one: Concern) -> str:
    """The box that the reply is written in: as long as it stands, this tab has seen what was there when it was drawn."""
    return f"concern-reply-{one.id}-{one.level}-reply"


def _facts(one: Concern) -> list[tuple[str, Markup | str]]:
    nobody = say("concerns.facts.not_given")
    return [
        (say("concerns.facts.level"), say(f"concerns.level.{one.level}")),
        (say("concerns.facts.owner"), one.owner or nobody),
        (say("concerns.facts.name"), one.name or nobody),
        (say("concerns.facts.contact"), one.contact or nobody),
        (say("concerns.facts.came_by"), say(f"concerns.facts.by_{one.came_by}")),
        *_unknown(one),
    ]


def _unknown(one: Concern) -> list[tuple[str, Markup | str]]:
    """The number they gave, where no concern about the same has it: staff may know what is meant."""
    if one.follows or not one.before:
        return []
    return [(say("concerns.facts.before"), say("concerns.facts.before_unknown", before=apart(one.before)))]


def _again(one: Concern) -> Markup:
    """What they wrote before, and what was written again about this, by the numbers that people gave."""
    after = services.concerns_following(session.app(), one.id)
    pieces: list[Markup] = []
    if one.follows:
        lead = widgets.paragraphs(say("concerns.again.follows_lead"), "dw-soft")
        pieces += [widgets.section(say("concerns.again.follows")), lead, _way(one.follows)]
    if after:
        pieces += [widgets.section(say("concerns.again.followed")), *map(_way, after)]
    return joined(pieces)


def _way(number: int) -> Markup:
    return widgets.way("concerns", say("concerns.open", number=number), {concerns_list.CONCERN: str(number)})


def _work(one: Concern) -> Markup:
    if not one.ref:
        return Markup("")
    return widgets.way("activity", say("concerns.facts.to_work", ref=one.ref), {cases.ACTIVITY: one.ref})


def _earlier(one: Concern) -> Markup:
    said = []
    for earlier in one.earlier:
        level = say(f"concerns.level.{earlier['level']}")
        who = say("concerns.earlier_of", level=level, date=kept_day(earlier["on"]))
        said.append(markup('<p class="dw-soft">{}</p>{}', who, widgets.paragraphs(earlier["reply"])))
    if not said:
        return Markup("")
    return joined((widgets.section(say("concerns.earlier")), *said))


def _reply(one: Concern) -> None:
    key = f"concern-reply-{one.id}-{one.level}"
    draw(widgets.section(say("concerns.reply.heading")), widgets.paragraphs(say("concerns.reply.lead")))
    with st.form(key, border=False, enter_to_submit=False):
        hint = say("concerns.reply.hint")
        fields.text_field(
            say("concerns.reply.reply"), f"{key}-reply", value=one.reply, hint=hint, area=True, field="reply"
        )
        frame.field_trouble("published")
        st.checkbox(say("concerns.reply.published"), one.published or not one.contact, key=f"{key}-published")
        fields.text_field(
            say("concerns.reply.shown"),
            f"{key}-shown",
            value=one.shown,
            hint=say("concerns.reply.shown_hint"),
            area=True,
            field="shown",
        )
        st.form_submit_button(say("concerns.reply.save"), type="primary", on_click=_reply_now, args=(one, key))


def _reply_now(one: Concern, key: str) -> None:
    def do() -> None:
        published = bool(session.typed(f"{key}-published"))
        now = services.answer_concern(
            session.app(),
            session.actor(),
            one.id,
            reply=session.typed(f"{key}-reply", ""),
            shown=session.typed(f"{key}-shown", ""),
            published=published,
            seen_version=session.saw_last(_box(one)),
        )
        session.saw(_box(one), now)
        session.notice(say("concerns.reply.saved" if published else "concerns.reply.saved_alone"))

    session.save(do, _box(one))


def _owner(one: Concern) -> None:
    key = f"concern-owner-{one.id}-{one.level}"
    with session.drawer("owner", say("concerns.owner.heading")), st.form(key, border=False, enter_to_submit=False):
        fields.text_field(say("concerns.owner.label"), f"{key}-name", value=one.owner, field="owner.owner")
        st.form_submit_button(say("concerns.owner.save"), on_click=_owner_now, args=(one, key))


def _owner_now(one: Concern, key: str) -> None:
    def do() -> None:
        owner = session.typed(f"{key}-name", "")
        app, actor, seen = session.app(), session.actor(), session.saw_last(_box(one))
        session.saw(_box(one), services.look_into_concern(app, actor, one.id, owner=owner, seen_version=seen))
        session.notice(say("concerns.owner.saved"))

    session.save(do, _box(one), drawer="owner")


def _up(one: Concern) -> None:
    key, to = f"concern-up-{one.id}-{one.level}", one.next_level
    with session.drawer("up", say(f"concerns.up.heading_{to}")):
        draw(widgets.paragraphs(say(f"concerns.up.lead_{to}", days=session.app().pack.local.reply_days)))
        with st.form(key, border=False, enter_to_submit=False):
            hint = say("concerns.up.owner_hint")
            if to == "board":
                fields.text_field(
                    say("concerns.up.shown"),
                    f"{key}-shown",
                    value=one.shown,
                    hint=say("concerns.up.shown_hint"),
                    area=True,
                    field="up.shown",
                )
            fields.text_field(say(f"concerns.up.owner_{to}"), f"{key}-name", hint=hint, field="up.owner")
            st.form_submit_button(say(f"concerns.up.save_{to}"), on_click=_up_now, args=(one, key))


def _up_now(one: Concern, key: str) -> None:
    def do() -> None:
        owner = session.typed(f"{key}-name", "")
        now = services.move_concern_up(
            session.app(),
            session.actor(),
            one.id,
            to=one.next_level,
            owner=owner,
            shown=session.typed(f"{key}-shown", None),
            seen_version=session.saw_last(_box(one)),
        )
        session.saw(_box(one), now)
        session.notice(say("concerns.up.saved"))

    session.save(do, _box(one), drawer="up")


def _close(one: Concern) -> None:
    key = f"concern-close-{one.id}"
    with session.drawer("close", say("concerns.close.heading")):
        draw(widgets.paragraphs(say("concerns.close.lead")))
        with st.form(key, border=False, enter_to_submit=False):
            if not one.reply:
                fields.text_field(say("concerns.close.closing"), f"{key}-why", field="close.closing")
            st.form_submit_button(say("concerns.close.save"), on_click=_close_now, args=(one, key))


def _close_now(one: Concern, key: str) -> None:
    def do() -> None:
        why = session.typed(f"{key}-why", "")
        app, actor, seen = session.app(), session.actor(), session.saw_last(_box(one))
        session.saw(_box(one), services.close_concern(app, actor, one.id, closing=why, seen_version=seen))
        session.notice(say("concerns.close.saved"))

    session.save(do, _box(one), drawer="close")


def _erase(one: Concern) -> None:
    with session.drawer("erase", say("concerns.erase.heading")):
        draw(widgets.paragraphs(say("concerns.erase.lead")))
        st.button(say("concerns.erase.save"), key=f"concern-erase-{one.id}", on_click=_erase_now, args=(one,))


def _erase_now(one: Concern) -> None:
    def do() -> None:
        app, actor, seen = session.app(), session.actor(), session.saw_last(_box(one))
        session.saw(_box(one), services.erase_concern_sender(app, actor, one.id, seen_version=seen))
        session.notice(say("concerns.erase.saved"))

    session.save(do, _box(one))
