"""Turning the pages of a long list, each of which has an address."""

from collections.abc import Mapping
from math import ceil

import streamlit as st

from pages.shared import named, widgets
from pages.shared.html import draw
from pages.shared.session import say

PAGE = "page"


def asked() -> int:
    """The page that the address asks for, from 1; 1 where it asks for none that could be."""
    return number(PAGE)


def number(key: str) -> int:
    """The number under this key of the address, from 1; 1 where it holds none that could be."""
    return max(named.number(key), 1)


def pages_of(total: int, size: int) -> int:
    """How many pages there are; one at least."""
    return max(ceil(total / size), 1)


def turn(page: str, number: int, pages: int, address: Mapping[str, str]) -> None:
    """To the pages before and after, if there are any. ``page`` is the key of the page the list stands on."""
    if pages == 1:
        return
    with st.container(key="actions-row-pages", horizontal=True):
        for other, key in ((number - 1, "previous"), (number + 1, "next")):
            if 1 <= other <= pages:
                label = say(f"fixed.{key}", page=other, pages=pages)
                draw(widgets.way(page, label, {**address, PAGE: str(other)}))
