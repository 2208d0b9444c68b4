"""The pack: one validated, frozen bundle of all content, and its version.

Nothing here reads a file. ``logic.authoring`` builds a ``Pack``; the engine and the pages only
read it. Every item carries ``sources`` (locators such as ``SW-OTH-6``) and a ``basis``: *stated*
in a founding document, *published* good practice, or *reconstructed* (ours).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from logic.checklist import Checklist
from logic.conditions import Condition, Facts, PlanFact
from logic.easy_words import EasyWord
from logic.feedback import Feedback
from logic.flow import Answer, Flow
from logic.ground import Basis, Ground
from logic.guidance import Pairs
from logic.local import Local
from logic.methods import Methods
from logic.news import News
from logic.register.content import Register

BandKey = Literal["with", "for", "to"]
MOST_BALANCE = 4
"""Of ``Shown.balance``: the council and people hold as much."""


@dataclass(frozen=True, slots=True)
class Document:
    """A founding document."""

    id: str
    title: str
    owner: str
    date: str
    note: str
    status: str = ""
    lost: tuple[str, ...] = ()
    """What the text we had lacks, and what is doubtful about it."""


@dataclass(frozen=True, slots=True)
class MissingTool:
    """An attachment of a founding document that was not found; ``key`` is the locator of where it is spoken of."""

    key: str
    name: str
    instead: str


@dataclass(frozen=True, slots=True)
class Tension:
    """Where the documents pull against each other, and what is done about it here."""

    key: str
    one: str
    other: str
    handled: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a founding document."""

    key: str
    document: str
    section: str
    lines: str
    gist: str


@dataclass(frozen=True, slots=True)
class Band:
    """Doing with, doing for or doing to."""

    key: BandKey
    name: str
    gloss: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Shown:
    """How a rung is shown to a room (issue 6): ours, and said to be.

    balance
        an order and no measurement: 0, the council holds all the power, up to ``MOST_BALANCE``, both hold as much.
    say, ask, minutes
        for whoever speaks: what to say, line by line, a question for the room, and how long it takes.
    """

    name: str
    balance: int
    say: tuple[str, ...]
    ask: str
    minutes: int
    ground: Ground


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder. ``step`` counts from 1 at the foot."""

    key: str
    step: int
    name: str
    gloss: str
    band: BandKey
    outcome: str | None
    """The outcome it is recommended as; none for Educating and No voice, which never are."""
    definition: str
    easy_read: str
    power: str
    expect: str
    sign: str
    warwickshire: str | None
    iap2: str | None
    other_words: str | None
    ground: Ground
    show: Shown | None = None
    """None in content of an earlier release."""


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """What a person reads about one question."""

    text: str
    easy_read: str
    counts_as_yes: str
    why: str
    short: str
    """A few words naming the condition, to say what holds a rung back: "who shares the decision"."""
    said: Mapping[Answer, str]
    """Each answer as a statement, for "what decided it"."""
    lever_title: str
    lever: str
    thinking: tuple[str, ...]
    ground: Ground
    easy_yes: str = ""
    """What counts as yes in Easy Read, one idea a line; empty where the content has none."""
    label: str = ""
    """Two to four words to know the question by on a big screen; empty where the content has none."""

    @property
    def known_as(self) -> str:
        """The question in as few words as there are."""
        return self.label or self.easy_read or self.text

    def says(self, answer: Answer) -> str:
        """An answer as a statement. "Not sure" from older content or a file, where it is no answer here, counts as no."""
        return self.said.get(answer, self.said["no"])


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """What a person reads about one outcome."""

    name: str
    headline: str
    promise: str
    easy_read: str
    least: tuple[str, ...]
    next_step: str
    ground: Ground
    least_by_level: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    next_by_level: Mapping[str, str] = field(default_factory=dict)

    def least_at(self, level: str | None) -> tuple[str, ...]:
        """What must be done at the least, for work at this level."""
        return self.least_by_level.get(level or "", self.least)

    def next_at(self, level: str | None) -> str:
        """What to do next, for work at this level."""
        return self.next_by_level.get(level or "", self.next_step)


@dataclass(frozen=True, slots=True)
class AddOn:
    """Something that runs beside the main approach and never changes the rung (B.7)."""

    id: str
    question: str | None
    suggestion: str
    automatic: Condition | None
    """Added without asking when this holds."""
    required: bool
    """Must be answered before the result is shown (AQ2)."""
    not_sure_is_yes: bool
    ground: Ground
    counts_as_yes: str | None = None
    statement: str | None = None
    """The question as something to tick, where it may be left."""


@dataclass(frozen=True, slots=True)
class CheckField:
    """One thing a person must write to answer a check before a record is made."""

    key: str
    label: str
    kind: Literal["text", "date", "name"]


@dataclass(frozen=True, slots=True)
class Check:
    """A diagnosis rule that stands between a result and its record (B.6, DG9 to DG11)."""

    id: str
    when: Condition
    effect: Literal["stop", "answer"]
    title: str
    message: str
    fields: tuple[CheckField, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a plan would in effect be when this holds of it (B.6, DG1 to DG8)."""

    id: str
    when: Condition
    rung: str | None
    """Key of the rung that the plan would in effect be at, where that is what it says."""
    title: str
    message: str
    because: Mapping[PlanFact, str]
    """What is added to the message for each fact about the plan that holds."""
    mend: tuple[str, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Level:
    """Strategic, service or individual (B.9)."""

    key: str
    name: str
    gloss: str
    people: str
    limits: str
    power: str
    notes: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class LawPrompt:
    """A short prompt about law or good practice; never legal advice (K)."""

    id: str
    topic: str
    text: str
    when: Condition | None
    """Shown with a result when this holds."""
    questions: tuple[str, ...]
    """Shown under these questions in the wizard."""
    found: tuple[str, ...]
    """Where the statement was checked."""
    basis: Basis


@dataclass(frozen=True, slots=True)
class SeniorRole:
    """A role that may agree a leader's choice; ``head`` = head of service or above."""

    key: str
    name: str
    head: bool


@dataclass(frozen=True, slots=True)
class LeadersChoice:
    """The rules for choosing another rung than the recommended one (B.8)."""

    introduction: str
    least_sentences: int
    head_needed_from: int
    """This many rungs lower or more needs a head of service or above."""
    blocked_outcomes: frozenset[str]
    """Outcomes that no choice may override (NOTYET: nothing that recruits people)."""
    stock_reasons: tuple[str, ...]
    """Reasons that are not accepted alone."""
    roles: tuple[SeniorRole, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Scenario:
    """A worked example. ``answers`` may hold answers kept off the path."""

    id: str
    title: str
    level: str
    situation: str
    answers: Mapping[str, Answer]
    outcome: str
    could_rise_to: str
    add_ons: tuple[str, ...]
    teaching_point: str
    pair: str | None
    ground: Ground


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two worked examples to be shown side by side, and what they teach together (domain.md C)."""

    key: str
    one: str
    other: str
    """Ids of the two scenarios, in the order they are shown."""
    title: str
    why: str
    ground: Ground


@dataclass(frozen=True)
class Pack:
    """All content, checked. ``version`` is a hash of what it says, not of how the files are laid out."""

    title: str
    edition: str
    version: str
    honesty: str
    """The note on what was lost and what is our reconstruction."""
    flow: Flow
    questions: Mapping[str, QuestionWords]
    outcomes: Mapping[str, OutcomeWords]
    bands: tuple[Band, ...]
    rungs: tuple[Rung, ...]
    """From the top step down."""
    add_ons: tuple[AddOn, ...]
    add_on_rules: tuple[str, ...]
    checks: tuple[Check, ...]
    levels: tuple[Level, ...]
    law: tuple[LawPrompt, ...]
    leaders_choice: LeadersChoice
    scenarios: tuple[Scenario, ...]
    documents: Mapping[str, Document]
    locators: Mapping[str, Locator]
    screen: Mapping[str, str] = field(repr=False)
    """Interface words by dotted key; not part of the version."""
    checklist: Checklist = field(default_factory=Checklist)
    diagnoses: tuple[Diagnosis, ...] = ()
    easy_words: tuple[EasyWord, ...] = ()
    """Hard words of this field, with what they mean in Easy Read words."""
    feedback: Feedback = field(default=Feedback())
    local: Local = field(default=Local())
    methods: Methods = field(default=Methods())
    news: News = field(default=News())
    pairs: Pairs = field(default=Pairs())
    side_by_side: tuple[SideBySide, ...] = ()
    missing: tuple[MissingTool, ...] = ()
    tensions: tuple[Tension, ...] = ()
    register: Register = field(default=Register())

    def __hash__(self) -> int:
        """By what it says, so that what is drawn of it can be kept."""
        return hash(self.version)

    @property
    def ladder(self) -> tuple[Rung, ...]:
        """The rungs that can be recommended, from the top down."""
        return tuple(rung for rung in self.rungs if rung.outcome is not None)

    def rung_of(self, outcome: str | None) -> Rung | None:
        """The rung that an outcome stands for; none for no outcome, and for one outside the ladder."""
        return next((rung for rung in self.ladder if rung.outcome == outcome), None)

    @property
    def noes(self) -> dict[str, str]:
        """Question key -> its "no" as a statement: what a limit explains."""
        return {key: words.said["no"] for key, words in self.questions.items()}

    def law_for(self, known: Facts) -> tuple[LawPrompt, ...]:
        """The law prompts to show with a result."""
        return tuple(prompt for prompt in self.law if prompt.when is not None and prompt.when.holds(known))
