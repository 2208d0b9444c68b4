"""The command line, for administrators and automation: ``python -m logic COMMAND``, each in ``logic.commands``.

Answers go to stdout and problems to stderr. Exit 0: fine. 1: a check found problems. 2: misuse.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from io import TextIOWrapper

from logic.commands import COMMANDS
from logic.commands.command import MISUSE, PROBLEMS, say
from logic.errors import DoingWithError, PackInvalid


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # neither is there when it was closed before we began
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code, answer = options.run(options)
        return code if _write(answer) else MISUSE
    except PackInvalid as invalid:
        for problem in invalid.problems:
            say(str(problem))
        return int(options.when_invalid)
    except DoingWithError as problem:
        say(str(problem))
        return MISUSE


def _write(answer: str | bytes | Iterator[str]) -> bool:
    """Write to stdout; false when it takes no more: its reader has gone, or its disk is full."""
    if sys.stdout is None:
        return False
    try:
        if isinstance(answer, bytes):
            sys.stdout.buffer.write(answer)
        else:
            sys.stdout.writelines((answer,) if isinstance(answer, str) else answer)
        sys.stdout.flush()
    except OSError as problem:
        say(f"cannot write the answer: {problem.strerror}")
        # Leave nothing behind for the interpreter to write again as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m logic", description="Doing With: decisions, checks and pictures.")
    places = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        one = places.add_parser(name, help=command.HELP)
        one.set_defaults(run=command.run, when_invalid=PROBLEMS)
        command.arguments(one)
    return parser


if __name__ == "__main__":
    sys.exit(main())
