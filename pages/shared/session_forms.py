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


def form_sent(form: str, made: int = 0) -> None:
    """The form made its thing, of this number where it is known by one."""
    memory()[f"form-sent-{form}"] = made or True


def form_made(form: str) -> int | None:
    """The number of what the form made since it was drawn. Who changes their words and sends it again at once means that."""
    made = memory().get(f"form-sent-{form}")
    return None if made is True else made


def seen(widget: str, shown: Shown) -> Shown:
    """What this tab shows in a widget: the version of a row, or its value. It is that of the moment the widget was first
    drawn, or of what this tab was told of or saved itself since (``saw``); a widget drawn afresh shows the newest.

    A save names it, so a stale one is noticed, and asks for it as it is pressed (``saw_last``): who saves twice before the
    page is drawn anew has seen what they saved first.
    """
    state = memory()
    if widget not in state or f"seen-{widget}" not in state:
        state[f"seen-{widget}"] = shown
    found: Shown = state[f"seen-{widget}"]
    return found


def saw(widget: str, shown: object) -> None:
    """This tab has now told of this version or value, or saved it."""
    memory()[f"seen-{widget}"] = shown


def saw_last(widget: str) -> Any:
    """The version or value this tab has seen last; none when there was none."""
    return memory().get(f"seen-{widget}")


def unsee(widget: str) -> None:
    """The widget goes; drawn again, it shows the newest."""
    memory().pop(f"seen-{widget}", None)
