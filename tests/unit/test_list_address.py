"""The address of the list of activities: what it asks for comes back from it, and nothing in it can do harm."""

from datetime import date

import pytest

from logic import list_address
from logic.listing import ORDERS, STATUSES, Wanted
from tests.builders import pack
from tests.hostile import HOSTILE

PACK = pack()
WHOLE = Wanted(
    words="drop-in & café",
    outcome="CONSULT",
    level="service",
    area="<b>Carers</b>",
    status="recorded",
    due_from=date(2026, 3, 2),
    due_to=date(2026, 4, 2),
    order="name",
)


@pytest.mark.parametrize("page", [1, 2, 50])
@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        WHOLE,
        *(Wanted(status=status) for status in STATUSES),
        *(Wanted(order=order) for order in ORDERS),
        *(Wanted(words=f"a {words}", area=words) for words in HOSTILE),
    ],
)
def test_what_is_asked_for_comes_back_from_its_address(wanted, page):
    assert list_address.read(list_address.address(wanted, page), PACK) == list_address.Asked(wanted, page, ())


def test_what_goes_without_saying_is_not_in_the_address():
    assert list_address.address(Wanted()) == {}


ABSURD = [
    "",
    " ",
    "\x00",
    "-1",
    "0",
    "1e9",
    "9" * 10_000,
    "NaN",
    "x" * 10_000,
    "١",
    "²",
    "2026-02-30",
    "20260302",
    "1 2",
]


@pytest.mark.parametrize("value", [*ABSURD, *HOSTILE])
@pytest.mark.parametrize("name", sorted(list_address.KNOWN - {list_address.FIND, list_address.AREA}))
def test_a_value_that_means_nothing_is_left_out_and_named(name, value):
    asked = list_address.read({name: value}, PACK)
    assert (asked.wanted, asked.page) == (Wanted(), 1)
    assert asked.ignored == ((name,) if value or name == list_address.PAGE else ())


@pytest.mark.parametrize("value", ["?!", "\x00", "x" * 201, "\ud800", "🙂"])
def test_words_that_nothing_can_be_searched_by_are_left_out_and_named(value):
    asked = list_address.read({list_address.FIND: value}, PACK)
    assert (asked.wanted, asked.ignored) == (Wanted(), (list_address.FIND,))


def test_dates_the_wrong_way_round_are_left_out_and_named():
    asked = list_address.read({"due-from": "2026-04-02", "due-to": "2026-03-02"}, PACK)
    assert (asked.wanted, asked.ignored) == (Wanted(), ("due-from", "due-to"))


def test_names_that_mean_nothing_are_told_without_their_whole_length():
    asked = list_address.read({"x" * 10_000: "y", "level": "service"}, PACK)
    assert (asked.wanted, asked.ignored) == (Wanted(level="service"), ("x" * 40,))


def test_other_wishes_have_another_stamp():
    stamps = {list_address.stamp(wanted) for wanted in (Wanted(), WHOLE, Wanted("a"), Wanted(area="a"))}
    assert len(stamps) == 4
