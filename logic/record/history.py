"""What changed between one decision record and the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Snapshot = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after; empty where it was not there."""

    question: str
    """The question's key; empty when it is not about one."""
    text: str
    """The words to name it by; empty when it is not about a question."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two records of one part, the older first.

    answers, notes
        by question, in flow order of the newer record; answers as the statements that were shown.
    outcome, choice
        the names of the recommended and of the chosen rung.
    pack
        the versions of the content, when it moved on in between.
    """

    answers: tuple[Change, ...]
    notes: tuple[Change, ...]
    outcome: Change | None
    choice: Change | None
    pack: Change | None

    @property
    def nothing(self) -> bool:
        """Whether all of it is the same."""
        return not (self.answers or self.notes or self.outcome or self.choice or self.pack)


def changes(old: Snapshot, new: Snapshot) -> Changes:
    """Compare two snapshots."""

    def compare(read: Callable[[Snapshot], str]) -> Change | None:
        before, after = read(old), read(new)
        return Change("", "", before, after) if before != after else None

    return Changes(
        answers=_by_question(old, new, same="answer", show="said"),
        notes=_by_question(old, new, same="note", show="note"),
        outcome=compare(lambda one: str(one["outcome"]["name"])),
        choice=compare(lambda one: str(one["choice"]["chosen"]["name"] if one["choice"] else one["outcome"]["name"])),
        pack=compare(lambda one: str(one["pack"]["version"])),
    )


def _by_question(old: Snapshot, new: Snapshot, *, same: str, show: str) -> tuple[Change, ...]:
    """Differences in one field. Wording that moved on with the pack is no difference by itself."""
    before = {given["question"]: given for given in old["answers"]}
    after = {given["question"]: given for given in new["answers"]}
    nothing: Mapping[str, str] = {same: "", show: ""}
    found = []
    for key in after | before:
        was, now = before.get(key, nothing), after.get(key, nothing)
        if was[same] != now[same]:
            text = (after.get(key) or before[key])["text"]
            found.append(Change(key, text, was[show] or was[same], now[show] or now[same]))
    return tuple(found)
