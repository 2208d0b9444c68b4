"""The do's and don'ts to browse, narrowed by theme, approach and phase: everything chosen stands in the address."""

from collections.abc import Mapping

import streamlit as st

from logic.checklist import PHASES
from logic.guidance import Pair
from logic.pack import Pack
from pages.shared import frame, pair, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say

THEME, APPROACH, PHASE = "theme", "approach", "phase"
FILTERS = (THEME, APPROACH, PHASE)
MOST = 40
"""Letters of an unknown name that are told."""


def options(pack: Pack) -> dict[str, dict[str, str]]:
    """What each filter offers: value -> the words for it."""
    return {
        THEME: {theme.key: theme.name for theme in pack.pairs.themes},
        APPROACH: {rung.outcome: rung.name for rung in pack.ladder if rung.outcome},
        PHASE: {phase: say(f"guidance.phase.{phase}") for phase in PHASES},
    }


def browse() -> None:
    """The form, what is chosen, and the pairs."""
    pack = session.app().pack
    offered = options(pack)
    chosen = {name: value for name in FILTERS if (value := st.query_params.get(name)) in offered[name]}
    frame.notices(ignored=tuple(key[:MOST] for key in st.query_params if key not in chosen))
    frame.heading(say("guidance.heading"), step="guidance")
    draw(
        widgets.paragraphs(say("guidance.lead"), "dw-lead"),
        widgets.paragraphs(say("guidance.rebuilt"), "dw-body dw-soft"),
    )
    form(offered, chosen)
    found = shown(pack, chosen)
    if chosen:
        tags = [(say(f"guidance.filter.{name}"), offered[name][value]) for name, value in chosen.items()]
        with st.container(key="actions-row-chosen", horizontal=True):
            draw(chosen_tags(tags))
            draw(widgets.way("guidance", say("guidance.filter.clear")))
    if found:
        draw(listing(pack, found))
    else:
        draw(widgets.paragraphs(say("guidance.none.lead")))
        widen(pack, offered, chosen)


def shown(pack: Pack, chosen: Mapping[str, str]) -> tuple[Pair, ...]:
    """The pairs that fit all that is chosen."""
    return pack.pairs.chosen(chosen.get(THEME), chosen.get(APPROACH), chosen.get(PHASE))


def form(offered: Mapping[str, Mapping[str, str]], chosen: Mapping[str, str]) -> None:
    """One box to choose from for each filter."""
    # Keyed with what is chosen: what the address says is what the boxes show, whatever stood in them.
    stamp = "-".join(chosen.get(name, "") for name in FILTERS)
    with st.container(key="pair-filter"), st.form(f"pair-filter-{stamp}", border=False):
        with st.container(key="pair-filter-boxes"):
            for name in FILTERS:
                named = {"": say(f"guidance.filter.any_{name}"), **offered[name]}
                st.selectbox(
                    say(f"guidance.filter.{name}"),
                    list(named),
                    index=list(named).index(chosen.get(name, "")),
                    format_func=named.__getitem__,
                    key=f"pair-{name}-{stamp}",
                )
        st.form_submit_button(say("guidance.filter.apply"), on_click=choose, args=(stamp,))


def choose(stamp: str) -> None:
    """Put what is chosen in the address."""
    picked = {name: str(session.typed(f"pair-{name}-{stamp}") or "") for name in FILTERS}
    st.query_params.from_dict({name: value for name, value in picked.items() if value})


def chosen_tags(tags: list[tuple[str, str]]) -> Markup:
    """What the list is narrowed to."""
    lines = joined(markup("<li><strong>{}:</strong> {}</li>", name, words) for name, words in tags)
    return markup('<p class="dw-unseen">{}</p><ul class="dw-chosen">{}</ul>', say("guidance.filter.chosen"), lines)


def listing(pack: Pack, found: tuple[Pair, ...]) -> Markup:
    """The pairs under their themes, in one piece."""
    count = say("guidance.count.one") if len(found) == 1 else say("guidance.count.many", count=len(found))
    groups = []
    for theme in pack.pairs.themes:
        under = [one for one in found if one.theme == theme.key]
        if under:
            groups.append(joined((widgets.section(theme.name), *(pair.card(pack, one) for one in under))))
    return joined((markup('<p class="dw-soft" role="status">{}</p>', count), *groups))


def widen(pack: Pack, offered: Mapping[str, Mapping[str, str]], chosen: Mapping[str, str]) -> None:
    """Which one of the choices to leave out so that something is found."""
    for name, value in chosen.items():
        rest = {other: kept for other, kept in chosen.items() if other != name}
        if shown(pack, rest):
            label = say("guidance.none.widen", words=offered[name][value])
            draw(widgets.way("guidance", label, rest))
