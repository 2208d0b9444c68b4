"""A pack read from texts is the pack read from their folder; what is no text for a pack is a problem and no crash."""

import os

import pytest

from logic.authoring.loader import read_flow, read_folder, read_pack, read_texts, read_words
from logic.authoring.partial import read_partly
from logic.authoring.yaml_reader import MOST_BYTES
from logic.errors import PackInvalid
from tests.content.conftest import BUILT_IN_SCREEN, VALID


def problems(read, *given, **named):
    with pytest.raises(PackInvalid) as invalid:
        read(*given, **named)
    return [str(problem) for problem in invalid.value.problems]


@pytest.fixture
def texts():
    return dict(read_folder(VALID, BUILT_IN_SCREEN)[1])


def test_a_pack_read_from_its_texts_is_the_same_pack(texts):
    pack = read_pack(VALID, BUILT_IN_SCREEN)
    assert read_texts(texts, words=pack.screen) == pack
    assert read_texts(texts, version="another name").version == "another name"
    assert read_words(VALID, BUILT_IN_SCREEN) == pack.screen


def test_texts_with_faults_are_refused_as_their_folder_would_be(texts):
    del texts["law.yaml"]
    texts |= {"flow.yaml": texts["flow.yaml"].replace("yes: time", "yes: tiem"), "nonsense.yaml": "a: b"}
    found = problems(read_texts, texts)
    assert "law.yaml:1: law: the file is missing" in found
    assert any(line.startswith("flow.yaml:3: clear:") for line in found)
    assert any(line.startswith("nonsense.yaml:1: nonsense: is not a file of a pack") for line in found)


def test_the_flow_is_read_by_itself_when_the_rest_is_beyond_us(texts):
    whole = read_texts(texts)
    texts |= {"levels.yaml": "another: shape", "outcomes.yaml": "another: shape"}
    assert read_flow(texts) == whole.flow
    partly = read_partly(texts, "a version")
    assert (partly.flow, partly.questions, partly.version) == (whole.flow, whole.questions, "a version")
    assert partly.outcomes["ASK"].name == "ASK"


def test_a_flow_that_is_not_sound_is_not_read_by_itself_either(texts):
    assert problems(read_flow, texts | {"flow.yaml": texts["flow.yaml"].replace("yes: time", "yes: tiem")})
    del texts["flow.yaml"]
    assert problems(read_flow, texts) == ["flow.yaml:1: flow: the file is missing"]


def test_interface_words_that_no_page_shows_are_a_problem(small_pack):
    (small_pack / "screen").mkdir(exist_ok=True)
    (small_pack / "screen" / "nonsense.yaml").write_text("a: b", encoding="utf-8")
    assert [line.split(":")[0] for line in problems(read_words, small_pack, BUILT_IN_SCREEN)] == [
        "screen/nonsense.yaml"
    ]
    assert problems(read_words, small_pack / "nowhere", BUILT_IN_SCREEN)


def test_a_file_too_large_or_never_ending_is_a_problem(small_pack):
    (small_pack / "law.yaml").write_bytes(b"#" * (MOST_BYTES + 1))
    (small_pack / "levels.yaml").unlink()
    os.mkfifo(small_pack / "levels.yaml")
    (small_pack / "checks.yaml").unlink()
    (small_pack / "checks.yaml").symlink_to("/dev/zero")
    found = problems(read_pack, small_pack, BUILT_IN_SCREEN)
    assert "law.yaml:1: law: is larger than 4,194,304 bytes, the most a file of content may hold" in found
    assert "levels.yaml:1: levels: is not a file" in found
    assert "checks.yaml:1: checks: is not a file" in found
