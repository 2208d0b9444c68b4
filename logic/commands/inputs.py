"""What commands read: the pack in use or one that is named, and files of answers."""

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from logic.activity import Actor
from logic.authoring.loader import read_pack
from logic.errors import NotFound
from logic.pack import Pack
from logic.requests import MOST_BYTES, BadRequest, Request, read_requests
from logic.settings import BUILT_IN_CONTENT, Settings

if TYPE_CHECKING:
    from logic.kept import Shelf
    from logic.services.content import Offer

IN_USE, FOLDER = "in-use", "folder"
VERSION = re.compile("[0-9a-f]{12}")
BY_COMMAND = Actor("command-line", "The command line", "administrator")


def pack_in_folder() -> Pack:
    """The pack that the environment names, or ours. Raises ``PackInvalid`` with every problem."""
    return pack_named(str(Settings.from_environment(os.environ).content))


def pack_named(text: str) -> Pack:
    """The pack that somebody typed: a folder, "folder" (the one the settings name), "in-use", or a version kept.

    Of kept content that is beyond this release, as much as tells where its questions lead. Raises ``PackInvalid``
    with every problem, ``NotFound``, ``ContentUnusable`` or ``StoreUnavailable``.
    """
    if (shelf := _shelf_for(text)) is None:
        return read_pack(folder_named(text), BUILT_IN_CONTENT / "screen")
    version = _version(shelf, text)
    pack = shelf.partly(version)
    if pack is None:
        raise NotFound("content", version)
    return pack


def offer_of(text: str) -> "Offer":
    """Content that may be taken into use, named as for ``pack_named``. Raises as that does."""
    from logic.authoring.loader import read_folder
    from logic.services.content import FOLDER as IN_FOLDER
    from logic.services.content import Offer

    if (shelf := _shelf_for(text)) is None:
        return Offer(IN_FOLDER, *read_folder(folder_named(text), BUILT_IN_CONTENT / "screen"))
    version = _version(shelf, text)
    pack = shelf.pack(version)
    if pack is None:
        raise NotFound("content", version)
    return Offer(version, pack, None)


def folder_named(text: str) -> Path:
    """The folder that somebody typed; "folder" is the one the settings name, unless there is one of that name here."""
    if text == FOLDER and not Path(text).is_dir():
        return Settings.from_environment(os.environ).content
    return Path(text)


def _version(shelf: "Shelf", text: str) -> str:
    adopted = shelf.in_use() if text == IN_USE else None
    return adopted.version if adopted else text


def _shelf_for(text: str) -> "Shelf | None":
    """Where content is kept, when this text names content there rather than a folder."""
    if Path(text).is_dir() or not (text == IN_USE or VERSION.fullmatch(text)):
        return None
    from logic.kept import Shelf
    from logic.store import Store

    return Shelf(Store.open(Settings.from_environment(os.environ).database_url), {})


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
