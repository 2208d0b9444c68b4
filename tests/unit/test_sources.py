"""What rests on which place of the founding documents: found in whatever a pack holds."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from logic import sources
from logic.authoring.loader import read_pack
from logic.ground import Ground
from logic.pack import Document, Locator
from tests import builders

CONTENT = Path(__file__).resolve().parents[2] / "content"
PACK = read_pack(CONTENT, CONTENT / "screen")


def grounds(value):
    """Every ground in a value, however deep, looked for without knowing any kind of item."""
    if isinstance(value, Ground):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from grounds(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from grounds(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from grounds(getattr(value, field.name))


def test_every_ground_of_the_pack_is_found():
    assert len(sources.items_of(PACK)) == len(list(grounds(PACK)))


def test_every_place_that_an_item_names_tells_of_the_item():
    resting = sources.resting_on(PACK)
    for item in sources.items_of(PACK):
        assert all(item in resting[key] for key in item.sources), item


def test_every_item_can_be_named_to_a_reader():
    without = [item for item in sources.items_of(PACK) if not item.title and item.kind != "leaders_choice"]
    assert without == []


def test_every_kind_of_item_has_a_word():
    kinds = {item.kind for item in sources.items_of(PACK)}
    assert [kind for kind in kinds if f"sources.kind.{kind}" not in PACK.screen] == []


def test_all_pairs_questions_and_results_are_among_the_items():
    found = {(item.kind, item.id) for item in sources.items_of(PACK)}
    assert {("pairs", pair.id) for pair in PACK.pairs} <= found
    assert {("questions", key) for key in PACK.questions} <= found
    assert {("outcomes", key) for key in PACK.outcomes} <= found


@pytest.fixture
def small():
    documents = {key: Document(key, f"Plan {key}", "", "", "") for key in ("001", "002")}
    places = ("SW-1", "001", "Money"), ("SW-2", "001", "Power"), ("WC-1", "002", "Power and café")
    locators = {key: Locator(key, document, "Part", "1", gist) for key, document, gist in places}
    return builders.pack(documents=documents, locators=locators)


@pytest.mark.parametrize(
    ("document", "words", "found"),
    [
        ("", "", ["SW-1", "SW-2", "WC-1"]),
        ("001", "", ["SW-1", "SW-2"]),
        ("", "POWER", ["SW-2", "WC-1"]),
        ("002", "power", ["WC-1"]),
        ("", "power cafe", ["WC-1"]),
        ("", "sw-2", ["SW-2"]),
        ("", "nothing like it", []),
    ],
)
def test_places_are_found_by_document_and_by_all_of_the_words(small, document, words, found):
    assert [one.key for one in sources.find(small, document, words)] == found


def test_places_are_found_by_what_rests_on_them():
    found = {one.key for one in sources.find(PACK, "", "DD13")}
    assert found == set(PACK.pairs.by_id["DD13"].ground.sources)


def test_an_item_on_two_places_of_a_document_is_counted_once():
    on_plan = [item for item in sources.items_of(PACK) if any(key.startswith("SW-") for key in item.sources)]
    assert sources.on_document(PACK, "001") == len(on_plan)
    assert sources.on_document(PACK, "nowhere") == 0
