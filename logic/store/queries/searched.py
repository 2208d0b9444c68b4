"""Finding rows of a small table by the words in them: each row keeps its words between blanks (``logic.searching``).

Lessons and case studies are hundreds, not the hundred thousands of activities, so they are looked through and need no
index of words.
"""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from logic import searching


def found_by(activity_id: int, texts: Iterable[str]) -> str:
    """The words of these texts, and the reference of the work they are of, as a row keeps them."""
    words = searching.words_of(texts) | {searching.reference_word(activity_id)}
    return f" {' '.join(sorted(words))} "


def has_words(column: sa.ColumnElement[str], asked: str) -> Iterator[sa.ColumnElement[bool]]:
    """What must hold for each word asked for. A word holds no sign that means something to LIKE."""
    for one in searching.asked(asked):
        ways = []
        if one.start is not None:
            ways.append(column.like(f"% {one.start}%"))
        if one.exact is not None:
            ways.append(column.like(f"% {one.exact} %"))
        yield sa.or_(*ways)
