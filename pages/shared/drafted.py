"""The fields of the form that makes a decision record. What is typed is kept as soon as a field is left."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
OF = ".of"
"""Ends the name of the field that holds the mark of the draft which the person wrote over."""


def marked(text: str) -> str:
    """A short mark that tells one text from another."""
    return sha256(text.encode()).hexdigest()[:8]


class Drafted:
    """The widgets of one part's form, each filled from the draft and saved to it.

    A text box may come with a text drafted from the facts. Until somebody changes it, it is nobody's words: it is not
    saved, and it follows the facts. Streamlit keeps what stands in a widget for as long as its key stays, so such a box
    has the facts in its key. A choice has what its options say in its key: with other labels, Streamlit could not tell
    which was chosen and would give back a label instead (measured on Streamlit 1.67).
    """

    def __init__(self, case: Case) -> None:
        if case.activity is None or case.part is None:
            raise ValueError(case)
        self.case = case
        self.ref, self.number = case.activity.ref, case.part.number
        self.draft = case.part.draft
        self.prefix = f"record-{self.ref}-{self.number}-"
        self.tails: dict[str, str] = {}
        self.marks: dict[str, str] = {}
        self.stale: set[str] = set()
        self.options: dict[str, Mapping[str, str]] = {}
        self.defaults: dict[str, str] = {}

    @property
    def unsaved(self) -> set[str]:
        """The keys of boxes of which this tab knows that what stands in them is not kept."""
        return session.kept(f"{self.prefix}unsaved", set)

    def key(self, name: str) -> str:
        """The widget key of a field."""
        return self.prefix + name + self.tails.get(name, "")

    def save(self, key: str) -> None:
        """Keep what stands in one widget."""
        name, _, tail = key.removeprefix(self.prefix).partition(TAIL)
        value = session.typed(key)
        kept = "yes" if value is True else "" if value in {False, None} else self.offered(name, str(value))
        if kept and kept == self.defaults.get(name):
            kept = ""  # what is chosen when nobody chooses follows the facts
        if name in self.marks and marked(kept) == tail:
            # Nobody changed it. Streamlit says so of a box that is no longer drawn, when a press comes before the browser
            # has put that box away: the server has let go of its value by then, so what comes back counts as new (1.67).
            kept = ""
        typed = {name: kept}
        if name in self.marks:
            typed[name + OF] = self.marks[name] if kept else ""
        told = session.trouble()
        if session.attempt(
            lambda: self.put_by(typed, {name: key}), what=key, shows=lambda conflict: {key: conflict.theirs[name]}
        ):
            session.still(told, name)
            self.stale.discard(name)
            self.unsaved.discard(key)
            return
        self.unsaved.add(key)

    def leave(self, told: int) -> bool:
        """In a callback, when somebody goes on: keep what is not kept yet. Whether nothing stands in the way.

        ``told``: the trouble that the page showed. What was refused just now is theirs to read first; what they have read
        and left as it stands is saved by this press, as the page said it would be. So the button's key holds ``told``: a
        press meant for the page before that trouble was drawn is no answer to it.
        """
        return session.trouble().attempt in {0, told} and self.keep_unsaved()

    def keep_unsaved(self) -> bool:
        """In a callback: keep what is not kept yet. Whether nothing stands in the way."""
        for key in sorted(self.unsaved):
            self.save(key)
            if key in self.unsaved:
                return False
        return True

    @contextmanager
    def standing(self, values: Mapping[str, str]) -> Iterator[None]:
        """Draw the boxes of these keys, each with its value, within.

        After a restart the browser gives back what stood in a box that nobody had left, so nothing has saved it. Streamlit
        does not count it as a change (1.67).
        """
        fresh = [key for key in values if session.typed(key) is None]
        yield
        for key in fresh:
            if session.typed(key) == values[key]:
                self.unsaved.discard(key)
            else:
                self.unsaved.add(key)

    def shown(self, name: str) -> str:
        """What the draft holds for a field about to be drawn; from here on this tab has seen that."""
        value = self.draft.get(name, "")
        session.seen(self.key(name), value)
        return value

    def follow(self, name: str, drafted: str) -> None:
        """Give the box of a drafted text its key: that of the draft, also after it was changed in this tab."""
        memory = f"{self.prefix}{name}-drafted"
        self.marks[name] = marked(drafted)
        if not self.draft.get(name):
            session.saw(memory, TAIL + self.marks[name])
        else:
            over = self.draft.get(name + OF, self.marks[name])
            # A tab from before a restart has its box under the draft that was written over.
            if session.saw_last(memory) is None:
                session.saw(memory, TAIL + over)
            if over != self.marks[name]:
                self.stale.add(name)
        self.tails[name] = session.saw_last(memory) or ""

    def stand(self, name: str) -> None:
        """What the person wrote over an earlier draft still holds."""
        session.attempt(lambda: self.put_by({name + OF: self.marks[name]}, {}))

    def draft_again(self, name: str) -> None:
        """Let go of what the person wrote over an earlier draft: the draft of today takes its place."""
        session.attempt(lambda: self.put_by({name: "", name + OF: ""}, {name: self.key(name)}))

    def put_by(self, fields: Mapping[str, str], boxes: Mapping[str, str]) -> None:
        """Save these fields. ``boxes``: those of them that the person was shown, each with the key of its box.

        From here on this tab has seen what is kept of them, not what was there when the page was drawn: somebody who changes
        a box again before it is drawn anew would be told that others saved first.
        """
        was = {name: session.seen(key, self.draft.get(name, "")) for name, key in boxes.items()}
        kept = self.keep(fields, was)
        for name, key in boxes.items():
            session.saw(key, kept[name])

    def keep(self, fields: Mapping[str, str], was: Mapping[str, str]) -> Mapping[str, str]:
        """Save these fields, and return what is kept of them. ``was``: what the person was shown in each."""
        return services.save_draft(session.app(), session.actor(), self.ref, self.number, fields=fields, was=was)

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
        with self.standing({key: value}):
            fields.text_field(label, key, value=value, hint=hint, area=area, tall=tall, field=field, save=self.save)

    def day(self, name: str, legend: str, *, hint: str = "") -> None:
        """A date."""
        typed = {self.key(f"{name}-{part}"): self.shown(f"{name}-{part}") for part in ("day", "month", "year")}
        with self.standing(typed):
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
        self.offer(name, names, default=default)
        value = self.offered(name, self.shown(name)) or default
        options = list(names)
        index = options.index(value) if value in names else None
        return st.radio(label, options, index, format_func=names.__getitem__, captions=captions, **self.saved(name))

    def offer(self, name: str, names: Mapping[str, str], *, default: str = "") -> None:
        """Say which options a choice has, by key. Needed before it is drawn only where it is read before."""
        self.options[name], self.defaults[name] = names, default
        self.tails[name] = TAIL + marked("\n".join((*names, *names.values(), default)))

    def offered(self, name: str, value: str) -> str:
        """The value, if it is one that can be chosen: a draft may be older than the options. Any text is, in a box."""
        options = self.options.get(name)
        return value if options is None or value in options else ""

    def saved(self, name: str) -> dict[str, Any]:
        """The key of a widget, and what saves it as soon as it is left."""
        return {"key": self.key(name), "on_change": self.save, "args": (self.key(name),)}

    def typed(self, name: str) -> str:
        """What stands in a text box, or in the draft where the box is not drawn."""
        value = session.typed(self.key(name))
        return self.offered(name, self.draft.get(name, "") if value is None else str(value))

    def ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(session.typed(self.key(name), self.draft.get(name) == "yes"))

    def dated(self, name: str) -> date | Problem | None:
        """The date typed."""
        return fields.read_date(self.key(name), name)
