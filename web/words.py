"""The few sentences the house itself says, when the content pack may be the very thing that cannot be read.

People who come by a link read them too, perhaps in Easy Read. On their pages each group under "public" stands for the
one of the same name: short sentences, a line for each idea, and a way that needs no page (domain.md H, Easy Read rules).
"""

import json
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from web.site import surface


@cache
def _all() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return loaded


def say(key: str, **data: object) -> str:
    """The words under a dotted ``key``, with ``{placeholders}`` filled from ``data``. KeyError when there are none."""
    found: Any = _all() | _all()["public"] if surface() == "public" else _all()
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


def with_help(key: str) -> str:
    """The words under a key and, for people who come by a link, the way that needs no page."""
    return "\n".join(map(say, (key, "help", "danger"))) if has("help") else say(key)


def paragraphs(said: str) -> str:
    """The HTML of words: a paragraph for each line."""
    return "".join(f"<p>{escape(line)}</p>" for line in said.split("\n"))
