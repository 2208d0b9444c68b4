"""Who does this work: the list, and the forms to add, change and take off. Names stand in no label."""

from typing import Any

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.plan import TeamMember
from logic.services.workspace import Workspace
from pages.shared import fields, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say


def draw_team(workspace: Workspace) -> None:
    """Everybody, the lead first."""
    nobody = widgets.paragraphs(say("workspace.team.none")) if not workspace.team else Markup("")
    draw(widgets.section(say("workspace.team.heading")), joined(map(_line, workspace.team)), nobody)
    if workspace.activity.archived_at:
        return
    draw_add(workspace.activity)
    if workspace.team:
        draw_change(workspace.activity, workspace.team)


def _line(member: TeamMember) -> Markup:
    facts = [member.role, member.contact]
    leads = widgets.tag(say("workspace.team.leads"), "can") if member.lead else ""
    more = joined(markup(" · {}", fact) for fact in facts if fact)
    return markup('<p class="dw-body"><strong>{}</strong>{} {}</p>', member.name, more, leads)


def draw_add(activity: Activity) -> None:
    """Somebody new."""
    drawer = session.lazy_drawer("member", say("workspace.team.add"))
    if not drawer.open:
        return
    form = f"member-{activity.ref}"
    session.form_drawn(form)
    with drawer, st.form("member-add", border=False):
        _fields(form, None, "member")
        st.form_submit_button(say("workspace.team.add_save"), on_click=add_now, args=(activity, form))


def add_now(activity: Activity, form: str) -> None:
    """Add them, and empty the form for the next."""

    def do() -> None:
        given = _typed(form)
        key = session.form_key(form, given)
        services.add_member(session.app(), session.actor(), activity.ref, **given, key=key)
        session.form_sent(form)
        for field in ("name", "role", "contact"):
            session.put(f"{form}-{field}", "")
        session.put(f"{form}-lead", value=False)
        session.notice(say("workspace.team.added"))

    session.attempt(do, drawer="member")


def draw_change(activity: Activity, team: tuple[TeamMember, ...]) -> None:
    """One of them, chosen by name, to be changed or taken off."""
    drawer = session.lazy_drawer("change-member", say("workspace.team.change"))
    if not drawer.open:
        return
    by_id = {member.id: member for member in team}
    with drawer:
        chosen = st.selectbox(
            say("workspace.team.who"),
            list(by_id),
            format_func=lambda number: by_id[number].name if number in by_id else "",
            key=f"who-{activity.ref}",
        )
        member = by_id.get(chosen)
        if member is None:
            return
        form = f"member-{activity.ref}-{member.id}"
        session.seen(f"{form}-name", member.version)
        with st.form(f"change-{member.id}", border=False):
            _fields(form, member, "change-member")
            with st.container(key="actions-row-member", horizontal=True):
                args = (activity, member.id, form)
                st.form_submit_button(say("workspace.team.save"), on_click=change_now, args=args)
                st.form_submit_button(say("workspace.team.remove"), on_click=remove_now, args=args)


def change_now(activity: Activity, member: int, form: str) -> None:
    """Save what was changed."""
    box = f"{form}-name"

    def do() -> None:
        app, actor, seen = session.app(), session.actor(), session.saw_last(box)
        now = services.change_member(app, actor, activity.ref, member, **_typed(form), seen_version=seen)
        session.saw(box, now)
        session.notice(say("workspace.team.saved"))

    session.save(do, box, drawer="change-member")


def remove_now(activity: Activity, member: int, form: str) -> None:
    """Take them off; nothing of them is kept."""

    def do() -> None:
        seen = session.saw_last(f"{form}-name")
        services.remove_member(session.app(), session.actor(), activity.ref, member, seen_version=seen)
        session.notice(say("workspace.team.removed"))

    session.save(do, f"{form}-name", drawer="change-member")


def _fields(form: str, member: TeamMember | None, drawer: str) -> None:
    name, role, contact = (member.name, member.role, member.contact) if member else ("", "", "")
    fields.text_field(say("workspace.team.name"), f"{form}-name", value=name, field=f"{drawer}.name")
    fields.text_field(say("workspace.team.role"), f"{form}-role", value=role, field=f"{drawer}.role")
    fields.text_field(
        say("workspace.team.contact"),
        f"{form}-contact",
        value=contact,
        hint=say("workspace.team.contact_hint"),
        field=f"{drawer}.contact",
    )
    asked = f"{say('workspace.team.lead')}\n\n{say('workspace.team.lead_hint')}"
    st.checkbox(asked, bool(member and member.lead), key=f"{form}-lead")


def _typed(form: str) -> dict[str, Any]:
    return {**fields.written(form, ("name", "role", "contact")), "lead": bool(session.typed(f"{form}-lead"))}
