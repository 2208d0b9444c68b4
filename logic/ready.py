"""Content in its ready-made form: as it was once it had been read and checked, so that the next start need not.

To read, check and build the content takes longer than all else in a start (docs/performance.md). What came of it is
written to the folder ``ready`` in the data folder, as JSON under a seal. The seal covers the very texts it was made
from and the code that read them, and is made with the key that signs the links to people: whoever could forge one
could open every such page already. What has another seal, for whatever reason, counts as not there: then everything is
read and checked anew, and written again. Nothing is ever missing without it.
"""

import hmac
import json
import logging
import os
import re
import secrets
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from logic.errors import StoreUnavailable
from logic.link_key import read_key
from logic.settings import ROOT, Settings

LOG = logging.getLogger("doing_with")
FOLDER = "ready"
NAME = re.compile(r"[A-Za-z0-9-]{1,80}")
MOST_BYTES = 32 * 1024 * 1024
READERS = ("", "authoring", "pictograms", "register", "scope")
"""The folders of ``logic`` in which all stands that has a part in reading content, besides what is pinned."""


class Ready:
    """The ready-made forms in one data folder. Safe to share between threads and processes."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.data / FOLDER
        try:
            # Looked at now and not when something is to be kept: an update may by then have put other code there
            # than this process runs.
            self._code, self._key = code(), read_key(settings).encode()
        except (OSError, StoreUnavailable):
            self._code = self._key = b""

    def find(self, name: str, source: Mapping[str, str]) -> Any:
        """The plain data kept under this name; none unless it was made from just these texts by just this code."""
        if not self._key or not NAME.fullmatch(name):
            return None
        path = self._folder / f"{name}.json"
        try:
            if not path.is_file():  # a pipe would be read for ever
                return None
            with path.open("rb") as file:
                seal, _, body = file.read(MOST_BYTES).partition(b"\n")
        except OSError:
            return None
        return json.loads(body) if hmac.compare_digest(seal, self._seal(source, body)) else None

    def keep(self, name: str, source: Mapping[str, str], data: object) -> None:
        """Keep what was made from these texts, readable by its owner alone. Where that cannot be, nothing is kept."""
        if not self._key or not NAME.fullmatch(name):
            return
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        path = self._folder / f"{name}.json"
        draft = Path(f"{path}.{secrets.token_hex(8)}")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(self._seal(source, body) + b"\n" + body)
                draft.replace(path)  # whole at once: another process may be reading
            finally:
                draft.unlink(missing_ok=True)
        except OSError as problem:
            LOG.info("the content will be read anew at the next start: %s", type(problem).__name__)

    def _seal(self, source: Mapping[str, str], body: bytes) -> bytes:
        texts = json.dumps(dict(source), sort_keys=True).encode()
        # Hashed one by one, so that no end of one can be taken for the beginning of the next.
        parts = (b"ready-made content", self._code, texts, body)
        return hmac.digest(self._key, b"".join(sha256(part).digest() for part in parts), sha256).hex().encode()


def code() -> bytes:
    """What has a part in reading content: our own modules, the libraries that are pinned, and Python.

    Raises ``OSError``.
    """
    found = sha256(sys.version.encode())
    files = [path for name in READERS for path in sorted((ROOT / "logic" / name).glob("*.py"))]
    for path in (ROOT / "requirements.txt", *files):
        found.update(f"\n{path.relative_to(ROOT)}\n".encode())
        found.update(sha256(path.read_bytes()).digest())
    return found.digest()
