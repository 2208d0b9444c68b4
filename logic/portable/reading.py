"""From the bytes of a file to an activity, or to the reason why it cannot be taken in. A file may be anybody's."""

import json
import math
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from logic.errors import Problem, Refused
from logic.portable.kinds import NO_DATE
from logic.portable.model import FORMAT, MARK, ActivityFile
from logic.portable.packing import UNPACKED_MOST, unpacked
from logic.text import clean

DEPTH_MOST = 30
"""Lists and objects one inside the other; ours go ten deep."""
DIGITS_MOST = 20
PLACE_MOST = 120
"""Characters of the place that is named when something does not belong."""


def as_read(data: bytes) -> dict[str, Any]:
    """The activity in plain values, dates as dates, shaped as ``logic.portable.model`` says.

    Raises ``Refused`` with one problem under ``file``.
    """
    data = unpacked(data)
    if not data.strip():
        raise Refused(Problem("file", "file_empty"))
    whole = _parsed(data)
    if not isinstance(whole, dict) or whole.get("doing_with") != MARK:
        raise Refused(Problem("file", "file_not_ours"))
    version = whole.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        raise Refused(Problem("file", "file_newer", {"format": version}))
    _look_at_all(whole)
    try:
        found = ActivityFile.model_validate(whole)
    except ValidationError as wrong:
        raise _misshapen(wrong) from wrong
    return found.model_dump(exclude_unset=True)


def _parsed(data: bytes) -> Any:
    """The JSON. No name stands twice in an object, and every number is one."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        # Cut inside a letter, which is the last thing that is there.
        cut = wrong.end == len(data) and data.startswith(b"{")
        raise Refused(Problem("file", "file_cut_short" if cut else "file_not_json")) from wrong
    try:
        return json.loads(
            text,
            object_pairs_hook=_each_name_once,
            parse_constant=_no_number,
            parse_int=_small_enough,
            parse_float=_a_number,
        )
    except json.JSONDecodeError as wrong:
        begun = text.lstrip().startswith("{")
        ended = text.rstrip().endswith("}")
        raise Refused(Problem("file", "file_cut_short" if begun and not ended else "file_not_json")) from wrong
    except RecursionError as wrong:
        raise Refused(Problem("file", "file_too_deep")) from wrong


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise Refused(Problem("file", "file_repeats"))
    return named


def _no_number(_: str) -> Any:
    raise Refused(Problem("file", "file_no_number"))


def _small_enough(digits: str) -> int:
    if len(digits) > DIGITS_MOST:
        raise Refused(Problem("file", "file_no_number"))
    return int(digits)


def _a_number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Refused(Problem("file", "file_no_number"))
    return number


def _look_at_all(whole: Any) -> None:
    """Refuse what is nested too deep, and text that no database or document could hold."""
    level = [whole]
    for _ in range(DEPTH_MOST):
        for text in (one for one in level if isinstance(one, str)):
            try:
                clean(text, most=UNPACKED_MOST)
            except ValueError as wrong:
                raise Refused(Problem("file", "file_control_characters")) from wrong
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return
    raise Refused(Problem("file", "file_too_deep"))


def _inside(one: Any) -> Iterator[Any]:
    if isinstance(one, dict):
        yield from one
        yield from one.values()
    elif isinstance(one, list):
        yield from one


def _misshapen(wrong: ValidationError) -> Refused:
    """The first place at which something is missing, too long, or does not belong."""
    first = wrong.errors(include_url=False, include_context=False, include_input=False)[0]
    place = " / ".join(str(step + 1) if isinstance(step, int) else step for step in first["loc"])
    message = first["msg"]
    dated = NO_DATE in message or "date" in first["type"]
    return Refused(Problem("file", "file_date" if dated else "file_wrong", {"place": place[:PLACE_MOST] or "-"}))
