"""The limits of a piece of work: what each says, where it stands, what it costs and what to do next."""

from collections.abc import Sequence

import streamlit as st

from logic.errors import NotFound
from logic.register import STATUSES, NonNegotiable
from pages.shared import case as cases
from pages.shared import frame, limit_costs, pager, session, widgets
from pages.shared import limit_words as words
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.limit_words import Held
from pages.shared.limits_list import examples, rows
from pages.shared.pair import show_pair
from pages.shared.session import say

SIZE = 20
MANY = 5
"""From this many on, the list can be narrowed."""
STATUS, CATEGORY, PAGE = "status", "kind", "page"


def page() -> None:
    """Draw the limits of the activity the address names."""
    frame.bar("limits")
    with st.container(key="wide"):
        ref = st.query_params.get(cases.ACTIVITY, "")
        try:
            held = words.held(ref) if ref else None
        except NotFound:
            held = None
            session.notice(say("limits.gone"))
        if held is None:
            frame.no_work(say("limits.heading"), say("limits.none_chosen"), step="limits-none")
        else:
            show(held)
    frame.foot()


def show(held: Held) -> None:
    """Everything about the limits of one activity."""
    activity = held.activity
    here = {cases.ACTIVITY: activity.ref}
    found, chosen = narrowed(held)
    last = max(1, -(-len(found) // SIZE))
    number = min(last, pager.number(PAGE))
    frame.back_to_work(activity.ref)
    frame.notices(archived=activity.archived_at is not None)
    title = say("limits.heading")
    if last > 1:
        title = say("limits.heading_page", title=title, page=number, pages=last)
    above = say("limits.above", ref=activity.ref, title=apart(activity.title))
    step = "-".join(("limits", activity.ref, *chosen.values(), str(number)))
    frame.heading(title, step=step, above=above, below=widgets.paragraphs(say("limits.lead"), "dw-lead"))
    if not held.rules.categories:
        draw(widgets.inset(say("limits.old_content"), ""))
        return
    add = widgets.way("limit", say("limits.add"), {**here, words.NUMBER: words.NEW}, main=True)
    above_all = Markup("") if activity.archived_at else add
    worked = examples(session.app().pack)
    if held.limits:
        draw(above_all, widgets.section(say("limits.cost.heading")), limit_costs.together(held))
        narrow(held, chosen)
        shown = tuple(limit.number for limit in found[(number - 1) * SIZE : number * SIZE])
        draw(count(found), rows(activity.ref, shown), turn(number, last, here | chosen), worked)
    else:
        empty = widgets.section(say("limits.empty")), widgets.paragraphs(say("limits.empty_lead"))
        draw(above_all, *empty, worked)
    show_pair("limits")


def narrowed(held: Held) -> tuple[Sequence[NonNegotiable], dict[str, str]]:
    """The limits that fit the address, and what of it narrows them."""
    status, category = st.query_params.get(STATUS, ""), st.query_params.get(CATEGORY, "")
    chosen: dict[str, str] = {}
    if status in STATUSES:
        chosen[STATUS] = status
    if held.rules.category(category):
        chosen[CATEGORY] = category
    found = [
        limit
        for limit in held.limits
        if chosen.get(STATUS, held.statuses[limit.number]) == held.statuses[limit.number]
        and chosen.get(CATEGORY, limit.category) == limit.category
    ]
    return found, chosen


def narrow(held: Held, chosen: dict[str, str]) -> None:
    """Choose what to see, where there are many."""
    if len(held.limits) < MANY:
        return
    ref = held.activity.ref
    clear = widgets.way("limits", say("limits.filter.clear"), {cases.ACTIVITY: ref}) if chosen else Markup("")
    drawer = session.lazy_drawer("limits-filter", say("limits.filter.heading"))
    if not drawer.open:
        draw(clear)
        return
    with drawer, st.form(f"limits-filter-{'-'.join(chosen.values())}", border=False):
        options = {
            STATUS: {"": say("limits.filter.any_status")} | {key: say(f"limits.status.{key}") for key in STATUSES},
            CATEGORY: {"": say("limits.filter.any_category")} | {one.key: one.name for one in held.rules.categories},
        }
        labels = {STATUS: say("limits.filter.status"), CATEGORY: say("limits.filter.category")}
        for name, known in options.items():
            index = list(known).index(chosen.get(name, ""))
            key = f"limits-{name}-{chosen.get(name, '')}"
            st.selectbox(labels[name], list(known), index=index, format_func=known.__getitem__, key=key)
        st.form_submit_button(say("limits.filter.apply"), on_click=apply, args=(ref, chosen))
    draw(clear)


def apply(ref: str, chosen: dict[str, str]) -> None:
    """Put what is chosen in the address."""
    asked = {name: session.typed(f"limits-{name}-{chosen.get(name, '')}") or "" for name in (STATUS, CATEGORY)}
    address = {cases.ACTIVITY: ref} | {name: value for name, value in asked.items() if value}
    session.attempt(lambda: st.query_params.from_dict(address))


def count(found: Sequence[NonNegotiable]) -> Markup:
    """How many there are."""
    if not found:
        return widgets.paragraphs(say("limits.none_found"))
    title = say("limits.count_one") if len(found) == 1 else say("limits.count", count=len(found))
    return markup('<div role="status">{}</div>', widgets.section(title))


def turn(number: int, last: int, here: dict[str, str]) -> Markup:
    """To the pages before and after."""
    if last == 1:
        return Markup("")
    said = [markup("<span>{}</span>", say("limits.page", page=number, pages=last))]
    if number > 1:
        said.insert(0, widgets.link("limits", say("limits.previous"), {**here, PAGE: str(number - 1)}))
    if number < last:
        said.append(widgets.link("limits", say("limits.next_page"), {**here, PAGE: str(number + 1)}))
    return markup('<p class="dw-turn">{}</p>', joined(said))
