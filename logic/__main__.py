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
from pathlib import Path

from logic.authoring.loader import read_pack
from logic.errors import DoingWithError, PackInvalid
from logic.flow import Answers
from logic.pack import Pack
from logic.settings import BUILT_IN_CONTENT, Settings

FINE, PROBLEMS, MISUSE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except PackInvalid as invalid:
        for problem in invalid.problems:
            _say(str(problem))
        return PROBLEMS
    except DoingWithError as problem:
        _say(str(problem))
        return MISUSE
    except BrokenPipeError:
        # Whoever read our output has gone; leave nothing for the interpreter to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return MISUSE


def decide(options: argparse.Namespace) -> int:
    """What each set of answers leads to."""
    from logic.requests import answer_to, read_requests

    pack = _pack()
    requests, many = read_requests(_read(options.file), pack)
    answers = [answer_to(request, pack) for request in requests]
    _print_json(answers if many else answers[0])
    return FINE


def check(options: argparse.Namespace) -> int:
    """Every problem in a pack; with --proof also what holds for all answers."""
    pack = _pack(options.folder)
    if not options.proof:
        print(f"no problems found; pack {pack.version}")
        return FINE
    from logic.proof import prove

    proof = prove(pack.flow)
    print(f"pack: {pack.version}")
    print(f"paths: {proof.paths:,}")
    print(f"complete answer sets: {proof.answer_sets:,}")
    print(f"single favourable changes tried: {proof.flips:,}")
    print(f"drops found: {proof.drops:,}")
    print(f"outcomes reachable: {len(proof.outcomes_reached)} of {len(pack.flow.outcomes)}")
    print(f"questions reachable: {len(proof.questions_reached)} of {len(pack.flow.questions)}")
    print(f"time taken: {proof.seconds:.3f} s")
    return FINE if proof.drops == 0 else PROBLEMS


def graph(options: argparse.Namespace) -> int:
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
    sys.stdout.buffer.write(dot.encode() if options.format == "dot" else render(dot, options.format))
    sys.stdout.buffer.flush()
    return FINE


def migrate(_options: argparse.Namespace) -> int:
    """Bring the database up to date."""
    from logic.store.migrate import upgrade

    settings = Settings.from_environment(os.environ)
    upgrade(settings.database_url)
    return FINE


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
    return read_pack(Path(folder) if folder else settings.content, BUILT_IN_CONTENT / "screen")


def _read(source: str) -> bytes:
    from logic.requests import MOST_BYTES, BadRequest

    try:
        if source == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(source).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise BadRequest(f"cannot read {source!r}: {getattr(problem, 'strerror', None) or problem}") from problem


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=2, ensure_ascii=False))


def _say(line: str) -> None:
    print(line.replace("\n", " "), file=sys.stderr)


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
