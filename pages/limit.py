"""One limit: what it says and where it stands, and each step of filling it in, testing it and withdrawing it."""

import streamlit as st

from logic.errors import NotFound
from logic.register import NonNegotiable
from pages.shared import case as cases
from pages.shared import frame, limit_forms, limit_test, limit_view, session, widgets
from pages.shared import limit_words as words
from pages.shared.html import apart
from pages.shared.limit_words import Held
from pages.shared.pair import show_pair
from pages.shared.session import say

WITHDRAW = "withdraw"


def page() -> None:
    """Draw the limit, or the step of it, that the address names."""
    frame.bar("limit")
    with st.container(key="wide"):
        held, limit = asked()
        if held is None:
            frame.no_work(say("limits.heading"), say("limits.none_chosen"), step="limit-none")
        else:
            show(held, limit)
    frame.foot()


def asked() -> tuple[Held | None, NonNegotiable | None]:
    """The activity and the limit that the address names; none with a notice where they are not there."""
    ref, number = st.query_params.get(cases.ACTIVITY, ""), st.query_params.get(words.NUMBER, "")
    try:
        held = words.held(ref) if ref else None
    except NotFound:
        session.notice(say("limits.gone"))
        return None, None
    limit = next((one for one in held.limits if str(one.number) == number), None) if held else None
    if held and limit is None and number != words.NEW:
        session.notice(say("limit.gone"))
    return held, limit


def show(held: Held, limit: NonNegotiable | None) -> None:
    """The step the address names; the limit as a whole where it names none."""
    activity = held.activity
    here = {cases.ACTIVITY: activity.ref}
    step = st.query_params.get(words.STEP, "")
    new = st.query_params.get(words.NUMBER) == words.NEW
    may_change = activity.archived_at is None and (limit is None or limit.withdrawn_on is None)
    if limit is None:
        frame.back("limits", say("limit.back"), **here)
        frame.notices(archived=not may_change)
        above = say("limit.above_new", ref=activity.ref, title=apart(activity.title))
        frame.heading(say("limit.heading_new" if new else "limits.heading"), step="limit-new", above=above)
        if new and may_change:
            limit_forms.group(held, None, "what")
        return
    above = say("limit.above", ref=activity.ref, title=apart(activity.title), number=limit.number)
    stamp = f"limit-{activity.ref}-{limit.number}"
    if may_change and step in {*words.GROUPS, WITHDRAW}:
        frame.back("limit", say("limit.back_to_limit"), **here, **{words.NUMBER: str(limit.number)})
        frame.notices()
        title = say("limit.withdraw.heading" if step == WITHDRAW else f"limit.group.{step}")
        frame.heading(title, step=f"{stamp}-{step}", above=above, below=widgets.paragraphs(limit.statement, "dw-lead"))
        if step == WITHDRAW:
            limit_test.withdraw(held, limit)
        elif step == "test":
            limit_test.test(held, limit)
        else:
            limit_forms.group(held, limit, step)
        return
    frame.back("limits", say("limit.back"), **here)
    frame.notices(archived=activity.archived_at is not None)
    frame.heading(limit.statement, step=stamp, above=above, below=limit_view.status(held, limit))
    limit_view.view(held, limit, may_change=may_change)
    show_pair("limit")
