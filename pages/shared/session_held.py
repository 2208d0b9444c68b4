"""What is half typed, held on to while a page cannot be drawn: Streamlit forgets a field that a run has not drawn."""

from streamlit.runtime.state.session_state_proxy import get_session_state

from pages.shared.session_kept import memory

_OURS = ("drawer", "notice", "form-", "seen-")
"""How keys of text begin that stands in no field."""


def hold_typed() -> None:
    """The page cannot be drawn just now, and what stands in its fields would go with them: hold on to it."""
    typed = {
        key: value
        for key, value in memory().items()
        if isinstance(key, str) and not key.startswith(_OURS) and (isinstance(value, str) or _is_chosen(key, value))
    }
    memory()["held"] = memory().get("held", {}) | typed


def give_back() -> None:
    """Put what was held where it stood, but for what stands there again."""
    state = memory()
    for key, value in state.get("held", {}).items():
        state.setdefault(key, value)
    # Last: the next click may end this run at any line before, and the run it begins must find what was held.
    state.pop("held", None)


def _is_chosen(key: str, value: object) -> bool:
    """Whether this is a box that was ticked, or one of a list: a button or a file cannot be put back (Streamlit 1.67).

    A box that is not ticked and a button that is not pressed are both ``False``, and their keys are alike.
    """
    inner = get_session_state()._state  # noqa: SLF001 - it tells nobody else which kind of widget a key is of
    widget = inner.get_widget_id_from_key(key) if isinstance(value, bool | int) else None
    kind = inner.get_widget_metadata(widget) if widget else None
    return kind is not None and kind.value_type in {"bool_value", "string_value"}
