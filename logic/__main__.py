"""The command line, for administrators and automation.

    python -m logic decide FILE|-                   what a set of answers leads to, as JSON
    python -m logic check [DIR] [--proof]           every problem in a pack, or the proof of its flow
    python -m logic graph flow|ladder [--answers FILE] --format dot|svg|png
    python -m logic migrate                         bring the database up to date

Answers go to stdout and problems to stderr. Exit 0: fine. 1: a check found problems. 2: misuse.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from logic.authoring.loader import read_pack
from logic.errors import DoingWithError, PackInvalid
from logic.flow import Answers
from logic.pack import Pack
from logic.settings import BUILT_IN_CONTENT, Settings

FINE, PROBLEMS, MISUSE = 0, 1, 2
Result = tuple[int, str | bytes]
"""The exit code, and what goes to stdout."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # neither is there when it was closed before we began
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code, answer = options.run(options)
    except PackInvalid as invalid:
        for problem in invalid.problems:
            _say(str(problem))
        return PROBLEMS
    except DoingWithError as problem:
        _say(str(problem))
        return MISUSE
    return code if _write(answer) else MISUSE


def decide(options: argparse.Namespace) -> Result:
    """What each set of answers leads to."""
    from logic.requests import answer_to, read_requests

    pack = _pack()
    requests, many = read_requests(_read(options.file), pack)
    answers = [answer_to(request, pack) for request in requests]
    return FINE, json.dumps(answers if many else answers[0], indent=2, ensure_ascii=False) + "\n"


def check(options: argparse.Namespace) -> Result:
    """Every problem in a pack; with --proof also what holds for all answers."""
    pack = _pack(options.folder)
    if not options.proof:
        return FINE, f"no problems found; pack {pack.version}\n"
    from logic.proof import prove

    proof = prove(pack.flow)
    lines = (
        f"pack: {pack.version}",
        f"paths: {proof.paths:,}",
        f"complete answer sets: {proof.answer_sets:,}",
        f"single favourable changes tried: {proof.flips:,}",
        f"drops found: {proof.drops:,}",
        f"outcomes reachable: {len(proof.outcomes_reached)} of {len(pack.flow.outcomes)}",
        f"questions reachable: {len(proof.questions_reached)} of {len(pack.flow.questions)}",
        f"outcomes reached that are never to be recommended: {len(proof.unadvised_reached)}",
        f"time taken: {proof.seconds:.3f} s",
    )
    return FINE if proof.holds(pack.flow) else PROBLEMS, "\n".join(lines) + "\n"


def graph(options: argparse.Namespace) -> Result:
    """The flow or the ladder as a picture."""
    from logic.analysis import lifts
    from logic.diagrams.dot import to_dot
    from logic.diagrams.pictures import flow_diagram, ladder_diagram
    from logic.diagrams.render import render
    from logic.journey import replay
    from logic.ladder import ladder_view

    pack = _pack()
    answers, ask_all = _answers(options.answers, pack)
    journey = replay(pack.flow, answers, ask_all=ask_all)
    if options.picture == "flow":
        dot = to_dot(flow_diagram(pack, answers, journey))
    else:
        raising = lifts(pack.flow, answers) if journey.outcome else ()
        dot = to_dot(ladder_diagram(pack, ladder_view(pack, journey), raising), direction="BT")
    return FINE, dot if options.format == "dot" else render(dot, options.format)


def migrate(_options: argparse.Namespace) -> Result:
    """Bring the database up to date."""
    from logic.store.migrate import upgrade

    settings = Settings.from_environment(os.environ)
    upgrade(settings.database_url)
    return FINE, ""


def _answers(source: str | None, pack: Pack) -> tuple[Answers, bool]:
    from logic.requests import BadRequest, read_requests

    if source is None:
        return {}, False
    requests, many = read_requests(_read(source), pack)
    if many:
        raise BadRequest("a picture shows one set of answers: give one object, not an array")
    return requests[0].answers, requests[0].ask_all


def _pack(folder: str | None = None) -> Pack:
    settings = Settings.from_environment(os.environ)
    return read_pack(Path(folder) if folder is not None else settings.content, BUILT_IN_CONTENT / "screen")


def _read(source: str) -> bytes:
    from logic.requests import MOST_BYTES, BadRequest

    try:
        if source == "-":
            if sys.stdin is None:
                raise BadRequest("standard input is closed")
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(source).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise BadRequest(f"cannot read {source!r}: {getattr(problem, 'strerror', None) or problem}") from problem


def _write(answer: str | bytes) -> bool:
    """Write to stdout; false when it takes no more: its reader has gone, or its disk is full."""
    if sys.stdout is None:
        return False
    try:
        if isinstance(answer, bytes):
            sys.stdout.buffer.write(answer)
        else:
            sys.stdout.write(answer)
        sys.stdout.flush()
    except OSError as problem:
        _say(f"cannot write the answer: {problem.strerror}")
        # Leave nothing behind for the interpreter to write again as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _say(line: str) -> None:
    """One line on stderr, with what cannot be seen written out: it may come from a file of anybody's."""
    if sys.stderr is None:  # else print would turn to stdout
        return
    seen = "".join(c if c.isprintable() else " " if c.isspace() else ascii(c)[1:-1] for c in line)
    print(seen, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m logic", description="Doing With: decisions, checks and pictures.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("decide", help="what a set of answers leads to, as JSON")
    one.add_argument("file", help="a JSON file, or - for standard input")
    one.set_defaults(run=decide)

    one = commands.add_parser("check", help="every problem in a pack of content")
    one.add_argument("folder", nargs="?", help="the pack; without it, the one in use")
    one.add_argument("--proof", action="store_true", help="try every set of answers and print the counts")
    one.set_defaults(run=check)

    one = commands.add_parser("graph", help="the flow or the ladder as a picture")
    one.add_argument("picture", choices=("flow", "ladder"))
    one.add_argument("--answers", help="a JSON file as for decide, or -")
    one.add_argument("--format", choices=("dot", "svg", "png"), required=True)
    one.set_defaults(run=graph)

    one = commands.add_parser("migrate", help="bring the database up to date")
    one.set_defaults(run=migrate)
    return parser


if __name__ == "__main__":
    sys.exit(main())
