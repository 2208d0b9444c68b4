"""Where things are. Read once, at start, from the environment that is passed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The folder that holds ``app.py``."""

BUILT_IN_CONTENT = ROOT / "content"

PUBLIC_URL = "http://localhost:8502"


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders and the database.

    content
        the pack to use.
    data
        where the database file lives, unless another database is named.
    database_url
        may hold a password, so it is kept out of ``repr``.
    link_key
        signs the links given to people without an account; empty where a file in ``data`` holds it.
    public_url
        the address under which people reach the pages made for them.
    address_header
        the header in which a proxy of ours names the address a request came from; empty where there is none to trust.
    """

    content: Path
    data: Path
    database_url: str = field(repr=False)
    link_key: str = field(default="", repr=False)
    public_url: str = PUBLIC_URL
    address_header: str = ""

    @classmethod
    def from_environment(cls, env: Mapping[str, str], *, root: Path = ROOT) -> "Settings":
        """Settings from the variables that begin with ``DOING_WITH_``.

        A variable that is empty counts as not set. A relative folder starts at the current one.
        """

        def folder(name: str, default: Path) -> Path:
            given = env.get(name, "").strip()
            return Path(given).expanduser().absolute() if given else default

        def text(name: str, default: str = "") -> str:
            return env.get(f"DOING_WITH_{name}", "").strip() or default

        data = folder("DOING_WITH_DATA", root / "data")
        return cls(
            content=folder("DOING_WITH_CONTENT", root / "content"),
            data=data,
            database_url=text("DATABASE_URL", f"sqlite:///{data / 'doing-with.db'}"),
            link_key=text("LINK_KEY"),
            public_url=text("PUBLIC_URL", PUBLIC_URL).rstrip("/"),
            address_header=text("ADDRESS_HEADER"),
        )
