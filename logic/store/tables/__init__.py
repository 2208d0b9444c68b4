"""The tables. Adding one is a line in ``every``, a migration and a new ``REVISION``.

The revision the code expects stands here, so that checking it at start needs no Alembic. All tables are made when one
of them is first asked for; only those of content, which refer to no other, may be had alone, by a start (decision 50).
No module here may have the name of a table: it would hide it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

REVISION = "0012"
"""The Alembic revision whose tables these are; a test holds it against the migrations' head."""

if TYPE_CHECKING:
    from logic.store.tables.every import *  # noqa: F403
else:

    def __getattr__(name: str) -> object:
        """A table, or what they are all made of."""
        if name.startswith("__"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.every"), name)
        return found
