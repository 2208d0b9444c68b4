"""Our own do's and don'ts against the table of domain.md F, typed from it and not read from the content."""

from pathlib import Path

import pytest

from logic.authoring.loader import read_folder, read_pack, read_texts
from web.site import BY_KEY

CONTENT = Path(__file__).resolve().parents[2] / "content"
PACK = read_pack(CONTENT)
RUNGS = {"CP": "COPRO", "CD": "CODESIGN", "EN": "ENGAGE", "CO": "CONSULT", "IN": "INFORM"}
TABLE = {
    "DD01": ("CP CD EN CO IN", "commit invite host"),
    "DD02": ("CP CD EN CO IN", "commit invite review"),
    "DD03": ("CP CD", "plan host"),
    "DD04": ("CP CD", "plan host"),
    "DD05": ("CP CD EN", "plan host"),
    "DD06": ("CP CD EN", "plan invite"),
    "DD07": ("CP CD EN CO", "plan invite review"),
    "DD08": ("CP CD EN CO", "commit plan"),
    "DD09": ("CP CD EN CO IN", "commit"),
    "DD10": ("CP CD EN CO IN", "commit plan"),
    "DD11": ("CP CD EN CO IN", "plan invite host"),
    "DD12": ("CP CD EN CO IN", "invite host review"),
    "DD13": ("CP CD EN", "plan review"),
    "DD14": ("CP CD EN", "plan host"),
    "DD15": ("CP CD EN CO", "host review"),
    "DD16": ("CP CD EN CO", "host"),
    "DD17": ("CP CD EN", "plan host review"),
    "DD18": ("CP CD EN", "plan host review"),
    "DD19": ("CP CD EN CO IN", "review"),
    "DD20": ("CP CD", "review"),
}


def test_all_twenty_are_there_for_their_rungs_and_phases():
    found = {pair.id: (pair.outcomes, pair.phases) for pair in PACK.pairs}
    typed = {
        key: ({RUNGS[rung] for rung in rungs.split()}, tuple(when.split())) for key, (rungs, when) in TABLE.items()
    }
    assert found == typed


@pytest.mark.parametrize(
    ("outcome", "count"), [("COPRO", 20), ("CODESIGN", 20), ("ENGAGE", 17), ("CONSULT", 11), ("INFORM", 7)]
)
def test_each_rung_has_its_number_of_pairs(outcome, count):
    assert len(PACK.pairs.of_outcome(outcome)) == count


def test_a_gap_stands_in_a_phase_of_its_pair_and_says_one_thing_to_do():
    for pair in PACK.pairs:
        assert pair.gap_phase in pair.phases, pair.id
        assert pair.gap.endswith("."), pair.id
        assert "\n" not in pair.gap, pair.id


def test_easy_words_are_short():
    for pair in PACK.pairs:
        for words in (pair.do_easy, pair.dont_easy):
            assert all(len(sentence.split()) <= 12 for sentence in words.split(". ")), (pair.id, words)


def test_every_page_named_is_a_page_of_ours():
    named = {page for pair in PACK.pairs for page in pair.pages}
    assert named <= set(BY_KEY) | {"documents", "methods", "scope", "voices"}


@pytest.mark.parametrize("page", ["limits", "limit", "methods", "checklist", "scope", "documents", "record", "result"])
@pytest.mark.parametrize("outcome", RUNGS.values())
def test_each_page_of_planning_has_a_pair_for_every_rung(page, outcome):
    found = PACK.pairs.pair_for(page, outcome)
    assert found is not None
    assert outcome in found.outcomes


def test_five_documents_say_what_they_are_and_five_tools_what_stands_in_their_place():
    assert [bool(one.status and one.lost) for one in PACK.documents.values()] == [True] * 5
    assert [one.key for one in PACK.missing] == ["SW-7.1", "SW-7.2", "SW-7.3", "SW-7.4", "SW-7.5"]
    assert len(PACK.tensions) == 8


def test_content_kept_before_there_were_pairs_still_opens():
    texts = dict(read_folder(CONTENT)[1])
    del texts["pairs.yaml"]
    pack = read_texts(texts, version="0123456789ab")
    assert len(pack.pairs) == 0
    assert pack.pairs.of_outcome("COPRO") == ()
    assert pack.pairs.pair_for("limits") is None
