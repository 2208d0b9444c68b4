"""Content in its ready-made form: the same as when it is read anew, or not there."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from types import UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

import pytest

from logic import ready
from logic.authoring.loader import read_pack
from logic.pack import Pack
from logic.pack_data import KINDS, pack_of, to_data
from logic.ready import Ready
from tests import builders

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {"flow.yaml": "start: purpose", "levels.yaml": "levels: []"}
DATA = {"one": ["()", "two", 3, None, True]}


FIXTURES = ROOT / "tests" / "fixtures" / "content"


@pytest.mark.parametrize("folder", [ROOT / "content", FIXTURES / "valid"])
def test_a_pack_comes_back_the_same_from_plain_data(folder):
    pack = read_pack(folder, ROOT / "content" / "screen" if folder.parent == ROOT else FIXTURES / "screen")
    assert pack_of(json.loads(json.dumps(to_data(pack)))) == pack


def test_whatever_a_pack_may_hold_can_be_written():
    waiting, seen = [Pack], set()
    while waiting:
        kind = waiting.pop()
        if kind in seen or get_origin(kind) is Literal:
            continue
        seen.add(kind)
        if is_dataclass(kind):
            assert KINDS[f"{kind.__module__}.{kind.__qualname__}"] is kind
            hints = get_type_hints(kind)
            waiting += [hints[one.name] for one in fields(kind) if one.init]
        elif get_origin(kind) is None:
            assert kind in {str, int, bool, type(None), ...}
        else:
            assert get_origin(kind) in {tuple, frozenset, Mapping, Union, UnionType}
            assert (
                get_origin(kind) not in {frozenset, Mapping} or get_args(kind)[0] is str or is_text(get_args(kind)[0])
            )
            waiting += get_args(kind)
    assert len(seen) > 50


def is_text(kind):
    return get_origin(kind) is Literal and all(isinstance(one, str) for one in get_args(kind))


@dataclass(frozen=True)
class Other:
    """No class of a pack."""


@pytest.mark.parametrize("value", [1.5, b"", [1], {1: "a"}, Other(), print])
def test_what_no_pack_holds_is_not_written(value):
    with pytest.raises(TypeError):
        to_data((value,))


@pytest.mark.parametrize(
    "data", [["os.system", "true"], ["logic.settings.Settings"], ["()"], {}, None, [], [[]], ["logic.pack.Pack"]]
)
def test_nothing_but_a_pack_comes_out_of_data(data):
    with pytest.raises((TypeError, KeyError, ValueError)):
        pack_of(data)


@pytest.fixture
def settings(tmp_path):
    return builders.settings(tmp_path)


@pytest.fixture
def kept(settings):
    """A ready-made form that is kept."""
    kept = Ready(settings)
    kept.keep("pack-abc", TEXTS, DATA)
    assert kept.find("pack-abc", dict(reversed(TEXTS.items()))) == DATA
    return kept


@pytest.fixture
def file(kept, settings):
    return settings.data / "ready" / "pack-abc.json"


def test_it_is_its_owners_alone_and_nothing_else_is_left_there(file):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {**TEXTS, "flow.yaml": "start: other"},
        {**TEXTS, "more.yaml": ""},
        {"flow.yaml": TEXTS["flow.yaml"]},
        {"flow.yaml": TEXTS["levels.yaml"], "levels.yaml": TEXTS["flow.yaml"]},
    ],
)
def test_it_is_not_there_for_other_texts(kept, texts):
    assert kept.find("pack-abc", texts) is None


def test_it_is_not_there_for_other_code_or_another_key_and_another_name(kept, settings, monkeypatch):
    assert Ready(settings).find("pack-abc", TEXTS) == DATA
    assert kept.find("pack-abd", TEXTS) is None
    assert Ready(replace(settings, link_key="l" * 43)).find("pack-abc", TEXTS) is None
    monkeypatch.setattr(ready, "code", lambda: b"newer")
    assert Ready(settings).find("pack-abc", TEXTS) is None


def test_a_change_of_any_byte_makes_it_count_as_not_there(kept, file):
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept.find("pack-abc", TEXTS) is None
        file.write_bytes(whole[:at])
        assert kept.find("pack-abc", TEXTS) is None
    file.write_bytes(whole + b" ")
    assert kept.find("pack-abc", TEXTS) is None
    file.write_bytes(whole)
    assert kept.find("pack-abc", TEXTS) == DATA


@pytest.mark.parametrize("put", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_not_read(kept, file, put):
    file.unlink()
    put(file)
    assert kept.find("pack-abc", TEXTS) is None


def test_what_cannot_be_kept_stops_nobody(kept, settings, tmp_path, monkeypatch):
    kept.keep("../out", TEXTS, DATA)
    assert kept.find("../out", TEXTS) is None
    (tmp_path / "file").write_text("")
    nowhere = Ready(replace(settings, data=tmp_path / "file"))
    nowhere.keep("pack-abc", TEXTS, DATA)
    assert nowhere.find("pack-abc", TEXTS) is None
    no_key = Ready(replace(settings, link_key="", data=tmp_path / "empty"))
    no_key.keep("pack-abc", TEXTS, DATA)
    assert no_key.find("pack-abc", TEXTS) is None
    assert not (tmp_path / "empty").exists()

    def full(*_):
        raise OSError

    monkeypatch.setattr(Path, "replace", full)
    kept.keep("pack-other", TEXTS, DATA)
    assert len(list((settings.data / "ready").iterdir())) == 1


def test_the_key_of_the_code_covers_all_that_has_a_part_in_reading():
    command = """
import pkgutil, sys
from importlib import import_module
import logic.authoring, logic.kept, logic.pack_data
found = [import_module(f"logic.authoring.{one.name}") for one in pkgutil.iter_modules(logic.authoring.__path__)]
print(*(one.__file__ for name, one in sys.modules.items() if name.split(".")[0] == "logic"), sep="\\n")
"""
    ran = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    read = {Path(line).relative_to(ROOT / "logic").parent for line in ran.stdout.split()}
    # The store only brings the texts, whose words the seal covers.
    assert read - {Path(name) for name in ready.READERS} <= {Path("store"), Path("store/queries"), Path("store/tables")}


def test_other_code_other_pins_and_another_python_have_another_key(tmp_path, monkeypatch):
    (tmp_path / "logic" / "authoring").mkdir(parents=True)
    places = [tmp_path / "requirements.txt", tmp_path / "logic" / "pack.py", tmp_path / "logic" / "authoring" / "a.py"]
    for place in places:
        place.write_text("one")
    monkeypatch.setattr(ready, "ROOT", tmp_path)
    keys = [ready.code()]
    for place in places:
        place.write_text("two")
        keys.append(ready.code())
    places[1].rename(places[1].with_name("pack2.py"))
    keys.append(ready.code())
    monkeypatch.setattr(sys, "version", "4")
    keys.append(ready.code())
    assert len(set(keys)) == len(keys) == 6
