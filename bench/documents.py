"""How long documents take: ``python bench/documents.py [--times N]``, from the top folder.

Each file is built from a record's snapshot to its last byte, pictures included, several times over; least, middle and
most are printed, by the clock (wall) and as processor time, which on a machine with other work is the steadier figure.
The large record asks every question and has 500 letters in every field; the largest has all that a field takes, some
260 sheets, and has no budget. The first building also finds the fonts.

Then one thread builds while another wakes every 5 ms: the longest it was kept waiting is how much longer somebody
else's click takes. A middle processor time above its budget ends with exit 1.
"""

import argparse
import os
import platform
import resource
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter, sleep

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from logic.activity import Activity, DecisionRecord, GivenAnswer, Part
from logic.analysis import decide
from logic.authoring.loader import read_pack
from logic.diagrams.pictures import record_pictures
from logic.documents import Form, build
from logic.documents.record import record_document
from logic.flow import Answer
from logic.pack import Pack
from logic.record import RecordForm, checks_holding, justification_draft, snapshot
from logic.settings import BUILT_IN_CONTENT

BUDGET = 300
"""Milliseconds for each PDF (issue 3). Held against processor time: by the clock, other programs on the machine count."""
MANY, MOST = 500, 10_000
"""Letters in each of some forty fields: as much as anybody may write, and as much as a field takes."""
FORMS: tuple[Form, ...] = ("pdf", "word")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TICK = 0.005


def main() -> int:
    """Print every figure; 1 when a PDF is over its budget."""
    parser = argparse.ArgumentParser(description="How long documents take.")
    parser.add_argument("--times", type=int, default=15, help="how often each file is built (15)")
    times = parser.parse_args().times
    pack = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen")
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    records = {
        "smallest": (record(pack, {"purpose": "no"}, words=""), None),
        "usual": (record(pack, usual(pack), words="The Cabinet minute of 12 March says so. " * 5), None),
        "large": (
            record(pack, longest(pack), words=lorem(MANY), ask_all=True, number=2),
            record(pack, usual(pack), words=lorem(MANY)[::-1]),
        ),
        "largest": (
            record(pack, longest(pack), words=lorem(MOST), ask_all=True, number=2),
            record(pack, usual(pack), words=lorem(MOST)[::-1]),
        ),
    }
    print(f"{'':34}{'size':>9}{'wall least':>12}{'middle':>9}{'most':>9}{'processor':>12}{'budget':>10}")
    fine = []
    for form in FORMS:
        for name, (one, before) in records.items():

            def work(one: DecisionRecord = one, before: DecisionRecord | None = before, form: Form = form) -> bytes:
                return build(record_document(one, before, pack.screen), form)

            held = form == "pdf" and name != "largest"
            fine.append(show(f"{form}, the {name} record", work, times, BUDGET if held else None))
    for form in FORMS:
        one, _ = records["usual"]
        waiting(
            f"{form}, the usual record", lambda one=one, form=form: build(record_document(one, None, pack.screen), form)
        )
    grown(pack, records["usual"][0])
    return 0 if all(fine) else 1


def show(name: str, work: Callable[[], bytes], times: int, budget: int | None) -> bool:
    """Print one line; whether its middle is within budget."""
    began = perf_counter()
    size = len(work())
    first = (perf_counter() - began) * 1e3
    walls, processor = [], []
    for _ in range(times):
        wall, used = perf_counter(), spent()
        work()
        walls.append((perf_counter() - wall) * 1e3)
        processor.append((spent() - used) * 1e3)
    middle = median(walls)
    print(
        f"{name:34}{size / 1000:>6.0f} kB{min(walls):>9.0f} ms{middle:>6.0f} ms{max(walls):>6.0f} ms"
        f"{median(processor):>9.0f} ms{f'{budget} ms' if budget else '':>10}  (first {first:.0f} ms)"
    )
    return budget is None or median(processor) < budget


def spent() -> float:
    """Processor seconds of this process and of the programs it has run (the one that draws)."""
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in (mine, theirs))


def waiting(name: str, work: Callable[[], bytes]) -> None:
    """How long a thread that wakes every 5 ms was kept waiting, while nothing is built and while documents are."""
    print(f"longest wait of another thread, {name}: {longest_gap(lambda: sleep(1)):.0f} ms idle, ", end="")
    print(f"{longest_gap(lambda: [work() for _ in range(10)]):.0f} ms while ten are built")


def longest_gap(work: Callable[[], object]) -> float:
    """Milliseconds, at most, from one waking to the next."""
    gaps: list[float] = []
    done = Event()

    def tick() -> None:
        last = perf_counter()
        while not done.is_set():
            sleep(TICK)
            now = perf_counter()
            gaps.append(now - last)
            last = now

    watching = Thread(target=tick)
    watching.start()
    work()
    done.set()
    watching.join()
    return max(gaps) * 1e3


def grown(pack: Pack, one: DecisionRecord) -> None:
    """How much the process grows over many different documents."""

    def build_many(count: int, start: int) -> None:
        for number in range(start, start + count):
            told = {**one.snapshot, "activity": {"ref": f"WT-{number:04}", "title": f"Work {number}"}}
            other = DecisionRecord(1, "", 1, 1, "", "", "", NOW, "", told)
            build(record_document(other, None, pack.screen), "pdf")

    build_many(20, 0)
    before = resident()
    build_many(200, 100)
    print(f"memory after 200 more PDFs, each another: {resident() - before:+.1f} MB (of {resident():.0f} MB)")


def resident() -> float:
    """Megabytes of memory in use."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def usual(pack: Pack) -> dict[str, Answer]:
    """The usual way to engagement."""
    given: dict[str, Answer] = dict.fromkeys(pack.flow.by_key, "yes")
    return {**given, "time_together": "no"}


def longest(pack: Pack) -> dict[str, Answer]:
    """Every question asked and every one that can be held against it."""
    given: dict[str, Answer] = dict.fromkeys(pack.flow.by_key, "no")
    kept: tuple[str, ...] = ("purpose", "affected", "part_open")
    return {**given, **dict.fromkeys(kept, "yes")}


def lorem(letters: int) -> str:
    """So many letters of words and lines."""
    return ("People told us at the meeting what matters to them, and we wrote it down.\n" * 200)[:letters]


def record(
    pack: Pack, answers: dict[str, Answer], *, words: str, ask_all: bool = False, number: int = 1
) -> DecisionRecord:
    """A record of these answers with ``words`` in every field."""
    given = {key: GivenAnswer(key, value, words, 1, NOW) for key, value in answers.items()}
    beside: dict[str, Answer] = {one.id: "yes" for one in pack.add_ons if one.question} if words else {"AQ2": "no"}
    line = words[:200].replace("\n", " ")
    part = Part(1, 1, line, "individual", words, line, date(2026, 6, 30), words, ask_all, 1, given, beside, {}, (), ())
    decision = decide(pack.flow, part.values, ask_all=ask_all)
    chosen = "CONSULT" if number > 1 else ""
    held = checks_holding(pack, part, decision, chosen=chosen)
    form = RecordForm(
        went_through=(line,) * 6 if words else ("carer",),
        agreed_by=line,
        agreed_role=line,
        agreed_on=NOW.date(),
        how_told=words,
        justification=words and justification_draft(pack, part, decision, chosen)[:MOST],
        check_answers={check.id: {field.key: words for field in check.fields} for check in held},
        chosen_outcome=chosen,
        filled_in_by=line,
        reason=words,
        answers_relied_on=decision.path,
        what_would_change=words,
        asked_people="yes",
        what_they_said=words,
        higher_plan=dict.fromkeys(answers, words),
        review_date=date(2026, 5, 1),
    )
    activity = Activity("WT-0042", line or "Work", 1, NOW, NOW, None, (part,))
    pictures = record_pictures(pack, part, decision, chosen)
    told = snapshot(pack, activity, part, decision, form, made_at=NOW, today=NOW.date(), pictures=pictures)
    outcome = str(decision.outcome)
    return DecisionRecord(
        number, f"WT-0042-1-{number}", 1, number, pack.version, outcome, chosen or outcome, NOW, "Bench", told
    )


if __name__ == "__main__":
    sys.exit(main())
