"""Reads one YAML file as plain data, keeping the line of everything in it.

Stricter than YAML on purpose, so that a file means what a person reads in it: ``yes`` and ``no`` stay
words (YAML 1.1 makes them true and false), dates and decimals stay text, and what hides or repeats
content (duplicate keys, anchors, tags, several documents) is a problem. It works on parser events and
not on a composed tree, because composing would resolve anchors and drop tags before they can be seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml import CSafeLoader, events

from logic.errors import ContentProblem

Place = tuple[str | int, ...]
"""Where something stands in a file: keys and list positions from the top."""

DEEPEST = 20
MOST_BYTES = 4 * 1024 * 1024
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
WORDS_FOR_VALUES = {"true": True, "false": False, "": None, "~": None, "null": None}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What one file says. ``lines`` gives the line of a key or list item, counted from 1."""

    name: str
    data: Any
    lines: dict[Place, int] = field(repr=False)
    problems: tuple[ContentProblem, ...] = ()

    def line(self, *place: str | int) -> int:
        """The line of a place, or of the nearest thing around it that the file has."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read a file. Whatever is wrong with it is in ``problems``; ``data`` is then what could be read."""
    return read_said(read_text(path, name), name)


def read_said(said: str | ContentProblem, name: str) -> YamlFile:
    """The same from what ``read_text`` gave."""
    return _unreadable(said) if isinstance(said, ContentProblem) else parse_yaml(said, name)


def read_text(path: Path, name: str) -> str | ContentProblem:
    """What a file says, or why it cannot be read as text."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe or a device would be read for ever
            return _problem(name, 1, "is not a file")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return missing(name)
    except OSError as error:
        return _problem(name, 1, f"cannot be opened: {error.strerror or type(error).__name__}")
    if len(raw) > MOST_BYTES:
        return _problem(name, 1, f"is larger than {MOST_BYTES:,} bytes, the most a file of content may hold")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _problem(name, line, "is not UTF-8 text; save the file as UTF-8")


def missing(name: str) -> ContentProblem:
    """There is no such file."""
    return _problem(name, 1, "the file is missing")


def parse_yaml(text: str, name: str) -> YamlFile:
    """The same from text already in hand."""
    builder = _Builder(name)
    try:
        builder.read(yaml.parse(text, Loader=CSafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return _unreadable(_problem(name, line, f"cannot be read as YAML: {error.problem or error.context}"))
    except yaml.reader.ReaderError as error:
        line = text.encode("utf-8", "replace")[: error.position].count(b"\n") + 1
        fault = f"holds a character that YAML does not allow: U+{ord_of(error):04X}"
        return _unreadable(_problem(name, line, fault))
    except UnicodeEncodeError:
        return _unreadable(_problem(name, 1, "holds half a character (a lone surrogate)"))
    except _TooDeep as error:
        return _unreadable(_problem(name, error.line, f"is nested more than {DEEPEST} deep"))
    return YamlFile(name, builder.data, builder.lines, tuple(builder.problems))


def ord_of(error: "yaml.reader.ReaderError") -> int:
    """The code point a reader error complains of; the two YAML readers give it as text or number."""
    return error.character if isinstance(error.character, int) else ord(error.character)


class _TooDeep(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


class _Builder:
    """Turns parser events into data, noting lines and problems on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data: Any = None
        self.lines: dict[Place, int] = {}
        self.problems: list[ContentProblem] = []

    def read(self, stream: Iterator[events.Event]) -> None:
        documents = 0
        for event in stream:
            if isinstance(event, events.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(event, "holds a second document; a file holds one")
                    return
            elif isinstance(event, events.NodeEvent):
                self.data = self._node(event, stream, ())

    def _node(self, event: events.NodeEvent, stream: Iterator[events.Event], place: Place) -> Any:
        line = _line(event)
        self.lines.setdefault(place, line)
        if len(place) > DEEPEST:
            raise _TooDeep(line)
        if isinstance(event, events.AliasEvent):
            self._problem(event, f"uses the alias *{event.anchor}; write the words out")
            return f"*{event.anchor}"
        self._hidden_parts(event)
        if isinstance(event, events.ScalarEvent):
            return _value(event)
        if isinstance(event, events.SequenceStartEvent):
            return self._sequence(stream, place)
        return self._mapping(stream, place)

    def _sequence(self, stream: Iterator[events.Event], place: Place) -> list[Any]:
        items: list[Any] = []
        while isinstance(event := next(stream), events.NodeEvent):
            items.append(self._node(event, stream, (*place, len(items))))
        return items

    def _mapping(self, stream: Iterator[events.Event], place: Place) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while isinstance(event := next(stream), events.NodeEvent):
            if not isinstance(event, events.ScalarEvent):
                self._problem(event, "has a key that is not a word")
                self._node(event, stream, (*place, "?"))
                self._node(next(stream), stream, (*place, "?"))  # type: ignore[arg-type]  # a key has a value
                continue
            self._hidden_parts(event)
            key = event.value
            at = (*place, key)
            repeated = key in entries
            if repeated:
                self._problem(event, f'says "{key}" twice; the first is on line {self.lines[at]}')
                at = (*at, "again")
            self.lines[at] = _line(event)
            value = self._node(next(stream), stream, at)  # type: ignore[arg-type]  # a key has a value
            if not repeated:
                entries[key] = value
        return entries

    def _hidden_parts(self, event: events.NodeEvent) -> None:
        if event.anchor is not None:
            self._problem(event, f"sets the anchor &{event.anchor}; write the words out where they are used")
        tag: str | None = getattr(event, "tag", None)
        if tag is not None:
            self._problem(event, f"carries the tag {tag}; tags are not used here")

    def _problem(self, event: events.Event, message: str) -> None:
        self.problems.append(ContentProblem(self.name, _line(event), _stem(self.name), message))


def _line(event: events.Event) -> int:
    """The line an event starts on, counted from 1."""
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def _value(event: events.ScalarEvent) -> Any:
    """A quoted or block value is text; a plain one is text too, unless it is an integer, true or false."""
    if event.style is not None and event.style != "":
        return event.value
    if event.value in WORDS_FOR_VALUES:
        return WORDS_FOR_VALUES[event.value]
    return int(event.value) if INTEGER.fullmatch(event.value) else event.value


def _unreadable(problem: ContentProblem) -> YamlFile:
    return YamlFile(problem.file, None, {}, (problem,))


def _problem(name: str, line: int, message: str) -> ContentProblem:
    return ContentProblem(name, line, _stem(name), message)


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].removesuffix(".yaml")
