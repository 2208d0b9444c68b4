"""What every command is: what it takes, and what it gives back."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import Protocol

SETTINGS = ("DOING_WITH_CONTENT", "DOING_WITH_DATA")
"""Those that a person may have typed before a command. The database's address may hold a password, so it is left out."""
FINE, PROBLEMS, MISUSE = 0, 1, 2
Result = tuple[int, str | bytes | Iterator[str]]
"""The exit code, and what goes to stdout: at once, or piece by piece where it may be long."""


class Command(Protocol):
    """A module of this package, seen as what it must hold."""

    HELP: str
    """One line for ``--help``."""

    def arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Say what may be typed after the command's name.

        ``set_defaults(when_invalid=...)`` is for a command that leaves with another code than 1 for ``PackInvalid``.
        """

    def run(self, options: argparse.Namespace, /) -> Result:
        """Do it. Raises ``PackInvalid`` (its problems are printed) or another ``DoingWithError`` (exit 2)."""
        ...


def say(line: str) -> None:
    """One line on stderr, with what cannot be seen written out: it may come from a file of anybody's."""
    if sys.stderr is None:  # else print would turn to stdout
        return
    seen = "".join(c if c.isprintable() else " " if c.isspace() else ascii(c)[1:-1] for c in line)
    print(seen, file=sys.stderr)


def to_type(command: str) -> str:
    """What somebody types for this command, standing in the folder we stand in, with the settings we were given."""
    python = Path(sys.executable)
    shown = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
    given = "".join(f"{name}={quote(os.environ[name])} " for name in SETTINGS if os.environ.get(name, "").strip())
    return f"{given}{quote(str(shown))} -m logic {command}"
