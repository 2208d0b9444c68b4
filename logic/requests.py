"""Reading the JSON that `decide` takes, strictly, and writing what it answers.

The input comes from other programs, so everything unexpected is refused with one line that says
where and what; nothing is guessed and nothing is skipped.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from logic import add_ons
from logic.analysis import decide
from logic.errors import DoingWithError
from logic.flow import ANSWERS, Answers
from logic.journey import replay
from logic.pack import Pack

MOST_BYTES = 16 * 1024 * 1024
FIELDS = ("answers", "ask_all", "add_on_answers")


class BadRequest(DoingWithError):
    """One line saying what is wrong with the request and where."""


@dataclass(frozen=True, slots=True)
class Request:
    """One set of answers to decide on."""

    answers: Answers
    ask_all: bool
    add_on_answers: tuple[str, ...]


def read_requests(data: bytes, pack: Pack) -> tuple[tuple[Request, ...], bool]:
    """The requests in this JSON, and whether they came as an array. Raises ``BadRequest``."""
    if len(data) > MOST_BYTES:
        _refuse(f"the input is more than {MOST_BYTES:,} bytes, the most this takes: split it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        _refuse(f"the input is not UTF-8 text (byte {problem.start})")
    try:
        parsed = json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except RecursionError:
        _refuse("the input is nested too deeply")
    except json.JSONDecodeError as problem:
        _refuse(f"the input is not JSON: {problem.msg} at line {problem.lineno} column {problem.colno}")
    except ValueError:  # Python reads no whole number of more than some thousand digits
        _refuse("the input holds a number of too many digits")
    if isinstance(parsed, list):
        return tuple(_request(item, pack, f"item {place}: ") for place, item in enumerate(parsed)), True
    return (_request(parsed, pack, ""),), False


def answer_to(request: Request, pack: Pack) -> dict[str, Any]:
    """What `decide` prints for one request; every list in flow order."""
    decision = decide(pack.flow, request.answers, ask_all=request.ask_all)
    journey = replay(pack.flow, request.answers, ask_all=request.ask_all)
    known = add_ons.facts(pack.flow, request.answers, journey)
    return {
        "pack": pack.version,
        "path": decision.path,
        "next_question": decision.next_question,
        "outcome": decision.outcome,
        "today": decision.today,
        "could_rise_to": decision.could_rise_to,
        "settles_most": decision.settles_most,
        "flags": decision.flags,
        "ceilings": [{"question": c.question, "outcome": c.outcome} for c in decision.ceilings],
        "lifts": [{"to": x.to, "questions": x.questions, "changeable": x.changeable} for x in decision.lifts],
        "decisive": decision.decisive,
        "no_difference": decision.no_difference,
        "add_ons": [a.id for a in add_ons.chosen(pack.add_ons, known, request.add_on_answers)],
    }


def _request(item: Any, pack: Pack, where: str) -> Request:
    if not isinstance(item, dict):
        _refuse(f'{where}expected an object with "answers", found {_kind(item)}')
    for key in item:
        if key not in FIELDS:
            _refuse(f"{where}unknown key {_shown(key)}; the keys are {', '.join(FIELDS)}")
    if "answers" not in item:
        _refuse(f'{where}"answers" is missing')
    ask_all = item.get("ask_all", False)
    if not isinstance(ask_all, bool):
        _refuse(f'{where}"ask_all" must be true or false, found {_kind(ask_all)}')
    return Request(
        _answers(item["answers"], pack, where),
        ask_all,
        _add_on_answers(item.get("add_on_answers", []), [a.id for a in pack.add_ons], where),
    )


def _answers(given: Any, pack: Pack, where: str) -> Answers:
    if not isinstance(given, dict):
        _refuse(f'{where}"answers" must be an object of question keys and answers, found {_kind(given)}')
    for key, value in given.items():
        question = pack.flow.by_key.get(key)
        if question is None:
            _refuse(f"{where}no question has the key {_shown(key)}")
        if not isinstance(value, str):
            _refuse(f"{where}the answer to {key} must be one of {', '.join(ANSWERS)}, found {_kind(value)}")
        if value not in ANSWERS:
            _refuse(f"{where}the answer to {key} must be one of {', '.join(ANSWERS)}, found {_shown(value)}")
        if value == "not_sure" and not question.accepts_not_sure:
            _refuse(f"{where}{key} does not take not_sure: answer yes or no")
    return given


def _add_on_answers(given: Any, known: Sequence[str], where: str) -> tuple[str, ...]:
    if not isinstance(given, list):
        _refuse(f'{where}"add_on_answers" must be a list of ids, found {_kind(given)}')
    for place, key in enumerate(given):
        if not isinstance(key, str):
            _refuse(f'{where}"add_on_answers" must hold ids, found {_kind(key)}')
        if key not in known:
            _refuse(f"{where}no add-on has the id {_shown(key)}; the ids are {', '.join(known)}")
        if key in given[:place]:
            _refuse(f"{where}add-on {key} is given twice")
    return tuple(given)


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            _refuse(f"the key {_shown(key)} is given twice in one object")
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    _refuse(f"{name} is not a value this takes")


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")


def _shown(text: str) -> str:
    """Text from outside on one line, shortened, with anything unprintable written out."""
    plain = json.dumps(text[:60])
    return plain + " (shortened)" if len(text) > 60 else plain  # noqa: PLR2004 - the same 60


def _refuse(message: str) -> NoReturn:
    raise BadRequest(message)
