"""The definitions of the decision, done the slowest and plainest way, as an oracle for the engine.

Nothing here shares code with ``logic``: outcomes come from walking one complete answer set at a
time, and every "smallest set" from trying all sets.
"""

from itertools import combinations, product
from typing import Any

from logic.flow import Flow


def walk(flow: Flow, complete: dict[str, bool]) -> str:
    """The outcome of a complete yes/no answer set."""
    at = flow.start
    questions = {q.key: q for q in flow.questions}
    while at in questions:
        at = questions[at].yes if complete[at] else questions[at].no
    return at


class Oracle:
    """Brute force over one flow; all complete answer sets are walked once."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.keys = [q.key for q in flow.questions]
        self.rank = {o.id: o.rank for o in flow.outcomes}
        self.table = {
            bits: walk(flow, dict(zip(self.keys, bits, strict=True)))
            for bits in product((False, True), repeat=len(self.keys))
        }
        places = range(len(self.keys))
        self.by_number = [
            self.table[tuple(bool(number >> place & 1) for place in places)] for number in range(1 << len(self.keys))
        ]

    def reached(self, complete: dict[str, bool]) -> str:
        return self.table[tuple(complete[key] for key in self.keys)]

    def filled(self, answers: dict[str, str], unknown: bool) -> dict[str, bool]:
        known = {"yes": True, "no": False}
        return {key: known.get(answers.get(key, ""), unknown) for key in self.keys}

    def today(self, answers: dict[str, str]) -> str:
        return self.reached(self.filled(answers, unknown=False))

    def could_rise_to(self, answers: dict[str, str]) -> str:
        return self.reached(self.filled(answers, unknown=True))

    def gap(self, answers: dict[str, str]) -> int:
        return self.rank[self.could_rise_to(answers)] - self.rank[self.today(answers)]

    def settles_most(self, answers: dict[str, str]) -> str | None:
        if self.gap(answers) == 0:
            return None
        unknown = [key for key in self.keys if answers.get(key) not in {"yes", "no"}]
        return min(unknown, key=lambda key: self.gap({**answers, key: "yes"}) + self.gap({**answers, key: "no"}))

    def journey(self, answers: dict[str, str], ask_all: bool) -> dict[str, Any]:
        questions = {q.key: q for q in self.flow.questions}
        at, path, ceilings, stopped = self.flow.start, [], [], None
        while at in questions and stopped is None:
            question, answer = questions[at], answers.get(at)
            if answer is None:
                stopped = at
                break
            path.append(at)
            if answer == "yes":
                at = question.yes
            elif question.no in questions:
                at = question.no
            else:
                ceilings.append({"question": at, "outcome": question.no})
                last = not ask_all or question.gate or (question.ask_all_stops_at_no and answer == "no")
                at = question.no if last else question.yes
        lowest = min((c["outcome"] for c in ceilings), key=self.rank.__getitem__, default=None)
        return {
            "path": path,
            "next_question": stopped,
            "outcome": lowest if ceilings else (None if stopped else at),
            "ceilings": ceilings,
            "flags": [key for key in path if answers[key] == "not_sure"],
        }

    def number(self, complete: dict[str, bool]) -> int:
        return sum(1 << i for i, key in enumerate(self.keys) if complete[key])

    def sets_of(self, keys: list[str]) -> list[tuple[tuple[str, ...], int]]:
        """Every set of these keys with its mask, smallest first and in flow order within a size."""
        bit = {key: 1 << i for i, key in enumerate(self.keys)}
        return [
            (chosen, sum(bit[key] for key in chosen))
            for size in range(len(keys) + 1)
            for chosen in combinations(keys, size)
        ]

    def lifts(self, answers: dict[str, str]) -> list[dict[str, Any]]:
        base = self.filled(answers, unknown=False)
        fixed = {q.key for q in self.flow.questions if q.past_change and answers.get(q.key) == "no"}
        every = self.sets_of([key for key in self.keys if not base[key]])
        start = self.number(base)
        today = self.rank[self.reached(base)]
        found = []
        for outcome in sorted(self.flow.outcomes, key=lambda o: o.rank):
            if outcome.rank <= today:
                continue
            smallest: list[tuple[tuple[str, ...], int]] = []
            for turned, mask in every:
                if self.rank[self.by_number[start | mask]] >= outcome.rank and not any(
                    small & mask == small for _, small in smallest
                ):
                    smallest.append((turned, mask))
            ordered = sorted((turned for turned, _ in smallest), key=lambda t: [self.keys.index(key) for key in t])
            found += [
                {"to": outcome.id, "questions": list(turned), "changeable": not fixed & set(turned)}
                for turned in ordered
            ]
        return found

    def forces(self, fixed: int, value: int, outcome: str) -> bool:
        """Whether every complete set that agrees with these answers has this outcome."""
        free = len(self.by_number) - 1 & ~fixed
        rest = free
        while True:  # every subset of the free questions answered yes, all of them first
            if self.by_number[value | rest] != outcome:
                return False
            if not rest:
                return True
            rest = rest - 1 & free

    def what_decided(
        self, answers: dict[str, str], path: list[str], outcome: str | None
    ) -> tuple[list[str] | None, list[str]]:
        if outcome is None:
            return None, []
        given = [key for key in self.keys if key in answers]
        yes = self.number(self.filled(answers, unknown=False))
        smallest: list[tuple[tuple[str, ...], int]] = []
        for chosen, mask in self.sets_of([key for key in given if key in path]):
            if not any(small & mask == small for _, small in smallest) and self.forces(mask, yes & mask, outcome):
                smallest.append((chosen, mask))
        # Sets come smallest first and in flow order, so the first found is the decisive one.
        needed = {key for chosen, _ in smallest for key in chosen}
        return list(smallest[0][0]), [key for key in given if key not in needed]

    def decide(self, answers: dict[str, str], ask_all: bool = False) -> dict[str, Any]:
        journey = self.journey(answers, ask_all)
        decisive, no_difference = self.what_decided(answers, journey["path"], journey["outcome"])
        return {
            **journey,
            "today": self.today(answers),
            "could_rise_to": self.could_rise_to(answers),
            "settles_most": self.settles_most(answers),
            "lifts": self.lifts(answers),
            "decisive": decisive,
            "no_difference": no_difference,
        }
