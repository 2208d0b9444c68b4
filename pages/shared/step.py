"""What every step of the wizard does alike: keep its place in the address, save, go on, and stay when refused."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from logic.errors import Conflict, Problem
from logic.interview import InterviewStep, steps
from pages.shared import case as cases
from pages.shared import session
from pages.shared.case import Case
from pages.shared.session import say


def widget(case: Case, name: str) -> str:
    """A stable key for a widget of this case's step."""
    owner = f"{case.activity.ref}-{case.part.number}" if case.activity and case.part else "try"
    return f"{name}-{owner}"


def continue_button(do: Callable[..., None], *args: object) -> None:
    """Continue."""
    st.form_submit_button(say("approach.continue"), type="primary", on_click=do, args=args)


def onward(case: Case, step: InterviewStep) -> None:
    """Leave this step: the run that draws the page finds the one after it (``take_step``).

    What was just given is read there once, with whatever another tab gave meanwhile, and not here as well.
    """
    session.leave(widget(case, "step"), step)


def take_step(case: Case) -> None:
    """When a step has just been taken, name the one after it in the address; from a check, only what is still missing."""
    taken: InterviewStep | None = session.left(widget(case, "step"))
    if taken is None:
        session.went_on()
        return
    # A level that is known was asked at the beginning; a Change link leads to it.
    rest = [one for one in steps(case.pack, case.given) if one.kind != "level" or one == taken or not case.level]
    here = next((place for place, one in enumerate(rest) if one == taken), len(rest) - 1)
    after = rest[here + 1 : here + 2]
    address = case.address(**kept_from_check())
    if after and taken.kind != "others" and cases.BACK_TO not in address:
        address[cases.STEP] = after[0].key
    session.go_to(address)
    session.went_on()


Seen = Mapping[str, str | None]
"""Widget key -> the field whose value it showed; none where it showed a version of the row."""


def stay(case: Case, step: InterviewStep) -> None:
    """Keep the person on this step: the next one may be another by now, in another tab."""
    st.query_params.from_dict(case.address(**{cases.STEP: step.key}, **kept_from_check()))
    session.stay()


def refuse(case: Case, step: InterviewStep, problem: Problem) -> None:
    """Say what to mend, on this step."""
    session.refuse(problem)
    stay(case, step)


def kept_from_check() -> dict[str, str]:
    """The part of the address that says where to go back to."""
    return {cases.BACK_TO: back_to()} if cases.BACK_TO in st.query_params else {}


def back_to() -> str:
    """The page that somebody came from to change one thing: the check, unless it was the scope statement."""
    return "scope" if st.query_params.get(cases.BACK_TO) == "scope" else "check"


def save_and_go_on(
    case: Case, step: InterviewStep, seen: Seen, save: Callable[[str, int], Mapping[str, object]]
) -> None:
    """Save something of the part, and go on; or stay, and say why. ``save`` returns what each widget has seen then."""
    if case.activity is None or case.part is None:
        return
    ref, number = case.activity.ref, case.part.number

    def do() -> None:
        for key, now in save(ref, number).items():
            session.saw(key, now)

    def shows(conflict: Conflict) -> Mapping[str, object]:
        return {key: conflict.theirs.get(field) if field else conflict.version for key, field in seen.items()}

    if session.attempt(do, shows=shows):
        onward(case, step)
    else:
        stay(case, step)


def keep_button(case: Case, step: InterviewStep, shown: Mapping[str, str]) -> None:
    """After a conflict, the way to take what somebody else saved. ``shown``: field -> widget key."""
    conflict = session.trouble().conflict
    if conflict is not None:
        values = {key: conflict.theirs.get(field) or "" for field, key in shown.items()}
        key = f"keep-{widget(case, step.key)}"
        st.button(say("approach.conflict.keep"), key=key, on_click=keep_theirs, args=(values,))


def keep_theirs(values: Mapping[str, object]) -> None:
    """Put what is saved in place of what was typed. A save from here on has seen it."""
    for key, shown in session.trouble().shows.items():
        session.saw(key, shown)
    session.no_trouble()
    for key, value in values.items():
        if isinstance(value, date):
            for part in ("day", "month", "year"):
                session.put(f"{key}-{part}", str(getattr(value, part)))
        else:
            session.put(key, value)
