"""What one part learned: its look-back, its lessons and its case studies, and the forms of the first two."""

import streamlit as st

from logic import services
from logic.documents import experience as told_experience
from logic.errors import Problem
from logic.lessons import LOOK_BACK_FIELDS, LOOK_BACK_WITHIN, Lesson, LookBack
from logic.services import Learned
from logic.workspace import rung_for
from pages.shared import cases_line, cases_new, fields, frame, lessons_bank, lessons_one, named, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, apart, draw, joined
from pages.shared.lessons_address import DO, LESSON, LOOK, NEW_CASE, NEW_LESSON
from pages.shared.session import say


def draw_work(case: Case) -> None:
    """What the address asks for: one form, or everything."""
    ref, part = case.place
    learned = services.learned_of(session.app(), ref, part)
    wanted = "" if case.archived else st.query_params.get(DO, "")
    lesson = named.number(LESSON)
    one = next((one for one in learned.lessons if one.id == lesson), None)
    if wanted == LOOK:
        _look_back_form(case, learned.look_back)
    elif wanted == NEW_CASE:
        cases_new.draw_new(case)
    elif wanted == NEW_LESSON or (one is not None and not case.archived):
        lessons_one.draw_form(case, one)
    else:
        _all(case, learned)


def _all(case: Case, learned: Learned) -> None:
    ref, part = case.place
    frame.back_to_work(ref)
    frame.notices(archived=case.archived)
    frame.heading(say("lessons.work.heading"), step=f"learned-{ref}-{part}", above=above(case))
    draw(widgets.way("lessons", say("lessons.work.to_bank")), _look_back(case, learned.look_back))
    draw(widgets.section(say("lessons.own.heading")))
    if not learned.lessons:
        draw(widgets.paragraphs(say("lessons.own.none")))
    for one in learned.lessons:
        _lesson(case, one)
    if not case.archived:
        draw(widgets.way("lessons", say("lessons.own.add"), case.address(**{DO: NEW_LESSON})))
    draw(widgets.section(say("cases.heading")))
    found = services.cases_of(session.app(), ref, part)
    if not found:
        draw(widgets.paragraphs(say("cases.none")))
    for line in found:
        cases_line.draw_line(line)
    if not case.archived:
        draw(widgets.way("lessons", say("cases.add"), case.address(**{DO: NEW_CASE})))


def above(case: Case) -> str:
    """The working name, and the part where there are several."""
    activity, part = case.activity, case.part
    if activity is None or part is None:
        return ""
    if len(activity.parts) == 1:
        return activity.title
    return f"{activity.title} · {part.name or say('lessons.work.part', number=part.number)}"


def _lesson(case: Case, one: Lesson) -> None:
    with st.container(key=f"card-lesson-{one.id}"):
        draw(lessons_bank.words_of(one, source=False))
        shared = say("lessons.own.shared" if one.shared else "lessons.own.alone")
        draw(widgets.paragraphs(shared, "dw-soft"))
        if not case.archived:
            label = say("lessons.own.change", number=one.id)
            draw(widgets.way("lessons", label, case.address(**{LESSON: str(one.id)})))


def _look_back(case: Case, one: LookBack) -> Markup:
    """What was found, or that it is still to come and by when."""
    pieces = [widgets.section(say("lessons.look.heading"))]
    if one.held_on is not None:
        date, roles = widgets.british_date(one.held_on), apart("; ".join(one.roles))
        pieces.append(widgets.paragraphs(say("lessons.look.held", date=date, roles=roles)))
    else:
        pieces.append(widgets.paragraphs(say("lessons.look.lead")))
        ref, part = case.place
        ends_on = services.plan_of(session.app(), ref, part).ends_on
        if ends_on is not None:
            by = widgets.british_date(ends_on + LOOK_BACK_WITHIN)
            pieces.append(widgets.paragraphs(say("lessons.look.due", date=by)))
    written = [name for name in LOOK_BACK_FIELDS if one.fields.get(name)]
    rows = [(say(f"lessons.look.{name}"), widgets.paragraphs(one.fields[name])) for name in written]
    pieces.append(widgets.summary_rows(rows) if rows else Markup(""))
    if not case.archived:
        label = say("lessons.look.change" if one.version else "lessons.look.to")
        pieces.append(widgets.way("lessons", label, case.address(**{DO: LOOK}), main=not one.version))
    return joined(pieces)


def _look_back_form(case: Case, saved: LookBack) -> None:
    ref, part = case.place
    frame.back("lessons", say("lessons.work.heading"), **case.address())
    frame.notices()
    frame.heading(say("lessons.look.heading"), step=f"look-{ref}-{part}", above=above(case))
    draw(widgets.paragraphs(say("lessons.look.lead"), "dw-lead"))
    key = f"look-{ref}-{part}"
    session.seen(f"{key}-{LOOK_BACK_FIELDS[0]}", saved.version)
    hints = {"promised": say("lessons.look.promised_hint"), "felt": _felt_hint(case)}
    with st.form(key, border=False, enter_to_submit=False):
        for name in LOOK_BACK_FIELDS:
            fields.text_field(
                say(f"lessons.look.{name}"),
                f"{key}-{name}",
                value=saved.fields.get(name, ""),
                hint=hints.get(name, ""),
                area=True,
                field=name,
            )
        fields.date_fields(say("lessons.look.held_on"), f"{key}-on", value=saved.held_on, field="held_on")
        label, hint = say("lessons.look.roles"), say("lessons.look.roles_hint")
        roles = "\n".join(saved.roles)
        fields.text_field(label, f"{key}-roles", value=roles, hint=hint, area=True, field="roles")
        label = say("lessons.look.save")
        st.form_submit_button(label, type="primary", on_click=_look_back_now, args=(case, key))


def _felt_hint(case: Case) -> str:
    """What to hold it against: what was decided, and what the feedback came to once its results were opened."""
    rung = rung_for(case.pack, case.part) if case.part else None
    if rung is None or rung.outcome is None:
        hint = say("lessons.look.felt_hint_none")
    else:
        hint = say("lessons.look.felt_hint", rung=case.pack.outcomes[rung.outcome].name)
    found = services.experience_of(session.app(), *case.place)
    if found is None:
        return hint
    return f"{hint} {say('lessons.look.felt_told', what=told_experience.gap(case.pack, found)[0])}"


def _look_back_now(case: Case, key: str) -> None:
    (ref, part), box = case.place, f"{key}-{LOOK_BACK_FIELDS[0]}"
    held_on = fields.read_date(f"{key}-on", "held_on")
    if isinstance(held_on, Problem):
        session.refuse(held_on)
        return

    def do() -> None:
        now = services.save_look_back(
            session.app(),
            session.actor(),
            ref,
            part,
            held_on=held_on,
            roles=str(session.typed(f"{key}-roles", "")).splitlines(),
            fields={name: session.typed(f"{key}-{name}", "") for name in LOOK_BACK_FIELDS},
            seen_version=session.saw_last(box),
        )
        session.saw(box, now)
        session.notice(say("lessons.look.saved"))
        st.query_params.from_dict(case.address())

    session.save(do, box)
