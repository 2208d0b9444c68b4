"""The parameters of an address, read one by one. What means nothing is left out and noted, so that it can be told."""

import re
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import TypeVar

from logic.text import LINE, TextRefused, clean_line

PAGE = "page"
NAME_MOST = 40
"""Letters of an unknown name that are told."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PAGE = re.compile(r"[1-9][0-9]{0,3}")

Known = TypeVar("Known", bound=str)


class Parameters:
    """These parameters. ``known``: the names that mean something here; of any other at most ``name_most`` letters are told."""

    def __init__(self, params: Mapping[str, str], known: Container[str], *, name_most: int = NAME_MOST) -> None:
        self._params = params
        self.ignored = [name[:name_most] for name in params if name not in known]

    def ignore(self, *names: str) -> None:
        """Note that these meant nothing."""
        self.ignored += names

    def one_of(self, name: str, known: Iterable[Known]) -> Known | None:
        """One of the known values, if it is one."""
        value = self._params.get(name, "")
        found = next((one for one in known if one == value), None)
        if value and found is None:
            self.ignore(name)
        return found

    def line(self, name: str) -> str:
        """One line of text that can be kept."""
        try:
            return clean_line(self._params.get(name, ""), most=LINE)
        except TextRefused:
            self.ignore(name)
            return ""

    def day(self, name: str) -> date | None:
        """A date, as 2026-03-02."""
        value = self._params.get(name, "")
        try:
            found = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            found = None
        if value and found is None:
            self.ignore(name)
        return found

    def page(self) -> int:
        """The number of a page; 1 where none is asked for."""
        value = self._params.get(PAGE, "1")
        if _PAGE.fullmatch(value):
            return int(value)
        self.ignore(PAGE)
        return 1
