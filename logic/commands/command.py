"""What every command is: what it takes, and what it gives back."""

import argparse
from typing import Protocol

FINE, PROBLEMS, MISUSE = 0, 1, 2
Result = tuple[int, str | bytes]
"""The exit code, and what goes to stdout."""


class Command(Protocol):
    """A module of this package, seen as what it must hold."""

    HELP: str
    """One line for ``--help``."""

    def arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Say what may be typed after the command's name."""

    def run(self, options: argparse.Namespace, /) -> Result:
        """Do it. Raises ``PackInvalid`` (its problems are printed, exit 1) or another ``DoingWithError`` (exit 2)."""
        ...
