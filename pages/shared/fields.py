"""Boxes to write in. Each takes its value by ``value=`` and not from the session, so that what is half typed outlives a restart."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date

import streamlit as st

from logic.errors import Problem
from pages.shared import frame, session
from pages.shared.html import Markup, draw, markup

YEARS = range(2000, 2101)
"""Years that a date may be typed in: others are a slip of the hand."""
LONGEST = 16
"""Digits that a number may have: what is larger is refused by its size, and what is longer is no number."""
Save = Callable[[str], None]
"""What to do with a field as soon as it is filled in; it is given the widget's key."""


def text_field(
    label: str,
    key: str,
    *,
    value: str = "",
    hint: str = "",
    area: bool = False,
    tall: bool = False,
    field: str = "",
    save: Save | None = None,
) -> None:
    """A text box with its label, its hint and whatever is wrong with it."""
    if field:
        frame.field_trouble(field)
    asked = label if not hint else f"{label}\n\n{hint}"
    args = (key,) if save else ()
    if area:
        st.text_area(asked, value, key=key, height=300 if tall else 110, on_change=save, args=args)
    else:
        st.text_input(asked, value, key=key, on_change=save, args=args)


def boxes(key: str) -> AbstractContextManager[object]:
    """Boxes to tick that belong together, after the heading or the legend that says what they are: a group, to a screen
    reader too (``a11y.js``).
    """
    return st.container(key=f"boxes-{key}")


def ticks(key: str, label: str, hint: str, options: Mapping[str, str], chosen: Collection[str], field: str) -> None:
    """Any of these: one box each, under ``key`` and the name of its option."""
    with boxes(key):
        said = markup('<p class="dw-hint">{}</p>', hint) if hint else Markup()
        draw(markup('<p class="dw-legend">{}</p>', label), said)
        frame.field_trouble(field)
        for one, name in options.items():
            st.checkbox(name, one in chosen, key=f"{key}-{one}")


def ticked(key: str, options: Iterable[str]) -> tuple[str, ...]:
    """Which of these are ticked."""
    return tuple(one for one in options if session.typed(f"{key}-{one}"))


def written(key: str, names: Iterable[str]) -> dict[str, str]:
    """What stands in each of these boxes, or is chosen there: under ``key`` and its name; empty where nothing is."""
    return {name: str(session.typed(f"{key}-{name}") or "") for name in names}


def date_fields(
    legend: str,
    key: str,
    *,
    value: date | None = None,
    typed: dict[str, str] | None = None,
    hint: str = "",
    field: str = "",
    save: Save | None = None,
) -> None:
    """Day, month and year as three boxes: a calendar that opens is not accessible here.

    ``typed`` holds what was typed before, by widget key, where it may be no date yet.
    """
    draw(markup('<p class="dw-legend">{}</p>', legend))
    if hint:
        draw(markup('<p class="dw-hint">{}</p>', hint))
    if field:
        frame.field_trouble(field)
    with st.container(key=f"date-{key}", horizontal=True):
        for part, width in (("day", 76), ("month", 76), ("year", 104)):
            box = f"{key}-{part}"
            shown = (typed or {}).get(box) or (str(getattr(value, part)) if value else "")
            # The second line is read out and not shown: the legend above stands for it.
            label = f"{session.say(f'frame.date.{part}')}\n\n{legend}"
            st.text_input(label, shown, key=box, width=width, max_chars=4, on_change=save, args=(box,) if save else ())


def read_date(key: str, field: str) -> date | Problem | None:
    """The date typed in ``date_fields``; none when all three are empty; a problem when it is no date."""
    parts = [str(session.typed(f"{key}-{part}", "") or "").strip() for part in ("day", "month", "year")]
    if not any(parts):
        return None
    if not all(part.isascii() and part.isdigit() for part in parts):
        return Problem(field, "date_not_real")
    day, month, year = (int(part) for part in parts)
    try:
        return date(year, month, day) if year in YEARS else Problem(field, "date_not_real")
    except ValueError:
        return Problem(field, "date_not_real")


def read_number(key: str, field: str) -> int | Problem | None:
    """The whole number typed, with or without a pound sign and commas; none when empty; a problem when it is none."""
    typed = str(session.typed(key, "") or "").strip().removeprefix("£").replace(",", "").replace(" ", "")
    if not typed:
        return None
    is_one = typed.isascii() and typed.isdigit() and len(typed) < LONGEST
    return int(typed) if is_one else Problem(field, "number_not_real")
