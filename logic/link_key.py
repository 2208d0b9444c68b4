"""The server's own key, with which it signs the links it gives away.

It comes from ``DOING_WITH_LINK_KEY``, else from the file ``link-key`` in the data folder, which the start script makes
once. It stands in no database, no log and no repository: whoever has a copy of the database alone can open no page.
"""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from logic.errors import StoreUnavailable
from logic.links import KEY_LEAST
from logic.settings import Settings

NAME = "link-key"


@lru_cache(maxsize=8)
def read_key(settings: Settings) -> str:
    """The key, read once. Raises ``StoreUnavailable`` "missing" when there is none, or none long enough: the start script says so."""
    key = settings.link_key
    if not key:
        try:
            key = (settings.data / NAME).read_text(encoding="ascii").strip()
        except (OSError, ValueError) as problem:
            raise StoreUnavailable("missing", f"no readable {NAME}") from problem
    if len(key) < KEY_LEAST:
        raise StoreUnavailable("missing", f"the link key has fewer than {KEY_LEAST} characters")
    return key


def make_key(settings: Settings) -> None:
    """Make the file, readable by its owner alone, unless it is there or the environment names the key.

    Two may do so at once: the file comes into being whole, and the first one stays.
    """
    path = settings.data / NAME
    if settings.link_key or path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = Path(f"{path}.{secrets.token_hex(8)}")  # in a container even process ids come again
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(f"{secrets.token_urlsafe(32)}\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
