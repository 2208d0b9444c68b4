"""The interface words: ``screen/*.yaml``, nested mappings of text, flattened to dotted keys.

``screen/start.yaml`` holding ``{steps: [one, two]}`` gives ``start.steps.0`` and ``start.steps.1``.
A council's own pack may change some of the built-in words; it cannot add any, because no page would
show them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from logic.authoring.yaml_reader import Place, YamlFile, read_yaml
from logic.errors import ContentProblem

BLANK = re.compile(r"\{[^{}]*\}")


class Phrase(NamedTuple):
    """One text of the interface and where it stands."""

    text: str
    file: YamlFile
    place: Place


@dataclass(frozen=True, slots=True)
class Screen:
    """The built-in words, and those that this pack puts in their place."""

    base: Mapping[str, Phrase]
    own: Mapping[str, Phrase]
    files: tuple[YamlFile, ...]
    problems: tuple[ContentProblem, ...]

    @property
    def words(self) -> dict[str, str]:
        """Dotted key -> text."""
        return {key: phrase.text for key, phrase in {**self.base, **self.own}.items()}


def read_screen(own: Path, base: Path | None) -> Screen:
    """Read both folders. With no base folder, or when they are one, the pack's own words are the base."""
    if base is None or base.resolve() == own.resolve():
        words, files, problems = _read_folder(own)
        return Screen(words, {}, files, problems)
    base_words, base_files, base_problems = _read_folder(base)
    own_words, own_files, own_problems = _read_folder(own)
    return Screen(base_words, own_words, base_files + own_files, base_problems + own_problems)


def _read_folder(folder: Path) -> tuple[dict[str, Phrase], tuple[YamlFile, ...], tuple[ContentProblem, ...]]:
    words: dict[str, Phrase] = {}
    problems: list[ContentProblem] = []
    files = tuple(read_yaml(path, f"screen/{path.name}") for path in sorted(folder.glob("*.yaml")))
    for file in files:
        problems += file.problems
        if file.data is None and file.problems:
            continue
        stem = Path(file.name).stem
        for place, value in _leaves(file.data, ()):
            key = ".".join([stem, *map(str, place)])
            if isinstance(value, str) and value.strip():
                words[key] = Phrase(value, file, place)
            else:
                problems.append(ContentProblem(file.name, file.line(*place), key, "should be text that says something"))
    return words, files, tuple(problems)


def _leaves(data: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from _leaves(value, (*place, key))
    elif isinstance(data, list) and data:
        for at, value in enumerate(data):
            yield from _leaves(value, (*place, at))
    else:
        yield place, data


def blanks(text: str) -> frozenset[str]:
    """What a text leaves to be filled in: ``{name}``."""
    return frozenset(BLANK.findall(text))
