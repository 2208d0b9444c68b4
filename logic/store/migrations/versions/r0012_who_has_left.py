"""Who of those that finished a training has left, and from which day on."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_AS_BYTES = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table; nobody has left yet, and nothing that is there changes."""
    op.create_table(
        "training_leaver",
        sa.Column("person_key", _AS_BYTES, nullable=False),
        sa.Column("left_on", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person_key", name="pk_training_leaver"),
    )
