"""What a form sends along with what was typed: the key it counts once by, and the version this tab was shown."""

from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, TypeVar

from pages.shared.session_kept import forget, memory

Shown = TypeVar("Shown")


def form_key(form: str, *given: object) -> str:
    """The idempotency key of a form that makes something, of what is ``given``.

    Ask for it when drawing the form and again when it is sent. A double click sends the form twice,
    and the second must find the first's result, so the key outlives the sending: only drawing the
    form after it was sent gives a new one (``form_drawn``). Where ``given`` is another by then, it is no double click:
    somebody wrote the next thing, or more of it, before the form was drawn anew, and that would be lost.
    """
    key: str = memory().setdefault(f"form-key-{form}", token_urlsafe(12))
    if not given:
        return key
    # The key is kept. With a secret of this session in it, nobody can find out from it later what was given.
    secret: str = memory().setdefault("form-secret", token_urlsafe(24))
    return f"{key}.{sha256(f'{secret}{given!r}'.encode()).hexdigest()[:16]}"


def form_drawn(form: str) -> None:
    """The form is on the page, so what it sends next is another thing than what it sent before."""
    if memory().pop(f"form-sent-{form}", False):
        forget(f"form-key-{form}")


def form_sent(form: str) -> None:
    """The form made its thing."""
    memory()[f"form-sent-{form}"] = True


def seen(widget: str, shown: Shown) -> Shown:
    """What this tab shows in a widget: the version of a row, or its value. A save names it, so a stale one is noticed.

    It is that of the moment the widget was first drawn; a widget drawn afresh shows the newest.
    """
    state = memory()
    state.pop(f"over-{widget}", None)
    if widget not in state or f"seen-{widget}" not in state:
        state[f"seen-{widget}"] = shown
    found: Shown = state[f"seen-{widget}"]
    return found


def saw(widget: str, shown: object) -> None:
    """The person has now been told of this version or value."""
    memory()[f"seen-{widget}"] = shown


def saved_over(widget: str, shown: object, now: object) -> None:
    """This tab put ``now`` in place of the version or value it had been shown."""
    memory()[f"over-{widget}"] = (shown, now)


def shown_or_own(widget: str, shown: Shown) -> Shown:
    """What a save names as seen: what the page showed it came from, or what this tab itself put in its place since.

    Somebody who changes their mind faster than the page is drawn would be told that others saved first.
    """
    before, now = memory().get(f"over-{widget}", (None, None))
    return now if before == shown and now is not None else shown


def saw_last(widget: str) -> Any:
    """The version or value this tab was told of last; none when there was none."""
    return memory().get(f"seen-{widget}")


def unsee(widget: str) -> None:
    """The widget goes; drawn again, it shows the newest."""
    memory().pop(f"seen-{widget}", None)
