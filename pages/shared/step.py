"""What every step of the wizard does alike: keep its place in the address, save, go on, and stay when refused."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from logic.errors import Problem
from logic.interview import InterviewStep, steps
from pages.shared import case as cases
from pages.shared import frame, session, widgets
from pages.shared.case import Case
from pages.shared.html import apart, draw, markup
from pages.shared.session import say


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


def in_words(case: Case, step: InterviewStep, seen_key: str, save: Callable[[str, int], None]) -> None:
    """Save something of the part, and go on."""
    assert case.activity is not None and case.part is not None  # noqa: S101, PT018 - saved parts only
    ref, number = case.activity.ref, case.part.number
    if session.attempt(lambda: save(ref, number)):
        session.saw(seen_key, None)
        onward(case, step)
    else:
        stay(case, step, seen_key)


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
