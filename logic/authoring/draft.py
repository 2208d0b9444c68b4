"""A pack while it is being checked: what each file says, and where in the file it says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from pydantic import BaseModel

from logic.authoring import schemas
from logic.authoring.screen import Screen
from logic.authoring.yaml_reader import Place, YamlFile
from logic.errors import ContentProblem

Questions = Mapping[str, schemas.QuestionWords]
Outcomes = Mapping[str, schemas.OutcomeWords]
Kind = TypeVar("Kind")


class Unread(Exception):
    """A check needs something that has already been reported as broken, so it says nothing more."""


class Sourced(NamedTuple):
    """An item that must say where it comes from."""

    file: str
    place: Place
    id: str
    sources: list[str]


@dataclass(frozen=True)
class Draft:
    """The files that could be read, by their stem, and the model of each whose shape is right.

    Asking for a model that is not there raises ``Unread``.
    """

    files: Mapping[str, YamlFile]
    models: Mapping[str, object]
    screen: Screen

    def _model(self, stem: str, kind: type[Kind]) -> Kind:
        if stem not in self.models:
            raise Unread(stem)
        return cast(Kind, self.models[stem])

    @property
    def about(self) -> schemas.About:
        """pack.yaml."""
        return self._model("pack", schemas.About)

    @property
    def sources(self) -> schemas.Sources:
        """sources.yaml."""
        return self._model("sources", schemas.Sources)

    @property
    def ladder(self) -> schemas.Ladder:
        """ladder.yaml."""
        return self._model("ladder", schemas.Ladder)

    @property
    def flow(self) -> schemas.Flow:
        """flow.yaml."""
        return self._model("flow", schemas.Flow)

    @property
    def questions(self) -> Questions:
        """questions.yaml."""
        return cast(Questions, self._model("questions", object))

    @property
    def outcomes(self) -> Outcomes:
        """outcomes.yaml."""
        return cast(Outcomes, self._model("outcomes", object))

    @property
    def add_ons(self) -> schemas.AddOns:
        """add_ons.yaml."""
        return self._model("add_ons", schemas.AddOns)

    @property
    def checks(self) -> schemas.Checks:
        """checks.yaml."""
        return self._model("checks", schemas.Checks)

    @property
    def levels(self) -> schemas.Levels:
        """levels.yaml."""
        return self._model("levels", schemas.Levels)

    @property
    def law(self) -> schemas.Law:
        """law.yaml."""
        return self._model("law", schemas.Law)

    @property
    def leaders_choice(self) -> schemas.LeadersChoice:
        """leaders_choice.yaml."""
        return self._model("leaders_choice", schemas.LeadersChoice)

    @property
    def scenarios(self) -> schemas.Scenarios:
        """scenarios.yaml."""
        return self._model("scenarios", schemas.Scenarios)

    def problem(self, stem: str, place: Place, item: str, message: str) -> ContentProblem:
        """A problem at a place in a file."""
        file = self.files[stem]
        return ContentProblem(file.name, file.line(*place), item, message)

    def sourced(self) -> Iterator[Sourced]:
        """Every item with a ground, in files whose shape is right. Law prompts count where they were found."""
        for stem, model in self.models.items():
            if isinstance(model, schemas.Grounded):
                yield Sourced(stem, (), stem, model.sources)
            elif isinstance(model, dict):
                for key, item in model.items():
                    yield Sourced(stem, (key,), key, item.sources)
            elif isinstance(model, BaseModel):
                yield from _sourced_in_lists(stem, model)

    @cached_property
    def question_keys(self) -> frozenset[str]:
        """Keys of the questions in flow.yaml."""
        return frozenset(q.key for q in self.flow.questions)

    @cached_property
    def outcome_ids(self) -> frozenset[str]:
        """Ids of the outcomes in flow.yaml."""
        return frozenset(o.id for o in self.flow.outcomes)


def _sourced_in_lists(stem: str, model: BaseModel) -> Iterator[Sourced]:
    for name in type(model).model_fields:
        items = getattr(model, name)
        if isinstance(items, list):
            for at, item in enumerate(items):
                if isinstance(item, schemas.Grounded):
                    yield Sourced(stem, (name, at), name_of(item), item.sources)


def name_of(item: object) -> str:
    """An item's id, or its key where it has no id."""
    return str(getattr(item, "id", None) or getattr(item, "key", "?"))
