"""From an activity to the bytes of its file. The same activity gives the same bytes, whenever and wherever."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from logic.portable.model import FORMAT, MARK


def as_file(whole: Mapping[str, Any], *, came_from: str, version: str, edition: str) -> bytes:
    """The file of an activity in plain values (``logic.store.queries.whole``)."""
    content = {"version": version, "edition": edition}
    head = {"doing_with": MARK, "format": FORMAT, "came_from": came_from, "content": content}
    return _json({**head, **whole}).encode() + b"\n"


def digest(whole: Mapping[str, Any]) -> str:
    """What tells this activity from any other: of its content, however the file was laid out."""
    return sha256(_json(whole).encode()).hexdigest()


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False, default=_text)


def _text(value: date | datetime) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat()
