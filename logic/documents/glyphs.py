"""Which characters our fonts can draw, and what stands in for the others.

PDF/UA refuses a character that no font can draw. So that no word of anybody's is lost without a trace, such a
character is written as its name in brackets: ``[cuneiform sign a]``.
"""

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

LETTERS = "Atkinson Hyperlegible"
"""The font of every document. Where it lacks a character, the next of ``FAMILIES`` that has it draws it."""
FAMILIES = (LETTERS, "Noto Sans", "Noto Sans CJK SC", "Noto Sans Symbols", "Noto Emoji")

PACKAGES = ("fontpkg_atkinson_hyperlegible", "manimgx_fonts", "manimgx_fonts_cjk")

CONTROLS = frozenset((*range(0x20), *range(0x7F, 0xA0)))
"""Some fonts map a few of them; PDF/UA takes none."""

UNBROKEN = re.compile("[^\\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]{37,}")
"""Words too long for a line, in scripts that part them by blanks."""
PIECE = 6
JOINED = re.compile("\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])")
"""Joins two pictures into one, as in a family. Our fonts have few of those and set the two upon each other."""


def folders() -> tuple[Path, ...]:
    """Where the fonts are: packages of nothing but fonts, under the Open Font License."""
    specs = (find_spec(name) for name in PACKAGES)
    return tuple(Path(str(spec.origin)).parent for spec in specs if spec is not None)


def drawable(text: str, *, undrawable: Iterable[str] = ()) -> str:
    """The text, composed (NFC), with stand-ins for what cannot be drawn.

    ``undrawable``: pieces of text known to fail where they stand: a mark of one script on a letter of another has a
    font for each and none for both.
    """
    text = unicodedata.normalize("NFC", text)
    for piece in undrawable:
        text = _parted(text, piece)
    return _beyond("").sub(lambda found: found[0] if _unseen(found[0]) else stand_in(found[0]), text)


def _parted(text: str, piece: str) -> str:
    """The text with stand-ins for the marks upon this piece, where it bears any; else for the piece itself."""
    done, at = [], 0
    while (found := text.find(piece, at)) >= 0:
        after = found + len(piece)
        end = after
        while end < len(text) and unicodedata.category(text[end]).startswith("M"):
            end += 1
        done.append(text[at:found])
        named = text[after:end] or ("" if piece.isascii() else piece)
        done.append((piece if named != piece else "") + "".join(map(stand_in, named)))
        at = end
    return "".join(done) + text[at:]


def plainest(text: str) -> str:
    """The text with a stand-in for every character that our font of letters does not draw by itself."""
    return _beyond(LETTERS).sub(lambda found: stand_in(found[0]), unicodedata.normalize("NFC", text))


def breakable(text: str) -> str:
    """The text with places to break words that are too long for a line, and pictures beside each other."""
    return UNBROKEN.sub(_broken, JOINED.sub("", text))


def stand_in(character: str) -> str:
    """Its name, or its number where it has none; nothing for what is never seen."""
    if _unseen(character):
        return ""
    name = unicodedata.name(character, "").lower()
    return f"[{name or f'U+{ord(character):04X}'}]"


@cache
def _beyond(family: str) -> re.Pattern[str]:
    """Whatever these fonts do not draw, but for line ends."""
    kept = coverage(family) | {ord("\n"), ord("\t")}
    spans = (f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges(kept))
    return re.compile(f"[^{''.join(spans)}]")


def _unseen(character: str) -> bool:
    """Marks that only steer how text is set: joiners, directions, variation selectors."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _broken(word: re.Match[str]) -> str:
    """The word with a zero-width space every few characters, never before a mark that belongs to the one before."""
    pieces: list[str] = []
    since = 0
    for one in word[0]:
        if since >= PIECE and unicodedata.category(one) not in {"Mn", "Mc", "Me", "Cf"} and pieces[-1] != "\u200d":
            pieces.append("\u200b")
            since = 0
        pieces.append(one)
        since += 1
    return "".join(pieces)


@cache
def coverage(family: str = "") -> frozenset[int]:
    """Code points that all files of our fonts can draw together; of one family, those in each of its files."""
    files = [file for folder in folders() for file in sorted(folder.rglob("*.[to]t[fc]"))]
    if not family:
        return frozenset().union(*map(_points, files))
    start = family.replace(" ", "")
    return frozenset.intersection(*(_points(file) for file in files if file.name.startswith(f"{start}-")))


def ranges(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Code points as first and last of each run."""
    first = last = -2
    for point in sorted(points):
        if point != last + 1:
            if first >= 0:
                yield first, last
            first = point
        last = point
    if first >= 0:
        yield first, last


def _points(path: Path) -> frozenset[int]:
    """Code points in the character map ("cmap") of a font file; of the first font in a collection."""
    with path.open("rb") as file:
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12)
            (start,) = struct.unpack(">L", file.read(4))
        at, length = _table(file, start, b"cmap")
        file.seek(at)
        cmap = file.read(length)
    points: set[int] = set()
    for place in range(struct.unpack_from(">H", cmap, 2)[0]):
        (offset,) = struct.unpack_from(">L", cmap, 4 + 8 * place + 4)
        points.update(_mapped(cmap, offset))
    return frozenset(points) - CONTROLS


def _table(file: BinaryIO, start: int, name: bytes) -> tuple[int, int]:
    """Where a table of the font is, and how long."""
    file.seek(start + 4)
    (count,) = struct.unpack(">H", file.read(2))
    file.seek(start + 12)
    entries = file.read(16 * count)
    for place in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", entries, 16 * place)
        if tag == name:
            return offset, length
    raise LookupError(name)


def _mapped(cmap: bytes, at: int) -> Iterator[int]:
    """Code points of one subtable; the two formats that our fonts use."""
    (kind,) = struct.unpack_from(">H", cmap, at)
    if kind == 4:  # noqa: PLR2004 - the number of the format
        segments = struct.unpack_from(">H", cmap, at + 6)[0] // 2
        ends = struct.unpack_from(f">{segments}H", cmap, at + 14)
        starts = struct.unpack_from(f">{segments}H", cmap, at + 16 + 2 * segments)
        for first, last in zip(starts, ends, strict=True):
            yield from (point for point in range(first, last + 1) if point != 0xFFFF)  # noqa: PLR2004 - ends the list
    elif kind == 12:  # noqa: PLR2004 - the number of the format
        (groups,) = struct.unpack_from(">L", cmap, at + 12)
        for place in range(groups):
            first, last, _ = struct.unpack_from(">LLL", cmap, at + 16 + 12 * place)
            yield from range(first, last + 1)
