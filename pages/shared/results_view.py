"""The results of one form: what it felt like, each question with its bars and its table, and who gave them."""

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.documents import experience as told_experience
from logic.experience import Experience
from logic.feedback import Form
from logic.results import Results, about_lines
from logic.suppression import EVERYONE, EditionTold, Side
from pages.shared import case as cases
from pages.shared import downloads, frame, named, pager, results_bars, results_comments, session, widgets
from pages.shared.downloads import File
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.lessons_address import DO, LOOK
from pages.shared.session import say

FORM, WAY, HELP = "f", "w", "h"
WAYS = {"link": "link", "paper": "paper"}
HELPED = {"helped": True, "alone": False}
KINDS = ("pdf", "large", "word", "xlsx", "csv")


def wanted(activity: Activity, part: int) -> Results | None:
    """What the address asks for: the form it names, else the newest of this part; none where there is none."""
    app = session.app()
    forms = [form for form in services.forms_of(app, activity.ref) if form.part_number == part]
    by_id = {form.id: form for form in forms}
    form = by_id.get(named.number(FORM)) or next((one for one in forms if one.opened_on), next(iter(forms), None))
    return None if form is None else services.results_of(app, activity.ref, form.id)


def side() -> Side:
    """Whose answers the address asks for."""
    params = st.query_params
    way, helped = params.get(WAY, ""), HELPED.get(params.get(HELP, ""))
    return Side("link" if way == "link" else "paper" if way == "paper" else None, helped)


def address(activity: Activity, form: Form, **more: str) -> dict[str, str]:
    """The address of this form's results, with more beside it."""
    here = {cases.ACTIVITY: activity.ref, cases.PART: str(form.part_number), FORM: str(form.id)}
    return here | {key: value for key, value in more.items() if value}


def in_one_line(found: Experience) -> str:
    """The three rungs in one line, for a phone and for whoever cannot see the picture."""
    return told_experience.gap(session.app().pack, found)[0]


def draw_results(activity: Activity, found: Results, experience: Experience | None) -> None:
    """Everything on one form. Whoever asks for some of it, by a filter or a page of comments, finds that first."""
    whose, later_page = side(), pager.asked() > 1
    frame.back_to_work(activity.ref)
    frame.notices(archived=activity.archived_at is not None)
    frame.heading(
        say("results.heading"),
        step=f"results-{found.form.id}-{whose.came_by}-{whose.supported}-{pager.asked()}",
        above=activity.title,
    )
    draw(_forms(activity, found.form))
    if found.form.opened_on is None:
        takes = found.form.takes(session.app().today())
        words = say("results.takes" if takes else "results.closed", date=widgets.british_date(found.form.closes_on))
        draw(
            widgets.paragraphs(words),
            widgets.way("feedback_forms", say("results.to_form"), _part(activity, found.form), main=not takes),
        )
        return
    if whose == EVERYONE and not later_page:
        draw(widgets.paragraphs(say("results.lead", date=widgets.british_date(found.form.opened_on))))
    if experience is not None and whose == EVERYONE and not later_page:
        draw(_experience(activity, found.form, experience))
    if found.too_few:
        if experience is None:
            draw(widgets.paragraphs(say("results.too_few")))
        return
    if not later_page:
        draw(_numbers(activity, found, whose), _about(found))
    results_comments.draw_list(activity, found, lambda **more: address(activity, found.form, **more))
    draw(_files(activity, found.form))


def _forms(activity: Activity, here: Form) -> Markup:
    """The other forms of this part, where there are any."""
    forms = [form for form in services.forms_of(session.app(), activity.ref) if form.part_number == here.part_number]
    if len(forms) < 2:  # noqa: PLR2004 - one form is no choice
        return Markup("")
    ways = (
        (
            say("results.form", kind=say(f"results.kind.{form.kind}"), date=widgets.british_date(form.made_on)),
            address(activity, form),
            form.id == here.id,
        )
        for form in forms
    )
    return results_bars.choices(say("results.which"), ways)


def _part(activity: Activity, form: Form) -> dict[str, str]:
    """The address of the part that this form is of."""
    return {cases.ACTIVITY: activity.ref, cases.PART: str(form.part_number)}


def _experience(activity: Activity, form: Form, found: Experience) -> Markup:
    """Promised, planned and what it felt like, in words, with what it comes to and where that is written down."""
    pack = session.app().pack
    title, text = told_experience.gap(pack, found)
    rows = told_experience.in_a_line(pack, found)
    pieces = [widgets.section(say("experience.title")), widgets.inset(title, text), widgets.summary_rows(rows)]
    if found.asks_to_look_back and activity.archived_at is None:
        pieces.append(widgets.way("lessons", say("experience.to_look_back"), _part(activity, form) | {DO: LOOK}))
    return joined(pieces)


def _numbers(activity: Activity, found: Results, whose: Side) -> Markup:
    """Whose answers, and those of each edition in a section of its own."""
    sections = (_edition(found, edition, whose) for edition in found.editions)
    return joined((_filters(activity, found.form, whose), *sections))


def _filters(activity: Activity, form: Form, whose: Side) -> Markup:
    way, helped = whose.came_by or "", next((name for name, value in HELPED.items() if value == whose.supported), "")
    ways = (
        (say(f"results.filter.{one or 'all'}"), address(activity, form, w=one, h=helped), one == way)
        for one in ("", *WAYS)
    )
    helps = (
        (say(f"results.filter.{one or 'both'}"), address(activity, form, w=way, h=one), one == helped)
        for one in ("", *HELPED)
    )
    return joined(
        (
            widgets.section(say("results.filter.heading")),
            markup('<p class="dw-soft">{}</p>', say("results.filter.lead")),
            results_bars.choices(say("results.filter.way"), ways),
            results_bars.choices(say("results.filter.help"), helps),
        )
    )


def _edition(found: Results, edition: EditionTold, whose: Side) -> Markup:
    name = edition.edition
    return joined(
        (
            widgets.section(say(f"results.edition.{name}")),
            widgets.paragraphs(say("results.at_least", number=edition.at_least)),
            markup('<p class="dw-soft">{}</p>', say(f"results.apart.{name}")),
            markup('<p class="dw-soft">{}</p>', say("results.together_note")),
            *(results_bars.question(one, edition, whose) for one in found.choices),
        )
    )


def _about(found: Results) -> Markup:
    """What people said about themselves, where any of it may be told."""
    told = [(one, found.about[one.key]) for one in found.about_questions if found.about.get(one.key)]
    if not told:
        return Markup("")
    everyone = say("results.side.everyone")
    return joined(
        (
            widgets.section(say("results.about.heading")),
            markup('<p class="dw-soft">{}</p>', say("results.about.lead")),
            *(
                results_bars.asked(" ".join(one.words.split()), about_lines(one, shares), everyone)
                for one, shares in told
            ),
        )
    )


def _files(activity: Activity, form: Form) -> Markup:
    files = (
        File(say(f"results.file.{kind}"), "results", {"a": activity.ref, "f": form.id, "kind": kind}) for kind in KINDS
    )
    return joined((widgets.section(say("results.files")), downloads.links(files)))
