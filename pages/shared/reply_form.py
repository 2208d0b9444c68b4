"""The fields of a reply, each beside its Easy Read twin, and those of one thing that people said."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from logic import services
from logic.feedback import Comment
from logic.reply import ANSWERS, DECIDED, EASY, FIELDS, OF_LINE, day_of_work, draft, name_of
from logic.services import ReplyPage
from pages.shared import case as cases
from pages.shared import fields as boxes
from pages.shared import frame, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, apart, draw, markup
from pages.shared.session import say
from pages.shared.twins import Twins


class Writing(Twins):
    """The fields of one reply; each is saved as soon as it is left."""

    tall = frozenset({"challenge"})

    def __init__(self, case: Case, found: ReplyPage) -> None:
        super().__init__(case, found.saved.fields, "reply")
        self.found = found

    def keep(self, fields: Mapping[str, str], was: Mapping[str, str]) -> Mapping[str, str]:
        """Save these fields of the reply."""
        return services.save_reply(session.app(), session.actor(), self.ref, self.number, fields=fields, was=was)

    def draft_of(self, name: str, fields: Mapping[str, str]) -> str:
        """The draft of a box when these fields were written."""
        return draft(self.found.facts, replace(self.found.saved, fields=fields), name)

    def is_box(self, name: str) -> bool:
        """Whether a name is that of a box to write in."""
        own = name.removesuffix(EASY)
        return own in FIELDS or own.rpartition("-")[2] in OF_LINE

    def field(self, name: str) -> None:
        """One text that stands once."""
        self.twins(name, say(f"reply.field.{name}.label"), say(f"reply.field.{name}.hint"))

    def decided(self) -> None:
        """The day of the decision, and who decides."""
        self.dated_by("decided", say("reply.decided_on"), dict(zip(("day", "month", "year"), DECIDED, strict=True)))
        self.day_of_work()
        if self.found.part.decider:
            draw(widgets.paragraphs(say("reply.who", who=self.found.part.decider), "dw-soft"))

    def day_of_work(self) -> None:
        """What the work says of that day, where it is another, and the press that takes it over once it is here."""
        day, today = day_of_work(self.found.facts, self.found.saved), session.app().today()
        if day is None:
            return
        draw(day_words(self.found, day))
        if day <= today:
            words = say("reply.work_day.use", date=widgets.british_date(day))
            st.button(words, key=self.key("use-work-day"), on_click=self.use_day, args=(day,))

    def use_day(self, day: date) -> None:
        """In a callback: the day of the work is that of the reply."""
        typed = dict(zip(DECIDED, (str(day.day), str(day.month), str(day.year)), strict=True))
        shown = {name: self.key(name) for name in DECIDED}
        if session.attempt(lambda: self.put_by(typed, shown)):
            for name, key in shown.items():
                session.put(key, typed[name])

    def dated_by(self, name: str, legend: str, kept: Mapping[str, str]) -> None:
        """Three boxes for a date. ``kept``: the name each is kept under, by its part of the date."""
        typed = {self.key(f"{name}-{part}"): self.shown(field) for part, field in kept.items()}
        with self.standing(typed):
            boxes.date_fields(legend, self.key(name), typed=typed, field=name, save=self.save)

    def line(self, number: int) -> None:
        """One thing that people said, and what came of it."""
        saved = self.found.saved
        self.twins(name_of(number, "said"), say("reply.line.said"), say("reply.line.said_hint"))
        if saved.of_line(number, "from"):
            draw(widgets.paragraphs(say("reply.line.from"), "dw-soft"))
        kinds: dict[str, str] = {kind: say(f"reply.line.{kind}") for kind in ANSWERS}
        kind = self.choose(name_of(number, "kind"), say("reply.line.kind"), kinds)
        if kind is None:
            return
        self.twins(name_of(number, "answer"), say(f"reply.line.answer_{kind}"), say(f"reply.line.hint_{kind}"))
        if kind == "could_not":
            self.twins(name_of(number, "why"), say("reply.line.why"), say("reply.line.why_hint"))
        if kind == "open":
            names = {part: name_of(number, f"by-{part}") for part in ("day", "month", "year")}
            self.dated_by(name_of(number, "by"), say("reply.line.by"), names)


def day_words(found: ReplyPage, day: date) -> Markup:
    """What the work says of the day of the decision, beside what the reply says. ``day``: that of the work."""
    own, by = found.saved.decided_on, widgets.british_date(day)
    if own is not None:
        return widgets.inset(
            say("reply.work_day.other", date=by, own=widgets.british_date(own)), say("reply.work_day.both")
        )
    return widgets.inset(
        say("reply.work_day.gone" if day <= session.app().today() else "reply.work_day.to_come", date=by), ""
    )


def draw_line(case: Case, found: ReplyPage, number: int) -> None:
    """The step of one thing that people said."""
    at = found.saved.lines.index(number) + 1
    frame.back("answer_people", say("reply.line.list"), **case.address(**{cases.STEP: "lines"}))
    frame.notices()
    above = say("reply.above", ref=found.activity.ref, title=found.facts.heading)
    step = f"reply-{found.activity.ref}-{found.part.number}-line-{number}"
    frame.heading(say("reply.line.heading", number=at), step=step, above=above)
    form = Writing(case, found)
    form.line(number)
    told = session.trouble().attempt
    st.button(
        say("reply.continue"), type="primary", key=f"reply-line-{number}-{told}", on_click=_leave, args=(form, told)
    )
    with session.drawer("remove", say("reply.line.remove")):
        draw(widgets.paragraphs(say("reply.line.remove_lead")))
        st.button(say("reply.line.remove_now"), key=f"reply-remove-{number}", on_click=_remove, args=(case, number))


def _leave(form: Writing, told: int) -> None:
    """Back to the list; not where a field has just been refused."""
    if form.leave(told):
        st.query_params.from_dict(form.case.address(**{cases.STEP: "lines"}))


def _remove(case: Case, number: int) -> None:
    if case.activity is None or case.part is None:
        return
    ref, part = case.activity.ref, case.part.number

    def do() -> None:
        services.remove_reply_line(session.app(), session.actor(), ref, part, number)
        session.notice(say("reply.lines.removed"))
        st.query_params.from_dict(case.address(**{cases.STEP: "lines"}))

    session.attempt(do)


def draw_lines(case: Case, found: ReplyPage) -> None:
    """Everything that people said, with where each stands, and the button for one more."""
    saved, wanting = found.saved, {problem.field.rsplit("-", 1)[0] for problem in found.missing}
    rows: list[tuple[str, str, str, dict[str, str]]] = []
    for at, number in enumerate(saved.lines, 1):
        state = "todo" if f"line-{number}" in wanting else "done"
        words = say("reply.lines.open", number=at, said=apart(_short(saved.of_line(number, "said"))))
        rows.append((say(f"reply.status.{state}"), state, words, case.address(**{cases.STEP: f"line-{number}"})))
    if rows:
        draw(widgets.steps("answer_people", rows))
    else:
        draw(widgets.paragraphs(say("reply.lines.none")))
    form = f"reply-add-{found.activity.ref}-{found.part.number}"
    session.form_drawn(form)
    st.button(
        say("reply.lines.add"), key=form, type="secondary" if rows else "primary", on_click=_add, args=(case, form)
    )

    _draw_comments(case, found)


MOST_SHOWN = 70
COMMENTS_SHOWN = 10
"""Comments that wait for an answer and stand there at once."""


def _draw_comments(case: Case, found: ReplyPage) -> None:
    """What people wrote in the feedback and no point answers yet: one press makes a point of each."""
    waiting = services.comments_to_answer(session.app(), found.activity.ref, found.part.number)
    if not waiting:
        return
    draw(widgets.section(say("reply.comments.heading")), widgets.paragraphs(say("reply.comments.lead")))
    for at, one in enumerate(waiting[:COMMENTS_SHOWN], 1):
        with st.container(key=f"comment-{one.id}"):
            question = session.app().pack.feedback.by_id.get(one.question)
            asked = widgets.paragraphs(question.words if question else "", "dw-soft")
            draw(markup('{}<blockquote class="dw-quote">{}</blockquote>', asked, widgets.paragraphs(one.shown)))
            form = f"reply-comment-{one.id}"
            session.form_drawn(form)
            words = say("reply.comments.answer", number=at)
            st.button(words, key=f"answer-{one.id}", on_click=_add, args=(case, form, one))
    if len(waiting) > COMMENTS_SHOWN:
        draw(widgets.paragraphs(say("reply.comments.more", count=len(waiting) - COMMENTS_SHOWN), "dw-soft"))


def _short(text: str) -> str:
    first = " ".join(text.split())
    return (first if len(first) <= MOST_SHOWN else f"{first[:MOST_SHOWN].rstrip()}…") or say("reply.lines.empty")


def _add(case: Case, form: str, comment: Comment | None = None) -> None:
    """One more thing that people said, in the words of this comment where there is one, and on to it."""
    if case.activity is None or case.part is None:
        return
    ref, part = case.activity.ref, case.part.number

    def do() -> None:
        key = session.form_key(form)
        said, said_from = (comment.shown, comment.id) if comment else ("", "")
        number = services.add_reply_line(
            *(session.app(), session.actor(), ref, part), said=said, said_from=said_from, key=key
        )
        session.form_sent(form)
        session.notice(say("reply.lines.added"))
        st.query_params.from_dict(case.address(**{cases.STEP: f"line-{number}"}))

    session.attempt(do)
