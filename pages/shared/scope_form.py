"""The fields of a scope statement, each beside its Easy Read twin, with how hard it is to read."""

from collections.abc import Mapping

import streamlit as st

from logic import services
from logic.reading import EASY as EASY_LONGEST
from logic.reading import PLAIN as PLAIN_LONGEST
from logic.reading import Reading, measure
from logic.scope import EASY, draft, is_stale, said
from logic.services import Scope
from pages.shared import session, widgets
from pages.shared.case import Case
from pages.shared.drafted import Drafted
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

TALL = frozenset({"open", "benefits", "hear"})
"""Fields whose draft has several lines."""
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

    def measured(self, name: str) -> Markup:
        """How hard both are to read. Nothing for an empty box."""
        facts, saved = self.found.facts, self.found.saved
        words = session.app().pack.easy_words
        pieces = []
        for twin, longest, kind in ((name, PLAIN_LONGEST, "plain"), (name + EASY, EASY_LONGEST, "easy")):
            text = said(facts, saved, twin)
            if text:
                pieces.append(told(measure(text, words, longest=longest), kind))
        return markup('<div class="dw-reading" role="status">{}</div>', joined(pieces)) if pieces else Markup("")


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
