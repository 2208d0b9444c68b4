"""Plan a training session: how long, which examples, and the plan that comes of it."""

import streamlit as st

from logic.documents.session_plan import Teller
from logic.errors import Refused
from logic.session_plan import BLOCKS, EACH, LENGTHS, SCENARIOS, SessionPlan, in_teaching_order, partners, plan_session
from pages.shared import downloads, fields, frame, live_words, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say

LENGTH, CHOSEN = "m", "s"
USUAL, BETWEEN = 60, "-"


def page() -> None:
    """Draw the form, and below it the plan that the address names."""
    frame.bar("session_plan")
    length, chosen = wanted()
    with st.container(key="narrow"):
        frame.back("training", say("session_plan.back"))
        frame.notices()
        frame.heading(say("session_plan.heading"), step=f"session-plan-{length}-{BETWEEN.join(chosen)}")
        draw(widgets.paragraphs(say("session_plan.lead"), "dw-lead"))
        if length and chosen:
            show(plan_session(length, chosen, partners(session.app().pack.scenarios)))
        form(length or USUAL, chosen)
    frame.foot()


def wanted() -> tuple[int, tuple[str, ...]]:
    """The length, 0 while none is chosen, and the examples that the address names; what there is none of is left out."""
    params = st.query_params
    length = next((one for one in LENGTHS if str(one) == params.get(LENGTH)), 0)
    return length, in_teaching_order(session.app().pack.scenarios, params.get(CHOSEN, "").split(BETWEEN))


def form(length: int, chosen: tuple[str, ...]) -> None:
    """How long, and which examples."""
    with st.form("session-plan", border=False):
        frame.field_trouble("length")
        names = {one: say("session_plan.minutes", count=one) for one in LENGTHS}
        st.radio(
            say("session_plan.length"),
            LENGTHS,
            LENGTHS.index(length),
            format_func=names.__getitem__,
            captions=[fits(one) for one in LENGTHS],
            key="session-plan-length",
        )
        options = live_words.scenarios(session.app().pack)
        hint = say("session_plan.choose_hint")
        fields.ticks("session-plan", say("session_plan.choose"), hint, options, chosen, "scenarios")
        st.form_submit_button(say("session_plan.make"), type="primary", on_click=make, args=(tuple(options),))


def fits(length: int) -> str:
    """How many examples a session of this length has room for."""
    return say("session_plan.fits", minutes=length, most=dict(BLOCKS[length])[SCENARIOS] // EACH[length])


def make(options: tuple[str, ...]) -> None:
    """Put what was chosen in the address."""
    length, chosen = int(session.typed("session-plan-length") or 0), fields.ticked("session-plan", options)
    try:
        plan_session(length, chosen)
    except Refused as refused:
        session.refuse(*refused.problems)
        return
    session.no_trouble()
    st.query_params.from_dict({LENGTH: str(length), CHOSEN: BETWEEN.join(chosen)})


def show(plan: SessionPlan) -> None:
    """The plan, and where to get it on paper."""
    teller = Teller(session.app().pack)
    rows = (
        (joined((markup("<span>{}</span><br>", teller.when(step)), markup("{}", teller.name(step)))), what)
        for step, what in teller.told(plan)
    )
    out: Markup = Markup("")
    if plan.left_out:
        items = widgets.bullets(teller.of[one].title for one in plan.left_out)
        out = joined(
            (
                widgets.section(teller.say("session_plan.left_out")),
                widgets.paragraphs(teller.say("session_plan.left_out_lead")),
                items,
            )
        )
    asked = {LENGTH: plan.length, CHOSEN: BETWEEN.join((*plan.scenarios, *plan.left_out))}
    files = [
        downloads.File(teller.say(f"session_plan.{kind}"), "session-plan", {**asked, "kind": kind})
        for kind in ("pdf", "word")
    ]
    draw(
        widgets.section(teller.say("session_plan.plan", minutes=plan.length)),
        widgets.summary_rows(rows),
        out,
        markup('<h2 class="dw-h2">{}</h2>', teller.say("session_plan.download")),
        downloads.links(files, main=True),
        widgets.way("live", teller.say("session_plan.vote"), {"view": "new", "plan": BETWEEN.join(plan.scenarios)}),
        widgets.section(teller.say("session_plan.change")),
    )
