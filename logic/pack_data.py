"""A pack as plain data (text, numbers, lists and keyed lists), and the same pack back from it.

Only the frozen classes of a pack can come out of data, whatever it says: it is no way to run anything.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from logic import checklist, conditions, easy_words, feedback, flow, ground, guidance, local, methods, news, pack
from logic.pack import Pack
from logic.register import content

MODULES = (checklist, conditions, easy_words, feedback, flow, ground, guidance, local, methods, news, pack, content)
"""Where the classes of a pack stand."""

KINDS: Mapping[str, type] = {
    f"{module.__name__}.{name}": kind
    for module in MODULES
    for name, kind in vars(module).items()
    if is_dataclass(kind) and isinstance(kind, type) and kind.__module__ == module.__name__
}
"""Each of them by its name."""

TUPLE, SET = "()", "{}"
"""First in the list that stands for a tuple, or for a frozen set; the name of a class stands there otherwise."""


def to_data(value: object) -> Any:
    """A value of a pack as what JSON can hold. Raises ``TypeError`` for a kind of value that no pack has."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [TUPLE, *map(to_data, value)]
    if isinstance(value, frozenset):
        return [SET, *sorted(map(to_data, value))]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: to_data(one) for key, one in value.items()}
    name = f"{type(value).__module__}.{type(value).__qualname__}"
    if KINDS.get(name) is not type(value):
        raise TypeError(name)
    return [name, *(to_data(getattr(value, one.name)) for one in fields(value) if one.init)]  # type: ignore[arg-type]


def pack_of(data: object) -> Pack:
    """The pack that ``to_data`` made this of. Raises ``TypeError``, ``KeyError`` or ``ValueError`` for other data."""
    found = _value(data)
    if not isinstance(found, Pack):
        raise TypeError(type(found))
    return found


def _value(data: Any) -> Any:
    if type(data) is dict:
        return {key: one if type(one) is str else _value(one) for key, one in data.items()}
    if type(data) is not list:
        return data
    kind, *rest = data
    # Most of a pack is text, which is as it should be already.
    values = [one if type(one) is str else _value(one) for one in rest]
    if kind == TUPLE:
        return tuple(values)
    return frozenset(values) if kind == SET else KINDS[kind](*values)
