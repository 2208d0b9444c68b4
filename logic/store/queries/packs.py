"""Content kept by version, and the adoptions that say which was in use when."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

import sqlalchemy as sa

from logic.activity import Actor
from logic.adoption import Adoption, KeptContent
from logic.store.engine import TryAgain
from logic.store.tables.content import adoption, pack

_ADOPTION = tuple(adoption.c[name] for name in Adoption.__dataclass_fields__)
_KEPT = tuple(pack.c[name] for name in KeptContent.__dataclass_fields__)


class KeptFiles(NamedTuple):
    """The texts of one version. ``sound`` is whether they are what was kept."""

    files: Mapping[str, str]
    sound: bool


def last_adoption(connection: sa.Connection) -> Adoption | None:
    """The one that names the content in use; none in a database that was never started with content."""
    row = connection.execute(sa.select(*_ADOPTION).order_by(adoption.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else Adoption(*row)


def adoptions(connection: sa.Connection) -> tuple[Adoption, ...]:
    """All of them, oldest first."""
    return tuple(Adoption(*row) for row in connection.execute(sa.select(*_ADOPTION).order_by(adoption.c.id)))


def adopt(connection: sa.Connection, version: str, *, after: Adoption | None, now: datetime, actor: Actor) -> None:
    """Add an adoption. Raises ``TryAgain`` when another came in between."""
    row = {"id": after.id + 1 if after else 1, "version": version, "adopted_at": now, "actor_id": actor.id}
    try:
        connection.execute(sa.insert(adoption).values(row))
    except sa.exc.IntegrityError as error:
        raise TryAgain("other content was adopted at the same time") from error


def kept(connection: sa.Connection) -> tuple[KeptContent, ...]:
    """Everything kept, the latest first, without its texts."""
    rows = connection.execute(sa.select(*_KEPT).order_by(pack.c.kept_at.desc(), pack.c.version))
    return tuple(KeptContent(*row) for row in rows)


def digest_of(connection: sa.Connection, version: str) -> str | None:
    """The seal its texts were kept under; none when this version is not kept."""
    found: str | None = connection.execute(sa.select(pack.c.digest).where(pack.c.version == version)).scalar()
    return found


def files(connection: sa.Connection, version: str) -> KeptFiles | None:
    """The texts of this version; none when it is not kept."""
    # As text: damaged JSON must be told of, not fail on the way.
    column = sa.cast(pack.c.files, sa.Text)
    row = connection.execute(sa.select(column, pack.c.digest).where(pack.c.version == version)).one_or_none()
    if row is None:
        return None
    try:
        found = json.loads(row[0])
    except (TypeError, ValueError):
        return KeptFiles({}, sound=False)
    if not isinstance(found, dict):
        return KeptFiles({}, sound=False)
    texts = {str(name): str(text) for name, text in found.items()}
    return KeptFiles(texts, sound=_digest(texts) == row.digest)


def keep(
    connection: sa.Connection, *, version: str, title: str, edition: str, texts: Mapping[str, str], now: datetime
) -> bool:
    """Keep this version, or put right what was damaged; false when it was kept and sound."""
    there = files(connection, version)
    if there is not None and there.sound:
        return False
    row = {"title": title, "edition": edition, "files": dict(texts), "digest": _digest(texts), "kept_at": now}
    if there is not None:
        connection.execute(sa.update(pack).where(pack.c.version == version).values(row))
        return True
    try:
        connection.execute(sa.insert(pack).values(version=version, **row))
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same content was kept at the same time") from error
    return True


def _digest(texts: Mapping[str, str]) -> str:
    """A seal on the texts as they are, which does not move when a later release reads them otherwise."""
    return sha256(json.dumps(dict(texts), sort_keys=True).encode()).hexdigest()
