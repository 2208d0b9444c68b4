"""What may be told of the replies to a form, so that no number of 1 to 4 people can be found in it (domain.md H).

A result with fewer than 5 replies is hidden (H, reporting rules). To hide the number itself is not enough: what is hidden
can be found again as a total less its other parts, one filter less another, one question less another. So this module
does not hide numbers. It publishes **atoms**: the number of one *block* of replies (how they came, or whether somebody
helped) that fell into one *band* of a question's options, and publishes an atom only where it is 0 or at least ``LEAST``.
Everything else that is told, totals, shares, filters, the middle reply, is worked out from atoms, and so tells no more.

How it is kept:

- Results exist only of a form whose results were opened; nothing is added from then on, so no two states can be compared.
- Editions are apart. One with fewer than ``LEAST`` replies publishes nothing, not even that it has any.
- Of each question exactly one table is published: one division of the replies into blocks, and one of the options into
  bands. The bands are the finest run of neighbours on the scale in which each is 0 or at least ``LEAST``. The division is
  the first of (both ways, helped or not, how it came, none) for which every block of every band is so too.
- What is not on the scale ("does not apply") is a band of its own where it is large enough, else it is not told. Neither
  is how many left a question out, **nor how many replies there are**: the size is told from the tables alone
  (``EditionTold.at_least``). With the size, a question that 13 of 14 answered would tell of the one who did not.

**Claim.** Let somebody know everything published of an edition. If the number of replies in some set S, described by
anything in a reply (answers, how it came, help), follows from that, it is 0 or at least ``LEAST``.

**Proof.** Call a *world* any collection of replies that would publish the same tables; the number in S is the same in all
of them, or it does not follow. Change the true world in two ways, each of which publishes the same again:

1. Split every reply into one reply for each question of which it is counted, with that answer alone and everything else
   left out. Each table counts what it counted before. How many replies there are has changed; that is not published.
2. In such a reply, put any option of the same band, and any came-by and help of the same block. No table can tell.

In the world after step 1 each reply counts in just one atom (those counted nowhere may be taken away: they change no
table). By step 2 the replies of an atom can be changed, one by one, into each other's kind; the number in S stays the same
only if all kinds of that atom are in S, or none is. So the number in S is the sum of the atoms that are in S, each counted
once, and a sum of numbers that are 0 or at least ``LEAST`` is one too. Sums and differences of published numbers that
are the number of some set are a case of this. □

Nothing here reads who gave anything: it takes replies without an order and gives numbers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import Literal, NamedTuple

from logic.feedback import EDITIONS, AboutQuestion, CameBy, Edition, Option, Question, Reply

LEAST = 5
"""The smallest number of people that is told (domain.md H, reporting rules)."""
Split = Literal["both", "supported", "came_by", "none"]
"""By what a question's replies are divided: how they came and whether somebody helped, one of them, or not at all."""
SPLITS: tuple[Split, ...] = ("both", "supported", "came_by", "none")
"""The finest that may be published is: of two that say as much, help comes first, since it says more of access."""
WAYS: tuple[CameBy, ...] = ("link", "paper")


class Side(NamedTuple):
    """Which replies are asked for, or make a block: ``None`` is any."""

    came_by: CameBy | None = None
    supported: bool | None = None

    def holds(self, block: "Side") -> bool | None:
        """Whether a block is part of this side: all of it, none of it, or (``None``) it cannot be told."""
        found = True
        for wanted, there in zip(self, block, strict=True):
            if wanted is not None and there is None:
                return None
            found = found and wanted in {None, there}
        return found


EVERYONE = Side()
BLOCKS: Mapping[Split, tuple[Side, ...]] = {
    "both": tuple(Side(came_by, supported) for came_by, supported in product(WAYS, (True, False))),
    "supported": (Side(None, True), Side(None, False)),
    "came_by": tuple(Side(came_by) for came_by in WAYS),
    "none": (EVERYONE,),
}


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring options told as one, and how many chose any of them, a number for each block of the table.

    counts
        whether they stand on the scale, so that shares are taken of them.
    """

    options: tuple[str, ...]
    numbers: tuple[int, ...]
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """All that is published of one question in one edition. Every number of every band is 0 or at least ``LEAST``.

    bands
        those of the scale in its order, then what is not on the scale.
    """

    question: str
    split: Split
    bands: tuple[Band, ...]

    @property
    def blocks(self) -> tuple[Side, ...]:
        """What each place of ``Band.numbers`` counts."""
        return BLOCKS[self.split]

    def of(self, side: Side = EVERYONE) -> tuple[int, ...] | None:
        """How many of this side are in each band; none where this question cannot be told so finely."""
        if any(side.holds(block) is None for block in self.blocks):
            return None
        places = [place for place, block in enumerate(self.blocks) if side.holds(block)]
        return tuple(sum(band.numbers[place] for place in places) for band in self.bands)

    def answered(self, side: Side = EVERYONE) -> int:
        """How many of this side gave an answer on the scale; 0 where it cannot be told."""
        found = self.of(side) or ()
        return sum(number for band, number in zip(self.bands, found, strict=False) if band.counts)


@dataclass(frozen=True, slots=True)
class EditionTold:
    """All that is published of one edition: question id -> its table, without the questions that fewer than 5 answered."""

    edition: Edition
    tables: Mapping[str, Table]

    @property
    def at_least(self) -> int:
        """How many people replied at the least, in fives. Worked out from the tables, so that it tells nothing new."""
        most = max((sum(table.of() or ()) for table in self.tables.values()), default=LEAST)
        return most - most % LEAST


class Share(NamedTuple):
    """Some options of a thing people said about themselves, and how many chose any of them."""

    options: tuple[str, ...]
    number: int


def told(questions: Iterable[Question], replies: Iterable[Reply]) -> tuple[EditionTold, ...]:
    """What may be told of each edition that has enough replies. ``questions``: those of the form; only choices count."""
    choices = [question for question in questions if question.kind == "choice" and question.scale]
    counts = {edition: _Counts() for edition in EDITIONS}
    for reply in replies:
        counts[reply.edition].add(reply)
    return tuple(
        EditionTold(edition, _tables(choices, edition, counted))
        for edition, counted in counts.items()
        if counted.replies >= LEAST
    )


class _Counts:
    """How many replies of an edition, and how many of each (question, option, block of the finest split)."""

    def __init__(self) -> None:
        self.replies = 0
        self.of: Counter[tuple[str, str, Side]] = Counter()

    def add(self, reply: Reply) -> None:
        self.replies += 1
        block = Side(reply.came_by, reply.supported)
        self.of.update((question, option, block) for question, option in reply.choices.items())


def _tables(questions: Iterable[Question], edition: Edition, counted: _Counts) -> dict[str, Table]:
    found = {}
    for question in questions:
        options = question.scale.options(edition) if question.scale else ()
        numbers = {
            option.key: tuple(counted.of[question.id, option.key, block] for block in BLOCKS["both"])
            for option in options
        }
        if table := table_of(question.id, options, numbers):
            found[question.id] = table
    return found


def table_of(question: str, options: Sequence[Option], numbers: Mapping[str, Sequence[int]]) -> Table | None:
    """The one table that is published of a question; none where fewer than ``LEAST`` gave an answer that counts.

    ``numbers``: option key -> how many of each block of ``BLOCKS["both"]``.
    """
    scale = [option.key for option in options if option.counts]
    totals = [sum(numbers[key]) for key in scale]
    if sum(totals) < LEAST:
        return None
    cut = [(tuple(scale[start:end]), True) for start, end in bands(totals)]
    cut += [((one.key,), False) for one in options if not one.counts and sum(numbers[one.key]) >= LEAST]
    for split in SPLITS:
        table = Table(question, split, tuple(_band(keys, numbers, split, counts=counts) for keys, counts in cut))
        if all(fits(number) for band in table.bands for number in band.numbers):
            return table
    raise AssertionError(question)  # every band is 0 or large enough by itself


def _band(keys: tuple[str, ...], numbers: Mapping[str, Sequence[int]], split: Split, *, counts: bool) -> Band:
    finest = [sum(column) for column in zip(*(numbers[key] for key in keys), strict=True)]
    blocks = dict(zip(BLOCKS["both"], finest, strict=True))
    return Band(
        keys, tuple(sum(n for side, n in blocks.items() if block.holds(side)) for block in BLOCKS[split]), counts
    )


def fits(number: int) -> bool:
    """Whether a number may be told."""
    return number == 0 or number >= LEAST


def bands(totals: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The most runs of neighbours, each (start, end), that are 0 or at least ``LEAST``; of several, the shortest first run.

    None when there is no such cut, that is when all of them come to 1 to 4.
    """
    sums = (0, *accumulate(totals))
    best: list[tuple[tuple[int, int], ...] | None] = [None] * len(totals) + [()]
    for start in reversed(range(len(totals))):
        for end in range(start + 1, len(totals) + 1):
            rest, here = best[end], best[start]
            if rest is not None and fits(sums[end] - sums[start]) and (here is None or 1 + len(rest) > len(here)):
                best[start] = ((start, end), *rest)
    return best[0] or ()


def middle(table: Table, side: Side = EVERYONE, *, upwards: Sequence[str]) -> tuple[str, ...]:
    """The band with the middle reply, of a scale read upwards: at least half of those who answered are in it or below.

    ``upwards``: the options of the scale from the lowest. Empty where nobody of this side answered, or it cannot be told.
    Worked out from the bands: from the replies themselves it could tell how a band divides.
    """
    answered, found, below = table.answered(side), table.of(side) or (), 0
    there = [(band, number) for band, number in zip(table.bands, found, strict=False) if band.counts]
    for band, number in sorted(there, key=lambda one: upwards.index(one[0].options[0])):
        below += number
        if answered and 2 * below >= answered:
            return band.options
    return ()


def about(question: AboutQuestion, numbers: Mapping[str, int]) -> tuple[Share, ...]:
    """What may be told of a thing people said about themselves; nothing where fewer than ``LEAST`` did.

    ``numbers``: option -> how many chose it. Each option that is large enough stands by itself. The others, those that nobody
    chose among them, are told as one where together they are large enough, and fewer than they can be at the most: of two
    that come to 8, whoever knows that neither is 5 knows that each is 4. Else neither they nor how many answered is told:
    of an age or an ethnic group even "1 to 4" would say that somebody is there. The proof above holds with
    the options in the place of bands: these answers are tied to nothing, so there is one block and one table.
    """
    keys = dict.fromkeys(option.key for option in (*question.options, *question.easy_options))
    if sum(numbers.get(key, 0) for key in keys) < LEAST:
        return ()
    return tuple(_shares(list(keys), numbers))


def _shares(keys: Sequence[str], numbers: Mapping[str, int]) -> Iterator[Share]:
    small = tuple(key for key in keys if numbers.get(key, 0) < LEAST)
    yield from (Share((key,), numbers.get(key, 0)) for key in keys if key not in small)
    if LEAST <= (number := sum(numbers.get(key, 0) for key in small)) < (LEAST - 1) * len(small):
        yield Share(small, number)
