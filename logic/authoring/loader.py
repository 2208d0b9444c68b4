"""Reads a pack whole, from a folder or from texts kept elsewhere: the one way in to everything else here."""

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from logic.authoring.build import build_flow, build_pack
from logic.authoring.checks import CHECKS
from logic.authoring.checks_screen import unknown_blank, unknown_screen_words
from logic.authoring.draft import Draft, Unread
from logic.authoring.screen import Screen, read_screen
from logic.authoring.shapes import SHAPES, read_shape
from logic.authoring.yaml_reader import YamlFile, missing, read_said, read_text
from logic.errors import ContentProblem, PackInvalid
from logic.flow import Flow
from logic.pack import Pack

Texts = Mapping[str, str]
"""File name -> what it says: ``flow.yaml`` and the others a pack has. Interface words are not among them."""

NO_SCREEN = Screen({}, {}, (), ())

LATER: Texts = {
    "methods.yaml": "costs: []\nmodes: []\naccess: []\nreach_asked: {}\nmethods: []\n",
    "diagnosis.yaml": "diagnoses: []\n",
    "easy_words.yaml": "words: []\n",
    "checklist.yaml": "soon: 14\nphases: []\ntags: []\nlead_times: []\nitems: []\n",
    "register.yaml": "most_months: 12\nweak_is_not_proven: 2\n",
    "pairs.yaml": "themes: []\npairs: []\n",
    "local.yaml": "reply_days: 10\nanswered_by: ''\nplaces: []\nroute: []\npromises: []\n",
    "feedback.yaml": "scales: []\ngroups: []\nquestions: []\nabout: []\n",
    "news.yaml": "tell_within: 5\nlines: []\n",
}
"""Files that packs kept by an earlier release lack, each saying nothing."""


def read_pack(folder: Path, base_screen: Path | None = None) -> Pack:
    """Read, check and freeze the pack in this folder.

    ``base_screen`` is the folder of the built-in interface words; the pack's own ``screen/`` may
    change some of them. Raises ``PackInvalid`` with every problem of every file, sorted.
    """
    return read_folder(folder, base_screen)[0]


def read_folder(folder: Path, base_screen: Path | None = None) -> tuple[Pack, Texts]:
    """As ``read_pack``, with the very texts that were read, to be kept."""
    if not _is_folder(folder):
        raise PackInvalid((ContentProblem(str(folder), 1, "pack", "there is no such folder that can be read"),))
    said = _said(folder)
    draft = _checked(said, read_screen(folder / "screen", base_screen))
    texts = {name: text for name, text in said.items() if isinstance(text, str)}
    return build_pack(draft, _version(draft)), texts


def read_texts(texts: Texts, *, version: str | None = None, words: Mapping[str, str] | None = None) -> Pack:
    """The pack that these texts make, with these interface words.

    ``version`` is the name it is known by. Without it the pack is named by what it says, which may be another name
    than an earlier release of this program gave it. Raises ``PackInvalid``.
    """
    draft = _checked({**LATER, **texts}, NO_SCREEN)
    return replace(build_pack(draft, version or _version(draft)), screen=words or {})


def read_flow(texts: Texts) -> Flow:
    """The flow alone, of a pack whose other files may be beyond this release. Raises ``PackInvalid``."""
    name = "flow.yaml"
    return build_flow(_checked({name: texts.get(name) or missing(name)}, NO_SCREEN, only=name).flow)


def read_words(folder: Path, base_screen: Path) -> Mapping[str, str]:
    """The interface words by dotted key: the built-in ones, with those this folder puts in their place.

    Raises ``PackInvalid``.
    """
    if not _is_folder(folder):
        raise PackInvalid((ContentProblem(str(folder), 1, "pack", "there is no such folder that can be read"),))
    screen = read_screen(folder / "screen", base_screen)
    draft = Draft({}, {}, screen)
    problems = {*screen.problems, *unknown_screen_words(draft), *unknown_blank(draft)}
    if problems:
        raise PackInvalid(tuple(sorted(problems)))
    return screen.words


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # a name too long, or a folder above it that may not be opened
        return False


def _said(folder: Path) -> Mapping[str, str | ContentProblem]:
    """Every file there, and of those a pack must have why one cannot be read."""
    names = {path.name for path in folder.glob("*.yaml")} | {f"{stem}.yaml" for stem in SHAPES}
    return {name: read_text(folder / name, name) for name in sorted(names)}


def _checked(said: Mapping[str, str | ContentProblem], screen: Screen, *, only: str = "") -> Draft:
    """The draft of a sound pack, or of one file of it. Raises ``PackInvalid`` with every problem, sorted."""
    draft, problems = _draft(said, screen, only)
    for check in CHECKS:
        try:
            problems.extend(check(draft))
        except Unread:
            continue  # what it needs is among the problems already
    if problems:
        raise PackInvalid(tuple(sorted(set(problems))))
    return draft


def _draft(said: Mapping[str, str | ContentProblem], screen: Screen, only: str) -> tuple[Draft, list[ContentProblem]]:
    files: dict[str, YamlFile] = {}
    models: dict[str, object] = {}
    problems: list[ContentProblem] = []
    names = {f"{stem}.yaml": stem for stem in SHAPES}
    for name in said:
        if name not in names:
            stem = name.removesuffix(".yaml")
            problems.append(ContentProblem(name, 1, stem, f"is not a file of a pack; those are {', '.join(names)}"))
    for name, stem in names.items():
        if only and name != only:
            continue
        files[stem] = read_said(said.get(name, missing(name)), name)
        model, found = read_shape(stem, files[stem])
        problems += [*files[stem].problems, *found]
        if model is not None:
            models[stem] = model
    return Draft(files, models, screen), [*problems, *screen.problems]


def _version(draft: Draft) -> str:
    """The first 12 hex digits of a hash of what the pack says: not its layout, comments or interface words."""
    said = {stem: _plain(model) for stem, model in draft.models.items()}
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()[:12]


def _plain(model: object) -> object:
    if isinstance(model, BaseModel):
        return model.model_dump()
    if isinstance(model, dict):
        return {key: _plain(value) for key, value in model.items()}
    raise TypeError(type(model))
