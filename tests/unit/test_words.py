"""Every interface word that a page asks for is there, and none lies about unused."""

import ast
import re
from pathlib import Path

from logic.authoring.loader import read_pack

ROOT = Path(__file__).resolve().parents[2]
FILES = [*(ROOT / "pages").rglob("*.py"), *(ROOT / "logic" / "diagrams").rglob("*.py")]
KEY = re.compile(r"[a-z_]+(\.[\w-]+)+")


def asked_for():
    """Keys written out, and patterns of those put together, as they stand in the code."""
    plain, patterns = set(), set()
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and KEY.fullmatch(node.value)
                and not node.value.endswith("_")
            ):
                plain.add(node.value)
            if isinstance(node, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else "*" for part in node.values]
                patterns.add(".+".join(map(re.escape, "".join(parts).split("*"))))
    return plain, {pattern for pattern in patterns if "\\." in pattern}


PLAIN, PATTERNS = asked_for()
WORDS = read_pack(ROOT / "content", ROOT / "content" / "screen").screen
GROUPS = {key.split(".")[0] for key in WORDS}


def test_every_word_asked_for_is_there():
    lists = {key.rsplit(".", 1)[0] for key in WORDS if key.rsplit(".", 1)[1].isdigit()}
    missing = {key for key in PLAIN if key.split(".")[0] in GROUPS} - set(WORDS) - lists
    assert missing == set()


def test_every_word_is_asked_for_somewhere():
    def used(key):
        return key in PLAIN or re.sub(r"\.\d+$", "", key) in PLAIN or any(re.fullmatch(p, key) for p in PATTERNS)

    # Words for problems are asked for by their code; test_record holds those against the code.
    assert [key for key in WORDS if not key.startswith("refused.") and not used(key)] == []
