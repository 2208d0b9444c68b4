"""The ways of involving people that ship with the tool (domain.md G), and the words of the diagnosis (B.6)."""

import re
from collections import Counter

import pytest

from logic.authoring.loader import LATER, read_pack
from logic.methods import Methods
from logic.ranking import Situation, rank
from tests.content.conftest import CONTENT, VALID
from tests.content.test_our_pack import CODES

PACK = read_pack(CONTENT)
WAYS = PACK.methods.ways
TEXTS = [
    *((way.id, text) for way in WAYS for text in (way.name, way.what, way.easy_read, way.access_notes)),
    *((way.id, text) for way in WAYS for text in (way.good_for, way.not_good_for, way.size.words, way.lead.words)),
    *((mode.key, mode.name) for mode in PACK.methods.modes),
    *PACK.methods.access,
    *((one.id, text) for one in PACK.diagnoses for text in (one.title, one.message, *one.because.values(), *one.mend)),
]


def test_there_are_thirty_ways_and_each_rung_has_as_many_that_fit_it_best_as_domain_counts():
    assert [way.id for way in WAYS] == [f"M{number:02}" for number in range(1, 31)]
    best = Counter(rung for way in WAYS for rung, fit in way.fits.items() if fit == "best")
    assert best == {"coproduction": 9, "codesign": 5, "engagement": 9, "consultation": 4, "informing": 2}


def test_only_a_development_session_teaches_and_only_two_ways_merely_tell():
    does = {kind: [way.id for way in WAYS if way.does == kind] for kind in ("teaches", "tells")}
    assert does == {"teaches": ["M30"], "tells": ["M28", "M29"]}


@pytest.mark.parametrize("rung", [rung.key for rung in PACK.ladder])
def test_a_way_that_fits_best_comes_first_at_every_rung(rung):
    first = rank(PACK.methods, Situation(rung=rung))[0].way
    assert first.fits[rung] == "best"


def test_one_persons_own_plan_comes_first_for_one_person_and_not_for_a_service():
    def place(level):
        return [one.way.id for one in rank(PACK.methods, Situation(rung="coproduction", level=level))].index("M26")

    assert place("individual") == 0
    assert place("service") > 9


def test_every_access_need_and_every_mode_is_met_by_some_way():
    assert frozenset().union(*(way.access for way in WAYS)) == PACK.methods.access_names.keys()
    assert frozenset().union(*(way.modes for way in WAYS)) == PACK.methods.mode_names.keys()


def test_no_code_word_or_mark_reaches_a_reader():
    assert [(item, text) for item, text in TEXTS if CODES.search(text)] == []
    assert [(item, text) for item, text in TEXTS if re.search(r"[<>!_{}$#\[\]]|  ", text)] == []


def test_easy_read_forms_are_short():
    sentences = [part for way in WAYS for part in re.split(r"(?<=[.?]) ", way.easy_read)]
    assert max(len(sentence.split()) for sentence in sentences) <= 15


def test_a_pack_kept_by_an_earlier_release_has_no_ways_and_still_opens():
    assert {"methods.yaml", "diagnosis.yaml"} <= LATER.keys()


def test_the_small_pack_has_its_way():
    methods = read_pack(VALID, CONTENT.parent / "tests" / "fixtures" / "content" / "screen").methods
    (way,) = methods.ways
    assert methods.by_id == {"W1": way}
    assert (way.cost_least, way.cost_most, way.weeks) == (0, None, 4)
    assert methods.modes_of(way) == {"mixed", "in_person"}
    assert methods.reach_asked == (("many", "A1"),)
    assert Methods().by_id == {}
