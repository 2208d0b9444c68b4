"""A training, and that somebody finished it."""

import unicodedata
from dataclasses import dataclass
from datetime import date

COURSES_MOST = 200
"""Trainings that a council may name."""
COMPLETIONS_MOST = 200_000
"""Lines that are kept in all."""
SHEET_MOST = 50_000
"""Lines of one file that is taken away."""
KEY_MOST = 200
"""Letters of a name that count when two are held against each other; a line is no longer."""


@dataclass(frozen=True, slots=True)
class Course:
    """One training that is on offer, or was.

    about
        what it is, in the words of staff; may be empty.
    counts
        whether it is part of "the available training" of the target (MON03). Which is, staff say.
    finished
        how many people finished it.
    """

    id: int
    name: str
    about: str
    counts: bool
    finished: int
    version: int


@dataclass(frozen=True, slots=True)
class Completion:
    """One line: somebody finished a training. A person is what the trainer typed, and no account.

    person
        a name or a staff reference.
    area
        the service area; empty when nobody said.
    session
        which live session or other occasion it was, in words; may be empty.
    left_on
        the day from which the person is not in post any more, the same on all of their lines; none while they are.
    """

    id: int
    person: str
    area: str
    course: int
    course_name: str
    finished_on: date
    session: str
    version: int
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """Whether a person has left, and since which day. ``version``: 0 while nobody ever said so."""

    left_on: date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Typed:
    """One line as somebody typed it, nothing of it checked. ``course``: the number of the training."""

    person: str = ""
    area: str = ""
    course: int | None = None
    finished_on: date | None = None
    session: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are asked for: words that must all be found, a training by its number, a service area by its key."""

    words: str = ""
    course: int | None = None
    area: str = ""


def key_of(text: str) -> str:
    """What tells one person, training or area from another: the same but for capitals, blanks and invisible marks.

    Accents count: "Zoe" and "Zoë" may be two people. Whoever shares a name with a colleague needs a staff reference.
    """
    if text.isascii():
        return " ".join(text.casefold().split())[:KEY_MOST]
    seen = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return " ".join(seen.casefold().split())[:KEY_MOST]
