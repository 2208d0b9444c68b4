"""The shape of each content file, as pydantic models.

Only shapes live here: which fields a file has and what kind of value each takes. Rules that look
across items or files are in the ``checks_`` modules; turning models into the frozen pack is ``build``.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from logic.conditions import PlanFact
from logic.flow import Answer
from logic.ground import Basis, Ground
from logic.pack import MOST_BALANCE, BandKey

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that must say something."""
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""A name in code: small letters, digits and underscores."""
Id = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]
"""An id: capital letters, digits and underscores."""
LocatorKey = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9.-]*$")]


class Model(BaseModel):
    """A part of a content file. No field may be added, and no value is turned into another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Grounded(Model):
    """An item that says where it comes from. An empty list is found by a check, with plainer words."""

    sources: list[LocatorKey] = []
    basis: Basis

    @property
    def ground(self) -> Ground:
        """Both, as the pack holds them."""
        return Ground(tuple(self.sources), self.basis)


class About(Model):
    """pack.yaml."""

    title: Words
    edition: Words
    honesty: Words


class Document(Model):
    """One founding document."""

    id: Words
    title: Words
    owner: Words
    date: Words
    note: Words
    status: Words | None = None
    lost: list[Words] = []


class MissingTool(Model):
    """An attachment of a founding document that was not found. ``key``: the place that speaks of it."""

    key: LocatorKey
    name: Words
    instead: Words


class Tension(Grounded):
    """Where the documents pull against each other."""

    key: Key
    one: Words
    other: Words
    handled: Words


class Locator(Model):
    """One place in a document."""

    document: Words
    section: Words
    lines: Words
    gist: Words


class Sources(Model):
    """sources.yaml."""

    documents: list[Document]
    missing: list[MissingTool] = []
    tensions: list[Tension] = []
    locators: dict[LocatorKey, Locator]


class Band(Grounded):
    """One band of the ladder."""

    key: BandKey
    name: Words
    gloss: Words


class Shown(Grounded):
    """How a rung is shown to a room. ``balance``: from 0, the council holds all the power, to 4, both hold as much."""

    balance: Annotated[int, Field(ge=0, le=MOST_BALANCE)]
    say: Annotated[list[Words], Field(min_length=1)]
    ask: Words
    minutes: Annotated[int, Field(ge=1, le=30)]


class Rung(Grounded):
    """One rung. Which outcome it stands for is said once, in flow.yaml."""

    key: Key
    step: Annotated[int, Field(ge=1)]
    name: Words
    gloss: Words
    band: BandKey
    recommended: bool
    definition: Words
    easy_read: Words
    power: Words
    expect: Words
    sign: Words
    warwickshire: Words | None = None
    iap2: Words | None = None
    other_words: Words | None = None
    show: Shown | None = None


class Ladder(Model):
    """ladder.yaml."""

    bands: list[Band]
    rungs: list[Rung]


class Question(Model):
    """One question's routes."""

    id: Id
    key: Key
    yes: Words
    no: Words
    accepts_not_sure: bool = True
    gate: bool = False
    ask_all_stops_at_no: bool = False
    past_change: bool = False
    then_ask: Literal["decision", "open_part"] | None = None


class Outcome(Model):
    """One place the flow can end."""

    id: Id
    rank: Annotated[int, Field(ge=0)]
    rung: Key | None = None


class Flow(Model):
    """flow.yaml."""

    start: Key
    questions: Annotated[list[Question], Field(min_length=1)]
    outcomes: Annotated[list[Outcome], Field(min_length=1)]


class QuestionWords(Grounded):
    """The words of one question."""

    text: Words
    label: Words | None = None
    easy_read: Words
    counts_as_yes: Words
    easy_yes: Words | None = None
    why: Words
    short: Words
    said: dict[Answer, Words]
    lever_title: Words
    lever: Words
    thinking: list[Words]


class OutcomeWords(Grounded):
    """The words of one outcome."""

    name: Words
    headline: Words
    promise: Words
    easy_read: Words
    least: Annotated[list[Words], Field(min_length=1)]
    least_by_level: dict[Key, Annotated[list[Words], Field(min_length=1)]] = {}
    next_by_level: dict[Key, Words] = {}
    next_step: Words


class When(Model):
    """A condition (``logic.conditions``). ``below`` names an outcome; its rank is looked up."""

    answer: dict[Key, Annotated[list[Answer], Field(min_length=1)]] = {}
    outcome: list[Id] = []
    below: Id | None = None
    level: list[Key] = []
    add_on: dict[Id, Annotated[list[Answer], Field(min_length=1)]] = {}
    plan: list[PlanFact] = []
    label: list[Key] = []
    limited: bool = False
    all_of: list["When"] = []
    any_of: list["When"] = []


class AddOn(Grounded):
    """One add-on."""

    id: Id
    question: Words | None = None
    counts_as_yes: Words | None = None
    statement: Words | None = None
    suggestion: Words
    automatic: When | None = None
    required: bool = False
    not_sure_is_yes: bool = False


class AddOns(Model):
    """add_ons.yaml."""

    rules: list[Words]
    add_ons: list[AddOn]


class CheckField(Model):
    """One thing to fill in before a record."""

    key: Key
    kind: Literal["text", "date", "name"]
    label: Words


class Check(Grounded):
    """One check before a record."""

    id: Id
    effect: Literal["stop", "answer"]
    when: When
    title: Words
    message: Words
    fields: list[CheckField] = []


class Checks(Model):
    """checks.yaml."""

    checks: list[Check]


class Level(Grounded):
    """One level."""

    key: Key
    name: Words
    gloss: Words
    people: Words
    limits: Words
    power: Words
    notes: Words


class Levels(Model):
    """levels.yaml."""

    levels: Annotated[list[Level], Field(min_length=1)]


class LawPrompt(Model):
    """One law prompt."""

    id: Id
    topic: Words
    text: Words
    when: When | None = None
    questions: list[Key] = []
    found: list[Words] = []
    basis: Basis


class Law(Model):
    """law.yaml."""

    prompts: list[LawPrompt]


class SeniorRole(Model):
    """One role that may agree a leader's choice."""

    key: Key
    name: Words
    head: bool


class LeadersChoice(Grounded):
    """leaders_choice.yaml."""

    introduction: Words
    least_sentences: Annotated[int, Field(ge=1)]
    head_needed_from: Annotated[int, Field(ge=1)]
    blocked_outcomes: list[Id]
    stock_reasons: list[Words]
    roles: Annotated[list[SeniorRole], Field(min_length=1)]


class Scenario(Grounded):
    """One worked scenario."""

    id: Id
    title: Words
    level: Key
    situation: Words
    answers: dict[Key, Answer]
    outcome: Id
    could_rise_to: Id
    add_ons: list[Id] = []
    teaching_point: Words
    pair: Id | None = None


class SideBySide(Grounded):
    """Two scenarios to be shown side by side, and what they teach together."""

    key: Key
    one: Id
    other: Id
    title: Words
    why: Words


class Scenarios(Model):
    """scenarios.yaml. Content kept by an earlier release says nothing of why two are shown together."""

    scenarios: list[Scenario]
    pairs: list[SideBySide] = []
