"""A scope statement as it is read: plain text in ordered sections, whoever draws it (a page, a PDF, a Word file)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Edition = Literal["plain", "easy"]
EDITIONS: tuple[Edition, ...] = ("plain", "easy")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; in the Easy Read edition one idea.

    picture
        the name of the pictogram beside it (``logic.pictograms``); empty in the plain edition.
    name
        what the text is, where it is one of several facts: "Who said so". Empty for a sentence that stands alone.
    """

    text: str
    picture: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title. ``parts`` are sections one step below: each limit of what is fixed."""

    id: str
    title: str
    lines: tuple[Line, ...] = ()
    parts: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One edition. ``words``: (hard word, what it means), in the order they come; only Easy Read explains them."""

    edition: Edition
    title: str
    sections: tuple[Section, ...]
    words: tuple[tuple[str, str], ...] = ()

    def as_data(self) -> dict[str, Any]:
        """As plain data that JSON can hold. ``from_data`` reads it again."""
        return {
            "edition": self.edition,
            "title": self.title,
            "sections": [_data(section) for section in self.sections],
            "words": [list(pair) for pair in self.words],
        }

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> "Statement":
        """The statement that ``as_data`` gave."""
        sections = tuple(_section(one) for one in data["sections"])
        return Statement(data["edition"], data["title"], sections, tuple((word, says) for word, says in data["words"]))


@dataclass(frozen=True, slots=True)
class Difference:
    """A section that says something else than it did; empty where it was not there.

    section
        the id of the section; that in which it stands, of a limit.
    """

    section: str
    title: str
    before: str
    after: str


def differences(before: Statement, after: Statement) -> tuple[Difference, ...]:
    """What changed from one to the other, section by section; each limit counts by itself."""
    was, now = dict(_flat(before)), dict(_flat(after))
    changed = (key for key in (*now, *(key for key in was if key not in now)) if was.get(key) != now.get(key))
    nothing = ("", "", "")
    return tuple(
        Difference(*(now.get(key) or was[key])[:2], was.get(key, nothing)[2], now.get(key, nothing)[2])
        for key in changed
    )


def beside(lines: Sequence[Line], most: int | None = None) -> Iterator[tuple[Line, ...]]:
    """Easy Read lines by the picture they share: one that comes again and again in a row says nothing more.

    ``most``: after so many lines it stands again; where none is named, it does not.
    """
    group: tuple[Line, ...] = ()
    for line in lines:
        if group and (line.picture != group[0].picture or len(group) == most):
            yield group
            group = ()
        group = (*group, line)
    if group:
        yield group


def texts(statement: Statement) -> Iterator[str]:
    """Every text of it, in order."""
    for section in statement.sections:
        for one in (section, *section.parts):
            yield one.title
            yield from (line.text for line in one.lines)


def _flat(statement: Statement) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """(id, (the section it stands in, title, what it says)) of every section and every limit."""
    for section in statement.sections:
        for one in (section, *section.parts):
            said = "\n".join(f"{line.name}: {line.text}" if line.name else line.text for line in one.lines)
            yield one.id, (section.id, one.title, said)


def _data(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "lines": [[line.text, line.picture, line.name] for line in section.lines],
        "parts": [_data(part) for part in section.parts],
    }


def _section(data: Mapping[str, Any]) -> Section:
    lines = tuple(Line(*line) for line in data["lines"])
    return Section(data["id"], data["title"], lines, tuple(_section(part) for part in data["parts"]))
