"""What can be done with an activity: add a part, change the names, copy it, archive it, restore it."""

from collections.abc import Mapping

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.errors import Conflict, Problem
from pages.shared import case as cases
from pages.shared import fields, frame, session, widgets
from pages.shared.begin import area_field
from pages.shared.html import draw
from pages.shared.session import say


def add_part(activity: Activity) -> None:
    """Another group of people or another decision."""
    drawer = session.lazy_drawer("add", say("activities.one.add.heading"))
    if not drawer.open:
        return
    form = f"add-part-{activity.ref}"
    with drawer, st.form(form, border=False):
        draw(widgets.paragraphs(say("activities.one.add.lead")))
        fields.text_field(say("activities.one.add.name"), f"{form}-name", field="add.name")
        levels = {level.key: level.name for level in session.app().pack.levels}
        frame.field_trouble("add.level")
        st.radio(
            say("approach.begin.level"), list(levels), index=None, format_func=levels.__getitem__, key=f"{form}-level"
        )
        st.form_submit_button(say("activities.one.add.save"), on_click=add_part_now, args=(activity,))


def add_part_now(activity: Activity) -> None:
    """Add it, and stay here so that it is seen beside the others."""
    form = f"add-part-{activity.ref}"

    def do() -> None:
        words = fields.written(form, ("name", "level"))
        key = session.form_key(f"{form}-{len(activity.parts)}", words)
        services.add_part(
            session.app(), session.actor(), activity.ref, name=words["name"], level=words["level"], key=key
        )
        session.put(f"{form}-name", "")
        session.notice(say("activities.one.add.saved"))

    session.attempt(do, drawer="add")


def rename(activity: Activity) -> None:
    """Change the working name and the parts' names."""
    drawer = session.lazy_drawer("rename", say("activities.one.rename.heading"))
    if not drawer.open:
        return
    with drawer, st.form("rename", border=False):
        key = f"rename-{activity.ref}"
        session.seen(f"{key}-title", activity.version)
        fields.text_field(
            say("activities.one.rename.title"), f"{key}-title", value=activity.title, field="rename.title"
        )
        area_field(f"{key}-area", activity.area, field="rename.area")
        for one in activity.parts:
            session.seen(f"{key}-{one.number}", one.name)
            fields.text_field(
                say("activities.one.rename.part", number=one.number),
                f"{key}-{one.number}",
                value=one.name,
                field=f"rename.{one.number}.name",
            )
        st.form_submit_button(say("activities.one.rename.save"), on_click=rename_now, args=(activity, key))


def rename_now(activity: Activity, key: str) -> None:
    """Save the names, all or none."""
    numbers = [one.number for one in activity.parts]

    def do() -> None:
        was = {number: session.saw_last(f"{key}-{number}") for number in numbers}
        now = services.rename(
            session.app(),
            session.actor(),
            activity.ref,
            title=session.typed(f"{key}-title", ""),
            area=session.typed(f"{key}-area", activity.area),
            names={number: session.typed(f"{key}-{number}", name) for number, name in was.items()},
            seen_version=session.saw_last(f"{key}-title"),
            was=was,
        )
        session.saw(f"{key}-title", now.version)
        for number, name in now.names.items():
            session.saw(f"{key}-{number}", name)
        session.notice(say("activities.one.rename.saved"))

    def shows(conflict: Conflict) -> Mapping[str, object]:
        theirs = conflict.theirs
        named = {f"{key}-{number}": theirs[f"{number}.name"] for number in numbers if f"{number}.name" in theirs}
        return {f"{key}-title": conflict.version} if "title" in theirs else named

    session.attempt(do, drawer="rename", shows=shows)


def copy(activity: Activity) -> None:
    """Make a copy to start from."""
    session.form_drawn(f"copy-{activity.ref}")
    drawer = session.lazy_drawer("copy", say("activities.one.copy.heading"))
    if not drawer.open:
        return
    with drawer, st.form("copy", border=False):
        draw(widgets.paragraphs(say("activities.one.copy.lead")))
        fields.text_field(
            say("activities.one.copy.title"),
            f"copy-{activity.ref}",
            value=say("activities.one.copy.default", title=activity.title),
            field="copy.title",
        )
        st.form_submit_button(say("activities.one.copy.save"), on_click=copy_now, args=(activity,))


def copy_now(activity: Activity) -> None:
    """Copy it, and show the copy."""

    def do() -> None:
        form = f"copy-{activity.ref}"
        title = session.typed(form, "")
        ref = services.copy_activity(
            session.app(), session.actor(), activity.ref, title=title, key=session.form_key(form)
        )
        session.form_sent(form)
        session.notice(say("activities.one.copy.saved"))
        st.query_params.from_dict({cases.ACTIVITY: ref})

    session.attempt(do, drawer="copy")


def archive(activity: Activity) -> None:
    """Put it away, in two steps."""
    drawer = session.lazy_drawer("archive", say("activities.one.archive.heading"))
    if not drawer.open:
        return
    with drawer, st.form("archive", border=False):
        draw(widgets.paragraphs(say("activities.one.archive.lead")))
        frame.field_trouble("archive.confirm")
        st.checkbox(say("activities.one.archive.confirm"), key=f"archive-{activity.ref}")
        st.form_submit_button(say("activities.one.archive.save"), on_click=archive_now, args=(activity,))


def archive_now(activity: Activity) -> None:
    """Archive it once it is confirmed."""
    if not session.typed(f"archive-{activity.ref}"):
        session.refuse(Problem("archive.confirm", "archive_unconfirmed"), drawer="archive")
        return

    def do() -> None:
        services.archive_activity(session.app(), session.actor(), activity.ref)
        session.notice(say("activities.one.archive.saved"))

    session.attempt(do, drawer="archive")


def restore(activity: Activity) -> None:
    """Bring it back."""

    def do() -> None:
        services.restore_activity(session.app(), session.actor(), activity.ref)
        session.notice(say("activities.one.archive.restored"))

    session.attempt(do)
