"""The only reader and writer of Streamlit's session state: what one session of a browser keeps, by key."""

from collections.abc import Callable, MutableMapping
from secrets import token_urlsafe
from typing import Any, TypeVar

import streamlit as st

from logic.interview import InterviewStep

Shown = TypeVar("Shown")


def memory() -> MutableMapping[Any, Any]:
    """All that this session keeps. For the modules of ``session`` alone: pages ask it for one thing at a time."""
    return st.session_state


def kept(key: str, make: Callable[[], Shown]) -> Shown:
    """What this session keeps under this key, made when first asked for."""
    state = memory()
    if key not in state:
        state[key] = make()
    found: Shown = state[key]
    return found


def take(key: str) -> Any:
    """What was put under this key, once."""
    return memory().pop(key, None)


def tab() -> str:
    """A name of this session, made by chance and kept nowhere else."""
    return kept("tab", token_urlsafe)


def notice(words: str) -> None:
    """Show this once, on the page that is drawn next."""
    memory()["notice"] = words


def take_notice() -> str | None:
    """The notice to show now, if any."""
    words: str | None = memory().pop("notice", None)
    return words


def leave(case: str, step: InterviewStep) -> None:
    """A step of this case was taken in a callback; the run it began goes on from there."""
    memory()["step-taken"] = (case, step)


def left(case: str) -> InterviewStep | None:
    """The step of this case that was just taken, once."""
    of, step = memory().pop("step-taken", (None, None))
    return step if of == case else None


def typed(key: str, default: Any = None) -> Any:
    """What stands in the widget with this key."""
    return memory().get(key, default)


def texts(prefix: str) -> dict[str, str]:
    """What stands in the boxes whose keys begin so, by the rest of the key."""
    found = {key: value for key, value in memory().items() if isinstance(key, str) and key.startswith(prefix)}
    return {key.removeprefix(prefix): value for key, value in found.items() if isinstance(value, str)}


def put(key: str, value: Any) -> None:
    """Put a value in the widget with this key, whatever stands there. Only in a callback."""
    memory()[key] = value


def forget(*keys: str) -> None:
    """Empty these."""
    for key in keys:
        memory().pop(key, None)
