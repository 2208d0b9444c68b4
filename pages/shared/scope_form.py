"""The fields of a scope statement, each beside its Easy Read twin, with how hard it is to read."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from logic import services
from logic.reading import EASY as EASY_LONGEST
from logic.reading import PLAIN as PLAIN_LONGEST
from logic.reading import Reading, measure
from logic.scope import EASY, FIELDS, ScopeStatement, draft, is_stale, said
from logic.services import Scope
from pages.shared import session, widgets
from pages.shared.case import Case
from pages.shared.drafted import TAIL, Drafted, marked
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

TALL = frozenset({"open", "benefits", "hear"})
"""Fields whose draft has several lines."""
BOXES = frozenset(name + end for name in FIELDS for end in ("", EASY))
"""The names of all boxes to write in."""
AIM = 11
"""The reading age to aim for, in years (issue 4: that of every public word here)."""


class Writing(Drafted):
    """The fields of one statement; each is saved as soon as it is left."""

    def __init__(self, case: Case, found: Scope) -> None:
        super().__init__(case)
        self.found = found
        self.draft = found.saved.fields
        self.prefix = f"scope-{self.ref}-{self.number}-"

    def keep(self, fields: Mapping[str, str], was: Mapping[str, str]) -> None:
        """Save these fields of the statement."""
        services.save_scope(session.app(), session.actor(), self.ref, self.number, fields=fields, was=was)

    def follow(self, name: str, drafted: str) -> None:
        """As for any drafted box; but what stands in a twin does not move while the plain words beside it are written.

        Whoever leaves those is often in the twin already, and would lose the keyboard or what was just typed. The twin
        takes them up when the page is opened again; until then they stand below it.
        """
        super().follow(name, drafted)
        if name.endswith(EASY):
            self.tails[name] = TAIL + marked(draft(self.found.facts, ScopeStatement(), name))
            if not drafted:
                del self.marks[name]

    def save(self, key: str) -> None:
        """Keep what stands in one box. An emptied one has its draft back."""
        super().save(key)
        name = key.removeprefix(self.prefix).partition(TAIL)[0]
        if name in BOXES and not str(session.typed(key) or "").strip() and session.trouble().conflict is None:
            self.show_draft(name, {})

    def draft_again(self, name: str) -> None:
        """The draft of today takes the place of what was written, in its box and in a twin nobody has written."""
        super().draft_again(name)
        self.show_draft(name, {})
        twin = name + EASY
        if twin in self.tails and not self.draft.get(twin):
            self.show_draft(twin, {name: ""})

    def show_draft(self, box: str, written: Mapping[str, str]) -> None:
        """In a callback: put today's draft in a box in which nothing is written any more."""
        fields = {**self.draft, **written, box: ""}
        saved = replace(self.found.saved, fields={name: words for name, words in fields.items() if words})
        session.put(self.key(box), draft(self.found.facts, saved, box))

    def field(self, name: str) -> None:
        """One field in plain words, its twin in Easy Read, and what both ask of a reader."""
        label = say(f"scope.field.{name}.label")
        with st.container(key=f"scope-twins-{name}"):
            self.words(name, label, say(f"scope.field.{name}.hint"))
            self.words(name + EASY, say("scope.easy_of", label=label), say("scope.easy_hint"))
        draw(self.measured(name))

    def words(self, name: str, label: str, hint: str) -> None:
        """One box, its draft standing in it until somebody writes over it."""
        facts, saved = self.found.facts, self.found.saved
        drafted = draft(facts, saved, name)
        with st.container(key=f"scope-twin-{name}"):
            if is_stale(facts, saved, name):
                self.outdated(name, label, drafted)
            if not drafted and name.endswith(EASY):
                self.follow(name, drafted)
            self.text(name, label, hint=hint, area=True, tall=name.removesuffix(EASY) in TALL, default=drafted)

    def outdated(self, name: str, label: str, drafted: str) -> None:
        """Written over a draft from other facts: the person says which words hold."""
        draw(
            widgets.warning(say("scope.stale.heading", label=label), say("scope.stale.lead")),
            widgets.details(say("scope.stale.new"), widgets.paragraphs(drafted)),
        )
        with st.container(key=f"scope-stale-{name}", horizontal=True):
            st.button(say("scope.stale.use"), key=self.key(f"use-{name}"), on_click=self.draft_again, args=(name,))
            st.button(say("scope.stale.keep"), key=self.key(f"keep-{name}"), on_click=self.stand, args=(name,))

    def moved(self, twin: str) -> bool:
        """Whether the draft of a twin moved on while its box was on the page, so that the box does not show it."""
        drafted = draft(self.found.facts, self.found.saved, twin)
        standing = str(session.typed(self.key(twin)) or "")
        return not self.found.saved.fields.get(twin) and standing != drafted

    def measured(self, name: str) -> Markup:
        """How hard both are to read; nothing is said of an empty box."""
        facts, saved = self.found.facts, self.found.saved
        words = session.app().pack.easy_words
        pieces = []
        for twin, longest, kind in ((name, PLAIN_LONGEST, "plain"), (name + EASY, EASY_LONGEST, "easy")):
            text = said(facts, saved, twin)
            if text:
                pieces.append(told(measure(text, words, longest=longest), kind))
        if self.moved(name + EASY):
            lines = widgets.bullets(said(facts, saved, name + EASY).splitlines())
            pieces.append(joined((markup("<p>{}</p>", say("scope.reading.twin")), lines)))
        # Empty too: what came up later would move the boxes below it, and take the keyboard from one of them.
        return markup('<div class="dw-reading" role="status">{}</div>', joined(pieces))


def told(reading: Reading, kind: str) -> Markup:
    """What a text asks of its reader, and what would make it easier."""
    lines = [markup("<strong>{}</strong> {}", say(f"scope.reading.{kind}_of"), age(reading))]
    lines += [
        markup("{} <q>{}</q>", say("scope.reading.long", count=count), apart(sentence))
        for sentence, count in reading.long
    ]
    if reading.hard:
        names = widgets.listed([word.word for word in reading.hard])
        lines.append(
            markup("{}", say("scope.reading.hard_easy" if kind == "easy" else "scope.reading.hard", words=names))
        )
    if reading.initials:
        lines.append(markup("{}", say("scope.reading.initials", words=widgets.listed(reading.initials))))
    return joined(markup("<p>{}</p>", line) for line in lines)


def age(reading: Reading) -> str:
    """The reading age in words, or why there is none."""
    if reading.age is None:
        return say("scope.reading.short" if reading.too_short else "scope.reading.not_measured")
    return say("scope.reading.age" if reading.age <= AIM else "scope.reading.aim", age=reading.age)
