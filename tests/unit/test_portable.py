"""Files of whole activities: what is written is read as it was, and what is not ours is refused with its reason."""

import gzip
import json
import random
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings

from logic.errors import Refused
from logic.portable import as_file, as_read, is_packed, packed
from logic.portable.packing import FILE_MOST, RATIO_MOST, UNPACKED_MOST
from tests.hostile import HOSTILE
from tests.whole import activities, challenge, empty_part, full_part, limit, mark, whole

WORDS = Path("docs/architecture.md").read_text().split()
KEPT_LIMIT = {"number": 1, "version": 1, "statement": "", "status": "confirmed", "explains": [], "cost": 0}
HEAD = {"doing_with": "doing-with-activity", "format": 1, "came_from": "WT-0042"}


def written(what):
    return as_file(what, came_from="WT-0042", version="0123456789ab", edition="Test edition")


def read(what):
    found = as_read(written(what))
    return {name: value for name, value in found.items() if name not in {*HEAD, "content"}}


def refusal(data):
    with pytest.raises(Refused) as refused:
        as_read(data)
    (problem,) = refused.value.problems
    assert problem.field == "file"
    return problem.code, problem.data


def changed(change):
    """The refusal of a file in which this was done to the JSON."""
    whole_file = json.loads(written(whole()))
    change(whole_file)
    return refusal(json.dumps(whole_file).encode())


def test_what_is_written_is_read_as_it_was():
    assert read(whole()) == whole()
    assert read(whole(parts=[empty_part()], team=[], limits=[], challenges=[])) == whole(
        parts=[empty_part()], team=[], limits=[], challenges=[]
    )


@given(activities)
@settings(max_examples=60)
def test_any_activity_is_read_as_it_was_written_and_gives_the_same_bytes(what):
    assert read(what) == what
    assert written(read(what)) == written(what)


def test_a_file_says_what_it_is_and_where_it_came_from():
    found = as_read(written(whole()))
    assert {name: found[name] for name in HEAD} == HEAD
    assert found["content"] == {"version": "0123456789ab", "edition": "Test edition"}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_text(words):
    line = " ".join(words.split("\n"))
    what = whole(title=line, parts=[full_part(decision=words)], limits=[limit(plain=words)], challenges=[])
    assert read(what) == what


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" \n", "file_empty"),
        (b"{}" + b" " * FILE_MOST, "file_too_big"),
        (b"PK\x03\x04\xff\xfe", "file_not_json"),
        (b"<html></html>", "file_not_json"),
        (b"{'a': 1}", "file_not_json"),
        (b"[]", "file_not_ours"),
        (b"null", "file_not_ours"),
        (b'{"doing_with": true}', "file_not_ours"),
        (b'{"a": 1, "a": 2}', "file_repeats"),
        (b'{"a": NaN}', "file_no_number"),
        (b'{"a": -Infinity}', "file_no_number"),
        (b'{"a": 1e999}', "file_no_number"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "file_no_number"),
        (b"[" * 200_000, "file_too_deep"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "file_too_deep"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:12]),
)
def test_what_is_no_file_of_ours_is_refused(data, code):
    assert refusal(data)[0] == code


def test_five_hundred_limits_of_real_length_with_five_saves_each_travel_packed():
    what = whole(limits=[long_limit(number, random.Random(number)) for number in range(1, 501)], challenges=[])
    plain = written(what)
    assert len(plain) > FILE_MOST
    small = packed(plain)
    assert is_packed(small)
    assert len(small) < FILE_MOST
    assert small == packed(plain)
    found = as_read(small)
    assert found["limits"] == what["limits"]


def long_limit(number, chance):
    """A limit with as much in it as a careful team writes: about 4,000 letters, of which each save changes a part."""

    def text(words):
        return " ".join(f"{chance.choice(WORDS)}" for _ in range(words))

    made = limit(
        number,
        5,
        easy_read=text(50),
        evidence=text(60),
        rules_out=text(60),
        how_we_work=text(80),
        still_open=[text(20) for _ in range(4)],
        test={f"q{place}": {"words": text(60), "weight": "strong", "only_part": False} for place in range(5)},
    )
    for version in made["versions"]:
        version["fields"]["plain"] = text(60)
    return made


def test_what_is_small_travels_as_it_is():
    assert packed(written(whole())) == written(whole())
    assert as_read(gzip.compress(written(whole()))) == as_read(written(whole()))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (gzip.compress(b" " * (UNPACKED_MOST + 1)), "file_unpacks_too_big"),
        (gzip.compress(random.Random(1).randbytes(99) * 60_000), "file_unpacks_too_big"),
        (gzip.compress(b""), "file_empty"),
        (gzip.compress(b"[]"), "file_not_ours"),
        (gzip.compress(b"{}")[:-3], "file_cut_short"),
        (gzip.compress(b"{}")[:12], "file_cut_short"),
        (gzip.compress(b"{}") + gzip.compress(b"{}"), "file_not_json"),
        (b"\x1f\x8bnothing of the kind", "file_not_json"),
        (gzip.compress(gzip.compress(b"{}")), "file_not_json"),
        (random.Random(1).randbytes(FILE_MOST + 1), "file_too_big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_packed_and_not_ours_is_refused(data, code):
    assert refusal(data)[0] == code


def test_a_bomb_is_refused_before_it_is_large():
    bomb = gzip.compress(b" " * UNPACKED_MOST)
    tracemalloc.start()
    assert refusal(bomb)[0] == "file_unpacks_too_big"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * RATIO_MOST * len(bomb)


@pytest.mark.parametrize(
    "data", [random.Random(1).randbytes(FILE_MOST + 1), b" " * (UNPACKED_MOST + 1)], ids=["noise", "blanks"]
)
def test_what_would_not_be_taken_in_is_not_given_out(data):
    with pytest.raises(Refused) as refused:
        packed(data)
    assert [problem.code for problem in refused.value.problems] == ["work_too_big"]


def test_a_file_cut_short_anywhere_is_refused():
    whole_file = written(whole())
    for end in range(1, len(whole_file) - 2, 997):
        assert refusal(whole_file[:end])[0] in {"file_cut_short", "file_not_json"}
    assert refusal(whole_file[: len(whole_file) // 2])[0] == "file_cut_short"
    assert refusal('{"a": "é'.encode()[:-1])[0] == "file_cut_short"


def test_a_file_of_a_newer_version_is_refused_with_its_number():
    assert changed(lambda one: one.update(format=2, something_new=[])) == ("file_newer", {"format": 2})
    assert changed(lambda one: one.update(format=True))[0] == "file_wrong"


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (lambda one: one.update(more=1), "file_wrong", "more"),
        (lambda one: one.pop("title"), "file_wrong", "title"),
        (lambda one: one.update(title=""), "file_wrong", "title"),
        (lambda one: one.update(title="x" * 201), "file_wrong", "title"),
        (lambda one: one.update(title=7), "file_wrong", "title"),
        (lambda one: one.update(came_from="<b>"), "file_wrong", "came_from"),
        (lambda one: one.update(parts=[]), "file_wrong", "parts"),
        (lambda one: one["parts"][0].update(number=2), "file_wrong", "-"),
        (lambda one: one["parts"][0].update(decide_by="2026-02-30"), "file_date", "parts / 1 / decide_by"),
        (lambda one: one["parts"][0].update(decide_by="9999-12-31"), "file_date", "parts / 1 / decide_by"),
        (lambda one: one["parts"][0].update(decide_by="20260228"), "file_date", "parts / 1 / decide_by"),
        (lambda one: one["parts"][0].update(decide_by=20260228), "file_date", "parts / 1 / decide_by"),
        (lambda one: one["parts"][0]["answers"][0].update(given_at="2026-02-28T10:00:00"), "file_date", None),
        (lambda one: one["parts"][0]["answers"][0].update(value="maybe"), "file_wrong", None),
        (lambda one: one["parts"][0]["answers"].append(one["parts"][0]["answers"][0]), "file_wrong", "parts / 1"),
        (lambda one: one["parts"][0]["marks"].append(mark("own-3") | {"marked_on": None}), "file_wrong", "parts / 1"),
        (lambda one: one["parts"][0]["records"].pop(0), "file_wrong", "parts / 1"),
        (lambda one: one["parts"][0]["records"][0]["snapshot"].pop("outcome"), "file_wrong", None),
        (lambda one: one["parts"][0]["records"][1].update(chosen_outcome="COPRO"), "file_wrong", "parts / 1 / records / 2"),
        (lambda one: one["parts"][0]["scope"]["told"]["easy"]["sections"][0].update(id="odd"), "file_wrong", None),
        (lambda one: one["parts"][0]["records"][0].update(outcome="COPRO"), "file_wrong", "parts / 1 / records / 1"),
        (lambda one: one["parts"][0]["records"][1]["snapshot"].update(format=99), "file_wrong", None),
        (lambda one: one["parts"][0]["records"][1]["snapshot"]["pictures"]["flow"]["spine"].append("no"), "file_wrong", None),
        (lambda one: one["parts"][0]["records"][1]["snapshot"].update(limits={"each": [KEPT_LIMIT | {"status": "odd"}], "together": 0}), "file_wrong", None),
        (lambda one: one["parts"][0]["plan"]["facts"].update(people=-1), "file_wrong", None),
        (lambda one: one["parts"][0]["plan"]["facts"].update(people=2**31), "file_wrong", None),
        (lambda one: one["parts"][0]["plan"]["facts"].update(people=2.5), "file_wrong", None),
        (lambda one: one["parts"][0]["scope"]["told"]["easy"]["sections"][0]["lines"].append(["a", "../a", ""]), "file_wrong", None),
        (lambda one: one["parts"][0]["scope"]["told"].update(other={}), "file_wrong", "parts / 1 / scope / told / other"),
        (lambda one: one["parts"][0]["replies"].pop(0), "file_wrong", "parts / 1"),
        (lambda one: one["parts"][0]["replies"][0]["told"].pop("easy"), "file_wrong", None),
        (lambda one: one["parts"][0]["replies"][0]["told"]["easy"]["sections"][0]["lines"].append(["a", "", ""]), "file_wrong", None),
        (lambda one: one["parts"][0]["replies"][0].update(record="x" * 41), "file_wrong", None),
        (lambda one: one["parts"][0]["news"].append(one["parts"][0]["news"][0]), "file_wrong", "parts / 1"),
        (lambda one: one["parts"][0]["news"][0].update(done_on="soon"), "file_date", None),
        (lambda one: one["team"][1].update(lead=True), "file_wrong", "-"),
        (lambda one: one["limits"][0]["versions"].pop(0), "file_wrong", "limits / 1"),
        (lambda one: one["limits"][0]["versions"][0]["fields"].update(said_on="soon"), "file_date", None),
        (lambda one: one["limits"][0]["versions"][0].update(actor_role="captain"), "file_wrong", "limits / 1 / versions / 1 / actor_role"),
        (lambda one: one["limits"][1]["versions"][0]["fields"].update(part=3), "file_wrong", "-"),
        (lambda one: one["challenges"][0].update(limit=9), "file_wrong", "-"),
        (lambda one: one["challenges"][0].update(name="Somebody"), "file_wrong", "challenges / 1 / name"),
        (lambda one: one.update(team=[one["team"][1]] * 101), "file_wrong", "team"),
    ],
)  # fmt: skip
def test_what_does_not_belong_is_refused_with_its_place(change, code, place):
    found, data = changed(change)
    assert found == code
    assert place is None or data["place"] == place


@pytest.mark.parametrize("words", ["\x00", "a\x1b[2J", "\ud800", "a\x85b"])
def test_text_that_cannot_be_kept_is_refused_wherever_it_stands(words):
    assert changed(lambda one: one.update(area=words))[0] == "file_control_characters"
    assert changed(lambda one: one["parts"][0]["scope"]["fields"].update({words: ""}))[0] == "file_control_characters"


def test_keys_of_other_content_are_kept_as_they_are():
    strange = empty_part(
        level="another_level",
        answers=[{"question": "Q_99", "value": "no", "note": "", "given_at": whole()["parts"][0]["answers"][0]["given_at"]}],
        marks=[mark("C99")],
    )  # fmt: skip
    what = whole(parts=[strange], limits=[limit(category="weather")], challenges=[challenge()])
    assert read(what) == what


def test_a_file_from_before_there_were_replies_is_taken_in_without_any():
    before = json.loads(written(whole()))
    for part in before["parts"]:
        for name in ("news", "reply", "replies"):
            part.pop(name)
    found = as_read(json.dumps(before).encode())
    assert [(part["news"], part["reply"], part["replies"]) for part in found["parts"]] == [
        ([], None, []),
        ([], None, []),
    ]
