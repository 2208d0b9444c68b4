"""Holds a file against its shape, and says in plain words where it differs."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

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
from logic.authoring.yaml_reader import Place, YamlFile
from logic.errors import ContentProblem

SHAPES: Mapping[str, TypeAdapter[Any]] = {
    "pack": TypeAdapter(schemas.About),
    "sources": TypeAdapter(schemas.Sources),
    "ladder": TypeAdapter(schemas.Ladder),
    "flow": TypeAdapter(schemas.Flow),
    "questions": TypeAdapter(dict[schemas.Key, schemas.QuestionWords]),
    "outcomes": TypeAdapter(dict[schemas.Id, schemas.OutcomeWords]),
    "add_ons": TypeAdapter(schemas.AddOns),
    "checks": TypeAdapter(schemas.Checks),
    "levels": TypeAdapter(schemas.Levels),
    "law": TypeAdapter(schemas.Law),
    "leaders_choice": TypeAdapter(schemas.LeadersChoice),
    "scenarios": TypeAdapter(schemas.Scenarios),
    "register": TypeAdapter(schemas_register.Register),
    "methods": TypeAdapter(schemas_methods.Methods),
    "diagnosis": TypeAdapter(schemas_methods.Diagnoses),
    "pairs": TypeAdapter(schemas_guidance.Pairs),
    "local": TypeAdapter(schemas_local.Local),
    "news": TypeAdapter(schemas_news.News),
    "easy_words": TypeAdapter(schemas_scope.EasyWords),
    "checklist": TypeAdapter(schemas_checklist.Checklist),
    "feedback": TypeAdapter(schemas_feedback.Feedback),
}
"""The files of a pack by stem; each is ``<stem>.yaml``."""

MESSAGES = {
    "missing": "the field {field} is missing",
    "extra_forbidden": "the field {field} is not known here",
    "string_type": "{field} should be text (put a number in quotes)",
    "int_type": "{field} should be a whole number",
    "bool_type": "{field} should be true or false",
    "list_type": "{field} should be a list",
    "dict_type": "{field} should have fields of its own",
    "model_type": "{field} should have fields of its own",
    "string_too_short": "{field} is empty",
    "too_short": "{field} is empty",
    "literal_error": '{field} should be {expected}, not "{given}"',
    "string_pattern_mismatch": '"{given}" is not a name of the right form for {field}',
    "greater_than_equal": "{field} should be {ge} or more",
}


def read_shape(stem: str, file: YamlFile) -> tuple[object | None, list[ContentProblem]]:
    """The file as its model, or none and what is wrong."""
    if file.data is None:
        empty = ContentProblem(file.name, 1, stem, "the file is empty")
        return None, [] if file.problems else [empty]
    try:
        return SHAPES[stem].validate_python(file.data), []
    except ValidationError as invalid:
        return None, [_problem(stem, file, error) for error in invalid.errors(include_url=False)]


def _problem(stem: str, file: YamlFile, error: ErrorDetails) -> ContentProblem:
    place: Place = error["loc"]
    a_key = place[-1:] == ("[key]",)
    if a_key:
        place = place[:-1]
    field = _field(stem, place)
    if error["input"] is None and error["type"] != "missing":
        message = f"{field} is empty"
    elif a_key and error["type"] == "literal_error":
        message = f'"{place[-1]}" should be {error["ctx"]["expected"]}'
    elif error["type"] in MESSAGES:
        given = error["input"] if isinstance(error["input"], (str, int)) else "this"
        message = MESSAGES[error["type"]].format(field=field, given=given, **error.get("ctx", {}))
    else:
        message = f"{field}: {error['msg']}"
    return ContentProblem(file.name, file.line(*place), _item(stem, file.data, place), message)


def _field(stem: str, place: Place) -> str:
    """A field as a person would name it: ``"least"``, or ``item 2 of "least"``."""
    name = next((part for part in reversed(place) if isinstance(part, str)), stem)
    last = place[-1] if place else name
    return f'item {last + 1} of "{name}"' if isinstance(last, int) else f'"{name}"'


def _item(stem: str, data: Any, place: Place) -> str:
    """The id of the innermost item around a place: its ``id`` or ``key``, or its name in a keyed file."""
    found = str(place[0]) if stem in {"questions", "outcomes"} and place else stem
    for part in place:
        data = data.get(part) if isinstance(data, dict) else data[int(part)]
        if isinstance(data, dict):
            name = data.get("id", data.get("key"))
            if isinstance(name, str):
                found = name
        elif not isinstance(data, list):
            break  # text or a number: nothing inside
    if len(place) > 1 and place[0] == "locators":
        found = str(place[1])
    return found
