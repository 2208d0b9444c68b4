"""What commands read: the pack in use or one that is named, and files of answers."""

import os
import sys
from pathlib import Path

from logic.authoring.loader import read_pack
from logic.pack import Pack
from logic.requests import MOST_BYTES, BadRequest, Request, read_requests
from logic.settings import BUILT_IN_CONTENT, Settings


def pack_in_use() -> Pack:
    """The pack that the environment names, or ours. Raises ``PackInvalid`` with every problem."""
    return pack_named(str(Settings.from_environment(os.environ).content))


def pack_named(text: str) -> Pack:
    """The pack that somebody typed: a folder of content. Raises ``PackInvalid`` with every problem."""
    return read_pack(Path(text), BUILT_IN_CONTENT / "screen")


def requests_in(source: str, pack: Pack) -> tuple[tuple[Request, ...], bool]:
    """The sets of answers in a JSON file or ``-``, and whether they stood in an array. Raises ``BadRequest``."""
    return read_requests(_bytes_of(source), pack)


def _bytes_of(source: str) -> bytes:
    try:
        if source == "-":
            if sys.stdin is None:
                raise BadRequest("standard input is closed")
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(source).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise BadRequest(f"cannot read {source!r}: {getattr(problem, 'strerror', None) or problem}") from problem
