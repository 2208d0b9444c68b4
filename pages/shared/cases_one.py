"""One case study: its words, who agreed, the check by the people in it, publishing, and taking it back."""

import streamlit as st

from logic import services
from logic.case_studies import TOLD_FIELDS, CaseStudy, rung_names
from pages.shared import case as works
from pages.shared import cases_consent, cases_line, cases_new, cases_steps, downloads, frame, named, session, widgets
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.lessons_address import CASE, CONSENT, DO, WORDS
from pages.shared.session import say

KINDS = ("pdf", "large", "word")


def draw_named() -> bool:
    """The one that the address names, or one of its forms; whether there is such a one."""
    one = named.found(CASE, lambda number: services.find_case(session.app(), number))
    if one is None:
        return False
    archived = services.find_activity(session.app(), one.ref).archived_at is not None
    form = "" if archived else st.query_params.get(DO, "")
    if form == WORDS:
        cases_new.draw_words(one)
    elif form == CONSENT:
        cases_consent.draw_form(one)
    else:
        _draw(one, archived=archived)
    return True


def _draw(one: CaseStudy, *, archived: bool) -> None:
    frame.back("lessons", say("lessons.work.heading"), **{works.ACTIVITY: one.ref, works.PART: str(one.part)})
    frame.notices(archived=archived)
    above = say("lessons.from", ref=one.ref, title=apart(one.work))
    frame.heading(one.title, step=f"case-{one.id}", above=above)
    draw(markup('<p class="dw-body">{} {}</p>', cases_line.status(one.status, is_out=one.is_out), _checked(one)))
    cases_steps.draw_tell(one)
    draw(widgets.summary_rows(_rows(one)))
    if not archived:
        draw(widgets.way("lessons", say("cases.words"), {CASE: str(one.id), DO: WORDS}))
    cases_consent.draw_consents(one, archived=archived)
    if not archived:
        cases_steps.draw_steps(one)
    elif one.is_out:
        cases_steps.draw_withdraw(one)
    draw(_versions(one), _files(one))


def _checked(one: CaseStudy) -> Markup:
    if not one.checked_by or one.checked_on is None:
        return markup("{}", say("cases.check.again")) if one.versions else Markup("")
    date = widgets.british_date(one.checked_on)
    return markup("{}", say("cases.check.done", by=apart(one.checked_by), date=date, how=apart(one.checked_how)))


def _rows(one: CaseStudy) -> list[tuple[str, Markup | str]]:
    written = [name for name in TOLD_FIELDS if name != "title" and getattr(one, name)]
    found: list[tuple[str, Markup | str]] = [
        (say(f"cases.fields.{name}"), widgets.paragraphs(getattr(one, name))) for name in written
    ]
    names = rung_names(session.app().pack)
    for name in cases_new.RUNGS:
        outcome = getattr(one, name)
        words = names.get(outcome, outcome) or say("cases.fields.not_known")
        found.append((say(f"cases.fields.{name}"), words))
    return found


def _versions(one: CaseStudy) -> Markup:
    if not one.versions:
        return Markup("")
    lines = [
        say("cases.publish.version", number=version.number, date=widgets.british_date(version.published_on))
        for version in one.versions
    ]
    given = joined((widgets.section(say("cases.publish.given"), 3), widgets.paragraphs(one.given_to)))
    return joined((widgets.section(say("cases.publish.versions")), widgets.bullets(lines), given))


def _files(one: CaseStudy) -> Markup:
    """The published version; and the draft while it is not the same."""
    pieces = [widgets.section(say("cases.files.heading"))]
    if one.is_out:
        pieces.append(downloads.links(_links(one, {}, easy=bool(one.versions[-1].told.get("easy")))))
    if one.status != "published":
        draft = widgets.section(say("cases.files.draft"), 3)
        pieces += [draft, downloads.links(_links(one, {"draft": "1"}, easy=bool(one.easy)))]
    return joined(pieces)


def _links(one: CaseStudy, more: dict[str, str], *, easy: bool) -> list[downloads.File]:
    asked: dict[str, object] = {"c": one.id, **more}
    found = [downloads.File(say(f"cases.files.{kind}"), "case", {**asked, "kind": kind}) for kind in KINDS]
    if easy:
        found += [
            downloads.File(say(f"cases.files.easy_{kind}"), "case", {**asked, "kind": kind, "easy": "1"})
            for kind in ("pdf", "word")
        ]
    return found
