"""How long the engine takes: ``python bench/engine.py [--sets N]``, from the top folder.

Each figure is taken several times and printed as least, middle and most. It is processor time, which
for work like this is what a quiet machine takes: other programs on it count for little. The budgets are
those the product promises; a middle above its budget ends with exit 1.
"""

import argparse
import os
import platform
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import mean, median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.flows import random_flow, with_places_changed
from logic.analysis import decide
from logic.authoring.loader import read_pack
from logic.differences import differences
from logic.examples import fewest_examples, fewest_of
from logic.flow import Answer, Flow, Question
from logic.journey import replay
from logic.proof import prove
from logic.settings import BUILT_IN_CONTENT
from logic.twins import twins

MICRO, MILLI = 1e-6, 1e-3
REPEATS = 7
PAIRS = 20
"""Random pairs of flows to compare."""
LONGEST: dict[str, Answer] = {"open": "no", "start": "no"}
"""Every question is asked when these two are no and the rest yes."""
UNFAVOURABLE: tuple[Answer | None, ...] = ("no", None, "not_sure")


def main() -> int:
    """Print every figure; 1 when one is over its budget."""
    parser = argparse.ArgumentParser(description="How long the engine takes.")
    parser.add_argument("--sets", type=int, default=20_000, help="random answer sets to decide on (20000)")
    sets = parser.parse_args().sets
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    print(f"{'':44}{'least':>12}{'middle':>12}{'most':>12}{'budget':>10}")
    pack = read_pack(BUILT_IN_CONTENT)
    flow, scenarios = pack.flow, [(scenario.id, scenario.answers) for scenario in pack.scenarios]
    longest: dict[str, Answer] = {key: LONGEST.get(key, "yes") for key in flow.by_key}
    if replay(flow, longest).path != tuple(flow.by_key):
        raise SystemExit("the longest path is not the longest any more")
    fine = [
        show("replay of the longest path", timed(lambda: replay(flow, longest), 5_000), MICRO, 20),
        show("the same, asking every question", timed(lambda: replay(flow, longest, ask_all=True), 5_000), MICRO, 20),
        *decided(flow, sets),
        show("the proof", timed(lambda: prove(flow), 1), MILLI, 1_000),
        *compared(flow),
        show("the fewest examples, with proof", timed(lambda: fewest_examples(flow), 10), MILLI, 100),
        show("pairs one answer apart", timed(lambda: twins(flow), 10), MILLI, 100),
        show("the fewest of our scenarios", timed(lambda: fewest_of(flow, scenarios), 10), MILLI, 100),
        show("reading and checking the pack", timed(lambda: read_pack(BUILT_IN_CONTENT), 1), MILLI, None),
    ]
    return 0 if all(fine) else 1


def decided(flow: Flow, sets: int) -> list[bool]:
    """Everything `decide` works out, over many random answer sets; the slowest are timed again by themselves."""
    rng = random.Random(2026)  # noqa: S311 - a sample, no secret
    sample = [(random_answers(flow, rng), rng.random() < 1 / 2) for _ in range(sets)]
    seconds = []
    for answers, ask_all in sample:
        began = process_time()
        decide(flow, answers, ask_all=ask_all)
        seconds.append(process_time() - began)
    # One reading may hold somebody else's work, so the slowest twenty sets are each read again.
    slowest = sorted(range(sets), key=seconds.__getitem__)[-20:]
    again = [timed(partial(decide, flow, sample[i][0], ask_all=sample[i][1]), 20) for i in slowest]
    print(f"everything decided, over {sets:,} answer sets: mean {mean(seconds) / MILLI:.2f} ms")
    return [
        show("  one set", seconds, MILLI, 5),
        show("  the worst set", max(again, key=median), MILLI, 5),
    ]


def compared(flow: Flow) -> list[bool]:
    """Differences: our flow with one answer leading elsewhere, then pairs of random flows as large as may be."""
    changed = Flow(flow.start, tuple(_elsewhere(q) for q in flow.questions), flow.outcomes)
    lines = [show("differences, one answer leads elsewhere", timed(lambda: differences(flow, changed), 10), MILLI, 100)]
    rng = random.Random(2026)  # noqa: S311 - a sample, no secret
    for name, changes in (("the same order", 0), ("any order", 100)):
        seconds, exact = [], 0
        for _ in range(PAIRS):
            old, new = random_flow(rng), with_places_changed(random_flow(rng), rng, changes)
            began = process_time()
            found = differences(old, new)
            seconds.append(process_time() - began)
            exact += all(change.fewest for change in found.changes)
        lines.append(show(f"  two of 20 questions in {name}", seconds, MILLI, 10_000))
        print(f"    the fewest rules proved for {exact} of {PAIRS} pairs")
    return lines


def _elsewhere(question: Question) -> Question:
    return replace(question, no="CODESIGN") if question.key == "resources" else question


def random_answers(flow: Flow, rng: random.Random) -> dict[str, Answer]:
    """Answers of every kind; most lean to yes, because long paths are the slow ones."""
    lean = rng.choice((0.3, 0.6, 0.9))
    answers: dict[str, Answer] = {}
    for question in flow.questions:
        if rng.random() < lean:
            answers[question.key] = "yes"
        else:
            others = UNFAVOURABLE if question.accepts_not_sure else UNFAVOURABLE[:2]
            given = rng.choice(others)
            if given is not None:
                answers[question.key] = given
    return answers


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Seconds for one piece of work: the mean of so many times, taken ``REPEATS`` times."""
    readings = []
    for _ in range(REPEATS):
        began = process_time()
        for _ in range(times):
            work()
        readings.append((process_time() - began) / times)
    return readings


def show(name: str, seconds: Sequence[float], unit: float, budget: int | None) -> bool:
    """Print one line; whether its middle is within budget, in the line's own unit."""
    label = {MICRO: "µs", MILLI: "ms"}[unit]
    least, middle, most = (value / unit for value in (min(seconds), median(seconds), max(seconds)))
    figures = "".join(f"{value:>9.2f} {label}" for value in (least, middle, most))
    print(f"{name:44}{figures}{f'{budget} {label}' if budget else '':>10}")
    return budget is None or middle < budget


if __name__ == "__main__":
    sys.exit(main())
