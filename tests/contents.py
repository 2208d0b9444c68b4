"""Other sound content than ours, made from it by a few edits, for tests of what happens when content changes."""

import re
import shutil
from pathlib import Path

OURS = Path(__file__).resolve().parents[1] / "content"


def copied(folder: Path) -> Path:
    """Our content in a folder of its own, interface words apart: those are the built-in ones."""
    return shutil.copytree(OURS, folder, ignore=shutil.ignore_patterns("screen"))


def with_another_edge(folder: Path) -> Path:
    """Where the start is missed and cannot be reopened, people are consulted and no longer engaged."""
    copied(folder)
    _edit(folder / "flow.yaml", r"(key: reopen, yes: open_mind, no: )ENGAGE", r"\1CONSULT")
    _edit(
        folder / "scenarios.yaml",
        r"(reopen: no\n    outcome: )ENGAGE(\n    could_rise_to: )ENGAGE",
        r"\1CONSULT\2CONSULT",
    )
    return folder


def without_a_question(folder: Path) -> Path:
    """Nobody asks whether it will be seen through any more: who shares the power co-produces."""
    copied(folder)
    _edit(folder / "flow.yaml", r"\n[^\n]*key: see_through[^\n]*", "")
    _edit(folder / "flow.yaml", r"(key: power, yes: )see_through", r"\1COPRO")
    _edit(folder / "questions.yaml", r"\nsee_through:\n(?:[ #\n][^\n]*\n?|\n)*", "\n")
    _edit(
        folder / "scenarios.yaml",
        r" +see_through: no\n    outcome: CODESIGN\n    could_rise_to: CODESIGN",
        "    outcome: COPRO\n    could_rise_to: COPRO",
    )
    _edit(folder / "scenarios.yaml", r"\n +see_through: \w+", "")
    _edit(folder / "diagnosis.yaml", r"see_through(: \[no, not_sure\])", r"power\1")
    return folder


def reworded(folder: Path, words: str = "Why do you want to involve people?") -> Path:
    """The first question asks the same in other words."""
    copied(folder)
    _edit(folder / "questions.yaml", r"(\npurpose:\n  text: )[^\n]*", rf"\1{words}")
    return folder


def _edit(file: Path, pattern: str, put: str) -> None:
    text, found = re.subn(pattern, put, file.read_text(encoding="utf-8"))
    assert found, f"{file.name} holds no {pattern}"
    file.write_text(text, encoding="utf-8")
