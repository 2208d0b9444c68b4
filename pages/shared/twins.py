"""Fields in plain words, each beside its Easy Read twin, with how hard both are to read."""

from collections.abc import Mapping

import streamlit as st

from logic.easy_words import EasyWord
from logic.reading import EASY as EASY_LONGEST
from logic.reading import PLAIN as PLAIN_LONGEST
from logic.reading import Reading, measure
from logic.scope import EASY
from pages.shared import session, widgets
from pages.shared.case import Case
from pages.shared.drafted import OF, TAIL, Drafted, marked
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

AIM = 11
"""The reading age to aim for, in years (issue 4: that of every public word here)."""


class Twins(Drafted):
    """Boxes in plain words and in Easy Read. What nobody wrote follows its draft; each is saved as soon as it is left.

    Whoever makes one says what is kept (``draft``, by field), and how a field is drafted.
    """

    tall: frozenset[str] = frozenset()
    """Fields whose draft has several lines."""

    def __init__(self, case: Case, kept: Mapping[str, str], prefix: str) -> None:
        super().__init__(case)
        self.draft = kept
        self.prefix = f"{prefix}-{self.ref}-{self.number}-"

    def draft_of(self, name: str, fields: Mapping[str, str]) -> str:
        """The draft of a box when these fields were written."""
        raise NotImplementedError

    def is_box(self, name: str) -> bool:
        """Whether a name is that of a box to write in."""
        raise NotImplementedError

    def said(self, name: str) -> str:
        """What a box says: what somebody wrote, or its draft."""
        return self.draft.get(name) or self.draft_of(name, self.draft)

    def is_stale(self, name: str) -> bool:
        """Whether a box was written over a draft that would be another today."""
        over = self.draft.get(name + OF)
        return bool(self.draft.get(name)) and over is not None and over != marked(self.draft_of(name, self.draft))

    def follow(self, name: str, drafted: str) -> None:
        """As for any drafted box; but what stands in a twin does not move while the plain words beside it are written.

        Whoever leaves those is often in the twin already, and would lose the keyboard or what was just typed. The twin
        takes them up when the page is opened again; until then they stand below it.
        """
        super().follow(name, drafted)
        if name.endswith(EASY):
            self.tails[name] = TAIL + marked(self.draft_of(name, {}))
            if not drafted:
                del self.marks[name]

    def save(self, key: str) -> None:
        """Keep what stands in one box. An emptied one has its draft back."""
        super().save(key)
        name = key.removeprefix(self.prefix).partition(TAIL)[0]
        if self.is_box(name) and not str(session.typed(key) or "").strip() and session.trouble().conflict is None:
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
        session.put(self.key(box), self.draft_of(box, {name: words for name, words in fields.items() if words}))

    def twins(self, name: str, label: str, hint: str) -> None:
        """One field in plain words, its twin in Easy Read, and what both ask of a reader."""
        with st.container(key=f"scope-twins-{name}"):
            self.words(name, label, hint)
            self.words(name + EASY, say("scope.easy_of", label=label), say("scope.easy_hint"))
        draw(self.measured(name))

    def words(self, name: str, label: str, hint: str) -> None:
        """One box, its draft standing in it until somebody writes over it."""
        drafted = self.draft_of(name, self.draft)
        with st.container(key=f"scope-twin-{name}"):
            if self.is_stale(name):
                self.outdated(name, label, drafted)
            if not drafted and name.endswith(EASY):
                self.follow(name, drafted)
            self.text(name, label, hint=hint, area=True, tall=name.removesuffix(EASY) in self.tall, default=drafted)

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
        standing = str(session.typed(self.key(twin)) or "")
        return not self.draft.get(twin) and standing != self.draft_of(twin, self.draft)

    def measured(self, name: str) -> Markup:
        """How hard both are to read; nothing is said of an empty box."""
        words: tuple[EasyWord, ...] = session.app().pack.easy_words
        pieces = []
        for twin, longest, kind in ((name, PLAIN_LONGEST, "plain"), (name + EASY, EASY_LONGEST, "easy")):
            text = self.said(twin)
            if text:
                pieces.append(told(measure(text, words, longest=longest), kind))
        if self.moved(name + EASY):
            lines = widgets.bullets(self.said(name + EASY).splitlines())
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
