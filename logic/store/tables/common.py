"""What every table is made of, in types that SQLite and PostgreSQL share."""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Utc(sa.types.TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets the zone, so it is taken off going in and put back coming out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: it could mean any of two hours."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs its time zone"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that it is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def words(name: str) -> sa.Column[str]:
    """Text a person typed; empty when they have not."""
    return sa.Column(name, sa.Text, nullable=False)


def version() -> sa.Column[int]:
    """Counts saves from 1 on rows that people edit."""
    return sa.Column("version", sa.Integer, nullable=False)


def of_part(*, primary_key: bool = False) -> sa.Column[int]:
    """The part it belongs to."""
    return sa.Column("part_id", sa.ForeignKey("part.id"), primary_key=primary_key, nullable=False)


AS_BYTES = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that is put in order, and compared, letter by letter in both databases alike."""

NO_DATE = date(9999, 12, 31)
"""Stands for "no date yet" where dates are put in order, so that it comes last in both databases."""
