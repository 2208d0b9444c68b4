"""The small valid pack: what is read, and what its version stands for."""

import re
import shutil

from logic.authoring.loader import read_pack
from logic.conditions import Facts
from tests.content.conftest import BUILT_IN_SCREEN, VALID


def version(folder, screen=BUILT_IN_SCREEN):
    return read_pack(folder, screen).version


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_valid_pack_is_read_whole():
    pack = read_pack(VALID, BUILT_IN_SCREEN)
    assert [q.key for q in pack.flow.questions] == ["clear", "time", "share"]
    assert [(r.key, r.outcome) for r in pack.rungs] == [
        ("together", "TOGETHER"),
        ("asking", "ASK"),
        ("telling", "TELL"),
        ("no_voice", None),
    ]
    assert [r.key for r in pack.ladder] == ["together", "asking", "telling"]
    assert pack.flow.by_key["clear"].gate
    assert not pack.flow.by_key["clear"].accepts_not_sure
    assert pack.flow.by_key["share"].past_change
    assert pack.questions["share"].ground.sources == ("PLAN-1", "PLAN-2")
    assert pack.locators["PLAN-2"].document in pack.documents


def test_a_condition_below_an_outcome_is_kept_as_its_rank():
    check = next(c for c in read_pack(VALID, BUILT_IN_SCREEN).checks if c.id == "C2")
    assert check.when.below_rank == 3
    assert check.when.holds(Facts({}, "ASK", 2, level="one_person"))
    assert not check.when.holds(Facts({}, "TOGETHER", 3, level="one_person"))


def test_a_pack_changes_some_interface_words_and_keeps_the_rest():
    screen = read_pack(VALID, BUILT_IN_SCREEN).screen
    assert screen["start.title"] == "Welcome to our council"
    assert screen["start.steps.0"] == "Say hello"
    assert screen["start.saved"] == "Saved at {time}"
    assert screen["start.steps.1"] == "Then"


def test_a_pack_without_interface_words_keeps_them_all(small_pack):
    shutil.rmtree(small_pack / "screen")
    assert read_pack(small_pack, BUILT_IN_SCREEN).screen["start.title"] == "Doing With"


def test_with_no_built_in_words_the_packs_own_are_all_there_are():
    assert read_pack(VALID).screen == {"start.title": "Welcome to our council", "start.steps.0": "Say hello"}


def test_the_version_is_twelve_hex_digits():
    assert re.fullmatch(r"[0-9a-f]{12}", version(VALID))


def test_the_version_stands_when_only_comments_layout_or_interface_words_change(small_pack):
    before = version(small_pack)
    change(small_pack / "flow.yaml", "start: clear", "# where it begins\n\nstart:   clear")
    change(small_pack / "questions.yaml", "text: Is there time to ask?", "text: >-\n    Is there\n    time to ask?")
    change(small_pack / "flow.yaml", "no: TELL}", "no: TELL, gate: false}")
    change(small_pack / "screen" / "start.yaml", "Say hello", "Say good morning")
    assert version(small_pack) == before


def test_the_version_changes_with_words_and_with_routes(small_pack):
    seen = {version(small_pack)}
    change(small_pack / "questions.yaml", "Is there time to ask?", "Is there enough time to ask?")
    seen.add(version(small_pack))
    change(small_pack / "flow.yaml", "past_change: true", "past_change: false")
    seen.add(version(small_pack))
    change(small_pack / "add_ons.yaml", "rules: [An add-on never changes the rung.]", "rules: [It never changes it.]")
    seen.add(version(small_pack))
    assert len(seen) == 4
