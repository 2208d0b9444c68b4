"""Several files in one, and files that are such a one themselves (Word): the same content gives the same bytes."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FIRST_YEAR = 1980
"""A zip file knows no time before."""
BEGINNING = (FIRST_YEAR, 1, 1, 0, 0, 0)


def zipped(files: Iterable[tuple[str, bytes]], *, made_at: datetime, folder: str = "") -> bytes:
    """One file that holds these, by name and in this order, all dated ``made_at``, in a folder of their own if named."""
    when = made_at.timetuple()[:6] if made_at.year >= FIRST_YEAR else BEGINNING
    return _written(((f"{folder}/{name}" if folder else name, content) for name, content in files), when)


def steady(file: bytes) -> bytes:
    """This zip file with every date in it set to the first a zip file knows."""
    with ZipFile(BytesIO(file)) as inside:
        return _written(((one.filename, inside.read(one)) for one in inside.infolist()), BEGINNING)


def _written(files: Iterable[tuple[str, bytes]], when: tuple[int, ...]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as inside:
        for name, content in files:
            entry = ZipInfo(name, (when[0], when[1], when[2], when[3], when[4], when[5]))
            # What is packed already does not get smaller.
            entry.compress_type = ZIP_STORED if name.endswith((".docx", ".xlsx", ".png")) else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            inside.writestr(entry, content)
    return out.getvalue()
