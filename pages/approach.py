"""Choose an approach: begin a piece of work, then one step a page with the ladder beside it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from logic import services
from logic.errors import NotFound, Problem
from logic.flow import ANSWERS, Answer
from logic.interview import InterviewStep, next_step, steps
from logic.pack import AddOn
from pages.shared import case as cases
from pages.shared import frame, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say
from web.site import page_file


def page() -> None:
    """Draw the step that the address names, or the next one to take."""
    frame.bar("approach")
    try:
        case = cases.from_address()
    except NotFound:
        session.notice(say("approach.gone"))
        case = None
    if case is None:
        begin()
    else:
        go_on(case)
    frame.foot()


# --- beginning ----------------------------------------------------------------------------------


def begin() -> None:
    """A working name and the level, or "just try it"."""
    session.form_drawn("begin")
    with st.container(key="narrow"):
        frame.notices(ignored=stray())
        frame.heading(say("approach.begin.heading"), step="begin")
        draw(widgets.paragraphs(say("approach.begin.lead"), "dw-lead"))
        with st.form("begin", border=False, enter_to_submit=True):
            widgets.text_field(
                say("approach.begin.title"), "begin-title", hint=say("approach.begin.title_hint"), field="title"
            )
            level_field("begin-level", None)
            st.form_submit_button(say("approach.begin.start"), type="primary", on_click=begin_now)
        draw(widgets.section(say("approach.begin.try_heading")), widgets.paragraphs(say("approach.begin.try_lead")))
        st.page_link(page_file("approach"), label=say("approach.begin.try"), query_params={cases.TRY: "1"})


def stray() -> tuple[str, ...]:
    """What the address of a fresh start should not hold."""
    return tuple(key[: cases.MOST] for key in st.query_params if key not in {cases.ACTIVITY, cases.PART, cases.STEP})


def level_field(key: str, value: str | None) -> None:
    """The three levels, each with its gloss."""
    levels = session.app().pack.levels
    names = {level.key: level.name for level in levels}
    frame.field_trouble("level")
    st.radio(
        say("approach.begin.level"),
        list(names),
        index=list(names).index(value) if value in names else None,
        format_func=names.__getitem__,
        captions=[level.gloss for level in levels],
        key=key,
    )


def begin_now() -> None:
    """Start the activity, and name it in the address."""

    def do() -> None:
        ref = services.start_activity(
            session.app(),
            session.actor(),
            title=session.typed("begin-title", ""),
            level=session.typed("begin-level") or "",
            key=session.form_key("begin"),
        )
        session.form_sent("begin")
        st.query_params.from_dict({cases.ACTIVITY: ref, cases.PART: "1"})

    session.attempt(do)


# --- the steps ----------------------------------------------------------------------------------


def go_on(case: Case) -> None:
    """Show one step of the case."""
    visited = steps(case.pack, case.given)
    wanted = st.query_params.get(cases.STEP)
    step = next((one for one in visited if one.key == wanted), None)
    if step is None:
        step = next_step(case.pack, case.given)
        if wanted is not None:
            session.notice(say("approach.no_such_step"))
    if step is None:
        st.switch_page(page_file("check"), query_params=case.address())
    place = visited.index(step)
    before = [one for one in visited[:place] if one.kind != "level"]
    widgets.columns(lambda: show(case, step, before[-1] if before else None, place), lambda: ladder(case))


def ladder(case: Case) -> None:
    """The ladder as it stands so far."""
    below = markup("<p>{}</p>", say("approach.ladder_below")) if case.journey.outcome is None else ""
    state = widgets.ladder_state(case.pack, case.ladder, case.journey.outcome)
    widgets.ladder_aside(case.pack, case.ladder, line=state, title=say("approach.ladder_title"), below=below)


def show(case: Case, step: InterviewStep, before: InterviewStep | None, place: int) -> None:
    """The way back, the notices, then the step itself."""
    if cases.BACK_TO in st.query_params:
        frame.back("check", say("check.back"), **case.address())
    elif before is not None:
        frame.back("approach", say("frame.back"), **case.address(**{cases.STEP: before.key}))
    frame.notices(ignored=case.ignored, archived=case.archived)
    DRAW[step.kind](case, step, where(case, step, place))


def where(case: Case, step: InterviewStep, place: int) -> str:
    """The line above the heading: which work, which step."""
    named = {"question": "approach.question_number", "add_on": "approach.last_things"}
    number = sum(one.kind == "question" for one in steps(case.pack, case.given)[: place + 1])
    key = named.get(step.kind, f"approach.{step.kind}.step")
    words = say(key, number=number) if step.kind == "question" else say(key)
    if case.activity is None:
        return say("approach.above_try", step=words)
    return say("approach.above", ref=case.activity.ref, title=apart(case.activity.title), step=words)


def widget(case: Case, name: str) -> str:
    """A stable key for a widget of this case's step."""
    owner = f"{case.activity.ref}-{case.part.number}" if case.activity and case.part else "try"
    return f"{name}-{owner}"


def continue_button(case: Case, do: Callable[..., None], *args: object) -> None:
    """Continue, with when this was last saved beside it."""
    with st.container(key="continue", horizontal=True, vertical_alignment="center"):
        st.form_submit_button(say("approach.continue"), type="primary", on_click=do, args=args)
        if case.part is None:
            words = say("approach.not_saved")
        elif case.part.answers:
            latest = max(given.given_at for given in case.part.answers.values())
            words = say("approach.saved_at", time=widgets.british_time(latest))
        else:
            words = ""
        draw(markup('<p class="dw-soft">{}</p>', words))


def onward(case: Case, step: InterviewStep) -> None:
    """Name the step after this one in the address; from a check, only what is still missing."""
    fresh = cases.from_address() or case
    # A level that is known was asked at the beginning; a Change link leads to it.
    rest = [one for one in steps(fresh.pack, fresh.given) if one.kind != "level" or one == step or not fresh.level]
    here = next((place for place, one in enumerate(rest) if one == step), len(rest) - 1)
    after = rest[here + 1 : here + 2]
    address = fresh.address()
    if cases.BACK_TO in st.query_params:
        address[cases.BACK_TO] = "check"
    elif after and step.kind != "others":
        address[cases.STEP] = after[0].key
    st.query_params.from_dict(address)


# --- one question -------------------------------------------------------------------------------


def question(case: Case, step: InterviewStep, above: str) -> None:
    """One question of the flow with what counts as yes, why we ask, and how we know."""
    key = step.key
    words = case.pack.questions[key]
    frame.heading(words.text, step=f"question-{key}", above=above)
    if case.part and case.part.open_part and key_after_open(case, key):
        draw(widgets.inset(say("approach.open_part_label"), case.part.open_part))
    draw(widgets.counts_as_yes(words.counts_as_yes))
    given = case.part.answers.get(key) if case.part else None
    answer_key, note_key = widget(case, f"answer-{key}"), widget(case, f"note-{key}")
    version = session.seen(answer_key, given.version if given else 0)
    conflict_box(case, step, {"value": answer_key, "note": note_key})
    with st.form(f"form-{answer_key}", border=False, enter_to_submit=False):
        frame.field_trouble("answer")
        offered: list[Answer] = [a for a in ANSWERS if a != "not_sure" or case.pack.flow.by_key[key].accepts_not_sure]
        st.radio(
            words.text,
            offered,
            index=offered.index(case.answers[key]) if key in case.answers else None,
            format_func=lambda a: say(f"answers.{a}"),
            key=answer_key,
            label_visibility="collapsed",
        )
        draw(why(case, key))
        if case.saved:
            widgets.text_field(
                say("approach.note"),
                note_key,
                value=given.note if given else "",
                hint=say("approach.note_hint"),
                area=True,
                field="note",
            )
        continue_button(case, give, case, step, answer_key, note_key, version)


def key_after_open(case: Case, key: str) -> bool:
    """Whether this question comes after the one that named the open part."""
    order = case.pack.flow.order
    return any(
        q.then_ask == "open_part" and q.key in case.journey.path and order[q.key] < order[key]
        for q in case.pack.flow.questions
    )


def why(case: Case, key: str) -> Markup:
    """Why we ask, its thinking question, its law prompts, its sources and their basis."""
    words = case.pack.questions[key]
    pieces = [
        markup("<p><strong>{}</strong> {}</p>", say("approach.why_label"), words.why),
        markup("<p><strong>{}</strong> {}</p>", say("approach.easy_label"), words.easy_read),
    ]
    if words.thinking:
        pieces.append(
            markup("<p><strong>{}</strong> {}</p>", say("approach.thinking_label"), ", ".join(words.thinking))
        )
    level = next((one for one in case.pack.levels if one.key == case.level), None)
    if level:
        pieces.append(markup("<p><strong>{}</strong> {}.</p>", say("approach.people_label"), level.people))
    law = [prompt for prompt in case.pack.law if key in prompt.questions]
    if law:
        pieces.append(markup("<p><strong>{}</strong></p>", say("approach.law")))
        pieces.append(widgets.bullets(f"{prompt.topic}: {prompt.text}" for prompt in law))
        pieces.append(markup("<p>{}</p>", say("approach.law_note")))
    return widgets.details(say("approach.why"), joined(pieces), widgets.ground(case.pack, words.ground))


def give(case: Case, step: InterviewStep, answer_key: str, note_key: str, version: int) -> None:
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
    ref, part = case.activity.ref, case.part.number

    def do() -> None:
        services.give_answer(
            session.app(),
            session.actor(),
            ref,
            part,
            question=step.key,
            value=value,
            note=session.typed(note_key) or "",
            seen_version=version,
        )

    if session.attempt(do):
        session.saw(answer_key, None)
        onward(case, step)
    else:
        stay(case, step, answer_key)


def stay(case: Case, step: InterviewStep, widget_key: str) -> None:
    """Keep the person on this step: the next one may be another by now, in another tab."""
    conflict = session.trouble().conflict
    if conflict is not None:
        session.saw(widget_key, conflict.version)
    st.query_params.from_dict(case.address(**{cases.STEP: step.key}, **kept_from_check()))
    session.stay()


def refuse(case: Case, step: InterviewStep, problem: Problem) -> None:
    """Say what to mend, on this step."""
    session.refuse(problem)
    stay(case, step, "")


def kept_from_check() -> dict[str, str]:
    """The part of the address that says to go back to the check."""
    return {cases.BACK_TO: "check"} if cases.BACK_TO in st.query_params else {}


def conflict_box(case: Case, step: InterviewStep, shown: Mapping[str, str]) -> None:
    """What someone else saved meanwhile, beside what stands in the form. ``shown``: field -> widget key."""
    conflict = session.trouble().conflict
    if conflict is None:
        return
    theirs: Mapping[str, object] = conflict.theirs
    lines = []
    if step.kind == "question":
        lines.append(say("approach.conflict.answer", answer=say(f"answers.{theirs['value']}")))
        note = str(theirs.get("note") or "")
        lines.append(say("approach.conflict.note", note=apart(note)) if note else say("approach.conflict.no_note"))
    else:
        lines += [say("approach.conflict.words", words=apart(str(value))) for value in theirs.values() if value]
    lines.append(say("approach.conflict.yours"))
    frame.box(say("approach.conflict.heading"), widgets.paragraphs("\n".join(lines)))
    values = {key: theirs.get(field) or "" for field, key in shown.items()}
    st.button(say("approach.conflict.keep"), key=f"keep-{widget(case, step.key)}", on_click=keep_theirs, args=(values,))


def keep_theirs(values: Mapping[str, object]) -> None:
    """Put what is saved in place of what was typed. A save from here on has seen it."""
    session.no_trouble()
    for key, value in values.items():
        if isinstance(value, date):
            for part in ("day", "month", "year"):
                session.put(f"{key}-{part}", str(getattr(value, part)))
        else:
            session.put(key, value)


# --- what is asked in words ---------------------------------------------------------------------


def decision(case: Case, step: InterviewStep, above: str) -> None:
    """The decision, who decides, and by when."""
    part = case.part
    assert part is not None  # noqa: S101 - this step exists for saved parts only
    frame.heading(say("approach.decision.heading"), step="decision", above=above)
    draw(widgets.paragraphs(say("approach.decision.lead"), "dw-lead"))
    keys = {name: widget(case, name) for name in ("decision", "decider", "by")}
    version = session.seen(keys["decision"], part.version)
    conflict_box(case, step, {"decision": keys["decision"], "decider": keys["decider"], "decide_by": keys["by"]})
    with st.form(f"form-{keys['decision']}", border=False, enter_to_submit=False):
        widgets.text_field(
            say("approach.decision.decision"), keys["decision"], value=part.decision, area=True, field="decision"
        )
        widgets.text_field(
            say("approach.decision.decider"),
            keys["decider"],
            value=part.decider,
            hint=say("approach.decision.decider_hint"),
            field="decider",
        )
        widgets.date_fields(
            say("approach.decision.by"),
            keys["by"],
            value=part.decide_by,
            hint=say("approach.decision.by_hint"),
            field="decide_by",
        )
        continue_button(case, describe, case, step, keys, version)


def describe(case: Case, step: InterviewStep, keys: Mapping[str, str], version: int) -> None:
    """Save what is being decided."""
    by = widgets.read_date(keys["by"], "decide_by")
    if isinstance(by, Problem):
        refuse(case, step, by)
        return
    in_words(
        case,
        step,
        keys["decision"],
        lambda ref, part: services.describe_part(
            session.app(),
            session.actor(),
            ref,
            part,
            decision=session.typed(keys["decision"], ""),
            decider=session.typed(keys["decider"], ""),
            decide_by=by,
            seen_version=version,
        ),
    )


def in_words(case: Case, step: InterviewStep, seen_key: str, save: Callable[[str, int], None]) -> None:
    """Save something of the part, and go on."""
    assert case.activity is not None and case.part is not None  # noqa: S101, PT018 - saved parts only
    ref, number = case.activity.ref, case.part.number
    if session.attempt(lambda: save(ref, number)):
        session.saw(seen_key, None)
        onward(case, step)
    else:
        stay(case, step, seen_key)


def open_part(case: Case, step: InterviewStep, above: str) -> None:
    """Which part is still open."""
    part = case.part
    assert part is not None  # noqa: S101 - this step exists for saved parts only
    frame.heading(say("approach.open_part.heading"), step="open_part", above=above)
    draw(widgets.paragraphs(say("approach.open_part.lead"), "dw-lead"))
    key = widget(case, "open_part")
    version = session.seen(key, part.version)
    conflict_box(case, step, {"open_part": key})
    with st.form(f"form-{key}", border=False, enter_to_submit=False):
        widgets.text_field(say("approach.open_part.label"), key, value=part.open_part, area=True, field="open_part")
        continue_button(case, name_open_part, case, step, key, version)


def name_open_part(case: Case, step: InterviewStep, key: str, version: int) -> None:
    """Save which part is open."""
    in_words(
        case,
        step,
        key,
        lambda ref, part: services.name_open_part(
            session.app(), session.actor(), ref, part, open_part=session.typed(key, ""), seen_version=version
        ),
    )


def level(case: Case, step: InterviewStep, above: str) -> None:
    """The level, where it is not known yet or is being changed."""
    frame.heading(say("approach.level.heading"), step="level", above=above)
    draw(widgets.paragraphs(say("approach.level.lead"), "dw-lead"))
    key = widget(case, "level")
    with st.form(f"form-{key}", border=False):
        level_field(key, case.level)
        continue_button(case, set_level, case, step, key)


def set_level(case: Case, step: InterviewStep, key: str) -> None:
    """Save the level."""
    chosen = session.typed(key)
    if chosen is None:
        refuse(case, step, Problem("level", "level_missing"))
    elif case.saved:
        in_words(
            case,
            step,
            key,
            lambda ref, part: services.set_level(session.app(), session.actor(), ref, part, level=chosen),
        )
    else:
        session.no_trouble()
        case = replace(case, level=chosen)
        st.query_params.from_dict({**case.address(), **kept_from_check()})
        onward(case, step)


# --- add-ons ------------------------------------------------------------------------------------


def required_add_on(case: Case, step: InterviewStep, above: str) -> None:
    """An add-on question that must be answered before a result is shown."""
    add_on = next(one for one in case.pack.add_ons if one.id == step.key)
    frame.heading(add_on.question or "", step=f"add-on-{add_on.id}", above=above)
    if add_on.counts_as_yes:
        draw(widgets.counts_as_yes(add_on.counts_as_yes))
    key = widget(case, f"add-on-{add_on.id}")
    with st.form(f"form-{key}", border=False, enter_to_submit=False):
        frame.field_trouble("answer")
        st.radio(
            add_on.question or "",
            ANSWERS,
            index=ANSWERS.index(case.add_ons[add_on.id]) if add_on.id in case.add_ons else None,
            format_func=lambda a: say(f"answers.{a}"),
            key=key,
            label_visibility="collapsed",
        )
        draw(widgets.details(say("approach.why"), widgets.ground(case.pack, add_on.ground)))
        continue_button(case, give_add_ons, case, step, {add_on.id: key})


def others(case: Case, step: InterviewStep, above: str) -> None:
    """The add-on questions that may be left."""
    frame.heading(say("approach.others.heading"), step="others", above=above)
    draw(widgets.paragraphs(say("approach.others.lead"), "dw-lead"))
    keys = {one.id: widget(case, f"add-on-{one.id}") for one in optional(case)}
    with st.form(f"form-{widget(case, 'others')}", border=False, enter_to_submit=False):
        for one in optional(case):
            st.checkbox(one.statement or one.question or "", case.add_ons.get(one.id) == "yes", key=keys[one.id])
        continue_button(case, give_add_ons, case, step, keys)


def optional(case: Case) -> list[AddOn]:
    """Add-on questions that need no answer, less those that the path has answered already."""
    return [
        one
        for one in case.pack.add_ons
        if one.question and not one.required and not (one.automatic and one.automatic.holds(case.facts))
    ]


def give_add_ons(case: Case, step: InterviewStep, keys: Mapping[str, str]) -> None:
    """Save add-on answers: a choice, or a tick that is yes and its absence no."""
    given: dict[str, Answer] = {}
    for add_on, key in keys.items():
        value = session.typed(key)
        if value is None:
            refuse(case, step, Problem("answer", "answer_missing"))
            return
        given[add_on] = value if isinstance(value, str) else ("yes" if value else "no")  # type: ignore[assignment]
    if case.saved:
        in_words(
            case,
            step,
            step.key,
            lambda ref, part: services.answer_add_ons(session.app(), session.actor(), ref, part, given=given),
        )
        return
    session.no_trouble()
    shown = {key: value for key, value in given.items() if value != "no" or step.kind == "add_on"}
    if step.kind == "others":
        shown["others"] = "yes"
    rest = {key: value for key, value in case.add_ons.items() if key not in given}
    case = replace(case, add_ons={**rest, **shown})
    st.query_params.from_dict({**case.address(), **kept_from_check()})
    onward(case, step)


DRAW = {
    "question": question,
    "decision": decision,
    "open_part": open_part,
    "level": level,
    "add_on": required_add_on,
    "others": others,
}

if __name__ == "__main__":
    page()
