"""The few sentences the house itself says, when the content pack may be the very thing that cannot be read."""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _all() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return loaded


def say(key: str, **data: object) -> str:
    """The words under a dotted ``key``, with ``{placeholders}`` filled from ``data``. KeyError when there are none."""
    found: Any = _all()
    for part in key.split("."):
        found = found[part]
    return str(found).format(**data)


def has(key: str) -> bool:
    """Say whether there are words under a dotted ``key``."""
    try:
        say(key)
    except KeyError:
        return False
    return True
