"""Where somebody is in the show: all of it stands in the address, so a refresh and the browser's Back work."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from logic import show
from logic.flow import Answer
from logic.pack import Pack
from logic.show import Slide, Talk, Turn
from pages.shared import session, widgets

EXAMPLE, AT, FLIP, TURNED, NOTES, LETTERS = "example", "at", "flip", "turned", "notes", "letters"
MOST = 400
"""An address of ours holds nothing longer."""


@dataclass(frozen=True)
class Here:
    """The place in the show.

    at
        where its slide stands, from 0.
    flips, turned
        answers the speaker turned on this slide, and the last one that was pressed.
    letters
        whether single letters are keys.
    """

    pack: Pack
    talk: Talk
    at: int
    flips: tuple[str, ...] = ()
    turned: str = ""
    letters: bool = True

    @property
    def slide(self) -> Slide:
        """The slide that is shown."""
        return self.talk.slides[self.at]

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """The answers as they stand on the slide now."""
        return show.with_flips(self.talk.answers(self.slide), self.flips)

    @cached_property
    def turn(self) -> Turn | None:
        """What was turned last, by the talk or by the speaker; none where nothing was."""
        if self.turned:
            before = show.with_flips(self.talk.answers(self.slide), _pressed(self.flips, self.turned))
            return show.turn(self.pack.flow, before, self.answers, self.turned)
        return self.talk.turns[self.slide.number - 1] if self.slide.number else None

    def common(self) -> dict[str, str]:
        """What each address of this show says."""
        chosen = {EXAMPLE: self.talk.example.id} if self.talk.example else {}
        return chosen | ({} if self.letters else {LETTERS: "off"})

    def to(self, at: int, *, notes: bool = False) -> str:
        """The address of the slide at this place, or of its notes."""
        where = {AT: self.talk.slides[at].key} | ({NOTES: "1"} if notes else {})
        return widgets.href("show", self.common() | where)

    def flipped(self, question: str) -> str:
        """The address of this slide with one more answer turned, or turned back."""
        flips = _pressed(self.flips, question)
        more = ({FLIP: ",".join(flips)} if flips else {}) | {TURNED: question}
        return widgets.href("show", self.common() | {AT: self.slide.key} | more)


def _pressed(flips: tuple[str, ...], question: str) -> tuple[str, ...]:
    return tuple(one for one in flips if one != question) if question in flips else (*flips, question)


def here() -> Here:
    """What the address names. What means nothing in it counts as nothing: the show goes on with its first slide."""
    params, pack = st.query_params, session.app().pack
    talk = show.talk(pack, params.get(EXAMPLE, "")[:MOST])
    at = talk.place(params.get(AT, "")[:MOST])
    shown = show.shown_questions(pack.flow, talk) if talk.answers(talk.slides[at]) else ()
    flips = [key for key in params.get(FLIP, "")[:MOST].split(",") if key in shown]
    turned = params.get(TURNED, "")
    return Here(
        pack,
        talk,
        at,
        tuple(dict.fromkeys(flips)),
        turned if turned in shown else "",
        letters=params.get(LETTERS) != "off",
    )


def is_begun() -> bool:
    """Whether the address names a slide; without one it is the page before the show."""
    return AT in st.query_params


def wants_notes() -> bool:
    """Whether the speaker's notes are asked for."""
    return st.query_params.get(NOTES) == "1"
