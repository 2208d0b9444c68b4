"""What the pages of a feedback form share: where in it the person is, what they filled in, and its first page."""

from dataclasses import dataclass
from functools import cached_property
from secrets import token_hex

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.feedback import Edition, Feedback, Question
from logic.feedback_given import ReplyDraft, is_draft_name
from logic.services import FormBehind
from pages.shared import frame, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.public import AT, DRAFT, EASY, Reader
from pages.shared.session import say, say_all

SEND, DONE, ABOUT, ABOUT_DONE = "send", "done", "about", "about-done"


@dataclass(frozen=True)
class Shown:
    """One person at one step of one form. ``name``: under which what they fill in is kept; ``new`` until it was."""

    who: Reader
    behind: FormBehind
    at: str
    name: str

    @property
    def edition(self) -> Edition:
        """Which scales it asks with."""
        return "easy" if self.who.easy else "standard"

    @cached_property
    def feedback(self) -> Feedback:
        """The content that it asks with."""
        return services.feedback_of(session.app(), self.behind.form)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """Its questions, in order."""
        return self.feedback.asked(self.behind.form.kind, self.behind.form.rung)

    @cached_property
    def activity(self) -> Activity:
        """The piece of work it is about."""
        return services.find_activity(session.app(), self.behind.door.ref)

    @cached_property
    def kept(self) -> ReplyDraft | None:
        """What is filled in so far; none when nothing is."""
        return services.read_draft(session.app(), self.name)

    @property
    def draft(self) -> ReplyDraft:
        """What is filled in so far."""
        return self.kept or ReplyDraft()

    @cached_property
    def sent(self) -> bool:
        """Whether what was filled in under this name was sent."""
        return self.kept is None and services.was_sent(session.app(), self.behind.form, self.name)

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The steps with questions, by their spelling in the address: a page each in Easy Read, else a group."""
        if self.who.easy:
            return tuple(one.id for one in self.asked)
        used = {one.group for one in self.asked}
        return tuple(group.key for group in self.feedback.groups if group.key in used)

    def on(self, step: str) -> tuple[Question, ...]:
        """The questions of a step."""
        return tuple(one for one in self.asked if step in {one.id, one.group})

    def step_of(self, question: str, *, easy: bool) -> str:
        """The step on which a question stands, in either edition."""
        return next((one.id if easy else one.group for one in self.asked if one.id == question), "")

    def told(self, key: str, **data: object) -> str:
        """The words of this edition."""
        return say(f"feedback.{self.who.edition}.{key}", **data)

    def address(self, at: str, *, easy: bool | None = None, draft: bool = True) -> dict[str, str]:
        """The address of a step."""
        here = {key: value for key, value in self.who.address().items() if key != EASY}
        here |= {EASY: "1"} if (self.who.easy if easy is None else easy) else {}
        here |= {DRAFT: self.name} if draft else {}
        return here | ({AT: at} if at else {})


def shown_of(who: Reader, behind: FormBehind) -> Shown:
    """Where the address says that the person is. A step that this form does not have is its first page."""
    name = st.query_params.get(DRAFT, "")
    if not is_draft_name(name):
        name = session.kept(name_key(behind), lambda: token_hex(16))
    shown = Shown(who, behind, st.query_params.get(AT, ""), name)
    known = shown.at in {"", SEND, DONE, ABOUT, ABOUT_DONE, *shown.steps}
    return shown if known else Shown(who, behind, "", name)


def name_key(behind: FormBehind) -> str:
    """Where this session keeps the name of the next draft of a form."""
    return f"feedback-{behind.form.id}-name"


def lines(text: str) -> Markup:
    """Words of either edition, a paragraph each line."""
    return widgets.paragraphs(text)


def easy(shown: Shown, *pieces: Markup) -> Markup:
    """Pieces in the type of this edition."""
    return markup('<div class="dw-easy">{}</div>', joined(pieces)) if shown.who.easy else joined(pieces)


def draw_start(shown: Shown) -> None:
    """What this is, what is kept of it, and the way in."""
    form, later = shown.behind.form, shown.behind.form.kind == "later"
    frame.notices()
    frame.heading(
        shown.told("later_heading" if later else "heading"), step=f"start-{shown.edition}", above=shown.activity.title
    )
    day = widgets.british_date(form.closes_on)
    draw(
        easy(
            shown,
            widgets.paragraphs(shown.told("later_lead" if later else "lead"), "dw-lead"),
            lines(shown.told("later_minutes" if later else "minutes")),
            lines(shown.told("closes", date=day)),
        )
    )
    if shown.steps:
        begun = shown.kept is not None
        label = shown.told("go_on" if begun else "start")
        draw(widgets.way("feedback", label, shown.address(shown.steps[0]), main=True))
    draw(
        widgets.way("feedback", shown.told("other"), shown.address("", easy=not shown.who.easy, draft=bool(shown.kept)))
    )
    items = say_all("feedback.easy.keep_items" if shown.who.easy else "feedback.plain.keep_items")
    draw(easy(shown, widgets.section(shown.told("keep")), widgets.bullets(items)))
