"""Which items of content rest on which places of the founding documents (domain.md 0.2 and J)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache

from logic.ground import Basis, Ground
from logic.pack import Locator, Pack
from logic.searching import folded

_TITLES = ("title", "name", "text", "said", "statement", "words", "word", "question", "suggestion", "one")
"""Which field tells a reader what an item is: the first that holds words. Without any, it is called by its key."""
_NO_ITEMS = frozenset({"flow", "screen", "documents", "locators"})
"""Fields of a pack that hold no items of their own."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of content that says where it comes from.

    kind
        the field of the pack it stands in, such as ``questions`` or ``checklist``.
    """

    kind: str
    id: str
    title: str
    sources: tuple[str, ...]
    basis: Basis


@lru_cache(maxsize=4)
def items_of(pack: Pack) -> tuple[Item, ...]:
    """Every item of the pack that has a ground, in the pack's order; whatever kinds of items a pack has.

    Worked out once for a pack, as what rests on each place is.
    """
    return tuple(
        item
        for field in fields(pack)
        if field.name not in _NO_ITEMS
        for item in _within(getattr(pack, field.name), field.name, "")
    )


def _within(value: object, kind: str, key: str) -> Iterator[Item]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _within(inner, kind, str(name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _within(inner, kind, "")
    elif is_dataclass(value) and not isinstance(value, type):
        name = str(getattr(value, "id", "") or getattr(value, "key", "") or key)
        ground = getattr(value, "ground", None)
        if isinstance(ground, Ground):
            titles = (getattr(value, one, None) for one in _TITLES)
            title = next((words for words in titles if isinstance(words, str) and words), name.replace("_", " "))
            yield Item(kind, name, title, ground.sources, ground.basis)
        for field in fields(value):
            yield from _within(getattr(value, field.name), kind, "")


@lru_cache(maxsize=4)
def resting_on(pack: Pack) -> Mapping[str, tuple[Item, ...]]:
    """Locator key -> the items that rest on it."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items_of(pack):
        for key in dict.fromkeys(item.sources):
            found[key].append(item)
    return {key: tuple(items) for key, items in found.items()}


def on_document(pack: Pack, document: str) -> int:
    """How many items rest on this document, each counted once."""
    places = {key for key, locator in pack.locators.items() if locator.document == document}
    return sum(1 for item in items_of(pack) if not places.isdisjoint(item.sources))


def find(pack: Pack, document: str = "", words: str = "") -> tuple[Locator, ...]:
    """The places of this document, or of all, whose key, heading or gist, or an item resting on them, has every word."""
    wanted = folded(words).split()
    resting = resting_on(pack)

    def says(locator: Locator) -> bool:
        titles = (f"{item.id} {item.title}" for item in resting.get(locator.key, ()))
        text = folded(" ".join((locator.key, locator.section, locator.gist, *titles)))
        return all(word in text for word in wanted)

    return tuple(
        locator
        for locator in pack.locators.values()
        if (not document or locator.document == document) and (not wanted or says(locator))
    )
