"""The feedback forms of a part: where each stands, its link, its paper, and what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from logic import services
from logic.activity import Activity, Part
from logic.feedback import Form
from logic.feedback_given import FIVE
from logic.links import PublicLink
from logic.pack import Rung
from logic.workspace import rung_for
from pages.shared import case as cases
from pages.shared import downloads, frame, passing_on, session, widgets
from pages.shared.case import Case
from pages.shared.downloads import File
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say

DO, FORM, WHICH, SHEET = "do", "f", "e", "s"
NEW, ENTER, ABOUT, CHANGE, FINISH, RENEW = "new", "enter", "about", "change", "finish", "renew"
"""Short spellings in the address: what is done, and with which form; which edition is typed in, and the how manyth."""
TAGS: Mapping[str, str] = {"taking": "can", "over": "unasked", "opened": "fixed"}


@dataclass(frozen=True, slots=True)
class View:
    """One part whose forms are shown. ``rung``: what a new form would ask about; none while it is not known."""

    case: Case
    activity: Activity
    part: Part
    rung: Rung | None
    forms: tuple[Form, ...]

    @property
    def above(self) -> str:
        """Which work this is."""
        several = len(self.activity.parts) > 1
        name = self.part.name or (say("activities.one.part_name", number=self.part.number) if several else "")
        return " · ".join(apart(words) for words in (self.activity.title, name) if words)

    def address(self, do: str = "", form: Form | None = None, **more: str) -> dict[str, str]:
        """The address of this page, or of what is done with a form."""
        here = {DO: do} if do else {}
        return self.case.address(**here, **({FORM: str(form.id)} if form else {}), **more)

    def rung_name(self, form: Form) -> str:
        """The name of the rung that a form asks about, as it stands in a sentence."""
        name = next((rung.name for rung in self.case.pack.rungs if rung.key == form.rung), form.rung)
        return widgets.in_a_sentence(name)

    def name_of(self, form: Form) -> str:
        """What a form is called."""
        return say(f"feedback_forms.name.{form.kind}", rung=self.rung_name(form))


def view_of(case: Case) -> View | None:
    """The view of a saved part; none where nothing is saved."""
    if case.activity is None or case.part is None:
        return None
    found = services.forms_of(session.app(), case.activity.ref)
    forms = tuple(one for one in found if one.part_number == case.part.number)
    return View(case, case.activity, case.part, rung_for(case.pack, case.part), forms)


def draw_all(view: View) -> None:
    """Every form of the part, and the way to another."""
    from pages.shared import feedback_change

    frame.back_to_work(view.activity.ref)
    frame.notices(ignored=ignored(view), archived=view.case.archived)
    frame.heading(say("feedback_forms.heading"), step=f"feedback-{len(view.forms)}", above=view.above)
    draw(widgets.paragraphs(say("feedback_forms.lead")))
    if any(state_of(one) == "taking" for one in view.forms):
        draw(passing_on.warnings())
    counts = services.count_replies(session.app(), view.activity.ref) if view.forms else {}
    links = {one.id: one for one in services.links_of(session.app(), view.activity.ref, "feedback")}
    for form in view.forms:
        with st.container(key=f"card-form-{form.id}"):
            draw(_card(view, form, links.get(form.link), counts.get(form.id, 0)))
    if view.case.archived:
        return
    if view.rung is None:
        draw(widgets.paragraphs(say("feedback_forms.no_rung")))
        draw(widgets.way("approach", say("feedback_forms.to_approach"), view.case.address(), main=True))
    elif view.forms:
        draw(widgets.way("feedback_forms", say("feedback_forms.make_another"), view.address(NEW)))
    else:
        draw(widgets.section(say("feedback_forms.make_heading")))
        feedback_change.make_form(view, view.rung)


def ignored(view: View) -> tuple[str, ...]:
    """What the address holds that means nothing here."""
    return tuple(key for key in view.case.ignored if key not in {DO, FORM, WHICH, SHEET})


def state_of(form: Form) -> str:
    """Where a form stands."""
    if form.opened_on is not None:
        return "opened"
    return "taking" if form.takes(session.app().today()) else "over"


def _card(view: View, form: Form, link: PublicLink | None, least: int) -> Markup:
    state = state_of(form)
    live = not view.case.archived and form.opened_on is None
    return joined(
        (
            markup(
                '<h2 class="dw-h2 dw-flush">{} {}</h2>',
                view.name_of(form),
                widgets.tag(say(f"feedback_forms.state.{state}"), TAGS[state]),
            ),
            widgets.paragraphs(_when(form, state)),
            _replies(least) if form.opened_on is None else _results(view, form),
            _pass_on(view, form, link) if live and state == "taking" else Markup(""),
            _ways(view, form, link) if live else Markup(""),
            _paper(view, form) if live else Markup(""),
        )
    )


def _when(form: Form, state: str) -> str:
    made = widgets.british_date(form.made_on)
    if form.opened_on is not None:
        return say("feedback_forms.opened", made=made, date=widgets.british_date(form.opened_on))
    date = widgets.british_date(form.closes_on)
    if state == "taking":
        return say("feedback_forms.until", made=made, date=date)
    return say("feedback_forms.was_until", made=made, date=date)


def _replies(least: int) -> Markup:
    words = (
        say("feedback_forms.replies.some", least=least, most=least + FIVE - 1)
        if least
        else say("feedback_forms.replies.few")
    )
    return markup(
        '<p class="dw-body"><strong>{}</strong></p><p class="dw-soft">{}</p>', words, say("feedback_forms.replies.why")
    )


def _results(view: View, form: Form) -> Markup:
    """The way to what people said. How many replied is told there alone, beside what can be shown of it."""
    return widgets.way("results", say("feedback_forms.results"), view.case.address(f=str(form.id)), main=True)


def _pass_on(view: View, form: Form, link: PublicLink | None) -> Markup:
    """The link, its square code, and words to send with it."""
    if link is None or not link.opens(session.app().today()):
        return widgets.inset(say("feedback_forms.link_closed"), "")
    address = services.link_address(session.app(), link)
    date = widgets.british_date(form.closes_on)
    data = {"title": view.activity.title, "date": date, "address": address}
    of_kind = "feedback_forms.remind_later" if form.kind == "later" else "feedback_forms.remind_words"
    first = _to_send(f"dw-remind-{form.id}", say("feedback_forms.remind"), say(of_kind, **data))
    again = _to_send(f"dw-again-{form.id}", say("feedback_forms.again"), say("feedback_forms.again_words", **data))
    return joined(
        (
            passing_on.address(f"dw-form-{form.id}", address),
            widgets.details(say("feedback_forms.remind"), first),
            widgets.details(say("feedback_forms.again"), widgets.paragraphs(say("feedback_forms.again_lead")), again),
        )
    )


def _to_send(field: str, label: str, words: str) -> Markup:
    """Words to copy into an email or a letter."""
    copy, copied = say("feedback_forms.remind_copy"), say("feedback_forms.remind_copied")
    return passing_on.words(field, label, words, copy=copy, copied=copied)


def _ways(view: View, form: Form, link: PublicLink | None) -> Markup:
    about = [ABOUT] if services.feedback_of(session.app(), form).about else []
    ways = [ENTER, *about, FINISH, CHANGE, *([RENEW] if link is not None else [])]
    return joined(
        widgets.way("feedback_forms", say(f"feedback_forms.ways.{do}"), view.address(do, form)) for do in ways
    )


def _paper(view: View, form: Form) -> Markup:
    """The form on paper, in each edition and form."""
    about = services.feedback_of(session.app(), form).about
    return widgets.details(
        say("feedback_forms.paper"),
        widgets.paragraphs(say("feedback_forms.paper_lead")),
        downloads.links(_sheets(view, form, "")),
        widgets.paragraphs(say("feedback_forms.about_lead")) if about else Markup(""),
        downloads.links(_sheets(view, form, ABOUT)) if about else Markup(""),
    )


def _sheets(view: View, form: Form, sheet: str) -> list[File]:
    """One sheet of the form, in each edition and form."""
    named = {cases.ACTIVITY: view.activity.ref, FORM: form.id, **({"sheet": sheet} if sheet else {})}
    names = {"standard": "about_standard", "easy": "about_easy"} if sheet else {"standard": "standard", "easy": "easy"}
    return [
        File(say(f"feedback_forms.file.{name}_{kind}"), "feedback", {**named, "edition": edition, "kind": kind})
        for edition, name in names.items()
        for kind in ("pdf", "word")
    ]
