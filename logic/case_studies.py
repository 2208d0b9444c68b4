"""Case studies: a piece of work told for others, with the consent of the people in it (domain.md I.1 MON07, E.5 R09; K13, K22).

Nothing is published that the people in it have not checked, and whoever agreed may take that back at any time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from logic.errors import Problem
from logic.pack import Pack, Rung

CaseStatus = Literal["draft", "checked", "published", "withdrawn"]
TOLD_FIELDS = ("title", "about", "said", "changed", "differently", "easy")
"""What a case study says. Any change to these has to be checked anew by the people in it."""
NEEDED = ("title", "about", "said", "changed", "differently")
"""Those without which nothing is checked or published. Easy Read words are there when the author wrote them."""
CONSENTS_MOST = 50
"""People whose consent one case study holds."""


def kept_as(rung: Rung) -> str:
    """What a case study keeps of a rung: the id of its outcome, or the key of one that is never decided on."""
    return rung.outcome or rung.key


def rung_names(pack: Pack, field: str = "rung_felt") -> Mapping[str, str]:
    """What a case study may say was planned (``rung_planned``), or what people felt, as it is kept -> its name today.

    From the top of the ladder down. People may have felt what is never decided on: that nobody listened, for unhappy
    words are told as happy ones are (domain.md H.1).
    """
    rungs = pack.ladder if field == "rung_planned" else pack.rungs
    return {kept_as(rung): pack.outcomes[rung.outcome].name if rung.outcome else rung.name for rung in rungs}


@dataclass(frozen=True, slots=True)
class Consent:
    """What one person in a case study agreed to. They are a role here; their name is kept nowhere.

    words, picture, role_named
        what they agreed to: that their words are told, that a picture of them is shown, that their role is named.
    withdrawn_on
        when they took it back; none while it stands.
    """

    id: int
    role: str
    asked_how: str
    asked_on: date
    words: bool
    picture: bool
    role_named: bool
    withdrawn_on: date | None

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class Published:
    """One version as it was published. It is kept as it was."""

    number: int
    published_on: date
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """One case study of one part.

    rung_planned, rung_felt
        ids of outcomes: what was decided, and what people felt it was; empty while not known.
    checked_by, checked_how, checked_on
        by whom of the people in it (as roles), how and when; empty until it was, and again once its words change.
    given_to
        where it was published and who has it: whom to tell when it is taken back.
    told_on
        when they were told that it was taken back; none while they were not.
    versions
        every published one, the oldest first.
    """

    id: int
    ref: str
    work: str
    """The working name of the piece of work."""
    part: int
    title: str
    about: str
    said: str
    changed: str
    differently: str
    easy: str
    rung_planned: str
    rung_felt: str
    status: CaseStatus
    checked_by: str
    checked_how: str
    checked_on: date | None
    given_to: str
    withdrawn_on: date | None
    """When it was taken out of publication; none again once it is published anew."""
    told_on: date | None
    version: int
    consents: tuple[Consent, ...] = ()
    versions: tuple[Published, ...] = ()

    @property
    def is_out(self) -> bool:
        """Whether a version of it is published now; other words may be in the making."""
        return bool(self.versions) and self.withdrawn_on is None

    @property
    def to_tell(self) -> bool:
        """Whether it was taken back and those who have it do not know yet."""
        return self.withdrawn_on is not None and self.told_on is None

    @property
    def standing(self) -> tuple[Consent, ...]:
        """The consents that stand."""
        return tuple(one for one in self.consents if one.stands)

    @property
    def taken_back(self) -> tuple[Consent, ...]:
        """The consents that were taken back."""
        return tuple(one for one in self.consents if not one.stands)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the bank."""

    id: int
    ref: str
    work: str
    part: int
    title: str
    about: str
    status: CaseStatus
    is_out: bool
    to_tell: bool


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How many case studies there are: published now, and of each status otherwise; to_tell: taken back, and not all told.

    MON07 counts the published ones, which the people in them have all checked.
    """

    draft: int = 0
    checked: int = 0
    published: int = 0
    withdrawn: int = 0
    to_tell: int = 0


def consent_problems(consents: Sequence[Consent]) -> list[Problem]:
    """Why these consents do not carry a publication: somebody must have agreed, and all of them to their words."""
    standing = [one for one in consents if one.stands]
    if not standing:
        return [Problem("consent", "case_consent_missing")]
    silent = [one.role for one in standing if not one.words]
    return [Problem("consent", "case_words_not_agreed", {"roles": "; ".join(silent)})] if silent else []


def check_problems(told: Mapping[str, str], consents: Sequence[Consent], *, taken_out: bool) -> list[Problem]:
    """Why it cannot be checked. ``taken_out``: what people gave who took their consent back is out of it."""
    found = [Problem(field, _fault(field)) for field in NEEDED if not told.get(field)]
    found += consent_problems(consents)
    if not taken_out and any(not one.stands for one in consents):
        found.append(Problem("taken_out", "case_taken_out_missing"))
    return found


def named_roles(consents: Sequence[Consent]) -> tuple[str, ...]:
    """The roles that may be named."""
    return tuple(dict.fromkeys(one.role for one in consents if one.stands and one.role_named))


def _fault(field: str) -> str:
    """What is said of a case study without this."""
    match field:
        case "about":
            return "case_about_missing"
        case "said":
            return "case_said_missing"
        case "changed":
            return "case_changed_missing"
        case "differently":
            return "case_differently_missing"
    return "case_title_missing"
