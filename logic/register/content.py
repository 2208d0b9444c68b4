"""What a pack says about limits: categories, strengths, the test, the catalogue and the examples (domain.md D.2 to D.4)."""

from dataclasses import dataclass

from logic.ground import Ground
from logic.register.entry import Strength


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of limit: what shows it, how it is usually said, and what usually stays open."""

    key: str
    name: str
    evidence: str
    plain: str
    still_open: tuple[str, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class StrengthWords:
    """How firm a limit is. A preference is never a limit."""

    key: Strength
    name: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Format:
    """A way in which a limit can be told."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """One question of the test. ``extent``: it asks whether all of it is fixed, or only a part."""

    key: str
    text: str
    weak: str
    """What a weak answer looks like."""
    extent: bool
    ground: Ground


@dataclass(frozen=True, slots=True)
class Doubt:
    """A thing that is often said and often does not stand up, with the question that finds out.

    cues
        phrases by which somebody's own words sound like it.
    """

    id: str
    said: str
    means: str
    ask: str
    cues: tuple[str, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Example:
    """A worked entry. When it was agreed, shared and is looked at again is said in words, not as a date.

    weak
        keys of the test questions that were answered weakly.
    """

    id: str
    category: str
    strength: Strength
    statement: str
    plain: str
    easy_read: str
    evidence: str
    clause: str
    said_by: str
    rules_out: str
    still_open: tuple[str, ...]
    how_we_work: str
    agreed: str
    explains: tuple[str, ...]
    why_explains: str
    shared: str
    formats: tuple[str, ...]
    challenge_to: str
    review: str
    weak: tuple[str, ...]
    only_part: bool
    apology: str
    status: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Register:
    """Everything a pack says about limits. Content of an earlier release says nothing.

    most_months
        no limit lives longer than this without being looked at again.
    weak_is_not_proven
        this many weak answers to the test mean that it is not proven.
    """

    most_months: int = 12
    weak_is_not_proven: int = 2
    categories: tuple[Category, ...] = ()
    strengths: tuple[StrengthWords, ...] = ()
    formats: tuple[Format, ...] = ()
    test: tuple[TestQuestion, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    examples: tuple[Example, ...] = ()

    def __hash__(self) -> int:
        """Cheap: it is asked for each limit of a list."""
        return hash((self.most_months, self.weak_is_not_proven, len(self.examples)))

    def category(self, key: str) -> Category | None:
        """The category with this key; none when content has moved on."""
        return next((one for one in self.categories if one.key == key), None)
