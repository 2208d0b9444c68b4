"""Each broken fixture is the small valid pack with one thing spoiled; what is said of it is known by heart."""

import inspect
import sys
from collections.abc import Iterator

import pytest

from logic.authoring.checks import CHECKS
from logic.authoring.draft import Unread
from logic.authoring.loader import _draft, _said, read_pack
from logic.authoring.screen import read_screen
from logic.authoring.shapes import SHAPES
from logic.errors import ContentProblem, PackInvalid
from tests.content.conftest import BUILT_IN_SCREEN, INVALID

DEFECTS = sorted(folder.name for folder in INVALID.iterdir())


def problems(folder, screen=BUILT_IN_SCREEN):
    with pytest.raises(PackInvalid) as refused:
        read_pack(folder, screen)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("defect", DEFECTS)
def test_every_problem_of_a_broken_pack_is_named_with_file_line_and_id(spoiled, defect):
    expected = (INVALID / defect / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert expected
    files = ", ".join(f"{stem}.yaml" for stem in SHAPES)
    assert problems(spoiled(defect)) == [line.replace("{files}", files) for line in expected]


def test_every_rule_is_broken_by_some_fixture(spoiled):
    unbroken = {check.__name__: check for check in CHECKS}
    for defect in DEFECTS:
        folder = spoiled(defect)
        draft, _ = _draft(_said(folder), read_screen(folder / "screen", BUILT_IN_SCREEN), "")
        for name, check in list(unbroken.items()):
            try:
                if list(check(draft)):
                    del unbroken[name]
            except Unread:
                continue
    assert not unbroken


def test_no_rule_is_written_and_then_forgotten():
    written = {
        rule
        for module in sys.modules.values()
        if getattr(module, "__name__", "").startswith("logic.authoring.checks_")
        for name, rule in vars(module).items()
        if inspect.isgeneratorfunction(rule)
        and rule.__module__ == module.__name__
        and list(inspect.signature(rule).parameters) == ["draft"]
        and not name.startswith("_")
        and inspect.signature(rule).return_annotation == Iterator[ContentProblem]
    }
    assert written == set(CHECKS)


@pytest.mark.parametrize("name", ["nowhere", "n" * 300, "no\0where"])
def test_a_missing_folder_is_a_problem_and_not_a_crash(tmp_path, name):
    assert problems(tmp_path / name) == [f"{tmp_path}/{name}:1: pack: there is no such folder that can be read"]


def test_an_empty_folder_names_every_missing_file(tmp_path):
    found = problems(tmp_path)
    assert len(found) == len(SHAPES)
    assert "flow.yaml:1: flow: the file is missing" in found


def test_a_file_that_is_a_folder_cannot_be_opened(small_pack):
    (small_pack / "law.yaml").unlink()
    (small_pack / "law.yaml").mkdir()
    assert problems(small_pack) == ["law.yaml:1: law: cannot be opened: Is a directory"]


def test_a_flow_of_thousands_of_questions_is_refused_without_a_crash(small_pack):
    rows = [f"  - {{id: Q{i}, key: q{i}, yes: q{i + 1}, no: NOTYET}}" for i in range(3000)]
    last = "  - {id: Q3000, key: q3000, yes: TOGETHER, no: ASK}"
    (small_pack / "flow.yaml").write_text(
        "start: q0\nquestions:\n" + "\n".join([*rows, last]) + "\noutcomes:\n"
        "  - {id: TOGETHER, rank: 3, rung: together}\n  - {id: ASK, rank: 2, rung: asking}\n"
        "  - {id: TELL, rank: 1, rung: telling}\n  - {id: NOTYET, rank: 0}\n"
    )
    assert "flow.yaml:23: q20: there are 3001 questions; the most is 20" in problems(small_pack)
