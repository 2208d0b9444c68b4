"""One question of the flow, with what counts as yes, why we ask, and how we know."""

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.flow import ANSWERS, Answer
from logic.interview import InterviewStep
from logic.pack import Pack
from pages.shared import fields, frame, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say
from pages.shared.step import continue_button, keep_button, kept_from_check, onward, refuse, save_and_go_on, widget


def question(case: Case, step: InterviewStep, above: str) -> None:
    """One question of the flow with what counts as yes, why we ask, and how we know."""
    key = step.key
    words = case.pack.questions[key]
    below = about(case.pack, session.app().pack, key, case.level)
    if case.part and case.part.open_part and key_after_open(case, key):
        below = joined((widgets.inset(say("approach.open_part_label"), case.part.open_part), below))
    frame.heading(words.text, step=f"question-{key}", above=above, below=below)
    given = case.part.answers.get(key) if case.part else None
    answer_key, note_key = widget(case, f"answer-{key}"), widget(case, f"note-{key}")
    session.seen(answer_key, given.version if given else 0)
    keep_button(case, step, {"value": answer_key, "note": note_key})
    with st.form(f"form-{answer_key}", border=False, enter_to_submit=False):
        frame.field_trouble("answer")
        offered: list[Answer] = [a for a in ANSWERS if a != "not_sure" or case.pack.flow.by_key[key].accepts_not_sure]
        st.radio(
            words.text,
            offered,
            # "Not sure" of older content or of a file may be no answer here: then none is chosen.
            index=offered.index(case.answers[key]) if case.answers.get(key) in offered else None,
            format_func=lambda a: say(f"answers.{a}"),
            key=answer_key,
            label_visibility="collapsed",
        )
        if case.saved:
            fields.text_field(
                say("approach.note"),
                note_key,
                value=given.note if given else "",
                hint=say("approach.note_hint"),
                area=True,
                field="note",
            )
        continue_button(give, case, step, answer_key, note_key)


def key_after_open(case: Case, key: str) -> bool:
    """Whether this question comes after the one that named the open part."""
    order = case.pack.flow.order
    return any(
        q.then_ask == "open_part" and q.key in case.journey.path and order[q.key] < order[key]
        for q in case.pack.flow.questions
    )


@lru_cache(maxsize=512)
def about(pack: Pack, _spoken: Pack, key: str, level: str | None) -> Markup:
    """What counts as yes, and why we ask. The same for everybody at this level, so it is put together once.

    ``_spoken``: the pack whose interface words it is drawn in.
    """
    return joined((widgets.counts_as_yes(pack.questions[key].counts_as_yes), why(pack, key, level)))


def why(pack: Pack, key: str, at_level: str | None) -> Markup:
    """Why we ask, its thinking question, its law prompts, its sources and their basis."""
    words = pack.questions[key]
    pieces = [
        markup("<p><strong>{}</strong> {}</p>", say("approach.why_label"), words.why),
        markup("<p><strong>{}</strong> {}</p>", say("approach.easy_label"), words.easy_read),
    ]
    if words.thinking:
        pieces.append(
            markup("<p><strong>{}</strong> {}</p>", say("approach.thinking_label"), ", ".join(words.thinking))
        )
    level = next((one for one in pack.levels if one.key == at_level), None)
    if level:
        pieces.append(markup("<p><strong>{}</strong> {}.</p>", say("approach.people_label"), level.people))
        usual = f"{level.limits} {level.power} {level.notes}"
        pieces.append(markup("<p><strong>{}</strong> {}</p>", say("approach.limits_label"), usual))
    law = [prompt for prompt in pack.law if key in prompt.questions]
    if law:
        pieces.append(markup("<p><strong>{}</strong></p>", say("approach.law")))
        pieces.append(widgets.bullets(f"{prompt.topic}: {prompt.text}" for prompt in law))
        pieces.append(markup("<p>{}</p>", say("approach.law_note")))
    return widgets.details(say("approach.why"), joined(pieces), widgets.ground(pack, words.ground))


def give(case: Case, step: InterviewStep, answer_key: str, note_key: str) -> None:
    """Save the answer at once, and go on. Runs as a callback: one transaction, no drawing."""
    value: Answer | None = session.typed(answer_key)
    if value is None:
        refuse(case, step, Problem("answer", "answer_missing"))
        return
    if case.activity is None or case.part is None:
        session.no_trouble()
        case = replace(case, answers={**case.answers, step.key: value})
        st.query_params.from_dict({**dict(case.address()), **kept_from_check()})
        onward(case, step)
        return

    def save(ref: str, part: int) -> dict[str, int]:
        given = services.give_answer(
            session.app(),
            session.actor(),
            ref,
            part,
            question=step.key,
            value=value,
            note=session.typed(note_key) or "",
            seen_version=session.saw_last(answer_key),
        )
        return {answer_key: given.version}

    save_and_go_on(case, step, {answer_key: None}, save)
