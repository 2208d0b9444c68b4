"""Reads a pack folder whole: the one way in to everything else here."""

import json
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from logic.authoring.build import build_pack
from logic.authoring.checks import CHECKS
from logic.authoring.draft import Draft, Unread
from logic.authoring.screen import read_screen
from logic.authoring.shapes import SHAPES, read_shape
from logic.authoring.yaml_reader import YamlFile, read_yaml
from logic.errors import ContentProblem, PackInvalid
from logic.pack import Pack


def read_pack(folder: Path, base_screen: Path | None = None) -> Pack:
    """Read, check and freeze the pack in this folder.

    ``base_screen`` is the folder of the built-in interface words; the pack's own ``screen/`` may
    change some of them. Raises ``PackInvalid`` with every problem of every file, sorted.
    """
    if not _is_folder(folder):
        raise PackInvalid((ContentProblem(str(folder), 1, "pack", "there is no such folder that can be read"),))
    draft, problems = _read(folder, base_screen)
    for check in CHECKS:
        try:
            problems.extend(check(draft))
        except Unread:
            continue  # what it needs is among the problems already
    if problems:
        raise PackInvalid(tuple(sorted(set(problems))))
    return build_pack(draft, _version(draft))


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # a name too long, or a folder above it that may not be opened
        return False


def _read(folder: Path, base_screen: Path | None) -> tuple[Draft, list[ContentProblem]]:
    files: dict[str, YamlFile] = {}
    models: dict[str, object] = {}
    problems: list[ContentProblem] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in SHAPES:
            known = ", ".join(f"{stem}.yaml" for stem in SHAPES)
            problems.append(ContentProblem(path.name, 1, path.stem, f"is not a file of a pack; those are {known}"))
    for stem in SHAPES:
        files[stem] = read_yaml(folder / f"{stem}.yaml", f"{stem}.yaml")
        model, found = read_shape(stem, files[stem])
        problems += [*files[stem].problems, *found]
        if model is not None:
            models[stem] = model
    screen = read_screen(folder / "screen", base_screen)
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
