"""What a field of a limit says, in words a person can read: names in place of keys, one thing a line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from logic.register.content import Register
from logic.register.entry import TestAnswer


def in_words(
    field: str, value: Any, rules: Register, questions: Mapping[str, str], no_longer: str
) -> str | date | None:
    """One field for reading. ``questions``: key of a question of the flow -> its "no" as a statement.

    ``no_longer`` stands for a key that content does not have any more.
    """
    if field in {"category", "strength"}:
        known = rules.categories if field == "category" else rules.strengths
        return next((one.name for one in known if one.key == value), no_longer if value else "")
    if field == "test":
        return "\n".join(_tested(value, rules))
    if isinstance(value, tuple):
        names = {one.key: one.name for one in rules.formats} if field == "formats" else questions
        return "\n".join(value if field == "still_open" else dict.fromkeys(names.get(key, no_longer) for key in value))
    return value if isinstance(value, date) or value is None else str(value)


def _tested(test: Mapping[str, TestAnswer], rules: Register) -> list[str]:
    return [f"{asked.text} {test[asked.key].words}" for asked in rules.test if asked.key in test]
