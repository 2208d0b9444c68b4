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
        the names of the recommended rung, and of the one taken where leaders chose, before or now.
    pack
        the versions of the content, when it moved on in between.
    words
        fields of the part that were changed (``level``, ``decision``, ...), named by ``question``.
    add_ons
        answers about what runs beside the approach, in the pack's order.
    agreement
        fields of the agreement that were changed, named by ``question``.
    """

    answers: tuple[Change, ...]
    notes: tuple[Change, ...]
    outcome: Change | None
    choice: Change | None
    pack: Change | None
    words: tuple[Change, ...]
    add_ons: tuple[Change, ...]
    agreement: tuple[Change, ...]

    @property
    def nothing(self) -> bool:
        """Whether all of it is the same."""
        single = (self.outcome, self.choice, self.pack)
        return not (self.answers or self.notes or self.words or self.add_ons or self.agreement or any(single))


def changes(old: Snapshot, new: Snapshot) -> Changes:
    """Compare two snapshots."""

    def compare(read: Callable[[Snapshot], str]) -> Change | None:
        before, after = read(old), read(new)
        return Change("", "", before, after) if before != after else None

    def taken(one: Snapshot) -> str:
        return str(one["choice"]["chosen"]["name"] if one["choice"] else one["outcome"]["name"])

    return Changes(
        answers=_by_question(old, new, same="answer", show="said"),
        notes=_by_question(old, new, same="note", show="note"),
        outcome=compare(lambda one: str(one["outcome"]["name"])),
        # Where leaders chose nothing either time, the outcome has told it.
        choice=compare(taken) if old["choice"] or new["choice"] else None,
        pack=compare(lambda one: str(one["pack"]["version"])),
        words=_by_field(_words(old), _words(new)),
        add_ons=_by_add_on(old, new),
        agreement=_by_field(_agreement(old), _agreement(new)),
    )


def _words(one: Snapshot) -> dict[str, str]:
    part = one["part"]
    plain = {key: str(part[key] or "") for key in ("decision", "decider", "decide_by", "open_part")}
    return {"level": str(part["level"]["name"]), **plain}


def _agreement(one: Snapshot) -> dict[str, str]:
    agreed = one["agreement"]
    plain = {key: str(agreed[key] or "") for key in ("agreed_by", "agreed_role", "agreed_on", "how_told")}
    told = {"went_through": ", ".join(agreed["went_through"]), **plain}
    # Records of format 1 hold none.
    return {**told, "justification": str(one.get("justification") or "")}


def _by_field(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    return tuple(Change(key, "", before[key], after[key]) for key in after if before[key] != after[key])


def _by_add_on(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """Answers as they were given: yes, no, not_sure, or nothing."""
    before = {one["id"]: one for one in old["add_ons"]}
    after = {one["id"]: one for one in new["add_ons"]}
    found = []
    for key in after | before:
        was, now = (str((side.get(key) or {}).get("answer") or "") for side in (before, after))
        if was != now:
            found.append(Change(key, str((after.get(key) or before[key])["question"] or ""), was, now))
    return tuple(found)


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
