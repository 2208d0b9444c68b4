"""The fields of the form that makes a decision record. What is typed is kept as soon as a field is left."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import streamlit as st

from logic import services
from logic.errors import Problem
from pages.shared import fields, frame, session
from pages.shared.case import Case

TAIL = "~"
"""Begins the part of a key that changes with the draft; no field has it in its name."""


class Drafted:
    """The widgets of one part's form, each filled from the draft and saved to it.

    A text box may come with a text drafted from the facts. Until somebody changes it, it is nobody's words: it is not
    saved, and it follows the facts. Streamlit keeps what stands in a widget for as long as its key stays, so such a box
    has the facts in its key.
    """

    def __init__(self, case: Case) -> None:
        if case.activity is None or case.part is None:
            raise ValueError(case)
        self.case = case
        self.ref, self.number = case.activity.ref, case.part.number
        self.draft = case.part.draft
        self.prefix = f"record-{self.ref}-{self.number}-"
        self.tails: dict[str, str] = {}

    def key(self, name: str) -> str:
        """The widget key of a field."""
        return self.prefix + name + self.tails.get(name, "")

    def save(self, key: str) -> None:
        """Keep what stands in one widget."""
        name = key.removeprefix(self.prefix).partition(TAIL)[0]
        value = session.typed(key)
        kept = "yes" if value is True else "" if value in {False, None} else str(value)
        was = {name: session.seen(key, self.draft.get(name, ""))}
        typed = {name: kept}
        app, who = session.app(), session.actor()
        told = session.trouble()
        if session.attempt(lambda: services.save_draft(app, who, self.ref, self.number, fields=typed, was=was)):
            session.unsee(key)
            session.still(told, name)
        elif (conflict := session.trouble().conflict) is not None:
            session.saw(key, conflict.theirs[name])

    def shown(self, name: str) -> str:
        """What the draft holds for a field about to be drawn; from here on this tab has seen that."""
        value = self.draft.get(name, "")
        session.seen(self.key(name), value)
        return value

    def follow(self, name: str, drafted: str) -> None:
        """Give the box of a drafted text its key: that of the draft, also after it was changed in this tab."""
        memory = f"{self.prefix}{name}-drafted"
        if not self.draft.get(name):
            session.saw(memory, TAIL + sha256(drafted.encode()).hexdigest()[:8])
        self.tails[name] = session.saw_last(memory) or ""

    def text(
        self,
        name: str,
        label: str,
        *,
        hint: str = "",
        area: bool = False,
        tall: bool = False,
        default: str = "",
        field: str = "",
    ) -> None:
        """A text box. ``default``: drafted for the person; ``field``: what problems call it, if not its own name."""
        if default:
            self.follow(name, default)
        value = self.shown(name) or default
        key, field = self.key(name), field or name
        fields.text_field(label, key, value=value, hint=hint, area=area, tall=tall, field=field, save=self.save)

    def day(self, name: str, legend: str, *, hint: str = "") -> None:
        """A date."""
        typed = {self.key(f"{name}-{part}"): self.shown(f"{name}-{part}") for part in ("day", "month", "year")}
        fields.date_fields(legend, self.key(name), typed=typed, hint=hint, field=name, save=self.save)

    def tick(self, name: str, label: str) -> None:
        """A box to tick."""
        key = self.key(name)
        st.checkbox(label, self.shown(name) == "yes", key=key, on_change=self.save, args=(key,))

    def choose(
        self,
        name: str,
        label: str,
        names: Mapping[str, str],
        *,
        default: str = "",
        captions: Sequence[str] | None = None,
    ) -> str | None:
        """One of a few, by key; none until chosen."""
        frame.field_trouble(name)
        value = self.shown(name) or default
        index = list(names).index(value) if value in names else None
        options = list(names)
        return st.radio(label, options, index, format_func=names.__getitem__, captions=captions, **self.saved(name))

    def saved(self, name: str) -> dict[str, Any]:
        """The key of a widget, and what saves it as soon as it is left."""
        return {"key": self.key(name), "on_change": self.save, "args": (self.key(name),)}

    def typed(self, name: str) -> str:
        """What stands in a text box, or in the draft where the box is not drawn."""
        value = session.typed(self.key(name))
        return self.draft.get(name, "") if value is None else str(value)

    def ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(session.typed(self.key(name), self.draft.get(name) == "yes"))

    def dated(self, name: str) -> date | Problem | None:
        """The date typed."""
        return fields.read_date(self.key(name), name)
