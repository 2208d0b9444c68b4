"""What is told of replies: worked by hand, attacked at random, and tried whole on small forms."""

from collections import Counter, defaultdict
from fractions import Fraction
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.feedback import AboutQuestion, Option, Reply, Scale
from logic.suppression import BLOCKS, EVERYONE, LEAST, WAYS, Side, Table, about, bands, fits, middle, table_of, told
from tests.asked import AGREE, FEEDBACK, FELT, RUNGS, question, replies, reply

NONE = (0, 0, 0, 0)


def widths(totals):
    return [end - start for start, end in bands(totals)]


# --- worked by hand -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ((6, 5, 0, 5, 0), [1, 1, 1, 1, 1]),
        ((6, 1, 0, 0, 5), [2, 1, 1, 1]),  # the first with the second: more bands than the second with the last
        ((3, 3, 3, 3, 3), [2, 3]),  # of two cuts with as many bands, the one with the shorter first run
        ((9, 0, 0, 0, 1), [5]),  # whatever takes the last along takes all
        ((9, 5, 0, 0, 1), [1, 4]),
        ((5, 1, 4, 5), [1, 2, 1]),
        ((0, 0, 0), [1, 1, 1]),
        ((1, 2, 1), []),
        ((), []),
    ],
)
def test_the_finest_bands_in_which_each_is_none_or_five(totals, expected):
    assert widths(totals) == expected


def table(split_numbers, options=AGREE.standard):
    return table_of("FB02", options, {key: split_numbers.get(key, NONE) for key in (one.key for one in options)})


def test_what_is_not_on_the_scale_is_told_only_where_five_said_it():
    assert [band.options for band in table({"agree": (5, 0, 0, 0), "does_not_apply": (4, 0, 0, 0)}).bands] == [
        (one.key,) for one in AGREE.standard[:-1]
    ]
    found = table({"agree": (5, 0, 0, 0), "does_not_apply": (5, 0, 0, 0)})
    assert (found.bands[-1].options, found.bands[-1].counts) == (("does_not_apply",), False)
    assert found.answered() == 5


def test_a_question_that_fewer_than_five_answered_is_not_told():
    assert table({"agree": (2, 2, 0, 0), "does_not_apply": (0, 0, 0, 9)}) is None


@pytest.mark.parametrize(
    ("numbers", "split"),
    [
        ((5, 5, 0, 6), "both"),
        ((0, 0, 0, 6), "both"),
        ((4, 5, 2, 6), "supported"),
        ((4, 5, 2, 1), "supported"),
        ((4, 5, 0, 1), "none"),
        ((2, 5, 0, 6), "came_by"),
        ((1, 2, 1, 2), "none"),
        ((3, 3, 3, 3), "supported"),
    ],
)
def test_each_question_is_divided_in_one_way_alone_the_finest_that_hides_nobody(numbers, split):
    assert table({"agree": numbers}).split == split


def test_a_filter_that_a_question_is_not_divided_by_is_told_to_be_none():
    found = table({"agree": (2, 5, 0, 6)})
    assert found.of(Side("paper")) == (0, 6, 0, 0, 0)
    assert found.of(Side(None, supported=True)) is None
    assert found.answered(Side("link", supported=True)) == 0


def test_editions_are_apart_and_one_with_four_replies_says_nothing_of_itself():
    few = [reply("easy", FB02="up")] * 4
    many = [reply(FB02="agree")] * 7
    (only,) = told(FEEDBACK.questions, [*few, *many])
    assert (only.edition, only.tables["FB02"].answered(), only.at_least) == ("standard", 7, 5)
    assert told(FEEDBACK.questions, few) == ()


def test_the_size_is_what_the_tables_say_and_no_more():
    """Nine replied and eight answered each question: who knew there were nine would know of one who left it out."""
    nine = [reply(FB02="agree")] * 8 + [reply()]
    assert told(FEEDBACK.questions, nine)[0].at_least == 5
    assert told(FEEDBACK.questions, [reply()] * 20)[0].at_least == 5


def test_what_another_content_asked_is_passed_over():
    assert told(FEEDBACK.questions, [reply(FB99="agree", FB02="no such option")] * 9)[0].tables == {}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"codesign": 6}, ("codesign",)),
        ({"codesign": 5, "no_voice": 5}, ("no_voice",)),  # half felt this or lower
        ({"codesign": 6, "no_voice": 5}, ("codesign",)),
        ({"coproduction": 8, "codesign": 1, "no_voice": 5}, ("coproduction", "codesign")),
        ({"coproduction": 3, "no_voice": 2}, RUNGS),
    ],
)
def test_the_middle_reply_comes_from_the_bands(chosen, expected):
    numbers = {key: (chosen.get(key, 0), 0, 0, 0) for key in RUNGS}
    assert middle(table_of("FB12", FELT.standard, numbers), upwards=RUNGS[::-1]) == expected


def test_the_middle_of_nobody_is_nothing():
    found = table({"agree": (0, 5, 0, 0)})
    assert middle(found, Side("paper"), upwards=[one.key for one in AGREE.standard[-2::-1]]) == ()


def test_what_people_say_about_themselves():
    (age,) = FEEDBACK.about
    assert about(age, {"young": 3}) == ()
    assert about(age, {"young": 7, "old": 3}) == ((("young",), 7),)
    assert about(age, {"young": 3, "old": 3}) == ((("young", "old"), 6),)
    assert about(age, {"young": 7}) == ((("young",), 7),)
    assert about(age, {"young": 4, "old": 4}) == ()  # told as 8 of two that are each below 5, each would be 4


# --- attacked -------------------------------------------------------------------------------------

SMALL = Scale("small", (Option("a", "A"), Option("b", "B"), Option("c", "C", counts=False)), (Option("a", "A"),))
TWO = (question("one", SMALL), question("two", SMALL))
ANSWERS = ("", "a", "b", "c")
KINDS = tuple(product(BLOCKS["both"], ANSWERS, ANSWERS))
"""Every reply there can be to two questions, what is left out among it."""

small_replies = st.lists(st.sampled_from(KINDS), max_size=45).flatmap(
    lambda some: st.lists(st.sampled_from(some or list(KINDS)), min_size=4, max_size=45)
)


def made(kind):
    (came_by, supported), one, two = kind
    return Reply("standard", came_by, supported, {key: value for key, value in (("one", one), ("two", two)) if value})


def sides():
    return [Side(came_by, helped) for came_by in (None, *WAYS) for helped in (None, True, False)]


def published(tables):
    """(what a number counts, as a row over the kinds of reply; the number), of every filter there is."""
    rows = []
    for found in tables.values():
        place = ("one", "two").index(found.question)
        for side in sides():
            for band, number in zip(found.bands, found.of(side) or (), strict=False):
                rows.append(
                    ([int(kind[1 + place] in band.options and bool(side.holds(kind[0]))) for kind in KINDS], number)
                )
    return rows


def reduced(rows):
    """Rows in echelon form, exactly: leading place -> row."""
    base = {}
    for row in rows:
        left = _less(list(map(Fraction, row)), base)
        lead = next((place for place, value in enumerate(left) if value), None)
        if lead is not None:
            base[lead] = [value / left[lead] for value in left]
    return base


def _less(row, base):
    for lead in sorted(base):
        if row[lead]:
            factor = row[lead]
            row = [value - factor * other for value, other in zip(row, base[lead], strict=True)]
    return row


def follows(wanted, base):
    """Whether what these kinds of reply come to follows from what the rows come to."""
    return not any(_less(list(map(Fraction, wanted)), base))


def sets():
    """What an attacker would ask for: any kind of reply, any answer, any two together, in any block and in all."""
    of_one = [(value,) for value in ANSWERS] + [("a", "b"), ("a", "b", "c")]
    for side, one, two in product(sides(), [*of_one, ANSWERS], [*of_one, ANSWERS]):
        yield [int(bool(side.holds(kind[0])) and kind[1] in one and kind[2] in two) for kind in KINDS]


SETS = list(sets())


def found_out(rows, counted):
    """The numbers of 1 to 4 people that follow from what is published."""
    nobody = {place for row, number in rows if not number for place, value in enumerate(row) if value}
    known = [place for place in range(len(KINDS)) if place not in nobody]
    base = reduced([[row[place] for place in known] for row, _ in rows])
    found = []
    for one in SETS:
        number = sum(counted[KINDS[place]] for place, value in enumerate(one) if value)
        if not fits(number) and follows([one[place] for place in known], base):
            found.append(number)
    return found


@given(small_replies)
@settings(max_examples=60)
def test_no_number_of_one_to_four_follows_from_all_that_is_published(kinds):
    """The whole linear system, in exact fractions: what is published against every set somebody might ask for."""
    editions = told(TWO, map(made, kinds))
    rows = published(editions[0].tables) if editions else []
    assert all(fits(number) for _, number in rows)
    assert found_out(rows, Counter(kinds)) == []


def test_the_attack_finds_what_is_hidden_by_halves():
    """The attack itself works: hiding the one small number and telling the total gives it away."""
    helped, alone = Side("link", supported=True), Side("link", supported=False)
    kinds = [(alone, "a", "")] * 9 + [(helped, "b", "")] * 2
    total = [int(kind[1] in {"a", "b"}) for kind in KINDS]
    shown = [int(kind[1] == "a") for kind in KINDS]
    assert 2 in found_out([(total, 11), (shown, 9)], Counter(kinds))


@given(st.lists(st.sampled_from(KINDS), min_size=5, max_size=40), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_no_sum_or_difference_of_published_numbers_that_counts_a_set_is_one_to_four(kinds, chance):
    editions = told(TWO, map(made, kinds))
    rows = published(editions[0].tables) if editions else []
    for size in (1, 2, 3):
        for some in combinations(chance.sample(rows, min(len(rows), 9)), size):
            for signs in product((1, -1), repeat=size):
                row = [
                    sum(s * one[place] for s, (one, _) in zip(signs, some, strict=True)) for place in range(len(KINDS))
                ]
                if set(row) <= {0, 1}:
                    assert fits(sum(s * number for s, (_, number) in zip(signs, some, strict=True)))


def knowing_the_rules(tables_of, worlds):
    """Held against somebody who knows this module: every world with the same publication, and what is the same in all."""
    alike = defaultdict(list)
    for world in worlds:
        alike[tables_of(world)].append(world)
    for same in alike.values():
        for size in range(1, len(same[0]) + 1):
            for places in combinations(range(len(same[0])), size):
                numbers = {sum(world[place] for place in places) for world in same}
                assert len(numbers) > 1 or fits(numbers.pop()), (same[0], places)


@pytest.mark.parametrize(("options", "most"), [(2, 16), (3, 13), (4, 8)])
def test_somebody_who_knows_how_bands_are_made_finds_no_small_number_either(options, most):
    """Every way in which so many people can have answered, whole."""
    scale = tuple(Option(key, key) for key in "abcd"[:options])

    def tables_of(world):
        return table_of("one", scale, {one.key: (number, 0, 0, 0) for one, number in zip(scale, world, strict=True)})

    # The largest numbers of a small world have fewer neighbours than they would have: they are seen, not asked about.
    worlds = [world for world in product(range(most + 1), repeat=options) if sum(world) <= most]
    knowing_the_rules(tables_of, worlds)


@pytest.mark.parametrize(("options", "blocks", "most"), [(1, 4, 18), (2, 2, 18)])
def test_nor_does_somebody_who_knows_how_filters_are_chosen(options, blocks, most):
    scale = tuple(Option(key, key) for key in "ab"[:options])

    def tables_of(world):
        given = [world[place * blocks : (place + 1) * blocks] for place in range(options)]
        return table_of("one", scale, {o.key: (*n, *NONE)[:4] for o, n in zip(scale, given, strict=True)})

    worlds = [world for world in product(range(10), repeat=options * blocks) if sum(world) <= most]
    knowing_the_rules(tables_of, worlds)


@pytest.mark.parametrize(("options", "most"), [(2, 20), (3, 15), (4, 17)])
def test_nor_does_somebody_who_knows_what_is_told_together_of_who_replied(options, most):
    answers = tuple(Option(key, key) for key in "abcd"[:options])
    asked = AboutQuestion("one", "One?", "One?", answers, answers)

    def told_of(world):
        return about(asked, {one.key: number for one, number in zip(answers, world, strict=True)})

    knowing_the_rules(told_of, [world for world in product(range(most + 1), repeat=options) if sum(world) <= most])


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9))
def test_bands_are_as_many_as_can_be(totals):
    """Held against trying every cut."""
    found = bands(totals)
    cuts = [
        list(zip((0, *inner), (*inner, len(totals)), strict=True))
        for size in range(len(totals))
        for inner in combinations(range(1, len(totals)), size)
    ]
    fitting = [cut for cut in cuts if all(fits(sum(totals[a:b])) for a, b in cut)]
    assert len(found) == max(map(len, fitting), default=0)
    if fitting:
        assert list(found) in fitting


@given(st.integers(0, 40), st.integers(0, 2**32))
def test_every_table_divides_the_same_replies(number, seed):
    some = list(replies(number, seed=seed))
    for edition in told(FEEDBACK.questions, some):
        for key, found in edition.tables.items():
            everyone = found.of(EVERYONE)
            assert all(fits(n) for band in found.bands for n in band.numbers)
            assert found.answered() >= LEAST
            scale = next(one.scale for one in FEEDBACK.questions if one.id == key)
            counting = {one.key for one in scale.options(edition.edition) if one.counts}
            there = [one for one in some if one.edition == edition.edition and one.choices.get(key) in counting]
            assert found.answered() == len(there)
            assert sum(everyone) <= sum(one.edition == edition.edition for one in some)


def test_replies_in_another_order_publish_the_same():
    some = list(replies(60))
    shuffled = some[:]
    Random(3).shuffle(shuffled)
    assert told(FEEDBACK.questions, some) == told(FEEDBACK.questions, shuffled)


def test_a_table_is_one_of_the_divisions():
    assert isinstance(table({"agree": (5, 5, 5, 5)}), Table)
