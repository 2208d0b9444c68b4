"""The only reader and writer of Streamlit's session state: what one session of a browser keeps, by key."""

from collections.abc import Callable, MutableMapping
from secrets import token_urlsafe
from typing import Any, TypeVar

import streamlit as st

from pages.shared.running import once_drawn

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
    """Show this once, on the page that is drawn next, after what no page has shown yet."""
    untold = memory().get("notice")
    memory()["notice"] = f"{untold} {words}" if untold and words not in untold else untold or words


def take_notice() -> str | None:
    """The notice to show now, if any. The next page shows it again when this one is given up for the next click."""
    words: str | None = memory().get("notice")
    if words:
        once_drawn(lambda: _let_go(words))
    return words


def _let_go(words: str) -> None:
    if memory().get("notice") == words:
        forget("notice")


def leave(case: str, step: object = True) -> None:
    """A step of this case, or of something else, was taken in a callback; the run it began goes on from there."""
    memory()["step-taken"] = (case, step, st.query_params.to_dict())


def left(case: str) -> Any:
    """The step of this case that was just taken, until the run that goes on from there has done so (``went_on``).

    None where the person has gone to another address meanwhile.
    """
    of, step, at = memory().get("step-taken", (None, None, None))
    return step if of == case and at == st.query_params.to_dict() else None


def went_on() -> None:
    """The step that was taken leads nowhere any more: the address names the one after it, or the person is elsewhere."""
    forget("step-taken")


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
