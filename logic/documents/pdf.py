"""A document as PDF/UA-1 by typst: tagged, titled, with its language, alternative texts and embedded fonts.

All of a document's text reaches typst as data (JSON, read by ``document.typ``), never as its markup.
"""

import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from logic.documents import fits
from logic.documents.glyphs import FAMILIES, LETTERS, breakable, coverage, drawable, folders, plainest, ranges
from logic.documents.model import Document, Size
from logic.errors import DoingWithError

TEMPLATE = Path(__file__).with_name("document.typ")
FITS = {name: limit for name, limit in vars(fits).items() if name.isupper()}
"""What stands together, by the names it has here."""
TRIES = 20
LARGE, REMEMBERED = 400_000, 12
"""Letters of data from which a document is too large to be remembered, and how many more typst sets before it forgets."""
_ONE_AT_A_TIME = Lock()
_UNDRAWN = re.compile(r"the text `(\".*?\")` could not be displayed", re.DOTALL)
_NUMBERED, _ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}"), re.compile(r"\\(.)", re.DOTALL)
_QUOTED = re.compile("`.*`", re.DOTALL)
_FONT = re.compile('font-family="[^"]*"')
Mend = Callable[[str], str]
"""Makes text such that it can be drawn."""


class CannotSet(DoingWithError):
    """The document could not be made. Says what typst said, without what it quotes of the document: logs keep it."""

    def __init__(self, said: object) -> None:
        super().__init__(_QUOTED.sub("…", str(said)))


@cache
def _fonts() -> typst.Fonts:
    """Our fonts and no others, found once a process."""
    paths: list[Any] = [str(folder) for folder in folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


@cache
def _letters() -> str:
    """What the font of letters draws, as an expression: what it lacks is left to the next font whole, marks and all."""
    spans = (rf"\x{{{first:x}}}-\x{{{last:x}}}" for first, last in ranges(coverage(LETTERS)))
    return f"[{''.join(spans)}]"


def to_pdf(document: Document, *, size: Size = "standard") -> bytes:
    """The file. Its pictures are drawn already. Raises ``CannotSet``.

    One is set at a time, so that what it takes in memory is bounded; other threads go on meanwhile.
    """
    with _ONE_AT_A_TIME:
        return _mended(document, size)


@lru_cache(maxsize=64)
def to_png(svg: bytes, *, across: int) -> bytes:
    """A small picture of lines as one of points, so many points across, on white; for Word, which takes no svg.

    Kept, since most are used again. Its words are in our font: typst leaves out those of a font it does not have, and says
    nothing of it. Raises ``CannotSet``.
    """
    template = b"#let data = json(bytes(sys.inputs.data))\n#set page(width: 72pt, height: auto, margin: 0pt)\n"
    template += b'#image(bytes(data), format: "svg", width: 72pt)'
    with _ONE_AT_A_TIME:
        try:
            file = _compiler(template, json.dumps(_svg(svg, drawable))).compile(format="png", ppi=across)
        except typst.TypstError as problem:
            raise CannotSet(problem) from None
    if not isinstance(file, bytes):
        raise CannotSet(type(file).__name__)
    return file


def _mended(document: Document, size: Size) -> bytes:
    """Set as often as there is something to mend in it."""
    failed: list[str] = []
    for _ in range(TRIES):
        try:
            return _set(document, size, lambda text: drawable(text, undrawable=failed))
        except typst.TypstError as problem:
            # Each character has a font, but some have none together, as a mark of one script on a letter of another.
            found = _UNDRAWN.search(str(problem))
            if found is None:
                raise CannotSet(problem) from None
            failed.append(_unquoted(found[1]))
    try:
        return _set(document, size, plainest)
    except typst.TypstError as problem:
        raise CannotSet(problem) from None


def _set(document: Document, size: Size, mend: Mend) -> bytes:
    language, _, region = document.language.partition("-")
    data = {
        **_data(document, mend),
        "size": size,
        "lang": language,
        "region": region,
        "families": FAMILIES,
        "covers": _letters(),
        "fits": FITS,
    }
    made_at = None if document.made_at is None else int(document.made_at.timestamp())
    told = json.dumps(data)
    try:
        file = _compiler(TEMPLATE.read_bytes(), told).compile(format="pdf", pdf_standards="ua-1", timestamp=made_at)
    finally:
        if len(told) > LARGE:
            _forget()
    if not isinstance(file, bytes):
        raise CannotSet(type(file).__name__)
    return file


def _compiler(source: bytes, told: str = "") -> typst.Compiler:
    return typst.Compiler(source, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"data": told})


def _forget() -> None:
    """Let typst forget the document: it keeps what it worked out for the last ten it set."""
    for _ in range(REMEMBERED):
        _compiler(b"=").compile(format="pdf")


def _data(value: Any, mend: Mend) -> Any:
    """Blocks as JSON, each with its kind; text as lines that can be drawn."""
    if is_dataclass(value):
        data = {field.name: _data(getattr(value, field.name), mend) for field in fields(value)}
        lines = [breakable(mend(line)) for line in str(getattr(value, "text", "")).splitlines() if line.strip()]
        return {**data, "kind": type(value).__name__, "lines": lines}
    if isinstance(value, tuple):
        return [_data(one, mend) for one in value]
    if isinstance(value, bytes):
        return _svg(value, mend) if value.startswith(b"<") else list(value)
    if isinstance(value, str):
        return breakable(mend(value))
    return None if isinstance(value, datetime) else value


def _svg(image: bytes, mend: Mend) -> str:
    """A picture of lines with its words in our font."""
    return mend(_FONT.sub(f'font-family="{LETTERS}"', image.decode()))


def _unquoted(quoted: str) -> str:
    """The text that typst quotes in what it says."""
    text = _NUMBERED.sub(lambda found: chr(int(found[1], 16)), quoted[1:-1])
    return _ESCAPED.sub(lambda found: {"n": "\n", "t": "\t", "r": "\r"}.get(found[1], found[1]), text)
