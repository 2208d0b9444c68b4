"""One item of a checklist: its form, where it comes from, and what belongs beside it."""

from datetime import date

import streamlit as st

from logic import services
from logic.beside import pair_beside
from logic.checklist import STATES
from logic.checklist_lines import ACTION, Line, PartChecklist, Wanted
from logic.errors import Problem
from pages.shared import case as cases
from pages.shared import checklist_words, fields, frame, session, widgets
from pages.shared.case import Case
from pages.shared.checklist_list import address, phase_name
from pages.shared.checklist_own import draw_own
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.pair import sides
from pages.shared.session import say


class ItemForm:
    """The form of one line of one part."""

    def __init__(self, case: Case, line: Line, wanted: Wanted) -> None:
        self.case, self.line, self.wanted = case, line, wanted
        self.ref, self.part = case.place
        self.key = f"item-{self.ref}-{self.part}-{line.key}"

    def draw(self) -> None:
        """Everything that can be said about it, in one form."""
        mark, key = self.line.mark, self.key
        session.seen(f"{key}-notes", mark.version)
        with st.form(f"form-{key}", border=False, enter_to_submit=False):
            frame.field_trouble("state")
            names = {state: say(f"checklist.one.state.{state}") for state in STATES}
            st.radio(
                say("checklist.one.state.label"),
                STATES,
                STATES.index(mark.state),
                format_func=names.__getitem__,
                key=f"{key}-state",
            )
            self._text("reason", mark.reason, hint=say("checklist.one.reason_hint"), area=True)
            self._text("who", mark.marked_by, hint=say("checklist.one.who_hint"), field="marked_by")
            self._day("on", mark.marked_on, field="marked_on")
            self._text("owner_label", mark.owner, field="owner")
            self._day("day", mark.due, field="due")
            self._text("notes", mark.notes, area=True)
            label = say("checklist.one.save")
            st.form_submit_button(label, type="primary", on_click=self.save)

    def _text(self, name: str, value: str, *, hint: str = "", area: bool = False, field: str = "") -> None:
        label = say(f"checklist.one.{name}")
        fields.text_field(label, f"{self.key}-{name}", value=value, hint=hint, area=area, field=field or name)

    def _day(self, name: str, value: date | None, *, field: str) -> None:
        hint = say(f"checklist.one.{name}_hint")
        fields.date_fields(say(f"checklist.one.{name}"), f"{self.key}-{name}", value=value, hint=hint, field=field)

    def save(self) -> None:
        """Keep what stands in the form, and go back to the list."""
        key = self.key
        days = {
            field: fields.read_date(f"{key}-{name}", field) for name, field in (("on", "marked_on"), ("day", "due"))
        }
        wrong = [day for day in days.values() if isinstance(day, Problem)]
        if wrong:
            session.refuse(*wrong)
            return
        dates = {field: day for field, day in days.items() if isinstance(day, date)}

        def do() -> None:
            now = services.mark_item(
                session.app(),
                session.actor(),
                self.ref,
                self.part,
                self.line.key,
                state=session.typed(f"{key}-state") or "",
                reason=session.typed(f"{key}-reason", ""),
                marked_by=session.typed(f"{key}-who", ""),
                owner=session.typed(f"{key}-owner_label", ""),
                notes=session.typed(f"{key}-notes", ""),
                seen_version=session.saw_last(f"{key}-notes"),
                **dates,
            )
            session.saw(f"{key}-notes", now)
            session.notice(say("checklist.one.saved"))

        if session.save(do, f"{key}-notes"):
            st.query_params.from_dict(address(self.case, self.wanted))


def draw_item(case: Case, found: PartChecklist, line: Line, wanted: Wanted) -> None:
    """One item whole."""
    phase = phase_name(line.phase)
    above = phase if line.item else say("checklist.one.above", phase=phase, name=checklist_words.name(line))
    frame.heading(checklist_words.text(line), step=f"checklist-item-{line.key}", above=above)
    draw(widgets.summary_rows(_facts(line)))
    if line.origin == "limit" or line.key.startswith(ACTION):
        _elsewhere(case, line)
    elif not case.archived:
        ItemForm(case, line, wanted).draw()
    draw(_beside(found, line))
    if line.own and not case.archived:
        draw_own(case, line.own, wanted)


def _facts(line: Line) -> list[tuple[str, Markup | str]]:
    found: list[tuple[str, Markup | str]] = [(say("checklist.one.due"), _when(line))]
    found.append((say("checklist.one.owner"), apart(line.mark.owner) or say("checklist.one.nobody")))
    if line.tag:
        found.append((say("checklist.one.tag"), checklist_words.tag_name(line.tag)))
    if line.origin != "pack":
        found.append((say("checklist.one.origin"), checklist_words.origin(line)))
    return found


def _when(line: Line) -> str:
    if line.item is None or line.mark.state != "open":
        return checklist_words.due(line)
    usual = line.item.when
    if line.day is None:
        missing = line.missing or "start"
        return say("checklist.one.waits", when=usual, anchor=checklist_words.anchor(missing))
    key = "checklist.one.by_hand" if line.mark.due else "checklist.one.when"
    return say(key, date=widgets.british_date(line.day), when=widgets.in_a_sentence(usual))


def _elsewhere(case: Case, line: Line) -> None:
    """What is changed where it comes from."""
    kind = "limit" if line.origin == "limit" else "action"
    draw(widgets.paragraphs(say(f"checklist.one.elsewhere.{kind}")))
    page = "limit" if kind == "limit" else "result"
    here = case.address()
    to = {cases.ACTIVITY: here[cases.ACTIVITY], "n": line.origin_ref} if kind == "limit" else here
    draw(widgets.way(page, say(f"checklist.one.{kind}_link"), to))


def _beside(found: PartChecklist, line: Line) -> Markup:
    """The do and don't, the law, and where the item and its time come from."""
    if line.item is None:
        return Markup("")
    pack, item = session.app().pack, line.item
    pieces = []
    pair = pair_beside(item, pack.pairs, found.goes_by)
    if pair:
        pieces += [widgets.section(say("checklist.one.pair", title=pair.title)), sides(pair)]
    prompts = [prompt for prompt in pack.law if prompt.id in item.law]
    if prompts:
        said = joined(markup("<p><strong>{}.</strong> {}</p>", prompt.topic, prompt.text) for prompt in prompts)
        checked = widgets.bullets((place for prompt in prompts for place in prompt.found), "dw-list dw-small")
        note = widgets.paragraphs(say("checklist.one.law_note"), "dw-soft")
        pieces.append(widgets.details(say("checklist.one.law"), said, note, checked))
    lead = pack.checklist.lead_times[item.due_by_outcome.get(found.goes_by or "", item.due)]
    timing = (
        markup("<h3>{}</h3>", say("checklist.one.lead_time")),
        widgets.paragraphs(checklist_words.lead_time(lead)),
        widgets.bullets(lead.found),
        widgets.ground(pack, lead.ground),
    )
    pieces.append(widgets.details(say("checklist.one.grounds"), widgets.ground(pack, item.ground), *timing))
    return joined(pieces)
