"""The command line: what it prints, and how it refuses."""

import json
import os
import random
import shutil
import struct
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from logic.authoring.loader import read_pack
from logic.requests import MOST_BYTES
from logic.settings import BUILT_IN_CONTENT
from tests.answers import random_answers
from tests.cli import ROOT, Here, run
from tests.contents import copied, reworded, with_another_edge, without_a_question
from tests.flows import our_flow
from tests.oracle import Oracle

PACK = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen")
KEYS = list(PACK.flow.by_key)
ALL_YES = dict.fromkeys(KEYS, "yes")
FIXTURES = ROOT / "tests" / "fixtures" / "content"
FIELDS = [
    *("pack", "path", "next_question", "outcome", "today", "could_rise_to", "settles_most", "flags", "ceilings"),
    *("lifts", "decisive", "no_difference", "add_ons"),
]


@pytest.fixture
def here(monkeypatch, tmp_path):
    monkeypatch.setenv("DOING_WITH_DATA", str(tmp_path / "no data"))  # whatever this machine has saved
    return Here(monkeypatch)


def refused(ran):
    """The one line that says what is wrong; nothing else was printed."""
    assert ran.code == 2
    assert ran.out == b""
    assert len(ran.lines) == 1, ran.err
    assert "Traceback" not in ran.err
    return ran.lines[0]


# decide


def test_decide_prints_every_field_and_nothing_else(here):
    ran = here("decide", "-", given=json.dumps({"answers": ALL_YES | {"power": "not_sure"}}))
    assert (ran.code, ran.err) == (0, "")
    assert list(ran.json) == FIELDS
    assert ran.json == {
        "pack": PACK.version,
        "path": [key for key in KEYS if key not in {"part_open", "reopen", "see_through"}],
        "next_question": None,
        "outcome": "CODESIGN",
        "today": "CODESIGN",
        "could_rise_to": "COPRO",
        "settles_most": "power",
        "flags": ["power"],
        "ceilings": [{"question": "power", "outcome": "CODESIGN"}],
        "lifts": [{"to": "COPRO", "questions": ["power"], "changeable": True}],
        "decisive": [
            *("purpose", "affected", "open", "weigh", "time_ask", "shape", "start"),
            *("open_mind", "time_together", "resources", "power"),
        ],
        "no_difference": ["part_open", "reopen", "see_through"],
        "add_ons": [],
    }


def test_decide_reads_a_file_as_it_reads_standard_input(here, tmp_path):
    asked = json.dumps({"answers": {"purpose": "yes"}})
    file = tmp_path / "réponses 1.json"
    file.write_text(asked, encoding="utf-8")
    assert here("decide", str(file)).json == here("decide", "-", given=asked).json == run("decide", str(file)).json


def test_no_answers_stop_at_the_first_question(here):
    answer = here("decide", "-", given='{"answers": {}}').json
    assert (answer["path"], answer["next_question"], answer["outcome"]) == ([], "purpose", None)
    assert (answer["decisive"], answer["no_difference"], answer["flags"]) == (None, [], [])


def test_an_array_gives_an_array_in_the_same_order(here):
    stops = ["affected", "weigh", "shape", "purpose"]
    asked = [{"answers": ALL_YES | {key: "no"}} for key in stops]
    assert [answer["ceilings"][0]["question"] for answer in here("decide", "-", given=json.dumps(asked)).json] == stops
    assert here("decide", "-", given=json.dumps(asked[:1])).json[0]["outcome"] == "NOBODY"
    assert here("decide", "-", given="[]").json == []


def test_asking_every_question_lists_every_ceiling(here):
    asked = {"answers": ALL_YES | {"shape": "no", "power": "no"}}
    assert [c["question"] for c in here("decide", "-", given=json.dumps(asked)).json["ceilings"]] == ["shape"]
    answer = here("decide", "-", given=json.dumps(asked | {"ask_all": True})).json
    assert [c["question"] for c in answer["ceilings"]] == ["shape", "power"]
    assert answer["outcome"] == "CONSULT"


def test_add_ons_are_those_answered_yes_and_those_the_path_brings(here):
    def added(answers, given=()):
        asked = {"answers": answers, "add_on_answers": list(given)}
        return here("decide", "-", given=json.dumps(asked)).json["add_ons"]

    assert added(ALL_YES) == []
    assert added(ALL_YES, ["AQ9", "AQ1"]) == ["AQ1", "AQ9"]
    assert added(ALL_YES | {"open": "not_sure"}) == ["AQ4"]
    assert added(ALL_YES | {"open": "no", "time_ask": "no"}, ["AQ4", "AQ2"]) == ["AQ2", "AQ4", "AQ7"]
    assert added({"purpose": "no", "open": "no", "time_ask": "no"}) == []


def test_everything_printed_equals_the_oracle_on_hundreds_of_answer_sets():
    rng = random.Random(2_2026)
    asked = [{"answers": random_answers(rng), "ask_all": rng.random() < 0.5} for _ in range(300)]
    ran = run("decide", "-", given=json.dumps(asked))
    assert (ran.code, ran.err) == (0, "")
    oracle = Oracle(our_flow())
    for request, printed in zip(asked, ran.json, strict=True):
        path = printed["path"]
        answers = request["answers"]
        expected = oracle.decide(answers, request["ask_all"])
        expected["pack"] = PACK.version
        expected["add_ons"] = [
            add_on
            for add_on, key in (("AQ4", "open"), ("AQ7", "time_ask"))
            if key in path and answers[key] in {"no", "not_sure"}
        ]
        assert printed == expected, request


def test_a_byte_order_mark_and_blanks_are_no_fault(here):
    assert here("decide", "-", given=b'\xef\xbb\xbf \n{"answers": {}}\n').code == 0


def test_all_complete_answer_sets_fit_in_one_call(here):
    size = len(json.dumps({"answers": dict.fromkeys(KEYS, "not_sure"), "ask_all": False}))
    assert size * 16_384 < MOST_BYTES


# decide, refusing

ONE = '{"answers": {"purpose": "yes"}}'
BAD_INPUT = {
    "an unknown key": ('{"answers": {}, "answer": 1}', 'unknown key "answer"'),
    "an unknown question": ('{"answers": {"porpoise": "yes"}}', 'no question has the key "porpoise"'),
    "a question by its id": ('{"answers": {"Q1": "yes"}}', 'no question has the key "Q1"'),
    "no answers": ('{"ask_all": true}', '"answers" is missing'),
    "an empty object": ("{}", '"answers" is missing'),
    "an unknown answer": ('{"answers": {"purpose": "maybe"}}', "purpose must be one of yes, no, not_sure"),
    "an answer in capitals": ('{"answers": {"purpose": "Yes"}}', 'found "Yes"'),
    "an answer that is refused": ('{"answers": {"affected": "not_sure"}}', "affected does not take not_sure"),
    "a truth for an answer": ('{"answers": {"purpose": true}}', "found true or false"),
    "a number for an answer": ('{"answers": {"purpose": 1}}', "found a number"),
    "nothing for an answer": ('{"answers": {"purpose": null}}', "found null"),
    "a list for an answer": ('{"answers": {"purpose": ["yes"]}}', "found a list"),
    "an object for an answer": ('{"answers": {"purpose": {"yes": 1}}}', "found an object"),
    "a list of answers": ('{"answers": ["yes"]}', "found a list"),
    "text for answers": ('{"answers": "yes"}', "found text"),
    "null for answers": ('{"answers": null}', "found null"),
    "text for ask_all": ('{"answers": {}, "ask_all": "yes"}', '"ask_all" must be true or false, found text'),
    "a number for ask_all": ('{"answers": {}, "ask_all": 1}', '"ask_all" must be true or false, found a number'),
    "null for ask_all": ('{"answers": {}, "ask_all": null}', '"ask_all" must be true or false, found null'),
    "text for add-ons": ('{"answers": {}, "add_on_answers": "AQ1"}', '"add_on_answers" must be a list'),
    "an object for add-ons": ('{"answers": {}, "add_on_answers": {"AQ1": "yes"}}', "found an object"),
    "a number for an add-on": ('{"answers": {}, "add_on_answers": [1]}', "found a number"),
    "a list for an add-on": ('{"answers": {}, "add_on_answers": [["AQ1"]]}', "found a list"),
    "an unknown add-on": ('{"answers": {}, "add_on_answers": ["AQ99"]}', 'no add-on has the id "AQ99"'),
    "an add-on twice": ('{"answers": {}, "add_on_answers": ["AQ1", "AQ1"]}', "add-on AQ1 is given twice"),
    "an answer twice": ('{"answers": {"purpose": "yes", "purpose": "no"}}', 'the key "purpose" is given twice'),
    "the answers twice": ('{"answers": {}, "answers": {}}', 'the key "answers" is given twice'),
    "a key twice far down": ('{"answers": {"purpose": [{"x": {"y": 1, "y": 1}}]}}', 'the key "y" is given twice'),
    "a key twice, once escaped": ('{"answers": {"purpose": "yes", "\\u0070urpose": "no"}}', "given twice"),
    "a key twice within an array": (f'[{ONE}, {{"answers": {{}}, "answers": {{}}}}]', "given twice"),
    "a fault within an array": (f'[{ONE}, {{"answers": {{"purpose": "x"}}}}]', "item 1: the answer to purpose"),
    "an array within an array": (f"[[{ONE}]]", 'item 0: expected an object with "answers", found a list'),
    "a number in an array": (f"[{ONE}, 7]", "item 1: expected an object"),
    "null": ("null", "found null"),
    "a number": ("1e400", "found a number"),
    "text": ('"answers"', "found text"),
    "a truth": ("true", "found true or false"),
    "nothing at all": ("", "is not JSON"),
    "blanks": (" \n\t", "is not JSON"),
    "an object without its end": ('{"answers": {"purpose": "yes"}', "is not JSON"),
    "two objects": (ONE + ONE, "is not JSON: Extra data at line 1 column 32"),
    "a comma too many": ('{"answers": {"purpose": "yes",}}', "is not JSON"),
    "single quotation marks": ("{'answers': {}}", "is not JSON"),
    "a comment": ('{"answers": {}} // all', "is not JSON"),
    "YAML": ("answers:\n  purpose: yes\n", "is not JSON"),
    "not a number": ('{"answers": {"purpose": NaN}}', "NaN is not a value"),
    "less than any number": ("[-Infinity]", "-Infinity is not a value"),
    "a number of many digits": ('{"answers": {"purpose": ' + "9" * 5000 + "}}", "too many digits"),
    "a number with many decimals": ('{"answers": {"purpose": 0.' + "9" * 5000 + "}}", "found a number"),
    "brackets too deep": ("[" * 100_000, "nested too deeply"),
    "closed brackets too deep": ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
    "objects too deep": ('{"answers":' * 100_000 + "1" + "}" * 100_000, "nested too deeply"),
    "half a surrogate pair for a key": ('{"answers": {"\\ud800": "yes"}}', 'no question has the key "\\ud800"'),
    "half a surrogate pair for an answer": ('{"answers": {"purpose": "\\udfff"}}', 'found "\\udfff"'),
    "NUL in a key": ('{"answers": {"purpose\\u0000": "yes"}}', "no question has the key"),
    "a raw NUL": ('{"answers": {"purpose": "y\0es"}}', "is not JSON"),
    "a raw line end in an answer": ('{"answers": {"purpose": "y\nes"}}', "is not JSON"),
    "line ends in a key": ('{"answers": {"a\\nb\\r\\u2028\\u0085c": "yes"}}', "no question has the key"),
    "marks that turn the line around": ('{"answers": {"\\u202eevil": "yes"}}', '"\\u202eevil"'),
    "a very long key": ('{"answers": {"' + "k" * 100_000 + '": "yes"}}', "(shortened)"),
    "bytes that are not UTF-8": (b'{"answers": {"purpose": "\xff"}}', "is not UTF-8 text (byte 25)"),
    "half a surrogate pair as bytes": (b'{"answers": {"\xed\xa0\x80": "yes"}}', "is not UTF-8 text"),
    "UTF-16": (ONE.encode("utf-16"), "is not UTF-8 text"),
    "more than it takes": (b" " * (MOST_BYTES + 1), "split it"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_is_refused_in_one_line(here, name):
    given, said = BAD_INPUT[name]
    line = refused(here("decide", "-", given=given))
    assert said in line
    assert len(line) < 250


@pytest.mark.parametrize("name", ["brackets too deep", "a number of many digits", "a raw NUL", "nothing at all"])
def test_bad_input_is_refused_in_one_line_by_a_process_of_its_own(name):
    given, said = BAD_INPUT[name]
    assert said in refused(run("decide", "-", given=given))


def test_a_file_that_cannot_be_read_is_refused_in_one_line(here, tmp_path):
    assert "No such file" in refused(here("decide", str(tmp_path / "none.json")))
    assert "Is a directory" in refused(here("decide", str(tmp_path)))
    assert "cannot read" in refused(here("decide", "two\nlines\udc80"))
    assert "File name too long" in refused(here("decide", "n" * 5000))
    assert "cannot read" in refused(here("decide", ""))
    assert "null" in refused(here("decide", "a\0b"))
    assert "split it" in refused(here("decide", "/dev/zero"))


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("decide",),
        ("decide", "a", "b"),
        ("check", "a", "b"),
        ("graph",),
        ("graph", "flow"),
        ("graph", "snake", "--format", "dot"),
        ("graph", "flow", "--format", "pdf"),
    ],
    ids=" ".join,
)
def test_misuse_prints_how_to_use_it_and_leaves_with_two(here, arguments):
    ran = here(*arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith("usage: python -m logic")


def closed(redirection):
    done = subprocess.run(
        ["/bin/sh", "-c", f'echo \'{{"answers": {{}}}}\' | "$0" -m logic decide - {redirection}', sys.executable],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


def test_streams_that_are_closed_or_full_end_without_a_trace():
    assert closed("<&-").stderr == "standard input is closed\n"
    assert closed(">&-").returncode == 2
    assert closed(">/dev/full").stderr == "cannot write the answer: No space left on device\n"


def test_a_fault_is_not_told_to_standard_output_when_there_is_nowhere_else():
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m logic decide /nowhere 2>&-', sys.executable],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize("arguments", [("decide", "-"), ("graph", "flow", "--format", "svg"), ("check", "--proof")])
def test_a_reader_that_has_gone_is_no_reason_for_a_trace(arguments):
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "logic", *arguments],
            input=b'{"answers": {}}',
            stdout=write,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (2, b"cannot write the answer: Broken pipe\n")


# check


def test_check_finds_nothing_wrong_with_our_content():
    ran = run("check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.decode() == f"no problems found; pack {PACK.version}\n"


def test_check_with_proof_prints_what_was_tried(here):
    ran = here("check", "--proof")
    assert (ran.code, ran.err) == (0, "")
    *counts, took = ran.out.decode().splitlines()
    assert counts == [
        f"pack: {PACK.version}",
        "paths: 35",
        "complete answer sets: 16,384",
        "single favourable changes tried: 114,688",
        "drops found: 0",
        "outcomes reachable: 7 of 7",
        "questions reachable: 14 of 14",
        "outcomes reached that are never to be recommended: 0",
    ]
    label, seconds = took.removesuffix(" s").split(": ")
    assert label == "time taken"
    assert float(seconds) < 1


@pytest.fixture
def broken(tmp_path):
    """A pack with three faults, and what is said of them."""
    fixture = FIXTURES / "invalid" / "three-faults-at-once"
    pack = shutil.copytree(FIXTURES / "valid", tmp_path / "broken")
    for path in fixture.glob("*.yaml"):
        shutil.copy(path, pack)
    shutil.rmtree(pack / "screen")
    return pack, (fixture / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("options", [(), ("--proof",)], ids=["plain", "proof"])
def test_check_prints_every_problem_with_file_line_and_id_and_leaves_with_one(here, broken, options):
    pack, expected = broken
    ran = here("check", str(pack), *options)
    assert (ran.code, ran.out, ran.lines) == (1, b"", expected)


def test_check_reads_another_pack_by_name_or_by_the_environment(broken, tmp_path):
    other = shutil.copytree(FIXTURES / "valid", tmp_path / "other")
    shutil.rmtree(other / "screen")
    named, set_ = run("check", str(other)), run("check", env={"DOING_WITH_CONTENT": str(other)})
    assert named.code == set_.code == 0
    assert named.out == set_.out
    assert PACK.version not in named.out.decode()
    assert "paths: 4\n" in run("check", "--proof", env={"DOING_WITH_CONTENT": str(other)}).out.decode()


@pytest.mark.parametrize("arguments", [("check",), ("decide", "-"), ("graph", "flow", "--format", "dot")])
def test_no_command_works_with_a_broken_pack(broken, arguments):
    pack, expected = broken
    ran = run(*arguments, given=ONE, env={"DOING_WITH_CONTENT": str(pack)})
    assert (ran.code, ran.out, ran.lines) == (1, b"", expected)


def test_a_folder_that_is_not_there_is_a_problem(here, tmp_path):
    ran = here("check", str(tmp_path / "none"))
    assert (ran.code, ran.out) == (1, b"")
    assert ran.lines == [f"{tmp_path}/none:1: pack: there is no such folder that can be read"]


def test_a_hostile_name_stays_on_its_line_and_writes_no_control_characters(here):
    ran = here("check", "/no\nwhere\x1b[31m\u202e")
    assert len(ran.lines) == 1
    assert ran.err.removesuffix("\n").isprintable()


# graph


@pytest.mark.parametrize("picture", ["flow", "ladder"])
@pytest.mark.parametrize(
    "answers", [None, {}, {"purpose": "no"}, {"purpose": "yes"}, ALL_YES, ALL_YES | {"weigh": "no"}]
)
def test_a_picture_is_drawn_in_every_format_with_and_without_answers(here, tmp_path, picture, answers):
    more = ()
    if answers is not None:
        file = tmp_path / "answers.json"
        file.write_text(json.dumps({"answers": answers, "ask_all": True}), encoding="utf-8")
        more = ("--answers", str(file))
    drawn = {form: here("graph", picture, *more, "--format", form) for form in ("dot", "svg", "png")}
    assert {(ran.code, ran.err) for ran in drawn.values()} == {(0, "")}
    assert drawn["dot"].out.decode().startswith("digraph")
    svg = ET.fromstring(drawn["svg"].out)
    names = PACK.outcomes.values() if picture == "flow" else PACK.ladder
    text = "".join(svg.itertext())
    assert all(thing.name.split()[0] in text for thing in names)
    assert ("You are here" in text) == bool(answers and (picture == "flow" or answers.get("affected")))
    png = drawn["png"].out
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert png.endswith(b"IEND\xaeB`\x82")
    width, height = struct.unpack(">II", png[16:24])
    assert 400 < width < 1600
    assert 400 < height < 3000


def test_a_picture_takes_answers_from_standard_input():
    ran = run("graph", "ladder", "--answers", "-", "--format", "svg", given=json.dumps({"answers": ALL_YES}))
    assert (ran.code, ran.err) == (0, "")
    assert b"You are here" in ran.out


def test_a_picture_shows_one_set_of_answers(here):
    assert "not an array" in refused(here("graph", "flow", "--answers", "-", "--format", "dot", given=f"[{ONE}]"))
    assert "is not JSON" in refused(here("graph", "flow", "--answers", "-", "--format", "png", given="{"))
    assert "No such file" in refused(here("graph", "flow", "--answers", "/nowhere", "--format", "svg"))


# diff

CONTENT = str(BUILT_IN_CONTENT)


def test_a_pack_does_not_differ_from_itself(here, tmp_path):
    ran = here("diff", CONTENT, str(copied(tmp_path / "copy")))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.decode().splitlines() == [
        f"from {PACK.version} ({PACK.edition}) to {PACK.version} ({PACK.edition})",
        "sets of answers that come out otherwise: 0 of 16,384 (0 higher, 0 lower)",
    ]


def test_a_route_that_leads_elsewhere_is_told_with_a_line_for_each_answer(here, tmp_path):
    ran = here("diff", CONTENT, str(with_another_edge(tmp_path / "other")))
    assert (ran.code, ran.err) == (1, "")
    _, counts, *told = ran.out.decode().splitlines()
    assert counts == "sets of answers that come out otherwise: 96 of 16,384 (0 higher, 96 lower)"
    short = {key: f"{key} ({words.short})" for key, words in PACK.questions.items()}
    assert told == [
        "Engagement (ENGAGE) becomes Consultation (CONSULT), lower; 96 sets of answers",
        "  when all of these:",
        *(f"    yes to {short[key]}" for key in ("purpose", "affected", "weigh", "time_ask", "shape")),
        *(f"    no or not sure to {short[key]}" for key in ("start", "reopen")),
        "  and one of these:",
        *(f"    - yes to {short[key]}" for key in ("open", "part_open")),
        "reopen no led to ENGAGE and leads to CONSULT: 96 of the sets that take it come out otherwise",
    ]


def test_the_same_difference_for_another_program_can_be_expanded_again(here, tmp_path):
    ran = here("diff", CONTENT, str(with_another_edge(tmp_path / "other")), "--json")
    assert (ran.code, ran.err) == (1, "")
    assert (ran.json["old"], ran.json["changed"], ran.json["fallen"]) == (PACK.version, 96, 96)
    (change,) = ran.json["changes"]
    assert (change["old"], change["new"], change["fewest"]) == ("ENGAGE", "CONSULT", True)
    for rule in change["rules"]:
        asked = json.dumps({"answers": dict.fromkeys(KEYS, "yes") | rule["when"]})
        assert here("decide", "-", given=asked).json["outcome"] == "ENGAGE"


def test_other_words_are_a_difference_though_no_outcome_changes(here, tmp_path):
    ran = here("diff", CONTENT, str(reworded(tmp_path / "other")))
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.decode().splitlines()[1:] == [
        "sets of answers that come out otherwise: 0 of 16,384 (0 higher, 0 lower)",
        "reworded or marked otherwise: purpose (text)",
    ]


def test_a_difference_elsewhere_in_the_content_is_said_too(here, tmp_path):
    other = copied(tmp_path / "other")
    words = (other / "pack.yaml").read_text(encoding="utf-8")
    (other / "pack.yaml").write_text(words.replace(PACK.edition, "Another edition"), encoding="utf-8")
    ran = here("diff", CONTENT, str(other))
    assert ran.code == 1
    assert ran.out.decode().splitlines()[-1] == "the questions and results say the same; other content differs"


def test_a_question_that_goes_is_named_and_its_old_words_are_used(here, tmp_path):
    ran = here("diff", CONTENT, str(without_a_question(tmp_path / "other")))
    assert (ran.code, ran.err) == (1, "")
    told = ran.out.decode().splitlines()
    assert "questions removed: see_through" in told
    assert f"    no or not sure to see_through ({PACK.questions['see_through'].short})" in told


@pytest.mark.parametrize("place", ["old", "new"])
def test_content_with_faults_is_misuse_here_because_one_means_that_they_differ(here, broken, place):
    pack, expected = broken
    ran = here("diff", *((str(pack), CONTENT) if place == "old" else (CONTENT, str(pack))))
    assert (ran.code, ran.out, ran.lines) == (2, b"", [f"{pack}/{line}" for line in expected])


def test_a_folder_that_is_not_there_is_named_once(here, tmp_path):
    ran = here("diff", CONTENT, str(tmp_path / "none"))
    assert (ran.code, ran.lines) == (2, [f"{tmp_path}/none:1: pack: there is no such folder that can be read"])


def test_diff_says_what_can_be_compared(here):
    help_ = here("diff", "--help")
    assert help_.code == 0
    for word in ("in-use", "folder", "version", "every decision recorded"):
        assert word in help_.out.decode()


def test_diff_wants_two_packs(here):
    assert here("diff", CONTENT).code == 2
    assert here("diff").code == 2


# scenarios


def test_the_fewest_examples_are_printed_with_their_proof_and_lead_where_they_say(here):
    ran = here("scenarios", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = ran.json
    assert len(found["examples"]) == len(found["never_on_one_route"]) == 13
    for example in found["examples"]:
        told = here("decide", "-", given=json.dumps({"answers": example["answers"]})).json
        assert (told["outcome"], told["path"]) == (example["outcome"], list(example["answers"]))
    for pair in found["twins"]:
        for answer in ("yes", "no"):
            asked = json.dumps({"answers": pair["shared"] | {pair["question"]: answer}})
            assert here("decide", "-", given=asked).json["outcome"] == pair[answer]
    assert [pair["question"] for pair in found["twins"]] == KEYS
    assert found["questions_without_twins"] == []
    assert set(found["scenarios"]["fewest"]) <= {scenario.id for scenario in PACK.scenarios}


def test_the_same_for_a_person_one_line_each(here):
    ran = here("scenarios")
    assert (ran.code, ran.err) == (0, "")
    told = ran.out.decode().splitlines()
    assert told[:3] == [
        f"pack: {PACK.version}",
        "examples that cover 14 questions, 28 answers and 7 results: 13",
        "1. NOTYET: purpose no",
    ]
    assert told[15].startswith("proof that fewer cannot do: no two of these 13 answers can be given on one route: ")
    assert told[-2] == "questions that never make a difference: none"
    assert told[-1].endswith("none of them covers: nothing")


def test_the_examples_are_those_of_the_content_in_use(broken, tmp_path):
    other = shutil.copytree(FIXTURES / "valid", tmp_path / "other")
    shutil.rmtree(other / "screen")
    told = run("scenarios", env={"DOING_WITH_CONTENT": str(other)})
    assert told.code == 0
    assert PACK.version not in told.out.decode()
    pack, expected = broken
    assert run("scenarios", env={"DOING_WITH_CONTENT": str(pack)}).lines == expected
