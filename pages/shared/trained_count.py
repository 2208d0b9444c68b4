"""How many relevant staff there were on which day, who is relevant, and every count that was made."""

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.services import TargetNow
from logic.trained import NEEDS, Counted, Needs, Standing, in_force, key_of, share
from pages.shared import fields, frame, session, trained_target, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say
from pages.shared.trained_address import COURSES, DO, PAGE, back, listed

FORM = "trained-count"


def draw_count() -> None:
    """Where the target stands, the form of a new count, and those before it."""
    now = services.training_target(session.app())
    back()
    frame.notices()
    frame.heading(say("trained.count.heading"), step=f"trained-count-{len(now.counted)}")
    draw(widgets.paragraphs(say("trained.count.lead"), "dw-lead"))
    if now.courses:
        _form(now)
    else:
        draw(
            widgets.paragraphs(say("trained.count.none")),
            widgets.way(PAGE, say("trained.courses.new"), {DO: COURSES}, main=True),
        )
    draw(trained_target.panel(now), _areas(now), _earlier(now))


def _form(now: TargetNow) -> None:
    before = next((one.count for one in reversed(now.counted) if not one.count.area), None)
    session.form_drawn(FORM)
    with st.form(FORM, border=False, enter_to_submit=False):
        fields.text_field(
            say("trained.count.definition"),
            f"{FORM}-definition",
            value=before.definition if before else "",
            hint=say("trained.count.definition_hint"),
            area=True,
            field="definition",
        )
        fields.text_field(say("trained.count.relevant"), f"{FORM}-relevant", field="relevant")
        fields.date_fields(say("trained.count.day"), f"{FORM}-day", field="counted_on")
        frame.field_trouble("needs")
        names: dict[Needs, str] = {one: say(f"trained.count.need.{one}") for one in NEEDS}
        at = NEEDS.index(before.needs) if before else None
        st.radio(say("trained.count.needs"), NEEDS, at, format_func=names.__getitem__, key=f"{FORM}-needs")
        hint = say("trained.count.area_hint")
        fields.text_field(say("trained.count.area"), f"{FORM}-area", hint=hint, field="area")
        st.form_submit_button(say("trained.count.save"), type="primary", on_click=_save_now)


def _save_now() -> None:
    day = fields.read_date(f"{FORM}-day", "counted_on")
    relevant = fields.read_number(f"{FORM}-relevant", "relevant")
    if isinstance(relevant, Problem):
        relevant = Problem("relevant", "count_relevant_missing")  # this box may not be left empty
    wrong = [one for one in (relevant, day) if isinstance(one, Problem)]
    if wrong or isinstance(day, Problem) or isinstance(relevant, Problem):
        session.refuse(*wrong)
        return

    def do() -> None:
        words, needs = fields.written(FORM, ("area", "definition")), session.typed(f"{FORM}-needs")
        services.save_count(
            session.app(),
            session.actor(),
            **words,
            relevant=relevant,
            counted_on=day,
            needs=needs,
            key=session.form_key(FORM, words, relevant, day, needs),
        )
        session.form_sent(FORM)
        for box in ("relevant", "area"):
            session.put(f"{FORM}-{box}", "")
        session.notice(say("trained.count.saved"))

    session.attempt(do)


def _areas(now: TargetNow) -> Markup:
    if not now.areas:
        return Markup("")
    rows = ((area, trained_target.told(standing)) for area, standing in now.areas.items())
    return joined((widgets.section(say("trained.count.areas")), widgets.summary_rows(rows)))


def _earlier(now: TargetNow) -> Markup:
    """Every count, the newest first. Of several of one day and area, which is in force."""
    if not now.counted:
        return joined(
            (widgets.section(say("trained.count.earlier")), widgets.paragraphs(say("trained.count.earlier_none")))
        )
    names = {one.id: one.name for one in services.training_courses(session.app())}
    areas = {key_of(one.count.area) for one in now.counted}
    valid = {
        one.id for area in areas for one in in_force(one.count for one in now.counted if key_of(one.count.area) == area)
    }
    lines = joined(_one(one, names, replaced=one.count.id not in valid) for one in reversed(now.counted))
    return joined((widgets.section(say("trained.count.earlier")), lines))


def _one(one: Counted, names: dict[int, str], *, replaced: bool) -> Markup:
    count = one.count
    day = widgets.british_date(count.counted_on)
    title = say("trained.count.of", area=count.area or say("trained.count.all_areas"), date=day)
    percent = share(one.finished, count.relevant)
    told = trained_target.shared(Standing("not_known", one.finished, count.relevant, percent))
    how = say(
        "trained.count.noted",
        date=widgets.british_date(count.noted_on),
        needs=say(f"trained.count.need.{count.needs}"),
        courses=listed([names[course] for course in count.courses if course in names]),
    )
    more = widgets.paragraphs(say("trained.count.replaced")) if replaced else Markup("")
    return markup(
        '<div class="dw-card"><h3 class="dw-h3">{}</h3><p><strong>{}</strong></p>{}{}<p class="dw-soft">{}</p></div>',
        title,
        told,
        more,
        widgets.paragraphs(count.definition),
        how,
    )
