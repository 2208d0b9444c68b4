"""The only reader and writer of Streamlit's session state. Pages get the application here too (``pages/shared/running.py``).

What is kept here is small and may be lost at any time (a refresh makes a new session): a notice to
show once, what a refused form said, which version of an answer this browser tab has seen. Everything
that matters is in the store or in the page's address.
"""

from collections.abc import Callable, MutableMapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from secrets import token_urlsafe
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.state.session_state_proxy import get_session_state

from logic.errors import Conflict, DoingWithError, NotFound, Problem, Refused, StoreUnavailable
from logic.interview import InterviewStep
from pages.shared import running
from web import boundary

# What pages ask of the application, beside what they ask of the session.
app, actor, came_from = running.app, running.actor, running.came_from
kept_of_work, run_ended, adopted = running.kept_of_work, running.run_ended, running.adopted
say, say_all = running.say, running.say_all

Shown = TypeVar("Shown")


def tab() -> str:
    """A name of this session, made by chance and kept nowhere else."""
    return kept("tab", token_urlsafe)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the last thing asked for was not done, kept until the next thing is asked."""

    problems: tuple[Problem, ...] = ()
    conflict: Conflict | None = None
    store: str | None = None
    wrong: str = ""
    """The reference of an error nobody foresaw."""
    attempt: int = 0
    """Counts, so that the same trouble twice is told twice."""
    where: object = None
    """The page and address it came up on; it is told nowhere else."""


def _state() -> MutableMapping[Any, Any]:
    return st.session_state


def _stuck(**why: Any) -> None:
    state = _state()
    state["attempts"] = state.get("attempts", 0) + 1
    state["trouble"] = Trouble(attempt=state["attempts"], where=state.get("where"), **why)


def still(told: Trouble, mended: str) -> None:
    """What was told before and is not mended yet stays told, without being told again."""
    left = tuple(problem for problem in told.problems if problem.field != mended)
    if left:
        _state()["trouble"] = replace(told, problems=left)


_OURS = ("drawer", "notice", "form-", "seen-")
"""How keys of text begin that stands in no field."""


def hold_typed() -> None:
    """The page cannot be drawn just now, and what stands in its fields would go with them: hold on to it."""
    typed = {
        key: value
        for key, value in _state().items()
        if isinstance(key, str) and not key.startswith(_OURS) and (isinstance(value, str) or _is_chosen(key, value))
    }
    _state()["held"] = _state().get("held", {}) | typed


def _is_chosen(key: str, value: object) -> bool:
    """Whether this is a box that was ticked, or one of a list: a button or a file cannot be put back (Streamlit 1.67)."""
    inner = get_session_state()._state  # noqa: SLF001 - it tells nobody else which kind of widget a key is of
    widget = inner.get_widget_id_from_key(key) if isinstance(value, bool | int) else None
    kind = inner.get_widget_metadata(widget) if widget else None
    return kind is not None and kind.value_type in {"bool_value", "string_value"}


def arrive(page: str) -> None:
    """A page is about to be drawn. Trouble from another page or address is left behind there; words held are back."""
    state = _state()
    for key, value in state.pop("held", {}).items():
        state.setdefault(key, value)
    before, here = state.get("where"), st.query_params.to_dict()
    if before and before[0] == page and before[1] != here:
        # A link to another address of the same page leaves the browser's address bar as it was (Streamlit 1.67), and
        # the next click would come from there. Told again, the bar follows; where it has done so, nothing happens.
        st.query_params.from_dict(here)
    state["where"] = (page, here)
    if trouble().where != state["where"]:
        no_trouble()


def attempt(do: Callable[[], object], *, drawer: str | None = None) -> bool:
    """Do something asked for; what stands in its way is kept to be shown beside the form.

    Returns whether it was done. An error nobody foresaw is logged, and told with its reference. ``drawer`` names the
    drawer the form stands in: it stays open until the form is mended.
    """
    state = _state()
    state.pop("trouble", None)
    state["drawer"] = drawer
    try:
        do()
    except Refused as refused:
        # Two forms on a page may have a field of the same name; the drawer tells them apart.
        found = refused.problems
        _stuck(problems=tuple(replace(one, field=f"{drawer}.{one.field}") for one in found) if drawer else found)
    except Conflict as conflict:
        _stuck(conflict=conflict)
    except StoreUnavailable as down:
        _stuck(store=down.reason)
    except NotFound as gone:
        _stuck(problems=(Problem("", f"not_found_{gone.what}", {"reference": gone.reference}),))
    except DoingWithError as other:
        _stuck(problems=(Problem("", "not_allowed", {"error": type(other).__name__}),))
    except Exception as problem:  # noqa: BLE001 - left to Streamlit, the page would be drawn a second time under it
        _stuck(wrong=boundary.logged(problem))
    if "trouble" not in state:
        state["drawer"] = None
    return "trouble" not in state


def open_drawer(name: str) -> None:
    """Keep this drawer open: something in its form is to be mended."""
    _state()["drawer"] = name


def drawer(name: str, label: str) -> AbstractContextManager[Any]:
    """A drawer on the page, open when its form has just been refused."""
    refused = _state().get("drawer") == name
    # Its key moves with that, for Streamlit lets nobody but the person open a drawer it has drawn.
    return st.expander(label, expanded=refused, key=f"drawer-{name}-{trouble().attempt if refused else 0}")


def lazy_drawer(name: str, label: str) -> Any:
    """A drawer whose content need only be drawn while its ``open`` says so: opening it draws the page again."""
    refused = _state().get("drawer") == name
    key = f"drawer-{name}-{trouble().attempt if refused else 0}"
    return st.expander(label, expanded=refused, key=key, on_change="rerun")


def refuse(*problems: Problem) -> None:
    """Show these as what stands in the way."""
    _stuck(problems=problems)


def go_to(address: dict[str, str]) -> None:
    """While the page is drawn: another address from here on."""
    st.query_params.from_dict(address)
    page, _ = _state()["where"]
    _state()["where"] = (page, address)


def stay() -> None:
    """The address was changed to keep the person where the trouble came up; it is told there."""
    page, _ = _state()["where"]
    _state()["trouble"] = replace(trouble(), where=(page, st.query_params.to_dict()))


def trouble() -> Trouble:
    """What stood in the way of the last thing asked for; read once a run, gone at the next."""
    return _state().get("trouble") or Trouble()


def try_again() -> None:
    """In a callback, once a page could not be drawn for want of the database: what was not saved then is said anew.

    That it cannot be reached may be so no longer. Where a save was under way nobody knows what came of it, and the words
    about that stand.
    """
    if trouble().store not in {None, "unsure"}:
        no_trouble()
        notice(say("frame.not_saved"))


def no_trouble() -> None:
    """Forget what stood in the way: the person went elsewhere."""
    _state().pop("trouble", None)


def notice(words: str) -> None:
    """Show this once, on the page that is drawn next."""
    _state()["notice"] = words


def take_notice() -> str | None:
    """The notice to show now, if any."""
    words: str | None = _state().pop("notice", None)
    return words


def kept(key: str, make: Callable[[], Shown]) -> Shown:
    """What this session keeps under this key, made when first asked for."""
    state = _state()
    if key not in state:
        state[key] = make()
    found: Shown = state[key]
    return found


def take(key: str) -> Any:
    """What was put under this key, once."""
    return _state().pop(key, None)


def leave(case: str, step: InterviewStep) -> None:
    """A step of this case was taken in a callback; the run it began goes on from there."""
    _state()["step-taken"] = (case, step)


def left(case: str) -> InterviewStep | None:
    """The step of this case that was just taken, once."""
    of, step = _state().pop("step-taken", (None, None))
    return step if of == case else None


def typed(key: str, default: Any = None) -> Any:
    """What stands in the widget with this key."""
    return _state().get(key, default)


def texts(prefix: str) -> dict[str, str]:
    """What stands in the boxes whose keys begin so, by the rest of the key."""
    found = {key: value for key, value in _state().items() if isinstance(key, str) and key.startswith(prefix)}
    return {key.removeprefix(prefix): value for key, value in found.items() if isinstance(value, str)}


def put(key: str, value: Any) -> None:
    """Put a value in the widget with this key, whatever stands there. Only in a callback."""
    _state()[key] = value


def forget(*keys: str) -> None:
    """Empty these."""
    for key in keys:
        _state().pop(key, None)


def form_key(form: str) -> str:
    """The idempotency key of a form that makes something.

    Ask for it when drawing the form and again when it is sent. A double click sends the form twice,
    and the second must find the first's result, so the key outlives the sending: only drawing the
    form after it was sent gives a new one (``form_drawn``).
    """
    key: str = _state().setdefault(f"form-key-{form}", token_urlsafe(12))
    return key


def form_drawn(form: str) -> None:
    """The form is on the page, so what it sends next is another thing than what it sent before."""
    if _state().pop(f"form-sent-{form}", False):
        forget(f"form-key-{form}")


def form_sent(form: str) -> None:
    """The form made its thing."""
    _state()[f"form-sent-{form}"] = True


def seen(widget: str, shown: Shown) -> Shown:
    """What this tab shows in a widget: the version of a row, or its value. A save names it, so a stale one is noticed.

    It is that of the moment the widget was first drawn; a widget drawn afresh shows the newest.
    """
    state = _state()
    if widget not in state or f"seen-{widget}" not in state:
        state[f"seen-{widget}"] = shown
    found: Shown = state[f"seen-{widget}"]
    return found


def saw(widget: str, shown: object) -> None:
    """The person has now been told of this version or value."""
    _state()[f"seen-{widget}"] = shown


def saw_last(widget: str) -> Any:
    """The version or value this tab was told of last; none when there was none."""
    return _state().get(f"seen-{widget}")


def unsee(widget: str) -> None:
    """The widget goes; drawn again, it shows the newest."""
    _state().pop(f"seen-{widget}", None)
