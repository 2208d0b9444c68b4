"""What other content would do to the decisions and the work in the database, for ``diff``."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from logic.commands.command import say
from logic.errors import StoreUnavailable
from logic.pack import Pack
from logic.settings import Settings

if TYPE_CHECKING:
    from logic.bootstrap import Application
    from logic.services.content import EffectLine, Effects

AT_ONCE = 500
"""Lines read from the database in one go."""
UNFINISHED = "no result until more is answered"


@dataclass(frozen=True, slots=True)
class Saved:
    """What would come out otherwise, and where its lines are read: there may be more than should be held at once."""

    app: "Application"
    old: Pack
    new: Pack
    found: "Effects"

    def lines(self, parts: Sequence[int]) -> "Iterator[EffectLine]":
        """Those of these parts, read as they are asked for."""
        from logic import services

        for page in range(1, -(-len(parts) // AT_ONCE) + 1):
            yield from services.effect_lines(self.app, self.new, parts, page=page, size=AT_ONCE)


def saved(old: Pack, new: Pack) -> Saved | None:
    """What is saved and would come out otherwise; none where there is no database, or neither pack is in use there.

    A database that cannot be read is told on stderr and is no error: the two packs can be compared without it.
    """
    from dataclasses import replace

    from logic import services
    from logic.bootstrap import start_with

    try:
        app = start_with(Settings.from_environment(os.environ), old)
        if app.adopted is None or app.adopted.version not in {old.version, new.version}:
            return None
        return Saved(replace(app, pack=old), old, new, services.effects(replace(app, pack=old), new))
    except StoreUnavailable as down:
        if down.reason != "missing":
            say(f"{down}; what is saved was not looked at")
        return None


def in_lines(before: Sequence[str], touched: Saved) -> Iterator[str]:
    """One line for each decision recorded, then for each part of work still being answered, after their counts."""
    found = touched.found
    yield from before
    yield f"decisions recorded that would come out otherwise: {len(found.flipped):,} of {found.records:,}\n"
    if found.already:
        yield f"decisions recorded that come out otherwise already, and would stay so: {found.already:,}\n"
    for line in touched.lines(found.flipped):
        yield f"{line.record}: {_becomes(touched, line)}\n"
    yield f"work still being answered that would move: {len(found.moved):,} of {found.parts:,}\n"
    for line in touched.lines(found.moved):
        yield f"{line.ref}, part {line.number}: {_becomes(touched, line)}\n"


def _becomes(touched: Saved, line: "EffectLine") -> str:
    return f"{_name(touched, line.was)} would be {_name(touched, line.now)}"


def _name(touched: Saved, outcome: str | None) -> str:
    if outcome is None:
        return UNFINISHED
    words = touched.old.outcomes.get(outcome) or touched.new.outcomes.get(outcome)
    return f"{words.name} ({outcome})" if words else outcome


def in_json(told: str, touched: Saved | None) -> Iterator[str]:
    """The same as the last member, ``saved``, of this JSON object; null when nothing was looked at."""
    yield told.removesuffix("\n}")
    yield ',\n  "saved": '
    if touched is None:
        yield "null\n}\n"
        return
    found = touched.found
    yield f'{{\n    "records": {found.records},\n    "already": {found.already},\n    "parts": {found.parts},\n'
    yield '    "decisions": ['
    yield from _items(touched, found.flipped)
    yield '],\n    "work": ['
    yield from _items(touched, found.moved)
    yield "]\n  }\n}\n"


def _items(touched: Saved, parts: Sequence[int]) -> Iterator[str]:
    comma = ""
    for line in touched.lines(parts):
        about = {"record": line.record} if line.record else {}
        item = about | {"activity": line.ref, "part": line.number, "was": line.was, "now": line.now}
        yield f"{comma}\n      {json.dumps(item, ensure_ascii=False)}"
        comma = ","
    yield "\n    " if comma else ""
