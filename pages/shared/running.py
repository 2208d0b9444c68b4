"""The pages' only way to the application: the content in use and its words, and who is asking for what."""

from collections.abc import Callable
from functools import wraps
from threading import local
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st

from logic import services
from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR, Actor
from logic.bootstrap import Application, look_now, running
from web.site import surface

_RUN = local()
Given = ParamSpec("Given")
Made = TypeVar("Made")


def app() -> Application:
    """The content in use and the store: the same all through one run of a page, whatever is adopted meanwhile.

    Raises what ``start`` raises.
    """
    found: Application | None = getattr(_RUN, "app", None)
    if found is None:
        found = running()
        _RUN.app = found
    return found


def kept_of_work(make: Callable[Concatenate[str, Given], Made]) -> Callable[Concatenate[str, Given], Made]:
    """Make a function that works out or draws something of one piece of work, by its reference, keep what it found.

    As long as ``services.kept`` does. It may rest on nothing else that changes: no address, no session.
    """

    @services.kept
    @wraps(make)
    def reading(_: Application, ref: str, /, *given: Given.args, **named: Given.kwargs) -> Made:
        return make(ref, *given, **named)

    @wraps(make)
    def found(ref: str, /, *given: Given.args, **named: Given.kwargs) -> Made:
        return reading(app(), ref, *given, **named)

    return found


def once_drawn(do: Callable[[], object]) -> None:
    """While the page is drawn: do this once it is drawn to its end. Where it is given up for the next click, do nothing."""
    _RUN.drawn = [*getattr(_RUN, "drawn", ()), do]


def run_drawn() -> None:
    """The page was drawn to its end."""
    for do in getattr(_RUN, "drawn", ()):
        do()


def run_ended() -> None:
    """The page is drawn, or was given up. The next run, whose callbacks come first, asks anew what is in use."""
    _RUN.app = None
    _RUN.drawn = ()


def adopted() -> None:
    """Other content was taken into use by this run: what is drawn after its callback shows that."""
    look_now()
    run_ended()


def actor() -> Actor:
    """Who is doing this. Nobody signs in yet: it is this computer, or on the public surface somebody unknown."""
    return PUBLIC_ACTOR if surface() == "public" else LOCAL_ACTOR


def came_from() -> str:
    """The address this browser came from; empty when not known. Whatever browsers say of it themselves counts for nothing."""
    header = app().settings.address_header
    if header:
        # A proxy adds the address it saw to whatever stands there already, on the same line or on one of its own.
        return ",".join(st.context.headers.get_all(header)).rpartition(",")[2].strip()
    return st.context.ip_address or ""


def say(key: str, /, **data: object) -> str:
    """The interface words under this key, with data put in as it is: what draws them escapes them."""
    words = app().pack.screen[key]
    return words.format(**data) if data else words


def say_all(key: str) -> tuple[str, ...]:
    """The interface words of a list."""
    screen = app().pack.screen
    found: list[str] = []
    while (words := screen.get(f"{key}.{len(found)}")) is not None:
        found.append(words)
    return tuple(found)
