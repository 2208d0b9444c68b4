"""Where things are. Read once, at start, from the environment that is passed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The folder that holds ``app.py``."""

BUILT_IN_CONTENT = ROOT / "content"


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders and the database.

    content
        the pack to use.
    data
        where the database file lives, unless another database is named.
    database_url
        may hold a password, so it is kept out of ``repr``.
    """

    content: Path
    data: Path
    database_url: str = field(repr=False)

    @classmethod
    def from_environment(cls, env: Mapping[str, str], *, root: Path = ROOT) -> "Settings":
        """Settings from ``DOING_WITH_CONTENT``, ``DOING_WITH_DATA`` and ``DOING_WITH_DATABASE_URL``.

        A variable that is empty counts as not set. A relative folder starts at the current one.
        """

        def folder(name: str, default: Path) -> Path:
            given = env.get(name, "").strip()
            return Path(given).expanduser().absolute() if given else default

        data = folder("DOING_WITH_DATA", root / "data")
        url = env.get("DOING_WITH_DATABASE_URL", "").strip() or f"sqlite:///{data / 'doing-with.db'}"
        return cls(content=folder("DOING_WITH_CONTENT", root / "content"), data=data, database_url=url)
