"""Files whose every free key and word is one that no content knows, made by walking the shape they must have."""

from collections.abc import Collection, Mapping
from typing import Any

from logic.portable.kinds import WORDS_MOST
from logic.portable.model import ActivityFile
from logic.portable.snapshot import Snapshot
from logic.portable.told import Told

NOT_KEYS = ("came_from",)
"""Text with a pattern of its own that is no key."""
INSIDE: Mapping[str, Any] = {"snapshot": Snapshot, "told": Told}
"""Fields whose shape is looked at by itself."""


def odd(value: Any, *, but: Collection[str] = ()) -> Any:
    """The same file in plain JSON with every key, and every word that a record keeps, replaced. ``but``: fields kept."""
    schema = ActivityFile.model_json_schema()
    return _walk(value, schema, schema["$defs"], but)


def _walk(value: Any, shape: Any, shapes: Any, but: Collection[str]) -> Any:
    if "$ref" in shape:
        shape = shapes[shape["$ref"].rpartition("/")[2]]
    if "anyOf" in shape:
        if value is None:
            return None
        shape = next(one for one in shape["anyOf"] if one.get("type") != "null")
        return _walk(value, shape, shapes, but)
    if isinstance(value, dict):
        return _object(value, shape, shapes, but)
    if isinstance(value, list):
        each = shape.get("prefixItems")
        return [_walk(one, each[at] if each else shape["items"], shapes, but) for at, one in enumerate(value)]
    if isinstance(value, str):
        return _text(value, shape)
    return value


def _object(value: Any, shape: Any, shapes: Any, but: Collection[str]) -> Any:
    found: dict[str, Any] = {}
    named, (keyed, *_) = shape.get("properties", {}), [*shape.get("patternProperties", {}).values(), None]
    for name, inner in value.items():
        if name in INSIDE:
            own = INSIDE[name].model_json_schema()
            found[name] = _walk(inner, own, own["$defs"], but)
        elif name in {*NOT_KEYS, *but}:
            found[name] = inner
        else:
            found[f"odd.{name}" if keyed else name] = _walk(inner, keyed or named[name], shapes, but)
    return found


def _text(value: str, shape: Any) -> str:
    if "enum" in shape or "const" in shape or not value:
        return value
    if "pattern" in shape:
        # The name of a picture is letters alone; a key may be more.
        return f"odd.{value}" if "Z" in shape["pattern"] else "odd"
    return f"odd {{x}} {value}" if shape.get("maxLength") == WORDS_MOST else value
