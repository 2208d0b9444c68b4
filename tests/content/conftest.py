"""What the content tests share: the small valid pack, and packs made from it by laying files over it."""

import shutil
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures" / "content"
VALID = FIXTURES / "valid"
INVALID = FIXTURES / "invalid"
BUILT_IN_SCREEN = FIXTURES / "screen"
CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture
def small_pack(tmp_path):
    """A copy of the small valid pack that a test may spoil."""
    return shutil.copytree(VALID, tmp_path / "pack")


@pytest.fixture
def spoiled(tmp_path):
    """Lays the files of a broken fixture over a copy of the small valid pack, and takes away those it removes."""

    def lay(defect: str) -> Path:
        pack = shutil.copytree(VALID, tmp_path / defect)
        for path in (INVALID / defect).rglob("*.yaml"):
            shutil.copy(path, pack / path.relative_to(INVALID / defect))
        removed = INVALID / defect / "removed.txt"
        if removed.exists():
            for name in removed.read_text().split():
                (pack / name).unlink()
        return pack

    return lay
