"""What an address names by its number: a concern, a form, the page of a list. The one reader of such numbers."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from logic.errors import NotFound
from logic.reference import whole_number

Found = TypeVar("Found")


def number(key: str) -> int:
    """The number under this key of the address; 0, which nothing has, where it holds none."""
    return whole_number(st.query_params.get(key, ""))


def found(key: str, find: Callable[[int], Found]) -> Found | None:
    """What has the number under this key of the address; none where nothing has. ``find`` raises ``NotFound``."""
    try:
        return find(number(key))
    except NotFound:
        return None
