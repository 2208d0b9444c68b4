"""A pack while it is being checked: what each file says, and where in the file it says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import BaseModel

from logic.authoring import (
    schemas,
    schemas_checklist,
    schemas_feedback,
    schemas_guidance,
    schemas_local,
    schemas_methods,
    schemas_news,
    schemas_register,
    schemas_scope,
)
from logic.authoring.screen import Screen
from logic.authoring.yaml_reader import Place, YamlFile
from logic.errors import ContentProblem

Questions = Mapping[str, schemas.QuestionWords]
Outcomes = Mapping[str, schemas.OutcomeWords]


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

    def _model(self, stem: str) -> Any:
        if stem not in self.models:
            raise Unread(stem)
        return self.models[stem]

    @property
    def about(self) -> schemas.About:
        """pack.yaml."""
        model: schemas.About = self._model("pack")
        return model

    @property
    def sources(self) -> schemas.Sources:
        """sources.yaml."""
        model: schemas.Sources = self._model("sources")
        return model

    @property
    def ladder(self) -> schemas.Ladder:
        """ladder.yaml."""
        model: schemas.Ladder = self._model("ladder")
        return model

    @property
    def flow(self) -> schemas.Flow:
        """flow.yaml."""
        model: schemas.Flow = self._model("flow")
        return model

    @property
    def questions(self) -> Questions:
        """questions.yaml."""
        model: Questions = self._model("questions")
        return model

    @property
    def outcomes(self) -> Outcomes:
        """outcomes.yaml."""
        model: Outcomes = self._model("outcomes")
        return model

    @property
    def add_ons(self) -> schemas.AddOns:
        """add_ons.yaml."""
        model: schemas.AddOns = self._model("add_ons")
        return model

    @property
    def checks(self) -> schemas.Checks:
        """checks.yaml."""
        model: schemas.Checks = self._model("checks")
        return model

    @property
    def levels(self) -> schemas.Levels:
        """levels.yaml."""
        model: schemas.Levels = self._model("levels")
        return model

    @property
    def law(self) -> schemas.Law:
        """law.yaml."""
        model: schemas.Law = self._model("law")
        return model

    @property
    def leaders_choice(self) -> schemas.LeadersChoice:
        """leaders_choice.yaml."""
        model: schemas.LeadersChoice = self._model("leaders_choice")
        return model

    @property
    def scenarios(self) -> schemas.Scenarios:
        """scenarios.yaml."""
        model: schemas.Scenarios = self._model("scenarios")
        return model

    @property
    def methods(self) -> schemas_methods.Methods:
        """methods.yaml."""
        model: schemas_methods.Methods = self._model("methods")
        return model

    @property
    def diagnosis(self) -> schemas_methods.Diagnoses:
        """diagnosis.yaml."""
        model: schemas_methods.Diagnoses = self._model("diagnosis")
        return model

    @property
    def pairs(self) -> schemas_guidance.Pairs:
        """pairs.yaml."""
        model: schemas_guidance.Pairs = self._model("pairs")
        return model

    @property
    def local(self) -> schemas_local.Local:
        """local.yaml."""
        model: schemas_local.Local = self._model("local")
        return model

    @property
    def news(self) -> schemas_news.News:
        """news.yaml."""
        model: schemas_news.News = self._model("news")
        return model

    @property
    def register(self) -> schemas_register.Register:
        """register.yaml."""
        model: schemas_register.Register = self._model("register")
        return model

    @property
    def checklist(self) -> schemas_checklist.Checklist:
        """checklist.yaml."""
        model: schemas_checklist.Checklist = self._model("checklist")
        return model

    @property
    def easy_words(self) -> schemas_scope.EasyWords:
        """easy_words.yaml."""
        model: schemas_scope.EasyWords = self._model("easy_words")
        return model

    @property
    def feedback(self) -> schemas_feedback.Feedback:
        """feedback.yaml."""
        model: schemas_feedback.Feedback = self._model("feedback")
        return model

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
                    for inner in type(item).model_fields:
                        within = getattr(item, inner)
                        if isinstance(within, schemas.Grounded):
                            yield Sourced(stem, (name, at, inner), name_of(item), within.sources)


def name_of(item: object) -> str:
    """An item's id, or its key where it has no id."""
    return str(getattr(item, "id", None) or getattr(item, "key", "?"))
